"""What the command line takes: every command and option, with its help in the shell's language."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from bot.cli import backup as backups
from bot.cli import clusters, configuration, questions, running, statistics, vectors
from bot.cli import reindex as rebuilding
from bot.cli.invocation import WRONG_USAGE, Invocation, program_version
from bot.texts.shell import translated

Run = Callable[[Invocation], int]


class Parser(argparse.ArgumentParser):
    """Tells wrong usage in one line, and speaks the shell's language where argparse speaks English."""

    language = "en"

    def __init__(self, parents: Sequence["Parser"] = (), **options: Any) -> None:  # noqa: ANN401 - handed on as they come
        super().__init__(**options, add_help=False)
        self._positionals.title = self.tell("arguments")
        self._optionals.title = self.tell("options")
        # The options of a parent join those of the same title: not before that is in the shell's language.
        for parent in parents:
            self._add_container_actions(parent)

    def tell(self, line: str) -> str:
        """Return an English line in the shell's language."""
        return translated(self.language, line)

    def error(self, message: str) -> NoReturn:
        """Leave with one line that says what is wrong."""
        hint = self.tell(f"see `{self.prog} --help`")
        self.exit(WRONG_USAGE, f"{self.prog}: {self.tell(message)}; {hint}\n")

    def format_usage(self) -> str:
        """Return the line that shows how it is called."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, self.tell("usage: "))
        return formatter.format_help()

    def format_help(self) -> str:
        """Return the help, its first line in the shell's language, too."""
        english = super().format_usage()
        return super().format_help().replace(english, self.format_usage(), 1)


class _Version(argparse.Action):
    """Prints the version, which takes some time to look up: it is not known before it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and leave."""
        print(f"jianghua {program_version()}")
        parser.exit()


def make_parser(language: str = "en") -> Parser:
    """Return the parser of all commands, its help in a language."""

    class _Parser(Parser):
        pass

    _Parser.language = language
    tell = _Parser(prog="jianghua").tell

    def places(default: str | None) -> _Parser:
        shared = _Parser()
        shared.add_argument("-h", "--help", action="help", help=tell("show this help and exit"))
        for name, metavar, about in (
            ("--config", "PATH", "the configuration file (default: config.toml, if any)"),
            ("--data", "DIR", "the data directory (default: data)"),
        ):
            shared.add_argument(name, metavar=metavar, default=default, help=tell(about))
        return shared

    # Before the command and behind it: what stands before stays where nothing stands behind.
    before, behind = places(None), places(argparse.SUPPRESS)
    parser = _Parser(
        parents=[before],
        prog="jianghua",
        description=tell("Answers questions over a collection of Chinese speeches with the passages that say it."),
    )
    parser.add_argument("--version", action=_Version, nargs=0, help=tell("show the version and exit"))
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title=tell("commands"), metavar=tell("COMMAND"))

    def command(name: str, run: Run, about: str) -> _Parser:
        added = commands.add_parser(name, parents=[behind], help=tell(about), description=tell(about))
        added.set_defaults(run=run)
        return added

    command("chat", running.chat, "chat in the terminal with the bot's real handlers; no token, no network")
    serve = command("serve", running.run_serve, "run the Telegram bot, by polling, or by webhook where configured")
    _add_metrics(serve)
    _add_questions(command, tell)
    reindex = command(
        "reindex", rebuilding.run_reindex, "rebuild the index from files and folders, or from the same as last time"
    )
    reindex.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=tell("files and folders (default: the configured corpus, else the last)"),
    )
    reindex.add_argument(
        "--watch", action="store_true", help=tell("then go on, and reindex whenever files have changed, until Ctrl-C")
    )
    command("vectors", vectors.vectors, "make the vectors by which questions find passages of other words")
    http = command("http", running.http, "serve the API for programs and the search page, as the [http] table says")
    _add_metrics(http)
    _add_metrics(command("health", running.health, "ask the bot that runs on this machine whether all is well"))
    mcp = command("mcp", running.mcp, "serve agents by the Model Context Protocol, over standard input and output")
    mcp.add_argument(
        "--port", type=_port, metavar="PORT", help=tell("serve over HTTP on this port of 127.0.0.1 instead")
    )
    stats = command("stats", statistics.stats, "tell how the bot is used")
    stats.add_argument("--json", action="store_true", help=tell("print all figures as one JSON object"))
    stats.add_argument("--csv", action="store_true", help=tell("print what went wrong as a table"))
    stats.add_argument(
        "--questions", action="store_true", help=tell("print what went wrong as a question set for eval")
    )
    cluster = command("cluster", clusters.run_cluster, "tell how the cluster is, or build, spread or drain it")
    cluster.add_argument(
        "action",
        nargs="?",
        choices=("status", "build", "spread", "drain"),
        default="status",
        metavar="ACTION",
        help=tell("status, build (of files and folders), spread (over all machines) or drain (one of them)"),
    )
    cluster.add_argument("names", nargs="*", metavar="NAME", help=tell("the paths to build from, the machine to drain"))
    cluster.add_argument("--json", action="store_true", help=tell("print the status as one JSON object"))
    backup = command("backup", backups.run_backup, "write all that the bot knows into one file, while it goes on")
    backup.add_argument("file", type=Path, metavar="FILE", help=tell("the file to write, outside the data directory"))
    restore = command("restore", backups.run_restore, "put a backup back in the place of what is there")
    restore.add_argument("file", type=Path, metavar="FILE", help=tell("a file that `jianghua backup` wrote"))
    command("config", configuration.config, "print the settings in force, and where each came from; secrets are masked")
    doctor = command("doctor", configuration.doctor, "tell what is wrong with this installation")
    doctor.add_argument(
        "--online",
        action="store_true",
        help=tell("ask Telegram, too: the token, the webhook, other pollers, the clock"),
    )
    return parser


def _add_questions(command: Callable[[str, Run, str], Parser], tell: Callable[[str], str]) -> None:
    """Add the commands that put questions to the index."""
    ask = command("ask", questions.ask, "ask one question, once, or many from a file")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help=tell("the question, in your own words"))
    ask.add_argument(
        "-n", type=_count, default=5, dest="limit", metavar="N", help=tell("passages to give (default: 5)")
    )
    ask.add_argument("--json", action="store_true", help=tell("print one JSON object a question"))
    ask.add_argument("--explain", action="store_true", help=tell("show each signal's share of the score"))
    ask.add_argument("--batch", type=Path, metavar="FILE.jsonl", help=tell('questions, one {"id", "question"} a line'))
    evaluate = command("eval", questions.run_eval, "tell how well the index answers a question set with known answers")
    evaluate.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl", help=tell("the question set"))
    evaluate.add_argument(
        "--misses", action="store_true", help=tell("list the questions whose first passage is not right")
    )
    evaluate.add_argument("--json", action="store_true", help=tell("print the figures as one JSON object"))
    evaluate.add_argument("--without-words", action="store_true", help=tell("leave the file words.txt out of it"))
    speeches = command("speeches", questions.speeches, "list what is indexed")
    speeches.add_argument("--json", action="store_true", help=tell("print one JSON object a speech"))
    explained = tell("tell why each speech of a file begins where it does and has its title")
    speeches.add_argument("--explain", type=Path, metavar="FILE", help=explained)


def _add_metrics(parser: Parser) -> None:
    about = parser.tell("the port on this machine for /healthz and /metrics (default: as the [metrics] table says)")
    parser.add_argument("--metrics", type=_port, metavar="PORT", help=about)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError("give a number from 1 to 100")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("give a number from 1 to 65535")
    return int(text)
