"""The words a résumé is read by: headings, occupations, organisations, degrees, languages, places."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tailoring.compiled import compiled
from tailoring.data_files import yaml_content
from tailoring.errors import InvalidData

DATA = Path(__file__).with_name("data")

_NOT_WORD = re.compile(r"[^\w+#]+")


@functools.lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without accents and punctuation, "&" as "and": the form in which words are compared."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("’", "'").casefold())
    return _NOT_WORD.sub(" ", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip()


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(fold(text).split())


@functools.cache
def data_table(name: str) -> dict[str, Any]:
    """A data file as it is. Raises InvalidData when it is no YAML table."""
    path = DATA / name
    return compiled(f"reading-{path.stem}", (path, Path(__file__)), lambda: _table(path))


def _table(path: Path) -> dict[str, Any]:
    import yaml

    try:
        table: object = yaml_content(path)
    except yaml.YAMLError as error:
        message = f"{path.name} is not valid YAML: {error}."
        raise InvalidData(message, "Mend the named line.") from error
    if not isinstance(table, dict):
        message = f"{path.name} holds no table."
        raise InvalidData(message, "It must map names to lists of words.")
    return cast("dict[str, Any]", table)


def _checked(name: str, key: str, found: object) -> list[str]:
    entries = cast("list[object]", found if isinstance(found, list) else [found])
    for entry in entries:
        if not isinstance(entry, str):
            message = f'{name}: "{key}" holds {entry!r} (line {_line_of(name, entry)}), which is not a word.'
            raise InvalidData(message, "Every entry must be text; put words such as no, on, 12 in quotes.")
    return cast("list[str]", entries)


def _line_of(name: str, entry: object) -> int:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    spellings = {False: "no|off|false", True: "yes|on|true"}
    written = spellings[entry] if isinstance(entry, bool) else re.escape(str(entry))
    word = re.compile(rf"(?i)(?<![\w\"'])(?:{written})(?![\w\"'])")
    return next((number for number, line in enumerate(lines, 1) if word.search(line)), 0)


@functools.cache
def listed(name: str, key: str) -> tuple[str, ...]:
    """The list `key` of data file `name` as written. Raises InvalidData naming file and line."""
    table = data_table(name)
    if key not in table:
        message = f'{name} has no list "{key}".'
        raise InvalidData(message, "Restore the list.")
    return tuple(_checked(name, key, table[key]))


@functools.cache
def folded(name: str, key: str) -> frozenset[str]:
    """The list `key` of data file `name` in folded form."""
    return frozenset(fold(entry) for entry in listed(name, key))


@functools.cache
def phrases(name: str, key: str) -> re.Pattern[str]:
    """A pattern that finds any entry of a list as whole words in a folded text."""
    entries = sorted(folded(name, key), key=lambda entry: (-len(entry), entry))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, entries)) + r")(?!\w)")


@functools.cache
def any_of(name: str, key: str) -> str:
    """A pattern for any entry of a list as written, longest first, white space loose: part of larger patterns."""
    entries = sorted(listed(name, key), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries) + ")"


@dataclass(frozen=True, slots=True)
class Headings:
    """Which section a heading opens: by its whole name, or by its last word."""

    names: dict[str, str]
    tails: dict[str, str]


@functools.cache
def headings() -> Headings:
    """The section headings. Raises InvalidData when one heading stands under two kinds."""
    names: dict[str, str] = {}
    tails: dict[str, str] = {}
    for kind, lists in data_table("headings.yaml").items():
        for key, target in (("names", names), ("tails", tails)):
            for entry in _checked("headings.yaml", kind, lists.get(key, [])):
                known = target.setdefault(fold(entry), kind)
                if known != kind:
                    line = _line_of("headings.yaml", entry)
                    message = f'headings.yaml: "{entry}" stands under both {known} and {kind} (line {line}).'
                    raise InvalidData(message, "Keep it under one of them.")
    return Headings(names, tails)


@functools.cache
def mapping(name: str, key: str) -> dict[str, str]:
    """The table `key` of data file `name`."""
    found = data_table(name).get(key)
    if not isinstance(found, dict):
        message = f'{name} has no table "{key}".'
        raise InvalidData(message, "Restore the table.")
    table = cast("dict[object, object]", found)
    _checked(name, key, [*table, *table.values()])
    return cast("dict[str, str]", found)


def regions() -> dict[str, str]:
    """Short name → region ("CA" → California)."""
    return mapping("places.yaml", "regions")
