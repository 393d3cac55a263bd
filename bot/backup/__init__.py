"""All that an installation knows in one file, taken and put back while it runs."""
