"""Words of Cantonese grammar in what a person writes are put into the written language, which the speeches are in."""

import re
from collections.abc import Mapping

_WRITTEN: Mapping[str, str] = {
    "唔該": "謝謝",
    "多謝晒": "多謝",
    "有冇": "有沒有",
    "係咪": "是不是",
    "係唔係": "是不是",
    "點解": "為什麼",
    "點樣": "怎樣",
    "乜嘢": "什麼",
    "做乜": "為什麼",
    "邊個": "誰",
    "邊度": "哪裏",
    "邊一": "哪一",
    "邊年": "哪年",
    "邊篇": "哪篇",
    "幾多": "多少",
    "幾時": "什麼時候",
    "呢個": "這個",
    "呢篇": "這篇",
    "呢句": "這句",
    "呢段": "這段",
    "呢度": "這裏",
    "嗰個": "那個",
    "嗰篇": "那篇",
    "佢哋": "他們",
    "我哋": "我們",
    "你哋": "你們",
    "而家": "現在",
    "同埋": "和",
    "啱啱": "剛剛",
    "佢": "他",
    "嘅": "的",
    "咗": "了",
    "係": "是",
    "喺": "在",
    "冇": "沒有",
    "唔": "不",
    "咩": "什麼",
    "乜": "什麼",
    "啲": "些",
    "嚟": "來",
    "睇": "看",
    "畀": "給",
    "嗰": "那",
}
_WHICH = "(?<![周身旁兩這那路海江河])邊"
"""邊 that asks, and is no side: 邊個, but not 周邊個案."""

_SPOKEN = re.compile(rf"[嘅咗喺冇唔咩乜啲嚟佢哋嗰]|係咪|{_WHICH}[個度年篇]|幾[多時]|點[解樣]|而家|呢[個篇句段度]")
"""What stands in Cantonese alone: without it 係 may belong to 關係 and 邊 to 周邊."""

_KNOWN = "|".join(sorted(_WRITTEN, key=len, reverse=True)).replace("|邊", f"|{_WHICH}")
_WORDS = re.compile(f"“[^”]*”|「[^」]*」|《[^》]*》|[關聯體]係|{_KNOWN}")


def from_cantonese(text: str) -> str:
    """Return a text with the words of Cantonese grammar as they are written elsewhere; what is quoted stays."""
    if not _SPOKEN.search(text):
        return text
    return _WORDS.sub(lambda match: _WRITTEN.get(match[0], match[0]), text)
