"""UTF-16 arithmetic, held against Python's own codec."""

from hypothesis import given
from hypothesis import strategies as st

from bot.utf16 import trimmed, utf16_index, utf16_length

TEXT = st.text(st.sampled_from("a字😀𠀀 \n"))


@given(TEXT)
def test_units_are_those_of_the_codec(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


@given(TEXT, st.integers(0, 20))
def test_offsets_and_characters_are_inverse(text: str, place: int) -> None:
    place = min(place, len(text))
    assert utf16_index(text, utf16_length(text[:place])) == place
    assert utf16_index(text, utf16_length(text) + 5) == len(text)


@given(TEXT, st.integers(0, 20), st.integers(1, 20))
def test_a_trimmed_entity_marks_the_same_characters(text: str, start: int, length: int) -> None:
    marked = text[start : start + length]
    entity = {"type": "bold", "offset": utf16_length(text[:start]), "length": utf16_length(marked)}
    kept, entities = trimmed(text, [entity])
    assert kept == text.strip()
    found = [kept.encode("utf-16-le")[2 * e["offset"] : 2 * (e["offset"] + e["length"])] for e in entities]
    assert "".join(part.decode("utf-16-le") for part in found).strip() == marked.strip()
