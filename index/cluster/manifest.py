"""Which files make up a generation of a cluster; the manifest on the shared path is swapped as one file."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexMissing, JianghuaError
from index.storage.syncing import sync_path

MANIFEST_FILE = "manifest.json"
SEALED = "files.json"
"""In the folder of a shard and of a catalog: the files that are copied from there, with sizes and checksums."""

MANIFEST_FORMAT = 1


@dataclass(frozen=True, slots=True)
class ShardFacts:
    """A shard of a generation: its folder below the shared path, and what is in it."""

    number: int
    path: str
    passages: int
    documents: int
    bytes: int
    bounds: Mapping[str, float]
    """The mean lengths by field up to which its impacts hold."""
    content: str
    """A digest of its documents."""


@dataclass(frozen=True, slots=True)
class ClusterManifest:
    """A generation of a cluster."""

    generation: int
    created: str
    catalog: str
    """The folder of its catalog below the shared path."""
    passages: int
    speeches: int
    files: int
    means: Mapping[str, float]
    """The mean lengths of the whole collection by field."""
    shards: tuple[ShardFacts, ...]
    format: int = MANIFEST_FORMAT


def read_manifest(shared: Path) -> ClusterManifest:
    """Read the current manifest; raises IndexMissing where there is none, JianghuaError where it cannot be read."""
    path = shared / MANIFEST_FILE
    try:
        written: Any = json.loads(path.read_text(encoding="utf-8"))
        if written["format"] != MANIFEST_FORMAT:
            raise JianghuaError(f"{path}: written by another version of jianghua; give all machines the same one")
        shards = tuple(ShardFacts(**each) for each in written.pop("shards"))
        return ClusterManifest(**written, shards=shards)
    except FileNotFoundError as error:
        if shared.is_dir():
            raise IndexMissing(f"{shared}: no index here yet; run `jianghua cluster build`") from error
        raise JianghuaError(f"{shared}: the shared path is not there; see that it is mounted") from error
    except OSError as error:
        raise JianghuaError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (ValueError, KeyError, TypeError) as error:
        raise JianghuaError(f"{path}: damaged ({error}); run `jianghua cluster build`") from error


def write_manifest(shared: Path, manifest: ClusterManifest) -> None:
    """Make a manifest the current one: all of it or nothing, also through a power cut."""
    partial = shared / f"{MANIFEST_FILE}.{os.getpid()}.partial"
    partial.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")
    sync_path(partial)
    partial.replace(shared / MANIFEST_FILE)
    sync_path(shared)
