"""Names of statistics in Latin letters, to the Chinese ones where the collection writes these: GDP to 生产总值."""

import re

from index import analysis
from index.query.regional import Frequency

_STATISTICS = {
    "gdp": "生产总值",
    "gnp": "国民生产总值",
    "cpi": "居民消费价格",
    "ppi": "工业生产者出厂价格",
    "pmi": "采购经理指数",
    "fdi": "外商直接投资",
    "r&d": "研发",
    "pm2.5": "细颗粒物",
}
_LATIN = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, _STATISTICS))})(?![a-z0-9])")

_RATHER = 4
"""Times as many passages must have the Chinese name: where both are written, the letters find their own, too."""


def write_out(folded: str, frequency: Frequency) -> str:
    """Exchange names of statistics in a folded question for those that the collection writes much more often."""

    def chosen(match: re.Match[str]) -> str:
        letters, name = match.group(), _STATISTICS[match.group()]
        return name if _least(name, frequency) > _RATHER * _least(letters, frequency) else letters

    return _LATIN.sub(chosen, folded)


def _least(name: str, frequency: Frequency) -> int:
    """Give in how many passages the rarest part of a name stands."""
    return min(frequency(analysis.bigrams(name)))
