"""The way to Telegram: requests, limits of sending, the list of commands."""
