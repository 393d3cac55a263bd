"""The documents of one generation: their passages' rows and ids counted into each other, and their checksum."""

import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from index.storage.row_checksums import row_sum

MEMBERS_OF_GENERATION = """
    select m.document, m.first_row, d.first_passage, d.passages, d.first_speech, d.speeches
    from members m join documents d on d.id = m.document where m.generation = ? order by m.position
"""


@dataclass(frozen=True, slots=True)
class DocumentSpan:
    """A document's place in a generation; ids of its passages and speeches follow the first ones."""

    document: int
    first_row: int
    first_passage: int
    passages: int
    first_speech: int
    speeches: int


class Members:
    """The documents of a generation in collection order."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        """`rows` are what `MEMBERS_OF_GENERATION` selects."""
        self._documents = [DocumentSpan(*row) for row in rows]
        self.with_passages = [member for member in self._documents if member.passages]
        self._first_rows = [member.first_row for member in self.with_passages]
        self._by_passage = sorted(self.with_passages, key=lambda member: member.first_passage)
        self._first_passages = [member.first_passage for member in self._by_passage]
        self._by_speech = sorted(self._documents, key=lambda member: member.first_speech)
        self._first_speeches = [member.first_speech for member in self._by_speech]
        self._speeches_before = list(accumulate((member.speeches for member in self._documents), initial=0))

    def passage_id(self, row: int) -> int:
        """Give the id of the passage in a row."""
        member = self.with_passages[bisect_right(self._first_rows, row) - 1]
        return member.first_passage + row - member.first_row

    def row(self, passage_id: int) -> int | None:
        """Give the row of a passage, None where no document has it."""
        number = bisect_right(self._first_passages, passage_id) - 1
        if number < 0:
            return None
        member = self._by_passage[number]
        offset = passage_id - member.first_passage
        return member.first_row + offset if offset < member.passages else None

    def has_speech(self, speech_id: int) -> bool:
        """Tell whether a document has a speech."""
        number = bisect_right(self._first_speeches, speech_id) - 1
        return number >= 0 and speech_id < self._by_speech[number].first_speech + self._by_speech[number].speeches

    def speech_id(self, number: int) -> int:
        """Give the id of a speech by its number, counted from 0 in collection order."""
        place = bisect_right(self._speeches_before, number) - 1
        return self._documents[place].first_speech + number - self._speeches_before[place]

    def speech_ids(self) -> list[int]:
        """Give the ids of all speeches in collection order."""
        listed = (range(each.first_speech, each.first_speech + each.speeches) for each in self._documents)
        return list(chain.from_iterable(listed))


def generation_sum(facts: Sequence[object], members: Sequence[Sequence[int]]) -> int:
    """Give the checksum of a generation: of what is said of it, and of its documents."""
    return zlib.crc32(repr([tuple(member) for member in members]).encode(), row_sum(facts))
