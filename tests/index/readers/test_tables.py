"""A .csv or .tsv file: its rows are speeches, by the names of its columns."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from index.errors import UnreadableFile
from index.model import ParsedSpeech
from index.readers import read_file, read_speeches
from tests.index.messy import NEXT, PAST, texts


def read(tmp_path: Path, content: str, name: str = "表.csv", encoding: str = "utf-8") -> list[ParsedSpeech]:
    path = tmp_path / name
    path.write_text(content, encoding=encoding)
    return read_speeches(path, name)


@pytest.mark.parametrize(("separator", "name"), [(",", "表.csv"), (";", "表.csv"), ("\t", "表.tsv"), (",", "表.CSV")])
@pytest.mark.parametrize("columns", [("id", "title", "text"), ("编号", "标题", "正文"), ("序號", "題目", "內容")])
def test_a_row_is_a_speech(tmp_path: Path, separator: str, name: str, columns: tuple[str, ...]) -> None:
    rows = [columns, ("7", "甲讲话", PAST), ("8", "乙讲话", f'"同志们：\n{PAST}\n{NEXT}"')]
    speeches = read(tmp_path, "\n".join(separator.join(row) for row in rows), name, "gb18030")
    assert [(speech.title, speech.passages[0].record) for speech in speeches] == [("甲讲话", "7"), ("乙讲话", "8")]
    assert texts(speeches[1]) == [f"同志们：\n{PAST}", NEXT]


def test_a_row_with_missing_cells_keeps_what_it_has(tmp_path: Path) -> None:
    speeches = read(tmp_path, f"题目,日期,正文\n,2023-01-01,{PAST}\n乙讲话,,\n丙讲话\n丁讲话,,{NEXT},多余\n")
    assert [(speech.title, texts(speech)) for speech in speeches] == [("表", [PAST]), ("丁讲话", [NEXT])]
    assert speeches[0].passages[0].record is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("甲,乙\n1,2\n", "no column"),
        ("标题,正文\n甲,\n", "no row with a text"),
        ("标题,正文\n", "no row with a text"),
        ("", "is empty"),
    ],
)
def test_a_table_without_text_is_refused(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says):
        read(tmp_path, content)


def test_a_cell_beyond_all_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.tables.CELL_CHARACTERS", 100)
    with pytest.raises(UnreadableFile, match="line 2: is no table"):
        read(tmp_path, f"标题,正文\n甲,{PAST * 3}\n")


def write_rows(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write rows, of which the first names the columns, as the kind of file that its suffix tells."""
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    elif path.suffix == ".jsonl":
        names, *records = rows
        lines = (json.dumps(dict(zip(names, each, strict=True)), ensure_ascii=False) for each in records)
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",").writerows(rows)


KINDS = (".csv", ".tsv", ".xlsx", ".jsonl")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "columns",
    [
        "title,full_text",
        "Title,Body",
        "headline,article",
        "标题,全文",
        "题名,原文",
        "文章标题,文章内容",
        "speech_title,transcript",
        "subject,speech_text",
        "题目,正文内容",
        "名称,讲稿",
        "caption,paragraph",
        "篇名,讲话内容",
        "News Title,News Content",
        "標題,講話內容",
        "article title,main text",
        "doc-title,doc-body",
        "headline,contents",
        "name,passage",
    ],
)
def test_columns_go_by_any_usual_name(tmp_path: Path, columns: str, kind: str) -> None:
    path = tmp_path / f"表{kind}"
    write_rows(path, [columns.split(","), ("甲讲话", PAST)])
    [speech] = read_speeches(path, path.name)
    assert (speech.title, texts(speech)) == ("甲讲话", [PAST])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "columns", [("日期", "甲栏", "乙栏"), ("date", "a", "b"), ("序号", "条目", "详情"), ("no", "col1", "col2")]
)
def test_texts_without_a_usual_name_are_found_in_every_kind_of_table(
    tmp_path: Path, columns: tuple[str, ...], kind: str
) -> None:
    path = tmp_path / f"表{kind}"
    write_rows(path, [columns, ("2023-01-01", "春耕动员", PAST), ("2023-02-01", "夏收小结", NEXT)])
    read = read_file(path, path.name)
    assert [(speech.title, texts(speech)) for speech in read.speeches] == [("春耕动员", [PAST]), ("夏收小结", [NEXT])]
    assert [columns[2] in warning and columns[1] in warning for warning in read.warnings] == [True]


def test_a_column_without_a_usual_name_is_found_by_its_texts_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text(f"日期,甲栏,乙栏\n2023-01-01,春耕动员,{PAST}\n2023-02-01,夏收小结,{NEXT}\n", encoding="utf-8")
    read = read_file(path, path.name)
    assert [(speech.title, texts(speech)) for speech in read.speeches] == [("春耕动员", [PAST]), ("夏收小结", [NEXT])]
    assert ["乙栏" in warning and "甲栏" in warning for warning in read.warnings] == [True]
