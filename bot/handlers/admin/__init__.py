"""What administrators do in the chat: rebuild the index, and look after what is in it."""
