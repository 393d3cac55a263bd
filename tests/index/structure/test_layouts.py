"""Files as people have them, each kind in several ways: their pieces' titles, and no text under another's title."""

from collections.abc import Sequence

import pytest

from index.lines import Label, Line
from index.model import ParsedSpeech
from index.structure import lines_of, parse_speeches
from tests.index.messy import named, texts, titles

TITLES = ("论修渠", "怎样看待夜校", "鱼塘为什么会翻？", "茶园五讲", "山里的秋夜")
PLACES = ("白榆", "雾岭", "槐溪", "麻坪", "青渡")
BODIES = [
    f"{place}的事情我想了很久，三年里跑了九趟，山路走过，渡口也走过，到底还是要靠大家一起来做。" * 2 for place in PLACES
]
AD = "┌────────────┐\n│更多电子书请到墨香书屋下载│\n└────────────┘"


def under_own_titles(speeches: Sequence[ParsedSpeech], expected: Sequence[str] = TITLES) -> None:
    """Check that there are these pieces, and that each holds the text of its own place and of no other."""
    assert titles(list(speeches)) == list(expected)
    for speech, place in zip(speeches, PLACES, strict=False):
        text = "".join(texts(speech))
        assert [other for other in PLACES if f"{other}的事情" in text] == [place]


@pytest.mark.parametrize("number", ["00{n}", "{n}", "（{n}）", "{n}.", "第{n}篇"])
@pytest.mark.parametrize("box", ["", AD, "更多电子书请到墨香书屋下载", "w w w.mo xiang x.n et{墨/香-小，说"])
def test_pieces_under_running_numbers_with_advertisements(number: str, box: str) -> None:
    parts = [
        f"{box if n % 2 else ''}\n\n{number.format(n=n)}\n{title}\n（2019年{n}月）\n\n　　{body}\n　　{body}\n"
        for n, (title, body) in enumerate(zip(TITLES, BODIES, strict=True), start=1)
    ]
    speeches = parse_speeches(lines_of("\n".join(parts)), "文集")
    under_own_titles(speeches)
    assert not any(word in "".join(texts(speech)) for speech in speeches for word in ("墨香", "mo xiang"))


@pytest.mark.parametrize(
    ("title", "between", "paragraph", "end"),
    [
        ("{}", "\n\n\n", "　　{}", "\n（2019年3月）"),
        ("{}", "\n\n", "　　{}", "\n　　　　　　　　　二〇一九年三月"),
        (" {}", "\n\n\n", "　　{}", "\n2019年3月5日\n（选自《灯下集》）"),
        ("{}", "\n\n\n\n", "    {}", ""),
        ("{}", "\n\n\n", "　　{}", "\n〔１〕青石，镇名。\n〔２〕九趟，九次。"),
        ("《{}》", "\n\n", "{}", ""),
    ],
)
def test_essays_with_titles_at_the_margin(title: str, between: str, paragraph: str, end: str) -> None:
    parts = [
        f"{title.format(name)}\n\n{paragraph.format(body)}\n{paragraph.format(body)}{end}"
        for name, body in zip(TITLES, BODIES, strict=True)
    ]
    under_own_titles(parse_speeches(lines_of(between.join(parts)), "文集"))


@pytest.mark.parametrize("cover", ["天下的水是一家！", "献给修渠的人", "白榆社编", "2019年印", ""])
@pytest.mark.parametrize("tops", [1, 2])
def test_word_headings_under_a_cover_line_and_the_name_of_the_book(cover: str, tops: int) -> None:
    lines = [Line(cover, Label.PARAGRAPH)] if cover else []
    lines += [Line("白榆文选", Label.HEADING, 1)] * tops
    for title, body in zip(TITLES, BODIES, strict=True):
        lines += [Line(title, Label.HEADING, 2), Line("（二〇一九年三月五日）", Label.PARAGRAPH)]
        lines += [Line("一、渠", Label.HEADING, 3), Line(body, Label.PARAGRAPH)]
    under_own_titles(parse_speeches(lines, "选集"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("# 第一卷", "# 第二卷"),
        ("# 上编　渠", "# 下编　茶"),
        ("# 第一辑 渠", "# 第二辑 茶"),
        ("# 2018年", "# 2019年"),
        ("# 卷一", "# 卷二"),
    ],
)
@pytest.mark.parametrize("above", ["", "天下的水是一家！\n\n"])
def test_the_heading_of_a_volume_stays_around_its_own_pieces_only(first: str, second: str, above: str) -> None:
    parts = [f"## {title}\n\n{body}\n\n{body}\n" for title, body in zip(TITLES, BODIES, strict=True)]
    text = "\n".join([above, first, *parts[:3], second, *parts[3:]])
    speeches = parse_speeches(lines_of(text), "文集")
    under_own_titles(speeches)
    assert [outer[-1] for outer, _ in named(speeches)] == [first[2:]] * 3 + [second[2:]] * 2


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("高举修渠的旗帜", "为建设富裕的白榆而奋斗", "——在白榆县第二次代表大会上的报告"), None),
        (("高举修渠的旗帜", "——在白榆县第二次代表大会上的报告"), None),
        (("水到渠成", "同心协力", "——在白榆县修渠会上的讲话"), None),
        (("政协白榆县委员会", "关于修渠工作的报告"), "政协白榆县委员会关于修渠工作的报告"),
        (("白榆县人民政府", "关于修渠的报告"), "白榆县人民政府关于修渠的报告"),
        (("周镇长在白榆镇修渠队", "座谈会上的讲话"), "周镇长在白榆镇修渠队座谈会上的讲话"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_title_in_several_lines_is_one(lines: tuple[str, ...], title: str | None, between: str) -> None:
    [speech] = parse_speeches(
        lines_of(f"{between.join(lines)}\n\n（2019年3月5日）\n\n各位代表：\n\n{BODIES[0]}\n"), "文件"
    )
    assert speech.title == (title or " ".join(lines).replace(" ——", "——"))


@pytest.mark.parametrize(
    "first",
    [
        "今年雨季之前，镇里可以先修好东桥、西桥和通往渡口的碎石大路",
        "在替后生找活计方面，农会除要等到东桥西桥和新码头一并落成",
        "主席，我认为东桥的工程",
        "我们在去年冬天，已经把水渠修到了每一块",
        "除了茶园以外，镇里还有三个",
    ],
)
def test_half_a_sentence_at_the_top_is_no_title(first: str) -> None:
    text = (
        f"{first}\n以及渡口的工程都已经等得太久，乡亲们还在等\n一个日子，我们今年再问一次。\n{BODIES[0]}\n{BODIES[1]}"
    )
    [speech] = parse_speeches(lines_of(text), "纪录")
    assert speech.title == "纪录"
    assert first in texts(speech)[0]


@pytest.mark.parametrize(
    "letter", ["{y}年致股东的信", "致股东的信（{y}年）", "{y}年度致合伙人", "第{n}封家信", "{y}年新年贺词"]
)
def test_letters_that_begin_alike_with_a_date_and_an_address(letter: str) -> None:
    heads = [letter.format(y=2015 + n, n="一二三四五"[n]) for n in range(5)]
    parts = [
        f"{head}\n\n{2016 + n}年3月5日\n\n各位朋友：\n\n{body}\n\n{body}\n"
        for n, (head, body) in enumerate(zip(heads, BODIES, strict=True))
    ]
    under_own_titles(parse_speeches(lines_of("\n\n".join(parts)), "信"), heads)
