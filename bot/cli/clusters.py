"""`jianghua cluster`: how the cluster is, and what its owner does to it: build, spread, drain."""

import sys
from dataclasses import asdict
from pathlib import Path

from bot.cli import output
from bot.cli.invocation import DONE, FAILED, WRONG_USAGE, Invocation
from bot.collection import collection
from bot.config import ConfigError
from index.cluster.settings import ClusterSettings


def run_cluster(call: Invocation) -> int:
    """Do what is asked of the cluster, or tell how it is; returns the exit code."""
    settings = call.settings.cluster
    if settings is None:
        raise ConfigError("there is no [cluster] in the configuration; see docs/cluster.md")
    action, names = call.options.action, call.options.names
    if action == "build":
        return _build(call, settings, [Path(name) for name in names])
    if action == "drain" and len(names) != 1:
        return call.fail("drain: name one machine, by its address or its id", WRONG_USAGE)
    if action in ("status", "spread") and names:
        return call.fail(f"{action}: takes no names", WRONG_USAGE)
    return _operate(call, settings, action, names)


def _build(call: Invocation, settings: ClusterSettings, paths: list[Path]) -> int:
    from index.cluster.build import build_cluster
    from index.cluster.ray_cluster import RayCluster, RayWorkers

    cluster = RayCluster(settings)
    try:
        report = build_cluster(
            settings.shared,
            [path.absolute() for path in paths or collection(call.settings).paths],
            settings.passages_a_shard,
            RayWorkers(cluster),
            cluster.activate,
        )
    finally:
        cluster.close()
    for path, warning in report.warnings:
        print(call.translate(f"{path}: {warning}"), file=sys.stderr)
    for refused in report.refused:
        print(call.translate(f"{refused.path}: {refused.reason}"), file=sys.stderr)
    pattern = (
        "generation {generation}: {passages:passage|passages} in {shards:shard|shards}; {read} read, {written} written,"
        " in {seconds} s"
        if report.changed
        else "generation {generation} stays: nothing has changed ({passages:passage|passages} in {shards:shard|shards})"
    )
    manifest = report.manifest
    print(
        call.say(
            pattern,
            generation=str(manifest.generation),
            passages=manifest.passages,
            shards=len(manifest.shards),
            read=report.read,
            written=report.written,
            seconds=f"{report.seconds:.1f}",
        )
    )
    return DONE


def _operate(call: Invocation, settings: ClusterSettings, action: str, names: list[str]) -> int:
    from index.cluster.health import cluster_problems, copies_of
    from index.cluster.manifest import read_manifest
    from index.cluster.placement import write_drained
    from index.cluster.ray_cluster import RayCluster

    cluster = RayCluster(settings)
    try:
        manifest = read_manifest(settings.shared)
        if action == "drain":
            write_drained(settings.shared, [cluster.node_named(names[0])])
            cluster.spread(manifest)
            print(call.say("{node}: serves no shard any longer; it may be stopped", node=names[0]))
            return DONE
        if action == "spread":
            write_drained(settings.shared, [])
            cluster.spread(manifest, level=True)
        nodes = cluster.status()
    finally:
        cluster.close()
    found = list(cluster_problems(settings, manifest, nodes))
    if call.options.json:
        output.as_json({**asdict(manifest), "nodes": [asdict(node) for node in nodes], "problems": found})
        return FAILED if found else DONE
    size = sum(facts.bytes for facts in manifest.shards)
    print(
        call.say(
            "generation {generation} of {created}: {passages:passage|passages}, {shards:shard|shards}, {size} MB",
            generation=str(manifest.generation),
            created=manifest.created,
            passages=manifest.passages,
            shards=len(manifest.shards),
            size=f"{size / 1e6:.1f}",
        )
    )
    copies = copies_of(manifest, nodes)
    for facts in manifest.shards:
        print(
            f"  {facts.number}  {facts.passages}  {facts.bytes / 1e6:.1f} MB  {copies[facts.number]}/{settings.copies}"
        )
    for node in (each for each in nodes if each.alive):
        servers = node.servers
        print(
            call.say(
                "{node}: shards {shards}; {requests:request|requests}, slowest {slowest} ms; {free} GB free",
                node=f"{node.address} ({node.id[:8]})",
                shards=", ".join(str(server.shard) for server in servers) or "-",
                requests=sum(server.requests for server in servers),
                slowest=f"{1000 * max((server.slowest for server in servers), default=0.0):.0f}",
                free=f"{node.facts.free / 1e9:.0f}" if node.facts else "?",
            )
        )
    for line in found:
        print(call.translate(line), file=sys.stderr)
    return FAILED if found else DONE
