"""Ctrl-C ends the server, and that is no failure."""

import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from tests.bot.http.server import KEY
from tests.conftest import ROOT


def test_ctrl_c_ends_the_server_as_it_is_meant_to(tmp_path: Path, sample_data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    data = shutil.copytree(sample_data, tmp_path / "data")
    config = tmp_path / "config.toml"
    config.write_text(f'data = "{data}"\n[http]\nkey = "{KEY}"\nport = {port}\n', encoding="utf-8")
    command = [sys.executable, "-m", "bot", "http", "--config", str(config)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:
                assert client.get(f"http://127.0.0.1:{port}/", timeout=30).status_code == 200
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert b"interrupted" not in said
