"""A passage to the pieces that are encoded: itself, and its sentences by the hundred characters."""

from index.ranking.sentences import sentences

CHUNK_CHARACTERS = 100
"""Characters up to which sentences are taken together; a longer sentence stands alone."""


def chunks(text: str) -> list[str]:
    """Give the pieces of a text in order, at sentence ends; one piece where the text is short."""
    pieces: list[str] = []
    start = end = 0
    for first, last in sentences(text):
        if end and last - start > CHUNK_CHARACTERS:
            pieces.append(text[start:end])
            start = first
        elif not end:
            start = first
        end = last
    if end:
        pieces.append(text[start:end])
    return pieces


def encoded_texts(text: str) -> list[str]:
    """Give what is encoded of a passage: the whole, then its chunks where there is more than one."""
    pieces = chunks(text)
    return [text, *pieces] if len(pieces) > 1 else [text]
