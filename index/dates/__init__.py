"""When things happened: the date of a speech, who gave it, and the calendar years that its passages speak of."""

DATES_VERSION = 13
"""Part of the key under which parsed files are kept: raise it whenever what this room reads of a file changes."""
