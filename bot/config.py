"""`config.toml` becomes validated settings here; without a file the defaults work."""

import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from index.errors import JianghuaError

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
TOKEN_VARIABLE = "JIANGHUA_TOKEN"  # noqa: S105 - the name of a variable

T = TypeVar("T")

_NO_PATHS: tuple[str, ...] = ()

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class ConfigError(JianghuaError):
    """A setting that cannot be used: one line with the file, the key and what was expected."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one person may ask."""

    questions_per_minute: int = 20
    waiting: int = 3


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers updates; without it the bot polls."""

    url: str
    listen: str = "127.0.0.1"
    port: int = 8443
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Http:
    """Where `jianghua http` listens. `key` guards the API; `page` is whether there is a search page for people, too."""

    key: str = field(default="", repr=False)
    listen: str = "127.0.0.1"
    port: int = 8080
    page: bool = True
    questions_per_minute: int = 120


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, valid. `token` may be empty: only `serve` needs it; `corpus` too: see bot/collection.py."""

    token: str = field(default="", repr=False)
    admins: tuple[int, ...] = ()
    corpus: tuple[Path, ...] = ()
    data: Path = Path("data")
    language: str = "zh-Hans"
    log_level: str = "INFO"
    base_url: str = ""
    base_file_url: str = ""
    limits: Limits = field(default_factory=Limits)
    webhook: Webhook | None = None
    http: Http | None = None


def load(path: Path | None = None) -> Settings:
    """Read the settings from `path`, or the defaults where it is None; the environment's token goes before the file's.

    Raises ConfigError for a file that cannot be read, an unknown key and a value of the wrong kind.
    """
    values = _Section(path, "", _tables(path)) if path else _Section(Path(), "", {})
    root = path.absolute().parent if path else Path()
    limits, webhook, http = values.section("limits"), values.section("webhook"), values.section("http")
    token = values.take("token", "", _token)
    settings = Settings(
        token=_environment_token() or token,
        admins=values.take("admins", (), _ids),
        corpus=tuple(root / item for item in values.take("corpus", _NO_PATHS, _paths)),
        data=root / values.take("data", "data", _filled),
        language=values.take("language", "zh-Hans", _one_of(LANGUAGES)),
        log_level=values.take("log_level", "INFO", _one_of(LOG_LEVELS)),
        base_url=values.take("base_url", "", _url),
        base_file_url=values.take("base_file_url", "", _url),
        limits=Limits(
            questions_per_minute=limits.take("questions_per_minute", 20, _number(1, 600)),
            waiting=limits.take("waiting", 3, _number(1, 100)),
        ),
        webhook=_webhook(webhook),
        http=_http(http),
    )
    for section in (limits, webhook, http, values):
        section.finish()
    return settings


def _tables(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); give another file with --config") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error


def _environment_token() -> str:
    token = os.environ.get(TOKEN_VARIABLE, "")
    if token and not _TOKEN.fullmatch(token):
        raise ConfigError(f"{TOKEN_VARIABLE}: expected a bot token as BotFather gives it, digits, a colon, letters")
    return token


def _webhook(section: "_Section") -> Webhook | None:
    if not section.values:
        return None
    url = section.take("url", "", _url)
    if not url:
        raise ConfigError(f"{section.path}: webhook.url is missing; expected the public https address of the webhook")
    return Webhook(
        url=url,
        listen=section.take("listen", "127.0.0.1", _filled),
        port=section.take("port", 8443, _number(1, 65535)),
        secret=section.take("secret", "", _secret),
    )


def _http(section: "_Section") -> Http | None:
    if not section.values:
        return None
    return Http(
        key=section.take("key", "", _key),
        listen=section.take("listen", "127.0.0.1", _filled),
        port=section.take("port", 8080, _number(1, 65535)),
        page=section.take("page", True, _true_or_false),
        questions_per_minute=section.take("questions_per_minute", 120, _number(1, 6000)),
    )


class _Wrong(Exception):
    """What a value should have been."""


class _Section:
    """One table of the file; every key is taken once, what is left over is unknown."""

    def __init__(self, path: Path, prefix: str, values: dict[str, object]) -> None:
        self.path = path
        self.prefix = prefix
        self.values = values
        self._known: set[str] = set()

    def take(self, key: str, default: T, check: Callable[[object], T]) -> T:
        self._known.add(key)
        if key not in self.values:
            return default
        try:
            return check(self.values[key])
        except _Wrong as wrong:
            raise ConfigError(f"{self.path}: {self.prefix}{key}: expected {wrong}") from None

    def section(self, key: str) -> "_Section":
        self._known.add(key)
        values = self.values.get(key, {})
        if not isinstance(values, dict):
            raise ConfigError(f"{self.path}: {key}: expected a table, [{key}]")
        return _Section(self.path, f"{key}.", values)

    def finish(self) -> None:
        unknown = sorted(set(self.values) - self._known)
        if unknown:
            known = ", ".join(sorted(self._known))
            raise ConfigError(f"{self.path}: {self.prefix}{unknown[0]}: unknown key; known are {known}")


def _filled(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise _Wrong("a text that is not empty")
    return value


def _token(value: object) -> str:
    if not isinstance(value, str) or (value and not _TOKEN.fullmatch(value)):
        raise _Wrong("a bot token as BotFather gives it, digits, a colon, letters")
    return value


def _secret(value: object) -> str:
    if not isinstance(value, str) or (value and not _SECRET.fullmatch(value)):
        raise _Wrong("1 to 256 characters of A-Z a-z 0-9 _ -")
    return value


def _key(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[!-~]{16,256}", value):
        raise _Wrong("16 to 256 letters, digits and signs, without spaces")
    return value


def _true_or_false(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("true or false")
    return value


def _url(value: object) -> str:
    if not isinstance(value, str) or (value and not value.startswith(("http://", "https://"))):
        raise _Wrong("an address that starts with https://")
    return value


def _ids(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or any(type(item) is not int or item <= 0 for item in value):
        raise _Wrong("a list of Telegram user ids, such as [12345678]")
    return tuple(dict.fromkeys(value))


def _paths(value: object) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not items:
        raise _Wrong('a list of files and folders, such as ["corpus"]')
    try:
        return tuple(_filled(item) for item in items)
    except _Wrong:
        raise _Wrong('a list of files and folders, such as ["corpus"]') from None


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise _Wrong("one of " + ", ".join(choices))
        return value

    return check


def _number(low: int, high: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if type(value) is not int or not low <= value <= high:
            raise _Wrong(f"a whole number from {low} to {high}")
        return value

    return check
