"""The letters and digits of a text, Chinese characters among them: what is left without its punctuation and spaces."""

from index.analysis.folding import fold


def letters_of(text: str) -> str:
    """Give the letters and digits of a text, by which what is set or punctuated in two ways is the same."""
    return "".join(filter(str.isalnum, text))


def folded_letters(text: str) -> str:
    """Give the letters and digits of a text folded, by which what is spelt in two ways is the same, too."""
    return letters_of(fold(text))


def has_letters(text: str) -> bool:
    """Tell whether a text has a letter or a digit, and so may say anything."""
    return any(map(str.isalnum, text))
