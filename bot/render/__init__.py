"""Everything the bot shows, as pure functions: values in, a `Draft` of a message out."""
