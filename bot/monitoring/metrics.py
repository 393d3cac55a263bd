"""Figures of one process for Prometheus: counted where things happen, or looked up when they are asked for."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bot.monitoring.health import Watched

if TYPE_CHECKING:
    from prometheus_client.core import Metric

_SEARCH_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_UPDATE_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

LOOKED_UP: Mapping[str, str] = {
    "jianghua_index_generation": "Number of the generation that answers; absent where there is no index",
    "jianghua_index_created_timestamp_seconds": "When that generation was made, in Unix time",
    "jianghua_index_age_seconds": "Seconds since that generation was made",
    "jianghua_index_speeches": "Speeches of that generation",
    "jianghua_index_passages": "Passages of that generation",
    "jianghua_cluster_shards": "Shards of that generation, where there is a cluster",
    "jianghua_cluster_connected": "Whether the coordinator is in the cluster",
    "jianghua_cluster_coordinator_starts": "Starts of the coordinator since this process began",
    "jianghua_cluster_rounds": "Rounds of calls since then",
    "jianghua_cluster_requests": "Requests to shards since then",
    "jianghua_cluster_hedged_requests": "Those for which a second copy was asked, too",
    "jianghua_cluster_silent_requests": "Those that no copy answered in time",
    "jianghua_reindex_running": "Whether a reindex started in the chat runs now",
    "jianghua_queue_updates": "Updates taken from Telegram that wait or are being handled",
    "jianghua_outbox_messages": "Messages that are written down and that Telegram has not confirmed yet",
    "jianghua_telegram_contact_timestamp_seconds": "When Telegram last answered a request, in Unix time",
    "jianghua_healthy": "Whether /healthz says that all is well",
}
"""Gauges that are looked up when they are asked for."""


class Metrics:
    """The figures of one process. Methods may be called from any thread."""

    def __init__(self, watched: Watched) -> None:
        from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, disable_created_metrics

        disable_created_metrics()  # type: ignore[no-untyped-call]  # the times at which this process began to count: one figure more for each other one
        registry = self._registry = CollectorRegistry()
        self._watched = watched
        ProcessCollector(registry=registry)
        registry.register(_LookUp(watched))
        self._questions = Counter(
            "jianghua_questions", "Questions by place and certainty", ["place", "certainty"], registry=registry
        )
        self._search_seconds = Histogram(
            "jianghua_search_seconds", "Seconds that a search took", registry=registry, buckets=_SEARCH_SECONDS
        )
        self._update_seconds = Histogram(
            "jianghua_update_seconds",
            "Seconds from taking up an update until it is handled and its answer owed; sending is not in them",
            ["kind"],
            registry=registry,
            buckets=_UPDATE_SECONDS,
        )
        self._request_seconds = Histogram(
            "jianghua_http_seconds",
            "Seconds that requests to the API and the search page took",
            ["path", "status"],
            registry=registry,
            buckets=_SEARCH_SECONDS,
        )
        self._telegram_requests = Counter(
            "jianghua_telegram_requests", "Requests made to Telegram", ["method"], registry=registry
        )
        self._telegram_errors = Counter(
            "jianghua_telegram_errors",
            "Requests to Telegram that failed, by status, or by `network`",
            ["method", "error"],
            registry=registry,
        )
        self._reindexes = Counter(
            "jianghua_reindexes", "Reindexes started in the chat, by outcome", ["outcome"], registry=registry
        )
        self._dropped = Counter(
            "jianghua_statistics_lost", "Writes of statistics and state that the disk did not take", registry=registry
        )

    def question(self, place: str, certainty: str, seconds: float | None) -> None:
        """Count a question; `seconds` is what its search took, None where that is not known."""
        self._questions.labels(place, certainty).inc()
        if seconds is not None:
            self._search_seconds.observe(seconds)

    def update(self, kind: str, seconds: float) -> None:
        """Count an update that was handled."""
        self._update_seconds.labels(kind).observe(seconds)

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request to the API or the search page; `path` is that of its route."""
        self._request_seconds.labels(path, str(status)).observe(seconds)

    def telegram(self, method: str, error: str = "") -> None:
        """Count a request to Telegram, with what was wrong with it."""
        self._telegram_requests.labels(method).inc()
        if error:
            self._telegram_errors.labels(method, error).inc()

    def reindex(self, outcome: str) -> None:
        """Count a reindex by its outcome: done, failed or cancelled."""
        self._reindexes.labels(outcome).inc()

    def lost(self) -> None:
        """Count a write that the disk did not take."""
        self._dropped.inc()

    def exposition(self) -> bytes:
        """Return all figures in Prometheus' text format. Blocks."""
        from prometheus_client import generate_latest

        return generate_latest(self._registry)


class _LookUp:
    """Gives the gauges when they are asked for."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched

    def collect(self) -> Iterable["Metric"]:
        """Give every gauge that has a value now."""
        from prometheus_client.core import GaugeMetricFamily

        values = self._watched.figures()
        for name, about in LOOKED_UP.items():
            if (value := values.get(name)) is not None:
                yield GaugeMetricFamily(name, about, value)
