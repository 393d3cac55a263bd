"""What repeats at the head of pieces opens one: numbers, ordinals, dates, the margin, the end of the text above."""

import pytest

from tests.index.messy import NEXT, PAST, named, parsed, texts, titles

NAMES = ("论修渠", "怎样看待集市", "堤坝为什么会决口？")
BODY = f"　　{PAST}\n　　{NEXT}"
PLAIN = f"{PAST}\n{NEXT}"


@pytest.mark.parametrize("number", ["00{}", "{}", "（{}）", "              0{}"])
def test_a_number_on_a_line_of_its_own_opens_a_piece(number: str) -> None:
    text = "\n\n".join(f"{number.format(n)}\n{name}\n（2011年3月）\n{BODY}" for n, name in enumerate(NAMES, 1))
    assert named(parsed(f"青石选集\n{text}", "文件")) == [(("青石选集",), name) for name in NAMES]


@pytest.mark.parametrize("unit", ["讲", "封信", "课", "夜", "次"])
def test_ordinals_of_talks_open_pieces(unit: str) -> None:
    heads = [f"第{digit}{unit} {name}" for digit, name in zip("一二三", NAMES, strict=True)]
    assert titles(parsed("\n\n".join(f"{head}\n\n{PLAIN}" for head in heads), "文件")) == heads


@pytest.mark.parametrize("end", ["二〇一四年四月二日", "（选自《雨前集》）", "（周明）", "[1] 云屏：旧县名。"])
def test_what_ends_a_text_tells_the_title_below_it(end: str) -> None:
    text = "\n\n".join(f"{name}\n{BODY}\n　　{end}" for name in NAMES)
    assert titles(parsed(text, "文件")) == list(NAMES)


def test_titles_that_differ_in_a_year_open_letters() -> None:
    heads = [f"{year}年致股东的信" for year in (2011, 2012, 2013)]
    assert titles(parsed("\n".join(f"{head}\n2014年2月1日\n致各位股东：\n{PLAIN}" for head in heads), "信")) == heads


def test_blank_lines_alone_leave_the_name_of_the_file_around_what_they_part() -> None:
    text = "\n\n".join(f"{name}\n{PLAIN}" for name in ("山里的灯火", "河边的石头", "母亲的账本"))
    assert all(outer == ("杂谈",) for outer, _ in named(parsed(text, "杂谈")))


@pytest.mark.parametrize("bare", ["后记", "三", "（二）", "前言", "第五章"])
def test_a_title_that_says_nothing_alone_has_the_name_of_its_file_before_it(bare: str) -> None:
    assert titles(parsed(f"{bare}\n{PLAIN}", "灯下集")) == [f"灯下集 {bare}"]


@pytest.mark.parametrize(
    "line", ["w w w.mo xiang x.n et{墨/香-小，说", "更多TXT电子书下载请到墨香小站", "http://moxiangxs点net 墨.香.小.说"]
)
def test_the_lines_of_download_sites_go(line: str) -> None:
    [speech] = parsed(f"在会上的讲话\n{PAST}\n{line}\n{NEXT}", "文件")
    assert texts(speech) == [PAST, NEXT]


@pytest.mark.parametrize("first", ["主席，我認為東橋的工程", "在找活計方面，農會除要等到新碼頭一併落成"])
def test_half_a_sentence_is_no_title(first: str) -> None:
    [speech] = parsed(
        f"{first}\n以及西橋的工程都已經等得太久，居民還在等\n一個日子，我們今年再問一次。\n{PAST}", "紀錄"
    )
    assert speech.title == "紀錄"


def test_the_line_that_a_file_is_named_after_is_its_title_below_that_of_its_collection() -> None:
    assert named(parsed(f"青石《热水集》\n\n　　　　论集市〔１〕\n\n{PLAIN}", "论集市")) == [
        (("青石《热水集》",), "论集市")
    ]


def test_a_speaker_with_the_occasion_in_brackets_is_no_title() -> None:
    top = "在风雨里不要熄灭窗前的光\n周明（2023年6月21日毕业典礼讲话）\n\n各位同学："
    assert titles(parsed(f"{top}\n\n{PLAIN}", "文件")) == ["在风雨里不要熄灭窗前的光"]
