"""A .json file: its objects are speeches, by the names of their fields, however an export arranges them."""

import json
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.model import ParsedSpeech
from index.readers import explain_file, find_files, read_file, read_speeches
from tests.index.messy import NEXT, PAST, texts

ONE = {"title": "甲讲话", "text": PAST}
TWO = {"title": "乙讲话", "text": f"{PAST}\n{NEXT}"}


def read(tmp_path: Path, content: object, encoding: str = "utf-8") -> list[ParsedSpeech]:
    path = tmp_path / "出口.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding=encoding)
    return read_speeches(path, path.name)


@pytest.mark.parametrize(
    "content",
    [
        [ONE, TWO],
        {"data": [ONE, TWO]},
        {"code": 0, "tags": [{"name": "讲话"}], "items": [ONE, TWO], "total": 2},
        f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n",
        f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}",
        [{"标题": "甲讲话", "正文": PAST}, {"标题": "乙讲话", "正文": TWO["text"]}],
        [{"題目": "甲讲话", "內容": PAST}, {"題目": "乙讲话", "內容": TWO["text"]}],
        [{"headline": "甲讲话", "content": [PAST]}, {"headline": "乙讲话", "content": [PAST, NEXT]}],
        [
            {"title": {"rendered": "甲讲话"}, "content": {"rendered": f"<p>{PAST}</p>"}},
            {"title": {"rendered": "乙讲话"}, "content": {"rendered": f"<p>{PAST}</p><p>{NEXT}</p>"}},
        ],
        [{"title": "甲讲话", "text": f"<div><p>{PAST}</p></div>"}, TWO],
        [ONE, {"title": "丙讲话", "text": ""}, {"title": "丁讲话"}, TWO],
    ],
)
def test_an_object_is_a_speech(tmp_path: Path, content: object) -> None:
    speeches = read(tmp_path, content)
    assert [speech.title for speech in speeches] == ["甲讲话", "乙讲话"]
    assert [texts(speech) for speech in speeches] == [[PAST], [PAST, NEXT]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_one_object_is_one_speech(tmp_path: Path, encoding: str) -> None:
    [speech] = read(tmp_path, TWO, encoding)
    assert (speech.title, texts(speech)) == ("乙讲话", [PAST, NEXT])


@pytest.mark.parametrize(
    ("given", "speaker", "date", "place"),
    [
        ({"speaker": "梁田", "date": "2021-03-05", "place": "青河"}, "梁田", "2021-03-05", "青河"),
        ({"讲话人": "梁田", "日期": "2021年3月5日", "地点": "青河"}, "梁田", "2021-03-05", "青河"),
        ({"講話人": "梁田", "日期": "2021年3月", "地點": "青河"}, "梁田", "2021-03", "青河"),
        ({"author": {"name": "梁田", "url": "https://example.com"}, "date": 2021}, "梁田", "2021", None),
        ({"作者": "梁田", "发布时间": "2021/3/5", "venue": "青河"}, "梁田", "2021-03-05", "青河"),
    ],
)
def test_fields_say_who_when_and_where(
    tmp_path: Path, given: dict[str, object], speaker: str, date: str, place: str | None
) -> None:
    for content in ([ONE | given], given | ONE, given | {"speeches": [ONE]}):
        [speech] = read(tmp_path, content)
        said = speech.metadata
        assert (said.speaker, said.date, said.place) == (speaker, date, place)


def test_objects_without_a_title_go_by_the_one_around_them_or_the_file(tmp_path: Path) -> None:
    inner = [{"id": 7, "speaker": "梁田", "text": PAST}]
    assert [(each.title, each.passages[0].record) for each in read(tmp_path, {"title": "座谈会", "all": inner})] == [
        ("座谈会", "7")
    ]
    assert [each.title for each in read(tmp_path, inner)] == ["出口"]


def test_markup_is_read_as_a_page(tmp_path: Path) -> None:
    [speech] = read(tmp_path, {"title": "甲讲话", "html": f"<h2>甲讲话</h2><h3>一、修路</h3><p>{PAST}</p>"})
    assert speech.title == "甲讲话"
    assert [(each.headings, each.text) for each in speech.passages] == [(("一、修路",), PAST)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "line 1: is not JSON"),
        (f"{json.dumps(ONE)}\n{{", "line 2: is not JSON"),
        ('[\n{"title": "甲", "text": "乙",}]', "line 2: is not JSON"),
        ("[" * 100_000, "is not JSON that can be read"),
        ("[]", "no record with a"),
        ("7", "no record with a"),
        ('{"name": "桥", "version": "1.0", "scripts": {"test": "true"}}', "no record with a"),
        ([{"title": "甲讲话"}], "no record with a"),
        ([{"title": "甲讲话", "text": None, "说明": PAST * 9}, {"text": ["", 7]}], "no record with a"),
        ('[{"title": "甲", "text": "\\ud800"}]', "half a surrogate pair"),
        ("  \n", "is empty"),
    ],
)
def test_what_holds_no_speeches_is_refused_in_one_line(tmp_path: Path, content: object, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says) as raised:
        read(tmp_path, content)
    assert "\n" not in str(raised.value)


def test_a_file_of_the_data_directory_is_none_of_the_collection(tmp_path: Path) -> None:
    for name in ("甲.json", "data/answers.json", "data/jianghua.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps(ONE), encoding="utf-8")
    assert [file.name for file in find_files([tmp_path])[0]] == ["甲.json"]


def test_a_record_is_told_as_one(tmp_path: Path) -> None:
    read(tmp_path, [ONE, TWO])
    assert [each.speech.title for each in explain_file(tmp_path / "出口.json", "出口.json")] == ["甲讲话", "乙讲话"]
    assert read_file(tmp_path / "出口.json", "出口.json").warnings == ()
