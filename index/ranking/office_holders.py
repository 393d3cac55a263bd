"""Who holds an office: what of a passage tells it, where a question asks by the office who that is."""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.analysis.names import people
from index.query.speech_facts import asked_person

_OFFICE = re.compile(
    r"副?(?:书记|主席|主任|总理|总统|司令员?|政委|总裁|总?经理|委员|[部省市县区州镇乡局厅院校所处科站会社馆台行村组队司董事秘理]长)$"
)

_BESIDE = 8
"""Characters before and after an office in which a name is looked for."""

_APART = re.compile(r"[:,;。!?\n]")
"""What parts a name from an office: 梁志祥: 主席, … addresses the chair. Only a colon may lead to the holder's name."""

_QUESTIONS = 256
"""Questions of which the office is kept: it is asked of each of their passages."""


@lru_cache(maxsize=_QUESTIONS)
def asked_office(folded: str) -> re.Pattern[str] | None:
    """Give the pattern of the office of whom a folded question asks who that is (县长是谁), None where it has none.

    A deputy holds another office.
    """
    office = _OFFICE.search(asked_person(folded) or "")
    return None if office is None else re.compile(f"(?<!副){office[0]}")


def tells_holder(office: re.Pattern[str], sentences: Iterable[str]) -> bool:
    """Tell whether one of some folded sentences names somebody right beside an office."""
    return any(
        people(_APART.split(sentence[max(match.start() - _BESIDE, 0) : match.start()])[-1])
        or people(_APART.split(sentence[match.end() : match.end() + _BESIDE].lstrip(": "))[0])
        for sentence in sentences
        for match in office.finditer(sentence)
    )
