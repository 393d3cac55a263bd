"""Candidates of a question scored, ordered and marked."""
