"""The codec of buttons and deep links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import InlineKeyboardButtonLimit

from bot.callbacks import LARGEST, CallbackData, Link, Op, decode_data, encode_data, link_payload, read_payload

NUMBERS = st.integers(0, LARGEST)


@given(st.builds(CallbackData, st.sampled_from(Op), NUMBERS, NUMBERS, NUMBERS))
def test_what_was_encoded_is_decoded_and_fits(press: CallbackData) -> None:
    data = encode_data(press)
    assert decode_data(data) == press
    assert 1 <= len(data.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


@pytest.mark.parametrize("field", ["sent_id", "first", "second"])
def test_the_largest_number_fits_and_none_beyond_it(field: str) -> None:
    assert LARGEST == 2**63 - 1  # SQLite's
    largest = CallbackData(Op.SHOW, **{field: LARGEST})
    assert decode_data(encode_data(largest)) == largest
    for number in (LARGEST + 1, -1):
        with pytest.raises(ValueError, match="numbers from 0 to"):
            encode_data(CallbackData(Op.SHOW, **{field: number}))


def test_a_button_that_says_nothing_more_has_zeros() -> None:
    assert encode_data(CallbackData(Op.HELP)) == "v1:h:0:0:0"
    assert CallbackData(Op.HELP) == CallbackData(Op.HELP, 0, 0, 0)


def test_a_link_opens_a_passage_where_one_is_named() -> None:
    assert link_payload(passage=7) == "p7"
    assert link_payload(speech=7) == "s7"
    assert read_payload("p7") == Link(passage=7, speech=None)
    assert read_payload(f"p{LARGEST}") == Link(passage=LARGEST)
    assert read_payload(f"p{LARGEST + 1}") is None


@given(st.text(max_size=80) | st.from_regex(r"v1:[a-z]{1,2}:[0-9a-zA-Z_ +-]*:[0-9a-z]*:[0-9]*", fullmatch=True))
def test_anything_else_is_nothing_and_never_an_error(data: str) -> None:
    press = decode_data(data)
    assert press is None or encode_data(press) == data


@given(NUMBERS.filter(bool))
def test_links_open_what_they_were_made_for(number: int) -> None:
    assert read_payload(link_payload(passage=number)) == Link(passage=number)
    assert read_payload(link_payload(speech=number)) == Link(speech=number)


@given(st.text(max_size=64))
def test_any_payload_is_read_or_is_not_ours(payload: str) -> None:
    link = read_payload(payload)
    assert link is None or (link.passage or 0) + (link.speech or 0) == int(payload[1:])


def test_a_button_keeps_its_meaning() -> None:
    """Buttons live in chats for weeks: these must press the same also after an update of the bot."""
    assert encode_data(CallbackData(Op.SHOW, 1296, 2, 0)) == "v1:a:100:2:0"
    assert {op.name: op.value for op in Op} == {
        "SHOW": "a", "AROUND": "c", "OPEN": "o", "USEFUL": "y", "USELESS": "n", "ALONE": "l", "WIDEN": "w",
        "SUGGESTION": "q", "PAGE": "r", "CONTENTS": "t", "AS_TEXT": "ft", "AS_DOCX": "fd", "LIST": "s",
        "SPEECH": "e", "LANGUAGE": "g", "HELP": "h", "EXPORT": "k", "CANCEL": "z", "ADD": "ua",
            "REPLACE": "ur", "DISCARD": "ud", "FILES": "f", "REMOVE": "m", "UNDO": "mu", "ADMIT": "aa", "DENY": "ad",
            "ANSWER": "b", "BIND": "bi", "UNBIND": "bu",
            "NOTHING": "x",
    }  # fmt: skip
