"""Commands run in this process, each with a data folder of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from server.__main__ import app


@dataclass(frozen=True)
class Answer:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)


@dataclass(frozen=True)
class Made:
    """One application that `resumewright tailor --json` made."""

    home: Path
    out: Path
    answer: dict[str, Any]

    @property
    def receipts(self) -> Path:
        return self.out / "for-you" / "receipts.json"

    @property
    def resume(self) -> dict[str, Any]:
        return self.answer["resume"]


Command = Callable[..., Answer]


def called(home: Path, *words: object) -> Answer:
    """Run a command; an error that is not a worded one is raised here."""
    done = CliRunner().invoke(app, [str(word) for word in words], env={"RESUMEWRIGHT_HOME": str(home)})
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Answer(done.exit_code, done.stdout, done.stderr)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
