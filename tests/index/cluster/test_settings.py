"""Strangers are kept out before anything is started, and Ray is not loaded where no cluster is configured."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index import JianghuaError
from index.cluster.settings import ClusterSettings, check_secure
from tests.conftest import ROOT

SETTINGS = ClusterSettings("10.0.0.1:6379", Path("/mnt/shared"), Path("/var/lib/local"))
TOKEN = {"RAY_AUTH_MODE": "token"}


@pytest.mark.parametrize("address", ["", "auto", "0.0.0.0:6379", "[::]:6379", "10.0.0.1", "10.0.0.1:port", "a b:1"])
def test_an_address_that_names_no_machine_is_refused(address: str) -> None:
    with pytest.raises(JianghuaError, match="names no machine"):
        check_secure(replace(SETTINGS, address=address, private_network=True), {})


def test_without_token_or_encryption_it_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(JianghuaError, match="no token"):
        check_secure(SETTINGS, {})
    with pytest.raises(JianghuaError, match="not encrypted"):
        check_secure(SETTINGS, TOKEN)
    files = {}
    for name in ("RAY_TLS_SERVER_CERT", "RAY_TLS_SERVER_KEY", "RAY_TLS_CA_CERT"):
        files[name] = str(tmp_path / name)
        with pytest.raises(JianghuaError, match=r"not encrypted|is no file"):
            check_secure(SETTINGS, {**TOKEN, "RAY_USE_TLS": "1", **files})
    for path in files.values():
        Path(path).touch()
    check_secure(SETTINGS, {**TOKEN, "RAY_USE_TLS": "1", **files})


def test_a_private_network_has_to_be_told() -> None:
    check_secure(replace(SETTINGS, private_network=True), {})


def test_ray_is_loaded_by_nothing_that_one_machine_uses(sample_data: Path) -> None:
    script = (
        "import sys; from bot.cli.main import main\n"
        "code = main(['ask', '修了多少公里路', '--data', sys.argv[1]])\n"
        "assert code == 0 and not {'ray', 'index.cluster.ray_cluster'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(sample_data)], cwd=ROOT, check=True, capture_output=True)
