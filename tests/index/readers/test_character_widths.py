"""Signs and figures of recognised text are as wide as they are set, and the cells of a table part."""

from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.character_widths import as_wide_as_set, cells, with_full_width_signs


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("同志们,大家好:今天开会", "同志们，大家好：今天开会"),
        ("(一）里子先于面子", "（一）里子先于面子"),
        ("占57%,一旦晚到", "占57%，一旦晚到"),
        ("共1,200元(含税)", "共1,200元（含税）"),
        ("at 10:30, New York (USA)", "at 10:30, New York (USA)"),
    ],
)
def test_half_width_signs_in_chinese_text_are_mended(text: str, mended: str) -> None:
    assert with_full_width_signs(text) == mended


def centres(widths: Sequence[float]) -> list[float]:
    """Give where characters of such widths stand that are set one behind the other."""
    ends = list(accumulate(widths))
    return [(end - width / 2) / ends[-1] for width, end in zip(widths, ends, strict=True)]


@pytest.mark.parametrize(
    ("seen", "set_as"),
    [
        ("村里修了路，大家都走", "村里修了路，大家都走"),
        ("村里修了路,大家都走", "村里修了路,大家都走"),
        ("村里修了路,大家都走", "村里修了路，大家都走"),
        ("村里(含两组)都通了水", "村里（含两组）都通了水"),
        ("村里(含两组)都通了水", "村里(含两组)都通了水"),
        ("全村修路12.5公里多", "全村修路１２．５公里多"),
        ("全村修路12.5公里多", "全村修路12.5公里多"),
        ("125公里长的水渠修通了", "１２５公里长的水渠修通了"),
        ("第一条:村里修路,", "第一条:村里修路，"),
    ],
)
def test_signs_and_figures_are_as_wide_as_they_are_set(seen: str, set_as: str) -> None:
    widths = [0.5 if char.isascii() else 1.0 for char in set_as]
    assert as_wide_as_set(seen, centres(widths)) == set_as


def test_figures_with_room_beside_them_are_no_wider_for_it() -> None:
    text = "村里有5户人和12头牛"
    widths = [1.0, 1.0, 1.25, 0.5, 1.25, 1.0, 1.25, 0.5, 0.5, 1.25, 1.0]
    assert as_wide_as_set(text, centres(widths)) == text


def test_where_full_width_signs_are_set_close_they_stay_what_was_seen() -> None:
    text = "村里修了路，大家都走"
    widths = [0.5 if char == "，" else 1.0 for char in text]
    assert as_wide_as_set(text, centres(widths)) == text


def test_a_text_too_short_to_tell_has_the_signs_of_chinese_text() -> None:
    assert as_wide_as_set("好,好", [0.2, 0.5, 0.6]) == "好，好"


def test_a_row_of_a_table_is_parted_into_its_cells() -> None:
    text = "望潮镇 12 3150"
    widths = [1.0, 1.0, 1.0, 1.5, 0.5, 0.5, 2.5, 0.5, 0.5, 0.5, 0.5]
    found = list(cells(text, centres(widths), 1.3 / sum(widths)))
    assert [cell.text for cell in found] == ["望潮镇", "12", "3150"]
    edges = [edge * sum(widths) for cell in found for edge in (cell.start, cell.end)]
    assert edges == pytest.approx([0, 3, 4.5, 5.5, 8, 10])


def test_short_cells_part_by_the_height_of_the_text_and_end_near_their_characters() -> None:
    assert [cell.text for cell in cells("北屿镇 4", centres([1.0, 1.0, 1.0, 1.5, 0.5]), 0.27)] == ["北屿镇", "4"]
    [cell] = cells("镇名", [0.2, 0.45], 0.38)
    assert (cell.start, cell.end) == pytest.approx((0.0, 0.716))


def test_the_room_of_a_sign_that_was_not_seen_parts_no_prose() -> None:
    text = "巷口有裁缝铺修鞋摊，早晚都开门"
    assert [cell.text for cell in cells(text, centres([1.0] * 5 + [2.0] * 2 + [1.0] * 8), 0.08)] == [text]


@pytest.mark.parametrize("text", ["全县有茶园4.6万亩", "New York Times 在五月报道", "通 知", "12"])
def test_text_that_runs_on_is_one_cell(text: str) -> None:
    widths = [0.5 if char.isascii() else 1.0 for char in text]
    assert [cell.text for cell in cells(text, centres(widths), 1.3 / sum(widths))] == [text]


@given(
    st.lists(st.tuples(st.sampled_from("镇一a1,，。 "), st.floats(0, 1)), min_size=1, max_size=12),
    st.floats(0, 20),
)
def test_every_cell_has_text_and_a_place_within_the_whole(read: list[tuple[str, float]], height: float) -> None:
    text, places = "".join(char for char, _ in read), sorted(place for _, place in read)
    found = list(cells(text, places, height))
    assert "".join(cell.text for cell in found).replace(" ", "") == text.replace(" ", "")
    assert all(0 <= cell.start < cell.end <= 1 for cell in found)
    assert len(as_wide_as_set(text, places)) == len(text)
