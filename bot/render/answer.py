"""An answer as a message: the best passage as a quotation under its title, the other passages, the buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from telegram import InlineKeyboardButton
from telegram.constants import MessageEntityType as Kind

from bot.callbacks import CallbackData, Op
from bot.render.buttons import (
    COPY,
    callback_button,
    choice_button,
    copy_button,
    link_button,
    number_buttons,
    share_button,
)
from bot.render.draft import Draft, Writer, sendable, shorten, shorten_title
from bot.render.speech_fields import known_fields
from bot.render.split import part_with, split_text
from bot.texts import Texts, say
from bot.texts.saying import numbered_point
from bot.utf16 import utf16_length
from index.model import Hit, Passage, Span, Speech

HITS_PER_MESSAGE = 5
"""Passages named in one message, one of them in full."""

QUOTATION = 2500
"""Units of a passage one message quotes; what is longer is shown in parts. The rest is for titles and the list."""

FOLDED = 500
"""A quotation longer than this can be folded: about a screen of a phone."""

SEEN = 60
"""Units of a folded quotation that are seen at once: three lines of a phone. What answers further on goes above it."""

_GAP = "……"
"""Stands for what a quotation leaves out."""

_TITLE, _HEADINGS, _NOTE, _OTHER, _ONE_LINE, _SENTENCE = 120, 160, 160, 22, 40, 300
_POINTS, _POINT, _ROW = 20, 80, 7
"""Points of a list in one message, units of each, and buttons in a row."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a message shows of an answer.

    `hits` are those of this page by their number in the whole answer; `shown` is the number of the one in full.
    `part` is the part of a long passage, None for the one with the answering sentence. `notes` stand above all.
    `alone` is the question as typed where it was read as something else; `wider` offers to leave one speech.
    `mark` is 1, -1 or 0. `points` are those of a list: number, text and the number of the hit
    that holds it. `deep_link` opens the passage in private, given in groups. `speech` is that of the shown passage
    where the question asks which speech it was, `opening` how it begins. `share` is what to ask inline in another chat.
    `also` are the other questions of the same message.
    """

    sent_id: int
    hits: Sequence[tuple[int, Hit]]
    shown: int
    total: int
    part: int | None = None
    notes: tuple[str, ...] = ()
    answered: bool = True
    alone: str | None = None
    wider: bool = False
    mark: int = 0
    points: Sequence[tuple[int, str, int]] = ()
    deep_link: str | None = None
    speech: Speech | None = None
    opening: str = ""
    share: str = ""
    also: Sequence[str] = ()


def answer(view: AnswerView, texts: Texts) -> Draft:
    """Give the message for `view`; `view.shown` is one of `view.hits`."""
    hit = dict(view.hits)[view.shown]
    parts = split_text(hit.passage.text, QUOTATION)
    part = part_with(parts, hit.begins) if view.part is None else view.part
    part = min(part, len(parts) - 1)
    writer = Writer()
    _notes(writer, view, texts)
    write_source(writer, hit.passage, texts)
    if view.speech is not None:
        _speech(writer, view, view.speech, texts)
    write_quotation(writer, hit, parts[part])
    if hit.repeats:
        titles = "、".join(dict.fromkeys(_named(repeat, hit) for repeat in hit.repeats[:3]))
        writer.write("\n")
        writer.write(say(texts.also_in, titles=titles), Kind.ITALIC)
    if view.points and view.shown <= len(view.points):
        _points(writer, view, texts)
    else:
        _others(writer, view, texts)
    return writer.draft(_keyboard(view, hit, part, len(parts), texts))


def _speech(writer: Writer, view: AnswerView, speech: Speech, texts: Texts) -> None:
    """Give what is known of a speech that was asked for, as the answer where none is marked, and how it begins."""
    if known := known_fields(speech, texts):
        answers = not dict(view.hits)[view.shown].sentences
        writer.write(shorten(" · ".join(known), _HEADINGS), Kind.BOLD if answers else Kind.ITALIC)
        writer.write("\n")
    if view.opening:
        writer.write(texts.opening)
        writer.write("\n")
        writer.quote(shorten(view.opening, _SENTENCE), fold=False)
        writer.write("\n")


def write_source(writer: Writer, passage: Passage, texts: Texts) -> None:
    """Where a passage stands: the speech's title, its page where the file has pages, and the headings under it."""
    writer.write("📄 ")
    writer.write(shorten_title(passage.title, _TITLE), Kind.BOLD)
    if passage.page is not None:
        writer.write(" · " + say(texts.file_page, page=passage.page))
    writer.write("\n")
    if said := spoken(passage, texts):
        writer.write(said, Kind.ITALIC)
        writer.write("\n")
    if passage.headings:
        writer.write(shorten(trail(passage), _HEADINGS), Kind.ITALIC)
        writer.write("\n")


def spoken(passage: Passage, texts: Texts) -> str:
    """Say who gave the speech of a passage, and when, as far as it is known and its title does not say it."""
    date = texts.partial_date(passage.date) if passage.date else ""
    known = (passage.speaker or "", date)
    return shorten(" · ".join(each for each in known if each and each not in passage.title), _HEADINGS)


def trail(passage: Passage) -> str:
    """Give the headings of a passage in one line, outermost first."""
    return " › ".join(passage.headings)


def write_quotation(writer: Writer, hit: Hit, span: Span) -> None:
    """Give the characters `span` of a hit's passage, quoted as they stand, with what answers marked.

    Below stands what 去年 and the like mean in what is marked.
    """
    start, end = span
    text = hit.passage.text[start:end]
    sentences = [(a - start, b - start) for a, b in hit.sentences if b > start and a < end]
    inside = [(a - start, b - start) for a, b in hit.highlight]
    fold = utf16_length(text) > FOLDED
    answering = [text[a:b] for a, b in sentences]
    if fold and sentences and sentences[0][0] > SEEN and (line := shorten(_GAP.join(answering), _SENTENCE)):
        writer.write("👉 ")
        writer.write(line, Kind.BOLD)
        writer.write("\n")
    writer.quote(text, sentences, inside, fold=fold)
    if hit.notes:
        writer.write("\n")
        writer.write(shorten(_year_notes(hit), _NOTE), Kind.ITALIC)


def _year_notes(hit: Hit) -> str:
    """Say what 去年 and the like mean in what is marked: `去年 = 1999年`."""
    return "；".join(f"{hit.passage.text[slice(*note.span)]} = {note.years}" for note in hit.notes)


def citation(hit: Hit, texts: Texts) -> str:
    """Quotation, title and headings for the clipboard: the answering sentences, cut so that all fits."""
    passage = hit.passage
    origin = "《" + shorten_title(passage.title, 80) + "》" + shorten(trail(passage), 60)
    if passage.page is not None:
        origin += " · " + say(texts.file_page, page=passage.page)
    parts = [passage.text[start:end] for start, end in hit.sentences] or [passage.text]
    room = COPY - utf16_length(say(texts.citation, quotation="", source=origin))
    while len(parts) > 1 and utf16_length(_joined(parts)) > room:
        parts.pop()
    return say(texts.citation, quotation=shorten(_joined(parts), room), source=origin)


def _joined(parts: Sequence[str]) -> str:
    """Give quoted parts in one line, what was left out between them marked."""
    return _GAP.join(" ".join(sendable(part).split()) for part in parts)


def one_line(hit: Hit, limit: int = _ONE_LINE) -> str:
    """Give a passage in one line: its answering sentence, or how it begins."""
    return shorten(hit.passage.text[hit.begins :], limit)


def _named(repeat: Passage, hit: Hit) -> str:
    """Name where a passage stands again: by its title, and by its file where another of them has that title."""
    title = f"《{shorten_title(repeat.title, 40)}》"
    others = [each for each in (hit.passage, *hit.repeats) if each is not repeat]
    same = any(each.title == repeat.title for each in others)
    return f"{title}（{shorten_title(PurePath(repeat.source).name, 40)}）" if same else title


def _notes(writer: Writer, view: AnswerView, texts: Texts) -> None:
    notes = view.notes if view.answered else (*view.notes, texts.nearest)
    for note in notes:
        writer.write(shorten(note, _NOTE), Kind.ITALIC)
        writer.write("\n")
    if notes:
        writer.write("\n")


def _points(writer: Writer, view: AnswerView, texts: Texts) -> None:
    writer.write("\n\n")
    writer.write(texts.points, Kind.BOLD)
    for number, text, _ in view.points[:_POINTS]:
        writer.write("\n" + numbered_point(number, shorten(text, _POINT)))


def _others(writer: Writer, view: AnswerView, texts: Texts) -> None:
    here = dict(view.hits)[view.shown].passage.speech
    points = {hit for _, _, hit in view.points}
    others = [(number, hit) for number, hit in view.hits if number != view.shown and number not in points]
    if not others:
        return
    writer.write("\n\n")
    writer.write(texts.others, Kind.BOLD)
    for number, hit in others:
        writer.write(f"\n{number + 1}. ")
        title = texts.same_speech if hit.passage.speech == here else shorten_title(hit.passage.title, _OTHER)
        writer.write(title, Kind.ITALIC)
        writer.write(" · " + one_line(hit))


def _keyboard(view: AnswerView, hit: Hit, part: int, parts: int, texts: Texts) -> list[list[InlineKeyboardButton]]:
    sent_id, shown = view.sent_id, view.shown
    switch: list[InlineKeyboardButton] = []
    if view.points and shown <= len(view.points):
        for number, _, hit_number in view.points[:_POINTS]:
            data = CallbackData(Op.SHOW, sent_id, hit_number)
            switch.append(choice_button(str(number), data, chosen=hit_number == shown))
    elif view.total > 1:
        first = shown - shown % HITS_PER_MESSAGE
        if first > 0:
            switch.append(callback_button("◀", Op.SHOW, sent_id, first - HITS_PER_MESSAGE))
        switch += number_buttons(Op.SHOW, sent_id, [number for number, _ in view.hits], shown)
        if first + HITS_PER_MESSAGE < view.total:
            switch.append(callback_button("▶", Op.SHOW, sent_id, first + HITS_PER_MESSAGE))
    turn: list[InlineKeyboardButton] = []
    if parts > 1:
        if part > 0:
            turn.append(callback_button("◂", Op.SHOW, sent_id, shown, part))
        turn.append(callback_button(say(texts.button_part, part=part + 1, parts=parts), Op.NOTHING))
        if part + 1 < parts:
            turn.append(callback_button("▸", Op.SHOW, sent_id, shown, part + 2))
    full = (
        link_button(texts.button_full, view.deep_link)
        if view.deep_link
        else callback_button(texts.button_full, Op.OPEN, sent_id, shown)
    )
    share = share_button(texts.button_share, view.share)
    return [
        *(switch[place : place + _ROW] for place in range(0, len(switch), _ROW)),
        turn,
        [
            callback_button(texts.button_around, Op.AROUND, sent_id, shown),
            full,
            copy_button(texts.button_cite, citation(hit, texts)),
        ],
        [
            callback_button("👍 ✓" if view.mark > 0 else "👍", Op.USEFUL, sent_id),
            callback_button("👎 ✓" if view.mark < 0 else "👎", Op.USELESS, sent_id),
            *([share] if share else []),
        ],
        [callback_button(say(texts.button_alone, question=shorten(view.alone, 24)), Op.ALONE, sent_id)]
        if view.alone
        else [],
        [callback_button(texts.button_widen, Op.WIDEN, sent_id)] if view.wider else [],
        *([callback_button(shorten(text, 60), Op.SUGGESTION, sent_id, place)] for place, text in enumerate(view.also)),
    ]
