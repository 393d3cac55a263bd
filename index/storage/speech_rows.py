"""Speeches become the rows that are stored of them: plain values, which cost little to hand to another process."""

import json
from collections.abc import Iterable, Sequence

from index.model import ParsedSpeech

PassageRow = tuple[bytes, str, str | None, int | None]
"""A passage as it is stored: its text, its headings as JSON, its record, its page."""

SpeechRow = tuple[str, str, int, str | None, str | None, str | None, str | None, str | None]
"""A speech as it is stored: its title, the titles around it as JSON, how many passages it has; speaker, office, place,
date, and what the date was read from."""


def rows(speeches: Iterable[ParsedSpeech]) -> tuple[list[SpeechRow], list[PassageRow]]:
    """Turn speeches into what is stored of them and of their passages."""
    speech_rows: list[SpeechRow] = []
    passage_rows: list[PassageRow] = []
    for speech in speeches:
        said = speech.metadata
        known = (said.speaker, said.office, said.place, said.date, said.date_source)
        speech_rows.append((speech.title, _listed(speech.outer), len(speech.passages), *known))
        passage_rows.extend(
            (passage.text.encode(), _listed(passage.headings), passage.record, passage.page)
            for passage in speech.passages
        )
    return speech_rows, passage_rows


def _listed(texts: Sequence[str]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"
