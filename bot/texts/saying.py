"""How values are put into a sentence, and numbers before the points of a list."""


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


def numbered_point(number: int, text: str) -> str:
    """Return a point of a list behind its number, which stands there once where the point opens with it."""
    opens = text.startswith((f"{number}.", f"{number}．", f"{number}、"))
    return text if opens else f"{number}. {text}"


def asks_amount(part: str) -> bool:
    """Tell whether a part of a question asks for a number: a text tells that, and does not mention it."""
    return any(word in part for word in ("多少", "几", "幾", "百分之"))
