"""What belongs to no text goes, and what only looks like it stays."""

import pytest

from tests.index.messy import NEXT, PAST, parsed, texts


@pytest.mark.parametrize(
    "noise",
    [
        "《讲话》来源于某某文库，欢迎阅读讲话。",
        "本文來源於網絡，歡迎閱讀。",
        "- 3 -",
        "—3—",
        "第 3 页 共 9 页",
        "第3页",
        "Page 3 of 9",
        "----------",
        "* * *",
        "\ue004",
        "\u200b\ufeff",
    ],
)
def test_noise_lines_go(noise: str) -> None:
    [speech] = parsed(f"讲话稿件\n{PAST}\n{noise}\n{NEXT}", "文件")
    assert texts(speech) == [PAST, NEXT]


def test_noise_characters_go_and_placeholders_stay() -> None:
    dirty = "X市“XX”由*同志\ue004牵头，\u00ad建设——作\u200b出贡献\x07，\ufeff完成１２．５亿元&nbsp;投资。\ue004"
    [speech] = parsed(f"讲话稿件\r\n{dirty}\r\n{NEXT}", "文件")
    assert texts(speech) == [f"X市“XX”由*同志牵头，建设——作出贡献，完成１２．５亿元 投资。\n{NEXT}"]


def test_page_numbers_that_count_up_go_and_years_in_a_column_stay() -> None:
    [counted] = parsed(f"讲话稿件\n{PAST * 6}\n1\n{NEXT * 6}\n2\n{PAST * 6}\n3\n{NEXT}", "文件")
    assert not any("\n" in text for text in texts(counted))
    [column] = parsed(f"历年投资\n2021\n2022\n2023\n{PAST}", "文件")
    assert texts(column) == [f"2021\n2022\n2023\n{PAST}"]


@pytest.mark.parametrize("empty", ["", " \n\t\n　\r\n", "\ufeff\u200b", "- 3 -\n"])
def test_a_text_without_text_holds_no_speech(empty: str) -> None:
    assert parsed(empty, "文件") == []


@pytest.mark.parametrize("field", ['title: "山里的茶"', "title: 山里的茶", "Title: '山里的茶'"])
@pytest.mark.parametrize("body", [f"{PAST}\n\n## 渠道\n\n{NEXT}", f"# 山里的茶\n\n{PAST}\n\n## 渠道\n\n{NEXT}"])
def test_the_fields_above_a_markdown_text_go_and_its_title_stays(field: str, body: str) -> None:
    [speech] = parsed(
        f"---\nlayout: post\n{field}\ndate: 2022-03-02\ntags: [茶, 山]\nlinks:\n  - a\n---\n\n{body}", "文件"
    )
    assert speech.title == "山里的茶"
    assert [line for text in texts(speech) for line in text.split("\n")] == ["发布日期：2022-03-02", PAST, NEXT]


@pytest.mark.parametrize("sign", ["[i]", "[12]", "〔3〕", "［４］", "①", "⑫"])
def test_the_mark_of_a_footnote_parts_no_word(sign: str) -> None:
    [speech] = parsed(f"在修渠会上的讲话\n{PAST}三县{sign}联队来了。\n{NEXT}\n{sign}青石、白石、红石\n", "文件")
    assert "三县联队来了。" in "".join(texts(speech))
    assert f"{sign}青石、白石、红石" in "".join(texts(speech))


@pytest.mark.parametrize("text", ["三县[i]联队来了。", "[i]三县联队来了。三县[i]联队来了。"])
def test_brackets_that_no_note_below_opens_stay(text: str) -> None:
    [speech] = parsed(f"在修渠会上的讲话\n{PAST}\n{text}\n{NEXT}\n", "文件")
    assert text in "".join(texts(speech))


@pytest.mark.parametrize("text", ["今年三件事：①修渠，②办学。", "先修渠；②办学。", "①修渠"])
def test_what_a_line_counts_by_circled_figures_stays(text: str) -> None:
    [speech] = parsed(f"在修渠会上的讲话\n{PAST}\n{text}\n{NEXT}\n① 修渠。\n② 办学。", "文件")
    assert text in "\n".join(texts(speech))


@pytest.mark.parametrize("end", ["水到了。①", "“水到了。”①", "《修渠记》①说水到了。"])
def test_a_circled_mark_stands_behind_words(end: str) -> None:
    [speech] = parsed(f"在修渠会上的讲话\n{PAST}{end}\n{NEXT}\n①见县志。", "文件")
    assert end.replace("①", "") in "".join(texts(speech))
