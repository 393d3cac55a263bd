"""Texts as documents may hold them: markup, characters beyond the BMP, marks, controls, anything."""

from hypothesis import strategies as st

from index.model import Hit, Passage, Span, YearNote

PIECES = st.sampled_from(
    [
        "同志们",
        "。",
        "！”",
        "？",
        "，",
        "；",
        "\n",
        " ",
        "<b>&amp;",
        "𠮷",
        "😀",
        "👩‍👧",
        "e\u0301",
        "”",
        "……",
        "、",
        "\ud800",
        "\x00",
        "a",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join) | st.text()
LONG = st.builds(lambda text, times: text * times, TEXTS.filter(bool), st.integers(1, 200))
TITLES = TEXTS.map(lambda text: text[:300])


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    headings = tuple(draw(st.lists(TITLES, max_size=3)))
    text = draw(LONG)[:12_000]
    return Passage(
        draw(st.integers(1, 2**62)),
        1,
        draw(TITLES),
        headings,
        text,
        draw(TITLES),
        None,
        0,
        draw(st.none() | st.integers(1, 9999)),
    )


def spans(length: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: (min(pair), max(pair)))


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    passage = draw(passages())
    sentences = tuple(sorted(draw(st.lists(spans(len(passage.text)), max_size=3))))
    highlight = tuple(draw(st.lists(spans(len(passage.text)), max_size=150)))
    notes = tuple(YearNote(span, "1999年") for span in draw(st.lists(spans(len(passage.text)), max_size=3)))
    return Hit(passage, 1.0, sentences, highlight, tuple(draw(st.lists(passages(), max_size=1))), notes=notes)
