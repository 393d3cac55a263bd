"""Pages of a speech: everything once, in order, and each within a message."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.render.files import docx_file, file_name, text_file
from bot.render.reading import ReadingView, chapters, contents, page_with, paginate, reading
from bot.render.speeches import ListView, speeches_page
from bot.texts import LANGUAGES
from index.model import Passage, Speech
from tests.bot.render.strategies import TEXTS, TITLES, passages
from tests.bot.render.test_answer import judged

ZH = LANGUAGES["zh-Hans"]
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=40)


def numbered(found: list[Passage]) -> list[Passage]:
    return [each._replace(id=number, place=number - 1) for number, each in enumerate(found, 1)]


@SLOW
@given(st.lists(passages(), min_size=1, max_size=6).map(numbered), st.integers(0, 2), TITLES, st.integers(0, 7))
def test_pages_hold_every_passage_once_and_telegram_takes_them(
    found: list[Passage], outer: int, title: str, anchor: int
) -> None:
    pages = paginate(found, outer)
    pieces = [piece for page in pages for piece in page]
    for each in found:
        assert "".join(each.text[p.start : p.end] for p in pieces if p.passage.id == each.id) == each.text
    assert [piece.passage.id for piece in pieces] == sorted(piece.passage.id for piece in pieces)
    speech = Speech(1, title, tuple(found[0].headings[:outer]), "a.txt", len(found))
    for number in range(len(pages)):
        view = ReadingView(2**62, speech, pages, number, anchor, "https://t.me/jianghua_bot?start=p1")
        assert judged(reading(view, ZH)) == []
        assert judged(contents(view, number, ZH)) == []


@SLOW
@given(st.lists(passages(), min_size=1, max_size=6).map(numbered), st.data())
def test_every_character_is_on_the_page_it_is_said_to_be_on(found: list[Passage], data: st.DataObject) -> None:
    pages = paginate(found)
    each = data.draw(st.sampled_from(found))
    place = data.draw(st.integers(0, len(each.text) - 1))
    number = page_with(pages, each.id, place)
    assert number is not None
    assert any(p.passage.id == each.id and p.start <= place < p.end for p in pages[number])


def test_each_part_of_a_passage_longer_than_a_page_is_on_its_own_page() -> None:
    pages = paginate([Passage(1, 1, "题", (), "今年修路一百公里。" * 800, "a.txt", None, 0)])
    assert [page_with(pages, 1, page[0].start) for page in pages] == list(range(len(pages)))
    assert len(pages) > 2


def test_headings_appear_once_where_they_begin() -> None:
    found = [
        Passage(number, 1, "题", headings, "文。", "a.txt", None, number)
        for number, headings in enumerate([("外", "一"), ("外", "一"), ("外", "一", "（一）"), ("外", "二")])
    ]
    listed = chapters(paginate(found, outer=1))
    assert [chapter.heading for chapter in listed] == ["一", "（一）", "二"]
    assert [chapter.depth for chapter in listed] == [0, 1, 0]


@SLOW
@given(st.lists(passages(), min_size=1, max_size=3).map(numbered), TITLES)
def test_files_are_made_of_anything(found: list[Passage], title: str) -> None:
    speech = Speech(1, title, (), "a.txt", len(found))
    assert text_file(speech, found).decode("utf-8-sig")
    assert docx_file(speech, found).startswith(b"PK")


@given(TEXTS)
def test_a_file_name_is_never_a_path(title: str) -> None:
    name = file_name(title, "txt")
    assert not set(name) & set('/\\:*?"<>|\0\n\r')
    assert not name.startswith(".")
    assert len(name.encode()) < 255


@given(st.lists(TITLES, max_size=25), TEXTS, st.integers(0, 9))
def test_telegram_takes_any_list_of_speeches(titles: list[str], query: str, page: int) -> None:
    listed = [Speech(2**62 + n, title, (title,) * (n % 5), titles[n // 3], 1) for n, title in enumerate(titles)]
    assert judged(speeches_page(ListView(2**62, listed, page, query.strip()), ZH)) == []


def test_a_text_file_begins_with_the_mark_that_windows_needs() -> None:
    assert text_file(Speech(1, "题", (), "a.txt", 0), []) == "\ufeff题\n".encode()
