"""PDF files: the text comes back as paragraphs with their pages, and nothing of what stands around it on each page."""

import re
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from index.lines import Label
from index.readers import read_file, read_speeches
from index.readers.page_layout import PlacedPage, TextBox
from index.readers.pdf import pdf_lines
from index.readers.recognition import Pixels
from tests.index.messy import NEXT, PAST, titles
from tests.index.readers.making import Block, make_docx, make_pdf, sample_blocks
from tests.index.readers.square_font import registered_square_font

TITLE = "在全县教育工作会议上的讲话"


def passages(path: Path) -> list[tuple[str, str]]:
    return [(speech.title, each.text) for speech in read_speeches(path, path.name) for each in speech.passages]


@pytest.mark.parametrize(("columns", "outline"), [(1, False), (1, True), (2, False)])
def test_the_passages_of_a_pdf_are_those_of_the_word_document(tmp_path: Path, columns: int, outline: bool) -> None:
    blocks = sample_blocks()
    make_docx(blocks, tmp_path / "文.docx")
    make_pdf(blocks, tmp_path / "文.pdf", columns=columns, outline=outline, embedded=True)
    expected, found = passages(tmp_path / "文.docx"), passages(tmp_path / "文.pdf")
    assert len(set(expected) & set(found)) >= 0.97 * len(set(expected))
    assert {title for title, _ in expected} == {title for title, _ in found}


def test_a_passage_knows_the_page_it_begins_on(tmp_path: Path) -> None:
    path = tmp_path / "文.pdf"
    make_pdf([Block(TITLE, 1), *[Block(f"第{number}段。{PAST}") for number in range(60)]], path, embedded=True)
    [speech] = read_speeches(path, path.name)
    pages = [passage.page or 0 for passage in speech.passages]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1] > 2) == (1, True)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_is_turned_is_read_as_it_was_written(tmp_path: Path, rotation: int, turned: int) -> None:
    from reportlab.pdfgen.canvas import Canvas

    font = registered_square_font(PAST)
    path = tmp_path / "文.pdf"
    canvas = Canvas(str(path), pagesize=(600, 600))
    canvas.setPageRotation(rotation)
    canvas.translate(300, 300)
    canvas.rotate(turned)
    canvas.setFont(font, 12)
    for row, text in enumerate((PAST[:20], PAST[20:])):
        canvas.drawString(-200, -20 * row, text)
    canvas.save()
    assert "".join(line.text for line in pdf_lines(path).lines) == PAST


def test_figures_in_chinese_text_have_no_spaces_and_latin_words_keep_theirs(tmp_path: Path) -> None:
    path = tmp_path / "文.pdf"
    text = "全县有4.6万亩茶园，New York Times 在2023年5月9日报道过3次。"
    make_pdf([Block(TITLE, 1), Block(text)], path)
    assert text in [line.text for line in pdf_lines(path).lines]


def test_headings_of_the_outline_have_its_levels(tmp_path: Path) -> None:
    path = tmp_path / "文.pdf"
    make_pdf(
        [Block(TITLE, 1), Block("办好学校", 2), Block(PAST), Block("教好学生", 2), Block(NEXT)],
        path,
        outline=True,
        embedded=True,
    )
    heads = [(line.text, line.level) for line in pdf_lines(path).lines if line.label is Label.HEADING]
    assert heads == [(TITLE, 1), ("办好学校", 2), ("教好学生", 2)]


def test_a_title_of_two_rows_is_one(tmp_path: Path) -> None:
    path = tmp_path / "文.pdf"
    title = "在全县农村义务教育学校标准化建设暨寄宿制学校管理工作现场推进会议上的讲话"
    make_pdf([Block(title, 1), Block(PAST), Block(NEXT)], path, embedded=True)
    assert titles(read_speeches(path, path.name)) == [title]


def test_a_damaged_or_protected_pdf_is_refused_with_the_reason(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "文.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\x00\x01" * 500)
    with pytest.raises(UnreadableFile, match="no PDF that can be read"):
        read_file(path, path.name)
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "text")
    canvas.save()
    with pytest.raises(UnreadableFile, match="password"):
        read_file(path, path.name)


def test_text_without_a_map_to_characters_is_recognised_or_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "文.pdf"
    make_pdf([Block(TITLE, 1), Block(PAST), Block(NEXT)], path, embedded=True)
    mapped = path.read_bytes()
    bare = re.sub(rb"/ToUnicode \d+ 0 R", lambda match: b" " * len(match[0]), mapped)
    assert bare != mapped
    path.write_bytes(bare)
    monkeypatch.setattr("index.readers.pdf.can_recognise", lambda: False)
    with pytest.raises(UnreadableFile, match=r"text without a map to characters; the extra \[ocr\]"):
        read_file(path, path.name)

    def recognise(pixels: Pixels, number: int) -> PlacedPage:
        return PlacedPage(number, float(pixels.shape[0]), (TextBox(PAST, 100, 100, 900, 120),))

    monkeypatch.setattr("index.readers.pdf.can_recognise", lambda: True)
    monkeypatch.setattr("index.readers.pdf.recognised", recognise)
    assert [line.text for line in pdf_lines(path).lines] == [PAST]


def test_pages_that_are_pictures_are_named_where_they_cannot_be_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    monkeypatch.setattr("index.readers.pdf.can_recognise", lambda: False)
    font = registered_square_font(PAST)
    path = tmp_path / "文.pdf"
    canvas = Canvas(str(path))
    for text in (PAST, "", "", PAST, ""):
        canvas.setFont(font, 8)
        canvas.drawString(40, 700, text)
        canvas.rect(40, 40, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    assert ["pages 2–3, 5" in warning and "[ocr]" in warning for warning in pdf_lines(path).warnings] == [True]
    canvas = Canvas(str(path))
    canvas.rect(40, 40, 300, 300, fill=1)
    canvas.save()
    with pytest.raises(UnreadableFile, match=r"\[ocr\]"):
        read_file(path, path.name)
