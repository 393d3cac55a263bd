"""A font in which every character is a square: PDFs with it in them read alike, whatever fonts a machine has."""

from collections.abc import Iterable
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

_EM = 1000
_ASCENT = 880


def square_font(characters: Iterable[str], name: str) -> BytesIO:
    """Make a TrueType font of characters; those of ASCII are half as wide as the others."""
    codes = sorted({ord(character) for character in characters} | {ord(" ")})
    names = {code: f"uni{code:04X}" for code in codes}
    glyphs, widths = {".notdef": _square(_EM)}, {".notdef": (_EM, 0)}
    for code, glyph in names.items():
        width = _EM if code > 0x7F else _EM // 2
        glyphs[glyph] = _square(0 if code == ord(" ") else width)
        widths[glyph] = (width, 0)
    builder = FontBuilder(_EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_ASCENT - _EM)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(
        sTypoAscender=_ASCENT, sTypoDescender=_ASCENT - _EM, usWinAscent=_ASCENT, usWinDescent=_EM - _ASCENT
    )
    builder.setupPost()
    file = BytesIO()
    builder.font.save(file)
    file.seek(0)
    return file


def registered_square_font(characters: Iterable[str]) -> str:
    """Make such a font known to reportlab, which puts it into the files it makes; gives its name there."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # Of fonts with one name, reportlab keeps the first.
    name = f"Square{len(pdfmetrics.getRegisteredFontNames())}"
    pdfmetrics.registerFont(TTFont(name, square_font(characters, name)))
    return name


def _square(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        for number, point in enumerate([(50, 0), (50, 700), (width - 50, 700), (width - 50, 0)]):
            (pen.lineTo if number else pen.moveTo)(point)
        pen.closePath()
    return pen.glyph()
