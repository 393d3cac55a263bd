"""What speaks for it that short lines open an article, or head a section: a date, an address, a document's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.lines import Line
from index.structure.characters import simple, squeeze
from index.structure.layout import Layout
from index.structure.paragraphs import LONG_LINE
from index.structure.pieces import Piece
from index.structure.rules import Mark, has_mark
from index.structure.rules.numbering import numbered
from index.structure.rules.people import TURN
from index.structure.rules.wording import LEADS_TO_SECTIONS
from index.structure.seams import cuts_word
from index.structure.title_reading import is_half
from index.structure.title_wording import goes_on_as_title, joined

HALVES_APART = 2
"""The halves of a heading with a comma are of about the same length; those of a broken sentence seldom."""

ARTICLE_SCORE = 3
SURE_SCORE = 5
"""How much must speak for it that a short line is the title of an article: in a piece, in a talk or a whole file."""

ADDRESSED_LENGTH = 8
"""What stands above a salutation is a title from so many characters on; anything shorter may head a section."""


@dataclass(frozen=True, slots=True)
class ShortRun:
    """Short lines from `begin` to `end`; from `start` on they no longer belong to the text above; `words` open them.

    `needed` is how much must speak for an article.
    """

    begin: int
    start: int
    end: int
    words: tuple[str, ...]
    needed: int


def why_article(run: ShortRun, piece: Piece, form: Layout) -> str:
    """Tell why an article begins with a run of short lines; empty where not enough speaks for it."""
    lines, title = piece.lines, joined(run.words)
    ended = _is_ended(run, lines)
    wide = lines[run.start].gap > max(form.gap, 1)
    needed = run.needed + (not ended)
    score = _score(title, lines, run.start, run.end) + 2 * wide
    free = piece.marked and run.needed == ARTICLE_SCORE and _is_free(run, lines)
    sure = ended and (_is_dated(run, lines) or _is_addressed(run, lines))
    reasons = (
        (score >= needed, f"article inside a piece: {score} of {needed} signs of one"),
        (sure, "article inside a piece: date or address under its title"),
        (free, "article inside a piece: title in words of its own over a text"),
        (ended and _is_reported(run, piece), "article inside a piece: says what was done, as the first of its file"),
    )
    reason = next((reason for holds, reason in reasons if holds), "")
    return "" if reason and _is_part_of_sentence(run, lines) else reason


def heads_section(run: ShortRun, lines: Sequence[Line]) -> bool:
    """Tell whether a line heads a section: alone, not too long, no member's name, the halves by its comma alike."""
    title = run.words[0]
    before, comma, after = title.partition("，")
    above = lines[run.start - 1].text if run.start else ""
    led_in = above[-1:] in {"：", ":"} and not above.endswith(LEADS_TO_SECTIONS)
    return (
        (not led_in or has_mark(above, Mark.SALUTATION))
        and run.end - run.start == 1
        and _is_ended(run, lines)
        and len(title) < LONG_LINE
        and (not comma or abs(len(before) - len(after)) <= HALVES_APART)
        and not _is_part_of_sentence(run, lines)
        and not (has_mark(title, Mark.NAMED_FIRST) and TURN.pattern.fullmatch(simple(title)))
    )


def reports(title: str, lines: Sequence[Line]) -> bool:
    """Tell whether a title says what was done and the text begins with when, as a file of short reports does."""
    text = lines[0].text[:100] if lines else ""
    done = has_mark(title, Mark.DEED) and not has_mark(title, Mark.DOCUMENT)
    return done and has_mark(text, Mark.REPORTED)


def is_subtitle(text: str) -> bool:
    """Tell whether a line with a dash in front goes on with the title above it."""
    return has_mark(text, Mark.DASHED) and goes_on_as_title("", text)


def _is_dated(run: ShortRun, lines: Sequence[Line]) -> bool:
    """Tell whether a date stands right under a title, as it never does under the heading of a section.

    One without brackets counts where the file opens with such a date too, for it may belong to a signature.
    """
    under = run.start + len(run.words)
    if under >= run.end or not has_mark(lines[under].text, Mark.DATE):
        return False
    return has_mark(lines[under].text, Mark.BRACKETED) or (has_mark(lines[0].text, Mark.DATE) and under == run.end - 1)


def _is_addressed(run: ShortRun, lines: Sequence[Line]) -> bool:
    """Tell whether a speaker greets the hearers on the line under a title, as nobody does under a section's heading."""
    text = lines[run.end].text
    return len(joined(run.words)) >= ADDRESSED_LENGTH and text[-1] in "：:" and has_mark(text, Mark.SALUTATION)


def _is_reported(run: ShortRun, piece: Piece) -> bool:
    """Tell whether a title and the text under it report what was done, in a file that opens with such a report."""
    title = joined(run.words)
    long = len(title) >= ADDRESSED_LENGTH and not has_mark(title, Mark.SECTION)
    return long and reports(piece.title, piece.lines) and reports(title, piece.lines[run.end :])


def _is_ended(run: ShortRun, lines: Sequence[Line]) -> bool:
    return run.start > run.begin or run.start == 0 or has_mark(lines[run.start - 1].text, Mark.ENDED)


def _is_part_of_sentence(run: ShortRun, lines: Sequence[Line]) -> bool:
    before = lines[run.start - 1].text if run.start else ""
    last = run.start + len(run.words) - 1
    return (
        is_half(lines[last : last + 2])
        or cuts_word(run.words[-1], lines[run.end].text)
        or (not _is_ended(run, lines) and cuts_word(before, joined(run.words)))
    )


def _is_free(run: ShortRun, lines: Sequence[Line]) -> bool:
    """Tell a title in a writer's own words, such as `秋到梅岭`, from what heads a section or a verse."""
    title = run.words[0]
    return (
        run.begin == run.start == run.end - len(run.words)
        and (len(run.words) == 1 or (len(run.words) == 2 and is_subtitle(run.words[1])))
        and (run.start == 0 or has_mark(lines[run.start - 1].text, Mark.SENTENCE))
        and has_mark(lines[run.end].text, Mark.TEXT)
        and "，" not in title
        and "、" not in title
        and not has_mark(title, Mark.SECTION)
    )


def _score(title: str, lines: Sequence[Line], start: int, end: int) -> int:
    """Weigh what speaks for an article beginning here: a document's name, who did what, a body that starts afresh."""
    following = lines[end].text[:100]
    opening = numbered(following)
    under = lines[start + 1 : end]
    score = 2 * has_mark(title, Mark.DOCUMENT) + has_mark(title, Mark.SPEECH)
    score += title.startswith("在") or "关于" in simple(title)
    score += has_mark(title, Mark.SUBJECT)
    score += has_mark(title, Mark.DEED)
    score += len(squeeze(title)) >= 12
    score += 2 * (has_mark(lines[end].text, Mark.SALUTATION) or has_mark(lines[end].text, Mark.SUMMARY))
    score += 2 * any(has_mark(line.text, Mark.DATE, Mark.BYLINE) for line in under)
    score += 2 * any(is_subtitle(line.text) for line in under)
    score += has_mark(following, Mark.REPORTED)
    score += opening is not None and opening.kind == "han" and opening.number == 1
    score -= 2 * (len(squeeze(title)) < 8 and not has_mark(title, Mark.SPEECH))
    score -= "，" in title
    score -= 2 * (len(title) >= LONG_LINE and not has_mark(title, Mark.DOCUMENT))
    return score
