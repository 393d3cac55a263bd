"""Files that are made to do harm, change while they are read, or lead elsewhere are refused by name, and only they."""

import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index import JianghuaError, Report, open_index, reindex
from index.indexing import preparing
from index.postings import merging
from index.readers import FileSpeeches, FoundFile, read_found
from index.storage.connection import DATABASE

Collection = Callable[..., Path]

ROADS = "云岭县公路建设情况的报告\n今年全县新修农村公路一百二十公里，改造危桥七座，群众出行更加方便。\n"
TEA = "茶叶产业调研报告\n全镇茶园面积达到三万亩，茶农人均增收两千元，茶叶合作社发展到四十五家。\n"

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(path: Path, document: bytes, compression: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", compression) as file:
        file.writestr("word/document.xml", document)
        file.writestr("[Content_Types].xml", "<Types/>")


def refusals(report: Report) -> dict[str, str]:
    return {refused.path.name: refused.reason for refused in report.refused}


def test_a_package_that_grows_beyond_the_limits_is_refused_before_it_is_unpacked(
    tmp_path: Path, collection: Collection
) -> None:
    folder = collection(a=ROADS)
    package(folder / "bomb.docx", b"<w:p/>" * 20_000_000)
    assert (folder / "bomb.docx").stat().st_size < 1_000_000
    report = reindex(tmp_path / "data", [folder])
    assert "too big (120 MB of text and marks" in refusals(report)["bomb.docx"]
    assert report.speeches == 1


def test_a_broken_stream_of_any_compression_is_refused(tmp_path: Path, collection: Collection) -> None:
    folder = collection(a=ROADS)
    for name, kind in (("l", zipfile.ZIP_LZMA), ("b", zipfile.ZIP_BZIP2), ("d", zipfile.ZIP_DEFLATED)):
        path = folder / f"{name}.docx"
        package(path, f'<w:document xmlns:w="{WORD}">{ROADS * 50}</w:document>'.encode(), kind)
        whole = bytearray(path.read_bytes())
        for place in range(60, 200):
            whole[place] ^= 0x5A
        path.write_bytes(whole)
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.write(path, "inside.docx")
    report = reindex(tmp_path / "data", [folder])
    assert set(refusals(report)) == {"l.docx", "b.docx", "d.docx", "inside.docx"}
    assert all("can be read" in reason for reason in refusals(report).values())
    assert report.speeches == 1


def test_a_table_of_very_many_columns_is_refused(tmp_path: Path, collection: Collection) -> None:
    folder = collection(a=ROADS)
    names = ",".join(f"text{number}" for number in range(20_000))
    (folder / "wide.csv").write_text(f"{names}\n" + "甲," * 20_000 + "\n", encoding="utf-8")
    report = reindex(tmp_path / "data", [folder])
    assert "too many columns (20000; at most 1000)" in refusals(report)["wide.csv"]


def test_what_breaks_a_reader_is_refused_with_the_kind_of_the_fault(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(file: FoundFile) -> FileSpeeches:
        if file.name == "b.txt":
            raise lzma.LZMAError("Corrupt input data")
        return read_found(file)

    monkeypatch.setattr(preparing, "read_found", broken)
    report = reindex(tmp_path / "data", [collection(a=ROADS, b=TEA)])
    assert refusals(report) == {"b.txt": "cannot be read (LZMAError: Corrupt input data)"}


def test_links_that_lead_out_of_the_folder_are_named_and_left(tmp_path: Path, collection: Collection) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(TEA, encoding="utf-8")
    folder = collection(a=ROADS)
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "within.txt").symlink_to(folder / "a.txt")
    (folder / "nowhere.txt").symlink_to(tmp_path / "nowhere")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    report = reindex(tmp_path / "data", [folder])
    assert [speech.source for speech in open_index(tmp_path / "data").speeches()] == ["a.txt"]
    assert set(refusals(report)) == {"folder", "nowhere.txt", "circle.txt"}
    assert refusals(report)["nowhere.txt"] == "is a link that leads nowhere"
    assert "leads out of the folder" in refusals(report)["folder"]
    assert "so are 1 others" in refusals(report)["folder"]


def test_a_file_named_itself_may_be_a_link(tmp_path: Path, collection: Collection) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(collection(a=ROADS) / "a.txt")
    assert reindex(tmp_path / "data", [link]).speeches == 1


def test_a_file_that_changes_while_it_is_read_is_known_by_what_was_read(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, data = collection(a=ROADS), tmp_path / "data"
    changes = iter([TEA, None])

    def read(file: FoundFile) -> FileSpeeches:
        changed = next(changes, None)
        if changed:
            file.path.write_text(changed, encoding="utf-8")
        return read_found(file)

    monkeypatch.setattr(preparing, "read_found", read)
    reindex(data, [folder])
    assert [speech.title for speech in open_index(data).speeches()] == ["茶叶产业调研报告"]
    collection(a=ROADS)
    assert reindex(data, [folder]).unchanged == 0
    assert [speech.title for speech in open_index(data).speeches()] == ["云岭县公路建设情况的报告"]


def test_a_file_that_never_stays_as_it_is_is_refused(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = collection(a=ROADS, b=TEA)

    def read(file: FoundFile) -> FileSpeeches:
        if file.name == "b.txt":
            file.path.write_bytes(file.path.read_bytes() + "又加了一句话，说明情况还在变化。\n".encode())
        return read_found(file)

    monkeypatch.setattr(preparing, "read_found", read)
    report = reindex(tmp_path / "data", [folder])
    assert "changes while it is read" in refusals(report)["b.txt"]
    assert report.speeches == 1


def test_a_reindex_that_fails_gives_back_the_room_it_took(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, data = collection(a=ROADS), tmp_path / "data"
    reindex(data, [folder])
    before = sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
    collection(**{f"n{number}": ROADS.replace("七座", f"{number}座") * 40 for number in range(60)})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(merging, "finish", full)
    with pytest.raises(JianghuaError, match="No space left"):
        reindex(data, [folder])
    after = sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
    assert [path.name for path in (data / "generations").iterdir()] == ["1"]
    assert after <= before + 40_000, (before, after, (data / DATABASE).stat().st_size)
    assert len(open_index(data).speeches()) == 1
