"""Reads the data files of the guard's words, and makes patterns of their cues."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator

from tailoring.data_files import load_yaml
from tailoring.model import Model

DATA = Path(__file__).parent / "data"
M = TypeVar("M", bound=Model)


def _compiles(expression: str) -> str:
    try:
        re.compile(expression.replace("NAME", "x"))
    except re.error as error:
        message = f"{expression!r} is not a regular expression ({error})"
        raise ValueError(message) from error
    return expression


Cue = Annotated[str, AfterValidator(_compiles)]
Cues = tuple[Cue, ...]
Words = frozenset[str]


@cache
def _path(model: type[Model]) -> Path:
    return DATA / f"{model.__name__.lower()}.yaml"


def knowledge(model: type[M]) -> M:
    """The checked content of the data file that bears a model's name in lower case; read once.

    Raises:
        InvalidData: the file has an error; it is named with the entry.
    """
    return load_yaml(_path(model), model)


# A word in quotation marks stands by itself, as against the end of "didn't" and of "the crew's".
_OPENS, _ENDS = r"(?<![\w-])(?<!\w['’])", r"(?!\w|['’]\w)"


@cache
def any_of(cues: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a group of regular expressions, at word boundaries."""
    return re.compile(_OPENS + r"(?:" + "|".join(f"(?:{cue})" for cue in cues) + r")" + _ENDS, re.IGNORECASE)


@cache
def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a group of plain words and phrases, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(_OPENS + r"(?:" + "|".join(map(re.escape, longest_first)) + r")" + _ENDS, re.IGNORECASE)
