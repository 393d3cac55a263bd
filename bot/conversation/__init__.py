"""What a person writes becomes a question, or a press of a button."""
