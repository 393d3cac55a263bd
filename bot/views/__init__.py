"""What was found and remembered becomes the message that shows it."""
