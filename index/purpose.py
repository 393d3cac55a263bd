"""A speech's own words on its purpose: the sentences that say what it reports, is about, or will name."""

import re
from collections.abc import Iterator, Sequence

from index.model import Passage, Span

_FOLLOWS = "(?:好|出|以下|这么|下面)*"
_POINTS = (
    "(?![一1](?:[个条点句项]|方面|件[^事]))[一二两三四五六七八九十几0-9]{1,3}(?:个|件|条|点|句|项|方面|层意思|件事)"
)
"""As many points as are announced; one is announced as 一件事 alone."""

_PATTERNS = (
    re.compile(
        "(?:现|特)(?:将|就|把).{0,60}?(?:如下|报告|汇报|通知|通报|总结)|(?:报告|汇报|通知|通报|总结|意见|说明)如下"
    ),
    re.compile(
        "(?:主题|题目|议题)(?:就)?(?:是|叫|为|在于)"
        "|(?:今天|[这本此][次场个份]|会议?|大会|本文|我们?来)[^。！？!?]{0,16}(?:任务|目的)(?:就)?(?:是|为|在于)"
    ),
    re.compile("作(?:了)?[^，。]{0,30}?(?:报告|说明|讲话|发言)(?!的)"),
    re.compile(
        rf"(?:讲|谈|说|提|强调){_FOLLOWS}(?![两几]句){_POINTS}"
        rf"|(?:[今明]年|今天|当前|下一步|[这此本]次|代表|重点|集中|着重)[^。！？!?]{{0,24}}(?:定|抓|做|干){_FOLLOWS}{_POINTS}"
        rf"|我[^。！？!?，,]{{0,6}}(?:告诉|分享|介绍|回答|说明)[^。！？!?，,]{{0,14}}{_POINTS}"
    ),
    re.compile("^(?:为了?|围绕|按照|根据)[^。]{4,80}?(?:视察|调研|考察|走访|检查|开展|形成|召开)"),
)
"""The kinds of sentences, the plainest first."""

_PLAIN = (1.0, 1.0, 0.6, 0.7, 0.8)
"""How plainly a sentence of each kind says it: 作报告 alone does not say on what."""

_SHORT = 30
"""A sentence below this many characters (现将情况报告如下) is given with the one before it."""

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)")
_MOST = 3

_OPENING = 120
"""Characters of an opening, unless its first sentence is longer."""

_SIGNATURE_LENGTH = 40
_SIGNATURE_LINES = 3
"""A signature has at most so many lines, each shorter than that."""


def purpose(passages: Sequence[Passage]) -> list[tuple[Passage, Span]]:
    """Return up to three sentences of a speech that say what it is for, in order, each with its passage."""
    chosen = sorted(_ranked(passages), key=lambda each: each[:2])[:_MOST]
    return [(passage, span) for _, _, passage, span in sorted(chosen, key=lambda each: each[1])]


def plainness(passages: Sequence[Passage]) -> dict[int, float]:
    """Return how plainly each passage of a speech says what it is for, by its id, from 0 to 1."""
    plain: dict[int, float] = {}
    for kind, _, passage, _ in _ranked(passages):
        plain[passage.id] = max(plain.get(passage.id, 0.0), _PLAIN[kind])
    return plain


def _ranked(passages: Sequence[Passage]) -> Iterator[tuple[int, int, Passage, Span]]:
    """Yield the sentences that say what a speech is for: their kind, their place, the passage, the span in it."""
    before: tuple[Passage | None, Span] = (None, (0, 0))
    for place, (passage, span) in enumerate(_sentences(passages)):
        text = passage.text[slice(*span)]
        kind = next((number for number, pattern in enumerate(_PATTERNS) if pattern.search(text)), None)
        if kind is not None:
            joined = len(text) < _SHORT and before[0] is passage
            yield kind, place, passage, ((before[1][0], span[1]) if joined else span)
        before = passage, span


def contents_questions(title: str, passages: Sequence[Passage]) -> list[str]:
    """Return questions within a speech whose points (`Answer.items`) are its contents, the likeliest first."""
    announced = [passage.text[slice(*span)].rstrip("。：:") + "是什么" for passage, span in purpose(passages)]
    return [*announced, f"{title}讲了哪几点"]


def opening(passages: Sequence[Passage]) -> str:
    """Return the first sentences of a speech, at least one, together about a hundred characters.

    A first passage that is no more than a byline is passed over.
    """
    texts = [passage.text for passage in passages]
    first = next((text for text in texts if len(text) >= _SHORT), "".join(texts[:1]))
    end = 0
    for match in _SENTENCE.finditer(first):
        if end and match.end() > _OPENING:
            break
        end = match.end()
        if end >= len(first):
            break
    return first[:end].strip()


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Span]]:
    for passage in passages:
        for match in _SENTENCE.finditer(passage.text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if match[0].strip():
                yield passage, (start, match.start() + len(match[0].rstrip()))


def signature(passages: Sequence[Passage]) -> str:
    """Return the lines that name who or when at the end of a speech, above its tables and notes; empty without any."""
    from index.dates.partial_date import written_dates
    from index.structure.rules import Mark, has_mark

    lines = [line for passage in passages[-_SIGNATURE_LINES:] for line in passage.text.split("\n")]
    while lines and has_mark(lines[-1], Mark.ROW, Mark.NOTE, Mark.CAPTION):
        lines.pop()
    last: list[str] = []
    for line in reversed(lines[-_SIGNATURE_LINES:]):
        if len(line) >= _SIGNATURE_LENGTH or has_mark(line, Mark.ENDED, Mark.NUMBERED, Mark.BULLET, Mark.TO_HEARERS):
            break
        last.insert(0, line)
    names = (Mark.DATE, Mark.AUTHOR, Mark.ORGAN, Mark.BYLINE)
    named = [place for place, line in enumerate(last) if has_mark(line, *names) or any(written_dates(line))]
    return "\n".join(last[named[0] :]) if named else ""
