"""A backup is one moment of everything, whole or refused, and is put back while a bot answers."""

import gc
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from bot.backup.archive import MANIFEST, Archive
from bot.backup.restoring import restore_backup
from bot.backup.saving import without_secrets, write_backup
from bot.cli.main import main
from bot.storage.bot_file import FILE, VERSION
from bot.storage.database import Database
from bot.storage.pseudonyms import KEY_FILE
from bot.storage.statistics import AnsweredQuestion, questions, record
from index import Answer, Index, JianghuaError, Live, open_index, reindex
from tests.conftest import CORPUS, ROOT

TOKEN = "123456789:AAbb-CCdd_EEffGGhhIIjjKKllMMnnOOpp"  # noqa: S105
CONFIGURATION = f"""\
# Our bot.
token = "{TOKEN}"
# token = "{TOKEN}"
admins = [77]
data = "data"
[webhook]
url = "https://bot.example.org/x"
secret = "hush-hush"  # ours
[http]
key = "a-key-of-sixteen-signs"
page = false
"""
BOT = (sys.executable, "-m", "bot")


def shown(answer: Answer) -> dict[str, object]:
    """All of an answer but what holds in memory alone."""
    return asdict(replace(answer))


def taken(data: Path, path: Path, configuration: Path | None = None) -> Path:
    write_backup(data, configuration, path, "1")
    return path


@pytest.fixture
def data(tmp_path: Path, sample_data: Path) -> Iterator[Path]:
    """An installation that has been in use."""
    folder = shutil.copytree(sample_data, tmp_path / "home" / "data")
    database = Database(folder)
    record(database, AnsweredQuestion("private", "板凳会开了多少场", "sure", 0.01, 1, 7))
    database.set_language(7, "en")
    yield folder
    database.close()


def test_a_backup_during_reindexes_and_two_hundred_questions_answers_alike_elsewhere(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder = collection(a="修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n")
    shutil.copy(CORPUS / "speeches.txt", folder)
    data = tmp_path / "home" / "data"
    reindex(data, [folder])
    texts = [speech.title for speech in open_index(data).speeches()]
    asked = [f"{title}讲了哪些要求{number}" for number in range(20) for title in texts][:200]
    assert len(asked) == 200
    live, database = Live(data), Database(data)
    generations: dict[int, Index] = {}

    def ask(number: int) -> None:
        if number % 10 == 0:
            collection(b=f"架桥的报告\n第{number}座桥通车了，两岸的人高兴。\n")
        index = live.get()
        generations.setdefault(index.generation, index)
        answer = index.search(asked[number % 200], 3)
        record(database, AnsweredQuestion("private", str(number), answer.certainty, 0.01, None, number))

    def run(*arguments: str) -> None:
        subprocess.run([*BOT, *arguments, "--data", str(data)], cwd=ROOT, check=True, capture_output=True)

    def rebuild() -> None:
        for _ in range(2):
            run("reindex", str(folder))

    backup = tmp_path / "one.zip"
    with ThreadPoolExecutor(4) as pool:
        others = [pool.submit(run, "backup", str(backup)), pool.submit(rebuild)]
        number = 0
        while number < 200 or not all(other.done() for other in others):
            ask(number)
            number += 1
        for other in others:
            other.result()
    generations[live.get().generation] = live.get()
    with Archive(backup) as archive:
        generation = archive.manifest.generation
    assert generation is not None
    assert len(generations) > 1
    elsewhere = tmp_path / "elsewhere" / "data"
    assert main(["restore", str(backup), "--data", str(elsewhere)]) == 0
    there = open_index(elsewhere)
    held = generations[generation]
    assert [shown(there.search(text, 3)) for text in asked] == [shown(held.search(text, 3)) for text in asked]
    counted = [each.question for each in questions(elsewhere)]
    assert counted == [str(number) for number in range(len(counted))]
    live.close()
    database.close()


def test_a_backup_put_back_answers_as_before(tmp_path: Path, data: Path) -> None:
    backup = taken(data, tmp_path / "one.zip")
    elsewhere = tmp_path / "elsewhere"
    done = restore_backup(backup, elsewhere, tmp_path / "config.toml")
    before, after = open_index(data), open_index(elsewhere)
    assert (done.speeches, done.passages) == (before.snapshot.speech_count, before.snapshot.count)
    for text in ("汛期值班电话响几声要接", "云屏的茶叶为什么卖不上价", "板凳会", "qwxz blorp"):
        assert shown(after.search(text)) == shown(before.search(text))
    database = Database(elsewhere)
    assert database.language(7) == "en"
    assert database.pseudonym(7) == Database(data).pseudonym(7)
    database.close()
    assert [each.question for each in questions(elsewhere)] == ["板凳会开了多少场"]
    assert [path.name for path in elsewhere.rglob("*") if path.stat().st_mode & 0o077 and path.is_file()] == []


def test_a_running_bot_answers_from_what_is_put_back(tmp_path: Path, data: Path) -> None:
    live, database = Live(data), Database(data)
    backup = taken(data, tmp_path / "one.zip")
    other = tmp_path / "other.txt"
    other.write_text("修路的报告\n今年修路三十公里，架桥两座，村村通了水泥路。\n", encoding="utf-8")
    reindex(data, [other])
    database.forget(7)
    assert not live.get().search("汛期值班电话响几声要接").answered
    newest = live.get().generation
    restore_backup(backup, data, tmp_path / "config.toml")
    assert live.get().generation > newest
    assert live.get().search("汛期值班电话响几声要接").answered
    assert database.language(7) == "en"
    # What comes after has numbers of its own: no passage of the backup is meant by them.
    before = {passage.id for speech in live.get().speeches() for passage in live.get().passages(speech.id)}
    other.write_text("修渠的报告\n今年修渠三十公里，架桥两座，村村通了自来水。\n", encoding="utf-8")
    reindex(data, [other])
    assert before.isdisjoint(passage.id for each in live.get().speeches() for passage in live.get().passages(each.id))
    live.close()
    database.close()


def test_a_key_that_is_put_back_is_used_at_once(tmp_path: Path, data: Path) -> None:
    backup = taken(data, tmp_path / "one.zip")
    expected = Database(data).pseudonym(7)
    elsewhere = tmp_path / "elsewhere"
    running = Database(elsewhere)
    assert running.pseudonym(7) != expected
    restore_backup(backup, elsewhere, tmp_path / "config.toml")
    assert running.pseudonym(7) == expected
    assert running.language(7) == "en"
    running.close()


def test_a_bot_of_another_installation_is_not_given_other_passages(tmp_path: Path, data: Path) -> None:
    backup = taken(data, tmp_path / "one.zip")
    elsewhere = tmp_path / "elsewhere"
    Database(elsewhere).close()
    reindex(elsewhere, [CORPUS])
    live = Live(elsewhere)
    live.get()
    with pytest.raises(JianghuaError, match="another installation"):
        restore_backup(backup, elsewhere, tmp_path / "config.toml")
    live.close()
    gc.collect()
    restore_backup(backup, elsewhere, tmp_path / "config.toml")
    assert open_index(elsewhere).search("汛期值班电话响几声要接").answered


def test_an_index_that_is_damaged_is_replaced(tmp_path: Path, data: Path) -> None:
    backup = taken(data, tmp_path / "one.zip")
    (data / "jianghua.db").write_bytes(b"no database" * 1000)
    (data / FILE).write_bytes(b"no database" * 1000)
    restore_backup(backup, data, tmp_path / "config.toml")
    assert open_index(data).search("汛期值班电话响几声要接").answered
    assert [each.question for each in questions(data)] == ["板凳会开了多少场"]


def test_the_configuration_comes_back_without_its_secrets(tmp_path: Path, data: Path) -> None:
    configuration = tmp_path / "config.toml"
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    backup = taken(data, tmp_path / "one.zip", configuration)
    with zipfile.ZipFile(backup) as archive:
        everything = b"".join(map(archive.read, archive.namelist()))
    for secret in (TOKEN, "hush-hush", "a-key-of-sixteen-signs"):
        assert secret.encode() not in everything
    there = tmp_path / "there"
    there.mkdir()
    for name in ("config.toml", "config.toml.restored"):
        done = restore_backup(backup, there / "data", there / "config.toml")
        assert done.configuration == there / name
        text = (there / name).read_text(encoding="utf-8")
        assert "# Our bot." in text
        assert "admins = [77]" in text
        assert "page = false" in text


@pytest.mark.parametrize(
    "text",
    [
        'http = {key = "a-key-of-sixteen-signs", page = true}\n',
        'token = """\n1:a"""\n',
        '[http]\nkey = "a-key-of-sixteen-signs"\n[limits]\n# it was a-key-of-sixteen-signs once\nwaiting = 3\n',
    ],
)
def test_a_secret_in_an_unusual_place_is_not_let_out(text: str) -> None:
    with pytest.raises(ValueError, match=r"unusual place|TOML|Invalid|Expected|Cannot"):
        without_secrets(text)


def test_what_is_no_whole_backup_changes_nothing(tmp_path: Path, data: Path) -> None:
    backup = taken(data, tmp_path / "one.zip")
    whole = backup.read_bytes()
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file() and path.suffix != ".lock"}
    cut, other = tmp_path / "cut.zip", tmp_path / "other.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("x", "y")
    flipped = []
    for number, place in enumerate(range(200, len(whole), len(whole) // 16)):
        flipped.append(tmp_path / f"flipped{number}.zip")
        flipped[-1].write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
    refused = 0
    for path in (cut, other, tmp_path / "none.zip", *flipped):
        with suppress(JianghuaError):
            restore_backup(path, data, tmp_path / "config.toml")
            before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file() and path.suffix != ".lock"}
            continue
        refused += 1
        assert {path: path.read_bytes() for path in before} == before
    # A flip in what zip writes between the members (a date, an unused field) changes nothing that is read.
    assert refused >= 3 + len(flipped) * 3 // 4
    assert not (data / "restore.partial").exists()
    assert open_index(data).search("汛期值班电话响几声要接").answered


@pytest.mark.parametrize("name", ["data/../../evil", "/etc/evil", "data/a\\..\\b", "evil", "data/"])
def test_a_backup_leads_nowhere_else(tmp_path: Path, data: Path, name: str) -> None:
    with Archive(taken(data, tmp_path / "one.zip")) as archive:
        manifest = asdict(replace(archive.manifest, files={name: (1, "0")}))
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as written:
        written.writestr(MANIFEST, json.dumps(manifest))
        written.writestr(name, "x")
    with pytest.raises(JianghuaError, match="is no backup"):
        restore_backup(tmp_path / "evil.zip", data, tmp_path / "config.toml")


def test_a_later_version_is_refused(tmp_path: Path, data: Path) -> None:
    with closing(sqlite3.connect(data / FILE)) as connection:
        connection.execute(f"pragma user_version = {VERSION + 1}")
    backup = taken(data, tmp_path / "one.zip")
    with pytest.raises(JianghuaError, match="newer version"):
        restore_backup(backup, tmp_path / "elsewhere", tmp_path / "config.toml")


def test_places_that_cannot_be_are_one_line(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    for file, words, code in (
        (data / "one.zip", "lies in the data directory", 1),
        (tmp_path / "letter.txt", "is no backup", 1),
        (tmp_path / "none" / "one.zip", "cannot be written", 1),
        (tmp_path, "is a folder", 2),
    ):
        assert main(["backup", str(file), "--data", str(data)]) == code
        (line,) = capsys.readouterr().err.splitlines()
        assert words in line
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "Dear"
    assert main(["backup", "one.zip", "--data", str(tmp_path / "nothing")]) == 1
    assert main(["backup", "one.zip", "--data", str(data)]) == 0
    assert main(["backup", "one.zip", "--data", str(data)]) == 0
    assert (tmp_path / "one.zip").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "letter.txt", "one.zip"]


def test_a_backup_of_somebody_else_is_not_taken_for_another_file(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "one.zip"
    theirs.write_bytes(b"PK")

    def forbidden(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("bot.backup.saving.zipfile.ZipFile", forbidden)
    with pytest.raises(JianghuaError, match=r"cannot be written \(Permission denied\)"):
        taken(data, theirs)


def test_without_an_index_the_rest_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    database = Database(data)
    database.set_language(7, "en")
    (data / "files").mkdir()
    (data / "files" / "讲话.txt").write_text("上传的讲话", encoding="utf-8")
    backup = taken(data, tmp_path / "one.zip")
    restore_backup(backup, tmp_path / "there", tmp_path / "config.toml")
    assert (tmp_path / "there" / "files" / "讲话.txt").read_text(encoding="utf-8") == "上传的讲话"
    assert (tmp_path / "there" / KEY_FILE).read_bytes() == (data / KEY_FILE).read_bytes()
    database.close()
