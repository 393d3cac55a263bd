"""Marks inside a paragraph of Markdown are taken off here: emphasis, code, links, pictures, tags, footnotes."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

_WIDE = "\u2e80"
"""Characters of East Asian scripts and their signs begin here."""

_WIDE_SIGNS = frozenset("“”‘’…—·")
_OPENING, _CLOSING = frozenset({"Ps", "Pi"}), frozenset({"Pe", "Pf", "Po"})
_ADDRESS_SIGNS = frozenset("./#:?=")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]{1,40})\](:?)")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")


class _State(StateInline):
    """What is known of a paragraph while its marks are read."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - named by the library
        """Tell whether signs from `start` on can open or close an emphasis.

        CommonMark wants a space or a sign beside an emphasis that begins or ends with a sign, which Chinese does not
        write: beside a Chinese character signs open unless a space or a closing sign follows, and close unless a space
        or an opening sign stands before them. Asterisks between digits, and one beside a digit within a word, multiply
        or hide digits. One underscore within a word is a part of it.
        """
        found = super().scanDelims(start, canSplitWord)
        end = start + found.length
        before = self.src[start - 1] if start else " "
        behind = self.src[end] if end < self.posMax else " "
        if (self.src[start] == "_" and found.length != 2) or before.isspace() or behind.isspace():
            return found
        digits = before.isdigit() + behind.isdigit()
        if digits == 2 or (digits and found.length == 1):
            return Scanned(False, False, found.length)
        if not (_is_wide(before) or _is_wide(behind)):
            return found
        opens = unicodedata.category(behind) not in _CLOSING
        closes = unicodedata.category(before) not in _OPENING
        return Scanned(opens, closes, found.length)


class _Markdown(MarkdownIt):
    """Reads what stands in brackets behind brackets as an address only where it looks like one."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - named by the library
        """Tell whether an address looks like one."""
        return not _ADDRESS_SIGNS.isdisjoint(url)


def without_marks(text: str, addresses: Mapping[str, str]) -> str:
    """Write the lines of a paragraph without marks; `addresses` are those of the links that are defined elsewhere.

    Words of links, of code and of emphasis stay, pictures go.
    """
    parser = _parser()
    state = _State(
        text, parser, {"references": {key: {"href": href, "title": ""} for key, href in addresses.items()}}, []
    )
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    return "".join(map(_words, state.tokens))


@cache
def _parser() -> MarkdownIt:
    # Without the rule of line ends they stay, and with them the spaces that a line begins with.
    return _Markdown("commonmark").enable("strikethrough").disable("newline")


def _is_wide(char: str) -> bool:
    return char >= _WIDE or char in _WIDE_SIGNS


def _words(token: Token) -> str:
    """Give what is read of a token."""
    if token.type == "hardbreak":
        return "\n"
    if token.type == "image":
        return ""
    if token.type == "html_inline":
        return _tag(token.content)
    return _FOOTNOTE.sub(lambda match: f"[{match[1]}]", token.content) if token.type == "text" else token.content


def _tag(text: str) -> str:
    """Give what is read of a tag: nothing, a line end, or all of it where HTML knows no such tag."""
    from lxml.html.defs import tags

    name = _TAG.match(text)
    if name is None:
        return ""
    if name[1].lower() == "br":
        return "\n"
    return "" if name[1].lower() in tags else text
