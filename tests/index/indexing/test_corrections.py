"""What an administrator says of speeches in `dates.csv`, from the file to `speeches()`."""

from pathlib import Path

import pytest

from index import Live, Speech, reindex
from index.indexing.report import Report

WATER = "在供水工作会上的讲话\n（2021年3月5日）\n同志们，今天这个会只讲一件事，就是把水管到每一户人家门口。\n"
ROADS = "在修路工作会上的讲话\n同志们，今天这个会只讲一件事，就是把路修到每一个村子里头去。\n"


def build(folder: Path, data: Path, corrections: str | bytes | None) -> tuple[Report, dict[str, Speech]]:
    folder.mkdir(exist_ok=True)
    (folder / "water.txt").write_text(WATER, encoding="utf-8")
    (folder / "roads.txt").write_text(ROADS, encoding="utf-8")
    if corrections is not None:
        text = corrections if isinstance(corrections, bytes) else corrections.encode()
        (folder / "dates.csv").write_bytes(text)
    report = reindex(data, [folder])
    live = Live(data)
    found = {speech.source: speech for speech in live.get().speeches()}
    live.close()
    return report, found


@pytest.mark.parametrize(
    "corrections",
    [
        "file,title,date,speaker\nroads.txt,,2019-4-2,周明\n",
        "文件,标题,日期,讲话人\nroads.txt,修路,2019年4月2日,周明\n".encode("gb18030"),
    ],
)
def test_a_line_says_what_a_file_does_not(tmp_path: Path, corrections: str | bytes) -> None:
    report, found = build(tmp_path / "corpus", tmp_path / "data", corrections)
    assert report.refused == ()
    assert report.files == 2
    roads, water = found["roads.txt"], found["water.txt"]
    assert (roads.date, roads.date_source, roads.speaker) == ("2019-04-02", "dates.csv", "周明")
    assert (water.date, water.date_source) == ("2021-03-05", "byline")


def test_a_change_of_the_line_alone_reaches_the_index_and_leaves_the_other_files(tmp_path: Path) -> None:
    build(tmp_path / "corpus", tmp_path / "data", None)
    report, found = build(tmp_path / "corpus", tmp_path / "data", "file,date\nwater.txt,2020\n")
    assert found["water.txt"].date == "2020"
    assert report.unchanged == 1


@pytest.mark.parametrize(
    ("corrections", "reason"),
    [
        ("file,date\nwater.txt,someday\n", "line 2: the date someday is none; write 1999, 1999-03 or 1999-03-05"),
        ("file,date\nmissing.txt,2020\n", "line 2: there is no file missing.txt beside it"),
        ("name,date\nwater.txt,2020\n", 'has no column "file" (or 文件); its first row must name its columns'),
    ],
)
def test_what_is_wrong_in_it_is_told_and_the_speeches_are_read_without_it(
    tmp_path: Path, corrections: str, reason: str
) -> None:
    report, found = build(tmp_path / "corpus", tmp_path / "data", corrections)
    assert [(item.path.name, item.reason) for item in report.refused] == [("dates.csv", reason)]
    assert found["water.txt"].date == "2021-03-05"


def test_every_wrong_line_is_told_and_of_many_the_first_ones(tmp_path: Path) -> None:
    report, found = build(
        tmp_path / "corpus",
        tmp_path / "data",
        "file,date\nwater.txt,someday\nroads.txt,2019\nmissing.txt,soon\nother.txt,2020\n",
    )
    date = "is none; write 1999, 1999-03 or 1999-03-05"
    assert [item.reason for item in report.refused] == [
        f"line 2: the date someday {date}",
        "line 4: there is no file missing.txt beside it",
        f"line 4: the date soon {date}",
        "line 5: there is no file other.txt beside it",
    ]
    assert (found["water.txt"].date, found["roads.txt"].date) == ("2021-03-05", None)
    lines = "".join(f"lost{number}.txt,2020\n" for number in range(13))
    report, _ = build(tmp_path / "corpus", tmp_path / "data", f"file,date\n{lines}")
    reasons = [item.reason for item in report.refused]
    assert reasons[0] == "line 2: there is no file lost0.txt beside it"
    assert reasons[9:] == ["line 11: there is no file lost9.txt beside it", "so are 3 more of its lines"]
