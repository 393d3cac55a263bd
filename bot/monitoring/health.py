"""Whether a running process is well: there is an index, Telegram answers, what is to be remembered is written."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from index import IndexDamaged, IndexMissing, JianghuaError, Live

SILENCE_SECONDS = 120.0
"""Telegram answers a poll after ten seconds at most; silence this long means that it cannot be reached."""


@dataclass(slots=True)
class Contact:
    """When Telegram last answered, and since when it does not. Times are Unix time; 0 for never."""

    answered: float = 0.0
    failing_since: float = 0.0

    def note(self, *, reached: bool, now: float) -> float:
        """Note how a request ended; returns the seconds of an outage that ended with it, else 0."""
        if not reached:
            self.failing_since = self.failing_since or now
            return 0.0
        outage = now - self.failing_since if self.failing_since else 0.0
        self.answered, self.failing_since = now, 0.0
        return outage


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched of a process. `polls` is whether it asks Telegram again and again; `contact` is None without it.

    `waiting` gives the number of updates in hand, `owed` of messages that Telegram has not confirmed, `rebuilding`
    whether a reindex runs, `disk_fails` whether the last write of what is to be remembered failed.
    """

    live: Live
    disk_fails: Callable[[], bool]
    contact: Contact | None = None
    polls: bool = False
    waiting: Callable[[], int] = lambda: 0
    owed: Callable[[], int] = lambda: 0
    rebuilding: Callable[[], bool] = lambda: False
    clock: Callable[[], float] = field(default=time.time)

    def troubles(self) -> list[str]:
        """Return what is wrong, a line each; none where all is well. Blocks."""
        found = []
        try:
            self.live.get()
        except IndexMissing:
            found.append("no index: an administrator runs `jianghua reindex`")
        except IndexDamaged:
            found.append("the index is damaged: an administrator runs `jianghua reindex`")
        except JianghuaError:
            found.append("the index cannot be read: `jianghua doctor` tells more")
        if self.contact and not self.contact.answered:
            found.append("Telegram has not been reached yet")
        elif self.contact and self.polls and self.clock() - self.contact.answered > SILENCE_SECONDS:
            found.append(f"Telegram has not answered for {self.clock() - self.contact.answered:.0f} s")
        if self.disk_fails():
            found.append("the disk takes nothing: statistics and buttons are not remembered")
        return found

    def figures(self) -> Mapping[str, float | None]:
        """Return the gauges of `LOOKED_UP` by name, None where there is no value now. Blocks."""
        values: dict[str, float | None] = {
            "jianghua_reindex_running": float(self.rebuilding()),
            "jianghua_queue_updates": float(self.waiting()),
            "jianghua_outbox_messages": float(self.owed()),
            "jianghua_healthy": float(not self.troubles()),
            "jianghua_telegram_contact_timestamp_seconds": self.contact.answered if self.contact else None,
        }
        values |= {f"jianghua_cluster_{name}": value for name, value in self.live.figures().items()}
        try:
            snapshot = self.live.get().snapshot
        except JianghuaError:
            return values
        created = datetime.fromisoformat(snapshot.created).timestamp()
        return values | {
            "jianghua_index_generation": float(snapshot.generation),
            "jianghua_index_created_timestamp_seconds": created,
            "jianghua_index_age_seconds": max(0.0, self.clock() - created),
            "jianghua_index_speeches": float(snapshot.speech_count),
            "jianghua_index_passages": float(snapshot.count),
        }
