"""The collection over HTTP: an API for programs and one search page for people."""
