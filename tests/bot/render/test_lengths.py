"""How much of each text a message shows: what is longer is cut with an ellipsis, what fits stays whole."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.callbacks import CallbackData, Op
from bot.collection import Collection
from bot.rebuild import NamedFiles, Outcome
from bot.render.access import request_draft
from bot.render.answer import AnswerView, answer, citation, one_line
from bot.render.around import AroundView, around_draft
from bot.render.bound_answers import bound_draft, candidates_draft, unanswered_draft
from bot.render.buttons import callback_button, choice_button, copy_button, link_button
from bot.render.collection_files import files_draft, removed_draft
from bot.render.draft import Draft
from bot.render.inline import inline_result
from bot.render.no_answer import no_answer
from bot.render.overview import OverviewView, mentions_draft, overview_draft, source_draft
from bot.render.own_words import entries_draft
from bot.render.reading import ReadingView, contents, paginate, reading
from bot.render.reindexing import outcome_draft
from bot.render.speeches import ListView, speeches_page
from bot.render.uploads import added_draft, upload_draft
from bot.render.usage import usage_draft
from bot.storage.messages import SentDocument
from bot.storage.statistics import Counted
from bot.storage.usage import figures
from bot.texts import LANGUAGES
from bot.views.files import CollectionFile
from index.model import Hit, Passage, Restriction, Speech
from index.query.own_words import OwnWords, WordEntry, WordMistake
from tests.bot.render.keyboards import labels

EN, ZH = LANGUAGES["en"], LANGUAGES["zh-Hans"]
DAY = date(2024, 3, 5)


def passage(text: str = "文。", title: str = "题", *headings: str) -> Passage:
    return Passage(1, 1, title, headings, text, "a.txt", None, 0)


def shown(hit: Hit, **more: object) -> Draft:
    return answer(AnswerView(1, [(0, hit)], 0, 1, **more), EN)  # type: ignore[arg-type]


def beside(other: Passage) -> str:
    return answer(AnswerView(1, [(0, Hit(passage(), 1.0)), (1, Hit(other, 1.0))], 0, 2), EN).text


def overview(title: str = "题", outer: str = "", purpose: str = "", heading: str = "") -> Draft:
    speech = Speech(1, title, (outer,), "a.txt", 1)
    return overview_draft(OverviewView(1, speech, [purpose], [(heading, 1)], 1), EN)


def view(title: str = "题", outer: str = "外", heading: str = "一") -> ReadingView:
    pages = paginate([passage("文。", title, heading)])
    return ReadingView(1, Speech(1, title, (outer,), "a.txt", 1), pages, 0, 0, "https://t.me/x")


def none(**more: object) -> Draft:
    return no_answer(1, EN, **{"spellings": (), "examples": (), "nearest": False, **more})  # type: ignore[arg-type]


def ended(**more: object) -> Draft:
    return outcome_draft(Outcome(files=9, **more), EN, Collection((Path("a"),)))  # type: ignore[arg-type]


def named(text: str) -> CollectionFile:
    return CollectionFile(Path("a"), text, 1, DAY, 1, 1, "indexed")


def used(question: str) -> Draft:
    asked = [Counted(datetime(2024, 3, 5, tzinfo=UTC), "private", question, "none", 0.1, 0, 1)]
    return usage_draft(figures(asked, []), 1, EN, questions=True, bars=False)


def folded(sentence: str) -> str:
    """Give the line above a long quotation whose answering sentence stands far down."""
    text = "前" * 600 + sentence
    return shown(Hit(passage(text), 1.0, ((600, len(text)),))).text.split("\n")[1]


def label(draft: Draft) -> str:
    return "\n".join(text for row in labels(draft) for text in row)


SHOWN: dict[str, tuple[int, Callable[[str], str]]] = {
    "who would like to use the bot": (60, lambda text: request_draft(1, text, 1, EN).text),
    "the title of an answer": (120, lambda text: shown(Hit(passage(title=text), 1.0)).text),
    "the headings of an answer": (160, lambda text: shown(Hit(passage("文。", "题", text), 1.0)).text),
    "who spoke": (160, lambda text: shown(Hit(Passage(1, 1, "题", (), "。", "a", None, 0, None, text), 1.0)).text),
    "a note above an answer": (160, lambda text: shown(Hit(passage(), 1.0), notes=(text,)).text),
    "what answers, above a folded quotation": (300, folded),
    "how a speech that was asked for begins": (
        300,
        lambda text: shown(Hit(passage(), 1.0), speech=Speech(1, "题", (), "a", 1), opening=text).text,
    ),
    "what is known of a speech that was asked for": (
        160 - len("Speaker: "),
        lambda text: shown(Hit(passage(), 1.0), speech=Speech(1, "题", (), "a", 1, text)).text,
    ),
    "the title of a repetition": (40, lambda text: shown(Hit(passage(), 1.0, repeats=(passage(title=text),))).text),
    "the file of a repetition": (
        40,
        lambda text: shown(Hit(passage(), 1.0, repeats=(Passage(1, 1, "题", (), "。", text, None, 0),))).text,
    ),
    "a point of a list": (80, lambda text: shown(Hit(passage(), 1.0), points=[(1, text, 1)]).text),
    "the title of another passage": (22, lambda text: beside(Passage(2, 2, text, (), "。", "a", None, 0))),
    "the text of another passage": (40, lambda text: beside(passage(text))),
    "a passage in one line": (40, lambda text: one_line(Hit(passage(text), 1.0))),
    "the title in a citation": (80, lambda text: citation(Hit(passage(title=text), 1.0), EN)),
    "the headings in a citation": (60, lambda text: citation(Hit(passage("文。", "题", text), 1.0), EN)),
    "the question as it was typed": (24, lambda text: label(shown(Hit(passage(), 1.0), alone=text))),
    "a heading between neighbours": (
        120,
        lambda text: around_draft(
            AroundView(1, 0, Hit(passage(), 1.0), None, passage("后。", "题", text), None), EN
        ).text,
    ),
    "a question without an answer": (100, lambda text: unanswered_draft([text], 1, EN).text),
    "a question to bind": (100, lambda text: candidates_draft(text, [], 1, EN).text),
    "the title of a candidate": (60, lambda text: candidates_draft("问", [passage(title=text)], 1, EN).text),
    "the text of a candidate": (200, lambda text: candidates_draft("问", [passage(text)], 1, EN).text),
    "a question that was bound": (100, lambda text: bound_draft(text, passage(), 1, EN).text),
    "a button": (40, lambda text: callback_button(text, Op.NOTHING).text),
    "a button for one of several": (40, lambda text: choice_button(text, CallbackData(Op.HELP), chosen=False).text),
    "what is copied": (256, lambda text: str((copy_button("c", text).copy_text or link_button("", "")).text)),
    "a file that is looked for": (60, lambda text: files_draft([], 0, 1, EN, query=text).text),
    "a file of the collection": (80, lambda text: files_draft([named(text)], 0, 1, EN).text),
    "a file that was taken out": (80, lambda text: removed_draft(text, 1, EN).text),
    "the title of an inline result": (80, lambda text: inline_result(Hit(passage(title=text), 1.0), "b", EN).title),
    "the text of an inline result": (
        120,
        lambda text: str(inline_result(Hit(passage(text), 1.0), "b", EN).description),
    ),
    "a note above no answer": (160, lambda text: none(notes=(text,)).text),
    "the speech without an answer": (60, lambda text: none(within=text).text),
    "the question without an answer": (24, lambda text: label(none(alone=text))),
    "a near spelling": (24, lambda text: none(spellings=(text,)).text),
    "the title of an overview": (150, lambda text: overview(title=text).text),
    "the collection of an overview": (150, lambda text: overview(outer=text).text),
    "a sentence on the purpose": (400, lambda text: overview(purpose=text).text),
    "a heading in an overview": (60, lambda text: overview(heading=text).text),
    "a heading's button": (36, lambda text: label(overview(heading=text))),
    "what is known of a speech": (
        200 - len("Speaker: "),
        lambda text: overview_draft(OverviewView(1, Speech(1, "题", (), "a", 1, text), [], [], 1), EN).text,
    ),
    "how a speech begins": (
        300,
        lambda text: source_draft(OverviewView(1, Speech(1, "题", (), "a", 1), [], [], 1), text, "", EN).text,
    ),
    "how a speech ends": (
        300,
        lambda text: source_draft(OverviewView(1, Speech(1, "题", (), "a", 1), [], [], 1), "始", text, EN).text,
    ),
    "a word that is counted": (60, lambda text: mentions_draft(1, text, [(Speech(1, "题", (), "a", 1), 2)], EN).text),
    "a word that is nowhere": (60, lambda text: mentions_draft(1, text, [], EN).text),
    "a speech that has a word": (60, lambda text: mentions_draft(1, "水", [(Speech(1, text, (), "a", 1), 2)], EN).text),
    "an own word": (100 - len("+ "), lambda text: entries_draft(OwnWords((WordEntry(1, "+", (text,)),)), EN).text),
    "what is wrong with a word": (100, lambda text: entries_draft(OwnWords((), (WordMistake(1, text),)), EN).text),
    "the title of an open speech": (150, lambda text: reading(view(title=text), EN).text),
    "the collection of an open speech": (150, lambda text: reading(view(outer=text), EN).text),
    "a heading of an open speech": (200, lambda text: reading(view(heading=text), EN).text),
    "a heading in the contents": (36, lambda text: label(contents(view(heading=text), 0, EN))),
    "why a reindex failed": (1000, lambda text: ended(error=text).text),
    "a file that is new": (60, lambda text: ended(added=NamedFiles(1, (text,))).text),
    "a file that was refused": (60, lambda text: ended(refused=((text, "why"),)).text),
    "why a file was refused": (120, lambda text: ended(refused=(("a.txt", text),)).text),
    "what was indexed": (60, lambda text: outcome_draft(Outcome(), EN, Collection((Path(text),))).text),
    "a title in the list": (90, lambda text: speeches_page(ListView(1, [Speech(1, text, (), "a", 1)], 0, ""), EN).text),
    "a file in the list": (
        80,
        lambda text: speeches_page(ListView(1, [Speech(n, "题", (), text, 1) for n in (1, 2)], 0, ""), EN).text,
    ),
    "a title that is looked for": (
        60,
        lambda text: speeches_page(ListView(1, [Speech(1, "题", (), "a", 1)], 0, text), EN).text,
    ),
    "a title that none has": (60, lambda text: speeches_page(ListView(1, [], 0, text), EN).text),
    "a title that none has, to be looked for in passages": (
        20,
        lambda text: label(speeches_page(ListView(1, [], 0, text), ZH)),
    ),
    "what is demanded of speeches": (
        200 - len("title with “”"),
        lambda text: speeches_page(
            ListView(1, [Speech(1, "题", (), "a", 1)], 0, "", None, Restriction((text,), (), None, None, 1, 0)), EN
        ).text,
    ),
    "what is demanded of speeches, of which there is none": (
        200 - len("There is no such speech: title with “”"),
        lambda text: speeches_page(
            ListView(1, [], 0, "", None, Restriction((text,), (), None, None, 0, 0)), EN
        ).text,
    ),
    "the name of a document": (60, lambda text: upload_draft([SentDocument(text, 1)], 1, EN).text),
    "a title of a document": (60, lambda text: upload_draft([SentDocument("a", 1, 1, 1, (text,))], 1, EN).text),
    "a note on a document": (150, lambda text: upload_draft([SentDocument("a", 1, notes=(text,))], 1, EN).text),
    "a document that was added": (60, lambda text: added_draft([text], EN).text),
    "a question of the statistics": (80, lambda text: used(text).text),
}  # fmt: skip


@pytest.mark.parametrize("what", SHOWN)
def test_a_text_is_shown_as_far_as_there_is_room(what: str) -> None:
    room, of = SHOWN[what]
    fits, longer = "x" * room, "x" * (room + 1)
    assert fits in of(fits)
    assert "…" not in of(fits).replace("……", "")
    assert longer not in of(longer)
    assert "…" in of(longer)
