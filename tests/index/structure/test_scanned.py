"""What scanning and copying do to a text is undone, and spaces that somebody meant stay."""

import random

import pytest

from tests.index.messy import NEXT, PAST, headed, parsed, texts, titles

TITLE = "在全县教育工作会议上的讲话"


def test_a_scan_with_every_character_apart_is_closed_up_again() -> None:
    lines = ("坚定信心真抓实干", f"{PAST}", "一、办好学校", f"今年完成投资 2023 万元，{NEXT}")
    [speech] = parsed("\n".join(" ".join(line.replace(" ", "")) for line in lines), "文件")
    assert speech.title == "坚定信心真抓实干"
    assert headed(speech) == [((), PAST), (("一、办好学校",), f"今年完成投资2023万元，{NEXT}")]


def test_a_wide_gap_in_a_line_set_apart_stays_a_space() -> None:
    [speech] = parsed(
        "\n".join((" ".join("坚定信心") + "   " + " ".join("真抓实干"), " ".join(PAST), " ".join(NEXT))), "文件"
    )
    assert speech.title == "坚定信心 真抓实干"


def test_a_scan_with_spaces_here_and_there_is_closed_up_again() -> None:
    chance = random.Random(7)  # noqa: S311  # no secret

    def scanned(text: str) -> str:
        return "".join(char + " " * (chance.random() < 0.12) for char in text).strip()

    body = [PAST + NEXT, NEXT + PAST, PAST + PAST + NEXT]
    [speech] = parsed("\n".join((TITLE, *map(scanned, body))), "文件")
    assert texts(speech) == body


@pytest.mark.parametrize(
    "line",
    [
        "出席会议的有张三 李四 王五 赵六 钱七 孙八 周九 吴十，会议由陈立平主持。",
        "完成 GDP 12 亿元，新建 5G 基站 30 个，同比 增长 8%。",
        "决胜全面小康 夺取伟大胜利，这是会上提出的口号。",
    ],
)
def test_spaces_that_somebody_meant_stay(line: str) -> None:
    assert line in "\n".join(texts(parsed(f"{TITLE}\n{PAST}\n{line}\n{NEXT}", "文件")[0]))


@pytest.mark.parametrize("form", ["{:>4}  {}", "{}\t{}", "{:03}| {}", "{}: {}"])
def test_numbers_before_all_lines_go(form: str) -> None:
    lines = [TITLE, "同志们：", *[PAST, NEXT] * 6]
    [speech] = parsed("\n".join(form.format(number, line) for number, line in enumerate(lines, 1)), "文件")
    assert speech.title == TITLE
    assert texts(speech) == [f"同志们：\n{PAST}", NEXT, *[PAST, NEXT] * 5]


def test_numbers_that_belong_to_a_list_stay() -> None:
    rows = "\n".join(f"{number}  甲镇{number}村修渠" for number in range(1, 12))
    assert "3  甲镇3村修渠" in "\n".join(texts(parsed(f"{TITLE}\n{PAST}\n{NEXT}\n{rows}", "文件")[0]))


def test_paragraphs_put_in_one_line_with_a_gap_between_them_are_paragraphs_again() -> None:
    [speech] = parsed(f"{TITLE}\n{PAST}    {NEXT}    {PAST}", "文件")
    assert texts(speech) == [PAST, NEXT, PAST]
    first = f"{TITLE}　　同志们：　　{PAST}　　{NEXT}　　{PAST}"
    second = f"在全县卫生工作会议上的讲话　　同志们：　　{NEXT}　　{PAST}"
    speeches = parsed(f"{first}　　{second}", "文件")
    assert titles(speeches) == [TITLE, "在全县卫生工作会议上的讲话"]
    assert texts(speeches[1]) == [f"同志们：\n{NEXT}", PAST]


@pytest.mark.parametrize(
    "form", ["{0}\n00:00:{0:02},000 --> 00:00:{1:02},500\n{2}\n", "00:{0:02}.000 --> 00:{1:02}.000\n{2}\n"]
)
def test_the_times_of_subtitles_go(form: str) -> None:
    said = ["各位老师，各位同学", "大家上午好", "今天我们在这里", "举行开学典礼"]
    [speech] = parsed("\n".join(form.format(place, place + 1, text) for place, text in enumerate(said, 1)), "典礼")
    assert (speech.title, "".join(texts(speech)).replace("\n", "")) == ("典礼", "".join(said))
