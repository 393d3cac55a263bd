"""Text in pictures is recognised here, by the extra [ocr], and kept by the content of the picture."""

import hashlib
import json
import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from index.readers.character_widths import as_wide_as_set, cells
from index.readers.page_layout import PlacedPage, TextBox
from index.readers.recognition_options import RECOGNITION
from index.readers.uncertain_characters import ReadLine, WordDecoder

RECOGNITION_VERSION = 3
"""Raised when a page is recognised otherwise than before: pages that are kept are recognised again."""

LEAST_SCORE = 0.5
"""What is recognised with less certainty is noise."""

UPRIGHT_SHARE = 0.5
"""A page on which fewer of the texts run across is turned by 90 degrees."""

UPRIGHT_SCORE = 0.8
"""A page that is recognised with less certainty is tried upside down: most of its text has more where it stands up."""

TEXT_MARGIN = 0.14
"""So much of the height of a text is added above and below it before it is recognised: of 11,000 characters in two
faces 12 were wrong with none, 4 with this; 门 was 内 most of all."""

Pixels = npt.NDArray[np.uint8]


def can_recognise() -> bool:
    """Tell whether the extra [ocr] is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognised(pixels: Pixels, number: int) -> PlacedPage:
    """Recognise the text of a page given as grey pixels, or take what was recognised of the same pixels before."""
    options = RECOGNITION.get()
    kept = None if options.folder is None else options.folder / f"{_key(pixels)}.json"
    boxes = _read(kept)
    if boxes is None:
        boxes = _boxes(pixels)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            partial = kept.with_suffix(".partial")
            partial.write_text(json.dumps(boxes, ensure_ascii=False), encoding="utf-8")
            partial.replace(kept)
    options.after_page()
    height = max((box[4] for box in boxes), default=0.0)
    return PlacedPage(number, max(float(pixels.shape[0]), height), tuple(TextBox(*box) for box in boxes))


Box = tuple[str, float, float, float, float]


def _key(pixels: Pixels) -> str:
    shape = f"{pixels.shape} {version('rapidocr')} {RECOGNITION_VERSION} ".encode()
    return hashlib.sha256(shape + pixels.tobytes()).hexdigest()


def _read(path: Path | None) -> list[Box] | None:
    try:
        return None if path is None else [tuple(box) for box in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError):
        return None


def _boxes(pixels: Pixels) -> list[Box]:
    """Recognise a page; one that lies on its side or its head is turned so that most is recognised."""
    found = _recognise(pixels)
    if found and sum(each.width >= each.height for each in found) < UPRIGHT_SHARE * len(found):
        found = max((_recognise(np.rot90(pixels, times)) for times in (1, 3)), key=_certainty)
    elif _certainty(found) < UPRIGHT_SCORE * sum(len(each.text) for each in found):
        found = max(found, _recognise(np.rot90(pixels, 2)), key=_certainty)
    return _upright([each for each in found if each.score >= LEAST_SCORE])


@dataclass(frozen=True, slots=True)
class _Text:
    """A recognised text, where in its width each character stands (0..1), and its corners from the upper left one."""

    text: str
    score: float
    centres: tuple[float, ...]
    corners: tuple[tuple[float, float], ...]

    @property
    def width(self) -> float:
        return math.dist(self.corners[0], self.corners[1])

    @property
    def height(self) -> float:
        return math.dist(self.corners[1], self.corners[2])


def _certainty(texts: Sequence[_Text]) -> float:
    return sum(each.score * len(each.text) for each in texts)


@lru_cache(1)
def _engine() -> Any:  # noqa: ANN401 - the library has no types
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    engine: Any = RapidOCR(params={**threads, "Global.log_level": "error"})
    recogniser = engine._load_rec_model()  # noqa: SLF001 - else its decoder can be exchanged only after a first page
    recogniser.postprocess_op = WordDecoder(recogniser.postprocess_op)
    return engine


def _recognise(pixels: Pixels) -> list[_Text]:
    """Find the texts of a page and read each with a margin; the library's own look for texts upside down errs."""
    from rapidocr.ch_ppocr_rec import TextRecInput
    from rapidocr.main import RapidOCRError
    from rapidocr.utils.process_img import map_boxes_to_original

    engine = _engine()
    page, steps = engine.preprocess_img(np.stack([pixels] * 3, axis=-1))
    try:
        cuts, found = engine.detect_and_crop(page, steps)
    except RapidOCRError:
        return []
    margins = [max(round(TEXT_MARGIN * cut.shape[0]), 1) for cut in cuts]
    padded = [np.pad(cut, ((m, m), (0, 0), (0, 0)), mode="edge") for cut, m in zip(cuts, margins, strict=True)]
    read: Sequence[ReadLine] = engine.text_rec(TextRecInput(img=padded, return_word_box=True)).word_results
    boxes = map_boxes_to_original(found.boxes, steps, *pixels.shape)
    return [
        _Text(line.text, line.score, line.centres, tuple((float(x), float(y)) for x, y in corners))
        for corners, line in zip(boxes, read, strict=True)
        if line.text.strip()
    ]


def _upright(texts: Sequence[_Text]) -> list[Box]:
    """Give texts with their edges on a page that is turned back by the angle it was laid on the scanner."""
    long = [each for each in texts if each.width > 4 * each.height] or list(texts)
    if not long:
        return []
    angle = median(
        math.atan2(each.corners[1][1] - each.corners[0][1], each.corners[1][0] - each.corners[0][0]) for each in long
    )
    cos, sin = math.cos(-angle), math.sin(-angle)
    boxes: list[Box] = []
    for each in texts:
        across = [x * cos - y * sin for x, y in each.corners]
        down = [x * sin + y * cos for x, y in each.corners]
        text = as_wide_as_set(each.text, each.centres)
        left, width = min(across), max(across) - min(across)
        boxes.extend(
            (cell.text, left + cell.start * width, min(down), left + cell.end * width, max(down))
            for cell in cells(text, each.centres, each.height / max(each.width, 1.0))
        )
    return boxes
