"""The chat: Telegram's side of Jianghua, and its command line."""
