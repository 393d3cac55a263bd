"""Lines that a page or a printer broke are paragraphs again, and short ones go with their neighbours."""

import pytest

from tests.index.messy import NEXT, PAST, headed, parsed, texts


@pytest.mark.parametrize("cut", range(31, len(PAST) - 1, 3))
def test_a_line_broken_in_mid_sentence_is_joined_without_a_space(cut: int) -> None:
    [speech] = parsed(f"第一篇：讲话\n{NEXT}\n{PAST[:cut]}\n{PAST[cut:]}\n{NEXT}", "文件")
    assert texts(speech) == [NEXT, PAST, NEXT]


def test_a_paragraph_broken_more_than_once_by_page_ends_is_one_again() -> None:
    broken = f"{PAST[:35]}\n\n{PAST[35:44]}\n- 3 -\n{PAST[44:]}"
    [speech] = parsed(f"第一篇：讲话\n{NEXT}\n{broken}\n{NEXT}", "文件")
    assert texts(speech) == [NEXT, PAST, NEXT]


def test_a_list_of_clauses_cut_at_a_semicolon_goes_on() -> None:
    clauses = "委员们建议：要突出重点，统筹抓好城乡就业工作；要整合资源，进一步搞好创业培训；"
    [speech] = parsed(f"视察纪要\n{clauses}\n要加强队伍建设，解决人手不够的问题。", "文件")
    assert texts(speech) == [f"{clauses}要加强队伍建设，解决人手不够的问题。"]


def wrapped(paragraph: str, width: int, indent: str = "") -> str:
    text = indent + paragraph
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize("indent", ["", "　　", "    "])
@pytest.mark.parametrize("width", [18, 25, 38])
def test_a_text_wrapped_at_a_width_has_its_paragraphs_back(width: int, indent: str) -> None:
    body = [PAST + NEXT + PAST[:-7] + "。", NEXT + PAST + "大家看是不是。", PAST + NEXT + "就这样吧。"]
    heads = ["一、抓好春耕", "二、抓好水利", "三、抓好林业"]
    lines = "\n".join(f"{indent}{head}\n{wrapped(text, width, indent)}" for head, text in zip(heads, body, strict=True))
    [speech] = parsed(f"在全县大会上的讲话\n{lines}", "文件")
    assert speech.title == "在全县大会上的讲话"
    assert headed(speech) == [((head,), text) for head, text in zip(heads, body, strict=True)]


@pytest.mark.parametrize("sign", ["- ", "* ", "· ", "•", "‣ ", "● "])
def test_a_line_with_a_bullet_goes_on_from_none(sign: str) -> None:
    points = [f"{sign}{clause}" for clause in (PAST[:-1], PAST[1:-1], PAST[:-1])]
    [speech] = parsed(f"视察纪要\n{NEXT}\n" + "\n".join(points), "文件")
    assert "\n".join(texts(speech)).split("\n") == [NEXT, *points]


def test_a_wrapped_letter_in_latin_script_is_joined_with_spaces() -> None:
    [speech] = parsed(
        "Subject: Opening of the library\n\n"
        "Ladies and gentlemen, it is a great pleasure for me to be with you\n"
        "today at the opening of the new library, which we have all been\n"
        "waiting for since the old one was closed three years ago.\n\n"
        "I would like to thank everyone who gave time or money, and above\n"
        "all the children who collected books in the streets of the town.\n",
        "letter",
    )
    assert speech.title == "Opening of the library"
    assert texts(speech)[0].startswith("Ladies and gentlemen, it is a great pleasure for me to be with you today at")
    assert texts(speech)[1].endswith(
        "who gave time or money, and above all the children who collected books in the streets of the town."
    )


def test_short_paragraphs_go_with_what_they_lead_in_or_with_what_stands_before_them() -> None:
    [speech] = parsed(f"讲话稿件\n同志们：\n大家好！\n{PAST}\n对此，我讲两点意见：\n{NEXT}\n谢谢大家！", "文件")
    assert texts(speech) == [f"同志们：\n大家好！\n{PAST}", f"对此，我讲两点意见：\n{NEXT}\n谢谢大家！"]


def test_a_line_and_its_translation_are_two_paragraphs() -> None:
    [speech] = parsed(
        f"在论坛上的致辞\n尊敬的各位来宾，\nDistinguished guests,\n{PAST}\nIt has been a year of work.", "文件"
    )
    assert texts(speech) == [f"尊敬的各位来宾，\nDistinguished guests,\n{PAST}\nIt has been a year of work."]


def test_a_text_with_every_sentence_on_its_own_line_has_passages_of_several() -> None:
    sentences = [f"第{number}处渠道已经在今年汛期以前全部修好，乡亲们都说这件事办得实在。" for number in range(1, 31)]
    [speech] = parsed("\n".join(("在水利会上的讲话", *sentences)), "文件")
    assert "\n".join(texts(speech)) == "\n".join(sentences)
    assert all(100 <= len(text) <= 330 for text in texts(speech))
