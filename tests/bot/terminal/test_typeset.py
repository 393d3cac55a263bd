"""Messages in lines: nothing is lost, nothing is wider than the terminal, nothing is obeyed by it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.callbacks import CallbackData, Op, encode_data
from bot.terminal.numbering import numbered_buttons
from bot.terminal.typeset import keyboard, safe, typeset, wrap
from bot.utf16 import utf16_length

CHINESE = "各位委员，同志们：今年新增就业 12,345 人（其中“双创”带动 2,000 人），比上年增长 5.5%。"
PARAGRAPH = st.text(st.sampled_from("就业，。“”《》（）a1, %😀"), max_size=200)


def shown(lines: list[Text]) -> list[str]:
    return [line.plain for line in lines]


def styles(line: Text, character: str) -> str:
    return str(line.get_style_at_offset(Console(), line.plain.index(character)))


@given(PARAGRAPH, st.integers(4, 40))
def test_lines_hold_everything_and_fit(text: str, width: int) -> None:
    spans = list(wrap(text, width))
    kept = "".join(text[start:end] for start, end in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(text[start:end].rstrip(" ")) <= width for start, end in spans)


@given(st.text(st.sampled_from("就业同志，。；：、）》"), min_size=1, max_size=120))
def test_a_closing_mark_never_begins_a_line_where_a_break_before_it_can_be_had(text: str) -> None:
    text = "".join(char + "好好" for char in text)
    for start, _ in list(wrap(text, 20))[1:]:
        assert text[start] not in "，。；：、）》"


def test_words_and_numbers_are_not_cut() -> None:
    lines = [CHINESE[start:end] for start, end in wrap(CHINESE, 30)]
    assert lines[0] == "各位委员，同志们：今年新增就业"
    assert any("12,345" in line for line in lines)
    assert any("5.5%" in line for line in lines)


def test_what_follows_a_bullet_or_a_number_hangs_behind_it() -> None:
    text = "• 数字按钮换一段看更多\n12. 第一条要把人盯住要把工程看牢\n今年新增就业"
    assert shown(typeset({"text": text}, 14)) == [
        "• 数字按钮换一",
        "  段看更多",
        "12. 第一条要把",
        "    人盯住要把",
        "    工程看牢",
        "今年新增就业",
    ]


def test_a_quotation_stands_behind_a_bar_with_its_marks() -> None:
    text = "《报告》\n今年新增😀就业。\n其他"
    quoted = {"type": "blockquote", "offset": utf16_length("《报告》\n"), "length": utf16_length("今年新增😀就业。")}
    marked = {"type": "bold", "offset": utf16_length("《报告》\n今年新增😀"), "length": 2}
    lines = typeset({"text": text, "entities": [quoted, marked]}, 40)
    assert shown(lines) == ["《报告》", "▎ 今年新增😀就业。", "其他"]
    assert styles(lines[1], "就") == "bold"
    assert styles(lines[1], "新") == "none"


def test_without_styles_brackets_stand_around_the_sentence_that_answers() -> None:
    text = "《报告》\n今年😀新增就业。好。\n其他"
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "blockquote", "offset": 5, "length": utf16_length("今年😀新增就业。好。")},
        {"type": "bold", "offset": 5, "length": utf16_length("今年😀新增就业。")},
        {"type": "underline", "offset": utf16_length("《报告》\n今年😀"), "length": 2},
    ]
    lines = typeset({"text": text, "entities": entities}, None, styled=False)
    assert shown(lines) == ["《报告》", "▎ 【今年😀新增就业。】好。", "其他"]
    entities[2] |= {"offset": utf16_length("《报告》\n今年😀新增就业。"), "length": 2}
    lines = typeset({"text": text, "entities": entities}, None, styled=False)
    assert shown(lines) == ["《报告》", "▎ 今年😀新增就业。【好。】", "其他"]


def test_a_long_quotation_keeps_its_bar_on_every_line_and_fits() -> None:
    text = CHINESE * 3
    lines = typeset(
        {"text": text, "entities": [{"type": "expandable_blockquote", "offset": 0, "length": utf16_length(text)}]}, 40
    )
    assert len(lines) > 3
    assert all(line.startswith("▎ ") and cell_len(line) <= 40 for line in shown(lines))
    assert "".join(line.removeprefix("▎ ") for line in shown(lines)).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.sampled_from(["甲乙", "丙\n丁", "\n", "戊"]), min_size=1, max_size=6), st.data())
def test_no_letter_is_lost_around_quotations(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    entities = [{"type": "blockquote", "offset": start, "length": end - start}] if end > start else []
    letters = "".join(shown(typeset({"text": text, "entities": entities}, None))).replace("▎ ", "")
    assert letters == text.replace("\n", "")


def test_what_a_terminal_would_obey_is_made_harmless_and_keeps_its_place() -> None:
    text = "a\x1b]0;x\x07b\u202ec\x9b1md\ud800e\n"
    assert safe(text) == "a�]0;x�b�c�1md�e\n"
    assert len(safe(text)) == len(text)
    line = typeset({"text": text, "entities": [{"type": "bold", "offset": 7, "length": 1}]}, 40)[0]
    assert styles(line, "b") == "bold"


def test_a_link_leads_to_its_address() -> None:
    line = typeset(
        {"text": "看这里", "entities": [{"type": "text_link", "offset": 1, "length": 2, "url": "https://a.example/"}]},
        40,
    )[0]
    assert line.get_style_at_offset(Console(), 1).link == "https://a.example/"


def test_buttons_are_numbered_through_and_rows_fold() -> None:
    def row(*labels: str) -> list[dict[str, Any]]:
        return [{"text": label, "callback_data": label} for label in labels]

    message = {"reply_markup": {"inline_keyboard": [row("◀", "▶"), row("前后文", "全文", "复制出处", "👍")]}}
    assert shown(keyboard(message, 60)) == ["[1] ◀  [2] ▶", "[3] 前后文  [4] 全文  [5] 复制出处  [6] 👍"]
    folded = shown(keyboard(message, 24))
    assert folded == ["[1] ◀  [2] ▶", "[3] 前后文  [4] 全文", "[5] 复制出处  [6] 👍"]


def test_a_button_labelled_with_a_number_has_that_number() -> None:
    rows = [[{"text": label} for label in ("◀", "6", "· 7 ·", "8")], [{"text": "2019年"}, {"text": "▶"}]]
    message = {"reply_markup": {"inline_keyboard": rows}}
    assert shown(keyboard(message, None)) == ["[1] ◀  [6]  ·[7]·  [8]", "[2] 2019年  [3] ▶"]
    assert [(number, button["text"]) for number, button in numbered_buttons(message)] == [
        (1, "◀"),
        (6, "6"),
        (7, "· 7 ·"),
        (8, "8"),
        (2, "2019年"),
        (3, "▶"),
    ]


@given(st.lists(st.sampled_from(["1", "2", "· 2 ·", "3", "甲", "▶"]), max_size=12))
def test_every_button_has_a_number_of_its_own(labels: list[str]) -> None:
    message = {"reply_markup": {"inline_keyboard": [[{"text": label}] for label in labels]}}
    numbers = [number for number, _ in numbered_buttons(message)]
    assert len(set(numbers)) == len(labels)


def test_a_document_shows_its_name_and_caption() -> None:
    message = {"document": {"file_name": "讲话\x1b.txt"}, "caption": "全文", "caption_entities": []}
    assert shown(typeset(message, 40)) == ["📄 讲话�.txt", "全文"]


def test_what_does_nothing_has_no_number() -> None:
    rows = [
        [{"text": "1/3", "callback_data": encode_data(CallbackData(Op.NOTHING))}, {"text": "▶", "callback_data": "x"}]
    ]
    message = {"reply_markup": {"inline_keyboard": rows}}
    assert shown(keyboard(message, 40)) == ["1/3  [1] ▶"]
