"""A reindex, from the files of a collection to a new generation; `reindexing.py` is its course."""
