"""What a web page or Markdown says by signs rather than words becomes plain lines here, or goes."""

import html
import re

from index.structure.rules import Mark, has_mark

_BLOCK = (
    "p|br|div|hr|tr|table|tbody|thead|ul|ol|li|dl|dt|dd|section|article|header|footer|nav|main|blockquote|center|h[1-6]"
)
_INLINE = (
    "span|strong|b|i|em|u|s|a|img|font|sup|sub|small|big|td|th|html|head|body|meta|link|title|form|input|button|label"
    "|iframe|figure|figcaption|video|audio|source|svg|path|wbr|col|colgroup|caption|style|script|noscript"
)
_PAGE = re.compile(rf"</?(?:{_BLOCK}|span|strong|a|font|img)(?:\s[^<>]{{0,500}})?/?\s?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(?:!(--|doctype)|(head)>|(script|style)\b)", re.IGNORECASE)
_HIDDEN_END = re.compile(r"</(head|script|style)\s?>", re.IGNORECASE)
_SIGN_ENDS = {"--": "-->", "doctype": ">"}
_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,500})?>\s{0,80}", re.IGNORECASE)
_NEXT_CELL = re.compile(r"</t[dh]\s?>\s{0,80}(?=<t[dh][\s>])", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]{{0,500}})?/?\s?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]{{0,1000}})?/?\s?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")

_ADDRESS = r"(?:[^()\s]|\([^()\s]{0,80}\)){0,500}(?:\s+[\"'][^\"'\n]{0,200}[\"'])?\s?"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,200}}\]\({_ADDRESS}\)")
_BUTTON = re.compile(rf"\[[^\[\]\n]{{0,200}}\]\(javascript:{_ADDRESS}\)")
_LINK = re.compile(rf"\[([^\[\]\n]{{0,200}})\]\((?:https?://|mailto:|[/.#]){_ADDRESS}\)")
_RST_MARK = re.compile(
    r"^\.\. (?:_[^\n:]{1,200}:(?:[ \t].*)?|(?:image|figure|contents|raw|meta|index|toctree|highlight|include)::.*"
    r"(?:\n[ \t]+:[\w-]+:.*){0,20})$\n?",
    re.MULTILINE,
)
"""What reStructuredText says to itself: the names of places, pictures, tables of contents."""

_RST_LINK = re.compile(r"`([^`<>]{1,200}?)\s{0,8}<(?:https?://|mailto:)[^\s<>`]{1,1000}>`__?")
_RST_LINE = re.compile(r"^\| (?=[^|\n]+$)", re.MULTILINE)
_QUOTED = re.compile(r"(?:> ?){0,4}>(?: {1,4}(?=\S)|$)")
_SHORTCODE = re.compile(r"\{\{[<%][^{}\n]{0,1000}[>%]\}\}|\{%[^{}\n]{0,1000}%\}")
_CAPTION = re.compile(r"<figcaption(?:\s[^<>]{0,500})?>\s{0,80}([^<>]{1,500}?)\s{0,80}</figcaption\s?>", re.IGNORECASE)
_FRONT = re.compile(
    r"\s{0,20}(---|\+\+\+)[ \t]*\n"
    r"((?:[A-Za-z_一-鿿][\w-]*[ \t]*[:=：].*\n|[ \t]+\S.*\n|[-\]\[].*\n|#.*\n|\n){1,80}?)\1[ \t]*\n"
)
_FRONT_FIELDS = {
    "title": r"title|[标標][题題]|[题題]目|title[_-]?(?:zh|cn|han[st])(?:[_-]\w{2,4})?",
    "author": r"author|speaker|作者|[讲講][话話]人|演[讲講][人者]|主[讲講]人?",
    "date": r"date|pub(?:lished)?[_-]?(?:at|date|time)?|日期|[发發][布表](?:日期|[时時][间間])|[时時][间間]",
}
"""How the fields above a text are called, by what they say."""

_FRONT_FIELD = re.compile(
    rf"^(?:{'|'.join(f'(?P<{name}>{written})' for name, written in _FRONT_FIELDS.items())})"
    r"[ \t]*[:=：][ \t]*(?P<said>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
SITE_BREAK = re.compile(r"[_|｜]| [-–—] |--")
"""What stands between the title of a page and the name of its site."""

_DAY_LENGTH = len("2021-03-05")
_QUOTES = "\"'"


def without_markup(text: str) -> str:
    """Write a text without tags, comments, entities, pictures, buttons, addresses and what a generator fills in.

    Headings keep a Markdown sign, and the caption of a picture stands in brackets.
    """
    if "{{" in text or "{%" in text:
        text = _SHORTCODE.sub("", text)
    if ".. " in text or ">`_" in text:
        text = _without_rst(text)
    if "<" in text and _PAGE.search(text) is not None:
        text = shown(text)
        text = _CAPTION.sub(r"\n（\1）\n", text)
        text = _HEADING.sub(lambda match: f"\n{'#' * int(match[1])} ", text)
        text = _BLOCK_TAG.sub("\n", _NEXT_CELL.sub("\t", text))
        text = _INLINE_TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    if "](" in text:
        text = _LINK.sub(r"\1", _BUTTON.sub("", _IMAGE.sub("", text)))
    return text


def _without_rst(text: str) -> str:
    """Write a text without the marks of reStructuredText, where it has any that nothing else has."""
    plain, marks = _RST_MARK.subn("", text)
    plain, links = _RST_LINK.subn(_words_of_link, plain)
    return _RST_LINE.sub("", plain.replace("\\ ", "")) if marks or links else text


def _words_of_link(link: re.Match[str]) -> str:
    """Give the words of a link; one that stands alone and is named after its host only says where a page stood."""
    text, (start, end) = link.string, link.span()
    alone = text[max(start - 1, 0) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return "" if alone and link[1].isascii() and has_mark(link[1], Mark.HOST) else link[1]


def shown(text: str) -> str:
    """Write a text without what a browser does not show of it: comments, its head, scripts and styles.

    What is never closed hides nothing.
    """
    kept: list[str] = []
    place = start = 0
    unclosed: set[str] = set()
    while (opening := _HIDDEN.search(text, start)) is not None:
        kind = next(filter(None, opening.groups())).lower()
        end = None if kind in unclosed else _end(text, kind, opening.end())
        if end is None:
            unclosed.add(kind)
            start = opening.end()
            continue
        kept.extend((text[place : opening.start()], "\n"))
        place = start = end
    return "".join((*kept, text[place:]))


def _end(text: str, kind: str, start: int) -> int | None:
    """Find the end of what is hidden from a place on, None where there is none."""
    if kind in _SIGN_ENDS:
        place = text.find(_SIGN_ENDS[kind], start)
        return None if place < 0 else place + len(_SIGN_ENDS[kind])
    return next((match.end() for match in _HIDDEN_END.finditer(text, start) if match[1].lower() == kind), None)


def _character(entity: re.Match[str]) -> str:
    """Give what an entity stands for, a plain space for one of any width."""
    char = html.unescape(entity[0])
    return " " if char.isspace() and char not in "\r\n" else char


def without_front(text: str) -> str:
    """Write a text without the fields that generators of web sites want above it, such as tags.

    Its title heads it, unless a heading says it again, and its author and day stand under that.
    """
    front = _FRONT.match(text)
    if front is None:
        return text
    body = text[front.end() :]
    fields = _fields(front[2])
    title = fields.get("title")
    headings = [line.strip("# ") for line in body.split("\n") if line.startswith("#")]
    sign = "title:" if "\n# " in f"\n{body}" else "#"
    said_again = title in headings or (title and headings and _names_site(title, headings[0]))
    above = [f"{sign} {title}\n"] if title and not said_again else []
    author, day = fields.get("author"), fields.get("date", "")[:_DAY_LENGTH]
    dated = has_mark(day, Mark.DATE)
    said = [*([f"作者：{author}\n"] if author else []), *([f"发布日期：{day}\n"] if dated else [])]
    head, _, rest = body.lstrip("\n").partition("\n")
    return "\n".join([head, *said, rest] if not above and head.startswith("#") else [*above, *said, body])


def _names_site(title: str, heading: str) -> bool:
    """Tell whether a title is a heading with what a page's title has behind it: the name of its site."""
    words, whole = ("".join(filter(str.isalpha, text)) for text in (heading, title))
    named = len(words) > 1 and whole.startswith(words)
    return named and SITE_BREAK.search(title, len(words)) is not None


def _fields(front: str) -> dict[str, str]:
    """Give what some fields say of title, author and day: of two that say the same the first counts."""
    fields: dict[str, str] = {}
    for match in _FRONT_FIELD.finditer(front):
        said = match["said"].strip().strip(_QUOTES)
        if said and match.lastgroup:
            fields.setdefault(next(name for name in _FRONT_FIELDS if match[name]), said)
    return fields


def unquoted(line: str) -> str:
    """Write a line without the signs by which Markdown and mail mark a quotation."""
    match = _QUOTED.match(line)
    return line[match.end() :] if match else line
