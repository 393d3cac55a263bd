"""The handlers of updates, a file for each kind: they read the update, call other rooms, and send what these return."""
