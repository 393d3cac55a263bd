"""The command line: what each command takes, what it prints, and its exit code.

0 done, 1 the work failed, 2 wrong usage or configuration. Results go to stdout, everything else to stderr.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot.cli import building, output
from bot.config import TOKEN_VARIABLE, ConfigError, Settings, load
from index import JianghuaError

if TYPE_CHECKING:
    from index import Index

DONE, FAILED, WRONG_USAGE = 0, 1, 2

CONFIG = Path("config.toml")
"""The configuration file that is read where none is named."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    _speak_utf8()
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.run is None:
        parser.print_help()
        return DONE
    try:
        settings = _settings(options)
        run: Callable[[argparse.Namespace, Settings], int] = options.run
        return run(options, settings)
    except ConfigError as error:
        return _fail(str(error), WRONG_USAGE)
    except JianghuaError as error:
        return _fail(str(error), FAILED)
    except BrokenPipeError:
        # The recipient of our output has left (`jianghua speeches | head`); nothing more can be said to it.
        sys.stderr.close()
        return FAILED
    except KeyboardInterrupt:
        return _fail("interrupted; the index that was there is unchanged", FAILED)


def _settings(options: argparse.Namespace) -> Settings:
    for name in ("config", "data"):
        if getattr(options, name) == "":
            raise ConfigError(f"--{name} is empty; name a {'file' if name == 'config' else 'folder'}")
    settings = load(Path(options.config) if options.config else CONFIG if CONFIG.exists() else None)
    settings = replace(settings, data=Path(options.data)) if options.data else settings
    if os.path.isfile(settings.data):  # noqa: PTH113 - a name too long is no file, and is told where it is used
        raise ConfigError(f"{settings.data}: is a file; give a folder for the data, with --data or `data`")
    return settings


def _fail(line: str, code: int) -> int:
    print(f"jianghua: {' '.join(line.split())}", file=sys.stderr)
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "replace")


class _Parser(argparse.ArgumentParser):
    """Tells wrong usage in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"{self.prog}: {message}; see `{self.prog} --help`\n")


def _version() -> str:
    try:
        return metadata.version("jianghua")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _parser() -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument("--config", metavar="PATH", help="the configuration file (default: config.toml, if any)")
    common.add_argument("--data", metavar="DIR", help="the data directory (default: data)")
    parser = _Parser(
        prog="jianghua",
        description="Answers questions over a collection of Chinese speeches with the passages that say it.",
    )
    parser.add_argument("--version", action="version", version=f"jianghua {_version()}")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace, Settings], int], about: str) -> _Parser:
        added = commands.add_parser(name, parents=[common], help=about, description=about)
        added.set_defaults(run=run)
        return added

    command("chat", _chat, "chat in the terminal with the bot's real handlers; no token, no network")
    command("serve", _serve, "run the Telegram bot, by polling, or by webhook where configured")
    ask = command("ask", _ask, "ask one question, once, or many from a file")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="the question, in your own words")
    ask.add_argument("-n", type=_count, default=5, dest="limit", metavar="N", help="passages to give (default: 5)")
    ask.add_argument("--json", action="store_true", help="print one JSON object a question")
    ask.add_argument("--explain", action="store_true", help="show each signal's share of the score")
    ask.add_argument("--batch", type=Path, metavar="FILE.jsonl", help='questions, one {"id", "question"} a line')
    reindex = command("reindex", _reindex, "rebuild the index from files and folders, or from the same as last time")
    reindex.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders (default: the configured corpus, else the last)"
    )
    evaluate = command("eval", _eval, "tell how well the index answers a question set with known answers")
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl", help="the question set")
    evaluate.add_argument("--misses", action="store_true", help="list the questions whose first passage is not right")
    evaluate.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    speeches = command("speeches", _speeches, "list what is indexed")
    speeches.add_argument("--json", action="store_true", help="print one JSON object a speech")
    command("http", _http, "serve the API for programs and the search page, as the [http] table says")
    mcp = command("mcp", _mcp, "serve agents by the Model Context Protocol, over standard input and output")
    mcp.add_argument("--port", type=_port, metavar="PORT", help="serve over HTTP on this port of 127.0.0.1 instead")
    command("stats", _stats, "tell how the bot is used")
    command("doctor", _doctor, "tell what is wrong with this installation")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError("give a number from 1 to 100")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("give a number from 1 to 65535")
    return int(text)


def _open(settings: Settings) -> "Index":
    from index import open_index

    return open_index(settings.data)


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    asked = " ".join(options.question).strip()
    if bool(asked) == (options.batch is not None):
        return _fail("ask: give either a QUESTION or --batch FILE.jsonl", WRONG_USAGE)
    index = _open(settings)
    if options.batch is None:
        answer = index.search(asked, options.limit)
        if options.json:
            output.as_json(output.answer_object(None, answer, explain=options.explain))
        else:
            output.as_text(index, answer, explain=options.explain)
        return DONE
    for number, question in _batch(options.batch):
        answer = index.search(question, options.limit)
        if options.json:
            output.as_json(output.answer_object(number, answer, explain=options.explain))
        else:
            print(f"# {question}")
            output.as_text(index, answer, explain=options.explain)
    return DONE


def _batch(path: Path) -> Iterator[tuple[str, str]]:
    from index.evaluation import read_lines

    return read_lines(path, lambda row: (row["id"], str(row["question"])), '{"id", "question"}')


def _reindex(options: argparse.Namespace, settings: Settings) -> int:
    if any(not path.strip() for path in options.paths):
        return _fail("reindex: PATH is empty; name a file or folder", WRONG_USAGE)
    report, chosen = building.build(settings, tuple(map(Path, options.paths)))
    for refused in report.refused:
        print(f"jianghua: refused: {refused.path}: {refused.reason}", file=sys.stderr)
    print(building.summary(report, chosen))
    return FAILED if building.missed(report, chosen) else DONE


def _eval(options: argparse.Namespace, settings: Settings) -> int:
    from index import Certainty
    from index.evaluation import DEPTH, evaluate, read_questions

    questions = read_questions(options.questions)
    index = _open(settings)
    figures = evaluate(questions, lambda question: index.search(question, DEPTH))
    if options.json:
        shown = asdict(figures)
        if not options.misses:
            del shown["misses"]
        output.as_json(shown)
        return DONE
    print(f"{'kind':14}{'questions':>10}{'hit@1':>8}{'hit@3':>8}{'hit@10':>8}{'MRR@10':>8}")
    for row in figures.rows:
        print(f"{row.kind:14}{row.questions:10}{row.hit1:8.3f}{row.hit3:8.3f}{row.hit10:8.3f}{row.mrr10:8.3f}")
    for label, said in (("with an answer", figures.answerable), ("without", figures.unanswerable)):
        if said.total:
            shares = "  ".join(f"{name} {count / said.total:.3f}" for name, count in asdict(said).items())
            print(f"certainty, {said.total} {label}: {shares}")
    print(f"right when sure: {figures.sure_right} of {figures.answerable.sure}")
    if options.misses:
        for miss in figures.misses:
            where = "none" if miss.certainty == Certainty.NONE else f"place {miss.rank}" if miss.rank else "not found"
            print(f"{miss.question.id}\t{miss.question.kind}\t{where}\t{miss.question.text}")
    return DONE


def _speeches(options: argparse.Namespace, settings: Settings) -> int:
    for speech in _open(settings).speeches():
        if options.json:
            output.as_json(
                {
                    "title": speech.title,
                    "headings": speech.outer,
                    "source": speech.source,
                    "passages": speech.passages,
                    "speech": speech.id,
                    "speaker": speech.speaker,
                    "office": speech.office,
                    "place": speech.place,
                    "date": speech.date,
                    "date_source": speech.date_source,
                }
            )
        else:
            indent = "    " * len(speech.outer)
            print(f"{indent}{speech.title}\t{speech.passages} passages\t{speech.source}")
    return DONE


def _chat(_: argparse.Namespace, settings: Settings) -> int:
    from bot.terminal import run

    return run(settings, building.live(settings))


def _serve(_: argparse.Namespace, settings: Settings) -> int:
    if not settings.token:
        raise ConfigError(f"no bot token; set token in config.toml or the variable {TOKEN_VARIABLE}")
    # httpx imports its own command line where it can, and that click, rich and Pygments: 4 MB that nothing here uses.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    from bot.serve import serve

    return serve(settings, building.live(settings))


def _http(_: argparse.Namespace, settings: Settings) -> int:
    _need("http", "starlette", "uvicorn", "jinja2")
    from bot.http.app import serve_http

    return serve_http(settings, building.live(settings))


def _mcp(options: argparse.Namespace, settings: Settings) -> int:
    _need("mcp", "mcp")
    from bot.mcp import serve_mcp

    return serve_mcp(settings, building.live(settings), options.port)


def _need(extra: str, *modules: str) -> None:
    """Raise ConfigError where a module of an extra is not installed."""
    from importlib.util import find_spec

    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise ConfigError(f"{missing[0]} is not installed; install the extra: pip install 'jianghua[{extra}]'")


def _stats(_: argparse.Namespace, settings: Settings) -> int:
    from bot.storage.statistics import report

    print(report(settings.data))
    return DONE


def _doctor(_: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.doctor import examine

    findings = examine(settings)
    for finding in findings:
        print(finding.line)
    return DONE if all(finding.good for finding in findings) else FAILED
