"""The database: what a generation holds, written and read."""
