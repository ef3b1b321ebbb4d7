"""Loads this package's data files, checked against their models."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tailoring.errors import InvalidData

DATA = Path(__file__).parent / "data"
Checked = TypeVar("Checked", bound=BaseModel)


def load_toml(path: Path, model: type[Checked]) -> Checked:
    """The file as a `model`. Raises InvalidData naming file and line."""
    text = path.read_text(encoding="utf-8")
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _invalid(path, str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        keys = [str(part) for part in first["loc"]]
        line = _line_of(text, keys)
        problem = f"line {line}: {'.'.join(keys)}: {first['msg']} (got {first.get('input')!r})"
        raise _invalid(path, problem) from error


def _invalid(path: Path, problem: str) -> InvalidData:
    return InvalidData(f"{path.name} is not valid: {problem}.", "Mend that line; the comment at its top says the form.")


def _line_of(text: str, keys: list[str]) -> int:
    """The line where the deepest of `keys` that can be found stands; keys are searched one inside the other."""
    at = 0
    for key in keys:
        found = re.compile(rf"(^|[\[{{,.\s\"]){re.escape(key)}\b", re.MULTILINE).search(text, at)
        if found:
            at = found.start(0) + len(found.group(1))
    return text.count("\n", 0, at) + 1
