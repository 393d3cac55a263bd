"""The chat script of tests/data played through the real handlers: which lines hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.fake_telegram import Event, Person, buttons
from tests.bot.talk import Talk, marked

SCRIPT = Path(__file__).parent.parent / "data" / "chat_script.txt"


@dataclass
class Line:
    """One line of the script: what is written or pressed, and what the answer must and must not hold."""

    number: int
    scene: str
    text: str
    button: bool
    must: list[str] = field(default_factory=list)
    must_not: list[str] = field(default_factory=list)
    must_mark: list[str] = field(default_factory=list)


def read_script(path: Path = SCRIPT) -> list[Line]:
    """Read the lines of the script."""
    lines: list[Line] = []
    scene = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        sign, _, rest = raw.partition(" ")
        if not raw or sign == "#":
            continue
        if sign == "==":
            scene = f"{number}: {rest}"
        elif sign == ">":
            lines.append(Line(number, scene, rest, button=False))
        elif pressed := re.fullmatch(r"\[(.+)\]", raw):
            lines.append(Line(number, scene, pressed[1], button=True))
        else:
            {"+": lines[-1].must, "-": lines[-1].must_not, "*": lines[-1].must_mark}[sign].append(rest)
    return lines


async def play(talk: Talk, lines: list[Line]) -> list[str]:
    """Play the lines, each scene as a new person; returns a line for each that does not hold."""
    wrong = []
    people: dict[str, Person] = {}
    last: dict[str, Any] = {}
    for line in lines:
        person = people.setdefault(line.scene, Person(10_000 + len(people), "读者", "reader", "zh-hans"))
        if line.button:
            data = next((each for each in buttons(last) if each["text"].startswith(line.text)), None)
            if data is None:
                wrong.append(f"{line.number} [{line.text}]: no such button")
                continue
            events = await talk.deliver(talk.chats.press(person, last, data["callback_data"]))
        else:
            events = await talk.deliver(talk.chats.say(person, line.text))
        shown = [event.body for event in events if event.kind in ("sent", "edited")]
        last = next((each for each in reversed(shown) if "document" not in each), last)
        text = "\n".join(_texts(events))
        bold = "\n".join(part for each in shown if "text" in each for part in marked(each, "bold"))
        faults = [f"lacks {each}" for each in line.must if each not in text]
        faults += [f"holds {each}" for each in line.must_not if each in text]
        faults += [f"does not mark {each}" for each in line.must_mark if each not in bold]
        if not text:
            faults.append("no answer")
        if faults:
            wrong.append(f"{line.number} {line.text}: {'; '.join(faults)}")
    return wrong


def _texts(events: list[Event]) -> Iterator[str]:
    for event in events:
        yield event.body.get("text", "")
        yield event.body.get("caption", "")
        yield event.body.get("document", {}).get("file_name", "")
        yield from (button["text"] for button in buttons(event.body))
