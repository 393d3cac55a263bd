"""Settings: defaults, the example, and one line for whatever is wrong."""

from pathlib import Path

import pytest

from bot.config import ConfigError, Settings, load, load_with_origins
from index import JianghuaError

EXAMPLE = Path(__file__).parent.parent.parent / "config.example.toml"


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANGHUA_TOKEN", raising=False)


def test_without_a_file_the_defaults_work() -> None:
    settings = load(None)
    assert settings == Settings()
    assert settings.corpus == ()


def test_the_example_is_the_defaults_at_its_place() -> None:
    root = EXAMPLE.parent
    assert load(EXAMPLE) == Settings(data=root / "data")


def test_the_example_also_holds_with_every_key_switched_on(tmp_path: Path) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    switched = [
        line.removeprefix("# ")
        if line.startswith(
            (
                "# [",
                "# token",
                "# corpus",
                "# url",
                "# listen",
                "# port",
                "# secret",
                "# address",
                "# shared",
                "# local",
            )
        )
        else line
        for line in lines
    ]
    path = tmp_path / "config.toml"
    path.write_text("\n".join(switched), encoding="utf-8")
    settings = load(path)
    assert settings.token
    assert settings.corpus == (tmp_path / "corpus",)
    assert settings.webhook is not None
    assert settings.webhook.port == 8443


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'token = "123:abc"\nadmins = [7, 7, 8]\ncorpus = ["a", "/b"]\ndata = "d"\nlanguage = "zh-Hant"\n'
        '[limits]\nquestions_per_minute = 5\n[webhook]\nurl = "https://example.org/hook"\nport = 80\n',
        encoding="utf-8",
    )
    settings = load(path)
    assert settings.admins == (7, 8)
    assert settings.corpus == (tmp_path / "a", Path("/b"))
    assert settings.data == tmp_path / "d"
    assert settings.limits.questions_per_minute == 5
    assert settings.webhook is not None
    assert settings.webhook.listen == "127.0.0.1"
    assert "123:abc" not in repr(settings)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tokn = 1", ("tokn", "unknown key", "token")),
        ("[limits]\nfast = 1", ("limits.fast", "unknown key")),
        ('admins = ["me"]', ("admins", "user ids")),
        ("admins = [true]", ("admins", "user ids")),
        ("admins = [-100]", ("admins", "user ids")),
        ("corpus = []", ("corpus", "files and folders")),
        ("corpus = [1]", ("corpus", "files and folders")),
        ("data = 7", ("data", "not empty")),
        ('language = "de"', ("language", "zh-Hans")),
        ("limits = 3", ("limits", "table")),
        ("[limits]\nquestions_per_minute = 0", ("limits.questions_per_minute", "1 to 600")),
        ("[limits]\nquestions_per_minute = true", ("limits.questions_per_minute", "whole number")),
        ("[webhook]\nport = 80", ("webhook.url",)),
        ('[webhook]\nurl = "example.org"', ("webhook.url", "https://")),
        ('[webhook]\nurl = "https://e.org"\nsecret = "ü"', ("webhook.secret", "256")),
        ("token =", ("not valid TOML",)),
        ("language = “en”", ("line 1", "“", "English")),
        ('admins = []\nlanguage＝"en"', ("line 2", "＝")),
        ("data = 「x」", ("line 1", "「", "English")),
        ("admins = [1，2]", ("line 1", "，")),
        ("data = '~nobody-of-this-name/x'", ("home directory",)),
        ("[webhook]", ("webhook.url",)),
        ('[webhook]\nurl = ""', ("webhook.url",)),
        ('[webhook]\nurl = "http://e.org"', ("webhook.url", "https://")),
        ('token_file = "nowhere"', ("token_file", "nowhere")),
        ('base_url = "ftp://x"', ("base_url", "https://")),
    ],
)
def test_what_is_wrong_is_named_in_one_line(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    line = str(caught.value)
    assert "\n" not in line
    assert str(path.parent) in line or "home directory" in line
    assert all(word in line for word in words)


@pytest.mark.parametrize("token", ["secret-but-wrong", "123:ab c"])
def test_a_malformed_token_is_never_shown(tmp_path: Path, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'token = "{token}"', encoding="utf-8")
    with pytest.raises(ConfigError, match="token") as caught:
        load(path)
    assert token not in str(caught.value)
    monkeypatch.setenv("JIANGHUA_TOKEN", token)
    with pytest.raises(ConfigError, match="JIANGHUA_TOKEN") as caught:
        load(None)
    assert token not in str(caught.value)


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text('token = "123:file"', encoding="utf-8")
    monkeypatch.setenv("JIANGHUA_TOKEN", "456:environment")
    assert load(path).token == "456:environment"  # noqa: S105


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing.toml", tmp_path, binary):
        with pytest.raises(JianghuaError, match=str(path)):
            load(path)


def test_a_token_may_stand_in_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text('token_file = "secret"', encoding="utf-8")
    (tmp_path / "secret").write_text("123:file\n", encoding="utf-8")
    settings, origins = load_with_origins(path)
    assert (settings.token, origins["token"]) == ("123:file", str(tmp_path / "secret"))
    (tmp_path / "secret").write_text("half a token", encoding="utf-8")
    with pytest.raises(ConfigError, match="token_file") as caught:
        load(path)
    assert "half" not in str(caught.value)
    monkeypatch.setenv("JIANGHUA_TOKEN", "456:environment")
    assert load_with_origins(path)[1]["token"] == "JIANGHUA_TOKEN"  # noqa: S105 - the name of a variable


def test_a_path_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    path = tmp_path / "config.toml"
    path.write_text('data = "~/x"\ncorpus = ["~/y", "z"]', encoding="utf-8")
    assert load(path).data == Path("/home/somebody/x")
    assert load(path).corpus == (Path("/home/somebody/y"), tmp_path / "z")


def test_a_bot_api_server_of_ones_own_may_deliver_without_https(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('base_url = "http://127.0.0.1:8081/bot"\n[webhook]\nurl = "http://127.0.0.1/x"', encoding="utf-8")
    assert load(path).webhook is not None
