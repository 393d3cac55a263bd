"""Sentences of our own to build messy files from, and what was read in them."""

from index.model import ParsedSpeech
from index.structure import lines_of, parse_speeches

PAST = "今年以来，全县上下紧紧围绕年初确定的目标任务，迎难而上、真抓实干，各项工作都取得了新的进展和明显的成效。"
NEXT = "下一步，要进一步压实各级责任，细化工作措施，加强督促检查，确保年度目标任务如期完成，让群众得到更多实惠。"


def titles(speeches: list[ParsedSpeech]) -> list[str]:
    """Give the titles of some speeches."""
    return [speech.title for speech in speeches]


def named(speeches: list[ParsedSpeech]) -> list[tuple[tuple[str, ...], str]]:
    """Give the titles of some speeches, each with those around it."""
    return [(speech.outer, speech.title) for speech in speeches]


def texts(speech: ParsedSpeech) -> list[str]:
    """Give the texts of a speech's passages."""
    return [passage.text for passage in speech.passages]


def headed(speech: ParsedSpeech) -> list[tuple[tuple[str, ...], str]]:
    """Give the texts of a speech's passages, each with the headings it stands under."""
    return [(passage.headings, passage.text) for passage in speech.passages]


def parsed(text: str, name: str) -> list[ParsedSpeech]:
    """Read the speeches of a plain text."""
    return parse_speeches(lines_of(text), name)
