"""A copied page tears its paragraphs at links and bold words; only where blank lines part the others is that seen."""

import pytest

from index.structure import parse_speeches
from index.structure.cleaning import lines_of
from index.structure.torn_paragraphs import in_one_line

WHOLE = [f"　　第{number}年，县里修好了十里水渠，群众都说好。" for number in "一二三四五"]
"""Paragraphs in a line each."""


def among_whole(*lines: str) -> str:
    return "\n\n".join((*WHOLE, "\n".join(lines), WHOLE[0]))


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (["　　认真执行《", "关于修渠的决定", "》，把水引到田里。"], "　　认真执行《关于修渠的决定》，把水引到田里。"),
        (["《", "修渠条例", "》和《", "护林条例", "》都已下达。"], "《修渠条例》和《护林条例》都已下达。"),
        (["　　全县贯彻", "水法", "，修渠十里。"], "　　全县贯彻水法，修渠十里。"),
        (["细颗粒物（PM", "2.5", "）浓度下降。"], "细颗粒物（PM2.5）浓度下降。"),
        (["　　引进", "water", "pump", "、水泵十台。"], "　　引进water pump、水泵十台。"),
        (["三、关于《", "水利纲要", "》的说明"], "三、关于《水利纲要》的说明"),
    ],
)
def test_a_paragraph_is_whole_where_a_line_opens_with_a_sign_that_opens_none(torn: list[str], whole: str) -> None:
    assert in_one_line(among_whole(*torn)) == among_whole(whole)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (["　　", "第二、", "下决心修渠。"], "　　第二、下决心修渠。"),
        (
            ["　　", "修渠条例（草案）", "在试行以后，将提请大会审议。"],
            "　　修渠条例（草案）在试行以后，将提请大会审议。",
        ),
        (["　　", "修好水渠。", "水到了田里。"], "　　修好水渠。水到了田里。"),
    ],
)
def test_a_paragraph_is_whole_where_its_indent_stands_alone(torn: list[str], whole: str) -> None:
    assert in_one_line(among_whole(*torn)) == among_whole(whole)


@pytest.mark.parametrize(
    "text",
    [
        among_whole("一、修渠", "水到了田里。"),
        "\n".join((*WHOLE, "全县贯彻", "水法", "，修渠十里。", *WHOLE)),
        "各位代表\n\n全县贯彻\n\n水法\n，修渠十里。",
        "\n\n".join(f"全县贯彻{number}\n，修渠十里。" for number in range(6)),
        "\n　　\n".join(WHOLE),
        among_whole("　　", "　　修渠十里。", "　　护林百亩。"),
    ],
    ids=["two lines", "no blank lines", "few paragraphs", "wrapped", "indents between", "lines set in"],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert in_one_line(text) == text


def test_the_name_of_a_law_in_a_sentence_is_no_title() -> None:
    body = "\n\n".join(
        f"　　{number}年来，全县修好了水渠，群众的收入有了提高，山上种满了树。" * 3 for number in "一二三四五"
    )
    torn = "　　根据两县签订的《\n关于水渠问题的联合声明\n》，明年水渠将交给本县。"
    law = "　　\n水渠管理条例（试行草案）\n在经过试行以后，将提请下次大会审议通过。"
    text = f"2019年青石县政府工作报告\n\n各位代表：\n\n{body}\n\n{torn}\n\n{body}\n\n{law}\n\n{body}"
    [speech] = parse_speeches(lines_of(text), "报告")
    assert speech.title == "2019年青石县政府工作报告"
