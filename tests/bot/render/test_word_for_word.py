"""A speech read or saved holds what its file says, in order, nothing twice and nothing left out."""

import re
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.render.files import docx_file, text_file
from bot.render.headings import opening_headings
from bot.render.reading import ReadingView, paginate, reading
from bot.texts import LANGUAGES
from index import Index, Live, open_index, reindex
from index.model import Passage, Speech

LAYOUTS = Path(__file__).parents[2] / "benchmarks" / "structure" / "data"
SAMPLE = Path(__file__).parents[3] / "corpus" / "speeches.txt"
CHARS = "今年修路建桥种茶养蛏用水治河老人孩子学校医院街道村里城南北东西山海风雨春秋早晚高低"
NUMERALS = "一二三四五六七八九"
SENTENCES = st.text(st.sampled_from(CHARS), min_size=12, max_size=60).map("{}。".format)
PARAGRAPHS = st.lists(SENTENCES, min_size=2, max_size=5).map("".join)
HEADINGS = st.text(st.sampled_from(CHARS), min_size=4, max_size=12)
SECTIONS = st.lists(
    st.tuples(st.booleans(), HEADINGS, st.lists(PARAGRAPHS, min_size=1, max_size=3)),
    max_size=5,
    unique_by=lambda section: section[1],
)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def shown(speech: Speech, passages: list[Passage]) -> str:
    """Give all pages of a speech as a reader sees them, without the title and the hint around them."""
    zh, pages = LANGUAGES["zh-Hans"], paginate(passages, len(speech.outer))
    texts = [reading(ReadingView(1, speech, pages, number, 0, "x"), zh).text for number in range(len(pages))]
    return "".join(re.sub(r"^📖.*?\n\n", "", text, flags=re.DOTALL).split("💬")[0] for text in texts)


def saved(speech: Speech, passages: list[Passage]) -> tuple[str, str]:
    text = text_file(speech, passages).decode("utf-8-sig")
    document = Document(BytesIO(docx_file(speech, passages)))
    return text, "\n".join(paragraph.text for paragraph in document.paragraphs)


def written(title: str, sections: list[tuple[bool, str, list[str]]], opening: list[str]) -> list[str]:
    lines = [title, *opening]
    for number, (run_in, heading, paragraphs) in enumerate(sections):
        numbered = f"{NUMERALS[number]}、{heading}"
        lines += [f"{numbered}。{paragraphs[0]}", *paragraphs[1:]] if run_in else [numbered, *paragraphs]
    return lines


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(SECTIONS, st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_the_letters_of_a_speech_are_those_of_its_file(
    sections: list[tuple[bool, str, list[str]]], opening: list[str]
) -> None:
    lines = written("在青山县工作会议上的讲话", sections, opening)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        file.write_text("\n".join(lines), encoding="utf-8")
        reindex(Path(folder) / "data", [file])
        index = open_index(Path(folder) / "data")
        (speech,) = index.speeches()
        passages = list(index.passages(speech.id))
        text, document = saved(speech, passages)
        assert letters(text) == letters("".join(lines))
        assert letters(document) == letters("".join(lines))
        assert letters(shown(speech, passages)) == letters("".join(lines[1:]))
        # A paragraph of the file stays one: the long ones are cut, none are joined.
        assert not [each for each in document.split("\n") if "\n" in each]


def lines_in_order(index: Index, speech: Speech, text: str, source: str) -> list[str]:
    """Give the lines that are not in the source after the one before them."""
    passages = index.passages(speech.id)
    place = max(0, source.find(letters(passages[0].text)[:20]) - 200)
    strays = []
    for line in map(letters, text.split("\n")[1 + len(speech.outer) :]):
        # A line that the file breaks at a page number is looked for by its beginning.
        found = source.find(line[:12], place)
        if line and (found < 0 or found - place > 400):
            strays.append(line)
        elif line:
            place = found + (len(line) if source.startswith(line, found) else len(line[:12]))
    return strays


def test_every_line_of_the_sample_is_in_its_file_once_and_in_order(live: Live) -> None:
    index = live.get()
    source = letters(SAMPLE.read_text(encoding="utf-8"))
    for speech in index.speeches():
        for text in saved(speech, list(index.passages(speech.id))):
            assert lines_in_order(index, speech, text, source) == []


def test_every_line_of_the_labelled_layouts_is_in_its_file_once_and_in_order(tmp_path: Path) -> None:
    files = {path.name: letters(path.read_text(encoding="utf-8")) for path in LAYOUTS.glob("*.txt")}
    reindex(tmp_path / "data", [LAYOUTS / name for name in files])
    index = open_index(tmp_path / "data")
    read = [speech for speech in index.speeches() if Path(speech.source).name in files]
    assert len(read) > len(files) > 30
    for speech in read:
        for text in saved(speech, list(index.passages(speech.id))):
            assert lines_in_order(index, speech, text, files[Path(speech.source).name]) == [], speech.source


@pytest.mark.parametrize(
    ("before", "text", "heading", "in_text"),
    [
        ("", "（一）夜里开门。多数分馆九点关门。", "（一）夜里开门", True),
        ("", "夜里开门的分馆多起来了。", "夜里开门", False),
        ("第二，把路修通。三年修完。", "也有修得好的。", "第二，把路修通", True),
        ("前面说过。\n二、问题", "路还不够。", "二、问题", True),
        ("我们在问题面前不退。", "路还不够。", "问题", False),
        ("", "一、问题", "一、问题", True),
        ("", "路还不够。", "——", False),
    ],
)
def test_a_heading_that_the_text_holds_is_no_line_of_its_own(
    before: str, text: str, heading: str, in_text: bool
) -> None:
    passages = [
        Passage(1, 1, "题", (), before, "a.txt", None, 0, None),
        Passage(2, 1, "题", (heading,), text, "a.txt", None, 1, None),
    ]
    _, (opening,) = opening_headings(passages, 0)
    assert opening.in_text is in_text


def test_a_paragraph_of_the_file_is_a_paragraph_of_the_document() -> None:
    speech = Speech(1, "题", (), "a.txt", 1)
    passage = Passage(1, 1, "题", (), "同志们：\n今天开会。\n说三件事。", "a.txt", None, 0, None)
    _, document = saved(speech, [passage])
    assert document.split("\n") == ["题", "同志们：", "今天开会。", "说三件事。"]
