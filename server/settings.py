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
from typing import Annotated, Any, Literal, cast

import platformdirs
from pydantic import BeforeValidator, Field, ValidationError

from tailoring.errors import InvalidOption
from tailoring.model import Model
from tailoring.reading.limits import Limits
from tailoring.relayed import RelayedPolicy

PREFIX = "RESUMEWRIGHT_"
HOME = f"{PREFIX}HOME"


def _several(value: object) -> object:
    """A variable holds several values with commas between them."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Several = Annotated[tuple[str, ...], BeforeValidator(_several)]


class OAuthSettings(Model):
    """Whose access tokens are taken beside our own: one issuer, and the one address its public keys come from.

    `audience` empty means the server's own address; `scope` is what a token must carry.
    """

    issuer: str = ""
    jwks: str = ""
    audience: str = ""
    scope: str = "resumewright"


class ModelSettings(Model):
    """The model that improves wording. No `name`, no network: everything works without one.

    `base_url` empty means Anthropic's own address. The limits count tokens in and out, a day from midnight UTC.
    """

    name: str = ""
    key: str = ""
    base_url: str = ""
    tokens_a_generation: int = Field(default=8000, ge=500)
    tokens_a_day: int = Field(default=50_000, ge=0)
    tokens_a_day_each: int = Field(default=5000, ge=0)
    retries: int = Field(default=2, ge=0, le=10)
    seconds: float = Field(default=60, gt=0)


class EmbedderSettings(Model):
    """What finds by meaning. No `name`: the embedder that ships; "none": by words alone; both without a network.

    With `base_url` a `name` is a model behind an OpenAI-compatible address; without, one of fastembed's, where that is
    installed. `dimensions` 0 means the model's own number. It concerns search: no score depends on it.
    """

    name: str = ""
    base_url: str = ""
    key: str = ""
    dimensions: int = Field(default=0, ge=0, le=8192)
    batch: int = Field(default=64, ge=1, le=2048)
    retries: int = Field(default=2, ge=0, le=10)
    seconds: float = Field(default=20, gt=0)


class HttpSettings(Model):
    """What `serve --http` goes by. `public_url` is the address people reach it at, where a proxy stands before it.

    `auth`: "auto" asks for a token as soon as there is an account or an issuer, "none" works on this machine only.
    `hosts` and `origins` are added to those of `public_url` and of this machine. `request_state_keys` (32 characters
    or more each, the first one seals) are shared by all processes behind one address.
    """

    host: str = "127.0.0.1"
    port: int = Field(default=8400, ge=0, le=65535)
    public_url: str = ""
    auth: Literal["auto", "required", "none"] = "auto"
    hosts: Several = ()
    origins: Several = ()
    requests_per_minute: int = Field(default=1200, ge=1)
    calls_per_minute: int = Field(default=600, ge=1)
    body_mb: float = Field(default=4, gt=0)
    sessions: int = Field(default=1000, ge=1)
    link_minutes: float = Field(default=15, gt=0)
    request_state_keys: Several = ()
    oauth: OAuthSettings = OAuthSettings()


class Settings(Model):
    """Everything that can be set. `home` is the data folder; `database` empty means a file inside it."""

    home: Path = Path()
    database: str = ""
    owner: str = "local"
    person: str = "me"
    country: str = ""
    theme: str = "ats"
    limits: Limits = Limits()
    http: HttpSettings = HttpSettings()
    model: ModelSettings = ModelSettings()
    embedder: EmbedderSettings = EmbedderSettings()
    library_minimum_ats: float = Field(default=70, ge=0, le=100)
    quality_threshold: float = Field(default=85, ge=0, le=100)
    relayed: RelayedPolicy = "usual"
    quarantine_mb: float = Field(default=200, ge=0)
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
        tables = (Settings, Limits, HttpSettings, OAuthSettings, ModelSettings, EmbedderSettings)
        known = [name for table in tables for name in table.model_fields]
        close = difflib.get_close_matches(where.split(".")[-1], known, n=1)
        mend = f"Did you mean {close[0]}?" if close else f"Known settings: {', '.join(Settings.model_fields)}."
        return InvalidOption(f"There is no setting {where!r}.", mend)
    shown = "…" if "key" in where else repr(first["input"])
    return InvalidOption(
        f"The setting {where} has the value {shown}, which is not accepted: {first['msg']}.",
        f"Correct it in settings.toml or in {PREFIX}{where.upper().replace('.', '__')}.",
    )
