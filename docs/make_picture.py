"""`python docs/make_picture.py`: a session of `jianghua chat` with the sample collection, recorded as `docs/*.svg`.

The bot is the real one, on chats played in process; what is typed and pressed stands in `PICTURES`.
"""

import asyncio
import html
import io
import re
import tempfile
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text
from telegram import Update

from bot.application import build_application
from bot.config import Limits, Settings
from bot.fake_telegram import FAKE_TOKEN, Chats, FakeRequest, Person
from bot.terminal.numbering import numbered_buttons
from bot.terminal.screen import Screen
from bot.terminal.session import TerminalSession
from bot.texts import LANGUAGES
from bot.texts.terminal import TERMINAL_TEXTS
from index import Live, reindex

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 80
LINES = 9
"""Lines shown of a message before its buttons; a whole speech would make a picture as long as the speech."""

ASPECT = 0.55
"""Cell width by font size; a Chinese character, as wide as high, then nearly fills its two cells."""

TEXTS = LANGUAGES["zh-Hans"]
PICTURES: dict[str, tuple[str | tuple[str], ...]] = {
    "chat": (
        "家庭养老床位有多少张？",
        ("2",),
        (TEXTS.button_around,),
        (TEXTS.button_full,),
        "那智能手环呢？",
        "量子计算机什么时候能用？",
    ),
    "unsure": ("岚浦县有几座煤矿",),
    "list": ("防汛工作动员会上提的四条要求是什么", ("2",)),
    "speech": ("第三篇讲了什么", "谁讲的"),
}
"""What is typed for each picture, in turn; a label in brackets is typed as the number of the button that has it."""

FORMAT = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "Noto Sans CJK SC",
  "PingFang SC", "Microsoft YaHei", monospace; font-size: {char_height}px; line-height: {line_height}px;
  font-variant-east-asian: full-width; white-space: pre; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


class ShortScreen(Screen):
    """A screen that shows the beginning of a long message and all its buttons."""

    def _set(self, message: Mapping[str, Any]) -> list[Text]:
        lines = super()._set(message)
        rows = len(message.get("reply_markup", {}).get("inline_keyboard", ()))
        body, buttons = (lines[: -rows - 1], lines[-rows - 1 :]) if rows else (lines, [])
        return [*body[:LINES], Text("  ⋮", style="dim"), *buttons] if len(body) > LINES + 1 else lines


async def record(data: Path, console: Console, steps: tuple[str | tuple[str], ...]) -> None:
    """Play the steps; the console records them."""
    texts, chats = TERMINAL_TEXTS["zh-Hans"], Chats()
    settings = Settings(token=FAKE_TOKEN, data=data, limits=Limits(questions_per_minute=1000))
    application = build_application(settings, Live(data), FakeRequest(chats))

    async def deliver(update: dict[str, Any]) -> None:
        await application.process_update(Update.de_json(update, application.bot))

    screen = ShortScreen(console, texts)
    session = TerminalSession(chats, Person(1, "读者"), screen, texts, deliver=deliver, downloads=data)
    chats.listen(session.show)
    async with application:
        for step in steps:
            if isinstance(step, str):
                await session.enter(step)
                continue
            message = chats.events[-1].body
            number = next(number for number, button in numbered_buttons(message) if step[0] in button["text"])
            console.print()
            console.print(Text.assemble((texts.prompt, "dim"), (str(number), "bold cyan")))
            await session.enter(str(number))
    if application.post_shutdown:
        await application.post_shutdown(application)


def aligned(svg: str) -> str:
    """Give every run of wide or of narrow characters its own place and width; rich counts all as narrow."""

    def runs(match: re.Match[str]) -> str:
        text = html.unescape(match["text"])
        place, unit = float(match["x"]), float(match["length"]) / len(text)
        parts = []
        for _, group in groupby(text, lambda char: get_character_cell_size(char) == 2):
            run = "".join(group)
            width = unit * cell_len(run)
            if run.strip():
                shown = html.escape(run).replace("\u00a0", "&#160;")
                parts.append(
                    f'<text{match["before"]} x="{place:g}" y="{match["y"]}" textLength="{width:g}"'
                    f"{match['after']}>{shown}</text>"
                )
            place += width
        return "".join(parts)

    pattern = (
        r'<text(?P<before> class="[^"]*") x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" textLength="(?P<length>[^"]*)"'
        r"(?P<after>[^>]*)>(?P<text>[^<]*)</text>"
    )
    return re.sub(pattern, runs, svg)


def main() -> None:
    """Make the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        reindex(data, [ROOT / "corpus"])
        for name, steps in PICTURES.items():
            console = Console(record=True, file=io.StringIO(), width=WIDTH, height=200, force_terminal=True)
            asyncio.run(record(data, console, steps))
            svg = console.export_svg(
                title="jianghua chat",
                theme=SVG_EXPORT_THEME,
                code_format=FORMAT,
                font_aspect_ratio=ASPECT,
                unique_id=name,
            )
            (ROOT / "docs" / f"{name}.svg").write_text(aligned(svg), encoding="utf-8")


if __name__ == "__main__":
    main()
