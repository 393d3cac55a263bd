"""Nodes of Ray on addresses of this machine's loopback, with token and TLS, each started again where it ends."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
_MEMORY = 80_000_000
"""Bytes of Ray's object store on each node: our answers never go through it."""

_AGAIN = 2.0
"""Seconds after which a node that ended is started again, as systemd does."""


class Nodes:
    """Some nodes; the first is the head."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._port = _free_port()
        self.address = f"{_host(0)}:{self._port}"
        self.environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "JIANGHUA_SEMANTIC": "off",
            "RAY_DISABLE_IMPORT_WARNING": "1",
            "RAY_USAGE_STATS_ENABLED": "0",
            "RAY_ENABLE_RESOURCE_ISOLATION": "0",
            **_secrets(folder, number + 1),
        }
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        self._sources: dict[int, Path] = {}
        self._ended = threading.Event()
        self._lock = threading.Lock()

    @property
    def is_private(self) -> bool:
        """Whether they have neither token nor TLS, for openssl is not there."""
        return "RAY_USE_TLS" not in self.environment

    def start(self, place: int, source: Path = ROOT) -> None:
        """Start a node, with the program that is in `source`, and start it again whenever it ends."""
        self._sources[place] = source
        self._start(place)
        if len(self._processes) == 1:
            threading.Thread(target=self._keep, daemon=True).start()

    def _start(self, place: int) -> None:
        command = [str(Path(sys.executable).with_name("ray")), "start", "--block", "--num-cpus=1"]
        command += [f"--node-ip-address={_host(place)}"]
        command += [f"--object-store-memory={_MEMORY}", "--disable-usage-stats"]
        command += [f"--address={self.address}"] if place else ["--head", f"--port={self._port}"]
        command += [] if place else ["--include-dashboard=false", f"--temp-dir={self._folder / 'ray'}"]
        own = {"JIANGHUA_CLUSTER_LOCAL": str(self.local(place)), "PYTHONPATH": str(self._sources[place])}
        with (self._folder / f"node{place}.log").open("ab") as log:
            self._processes[place] = subprocess.Popen(
                command, env=self.environment | own, stdout=log, stderr=log, start_new_session=True
            )

    def _keep(self) -> None:
        while not self._ended.wait(_AGAIN):
            with self._lock:
                for place, process in list(self._processes.items()):
                    if process.poll() is not None:
                        self._start(place)

    def local(self, place: int) -> Path:
        """Give where a node keeps its copies."""
        return self._folder / f"local{place}"

    def kill(self, place: int, *, again: bool) -> None:
        """Kill all processes of a node at once, and have it started again or not."""
        with self._lock:
            process = self._processes[place] if again else self._processes.pop(place)
            found = [process.pid, *_children(process.pid)]
            for pid in found:
                with suppress(ProcessLookupError):
                    os.kill(pid, 9)
            process.wait()

    def end(self) -> None:
        """End all nodes."""
        self._ended.set()
        for place in list(self._processes):
            self.kill(place, again=False)


def _children(parent: int) -> Iterator[int]:
    for listed in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, listed.read_text(encoding="ascii").split()):
                yield child
                yield from _children(child)


def _host(place: int) -> str:
    return f"127.0.0.{2 + place}"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((_host(0), 0))
        port: int = found.getsockname()[1]
        return port


def _secrets(folder: Path, number: int) -> Mapping[str, str]:
    """Make a token and a certificate for all addresses; nothing where there is no openssl."""
    if shutil.which("openssl") is None:
        return {}
    own = folder / "secrets"
    own.mkdir()
    (own / "token").write_text(secrets.token_hex(32))
    names = ",".join(f"IP:{host}" for host in ("127.0.0.1", *map(_host, range(number))))
    (own / "names").write_text(f"subjectAltName={names}")
    key = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=jianghua"]
    signed = ["-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names"]
    for command in (
        ["req", "-x509", *key, "-days", "2", "-keyout", "ca.key", "-out", "ca.crt"],
        ["req", *key, "-keyout", "server.key", "-out", "server.csr"],
        ["x509", "-req", "-in", "server.csr", *signed, "-out", "server.crt"],
    ):
        subprocess.run(["openssl", *command], cwd=own, check=True, capture_output=True)
    return {
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN_PATH": str(own / "token"),
        "RAY_USE_TLS": "1",
        "RAY_TLS_SERVER_CERT": str(own / "server.crt"),
        "RAY_TLS_SERVER_KEY": str(own / "server.key"),
        "RAY_TLS_CA_CERT": str(own / "ca.crt"),
    }
