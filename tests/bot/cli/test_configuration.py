"""`jianghua config` tells what is in force and where it came from, and no secret."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.config import SECRETS, Http, Settings, Webhook


def test_settings_are_printed_with_their_origins_and_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIANGHUA_TOKEN", "456:from-the-variable")
    (tmp_path / "config.toml").write_text(
        'token = "123:from-the-file"\nadmins = [7]\n[webhook]\nurl = "https://e.org/x"\nsecret = "hush"\n'
        '[http]\nkey = "a-key-of-sixteen"\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert main(["config", "--data", "other"]) == 0
    out = capsys.readouterr().out
    assert all(secret not in out for secret in ("from-the", "hush", "a-key-of"))
    assert out.splitlines()[0] == "# read from config.toml"
    assert 'token = "********"  # JIANGHUA_TOKEN' in out
    assert "admins = [7]  # config.toml" in out
    assert 'data = "other"  # --data' in out
    assert "questions_per_minute = 20  # default" in out
    printed = tomllib.loads(out)
    assert printed["webhook"]["url"] == "https://e.org/x"
    assert printed["http"]["port"] == 8080


def test_what_is_not_set_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JIANGHUA_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["config"]) == 0
    out = capsys.readouterr().out
    assert "# no file was read" in out
    assert "# [webhook]  # not set" in out
    assert 'token = ""  # default' in out


def test_whatever_hides_itself_in_a_repr_is_a_secret() -> None:
    hidden = {
        prefix + each.name
        for prefix, settings in (("", Settings), ("webhook.", Webhook), ("http.", Http))
        for each in fields(settings)
        if not each.repr
    }
    assert hidden == set(SECRETS)
