"""Lines that a site put into a text are told by the sentences and words that they break, and by foreign words."""

import pytest

from index.lines import Label, Line
from index.structure.inserted import (
    Standing,
    breaks_sentences,
    inserted_key,
    is_inserted,
    standings,
    without_inserted,
)

HALF, REST = "今年全县上下齐心协力，一起动手修好了三十里水渠，", "惠及了七个乡镇的群众，大家都说好。"
WHOLE = HALF + REST
SITE = "墨香小站整理"


def left(*texts: str, known: tuple[str, ...] = ()) -> list[str]:
    return [
        line.text for line in without_inserted([Line(text) for text in texts], [inserted_key(text) for text in known])
    ]


def test_a_line_that_breaks_three_sentences_off_goes_and_the_sentences_are_whole_again() -> None:
    def broken(times: int, line: str = SITE) -> list[str]:
        return [part for _ in range(times) for part in (HALF, line, REST)]

    assert left(*broken(3)) == [WHOLE] * 3
    assert left(*broken(2)) == broken(2)
    for line in ("同志们：", "一、修渠", "（笑声）", "2019年3月5日", "第3页"):
        assert left(*broken(3, line)) == broken(3, line)


def test_a_line_that_others_share_goes_but_not_the_first() -> None:
    assert left(WHOLE, SITE, WHOLE, known=(SITE,)) == [WHOLE, WHOLE]
    assert left(SITE, WHOLE, known=(SITE,)) == [SITE, WHOLE]
    assert left(WHOLE, f"{SITE}第12次", WHOLE, known=(f"{SITE}第3次",)) == [WHOLE, WHOLE]
    assert left(HALF, SITE, REST, known=(SITE,)) == [WHOLE]
    assert left("we went to the canal, and then we", SITE, "came home, as we always do.", known=(SITE,)) == [
        "we went to the canal, and then we came home, as we always do."
    ]


@pytest.mark.parametrize("label", [Label.HEADING, Label.ROW, Label.LIST_ITEM])
def test_what_its_file_labels_is_no_sites(label: Label) -> None:
    lines = [Line(WHOLE), Line(SITE, label), Line(WHOLE)]
    assert without_inserted(lines, [inserted_key(SITE)]) == lines
    assert len(without_inserted([Line(WHOLE), Line(SITE, Label.PARAGRAPH), Line(WHOLE)], [inserted_key(SITE)])) == 2
    parts = [Line(HALF, Label.PARAGRAPH), Line(SITE), Line(REST, Label.PARAGRAPH)]
    assert len(without_inserted(parts, [inserted_key(SITE)])) == 2


@pytest.mark.parametrize(("length", "goes"), [(60, True), (61, False)])
def test_a_sites_line_has_sixty_characters_at_most(length: int, goes: bool) -> None:
    line = SITE + "墨" * (length - len(SITE))
    assert (left(WHOLE, line, WHOLE, known=(line,)) == [WHOLE, WHOLE]) is goes


def standing(before: str = HALF, line: str = SITE, after: str = REST, *, torn: bool = False) -> Standing:
    return Standing(line, before, after, torn)


OTHER = standing(before=WHOLE, after=WHOLE)
WORD = ("今年三月，我们一起走进了新修好的人民大", "会堂，开了三天的会。")  # 人民大会堂 is torn


@pytest.mark.parametrize(
    ("places", "breaks"),
    [
        ([standing()] * 3, True),
        ([standing()] * 2, False),
        # A tenth of the places.
        ([standing()] * 3 + [OTHER] * 27, True),
        ([standing()] * 3 + [OTHER] * 28, False),
        ([standing(*(WORD[0], SITE, WORD[1]))] * 3 + [OTHER] * 27, True),
        ([standing(*(WORD[0], SITE, WORD[1]))] * 3 + [OTHER] * 28, False),
        # In a text whose lines are torn, or by a line that is a sentence, words must be broken.
        ([standing(torn=True)] * 3, False),
        ([standing(line="欢迎光临。")] * 3, False),
        ([standing(*(WORD[0], SITE, WORD[1]), torn=True)] * 3, True),
        # What breaks off is running text.
        ([standing(before="今年，全县上下齐心协力修好水")] * 3, False),  # fourteen characters
        ([standing(before="今年全县上下齐心协力一起动手修好了")] * 3, False),
        ([standing(after="惠及了七个乡镇的群众")] * 3, False),
        ([standing(before=WHOLE)] * 3, False),
        ([standing(after="一、惠及了七个乡镇，很好")] * 3, False),
        # A line takes three quarters of those around it at most.
        ([standing(line="墨" * 18)] * 3, True),
        ([standing(line="墨" * 19)] * 3, False),
    ],
)
def test_what_breaks_sentences_or_words_off_is_a_sites(places: list[Standing], breaks: bool) -> None:
    assert breaks_sentences(places) is breaks


TEXTS = (WHOLE * 3,)


@pytest.mark.parametrize(
    ("line", "count", "foreign"),
    [
        ("墨香书屋欢迎光临", 8, True),
        ("墨香书屋欢迎光临", 7, False),
        ("修好水渠惠及乡镇", 8, False),
        ("墨香 moxiang net", 8, True),
        ("墨香 moxiang", 8, False),  # two words
        ("墨香书屋全县上下", 8, False),  # less than two in three are foreign
        ("moxiang shuwu net", 8, True),
        ("墨香书屋欢迎光临。", 8, False),
        ("墨香水利工作报告", 8, False),
        ("2019年3月5日", 8, False),
    ],
)
def test_words_that_stand_in_no_text_are_a_sites_where_it_stands_often(line: str, count: int, foreign: bool) -> None:
    places = [Standing(line, WHOLE, WHOLE, False)] * count
    assert is_inserted(places, TEXTS) is foreign


def test_a_line_with_the_name_of_a_host_is_a_sites_unless_it_is_said() -> None:
    assert is_inserted([Standing("更多好书moshu.net", WHOLE, WHOLE, False)], TEXTS)
    assert not is_inserted([Standing("我们上了moshu.net。", WHOLE, WHOLE, False)], TEXTS)


def test_a_line_is_told_by_the_lines_around_all_that_are_looked_at() -> None:
    lines = [Line(text) for text in (HALF, SITE, "墨香", REST, WHOLE)]
    found = dict(standings(lines, {1: "a", 2: "b"}))
    assert found["a"] == Standing(SITE, HALF, REST, False)
    assert found["b"] == Standing("墨香", HALF, REST, False)
    edge = dict(standings(lines, {0: "a", 4: "b"}))
    assert (edge["a"].before, edge["a"].after) == ("", SITE)
    assert (edge["b"].before, edge["b"].after) == (REST, "")


def test_a_line_set_in_more_or_a_heading_continues_nothing() -> None:
    def after(line: Line) -> str:
        [(_, found)] = standings([Line(HALF, indent=2), Line(SITE, indent=1), line], {1: "a"})
        return found.after

    assert after(Line(REST, indent=2)) == REST
    assert after(Line(REST, indent=3)) == ""
    assert after(Line(REST, Label.HEADING)) == ""


@pytest.mark.parametrize(("torn", "told"), [(1, False), (2, True)])
def test_a_text_is_torn_where_more_than_a_tenth_of_its_long_lines_end_within_sentences(torn: int, told: bool) -> None:
    lines = [Line(text) for text in (*[HALF] * torn, *[WHOLE] * (10 - torn), "短", SITE)]
    [(_, found)] = standings([*lines, Line(WHOLE)], {11: "a"})
    assert found.torn is told


def test_the_digits_of_a_line_do_not_count() -> None:
    assert inserted_key("Ｐage 12: 墨香") == inserted_key("page 3 墨香") == "page墨香"
