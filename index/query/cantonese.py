"""Words of spoken Cantonese that carry grammar, in a question of either script, as the written language has them."""

import re
from collections.abc import Mapping
from functools import cache

from index.analysis.folding import fold_letters

_WRITTEN: Mapping[str, str] = {
    "唔該": "謝謝", "多謝晒": "多謝", "有冇": "有沒有", "係咪": "是不是", "係唔係": "是不是", "點解": "為什麼",
    "點樣": "怎樣", "做乜嘢": "為什麼", "呢啲": "這些", "邊啲": "哪些", "乜嘢": "什麼",
    "做乜": "為什麼", "邊個": "誰", "邊度": "哪裏", "邊一": "哪一", "邊年": "哪年", "邊篇": "哪篇",
    "幾多": "多少", "幾時": "什麼時候", "呢個": "這個", "呢篇": "這篇", "呢句": "這句", "呢段": "這段", "呢度": "這裏",
    "嗰個": "那個", "嗰篇": "那篇", "佢哋": "他們", "我哋": "我們", "你哋": "你們", "而家": "現在", "同埋": "和",
    "啱啱": "剛剛", "佢": "他", "哋": "們", "嘅": "的", "咗": "了", "係": "是", "喺": "在", "冇": "沒有", "唔": "不",
    "咩": "什麼", "乜": "什麼", "啲": "些", "嚟": "來", "睇": "看", "畀": "給", "俾": "給", "嗰": "那", "嘢": "東西",
    "搵": "找", "㗎": "", "咁": "這麼", "諗": "想", "攞": "拿", "啱": "剛",
}  # fmt: skip
_WHICH = "(?<![周身旁兩两這这那路海江河上下左右裏里裡外前後后東东西南北])[邊边]"
_POINT = "(?<![這这那一幾几重難难熱热焦要觀观優优缺弱特])[點点](?!解[決决釋释除散答放讀读析]|[樣样][本式品])"
_NOW = "而(?!家[庭長长人鄉乡])"
_SOME = "[幾几](?![時时]期)"
_FIRST = dict.fromkeys("邊边", _WHICH) | dict.fromkeys("點点", _POINT) | {"而": _NOW} | dict.fromkeys("幾几", _SOME)
"""How a word may begin that other words may hold: 重點解決, 周邊個案, 而家庭."""

_ALONE = frozenset("嘅咗喺冇唔咩乜啲嚟佢哋嗰嘢搵俾畀㗎咁睇諗谂攞啱")
_SPOKEN = re.compile(f"[係系]咪|{_WHICH}[個个度年篇]|{_SOME}[多時时]|{_POINT}[解樣样]|{_NOW}家|呢[個个篇句段度]")
"""Characters and words that Cantonese alone writes: without one 係 may belong to 關係."""

_KEPT = ("“[^”]*”", "「[^」]*」", "《[^》]*》", "[關联聯體体关]系", "[關聯體干]係", "係數", "呢度假")
"""What is quoted, and words that are no Cantonese."""


def in_written_chinese(text: str) -> str:
    """Give a text with the words of Cantonese grammar as they are written elsewhere, in its script; quotations stay."""
    if _ALONE.isdisjoint(text) and not _SPOKEN.search(text):
        return text
    words, written = _exchanged()
    return words.sub(lambda match: written.get(match[0], match[0]), text)


@cache
def _exchanged() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give the words that are exchanged or kept, and what they become; OpenCC is opened for it."""
    # In Simplified characters 系 is written for 係, and is as good as never Cantonese by itself.
    simplified = {fold_letters(said): fold_letters(other) for said, other in _WRITTEN.items() if said != "係"}
    written = {**simplified, **_WRITTEN}
    known = sorted(written, key=len, reverse=True)
    return re.compile("|".join((*_KEPT, *map(_guarded, known)))), written


def _guarded(said: str) -> str:
    return _FIRST.get(said[0], said[0]) + said[1:]
