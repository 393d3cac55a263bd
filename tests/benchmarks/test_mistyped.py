"""Errors are made as input methods make them: one character of a word of the collection for another of its sound."""

from pathlib import Path
from random import Random

from index import open_index, reindex
from index.query.pinyin import sounds
from tests.benchmarks.mistyped import mistyped


def test_one_character_becomes_another_of_its_sound(tmp_path: Path) -> None:
    (tmp_path / "roads.txt").write_text("修路的讲话\n\n修路的资金已经到位，危桥改造也开始了。", encoding="utf-8")
    reindex(tmp_path / "data", [tmp_path / "roads.txt"])
    fields = open_index(tmp_path / "data").postings.fields
    for seed in range(20):
        typed = mistyped("修路的资金到位了吗", fields["words"], fields["bigrams"], Random(seed))  # noqa: S311
        if typed is not None:
            changed = [(old, new) for old, new in zip("修路的资金到位了吗", typed, strict=True) if old != new]
            assert len(changed) == 1
            assert changed[0][1] in sounds().like(changed[0][0])
    assert mistyped("火星", fields["words"], fields["bigrams"], Random(0)) is None  # noqa: S311
