"""`jianghua chat` as a process: through a pipe, and on a terminal of 80 columns."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from bot.texts import LANGUAGES, say
from bot.texts.terminal import TERMINAL_TEXTS
from tests.bot.terminal.emulator import CTRL_C, CTRL_D, Emulator
from tests.conftest import CORPUS, ROOT

TEXTS = LANGUAGES["zh-Hans"]
QUESTION = "牡蛎壳能做什么"
SENTENCE = "把壳磨成土壤调理剂和饲料钙粉"
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"}


@pytest.fixture
def folder(tmp_path: Path, sample_data: Path) -> Path:
    """A folder with the sample collection, indexed, to start the chat in."""
    shutil.copytree(sample_data, tmp_path / "data")
    (tmp_path / "corpus").symlink_to(CORPUS)
    return tmp_path


def number(output: str, label: str) -> str:
    """The number of the last button with this label."""
    found: list[str] = re.findall(rf"\[(\d+)\] {re.escape(label)}", output)
    return found[-1]


def piped(folder: Path, typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input=typed,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        timeout=60,
        check=False,
    )


def test_lines_from_a_pipe_are_answered_in_plain_text(folder: Path) -> None:
    around = number(piped(folder, f"{QUESTION}\n").stdout, TEXTS.button_around)
    done = piped(folder, f"{QUESTION}\n{around}\n/quit\nnever asked\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert SENTENCE in done.stdout
    assert "\x1b" not in done.stdout
    assert TEXTS.button_back in done.stdout
    assert TERMINAL_TEXTS["zh-Hans"].edited in done.stdout
    assert "never asked" not in done.stdout


def test_what_the_terminal_says_follows_the_language_that_is_chosen(folder: Path) -> None:
    said = piped(folder, "/language\n3\n98\n/language\n2\n97\n/language\n1\n96\n").stdout
    for language, missed in (("en", 98), ("zh-Hant", 97), ("zh-Hans", 96)):
        assert say(TERMINAL_TEXTS[language].no_button, number=missed) in said


def test_the_end_of_the_pipe_ends_the_chat(folder: Path) -> None:
    done = piped(folder, QUESTION)
    assert (done.returncode, done.stderr) == (0, "")
    assert SENTENCE in done.stdout


def test_a_reader_who_leaves_early_ends_the_chat_without_a_traceback(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
    ) as process:
        assert process.stdout
        process.stdout.close()
        _, errors = process.communicate(f"{QUESTION}\n" * 3, timeout=60)
    assert (process.returncode, errors) == (1, "")


def test_an_index_is_built_where_there_is_none(folder: Path) -> None:
    shutil.rmtree(folder / "data")
    done = piped(folder, f"{QUESTION}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert SENTENCE in done.stdout


def test_whoever_sits_at_the_terminal_may_reindex(folder: Path) -> None:
    done = piped(folder, f"/reindex\n{QUESTION}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert TEXTS.reindex_started in done.stdout
    assert "已按 corpus 重建索引：" in done.stdout
    assert SENTENCE in done.stdout


def test_another_chat_does_not_meet_what_the_last_one_left(folder: Path) -> None:
    around = number(piped(folder, f"{QUESTION}\n").stdout, TEXTS.button_around)
    for _ in range(2):
        done = piped(folder, f"{QUESTION}\n{around}\n")
        assert (done.returncode, done.stderr) == (0, "")
        assert TEXTS.button_back in done.stdout


def test_a_conversation_on_a_terminal(folder: Path) -> None:
    keys = TERMINAL_TEXTS["zh-Hans"].keys
    with Emulator(["-m", "bot", "chat"], folder, ENVIRONMENT) as terminal:
        terminal.until(keys)
        terminal.enter(QUESTION)
        lines = terminal.until(f"] {TEXTS.button_around}")
        assert max(map(cell_len, lines)) <= 80
        assert f"› {QUESTION}" in lines
        assert any("▎" in line and "牡蛎壳" in line for line in lines)

        pressed = number("\n".join(lines), TEXTS.button_around)
        terminal.enter(pressed)
        lines = terminal.until(TEXTS.button_back, gone=TEXTS.button_around)
        assert f"› {QUESTION}" in lines
        assert f"› {pressed}" not in lines

        terminal.press(CTRL_D)
        assert terminal.end() == 0


def test_ctrl_c_clears_a_half_typed_line_and_tab_completes_a_command(folder: Path) -> None:
    with Emulator(["-m", "bot", "chat"], folder, ENVIRONMENT) as terminal:
        terminal.until(TERMINAL_TEXTS["zh-Hans"].keys)
        terminal.press("不要问这个")
        terminal.until("不要问这个")
        terminal.press(CTRL_C)
        terminal.press("/lang\t")
        terminal.until("/language", gone="不要问这个")
        terminal.press("\r")
        lines = terminal.until("] English")
        terminal.enter(number("\n".join(lines), "English"))
        lines = terminal.until(TERMINAL_TEXTS["en"].keys)
        assert any(line.startswith(TERMINAL_TEXTS["en"].prompt.strip()) for line in lines)
        terminal.press(CTRL_C)
        assert terminal.end() == 0


def test_a_question_may_be_asked_while_the_index_is_rebuilt(folder: Path) -> None:
    with Emulator(["-m", "bot", "chat"], folder, ENVIRONMENT) as terminal:
        terminal.until(TERMINAL_TEXTS["zh-Hans"].keys)
        terminal.enter("/reindex")
        terminal.enter(QUESTION)
        terminal.until(TEXTS.button_around)
        terminal.until("已按 corpus 重建索引：")
        terminal.enter("/quit")
        assert terminal.end() == 0


def test_a_file_is_saved_where_the_chat_was_started(folder: Path) -> None:
    full = number(piped(folder, f"{QUESTION}\n").stdout, TEXTS.button_full)
    as_text = number(piped(folder, f"{QUESTION}\n{full}\n").stdout, ".txt")
    done = piped(folder, f"{QUESTION}\n{full}\n{as_text}\n")
    saved = [path for path in folder.iterdir() if path.suffix == ".txt"]
    assert len(saved) == 1
    assert SENTENCE in saved[0].read_text(encoding="utf-8")
    assert say(TERMINAL_TEXTS["zh-Hans"].saved, path=str(saved[0])) in done.stdout


def test_what_is_typed_ahead_is_asked_next_and_leaves_no_trace(folder: Path) -> None:
    with Emulator(["-m", "bot", "chat"], folder, ENVIRONMENT) as terminal:
        terminal.until(TERMINAL_TEXTS["zh-Hans"].keys)
        terminal.press(f"/help\r{QUESTION}\r")
        lines = terminal.until(f"] {TEXTS.button_around}")
        assert [line for line in lines if QUESTION in line] == [f"› {QUESTION}"]
        terminal.enter("/quit")
        assert terminal.end() == 0
