"""Pictures of pages become lines here: each is recognised, once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.errors import UnreadableFile
from index.readers.page_layout import page_lines
from index.readers.reading import FileLines
from index.readers.recognition import recognised

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 120_000_000
"""A picture of more pixels is refused before it is unpacked."""

LONGEST_SIDE = 4000
"""A larger picture is made smaller before it is recognised."""

SMALLEST_SIDE = 40
"""A picture with a smaller side holds no text."""

FRAMES = 2000
"""Pages of one picture file beyond so many are left out."""

_Pixels = npt.NDArray[np.uint8]


def picture_lines(path: Path) -> FileLines:
    """Give the lines of a picture, or of the pages of a TIFF; raise UnreadableFile."""
    return FileLines(page_lines([recognised(pixels, number) for number, pixels in enumerate(_frames(path), 1)]))


def _frames(path: Path) -> Iterator[_Pixels]:
    from PIL import Image, ImageSequence, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the size is looked at here, before anything is unpacked
    try:
        with Image.open(path) as image:
            width, height = image.size
            if width * height > PIXELS:
                raise UnreadableFile(path, f"is too large a picture ({width} × {height} pixels)")
            if min(width, height) < SMALLEST_SIDE:
                raise UnreadableFile(path, "is too small a picture to hold text")
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number == FRAMES:
                    break
                yield _pixels(frame)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        if isinstance(error, FileNotFoundError | PermissionError):
            raise
        raise UnreadableFile(path, "is no picture that can be read") from None


def _pixels(image: "Image") -> _Pixels:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image) or image
    if max(upright.size) > LONGEST_SIDE:
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if upright.mode in {"RGBA", "LA", "P"}:
        from PIL import Image

        colours = upright.convert("RGBA")
        white = Image.new("RGBA", colours.size, "white")
        white.alpha_composite(colours)
        upright = white
    return np.asarray(upright.convert("L"))
