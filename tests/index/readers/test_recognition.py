"""Text in pictures: turned pages are read, pages are kept by their content, and pictures beyond measure are refused."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import UnreadableFile
from index.readers import read_file
from index.readers.recognition import Pixels, recognised
from index.readers.recognition_options import RECOGNITION, RecognitionOptions

PAGE = Path(__file__).parents[2] / "data" / "page.png"
"""A title and two paragraphs, drawn in Noto Serif at 150 dpi."""

PARAGRAPHS = (
    "同志们，去年全县新建学校三所，增加学位两千四百个，孩子们出门就有学上。",
    "老师们把课堂搬到田间地头，学生认得了二十种庄稼，家长说这样的课上得值。",
)


@pytest.mark.parametrize("quarters", range(4), ids=["upright", "on its left side", "on its head", "on its right side"])
def test_a_scanned_page_gives_its_title_and_its_paragraphs(tmp_path: Path, quarters: int) -> None:
    pytest.importorskip("rapidocr")
    Image = pytest.importorskip("PIL.Image")  # noqa: N806 - the library's name
    with Image.open(PAGE) as drawn:
        askew = drawn.convert("L").rotate(0.7, fillcolor=255).rotate(90 * quarters, expand=True)
    noisy = np.asarray(askew) + np.random.default_rng(1).normal(0, 12, askew.size[::-1])
    path = tmp_path / "页.png"
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(path)
    [speech] = read_file(path, path.name).speeches
    assert speech.title == "在全县教育工作会议上的讲话"
    assert [(passage.text, passage.page) for passage in speech.passages] == [("\n".join(PARAGRAPHS), 1)]


def test_a_page_is_recognised_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rapidocr")
    seen: list[int] = []
    token = RECOGNITION.set(RecognitionOptions(tmp_path, lambda: seen.append(1)))

    def recognise(pixels: Pixels) -> list[object]:
        seen.append(2)
        return []

    monkeypatch.setattr("index.readers.recognition._recognise", recognise)
    try:
        first, second = (recognised(np.full((60, 60), 255, np.uint8), number) for number in (1, 2))
    finally:
        RECOGNITION.reset(token)
    assert (first.number, second.number, first.boxes, seen) == (1, 2, (), [2, 1, 1])


def test_a_picture_beyond_all_measure_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    Image = pytest.importorskip("PIL.Image")  # noqa: N806 - the library's name
    path = tmp_path / "大.png"
    Image.MAX_IMAGE_PIXELS = None
    Image.new("1", (30_000, 30_000)).save(path)
    with pytest.raises(UnreadableFile, match="too large a picture"):
        read_file(path, path.name)
