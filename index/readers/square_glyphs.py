"""A font of squares stands in here for Chinese fonts that a PDF names but does not hold.

Its text is read by the widths in the file. PDFium would otherwise draw each character of a font of the system to learn
how large it is, and leave out characters of which the system has none. The font is TrueType:
https://learn.microsoft.com/typography/opentype/spec/.
"""

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

EM = 1000
_ASCENT, _DESCENT = 880, -120
_NAME = b"SquareGlyphs\x00"
_HANDLE = 1
_EAST_ASIAN = frozenset({128, 129, 130, 134, 136})
"""The character sets of Windows for Japanese, Korean, and simplified and traditional Chinese."""

_WIDTHS = (EM, EM, EM // 2)
"""Of the glyph for what is missing, of Chinese characters, and of Latin ones."""

_CHARACTERS = ((0x20, 0x2FF, 2), (0x300, 0x10FFFF, 1))
"""The first and the last character that a glyph stands for, and the glyph."""


def use_square_glyphs() -> None:
    """Have PDFium take the squares from now on."""
    from pypdfium2 import raw

    raw.FPDF_SetSystemFontInfo(_squares())


@contextmanager
def system_fonts() -> Iterator[None]:
    """Have PDFium take the fonts of the system inside the block, as pages must be drawn, and the squares after it."""
    from pypdfium2 import raw

    fonts = raw.FPDF_GetDefaultSystemFontInfo()
    raw.FPDF_SetSystemFontInfo(fonts)
    try:
        yield
    finally:
        use_square_glyphs()
        raw.FPDF_FreeDefaultSystemFontInfo(fonts)


@lru_cache(1)
def _squares() -> Any:  # noqa: ANN401 - a structure made by ctypes; PDFium keeps a pointer to it
    from pypdfium2 import raw

    font = square_font()

    def put(data: bytes, buffer: Any, size: int) -> int:  # noqa: ANN401
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    callbacks = {
        "Release": lambda _: None,
        "EnumFonts": lambda _, _mapper: None,
        "MapFont": lambda _, _weight, _italic, charset, *_rest: _HANDLE if charset in _EAST_ASIAN else None,
        "GetFont": lambda _, _face: None,
        "GetFontData": lambda _, _font, table, buffer, size: 0 if table else put(font, buffer, size),
        "GetFaceName": lambda _, _font, buffer, size: put(_NAME, buffer, size),
        "GetFontCharset": lambda _, _font: 134,
        "DeleteFont": lambda _, _font: None,
    }
    types: dict[str, Any] = dict(raw.FPDF_SYSFONTINFO._fields_)
    info = raw.FPDF_SYSFONTINFO(version=1)
    for name, callback in callbacks.items():
        setattr(info, name, types[name](callback))
    return info


def square_font() -> bytes:
    """Make the font: two squares, one half as wide as the other, for all characters there are."""
    glyphs = [_square(width) for width in _WIDTHS]
    ends = [sum(map(len, glyphs[:count])) for count in range(len(glyphs) + 1)]
    groups = b"".join(struct.pack(">III", *group) for group in _CHARACTERS)
    many_to_one = struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(_CHARACTERS)) + groups
    bounds, count = (0, _DESCENT, EM, _ASCENT), len(glyphs)
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + many_to_one,
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(">IIIIHHqq4hHHhhh", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 3, EM, 0, 0, *bounds, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhH11hH", 1 << 16, _ASCENT, _DESCENT, 0, EM, 0, 0, EM, 1, *[0] * 7, count),
        b"hmtx": b"".join(struct.pack(">Hh", width, 0) for width in _WIDTHS),
        b"loca": struct.pack(f">{len(ends)}I", *ends),
        b"maxp": struct.pack(">I14H", 1 << 16, count, 4, 1, 0, 0, 1, *[0] * 8),
        b"post": struct.pack(">II2h5I", 3 << 16, *[0] * 8),
    }
    directory = struct.pack(">I4H", 1 << 16, len(tables), 128, 3, 16 * len(tables) - 128)
    start, body = len(directory) + 16 * len(tables), b""
    for tag in sorted(tables):
        directory += tag + struct.pack(">III", 0, start + len(body), len(tables[tag]))
        body += _padded(tables[tag])
    return directory + body


def _square(width: int) -> bytes:
    """Give one contour of four points on the line, from the lower left one on, clockwise."""
    head = struct.pack(">5hHH", 1, 0, _DESCENT, width, _ASCENT, 3, 0)
    across = struct.pack(">4h", 0, 0, width, 0)
    up = struct.pack(">4h", _DESCENT, _ASCENT - _DESCENT, 0, _DESCENT - _ASCENT)
    return _padded(head + bytes([1] * 4) + across + up)


def _padded(data: bytes) -> bytes:
    return data + b"\x00" * (-len(data) % 4)
