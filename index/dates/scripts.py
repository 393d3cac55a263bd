"""Patterns written in Simplified characters, made to match Traditional ones, too."""

import re

_PAIRS = (
    "后後来來过過这這届屆开開时時间間纪紀两兩划劃规規计計个個国國党黨为為几幾当當现現岁歲轻輕龄齡会會声聲证證说說随隨历歷满滿"
    "长長约約从從发發书書样樣级級应應风風将將资資达達进進简簡标標阐闡协協区區县縣数數叶葉刚剛贸貿组組织織节節货貨学學产產线線"
    "网網马馬纸紙饭飯总總结結报報职職决決统統东東辞辭财財预預执執况況务務顾顧绩績动動讲講员員处處厅廳馆館镇鎮乡鄉编編辑輯"
    "记記队隊经經团團华華庆慶门門拟擬争爭还還场場体體议議礼禮词詞谈談话話访訪传傳浏瀏览覽写寫于於号號闭閉点點"
)
_TRADITIONAL = {_PAIRS[at]: _PAIRS[at + 1] for at in range(0, len(_PAIRS), 2) if _PAIRS[at] != _PAIRS[at + 1]}
"""The characters of this room's patterns that Traditional Chinese writes differently."""

_UNIT = re.compile(r"\(\?P<\w+>|\[(?:\\.|[^\]])*\]|\\.|.", re.DOTALL)


def with_traditional(characters: str) -> str:
    """Add to some characters those that Traditional Chinese writes for them."""
    return "".join(char + _TRADITIONAL.get(char, "") for char in characters)


def both_scripts(pattern: str) -> str:
    """Let a pattern match Traditional characters where it has Simplified ones."""

    def widened(match: re.Match[str]) -> str:
        unit = match.group()
        if unit[0] == "[":
            return with_traditional(unit)
        return f"[{with_traditional(unit)}]" if unit in _TRADITIONAL else unit

    return _UNIT.sub(widened, pattern)


def either_script(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for both scripts."""
    return re.compile(both_scripts(pattern))
