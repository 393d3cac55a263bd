"""PDFs that name Chinese fonts without holding them are read alike everywhere, and drawn as before."""

from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont

from index.readers.pdf import pdf_lines, pdf_text
from index.readers.recognition import Pixels
from index.readers.square_glyphs import square_font, system_fonts, use_square_glyphs


def drawn(path: Path) -> Pixels:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return np.array(document[0].render(scale=1, grayscale=True).to_numpy())
    finally:
        document.close()


def write_pdf(path: Path, font: str, rows: tuple[str, ...]) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(font))
    canvas = Canvas(str(path))
    for row, text in enumerate(rows):
        canvas.setFont(font, 12)
        canvas.drawString(72, 700 - 20 * row, text)
    canvas.save()


@pytest.mark.parametrize(
    ("font", "rows"),
    [
        ("STSong-Light", ("村里修了三条水渠，New Town 也通了水。", "水", "渠", "，", "A")),
        ("MSung-Light", ("村裡修了三條水渠。", "渠")),
        ("HeiseiMin-W3", ("天地とひらがな", "が")),
        ("HYSMyeongJo-Medium", ("안녕하세요", "요")),
    ],
)
def test_every_row_is_read_also_one_of_a_single_character(tmp_path: Path, font: str, rows: tuple[str, ...]) -> None:
    path = tmp_path / "文.pdf"
    write_pdf(path, font, rows)
    assert tuple(box.text for box in pdf_text(path).pages[0].boxes) == rows


def test_pages_are_drawn_with_the_fonts_of_the_system_also_after_their_text_was_read(tmp_path: Path) -> None:
    path = tmp_path / "文.pdf"
    write_pdf(path, "STSong-Light", ("村里修了三条水渠。",))
    with system_fonts():
        before = drawn(path)
    pdf_lines(path)
    squares = drawn(path)
    with system_fonts():
        after = drawn(path)
    assert np.array_equal(before, after)
    assert not np.array_equal(before, squares)
    use_square_glyphs()
    assert np.array_equal(drawn(path), squares)


def test_the_font_is_one_that_other_programs_can_read(tmp_path: Path) -> None:
    path = tmp_path / "font.ttf"
    path.write_bytes(square_font())
    font = TTFont(path)
    names = font.getBestCmap()
    widths = [font["hmtx"][names[ord(char)]][0] for char in "a1,村，안𠀀"]
    assert widths == [500, 500, 500, 1000, 1000, 1000, 1000]
