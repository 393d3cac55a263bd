"""Every format gives the passages that the Word document of the same text gives; broken files are refused."""

import zipfile
from itertools import product
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.lines import Label
from index.readers import explain_file, read_file, read_speeches
from index.readers.formats import FORMATS
from index.readers.mail_archives import mht_page
from index.readers.subtitles import srt_lines
from index.readers.workbooks import workbook_rows
from tests.every_kind import documents_of_every_kind
from tests.hostile import zipped
from tests.index.messy import NEXT, PAST, headed, titles
from tests.index.readers.making import MAKERS, make_docx, sample_blocks

TITLE = "在全县教育工作会议上的讲话"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".rtf", ".odt", ".epub"])
def test_a_text_format_gives_the_passages_of_the_word_document(tmp_path: Path, suffix: str) -> None:
    blocks = sample_blocks()
    make_docx(blocks, tmp_path / "文.docx")
    MAKERS[suffix](blocks, tmp_path / f"文{suffix}")
    expected, found = (
        [(speech.title, each.text) for speech in read_speeches(path, path.name) for each in speech.passages]
        for path in (tmp_path / "文.docx", tmp_path / f"文{suffix}")
    )
    least = 0.97 if suffix == ".txt" else 0.98
    assert sum(each in set(found) for each in expected) >= least * len(expected)


@pytest.mark.parametrize(
    "suffix", sorted({*FORMATS} - {".jsonl", ".json", ".csv", ".tsv", ".txt", ".text", ".md", ".markdown"})
)
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 400, b"PK\x03\x04" + b"\x00" * 300, b"<" * 300])
def test_what_lies_about_its_kind_is_refused_in_one_line(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"文{suffix}"
    path.write_bytes(content)
    try:
        read_file(path, path.name)
    except UnreadableFile as error:
        assert "\n" not in str(error)  # noqa: PT017 - some of them are text after all


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub", ".pptx", ".xlsx", ".ofd"])
def test_a_package_that_would_be_too_large_unpacked_is_refused_before(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"文{suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, package.open("content.xml", "w") as part:
        for _ in range(45):
            part.write(b"\x00" * 10_000_000)
    with pytest.raises(UnreadableFile, match="too big"):
        read_file(path, path.name)


def test_entities_that_grow_are_not_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "文.odt"
    grow = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("content.xml", f'<!DOCTYPE x [<!ENTITY a0 "字">{grow}]><x>&a11;</x>')
    with pytest.raises(UnreadableFile):
        read_file(path, path.name)


def test_slides_are_pages_and_their_notes_are_text(tmp_path: Path) -> None:
    import pptx

    path = tmp_path / "文.pptx"
    deck = pptx.Presentation()
    for title, text, notes in ((TITLE, "同志们：", PAST), ("办好学校", NEXT, "")):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    deck.save(str(path))
    [speech] = read_speeches(path, path.name)
    assert speech.title == TITLE
    assert [(passage.headings, passage.page) for passage in speech.passages] == [((), 1), (("办好学校",), 2)]
    assert PAST in speech.passages[0].text


def test_sheets_are_sections_of_rows_or_tables_of_speeches(tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "各镇.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "学校"
    for row in (("镇名", "名额"), ("甲镇", 12), ("乙镇", 8.5)):
        book.active.append(row)
    book.save(path)
    [speech] = read_speeches(path, path.name)
    assert speech.title == "各镇"
    assert "甲镇\t12\n乙镇\t8.5" in speech.passages[0].text
    book.active.delete_rows(1, 3)
    for row in (("题目", "讲话内容"), (TITLE, PAST), ("在会上的发言", NEXT)):
        book.active.append(row)
    book.save(path)
    assert titles(read_speeches(path, path.name)) == [TITLE, "在会上的发言"]


@pytest.mark.parametrize(
    ("name", "headings"),
    [("Sheet", ()), ("Sheet1", ()), ("sheet 12", ()), ("工作表1", ()), ("学校", ("学校",)), ("Sheets", ("Sheets",))],
)
def test_a_sheet_that_nobody_named_is_no_heading(tmp_path: Path, name: str, headings: tuple[str, ...]) -> None:
    import openpyxl

    path = tmp_path / "各镇.xlsx"
    book = openpyxl.Workbook()
    book.active.title = name
    for row in (("镇名", "名额"), ("甲镇", 12), ("乙镇", 8.5)):
        book.active.append(row)
    book.save(path)
    [speech] = read_speeches(path, path.name)
    assert speech.passages[0].headings == headings
    assert "Sheet1" not in speech.passages[0].text


def test_numbers_of_a_workbook_are_those_that_it_shows(tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "各镇.xlsx"
    book = openpyxl.Workbook()
    shown = [
        ("General", 3150, "3150"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 120.0, "120"),
        ("0.0%", 0.0525, "5.3%"),
        ("0%", 1, "100%"),
        ("#,##0", 31500.4, "31,500"),
        ("#,##0.00_);(#,##0.00)", 31500, "31,500.00"),
        ("0.00", 2.5, "2.50"),
        ("@", 12, "12"),
    ]
    for row, (form, value, _) in enumerate(shown, 1):
        book.active.cell(row, 1, "甲镇")
        book.active.cell(row, 2, value).number_format = form
    book.save(path)
    [(_, rows)] = workbook_rows(path)
    assert [row[1] for row in rows] == [text for _, _, text in shown]


def test_an_ofd_document_gives_its_text_with_pages(tmp_path: Path) -> None:
    path = tmp_path / "文.ofd"
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'

    def page(rows: list[str]) -> str:
        objects = "".join(
            f'<ofd:TextObject ID="{number}" Boundary="30 {30 + 8 * number} 150 6" Font="1" Size="5">'
            f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(text) - 1} 5">{text}</ofd:TextCode></ofd:TextObject>'
            for number, text in enumerate(rows, 1)
        )
        layer = f"<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
        return (
            f"<ofd:Page {space}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>{layer}</ofd:Page>"
        )

    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "OFD.xml",
            f'<ofd:OFD {space} Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>'
            "</ofd:OFD>",
        )
        pages = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in (0, 1))
        package.writestr("Doc_0/Document.xml", f"<ofd:Document {space}><ofd:Pages>{pages}</ofd:Pages></ofd:Document>")
        package.writestr("Doc_0/Pages/Page_0/Content.xml", page([TITLE, "同志们：", PAST[:30], PAST[30:]]))
        package.writestr("Doc_0/Pages/Page_1/Content.xml", page([NEXT[:30], NEXT[30:]]))
    [speech] = read_speeches(path, path.name)
    assert speech.title == TITLE
    assert "".join(passage.text for passage in speech.passages).replace("\n", "") == f"同志们：{PAST}{NEXT}"
    assert [speech.passages[0].page, speech.passages[-1].page] == [1, 2]


def test_a_protected_book_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "书.epub"
    method = '<enc:EncryptionMethod xmlns:enc="http://www.w3.org/2001/04/xmlenc#" Algorithm="aes256"/>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("META-INF/encryption.xml", f"<encryption>{method}</encryption>")
    with pytest.raises(UnreadableFile, match="DRM"):
        read_file(path, path.name)


def test_a_saved_page_is_read_like_the_page(tmp_path: Path) -> None:
    path = tmp_path / "页.mht"
    body = f"<html><body><h1>{TITLE}</h1><p>{PAST}</p></body></html>".encode("gbk")
    coded = "".join(f"={byte:02X}" if byte > 127 or byte == 61 else chr(byte) for byte in body)
    path.write_text(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        "Content-Type: text/html; charset=gb2312\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{coded}\n--b--\n",
        encoding="ascii",
    )
    assert TITLE in mht_page(path)
    [speech] = read_speeches(path, path.name)
    assert (speech.title, headed(speech)) == (TITLE, [((), PAST)])


@pytest.mark.parametrize("words", ["大家好", "第一讲 怎样记账", "在修渠会上的讲话", "《修渠》", "主持人：周明"])
def test_subtitles_go_by_the_name_of_their_file(tmp_path: Path, words: str) -> None:
    path = tmp_path / "周明谈修渠.srt"
    cues = ((1, words), (20, PAST))
    path.write_text("".join(f"1\n00:00:{at:02},000 --> 00:00:{at + 2:02},000\n{said}\n\n" for at, said in cues))
    [speech] = read_speeches(path, path.name)
    assert (speech.title, words in speech.passages[0].text) == ("周明谈修渠", True)
    assert [each.speech.title for each in explain_file(path, path.name)] == ["周明谈修渠"]


def test_what_is_said_without_a_pause_is_one_paragraph() -> None:
    cues = ((1, 3, "同志们"), (3, 6, "<i>今天开会</i>"), (15, 18, "请看大屏幕。"))
    text = "".join(
        f"{number}\n00:00:{start:02},000 --> 00:00:{end:02},500\n{words}\n\n"
        for number, (start, end, words) in enumerate(cues)
    )
    lines = srt_lines(text)
    assert [line.text for line in lines] == ["同志们 今天开会", "请看大屏幕。"]
    assert {line.label for line in lines} == {Label.PARAGRAPH}


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".wps", ".pptx", ".xlsx"])
def test_an_office_document_behind_a_password_is_refused_with_the_reason(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"文{suffix}"
    path.write_bytes(OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    with pytest.raises(UnreadableFile, match="protected with a password"):
        read_file(path, path.name)


def test_an_open_document_behind_a_password_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "文.odt"
    manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    path.write_bytes(zipped(("content.xml", b"\x8f\x01\x77"), ("META-INF/manifest.xml", manifest)))
    with pytest.raises(UnreadableFile, match="protected with a password"):
        read_file(path, path.name)


def test_a_word_document_is_read_as_what_it_begins_as(tmp_path: Path) -> None:
    made = documents_of_every_kind()
    for suffix, kind in product((".docx", ".doc", ".wps"), (".docx", ".doc", ".rtf", ".html")):
        path = tmp_path / f"文{suffix}"
        path.write_bytes(made[f"文{kind}"])
        [speech] = read_file(path, path.name).speeches
        assert (speech.title, len(speech.passages)) == (TITLE, 1), (suffix, kind)
