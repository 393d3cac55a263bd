"""Postings to candidates: which passages are worth reading for a question."""
