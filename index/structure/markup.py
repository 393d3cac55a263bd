"""What a web page or Markdown says by signs rather than words becomes plain lines here, or goes."""

import html
import re

_BLOCK = (
    "p|br|div|hr|tr|table|tbody|thead|ul|ol|li|dl|dt|dd|section|article|header|footer|nav|main|blockquote|center|h[1-6]"
)
_INLINE = (
    "span|strong|b|i|em|u|s|a|img|font|sup|sub|small|big|td|th|html|head|body|meta|link|title|form|input|button|label"
    "|iframe|figure|figcaption|video|audio|source|svg|path|wbr|col|colgroup|caption|style|script|noscript"
)
_PAGE = re.compile(rf"</?(?:{_BLOCK}|span|strong|a|font|img)(?:\s[^<>]{{0,500}})?/?\s?>", re.IGNORECASE)
_HIDDEN = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<!doctype", re.IGNORECASE), re.compile(r">")),
    (re.compile(r"<head>", re.IGNORECASE), re.compile(r"</head>", re.IGNORECASE)),
    (re.compile(r"<script\b", re.IGNORECASE), re.compile(r"</script\s?>", re.IGNORECASE)),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\s?>", re.IGNORECASE)),
)
_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]{0,500})?>\s{0,80}", re.IGNORECASE)
_NEXT_CELL = re.compile(r"</t[dh]\s?>\s{0,80}(?=<t[dh][\s>])", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK})(?:\s[^<>]{{0,500}})?/?\s?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]{{0,1000}})?/?\s?>", re.IGNORECASE)
_ENTITY_SPACE = re.compile(r"&(?:nbsp|emsp|ensp|thinsp|#160|#12288|#x3000);")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")

_ADDRESS = r"(?:[^()\s]|\([^()\s]{0,80}\)){0,500}(?:\s+[\"'][^\"'\n]{0,200}[\"'])?\s?"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,200}}\]\({_ADDRESS}\)")
_BUTTON = re.compile(rf"\[[^\[\]\n]{{0,200}}\]\(javascript:{_ADDRESS}\)")
_LINK = re.compile(rf"\[([^\[\]\n]{{0,200}})\]\((?:https?://|mailto:|[/.#]){_ADDRESS}\)")
_QUOTED = re.compile(r"(?:> ?){0,4}>(?: {1,4}(?=\S)|$)")
_FRONT = re.compile(
    r"\s{0,20}---[ \t]*\n((?:[A-Za-z_][\w-]*[ \t]*:.*\n|[ \t]+\S.*\n|-[ \t].*\n|#.*\n|\n){1,80}?)---[ \t]*\n"
)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE)
_QUOTES = "\"'"
_FIRST_HEADING = re.compile(r"^# ", re.MULTILINE)


def without_markup(text: str) -> str:
    """Write a text without tags, comments, entities, pictures, buttons and addresses; headings keep a Markdown sign."""
    if "<" in text and _PAGE.search(text) is not None:
        text = shown(text)
        text = _HEADING.sub(lambda match: f"\n{'#' * int(match[1])} ", text)
        text = _BLOCK_TAG.sub("\n", _NEXT_CELL.sub("\t", text))
        text = _INLINE_TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), _ENTITY_SPACE.sub(" ", text))
    if "](" in text:
        text = _LINK.sub(r"\1", _BUTTON.sub("", _IMAGE.sub("", text)))
    return text


def shown(text: str) -> str:
    """Write a text without what a browser does not show of it: comments, its head, scripts and styles."""
    for opening, closing in _HIDDEN:
        text = _without(text, opening, closing)
    return text


def without_front(text: str) -> str:
    """Write a text without the fields that generators of web sites want above it, such as tags; its title heads it."""
    front = _FRONT.match(text)
    if front is None:
        return text
    body = text[front.end() :]
    title = _FRONT_TITLE.search(front[1])
    if title is None:
        return body
    sign = "title:" if _FIRST_HEADING.search(body) else "#"
    return f"{sign} {title[1].strip().strip(_QUOTES)}\n\n{body}"


def unquoted(line: str) -> str:
    """Write a line without the signs by which Markdown and mail mark a quotation."""
    match = _QUOTED.match(line)
    return line[match.end() :] if match else line


def _without(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Leave out what stands between two signs; one that is never closed hides nothing."""
    kept: list[str] = []
    place = 0
    while (start := opening.search(text, place)) is not None:
        end = closing.search(text, start.end())
        if end is None:
            break
        kept.extend((text[place : start.start()], "\n"))
        place = end.end()
    return "".join((*kept, text[place:]))
