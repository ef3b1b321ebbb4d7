"""Reads data files that people may change; an error in one names the file and the place."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from tailoring.compiled import compiled
from tailoring.errors import InvalidData
from tailoring.model import Model

DATA = Path(__file__).parent / "data"
M = TypeVar("M", bound=Model)


@cache
def load_yaml(path: Path, model: type[M]) -> M:
    """The file's content as `model`, read once. Raises InvalidData with file, place and what is accepted."""
    made_from = (path, Path(__file__), Path(sys.modules[model.__module__].__file__ or __file__))
    name = "-".join((*path.parts[-3:-1], path.stem, model.__name__))
    return compiled(name, made_from, lambda: _checked(path, model))


@cache
def one_of(*patterns: str) -> re.Pattern[str]:
    """What finds any of the patterns of a data file, in large letters or small."""
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


def yaml_content(path: Path) -> Any:
    """What a YAML file holds, unchecked. Raises yaml.YAMLError."""
    import yaml

    # The C loader, where PyYAML was built with it, is ten times as fast.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return loader(path.read_text(encoding="utf-8")).get_single_data()


def _checked(path: Path, model: type[M]) -> M:
    import yaml

    try:
        return model.model_validate(yaml_content(path))
    except yaml.YAMLError as error:
        raise InvalidData(f"{path} is not valid YAML: {error}.", "Correct that line.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidData(
            f"{path}: {where} has the value {first['input']!r}: {first['msg']}.", "Correct that entry."
        ) from error
