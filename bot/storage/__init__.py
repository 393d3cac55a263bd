"""What the bot remembers: messages, settings of people, statistics."""
