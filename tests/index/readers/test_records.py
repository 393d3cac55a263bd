"""JSONL in parts: together they are the file, and a change moves no more than its own part."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.readers import records
from index.readers.records import parts, read_records


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "PART_BYTES", 2_000)
    monkeypatch.setattr(records, "_ONE_IN", 4)


def lines(count: int, first: int = 0, together: int = 1) -> list[str]:
    return [
        json.dumps({"id": n, "title": f"第{n // together}号", "text": f"第{n}号桥当年建成通车。"}, ensure_ascii=False)
        for n in range(first, first + count)
    ]


def write(path: Path, written: Sequence[str]) -> Path:
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
    return path


def test_parts_follow_one_another_and_read_as_the_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", lines(300))
    found = [part for part, _ in parts(path)]
    assert len(found) > 5
    assert sum(part.size for part in found) == path.stat().st_size
    assert [part.start for part in found[1:]] == [part.start + part.size for part in found[:-1]]
    assert [speech for part in found for speech in read_records(path, "a.jsonl", part)] == list(
        read_records(path, "a.jsonl")
    )


def test_records_under_one_title_stay_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_ONE_IN", 1)
    path = write(tmp_path / "a.jsonl", lines(300, together=5))
    found = [part for part, _ in parts(path)]
    assert len(found) > 5
    speeches = [speech for part in found for speech in read_records(path, "a.jsonl", part)]
    assert [len(speech.passages) for speech in speeches] == [5] * 60


def test_one_title_for_all_is_cut_all_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", lines(300, together=1000))
    assert max(part.size for part, _ in parts(path)) < 2 * 2_000 + 200


def test_an_inserted_line_changes_only_the_parts_around_it(tmp_path: Path) -> None:
    before = [digest for _, digest in parts(write(tmp_path / "a.jsonl", lines(600)))]
    changed = [*lines(50), *lines(1, 9_000), *lines(550, 50)]
    after = [digest for _, digest in parts(write(tmp_path / "a.jsonl", changed))]
    assert len(set(after) - set(before)) <= 3 < len(after) / 3


def test_a_bad_line_is_named_by_its_number_in_the_file(tmp_path: Path) -> None:
    written = lines(300)
    written[250] = "{"
    path = write(tmp_path / "a.jsonl", written)
    with pytest.raises(UnreadableFile, match="line 251: is not JSON"):
        [list(read_records(path, "a.jsonl", part)) for part, _ in parts(path)]


def test_an_empty_file_is_one_part_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"")
    [(part, _)] = parts(path)
    with pytest.raises(UnreadableFile, match="is empty"):
        list(read_records(path, "a.jsonl", part))


@given(st.lists(st.binary(max_size=300), max_size=60), st.booleans())
def test_whatever_the_bytes_every_line_is_in_one_part(written: list[bytes], ended: bool) -> None:
    with TemporaryDirectory() as directory, pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "PART_BYTES", 100)
        path = Path(directory, "a.jsonl")
        path.write_bytes(b"\n".join(written) + b"\n" * ended)
        found = [part for part, _ in parts(path)]
        data = path.read_bytes()
        assert b"".join(data[part.start : part.start + part.size] for part in found) == data
        for part in found:
            assert part.start == 0 or data[part.start - 1 : part.start] == b"\n"
            assert part.line == data[: part.start].count(b"\n") + 1


@pytest.mark.parametrize("other", ['"n": NaN', '"n": -Infinity', '"n": 1e400', '"note": "\\ud800"'])
def test_what_json_allows_in_python_alone_takes_no_record_away(tmp_path: Path, other: str) -> None:
    path = write(tmp_path / "a.jsonl", ['{"id": 1, "title": "桥", ' + other + ', "text": "桥当年建成通车。"}'])
    (speech,) = read_records(path, "a.jsonl")
    assert [(passage.record, passage.text) for passage in speech.passages] == [("1", "桥当年建成通车。")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"text" "a"}', "line 2: is not JSON (Expecting ':' delimiter at character 9)"),
        (b'{"text": "\xff"}', "line 2: is not UTF-8 (byte 11)"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "line 2: is not JSON that can be read"),
        (b'{"text": "\\ud800"}', "line 2: holds half a surrogate pair"),
    ],
)
def test_a_line_that_is_no_record_is_told_with_what_is_wrong(tmp_path: Path, line: bytes, told: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": 1, "title": "", "text": "a"}\n' + line + b"\n")
    with pytest.raises(UnreadableFile) as refused:
        list(read_records(path, "a.jsonl"))
    assert told in str(refused.value)
