"""Passages near a question in meaning, without a word in common: vectors of passages, made beside the index.

An extra: without it, or for passages that have no vectors yet, the ranking is that of words alone.
"""
