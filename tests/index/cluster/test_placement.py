"""Copies of a shard are on different machines, stay where they are, and are shared out evenly."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.cluster.manifest import ClusterManifest, ShardFacts
from index.cluster.placement import (
    Server,
    planned_nodes,
    read_drained,
    read_placement,
    write_drained,
    write_placement,
)


def manifest_of(sizes: list[int]) -> ClusterManifest:
    shards = tuple(ShardFacts(number, f"shards/{number}", 1, 1, size, {}, "") for number, size in enumerate(sizes))
    return ClusterManifest(1, "", "catalogs/1", len(sizes), 1, 1, {}, shards)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.integers(1, 6), st.integers(1, 4))
def test_each_shard_has_its_copies_on_different_machines(sizes: list[int], machines: int, copies: int) -> None:
    nodes = [f"n{number}" for number in range(machines)]
    planned = planned_nodes(manifest_of(sizes), {}, nodes, copies, level=False)
    for chosen in planned.values():
        assert len(chosen) == len(set(chosen)) == min(copies, machines)
        assert set(chosen) <= set(nodes)


def test_what_is_there_stays_and_only_what_is_gone_moves() -> None:
    placement = {0: [Server("a", "n0"), Server("b", "n1")], 1: [Server("c", "n1"), Server("d", "gone")]}
    planned = planned_nodes(manifest_of([5, 5]), placement, ["n0", "n1", "n2"], 2, level=False)
    assert planned == {0: ["n0", "n1"], 1: ["n1", "n2"]}


def test_a_machine_that_joins_takes_its_share() -> None:
    placement = {number: [Server(f"{number}a", "n0"), Server(f"{number}b", "n1")] for number in range(6)}
    planned = planned_nodes(manifest_of([5] * 6), placement, ["n0", "n1", "n2"], 2, level=True)
    load = [sum(node in chosen for chosen in planned.values()) for node in ("n0", "n1", "n2")]
    assert load == [4, 4, 4]


def test_what_is_written_down_is_read_again(tmp_path: Path) -> None:
    placement = {3: [Server("a", "n0")]}
    assert read_placement(tmp_path) == {}
    write_placement(tmp_path, placement)
    assert read_placement(tmp_path) == placement
    (tmp_path / "placement.json").write_text("[", encoding="utf-8")
    assert read_placement(tmp_path) == {}
    assert read_drained(tmp_path) == set()
    write_drained(tmp_path, ["n0"])
    assert read_drained(tmp_path) == {"n0"}
