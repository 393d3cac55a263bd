"""Which files of a folder are read, how a JSONL file becomes speeches, and what is refused in which words."""

import json
import os
import sys
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.readers import FoundFile, Refused, find_files, iter_speeches, read_speeches, read_text
from tests.rights import as_nobody

TEXT = "在会上的讲话\n同志们：\n今年以来，全县上下紧紧围绕年初确定的目标任务，迎难而上、真抓实干，取得了新的进展。\n"


def put(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_speeches(path, path.name)
    assert str(caught.value) == f"{path}: {caught.value.reason}"
    assert "\n" not in str(caught.value)
    return caught.value.reason


def test_a_folder_gives_its_files_in_natural_order_by_their_path_below_it(tmp_path: Path) -> None:
    for name in (
        "讲话10.txt",
        "讲话2.txt",
        "a/b.md",
        "a/c.JSONL",
        ".hidden.txt",
        ".git/x.txt",
        "讲话2.bak",
    ):
        put(tmp_path, name)
    found, refused = find_files([tmp_path])
    assert [file.name for file in found] == ["a/b.md", "a/c.JSONL", "讲话2.txt", "讲话10.txt"]
    assert found[0] == FoundFile(tmp_path / "a" / "b.md", "a/b.md")
    assert [item.path.name for item in refused] == ["讲话2.bak"]


def test_a_folder_names_every_kind_that_is_not_read_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.mobi", "sub/c.MOBI", "d.xls", "e"):
        put(tmp_path, name)
    found, refused = find_files([tmp_path])
    assert [file.name for file in found] == ["a.txt"]
    assert [item.path.name for item in refused] == ["e", "b.mobi", "d.xls"]
    assert all(".docx" in item.reason for item in refused)
    assert "1 more .mobi" in refused[1].reason


@pytest.mark.parametrize("suffix", [".mobi", ".azw3", ".xml", ".xls", ".ppt", ".pages", ".zipx"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_kind_that_is_not_read_is_named_once_in_any_folder(tmp_path: Path, suffix: str, count: int) -> None:
    put(tmp_path, "a.txt")
    for number in range(count):
        put(tmp_path, f"{'sub/' * number}讲话{number}{suffix.upper() if number else suffix}")
    found, refused = find_files([tmp_path])
    assert [file.name for file in found] == ["a.txt"]
    assert [item.path.suffix.lower() for item in refused] == [suffix]
    assert (f"{count - 1} more {suffix}" in refused[0].reason) == (count > 1)


def test_of_many_files_every_one_is_read_or_its_kind_is_named(tmp_path: Path) -> None:
    for number in range(300):
        put(tmp_path, f"{number}.{'txt' if number % 10 else 'xyz'}")
    found, refused = find_files([tmp_path])
    assert len(found) == 270
    assert ["29 more .xyz" in item.reason for item in refused] == [True]


def test_what_a_browser_saves_beside_a_page_is_no_document(tmp_path: Path) -> None:
    put(tmp_path, "页.html")
    put(tmp_path, "页_files/logo.png")
    put(tmp_path, "表_files/a.txt")
    found, refused = find_files([tmp_path])
    assert [file.name for file in found] == ["表_files/a.txt", "页.html"]
    assert refused == []


def test_a_name_of_two_lines_is_shown_in_one(tmp_path: Path) -> None:
    put(tmp_path, "a\nb.txt")
    assert [file.name for file in find_files([tmp_path])[0]] == ["a?b.txt"]


def test_a_kind_whose_library_is_missing_is_named_with_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.pptx", "c.pptx"):
        put(tmp_path, name)
    monkeypatch.setattr("index.readers.formats.find_spec", lambda name: None)
    found, refused = find_files([tmp_path])
    assert [file.name for file in found] == ["a.txt"]
    command = f"{sys.executable} -m pip install 'jianghua[office]'"
    assert [command in item.reason and "1 more" in item.reason for item in refused] == [True]


def test_a_named_file_is_its_name_and_is_taken_once(tmp_path: Path) -> None:
    path = put(tmp_path, "sub/x.txt")
    assert find_files([path, path]) == ([FoundFile(path, "x.txt")], [])
    assert [file.name for file in find_files([tmp_path, path])[0]] == ["sub/x.txt"]


def test_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt")
    put(tmp_path, "b/x.txt")
    found, _ = find_files([tmp_path / "a", tmp_path / "b"])
    assert [file.name for file in found] == ["a/x.txt", "b/x.txt"]


def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    odd = put(tmp_path, "x.mobi")
    found, refused = find_files([tmp_path / "gone", odd, tmp_path / "empty"])
    assert found == []
    assert [item.path for item in refused] == [tmp_path / "gone", odd, tmp_path / "empty"]
    assert refused[0] == Refused(tmp_path / "gone", "does not exist")
    assert ".txt" in refused[1].reason
    assert "holds no" in refused[2].reason


def test_of_a_large_folder_everything_readable_is_found_and_each_other_kind_named_once(tmp_path: Path) -> None:
    kinds = (".mobi", ".xml", ".azw3", ".xyz", "")
    for number in range(500):
        suffix = kinds[number // 10 % len(kinds)] if number % 10 == 9 else ".txt"
        (tmp_path / f"文{number}{suffix}").write_text(TEXT, encoding="utf-8")
    found, refused = find_files([tmp_path])
    assert [file.name for file in found] == [f"文{number}.txt" for number in range(500) if number % 10 != 9]
    assert sorted(item.path.suffix for item in refused) == sorted(kinds)
    assert all("so are 9 more" in item.reason for item in refused)


def test_a_folder_and_a_file_without_permission_are_refused_and_the_others_read(open_folder: Path) -> None:
    put(open_folder, "good/x.txt")
    closed = put(open_folder, "good/closed.txt")
    closed.chmod(0)
    put(open_folder, "locked/x.txt")
    (open_folder / "locked").chmod(0)
    with as_nobody():
        found, refused = find_files([open_folder])
        assert [file.name for file in found] == ["good/closed.txt", "good/x.txt"]
        assert [item.path for item in refused] == [open_folder / "locked"]
        assert "permission" in refused[0].reason
        assert "permission" in refusal(closed)
    (open_folder / "locked").chmod(0o755)


def test_a_name_that_is_no_unicode_becomes_one_that_can_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_text(TEXT)
    [file] = find_files([tmp_path])[0]
    assert file.name.encode().decode() == "??.txt"
    assert read_speeches(file.path, file.name)[0].title == "在会上的讲话"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT", ".text", ".markdown"])
def test_a_text_file_is_read_with_its_line_ends_made_one(tmp_path: Path, suffix: str) -> None:
    path = put(tmp_path, f"a{suffix}", TEXT.replace("\n", "\r\n"))
    assert read_text(path) == TEXT
    [speech] = read_speeches(path, path.name)
    assert speech.title == "在会上的讲话"


def test_a_file_without_a_title_is_named_by_its_file(tmp_path: Path) -> None:
    path = put(tmp_path, "a/记录3.txt", "各位代表，现在开会，请大家就座，会场内请不要吸烟，请把手机关掉，谢谢合作。")
    assert [speech.title for speech in read_speeches(path, "a/记录3.txt")] == ["记录3"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "empty"),
        ("　　\n\xa0\n".encode(), "empty"),
        ("\ue004\u200b\n- 3 -\n".encode(), "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (bytes(range(256)) * 9, "binary"),
        (b"\x01\x02\x03\x04ab" * 30, "binary"),
        (b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8", "UTF-16"),
        (b"\xfe\x8d\x80\x81\xff\x93\x02\xc5" * 20, "not text"),
    ],
)
def test_a_file_that_holds_no_text_is_refused_in_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    assert says in refusal(put(tmp_path, "a.txt", content))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "gone.txt")
    (tmp_path / "folder.txt").mkdir()
    assert "cannot be read" in refusal(tmp_path / "folder.txt")


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.formats.TEXT_BYTES", 1000)
    assert "too big" in refusal(put(tmp_path, "a.txt", "字" * 400))


def test_one_line_of_megabytes_becomes_passages_that_can_be_quoted(tmp_path: Path) -> None:
    [speech] = read_speeches(put(tmp_path, "a.txt", "讲好每一句话。" * 300_000), "a.txt")
    assert sum(len(passage.text) for passage in speech.passages) == 2_100_000
    assert max(len(passage.text) for passage in speech.passages) < 700


def records(*items: object) -> str:
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)


def test_records_in_a_row_under_one_title_are_one_speech_of_passages_as_they_are(tmp_path: Path) -> None:
    text = " 第一篇：原样\n- 3 -\n保留 "
    path = put(
        tmp_path,
        "a.jsonl",
        "\ufeff"
        + records({"id": 1, "title": "甲", "text": text}, {"id": "x", "title": "甲", "text": "二"})
        + "\n"
        + records({"id": 3, "title": "乙", "text": "三", "more": [1]}, {"id": 4, "text": "四"}),
    )
    speeches = read_speeches(path, "dir/a.jsonl")
    assert [speech.title for speech in speeches] == ["甲", "乙", "a"]
    assert [(passage.record, passage.text) for passage in speeches[0].passages] == [("1", text), ("x", "二")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not an object"),
        ('{"id": true, "text": "一"}', '"id"'),
        ('{"id": 1, "title": ["甲"], "text": "一"}', '"title"'),
        ('{"id": 1, "title": "甲", "text": 5}', '"text"'),
        ('{"id": 1, "title": "甲", "text": "\\ud800"}', "surrogate"),
        ("[" * 100_000, "is not JSON"),
        ('{"id": ' + "9" * 5000 + ', "text": "一"}', "is not JSON"),
        (b"\xff", "is not UTF-8"),
    ],
)
def test_a_bad_record_is_refused_with_its_line(tmp_path: Path, line: str | bytes, says: str) -> None:
    good = records({"id": 1, "title": "甲", "text": "一"}).encode()
    path = put(tmp_path, "a.jsonl", good + b"\n" + (line if isinstance(line, bytes) else line.encode()) + b"\n" + good)
    reason = refusal(path)
    assert reason.startswith("line 3: ")
    assert says in reason


@pytest.mark.parametrize("title", [{}, {"title": None}, {"title": ""}, {"title": "  "}])
def test_a_record_whose_title_is_missing_goes_by_its_file(tmp_path: Path, title: dict[str, object]) -> None:
    path = put(tmp_path, "a.jsonl", records({"id": 1, "text": "一", **title}, {"id": 2, "title": "乙", "text": "二"}))
    assert [speech.title for speech in read_speeches(path, "a.jsonl")] == ["a", "乙"]


@pytest.mark.parametrize("key", [{}, {"id": None}, {"id": ""}])
def test_a_record_without_an_id_has_none(tmp_path: Path, key: dict[str, object]) -> None:
    [speech] = read_speeches(put(tmp_path, "a.jsonl", records({"title": "甲", "text": "一", **key})), "a.jsonl")
    assert [passage.record for passage in speech.passages] == [None]


@pytest.mark.parametrize("text", [{}, {"text": None}, {"text": ""}, {"text": " \n"}])
def test_a_record_without_a_text_is_passed_over(tmp_path: Path, text: dict[str, object]) -> None:
    empty = {"id": 1, "title": "甲", **text}
    path = put(tmp_path, "a.jsonl", records(empty, {"id": 2, "title": "甲", "text": "二"}))
    assert [passage.record for passage in read_speeches(path, "a.jsonl")[0].passages] == ["2"]
    assert '"text"' in refusal(put(tmp_path, "b.jsonl", records(empty)))


def test_a_record_may_name_its_fields_in_chinese_and_number_its_title(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", records({"编号": 7, "标题": 2023, "正文": "一"}, {"id": 1.5, "content": "二"}))
    speeches = read_speeches(path, "a.jsonl")
    assert [(speech.title, speech.passages[0].record) for speech in speeches] == [("2023", "7"), ("a", "1.5")]


def test_a_record_of_a_size_that_is_no_passage_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.records.RECORD_BYTES", 100)
    assert "line 1: is longer" in refusal(put(tmp_path, "a.jsonl", records({"id": 1, "text": "字" * 100})))


def test_records_are_read_one_after_the_other(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        "a.jsonl",
        records({"id": 1, "title": "甲", "text": "一"}, {"id": 2, "title": "乙", "text": "二"}) + "{",
    )
    speeches = iter_speeches(path, "a.jsonl")
    assert next(speeches).title == "甲"
    with pytest.raises(UnreadableFile, match="line 3"):
        list(speeches)


def test_an_empty_jsonl_file_is_refused(tmp_path: Path) -> None:
    assert refusal(put(tmp_path, "a.jsonl", "\n \n")) == "is empty"


def test_a_folder_that_lists_files_but_may_not_be_entered_is_refused(open_folder: Path) -> None:
    put(open_folder, "a.txt")
    closed = open_folder / "closed"
    closed.mkdir()
    put(closed, "b.txt")
    closed.chmod(0o644)
    try:
        with as_nobody():
            found, refused = find_files([open_folder, closed / "b.txt"])
    finally:
        closed.chmod(0o755)
    assert [file.name for file in found] == ["a.txt"]
    assert {item.path for item in refused} == {closed / "b.txt"}


def test_a_name_too_long_for_the_file_system_is_refused(tmp_path: Path) -> None:
    found, refused = find_files([tmp_path / ("x" * 300)])
    assert found == []
    assert "too long" in refused[0].reason


def test_what_word_keeps_beside_an_open_document_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今年修路三十公里。", encoding="utf-8")
    (tmp_path / "~$a.docx").write_bytes(b"\x05lock")
    found, refused = find_files([tmp_path])
    assert [file.name for file in found] == ["a.txt"]
    assert refused == []
