"""What a question demands of the speeches, and the order it is answered in, as a line above the answer."""

from bot.texts import Texts, say
from index.model import Order, Restriction


def condition_words(demanded: Restriction, texts: Texts) -> str:
    """Write out what is demanded: 讲话人含“县长”、2012 年及以后."""
    words = [say(texts.condition_title, words=title) for title in demanded.titles]
    words += [say(texts.condition_speaker, words=speaker) for speaker in demanded.speakers]
    first, last = demanded.first, demanded.last
    if first is not None and first == last:
        words.append(say(texts.condition_year, year=first))
    elif first is not None and last is not None:
        words.append(say(texts.condition_between, first=first, last=last))
    elif first is not None:
        words.append(say(texts.condition_since, year=first))
    elif last is not None:
        words.append(say(texts.condition_until, year=last))
    return texts.pause.join(words)


def restriction_line(demanded: Restriction, texts: Texts) -> str:
    """Say in how many speeches was looked, or that none is like that, and how many might be if they had a date."""
    sentence = texts.restricted if demanded.speeches else texts.restricted_none
    line = say(sentence, speeches=demanded.speeches, conditions=condition_words(demanded, texts))
    return f"{line}{say(texts.restricted_undated, undated=demanded.undated)}" if demanded.undated else line


def order_line(order: Order, texts: Texts) -> str:
    """Say in which order of time the passages stand."""
    return texts.newest_first if order is Order.NEWEST else texts.oldest_first
