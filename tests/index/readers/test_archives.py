"""Archives: their members are files with names of their own, whatever those say; limits hold before unpacking."""

import zipfile
import zlib
from pathlib import Path

import pytest

from index import open_index, reindex
from index.readers import find_files, read_found
from tests.index.messy import PAST

TEXT = f"在全县教育工作会议上的讲话\n{PAST}\n"


def packed(path: Path, *members: tuple[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def test_members_are_files_and_what_is_none_is_named(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner", ("a.txt", TEXT)).read_bytes()
    path = packed(
        tmp_path / "文.zip",
        ("乙/10.txt", TEXT),
        ("乙/2.txt", TEXT),
        ("c.mobi", "x"),
        ("d.zip", inner),
        (".x.txt", TEXT),
    )
    found, refused = find_files([path])
    assert [file.name for file in found] == ["文.zip/乙/2.txt", "文.zip/乙/10.txt"]
    assert [item.path.relative_to(tmp_path).as_posix() for item in refused] == ["文.zip/d.zip", "文.zip/c.mobi"]
    assert [speech.passages[0].text for speech in read_found(found[0]).speeches] == [PAST]


def test_names_are_never_paths(tmp_path: Path) -> None:
    folder = tmp_path / "collection"
    folder.mkdir()
    packed(folder / "文.zip", ("../../x.txt", TEXT), ("a\nb.txt", TEXT), ("/etc/c.txt", TEXT))
    before = sorted(tmp_path.rglob("*"))
    report = reindex(tmp_path / "data", [folder])
    outside = [path for path in sorted(tmp_path.rglob("*")) if tmp_path / "data" not in (path, *path.parents)]
    assert outside == before
    assert report.refused == ()
    sources = {speech.source for speech in open_index(tmp_path / "data").speeches()}
    assert sources == {"文.zip/../../x.txt", "文.zip/a?b.txt", "文.zip//etc/c.txt"}
    assert reindex(tmp_path / "data", [folder]).unchanged == report.files


def test_names_written_in_gbk_are_read(tmp_path: Path) -> None:
    path = tmp_path / "文.zip"
    name = "讲话.txt".encode("gbk")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x" * len(name), TEXT)
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name))
    assert [file.name for file in find_files([path])[0]] == ["文.zip/讲话.txt"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.archives.ARCHIVE_BYTES", 1_000_000)
    path = packed(tmp_path / "文.zip", ("a.txt", b"0" * 2_000_000))
    assert ["too big" in item.reason for item in find_files([path])[1]] == [True]
    monkeypatch.setattr("index.readers.archives.MEMBERS", 3)
    path = packed(tmp_path / "多.zip", *[(f"{number}.txt", "x") for number in range(4)])
    assert ["too many" in item.reason for item in find_files([path])[1]] == [True]


@pytest.mark.parametrize("suffix", [".zip", ".rar", ".7z"])
def test_what_is_no_archive_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"文{suffix}"
    path.write_bytes(b"no archive" * 100)
    found, refused = find_files([path])
    assert (found, [item.reason for item in refused]) == ([], ["is no archive that can be read"])


def test_a_7z_archive_is_read(tmp_path: Path) -> None:
    py7zr = pytest.importorskip("py7zr")
    path = tmp_path / "文.7z"
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.writestr(TEXT, "甲/a.txt")
        archive.writestr(TEXT.replace("教育", "卫生"), "b.txt")
    titles = {file.name: read_found(file).speeches[0].title for file in find_files([path])[0]}
    assert titles == {"文.7z/b.txt": "在全县卫生工作会议上的讲话", "文.7z/甲/a.txt": "在全县教育工作会议上的讲话"}


RAR_FORMATS = ("rar15", "rar20", "rar29", "rar50", "rar70")


@pytest.mark.parametrize("kind", RAR_FORMATS)
def test_a_compressed_rar_archive_is_read(tmp_path: Path, kind: str) -> None:
    rars = pytest.importorskip("rars")
    builder = rars.RarBuilder(format=kind, compression=5)
    builder.add_bytes((TEXT * 20).encode(), "甲/a.txt")
    builder.add_bytes((TEXT.replace("教育", "卫生") * 20).encode(), "b.txt")
    builder.add_directory("空")
    path = tmp_path / "文.rar"
    builder.write(path)
    assert path.stat().st_size < len(TEXT.encode()) * 20
    titles = {file.name: read_found(file).speeches[0].title for file in find_files([path])[0]}
    assert titles == {"文.rar/b.txt": "在全县卫生工作会议上的讲话", "文.rar/甲/a.txt": "在全县教育工作会议上的讲话"}


@pytest.mark.parametrize("headers", [False, True])
def test_a_rar_archive_with_a_password_is_named(tmp_path: Path, *, headers: bool) -> None:
    rars = pytest.importorskip("rars")
    builder = rars.RarBuilder(password="secret", encrypt_headers=headers)  # noqa: S106 - made for this file
    builder.add_bytes(TEXT.encode(), "a.txt")
    builder.write(tmp_path / "文.rar")
    found, refused = find_files([tmp_path / "文.rar"])
    assert (found, ["password" in item.reason for item in refused]) == ([], [True])


def test_a_rar_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rars = pytest.importorskip("rars")
    builder = rars.RarBuilder(compression=5)
    builder.add_bytes(bytes(2_000_000), "a.txt")
    builder.write(tmp_path / "文.rar")
    monkeypatch.setattr("index.readers.archives.ARCHIVE_BYTES", 1_000_000)
    assert ["too big" in item.reason for item in find_files([tmp_path / "文.rar"])[1]] == [True]


def test_a_rar_archive_with_names_in_gbk_that_are_no_paths_is_read(tmp_path: Path) -> None:
    pytest.importorskip("rars")
    data, name = TEXT.encode(), "../../讲话.txt".encode("gbk")

    def block(kind: int, flags: int, body: bytes) -> bytes:
        size = 7 + len(body)
        head = bytes([kind]) + flags.to_bytes(2, "little") + size.to_bytes(2, "little") + body
        return (zlib.crc32(head) & 0xFFFF).to_bytes(2, "little") + head

    sizes = len(data).to_bytes(4, "little") * 2
    facts = b"\x03" + zlib.crc32(data).to_bytes(4, "little") + b"\x00" * 4 + b"\x14\x30"
    file = sizes + facts + len(name).to_bytes(2, "little") + b"\x20\x00\x00\x00" + name
    path = tmp_path / "文.rar"
    path.write_bytes(
        b"Rar!\x1a\x07\x00" + block(0x73, 0, b"\x00" * 6) + block(0x74, 0x8000, file) + data + block(0x7B, 0, b"")
    )
    [found] = find_files([path])[0]
    assert found.name == "文.rar/../../讲话.txt"
    assert read_found(found).speeches[0].title == "在全县教育工作会议上的讲话"
