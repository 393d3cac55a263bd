"""The screen as a terminal would show it: edits in place while in sight, once more below when not."""

import io
import re
from typing import Any

import pytest
from rich.console import Console

from bot.terminal.screen import Screen
from bot.texts.terminal import TERMINAL_TEXTS

TEXTS = TERMINAL_TEXTS["zh-Hans"]


def message(number: int, text: str, *labels: str) -> dict[str, Any]:
    row = [{"text": label, "callback_data": label} for label in labels]
    return {"message_id": number, "text": text, **({"reply_markup": {"inline_keyboard": [row]}} if row else {})}


def terminal(width: int = 40, height: int = 24) -> tuple[Screen, Console]:
    console = Console(file=io.StringIO(), force_terminal=True, width=width, height=height, legacy_windows=False)
    return Screen(console, lambda: TEXTS), console


def seen(console: Console) -> list[str]:
    """What stands on the terminal: written lines, with cursor-up and clear-below obeyed, without colours and blanks."""
    assert isinstance(console.file, io.StringIO)
    output = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", console.file.getvalue())
    lines: list[str] = []
    for piece in re.split(r"(\x1b\[\d+A\r\x1b\[J)", output):
        if up := re.fullmatch(r"\x1b\[(\d+)A\r\x1b\[J", piece):
            del lines[len(lines) - int(up[1]) :]
        else:
            lines += piece.split("\n")[:-1]
    return [line for line in lines if line.strip()]


def test_an_edit_changes_the_message_where_it_stands() -> None:
    screen, console = terminal()
    screen.person("就业")
    screen.message(message(1, "第一段", "▶"))
    screen.note("好")
    screen.edited(message(1, "第二段\n两行", "◀", "▶"))
    assert seen(console) == ["› 就业", "  第二段", "  两行", "  [1] ◀  [2] ▶", "  好"]


def test_what_the_person_rewrites_changes_where_it_stands_and_below_when_out_of_sight() -> None:
    screen, console = terminal(height=10)
    screen.person("旧的问题", 1)
    screen.message(message(2, "答"))
    screen.rewritten("新的问题", 1)
    assert seen(console) == ["› 新的问题", "  答"]
    screen.message(message(3, "\n".join("乙丙丁戊己庚辛")))
    screen.rewritten("再改", 1)
    screen.rewritten("又改", 1)
    assert seen(console)[:2] == ["› 新的问题", "  答"]
    assert seen(console)[-1] == "› 又改"


def test_an_edit_after_an_edit_still_finds_its_place() -> None:
    screen, console = terminal()
    screen.message(message(1, "一" * 50))
    screen.message(message(2, "乙"))
    for text in ("短", "长" * 100, "短短"):
        screen.edited(message(1, text))
    assert seen(console) == ["  短短", "  乙"]


def test_a_message_out_of_sight_is_shown_again_and_marked() -> None:
    screen, console = terminal(height=10)
    screen.message(message(1, "甲"))
    screen.message(message(2, "\n".join("乙丙丁戊己庚辛")))
    screen.edited(message(1, "改"))
    assert seen(console)[-2:] == [f"  {TEXTS.edited}", "  改"]
    screen.edited(message(1, "再改"))
    assert seen(console)[-2:] == ["  乙丙丁戊己庚辛"[-1:].rjust(3), "  再改"]


def test_a_terminal_that_changed_its_width_is_not_overwritten() -> None:
    screen, console = terminal()
    screen.message(message(1, "甲"))
    console.width = 30
    screen.edited(message(1, "乙"))
    assert seen(console) == ["  甲", f"  {TEXTS.edited}", "  乙"]


def test_a_deleted_message_goes() -> None:
    screen, console = terminal()
    screen.message(message(1, "甲"))
    screen.message(message(2, "乙"))
    screen.deleted(message(1, "甲"))
    assert seen(console) == ["  乙"]


def test_every_line_fits_and_stays_inside_the_terminal() -> None:
    screen, console = terminal(width=40)
    screen.person("问" * 100)
    screen.message(message(1, "答" * 500, *"一二三四五六七八"))
    assert isinstance(console.file, io.StringIO)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", console.file.getvalue())
    assert max(console.measure(line).maximum for line in plain.split("\n")) <= 40


def test_a_wide_terminal_has_lines_of_a_hundred_columns_at_most() -> None:
    screen, console = terminal(width=200)
    screen.message(message(1, "答" * 500))
    assert isinstance(console.file, io.StringIO)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", console.file.getvalue())
    assert 90 < max(console.measure(line).maximum for line in plain.split("\n")) <= 100


def test_a_terminal_that_cannot_move_its_cursor_is_only_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen, console = terminal()
    screen.message(message(1, "甲" * 30))
    screen.edited(message(1, "乙"))
    assert seen(console) == ["  " + "甲" * 18, "  " + "甲" * 12, f"  {TEXTS.edited}", "  乙"]
    assert isinstance(console.file, io.StringIO)
    assert "\x1b" not in console.file.getvalue()


def test_where_there_is_no_terminal_all_is_plain_and_unbroken() -> None:
    console = Console(file=io.StringIO(), width=40)
    screen = Screen(console, lambda: TEXTS)
    screen.person("问")
    screen.message(message(1, "答" * 100, "甲"))
    screen.edited(message(1, "改"))
    screen.plain("复制" * 50)
    assert isinstance(console.file, io.StringIO)
    lines = [line for line in console.file.getvalue().split("\n") if line]
    assert lines == ["› 问", "  " + "答" * 100, "  [1] 甲", f"  {TEXTS.edited}", "  改", "复制" * 50]
