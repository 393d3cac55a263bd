"""Rules for tables of contents: their head, entries with page numbers, what stands behind an entry."""

from index.structure.rules.line_rule import LinePart, LineRule, Mark
from index.structure.rules.title_lines import FIRST_TITLE_LENGTH

ENTRY_LENGTH = FIRST_TITLE_LENGTH
"""A line of a table of contents is at most so long, without its leader and page."""

LED_ENTRY = LineRule(
    "entry with a leader",
    Mark.LED_ENTRY,
    r"(?P<words>.{2,80}?)\s*(?:(?:[.．·‥・⋯…_—-]{3,}|…+)(?:\s*[一-鿿]{1,4}(?:[\s、，]+[一-鿿]{1,4}){0,3}\s*[.．·…]*)?"
    r"|\t|\s{2,})[\s.．·…]*[（(]?\s*[0-9０-９]{1,4}\s*[）)]?",
    "论修渠……12",
    "论修渠12",
    2 * ENTRY_LENGTH,
    literal=True,
)
PAGED_ENTRY = LineRule(
    "entry with a page",
    Mark.PAGED_ENTRY,
    r"(?P<words>.{2,80}?\D)(?:[\s/]+[（(]?|[（(])[0-9０-９]{1,4}[）)]?",
    "论修渠 12",
    "论修渠十二",
    literal=True,
)
CONTENTS_RULES = (
    LineRule(
        "head of a table of contents",
        Mark.CONTENTS_HEAD,
        r"(?i:[【\[（(]?\s*(?:目\s*[录錄次]|contents)\s*[】\]）)]?\s*[：:]?)",
        "目　录",
        "目录学",
        literal=True,
    ),
    LED_ENTRY,
    PAGED_ENTRY,
)
BEHIND_ENTRY = LinePart(
    "date or note behind an entry",
    r"\s*(?:[（(][^（）()]{0,20}[0-9〇一二三四五六七八九十][年日月][^（）()]{0,12}[）)]|\[[0-9]{1,2}\]|[①-⑳*＊]+)\s*$",
    "论修渠（2019年3月）",
    "（2019年3月）",
    "论修渠（摘要）",
)
ENTRY_BREAK = LinePart(
    "gap or sign between a title and a person", r"[\s/／|｜：:（）()]+", "论修渠　周明", "　", "论修渠"
)
CONTENTS_PARTS = (BEHIND_ENTRY, ENTRY_BREAK)
