"""The configuration file: TOML read key by key, and one line for a value that is of the wrong kind."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from index.errors import JianghuaError

Value = TypeVar("Value")

_LINE = re.compile(r"at line (\d+)")
_WIDE = re.compile("[“”‘’「」『』＂＇＝，［］＃]")
"""Signs of Chinese input methods that stand where TOML wants others."""


class ConfigError(JianghuaError):
    """A setting that cannot be used: one line with the file, the key and what was expected."""


class WrongValue(Exception):
    """What a value should have been."""


def read_tables(path: Path) -> dict[str, object]:
    """Return what a TOML file holds; raises ConfigError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); give another file with --config") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        wide = _WIDE.search(text.split("\n")[int(line[1]) - 1]) if line else None
        if line and wide:
            raise ConfigError(
                f'{path}: line {line[1]}: has {wide[0]}, which TOML does not know; type it in English: " = , [ ] #'
            ) from error
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error


class Section:
    """One table of the file; every key is taken once, what is left over is unknown.

    `origins` collects where each value came from: the file, or nothing but the default.
    """

    def __init__(self, path: Path, prefix: str, values: dict[str, object], origins: dict[str, str]) -> None:
        self.path = path
        self.prefix = prefix
        self.values = values
        self.given = True
        self._origins = origins
        self._known: set[str] = set()

    def take(self, key: str, default: Value, check: Callable[[object], Value]) -> Value:
        """Return the checked value of a key, or the default where it is not in the file; raises ConfigError."""
        self._known.add(key)
        self._origins[self.prefix + key] = str(self.path) if key in self.values else ""
        if key not in self.values:
            return default
        try:
            return check(self.values[key])
        except WrongValue as wrong:
            raise ConfigError(f"{self.path}: {self.prefix}{key}: expected {wrong}") from None

    def section(self, key: str) -> "Section":
        """Return the table of that name, an empty one where it is not in the file (then `given` is False)."""
        self._known.add(key)
        values = self.values.get(key, {})
        if not isinstance(values, dict):
            raise ConfigError(f"{self.path}: {key}: expected a table, [{key}]")
        section = Section(self.path, f"{key}.", values, self._origins)
        section.given = key in self.values
        return section

    def finish(self) -> None:
        """Raise ConfigError for a key that nobody took."""
        unknown = sorted(set(self.values) - self._known)
        if unknown:
            known = ", ".join(sorted(self._known))
            raise ConfigError(f"{self.path}: {self.prefix}{unknown[0]}: unknown key; known are {known}")
