"""What is said of deployment names commands, extras and settings that are there, in both languages alike."""

import argparse
import configparser
import json
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.cli.invocation import WRONG_USAGE
from bot.cli.parser import make_parser
from bot.config import load
from tests.conftest import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = set(PROJECT["optional-dependencies"])
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
ENGLISH, CHINESE = ((ROOT / "docs" / f"deployment{language}.md").read_text("utf-8") for language in ("", ".zh-CN"))
FIRST_BOT = (ROOT / "docs" / "first-bot.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)


def parse(arguments: str) -> None:
    """Fail where the program would not take these arguments."""
    try:
        make_parser().parse_args(shlex.split(arguments, comments=True))
    except (SystemExit, argparse.ArgumentError) as error:
        pytest.fail(f"jianghua {arguments}: {error}")


def test_the_image_starts_a_command_that_is_there_with_extras_that_are_there() -> None:
    lists = (
        re.findall(rf"^{word} (\[.+\])$", DOCKERFILE, re.MULTILINE) for word in ("ENTRYPOINT", "CMD", "HEALTHCHECK .*")
    )
    ((entry,), command, health) = (json.loads(found) for (found,) in lists)
    assert entry in PROJECT["scripts"]
    parse(shlex.join(command))
    assert health[0] == entry
    parse(shlex.join(health[1:]))
    assert health[-1] == command[-1], "the port that is asked is the one that is told"
    (extras,) = re.findall(r'ARG EXTRAS="([\w,]+)"', DOCKERFILE)
    assert set(extras.split(",")) <= EXTRAS
    assert f"JIANGHUA_EXTRAS:-{extras}" in COMPOSE


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="hadolint is not installed")
def test_the_dockerfile_is_clean() -> None:
    done = subprocess.run(["hadolint", ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_is_built_of_files_that_are_there_and_does_not_run_as_root() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE):
        for source in sources.split():
            assert (ROOT / source).exists(), source
            assert f"!{source}" in ignored, source
    last = DOCKERFILE.split("\nFROM ")[-1]
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", last, re.MULTILINE)


def test_compose_runs_commands_that_are_there_on_the_volume_of_the_image() -> None:
    commands = re.findall(r"^ +command: \[(.+)\]$", COMPOSE, re.MULTILINE)
    assert len(commands) == 2
    for command in commands:
        parse(command.replace(",", ""))
        assert command.split(", ", 1)[1] == '--metrics, "9464"'
    (volume,) = re.findall(r'VOLUME \["(.+)"\]', DOCKERFILE)
    assert f"- data:{volume}" in COMPOSE
    assert {"read_only: true", "cap_drop: [ALL]"} <= {line.strip() for line in COMPOSE.splitlines()}


def test_both_guides_give_the_same_commands_and_files() -> None:
    for language in ("sh", "ini", "toml", "yaml", "nginx", "caddyfile"):
        assert blocks(ENGLISH, language) == blocks(CHINESE, language) != [], language


@pytest.mark.parametrize("text", [ENGLISH, FIRST_BOT], ids=["deployment", "first-bot"])
def test_every_command_of_the_guides_is_understood(text: str) -> None:
    shell = "\n".join(blocks(text, "sh"))
    run = re.findall(r"(?:bin/jianghua|exec bot jianghua|run --rm bot) (.+)", shell)
    assert len(run) >= 3
    for arguments in run:
        parse(arguments)
    for extras in re.findall(r"/source\[([\w,]+)\]'", text):
        assert set(extras.split(",")) <= EXTRAS


def test_the_first_bot_begins_as_the_readme_does() -> None:
    first = re.search(r"^python3 -m venv .* chat$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first
    assert first[0] in FIRST_BOT
    assert '# token = "123456:ABC"' in (ROOT / "config.example.toml").read_text(encoding="utf-8")


def test_the_unit_starts_the_program_that_the_guide_installs(tmp_path: Path) -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit_text = blocks(ENGLISH, "ini")[0]
    # A filter that takes away is a second line of the same key.
    unit.read_string(unit_text.replace("SystemCallFilter=~", "# ~"))
    service = unit["Service"]
    program, arguments = service["ExecStart"].split(" ", 1)
    assert program.removesuffix("/bin/jianghua") in blocks(ENGLISH, "sh")[0]
    parse(arguments)
    assert service["RestartPreventExitStatus"] == str(WRONG_USAGE)
    (text,) = blocks(ENGLISH, "toml")
    (tmp_path / "token").write_text("123456789:" + "A" * 35, encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text(text.replace("/etc/jianghua", str(tmp_path)), encoding="utf-8")
    assert load(config).data == Path("/var/lib") / service["StateDirectory"] == Path(service["WorkingDirectory"])
