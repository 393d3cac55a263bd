"""How values are put into a sentence."""


class Count(int):
    """A number in a sentence; `{n:passage|passages}` writes it with the word that fits."""

    def __format__(self, words: str) -> str:
        """Give the number, and the singular or the plural where both are given."""
        if "|" not in words:
            return format(int(self), words)
        one, many = words.split("|")
        return f"{int(self):,} {one if self == 1 else many}"


def say(sentence: str, **values: int | str) -> str:
    """`sentence` with `values` in its places; what a value holds is never read as a pattern."""
    return sentence.format(**{key: Count(value) if isinstance(value, int) else value for key, value in values.items()})
