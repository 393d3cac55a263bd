"""The command line: `jianghua` and its commands."""
