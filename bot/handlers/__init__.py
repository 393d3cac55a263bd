"""What a person does, one file for each: they take from the update, call the rooms behind, and send what these give."""
