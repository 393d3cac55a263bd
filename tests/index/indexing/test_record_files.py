"""A reindex of `.jsonl` files: ids of records, the parts of a large one, a line that is wrong."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from index import open_index, reindex
from index.indexing import preparing
from index.indexing.batches import tokenised
from index.model import ParsedSpeech
from index.readers import records
from index.storage.connection import DATABASE
from tests.index.asking import all_passages


def test_records_keep_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    rows = [{"id": f"r{n}", "title": f"第{n}号", "text": f"第{n}号桥长{n}百米，当年建成通车。"} for n in range(1, 4)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    reindex(tmp_path / "data", [path])
    index = open_index(tmp_path / "data")
    found = [passage.record for speech in index.speeches() for passage in index.passages(speech.id)]
    assert found == ["r1", "r2", "r3"]


def records_file(path: Path, numbers: Iterable[int], bad: int | None = None) -> Path:
    rows = [
        json.dumps({"id": n, "title": f"第{n}号", "text": f"第{n}号桥当年建成通车。"}, ensure_ascii=False)
        for n in numbers
    ]
    if bad is not None:
        rows[bad] = "{"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_changed_line_costs_only_its_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "PART_BYTES", 2_000)
    monkeypatch.setattr(records, "_ONE_IN", 4)
    data = tmp_path / "data"
    reindex(data, [records_file(tmp_path / "a.jsonl", range(500))])
    before = {p.record: p.id for p in all_passages(data)}
    assert list(before) == [str(n) for n in range(500)]
    seen: list[int] = []

    def counted(speeches: Sequence[ParsedSpeech], source: str) -> dict[str, bytes]:
        seen.append(len(speeches))
        return tokenised(speeches, source)

    monkeypatch.setattr(preparing, "tokenised", counted)
    report = reindex(data, [records_file(tmp_path / "a.jsonl", [*range(250), 9_999, *range(250, 500)])])
    assert (report.files, report.unchanged, report.passages) == (1, 0, 501)
    assert sum(seen) < 150
    after = {p.record: p.id for p in all_passages(data)}
    assert list(after) == [*(str(n) for n in range(250)), "9999", *(str(n) for n in range(250, 500))]
    assert sum(before[record] == number for record, number in after.items() if record in before) > 350


def test_a_bad_line_refuses_its_whole_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "PART_BYTES", 2_000)
    monkeypatch.setattr(preparing, "_POOL_FROM", 0)
    bad = records_file(tmp_path / "bad.jsonl", range(500), bad=300)
    report = reindex(tmp_path / "data", [bad, records_file(tmp_path / "good.jsonl", range(600, 700))])
    assert [(refused.path, refused.reason.split(":")[0]) for refused in report.refused] == [(bad, "line 301")]
    assert (report.files, report.passages) == (1, 100)
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as database:
        assert database.execute("select count(*) from passages").fetchone() == (100,)
