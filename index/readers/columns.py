"""Which column of a table, or field of a record, is the text, the title, the date: by its name, or by what it holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONG_TEXT = 30
"""A column whose cells have on average so many characters holds texts."""

LONGER = 2
"""A column of texts is so many times as long as any other, or it is not clear which is meant."""

TITLE_LENGTHS = (2, 80)
"""A column whose cells are on average so long can hold titles."""

SAMPLED_ROWS = 200

_NOUN = (
    r"(?:文章|讲话|講話|新闻|新聞|报告|報告|文件|文档|文檔"
    r"|article|speech|news|doc|document|post|page|story|item|record)?"
)
_NAMES: Mapping[str, str] = {
    "id": rf"{_NOUN}(?:id|no|key|uuid|编号|編號|序号|序號)",
    "title": (
        rf"{_NOUN}(?:title|headline|heading|subject|name|caption|标题|標題|题目|題目|题名|題名|篇名|名称|名稱|主题|主題)"
    ),
    "text": (
        rf"{_NOUN}(?:full|plain|main|raw|clean)?(?:texts?|contents?|body|transcripts?|passages?|paragraphs?|sentences?"
        r"|正文|全文|原文|内容|內容|文本|文字|段落|正文内容|正文內容|原文内容|原文內容)|article|speech|讲话稿|講話稿|讲稿|講稿"
    ),
    "date": (r"(?:发表|發表|发布|發布|讲话|講話)?(?:日期|时间|時間)|(?:pub|publish(?:ed)?|speech)?(?:date|time)"),
    "speaker": r"speaker|author|(?:讲话|講話|演讲|演講|发言|發言)(?:人|者)|作者",
    "office": r"office|position|职务|職務",
    "place": r"place|venue|location|地点|地點",
}
_FIRST: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "编号"),
    "title": ("title", "标题"),
    "text": ("text", "content", "正文", "全文", "内容"),
    "date": ("date", "日期"),
    "speaker": ("speaker", "讲话人"),
    "office": ("office", "职务"),
    "place": ("place", "地点"),
}
"""Names that go before others where several columns have one."""

_SIGNS = re.compile(r"[\s_\-.:：()（）\ufeff]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns, or fields, that hold the text, the title and the number of a record; "" for one that is missing.

    `guessed` tells that no name says which is the text, so that a person should be told what was taken.
    """

    text: str
    title: str = ""
    id: str = ""
    guessed: bool = False

    def warning(self) -> str:
        """Tell which column was taken for the text, empty where its name says it."""
        titled = f', "{self.title}" for the title' if self.title else ""
        return f'no column is named as a text: took "{self.text}" for it{titled}' if self.guessed else ""


def named_column(names: Sequence[str], kind: str) -> str:
    """Give the column that goes by a usual name for an id, a title or a text, "" where none does."""
    cores = {name: _SIGNS.sub("", name).lower() for name in names}
    for first in _FIRST[kind]:
        for name, core in cores.items():
            if core == first:
                return name
    return next((name for name, core in cores.items() if re.fullmatch(_NAMES[kind], core)), "")


def field(record: Mapping[str, object], kind: str, columns: Columns | None = None) -> object:
    """Give what a record says of a kind, whatever its field is called; None where it says nothing."""
    value = record.get(kind)
    if value is None and columns is not None:
        value = record.get(getattr(columns, kind, ""))
    if value is None and (name := _usual(tuple(key for key, each in record.items() if each is not None), kind)):
        value = record[name]
    return value


def fields(record: Mapping[str, object], kinds: tuple[str, ...]) -> tuple[object, ...]:
    """Give what a record says of each of some kinds, as `field` does; empty where it says nothing of any."""
    names = tuple(record)
    if None in record.values():
        names = tuple(name for name in names if record[name] is not None)
    found = _all_usual(names, kinds)
    return tuple(record[name] if name else None for name in found)


@lru_cache(4096)
def _all_usual(names: tuple[str, ...], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Give the fields of some kinds, "" for those that there are not; none at all where no field is of any kind."""
    found = tuple(kind if kind in names else _usual(names, kind) for kind in kinds)
    return found if any(found) else ()


@lru_cache(4096)
def _usual(names: tuple[str, ...], kind: str) -> str:
    """Give the field that goes by a usual name; most records have the same fields."""
    return named_column(names, kind)


def find_columns(names: Sequence[str], rows: Sequence[Mapping[str, object]]) -> Columns | None:
    """Find the columns of a table by their names, or else by their first rows; None where none holds texts."""
    text = named_column(names, "text")
    others = [name for name in names if name != text]
    title, key = named_column(others, "title"), named_column(others, "id")
    if text:
        return Columns(text, title, key)
    cells = {name: [value for row in rows if (value := str(row.get(name) or "").strip())] for name in names if name}
    lengths = {name: sum(map(len, values)) / len(values) for name, values in cells.items() if values}
    ranked = sorted((name for name in lengths if name not in {title, key}), key=lambda name: -lengths[name])
    if not ranked or lengths[ranked[0]] < LONG_TEXT:
        return None
    if len(ranked) > 1 and lengths[ranked[0]] < LONGER * lengths[ranked[1]]:
        return None
    if not title:
        title = next((name for name in ranked[1:] if _holds_titles(cells[name], lengths[name])), "")
    return Columns(ranked[0], title, key, guessed=True)


def _holds_titles(values: Sequence[str], length: float) -> bool:
    worded = sum(any(char.isalpha() for char in value) for value in values)
    distinct = len(set(values)) > len(values) / 2
    return distinct and worded > len(values) / 2 and TITLE_LENGTHS[0] <= length <= TITLE_LENGTHS[1]
