"""`config.toml` becomes validated settings here; without a file the defaults work."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot import config_checks as check
from bot.config_file import ConfigError, Section, read_tables
from index.cluster.settings import ClusterSettings

__all__ = ["Access", "ConfigError", "Http", "Limits", "Monitoring", "Settings", "Webhook", "load", "load_with_origins"]

_LANGUAGES = ("zh-Hans", "zh-Hant", "en")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
TOKEN_VARIABLE = "JIANGHUA_TOKEN"  # noqa: S105 - the name of a variable

SECRETS = ("token", "webhook.secret", "http.key")
"""Keys whose values are never shown."""

_NO_PATHS: tuple[str, ...] = ()
_NO_IDS: tuple[int, ...] = ()


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
class Monitoring:
    """Where `serve` and `http` tell of themselves, by `/healthz` and `/metrics`."""

    listen: str = "127.0.0.1"
    port: int = 9464


@dataclass(frozen=True, slots=True)
class Access:
    """The people and chats that may use the bot where it is not open to all; administrators always may."""

    users: tuple[int, ...] = ()
    chats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, valid. `token` may be empty: only `serve` needs it; `corpus` too: see bot/collection.py."""

    token: str = field(default="", repr=False)
    token_file: str = ""
    admins: tuple[int, ...] = ()
    corpus: tuple[Path, ...] = ()
    watch: bool = False
    data: Path = Path("data")
    language: str = "zh-Hans"
    log_level: str = "INFO"
    log_format: str = "text"
    question_days: int = 30
    guest: bool = False
    base_url: str = ""
    base_file_url: str = ""
    local_mode: bool = False
    limits: Limits = field(default_factory=Limits)
    access: Access | None = None
    webhook: Webhook | None = None
    http: Http | None = None
    metrics: Monitoring | None = None
    cluster: ClusterSettings | None = None


def load(path: Path | None = None) -> Settings:
    """Return the settings of the file `path`, or the defaults where it is None.

    The token is that of the variable JIANGHUA_TOKEN, else of `token`, else what stands in the file `token_file`.
    Raises ConfigError for a file that cannot be read, an unknown key and a value of the wrong kind.
    """
    return load_with_origins(path)[0]


def load_with_origins(path: Path | None = None) -> tuple[Settings, Mapping[str, str]]:
    """Return the settings, and where each value came from by its key: a file, a variable, or "" for the default."""
    origins: dict[str, str] = {}
    values = Section(path, "", read_tables(path), origins) if path else Section(Path(), "", {}, origins)
    root = path.absolute().parent if path else Path()
    limits, webhook, http = values.section("limits"), values.section("webhook"), values.section("http")
    cluster = values.section("cluster")
    metrics, access = values.section("metrics"), values.section("access")
    base_url = values.take("base_url", "", check.address)
    settings = Settings(
        token=_token(values, root, origins),
        token_file=values.take("token_file", "", check.text),
        admins=values.take("admins", _NO_IDS, check.user_ids),
        corpus=tuple(place_of(root, item) for item in values.take("corpus", _NO_PATHS, check.path_texts)),
        watch=values.take("watch", False, check.truth),
        data=place_of(root, values.take("data", "data", check.text)),
        language=values.take("language", "zh-Hans", check.one_of(_LANGUAGES)),
        log_level=values.take("log_level", "INFO", check.one_of(LOG_LEVELS)),
        log_format=values.take("log_format", "text", check.one_of(LOG_FORMATS)),
        question_days=values.take("question_days", 30, check.number_between(1, 400)),
        guest=values.take("guest", False, check.truth),
        base_url=base_url,
        base_file_url=values.take("base_file_url", "", check.address),
        local_mode=values.take("local_mode", False, check.truth),
        limits=Limits(
            questions_per_minute=limits.take("questions_per_minute", 20, check.number_between(1, 600)),
            waiting=limits.take("waiting", 3, check.number_between(1, 100)),
        ),
        access=_access(access),
        webhook=_webhook(webhook, own_server=bool(base_url)),
        http=_http(http),
        metrics=_metrics(metrics),
        cluster=_cluster(cluster, root),
    )
    for section in (limits, access, webhook, http, metrics, cluster, values):
        section.finish()
    return settings, origins


def _token(values: Section, root: Path, origins: dict[str, str]) -> str:
    """Return the token by precedence; one that is malformed is never shown."""
    token = values.take("token", "", check.bot_token)
    named = values.take("token_file", "", check.text)
    if given := os.environ.get(TOKEN_VARIABLE, ""):
        if not check.TOKEN.fullmatch(given):
            raise ConfigError(f"{TOKEN_VARIABLE}: expected a bot token as BotFather gives it, digits, a colon, letters")
        origins["token"] = TOKEN_VARIABLE
        return given
    if token or not named:
        return token
    path = place_of(root, named)
    try:
        held = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise ConfigError(f"token_file: {path}: {reason}; name a file with the bot token in it") from error
    if not check.TOKEN.fullmatch(held):
        raise ConfigError(f"token_file: {path}: expected a bot token as BotFather gives it, digits, a colon, letters")
    origins["token"] = str(path)
    return held


def place_of(root: Path, text: str) -> Path:
    """Return a path that was written down: `~` is the home directory, a relative path starts at `root`."""
    try:
        return root / Path(text).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"{text}: there is no such home directory; write the whole path") from error


def _access(section: Section) -> Access | None:
    if not section.given:
        return None
    return Access(
        users=section.take("users", _NO_IDS, check.user_ids), chats=section.take("chats", _NO_IDS, check.chat_ids)
    )


def _webhook(section: Section, *, own_server: bool) -> Webhook | None:
    if not section.given:
        return None
    url = section.take("url", "", check.address)
    if not url:
        raise ConfigError(f"{section.path}: webhook.url is missing; expected the public https address of the webhook")
    if url.startswith("http://") and not own_server:
        raise ConfigError(f"{section.path}: webhook.url: expected https://, Telegram delivers to no other address")
    return Webhook(
        url=url,
        listen=section.take("listen", "127.0.0.1", check.text),
        port=section.take("port", 8443, check.number_between(1, 65535)),
        secret=section.take("secret", "", check.webhook_secret),
    )


def _http(section: Section) -> Http | None:
    if not section.given:
        return None
    return Http(
        key=section.take("key", "", check.api_key),
        listen=section.take("listen", "127.0.0.1", check.text),
        port=section.take("port", 8080, check.number_between(1, 65535)),
        page=section.take("page", True, check.truth),
        questions_per_minute=section.take("questions_per_minute", 120, check.number_between(1, 6000)),
    )


def _cluster(section: Section, root: Path) -> ClusterSettings | None:
    if not section.given:
        return None
    seconds = check.number_between(1, 60_000)
    settings = ClusterSettings(
        address=section.take("address", "", check.text),
        shared=place_of(root, section.take("shared", "", check.text)),
        local=place_of(root, section.take("local", "", check.text)),
        copies=section.take("copies", 2, check.number_between(1, 9)),
        passages_a_shard=section.take("passages_a_shard", 3_000_000, check.number_between(1, 100_000_000)),
        hedge=section.take("hedge_ms", 100, seconds) / 1000,
        deadline=section.take("deadline_ms", 5000, seconds) / 1000,
        private_network=section.take("private_network", False, check.truth),
    )
    for key in ("address", "shared", "local"):
        if not section.values.get(key):
            raise ConfigError(f"{section.path}: cluster.{key}: is missing; see docs/cluster.md")
    return settings


def _metrics(section: Section) -> Monitoring | None:
    if not section.given:
        return None
    return Monitoring(
        listen=section.take("listen", "127.0.0.1", check.text),
        port=section.take("port", 9464, check.number_between(1, 65535)),
    )
