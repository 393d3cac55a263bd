"""The tokens of one passage, made the plain way: the measure for `build.batches`, which makes those of many at once."""

from index.analysis import SPEECH, bigrams, folding, sessions, words


def index_tokens(
    title: str, outer: tuple[str, ...], headings: tuple[str, ...], text: str, opening: str | None
) -> dict[str, list[str]]:
    """Give the tokens of a passage by field, its speech's title and the headings it stands under included.

    `opening` is given for the first passage of a speech and no other: how the speech begins, empty where it has one
    passage only or is made of records.
    """
    folded = folding.fold("\n".join((title, *outer, *headings, text)))
    tokens = {"words": [*words(folded), *sessions.congresses(folded)], "bigrams": bigrams(folded)}
    if opening is not None:
        names = folding.fold("\n".join((title, *outer, opening)))
        tokens["names"] = [SPEECH, *dict.fromkeys((*bigrams(names), *sessions.congresses(names)))]
    return tokens
