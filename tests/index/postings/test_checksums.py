"""A flipped bit of a generation's files is noticed by what reads it, and what is whole goes on being read."""

from contextlib import suppress
from pathlib import Path
from random import Random

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.postings import ARRAYS, Postings, checksums
from index.postings.checksums import BLOCK_BYTES, CheckedFile, block_sums, checker
from index.postings.merging import merge
from tests.index.tokens import invert

DOCUMENTS = [[["修路", "二", "公路里程"], ["修路"]], [["桥梁", "修路", "公路里程表"]]]
TERMS = ("修路", "二", "公路里程", "桥梁", "公路里程表", "没有")


def write(directory: Path) -> None:
    parts = [invert([{"words": tokens} for tokens in document], ["words"])["words"] for document in DOCUMENTS]
    merge({"words": parts}, directory)


def read(directory: Path) -> object:
    """Read all that a question may read of a field."""
    field = Postings.open(directory).fields["words"]
    lists = [(found.rows.tolist(), found.impacts.tolist()) for found in field.lists(TERMS) if found is not None]
    rows = [(term, *(part.tolist() for part in field.rows(term))) for term in TERMS]
    return (
        *(field.lengths.tolist(), field.mean_length, lists, rows, sorted(field.terms())),
        *(field.holding("公路").tolist(), field.beginning(["修", "桥"]), field.dfs(TERMS)),
    )


def test_every_bit_of_every_file_is_watched(tmp_path: Path) -> None:
    write(tmp_path)
    right = read(tmp_path)
    random = Random(7)  # noqa: S311 - which bits are flipped is no secret
    for path in sorted(tmp_path.iterdir()):
        whole = path.read_bytes()
        for bit in random.sample(range(len(whole) * 8), min(len(whole) * 8, 100)):
            flipped = bytearray(whole)
            flipped[bit // 8] ^= 1 << bit % 8
            path.write_bytes(flipped)
            with suppress(IndexDamaged):
                assert read(tmp_path) == right, (path.name, bit)
        path.write_bytes(whole)
    assert read(tmp_path) == right


@pytest.mark.parametrize("array", ARRAYS)
def test_a_file_that_is_cut_or_longer_is_refused(tmp_path: Path, array: str) -> None:
    write(tmp_path)
    path = tmp_path / f"words.{array}"
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(IndexDamaged, match=f"words.{array}"):
        Postings.open(tmp_path)


def test_only_the_blocks_that_are_read_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "file"
    numbers = np.arange(BLOCK_BYTES, dtype=np.int32)
    path.write_bytes(numbers.tobytes())
    sums = block_sums(path)
    assert len(sums) == 4
    damaged = bytearray(path.read_bytes())
    damaged[2 * BLOCK_BYTES + 5] ^= 1
    path.write_bytes(damaged)
    file = CheckedFile(path, len(damaged), sums)
    file.check(0, 2 * BLOCK_BYTES)
    file.check(3 * BLOCK_BYTES, 4 * BLOCK_BYTES)
    with pytest.raises(IndexDamaged, match=f"from {2 * BLOCK_BYTES} on"):
        file.check(2 * BLOCK_BYTES - 1, 2 * BLOCK_BYTES + 1)
    with pytest.raises(IndexDamaged):
        file.check_whole()


def test_damage_that_comes_after_the_first_look_is_found_by_verify(tmp_path: Path) -> None:
    write(tmp_path)
    postings = Postings.open(tmp_path)
    postings.verify()
    postings.fields["words"].rows("修路")
    with (tmp_path / "words.rows").open("r+b") as file:
        file.write(b"\x01")
    with pytest.raises(IndexDamaged, match=r"words\.rows"):
        postings.verify()


def test_an_empty_file_has_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    file = CheckedFile(tmp_path / "empty", 0, checksums.block_sums(tmp_path / "empty"))
    file.check(0, 0)
    file.check_again()
    assert len(file.array(np.dtype(np.int64))) == 0


def test_elements_are_checked_in_their_blocks_and_no_further(tmp_path: Path) -> None:
    path, width = tmp_path / "array", 4
    block = BLOCK_BYTES // width
    np.arange(3 * block, dtype=np.int32).tofile(path)
    sums, whole = block_sums(path), bytearray(path.read_bytes())
    whole[BLOCK_BYTES + 5] ^= 1
    path.write_bytes(whole)
    file = CheckedFile(path, len(whole), sums)
    check = checker(file, width)
    check(0, block)
    check(2 * block, 3 * block)
    check(block, block)  # none of the second block
    for start, stop in ((block, block + 1), (block - 1, block + 1), (2 * block - 1, 2 * block), (0, 3 * block)):
        with pytest.raises(IndexDamaged, match=f"bytes from {BLOCK_BYTES} on"):
            check(start, stop)
    with pytest.raises(IndexDamaged):
        file.check_whole()
