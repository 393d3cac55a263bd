"""What is wrong with this installation: settings, corpus, data directory and index, a line each."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.collection import collection
from bot.config import ConfigError, Settings
from bot.data_directory import open_to_others
from index import IndexMissing, JianghuaError, open_index
from index.cluster.settings import ClusterSettings
from index.semantic.embedding import coverage
from index.semantic.encoder import is_available

LITTLE_ROOM = 200 * 1024 * 1024
"""Free bytes under which a reindex of an ordinary collection may not end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `good` is False where the administrator has something to do."""

    good: bool
    line: str


def examine(settings: Settings) -> list[Finding]:
    """Look at an installation; reads only, and no network but that of a cluster."""
    return [
        _python(),
        *_telegram(settings),
        *_collection(settings),
        *_data(settings.data),
        *(_index(settings.data) if settings.cluster is None else _cluster(settings.cluster)),
        *_own_words(settings.data),
    ]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(True, f"ok: Python {version}, SQLite {sqlite3.sqlite_version}")


def _telegram(settings: Settings) -> Iterator[Finding]:
    if settings.token:
        yield Finding(True, "ok: a bot token is set")
    else:
        yield Finding(
            False, "missing: no bot token; `jianghua serve` needs `token` in the configuration or JIANGHUA_TOKEN"
        )
    if settings.admins:
        yield Finding(True, f"ok: {len(settings.admins)} administrators may /reindex in the chat")
    else:
        yield Finding(True, "optional: no administrators; add Telegram user ids to `admins` to /reindex in the chat")


def _cluster(settings: ClusterSettings) -> Iterator[Finding]:
    from index.cluster.health import cluster_problems, copies_of, head_forgets
    from index.cluster.manifest import read_manifest
    from index.cluster.ray_cluster import RayCluster

    try:
        manifest = read_manifest(settings.shared)
        cluster = RayCluster(settings)
        try:
            nodes = cluster.status()
        finally:
            cluster.close()
    except JianghuaError as error:
        yield Finding(False, str(error))
        return
    copies = copies_of(manifest, nodes)
    yield Finding(
        True,
        f"ok: generation {manifest.generation} of the cluster: {len(manifest.shards)} shards,"
        f" {min(copies.values(), default=0)} copies of each at least, {sum(node.alive for node in nodes)} machines",
    )
    for line in cluster_problems(settings, manifest, nodes):
        yield Finding(False, line)
    if head_forgets(nodes):
        yield Finding(
            True,
            "optional: the head forgets the cluster when it ends, and servers start anew from their disks; give it a"
            " Redis (RAY_REDIS_ADDRESS) to have it remember",
        )


def _own_words(data: Path) -> Iterator[Finding]:
    from index.query.own_words import WORDS_FILE, LatestWords

    for mistake in LatestWords(data).get().mistakes:
        yield Finding(False, f"wrong: {data / WORDS_FILE}: line {mistake.line}: {mistake.reason}")


def _collection(settings: Settings) -> Iterator[Finding]:
    try:
        chosen = collection(settings)
    except ConfigError as error:
        yield Finding(False, f"missing: {error}")
        return
    yield from map(_corpus, chosen.paths)
    if chosen.before:
        listed = ", ".join(map(str, chosen.before))
        yield Finding(True, f"note: the index is of {listed}; the next reindex will be of what the configuration names")


def _corpus(path: Path) -> Finding:
    if not path.exists():
        return Finding(
            False, f"missing: corpus {path}; correct `corpus` in the configuration, or `jianghua reindex PATH`"
        )
    if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
        return Finding(False, f"refused: corpus {path} may not be read; change its permissions")
    return Finding(True, f"ok: corpus {path}")


def _data(data: Path) -> Iterator[Finding]:
    place = next(folder for folder in (data, *data.absolute().parents) if folder.exists())
    if not os.access(place, os.W_OK):
        yield Finding(False, f"refused: data directory {data} may not be written; change its permissions")
        return
    free = shutil.disk_usage(place).free
    if free < LITTLE_ROOM:
        yield Finding(False, f"short: {free // 2**20} MB free for the data directory {data}; make room")
    else:
        yield Finding(True, f"ok: data directory {data}, {free // 2**30} GB free")
    if data.is_dir() and open_to_others(data):
        yield Finding(True, f"note: others may enter the data directory {data}; `chmod 700` keeps them out")


def _index(data: Path) -> Iterator[Finding]:
    try:
        index = open_index(data)
        index.verify()
    except IndexMissing:
        yield Finding(False, f"missing: no index in {data}; run `jianghua reindex`")
        return
    except JianghuaError as error:
        yield Finding(False, f"damaged: {error}")
        return
    snapshot = index.snapshot
    yield Finding(
        True,
        f"ok: generation {snapshot.generation} of {snapshot.created}: {snapshot.speech_count} speeches,"
        f" {snapshot.count} passages from {snapshot.file_count} files",
    )
    yield from _vectors(data)
    for path, reason in snapshot.refused:
        yield Finding(False, f"refused at the last reindex: {path}: {reason}")


def _vectors(data: Path) -> Iterator[Finding]:
    if is_available():
        state = coverage(data)
        yield Finding(True, f"ok: {state.passages} of {state.total} passages have vectors")
    else:
        yield Finding(True, "optional: no vectors; install the extra `semantic` to find passages of other words")
