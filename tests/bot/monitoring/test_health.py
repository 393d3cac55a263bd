"""Whether all is well: an index that is there, a Telegram that answers, a disk that takes what is to be remembered."""

from pathlib import Path

from bot.monitoring.health import SILENCE_SECONDS, Contact, Watched
from index import Live


def test_all_is_well_with_an_index_a_telegram_and_a_disk(sample_data: Path) -> None:
    contact = Contact(answered=990.0)
    watched = Watched(Live(sample_data), lambda: False, contact, polls=True, clock=lambda: 1000.0)
    assert watched.troubles() == []
    figures = watched.figures()
    assert figures["jianghua_healthy"] == 1.0
    assert figures["jianghua_index_passages"] == Live(sample_data).get().snapshot.count
    assert figures["jianghua_telegram_contact_timestamp_seconds"] == 990.0


def test_the_age_is_that_of_the_generation(sample_data: Path) -> None:
    now = Watched(Live(sample_data), lambda: False).figures()["jianghua_index_created_timestamp_seconds"]
    assert now is not None
    later = Watched(Live(sample_data), lambda: False, clock=lambda: now + 86_400)
    assert later.figures()["jianghua_index_age_seconds"] == 86_400


def test_every_trouble_is_named(tmp_path: Path) -> None:
    watched = Watched(Live(tmp_path), lambda: True, Contact(answered=1.0), polls=True, clock=lambda: 500.0)
    index, telegram, disk = watched.troubles()
    assert "jianghua reindex" in index
    assert "499 s" in telegram
    assert "disk" in disk
    assert watched.figures()["jianghua_healthy"] == 0.0
    assert "jianghua_index_generation" not in watched.figures()


def test_a_webhook_may_be_silent_and_a_start_may_not(sample_data: Path) -> None:
    live, late = Live(sample_data), 10 * SILENCE_SECONDS
    assert Watched(live, lambda: False, Contact(answered=1.0), clock=lambda: late).troubles() == []
    (line,) = Watched(live, lambda: False, Contact(), clock=lambda: late).troubles()
    assert "not been reached yet" in line


def test_an_outage_ends_with_its_length_once() -> None:
    contact = Contact()
    assert contact.note(reached=True, now=10) == 0
    assert contact.note(reached=False, now=20) == contact.note(reached=False, now=50) == 0
    assert contact.note(reached=True, now=80) == 60
    assert contact.note(reached=True, now=90) == 0
