"""Example questions that a collection can answer, made from its own sentences and tried before they are offered."""

import re
from collections.abc import Callable, Iterator, Sequence

from index.analysis.folding import fold
from index.analysis.names import names, tagged
from index.model import Answer, Certainty, Passage, Speech

_CLAUSE = re.compile(r"(?:^|(?<=[。！？!?；;，,：:\n\s]))[^。！？!?；;，,：:、\n“”‘’（）()《》\s]+")
"""A clause from its beginning on: what follows a quotation mark or 、 is torn from what it speaks of."""
_FIGURE = re.compile(
    r"(?P<subject>[\u4e00-\u9fff]{3,16}?)"
    r"(?P<verb>已达到|达到|达|已有|现有|共有|有|共|约|为|是|投资|投入|建成|完成|改造|修复|新建|新增|拆除|发放|容纳|供应)?了?"
    r"[0-9０-９][0-9０-９.．,，]*(?:余|多)?(?:万|亿)?(?:余|多)?"
    r"(?P<unit>平方米|立方米|平方公里|公里|公斤|人次|%|％|[亩米元吨个家人名座户处张所期场项条天户辆只艘盏岁次件])"
    r"(?:以上|以下|左右|上下)?$"
)
"""What is counted, up to the end of its clause: of `有1600个文件` it would not be said what."""
_LEANING = tuple("我你他她它这那其此并而且但也又还就都仅每")
_OPEN_END = tuple("的了在和与及或到从把被将对向以为是有等第超近约共占")
_ASIDE = re.compile(r"^(?:到|截至)?(?:去年|今年|目前|现在|至今|上半年|下半年|年底|去年底)?(?:底|末)?")
_BEGINS, _ENDS = re.compile("n|a|b|j|l|i|f|m|s|vn|eng"), re.compile("n|vn|an|j|l|s|eng")
"""Parts of speech: a noun, a name or a set phrase; at the beginning also what tells of which kind it is."""
_BEGINS_CLAUSE = re.compile("n$|nz|a|b|j|l|i|f|m|s|eng")
"""The same within a sentence, where rare verbs stand that are taken for names, and nouns that are verbs."""
_WITHIN_SENTENCE = "，,：:"
_WITHIN, _AND = re.compile("n|v|a|b|j|l|i|f|m|s|uj|eng"), frozenset("和与及")
"""What may stand between them: no adverb, preposition, pronoun or time, which hang on what stands before."""
_DENIES = re.compile("[没沒无無不未]")

_AMOUNTS = "元"
"""Units of what has no pieces: without a verb nothing says that the words before are its name (市场服务500亿元)."""

_SHARED = 3
"""Characters that a question shares with a title, from which on it tells which speech is meant."""

_LONGEST_TITLE = 40
"""Characters of a title up to which a question begins with it: it stands on a button."""

_TRIED = 60
"""Speeches that are looked into at most: a person waits for the greeting."""

Search = Callable[[str], Answer]


def examples(
    speeches: Sequence[int],
    speech_of: Callable[[int], Speech | None],
    passages: Callable[[int], Sequence[Passage]],
    search: Search,
    number: int,
) -> list[str]:
    """Give up to `number` questions whose first passage is the one they were made from, from different speeches.

    `speeches` are the ids of all, `speech_of` gives a speech by its id and `passages` its passages. Where a speech has
    no sentence to ask for, its title is asked for.
    """
    step = max(1, len(speeches) // _TRIED)
    found: list[str] = []
    titles: list[str] = []
    for speech in filter(None, map(speech_of, _spread(speeches[::step], number))):
        if len(found) == number:
            break
        questions = ((each, passage) for passage in passages(speech.id) for each in figure_questions(passage))
        asked = next((question for question in questions if _answers(search, *question)), None)
        if asked is not None:
            found.append(asked[0])
        else:
            titles.append(f"《{speech.title}》主要讲了什么？")
    tried = (title for title in titles if search(title).answered)
    return found + [title for title, _ in zip(tried, range(number - len(found)), strict=False)]


def _spread(speeches: Sequence[int], number: int) -> Iterator[int]:
    """Go through the speeches in strides, so that the first few come from all parts of the collection."""
    stride = max(1, len(speeches) // max(number, 1))
    for offset in range(stride):
        yield from speeches[offset::stride]


def figure_questions(passage: Passage) -> Iterator[str]:
    """Give the questions for the figures that the clauses of a passage tell, each standing on its own.

    One that names nothing by which its speech is known, in words of its title or a name, begins with the title.
    """
    matches = list(_CLAUSE.finditer(passage.text))
    units = ["", *(_counted_in(match[0]) for match in matches), ""]
    for place, match in enumerate(matches):
        goes_on = passage.text[max(match.start() - 1, 0)] in _WITHIN_SENTENCE
        question = _question(match[0], units[place] + units[place + 2], goes_on=goes_on)
        if question is None:
            continue
        if names(question) or _known_by(passage.title, question):
            yield question
        elif len(passage.title) <= _LONGEST_TITLE:
            yield f"《{passage.title}》里，{question}"


def _known_by(title: str, question: str) -> bool:
    """Tell whether a question shares with a title what is longer than a word of any speech."""
    return any(title[at : at + _SHARED] in question for at in range(len(title) - _SHARED + 1))


def _counted_in(clause: str) -> str:
    """Give the unit in which a clause counts without a verb; empty where it does not."""
    figure = _FIGURE.match(clause)
    return figure["unit"] if figure and not figure["verb"] else ""


def _question(clause: str, beside: str = "", *, goes_on: bool = False) -> str | None:
    """Turn a clause that tells a figure (`全县茶园12.8万亩`) into the question for it, None where it tells none.

    Of clauses `beside` each other that count in one unit, without a verb, what they count stands elsewhere. One that
    `goes_on` from another of its sentence may lack who does it.
    """
    figure = _FIGURE.match(clause)
    if figure is None:
        return None
    subject = _ASIDE.sub("", figure["subject"])
    if len(subject) < 4 or subject.startswith(_LEANING) or subject.endswith(_OPEN_END) or _DENIES.search(subject):
        return None
    verb, unit = figure["verb"] or "", figure["unit"]
    words = tagged(fold(subject))
    if not _is_whole(words, goes_on=goes_on) or (not verb and (unit in beside or not _is_counted(words, unit))):
        return None
    if unit in "%％":
        return f"{subject}{verb or '是'}百分之多少？"
    return f"{subject}{verb}多少{unit}？"


def _is_whole(words: Sequence[tuple[str, str]], *, goes_on: bool) -> bool:
    """Tell whether tagged words name something, or also what it does, and are no part of what stands before them."""
    tags = [tag for _, tag in words]
    verbal = tags[:1] == ["v"] and [word for word, _ in words[1:2]] == ["的"]
    begins = (_BEGINS_CLAUSE if goes_on else _BEGINS).match(tags[0]) if tags else None
    joined = all(_WITHIN.match(tag) or word in _AND for word, tag in words)
    return (verbal or begins is not None) and joined and _ENDS.match(tags[-1]) is not None


def _is_counted(words: Sequence[tuple[str, str]], unit: str) -> bool:
    """Tell whether, without a verb, tagged words name what is counted in a unit."""
    names_rate = words[-1][0].endswith("率") or all(tag != "v" for _, tag in words)
    return names_rate if unit in "%％" else unit not in _AMOUNTS


def _answers(search: Search, question: str, passage: Passage) -> bool:
    answer = search(question)
    return answer.certainty == Certainty.SURE and bool(answer.hits) and answer.hits[0].passage.id == passage.id
