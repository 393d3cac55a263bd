"""Date and speaker from a file, a table's columns and records, into the index and back."""

import json
from pathlib import Path

import pytest

from index import Live, Speech, reindex

TEXT = "同志们，今天这个会只讲一件事，就是把水管到每一户人家门口。"


def speeches(tmp_path: Path, name: str, text: str) -> list[Speech]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    reindex(tmp_path / "data", [tmp_path / name])
    live = Live(tmp_path / "data")
    found = list(live.get().speeches())
    passage = live.get().passages(found[0].id)[0]
    assert (passage.speaker, passage.date) == (found[0].speaker, found[0].date)
    live.close()
    return found


def test_a_file_says_who_and_when(tmp_path: Path) -> None:
    (speech,) = speeches(tmp_path, "a.txt", f"在供水工作会上的讲话\n县长　周明　2021年3月5日\n{TEXT}\n")
    assert (speech.speaker, speech.office, speech.date, speech.date_source) == ("周明", "县长", "2021-03-05", "byline")


def test_columns_of_a_table_come_before_the_text(tmp_path: Path) -> None:
    table = (
        f"标题,讲话人,日期,地点,正文\n在供水会上的讲话,周明,2019年5月,岚浦,{TEXT}\n在2018年修路会上的讲话,,,,{TEXT}\n"
    )
    first, second = speeches(tmp_path, "a.csv", table)
    assert (first.speaker, first.place, first.date, first.date_source) == ("周明", "岚浦", "2019-05", "column")
    assert (second.speaker, second.date, second.date_source) == (None, "2018", "title")


@pytest.mark.parametrize(("date", "expected"), [("2019/5/6", "2019-05-06"), (2019, "2019"), ("someday", None)])
def test_a_record_says_when(tmp_path: Path, date: object, expected: str | None) -> None:
    record = {"id": "1", "title": "水", "text": TEXT, "date": date, "speaker": "周明"}
    (speech,) = speeches(tmp_path, "a.jsonl", json.dumps(record) + "\n")
    assert (speech.date, speech.speaker) == (expected, "周明")


def test_an_article_among_records_gets_no_date_from_its_words(tmp_path: Path) -> None:
    record = {"id": "1", "title": "1998年世界杯足球赛", "text": f"2018年7月1日\n{TEXT}"}
    (speech,) = speeches(tmp_path, "a.jsonl", json.dumps(record) + "\n")
    assert (speech.date, speech.speaker) == (None, None)
