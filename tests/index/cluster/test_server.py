"""A server brings its shard to its own disk, opens it, and mends what is damaged there."""

import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import JianghuaError
from index.cluster.build import build_cluster
from index.cluster.health import cluster_problems, head_forgets
from index.cluster.manifest import ClusterManifest
from index.cluster.node_status import NodeStatus, node_facts
from index.cluster.requests import FindRows, FindTogether, Request
from index.cluster.server import ShardServer, cluster_version
from index.cluster.settings import ClusterSettings, local_folder
from index.postings.topk import Term
from tests.index.cluster.local import LocalWorkers

NONE = np.empty(0, np.intp)
ASKED = FindTogether((("养老", "老床"), ("养桥",)))


def answered(server: ShardServer, manifest: ClusterManifest) -> object:
    return asked(server, manifest.shards[0].path, manifest.means, ASKED)


def asked(server: ShardServer, path: str, means: Mapping[str, float], request: Request) -> Any:  # noqa: ANN401
    (answer,) = pickle.loads(server.ask(pickle.dumps((path, means, [request]))))  # noqa: S301 - our own
    return answer


@pytest.fixture
def settings(tmp_path: Path) -> ClusterSettings:
    return ClusterSettings("10.0.0.1:6379", tmp_path / "shared", tmp_path / "local", copies=1)


@pytest.fixture
def manifest(settings: ClusterSettings, tmp_path: Path) -> ClusterManifest:
    (tmp_path / "a.txt").write_text("关于养老的讲话\n\n养老床位增加了三百张。\n\n桥梁也修了。", encoding="utf-8")
    return build_cluster(settings.shared, [tmp_path / "a.txt"], 10, LocalWorkers(1)).manifest


def test_it_opens_what_is_current_and_answers(settings: ClusterSettings, manifest: ClusterManifest) -> None:
    server = ShardServer(0, settings, cluster_version())
    path = manifest.shards[0].path
    assert answered(server, manifest) == [True, False]
    status = server.status()
    assert (status.shard, status.paths, status.requests) == (0, (path,), 1)
    facts = node_facts(settings)
    node = NodeStatus("1234567890", "10.0.0.2", True, facts=replace(facts, free=10**12), servers=(status,))
    assert list(cluster_problems(settings, manifest, [node])) == []
    worse = replace(facts, free=0, version="0.0/1")
    other = replace(node, facts=worse, clock_off=60.0)
    assert [line.partition(": ")[2][:14] for line in cluster_problems(settings, manifest, [other])] == [
        "runs jianghua ", "its disk is ne", "its clock is o",
    ]  # fmt: skip
    silent = replace(node, facts=None)
    assert [line[:26] for line in cluster_problems(settings, manifest, [silent])] == ["10.0.0.2: does not answer;"]
    assert not head_forgets([node])
    assert head_forgets([replace(node, head=True)])
    gone = NodeStatus("1234567890", "10.0.0.2", False)
    found = list(cluster_problems(settings, manifest, [gone]))
    assert "served by no machine" in found[0]
    assert "is gone" in found[1]


def test_it_starts_from_its_own_disk_while_the_shared_path_is_gone(
    settings: ClusterSettings, manifest: ClusterManifest
) -> None:
    server = ShardServer(0, settings, cluster_version())
    server.remember(manifest)
    settings.shared.rename(settings.shared.with_name("hidden"))
    again = ShardServer(0, settings, cluster_version())
    assert answered(again, manifest) == [True, False]


def test_a_damaged_copy_answers_nothing_and_is_brought_anew(
    settings: ClusterSettings, manifest: ClusterManifest
) -> None:
    path = manifest.shards[0].path
    ShardServer(0, settings, cluster_version())
    lists = local_folder(settings, path) / "generations" / "1" / "bigrams.rows"
    lists.write_bytes(b"\x7f" * lists.stat().st_size)
    server = ShardServer(0, settings, cluster_version())
    with pytest.raises(JianghuaError, match="damaged"):
        asked(server, path, manifest.means, ASKED)
    assert answered(server, manifest) == [True, False]


def test_another_version_is_refused(settings: ClusterSettings, manifest: ClusterManifest) -> None:
    with pytest.raises(JianghuaError, match="give all machines the same"):
        ShardServer(0, settings, "0.0/1")
    assert manifest.generation == 1


def test_a_shard_that_stays_is_scored_by_the_mean_lengths_of_each_generation(
    settings: ClusterSettings, manifest: ClusterManifest
) -> None:
    server = ShardServer(0, settings, cluster_version())
    path, longer = manifest.shards[0].path, {name: 1.02 * mean for name, mean in manifest.means.items()}
    request = FindRows((Term("words", "养老", 1.0),), 5, None, (), None, NONE, NONE, (), (), 0)
    before, after, again = (asked(server, path, each, request) for each in (manifest.means, longer, manifest.means))
    scores = [found.parts[0][1].scores.tolist() for found in (before, after, again)]
    assert scores[0] == scores[2] != scores[1]
    assert server.status().paths == (path,)
