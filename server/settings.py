"""The only reader of the environment and of the settings file.

Values come from `RESUMEWRIGHT_*` variables, then from `settings.toml` in the data folder, then from the defaults.
`RESUMEWRIGHT_LIMITS__PAGES=40` reaches into a table, as `[limits] pages = 40` does in the file.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

import platformdirs
from pydantic import Field, ValidationError

from tailoring.errors import InvalidOption
from tailoring.model import Model
from tailoring.reading.limits import Limits

PREFIX = "RESUMEWRIGHT_"
HOME = f"{PREFIX}HOME"


class Settings(Model):
    """Everything that can be set. `home` is the data folder; `database` empty means a file inside it."""

    home: Path = Path()
    database: str = ""
    owner: str = "local"
    person: str = "me"
    country: str = ""
    theme: str = "ats"
    limits: Limits = Limits()
    library_minimum_ats: float = Field(default=70, ge=0, le=100)
    quality_threshold: float = Field(default=85, ge=0, le=100)
    log_level: Literal["debug", "info", "warning", "error"] = "warning"

    @property
    def database_url(self) -> str:
        """The database's address: as set, or the file in the data folder."""
        return self.database or f"sqlite+aiosqlite:///{self.home / 'resumewright.db'}"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings of this process. Raises InvalidOption naming variable or file, value and accepted form."""
    source = os.environ if environment is None else environment
    named = Path(source.get(HOME) or platformdirs.user_data_dir("resumewright", appauthor=False))
    home = named.expanduser().absolute()
    values = _from_file(home / "settings.toml")
    _overlay(values, source)
    values["home"] = home
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _worded(error) from error


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror}."
        raise InvalidOption(problem, "Change its permissions or remove the file.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = f"{path} is not valid TOML: {error}."
        raise InvalidOption(problem, "Correct that line or remove the file.") from error


def _overlay(values: dict[str, Any], environment: Mapping[str, str]) -> None:
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX) or name == HOME or value == "":
            continue
        *tables, key = name.removeprefix(PREFIX).lower().split("__")
        place: dict[str, Any] = values
        for table in tables:
            inner: Any = place.setdefault(table, {})
            if not isinstance(inner, dict):
                problem = f"{name} reaches into {table!r}, which is no table of settings."
                raise InvalidOption(problem, f"Remove it, or set {PREFIX}{table.upper()}.")
            place = cast("dict[str, Any]", inner)
        place[key] = value


def _worded(error: ValidationError) -> InvalidOption:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        close = difflib.get_close_matches(where.split(".")[-1], [*Settings.model_fields, *Limits.model_fields], n=1)
        mend = f"Did you mean {close[0]}?" if close else f"Known settings: {', '.join(Settings.model_fields)}."
        return InvalidOption(f"There is no setting {where!r}.", mend)
    return InvalidOption(
        f"The setting {where} has the value {first['input']!r}, which is not accepted: {first['msg']}.",
        f"Correct it in settings.toml or in {PREFIX}{where.upper().replace('.', '__')}.",
    )
