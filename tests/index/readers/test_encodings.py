"""Every encoding Chinese texts come in, told by the text it gives."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.encodings import NotText, decode, decoded

SIMPLIFIED = "同志们：今天我们在这里召开全县农业工作会议，主要任务是总结去年的工作，研究今年的打算。\n"
TRADITIONAL = "各位同仁：今天我們在這裡召開會議，主要是總結去年的工作，研究今年的計畫，請大家踴躍發言。\n"
ENCODINGS = [
    ("utf-8", SIMPLIFIED),
    ("utf-8-sig", SIMPLIFIED),
    ("utf-16", SIMPLIFIED),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", SIMPLIFIED),
    ("utf-16-le", "Opening remarks, 2024\n"),
    ("gbk", SIMPLIFIED),
    ("gb18030", SIMPLIFIED + "㐀𠀀"),
    ("gb18030", TRADITIONAL),
    ("big5", TRADITIONAL),
    ("cp950", TRADITIONAL),
    ("big5hkscs", TRADITIONAL + "嘅咗"),
    ("ascii", "Opening remarks, 2024\n"),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODINGS)
@pytest.mark.parametrize("times", [1, 5000])
def test_a_text_comes_back_from_its_encoding(encoding: str, text: str, times: int) -> None:
    assert decode((text * times).encode(encoding)) == text * times


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_a_mark_settles_the_encoding(mark: bytes) -> None:
    encoding = {2: "utf-16", 4: "utf-32"}[len(mark)] + ("-le" if mark[:1] == b"\xff" else "-be")
    assert decode(mark + SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("start", range(0, 40, 3))
@pytest.mark.parametrize(("encoding", "text"), [("gb18030", SIMPLIFIED), ("big5", TRADITIONAL)])
def test_eight_characters_are_enough_to_tell_gb18030_from_big5(encoding: str, text: str, start: int) -> None:
    piece = (text * 2)[start : start + 8]
    assert decode(piece.encode(encoding)) == piece


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("shift_jis", "これは日本語の文章です。委員会は昨日、新しい計画を発表しました。学校の先生も参加しました。"),
        ("cp1251", "Сегодня мы собрались, чтобы обсудить важные вопросы развития нашего города."),
    ],
)
def test_a_text_in_another_language_is_not_read_as_chinese(encoding: str, text: str) -> None:
    assert decode((text * 5).encode(encoding)) == text * 5


@pytest.mark.parametrize(("encoding", "text"), [("utf-8", SIMPLIFIED), ("gb18030", SIMPLIFIED), ("big5", TRADITIONAL)])
@pytest.mark.parametrize("where", ["end", "middle"])
def test_a_broken_byte_is_one_sign_in_its_place_and_is_counted(encoding: str, text: str, where: str) -> None:
    data = (text * 3).encode(encoding)
    whole = (text * 3).encode(encoding).rstrip(b"\n")
    broken = whole[:-1] if where == "end" else data.replace(b"\n", b"\xff\n", 1)
    read = decoded(broken)
    assert read.broken == read.text.count("\ufffd") == 1
    assert read.text.replace("\ufffd", "").rstrip("\n") in text * 3
    assert "1 place" in read.warnings[0]


@pytest.mark.parametrize("broken", [b"\xff", b"\x80", b"\xe4\xbb", b"\xc0\xaf", b"\xed\xa0\x80"])
def test_bytes_that_are_no_character_leave_all_others_as_they_are(broken: bytes) -> None:
    read = decoded(f"{SIMPLIFIED}\n".encode() + broken + SIMPLIFIED.encode())
    assert read.text.startswith(f"{SIMPLIFIED}\n")
    assert read.text.endswith(SIMPLIFIED)
    assert set(read.text) - set(f"{SIMPLIFIED}\n") == {"\ufffd"}
    assert read.warnings


@pytest.mark.parametrize(("encoding", "text"), [("utf-16", SIMPLIFIED), ("utf-8-sig", SIMPLIFIED)])
def test_a_broken_end_of_a_text_with_a_mark_is_one_sign(encoding: str, text: str) -> None:
    read = decoded((text * 3).encode(encoding).removesuffix("\n".encode(encoding.removesuffix("-sig"))[-2:])[:-1])
    assert read.broken == 1


@pytest.mark.parametrize("text", ["测试", "会议纪要", "通知：明天开会", "同意", "青石镇", "收到", "请假条", "谢谢各位"])
def test_a_few_common_characters_in_gbk_are_read(text: str) -> None:
    assert decode(text.encode("gbk")) == text


@pytest.mark.parametrize(("encoding", "text"), [("gb18030", SIMPLIFIED), ("big5", TRADITIONAL)])
def test_a_file_put_together_from_two_encodings_is_read(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding) * 3 + b"\n" + text.encode() * 2) == text * 3 + "\n" + text * 2
    assert decode(text.encode() + (text * 2).encode(encoding)) == text * 3


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(NotText):
        assert "\x00" not in decode(data)
