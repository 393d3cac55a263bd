"""The port for /healthz and /metrics: what it tells, of the bot in process and of real processes."""

import json
import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.cli.main import main
from bot.config import ConfigError, Monitoring
from bot.monitoring.health import Watched
from bot.monitoring.metrics import Metrics
from bot.monitoring.server import ask_health, monitored
from index import JianghuaError, Live
from tests.telegram.process import free_port


def get(port: int, path: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
            return response.status, response.headers["Content-Type"], response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def samples(text: str) -> dict[tuple[str, ...], float]:
    """Read an exposition with the parser of the library: a sample's value by its name and the values of its labels."""
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_figures_are_counted_and_read_by_prometheus_own_parser(sample_data: Path) -> None:
    watched = Watched(Live(sample_data), lambda: False, waiting=lambda: 3, owed=lambda: 5, rebuilding=lambda: True)
    metrics, settings = Metrics(watched), Monitoring(port=free_port())
    metrics.question("private", "sure", 0.004)
    metrics.question("inline", "sure", None)
    metrics.update("message", 0.3)
    metrics.telegram("sendMessage", "429")
    metrics.telegram("sendMessage")
    metrics.request("/ask", 200, 0.02)
    metrics.reindex("failed")
    metrics.lost()
    with monitored(settings, watched, metrics):
        status, media_type, text = get(settings.port, "/metrics")
        assert (status, media_type.split(";")[0]) == (200, "text/plain")
        assert get(settings.port, "/")[0] == 404
    found = samples(text)
    assert found["jianghua_questions_total", "private", "sure"] == 1
    assert found["jianghua_search_seconds_count",] == 1
    assert found["jianghua_update_seconds_count", "message"] == 1
    assert found["jianghua_telegram_requests_total", "sendMessage"] == 2
    assert found["jianghua_telegram_errors_total", "429", "sendMessage"] == 1
    assert found["jianghua_http_seconds_count", "/ask", "200"] == 1
    assert found["jianghua_reindexes_total", "failed"] == 1
    assert found["jianghua_statistics_lost_total",] == 1
    assert found["jianghua_queue_updates",] == 3
    assert found["jianghua_outbox_messages",] == 5
    assert found["jianghua_reindex_running",] == 1
    assert found["jianghua_index_generation",] == 1


def test_healthz_says_what_is_wrong_and_the_command_tells_it(
    tmp_path: Path, sample_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Monitoring(port=free_port())
    for data, status, troubles in ((sample_data, 200, 0), (tmp_path, 503, 1)):
        watched = Watched(Live(data), lambda: False)
        with monitored(settings, watched, Metrics(watched)):
            code, media_type, body = get(settings.port, "/healthz")
            assert main(["health", "--metrics", str(settings.port), "--data", str(tmp_path)]) == (status != 200)
        assert (code, media_type) == (status, "application/json")
        assert len(json.loads(body)["troubles"]) == troubles
        assert capsys.readouterr().out == body
    with pytest.raises(JianghuaError, match="nobody answers"):
        ask_health(settings)


def test_who_listens_everywhere_is_reached_on_loopback(sample_data: Path) -> None:
    settings = Monitoring("0.0.0.0", free_port())  # noqa: S104 - it is what is tried
    watched = Watched(Live(sample_data), lambda: False)
    with monitored(settings, watched, Metrics(watched)):
        assert ask_health(settings)[0]


def test_a_port_that_is_taken_is_one_line(sample_data: Path) -> None:
    watched = Watched(Live(sample_data), lambda: False)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Monitoring(port=taken.getsockname()[1])
        with pytest.raises(ConfigError, match=r"metrics\.listen"), monitored(settings, watched, Metrics(watched)):
            pytest.fail("it listens twice")


def test_without_a_port_nothing_listens(sample_data: Path) -> None:
    with monitored(None, Watched(Live(sample_data), lambda: False), None):
        assert "monitoring" not in {thread.name for thread in threading.enumerate()}
