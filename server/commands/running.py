"""What every command shares: the event loop, logging to stderr, and errors a person can mend."""

from __future__ import annotations

import json
import logging
import sys
import traceback
import typing
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import anyio
import typer

from server.settings import Settings, load_settings
from tailoring.errors import UserError

T = TypeVar("T")
EXIT_USER_ERROR = 2


def run(work: Callable[[Settings], Awaitable[T]], *, as_json: bool = False, debug: bool = False) -> T:
    """Run an async command. A UserError ends it with code 2 and its text on stderr, or as JSON on stdout."""
    try:
        settings = load_settings()
        logging.basicConfig(
            stream=sys.stderr,
            level=logging.DEBUG if debug else settings.log_level.upper(),
            format="%(levelname)s %(name)s: %(message)s",
        )
        for noisy in ("pdfminer", "fontTools", "weasyprint", "aiosqlite", "asyncio"):
            logging.getLogger(noisy).setLevel(logging.ERROR)
        return anyio.run(work, settings)
    except UserError as error:
        fail(error, as_json=as_json)


def fail(error: UserError, *, as_json: bool) -> typing.NoReturn:
    """Say what is wrong and what to do, and end with code 2."""
    if as_json:
        say(json.dumps({"status": "error", "code": error.code, "message": error.problem, "mend": error.mend}))
    else:
        note(f"{error.problem}\n{error.mend}")
    raise typer.Exit(EXIT_USER_ERROR) from error


def report_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last word on an error that is nobody's to mend: one sentence, and everything where it was asked for."""
    frames = traceback.extract_tb(trace)
    where = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "an unknown place"
    problem = f"Something went wrong inside Resumewright ({kind.__name__} at {where}). Nothing was lost."
    mend = "Run it again; if it comes back, set RESUMEWRIGHT_LOG_LEVEL=debug and report what is printed."
    if "--json" in sys.argv:
        say(json.dumps({"status": "error", "code": "internal_error", "message": problem, "mend": mend}))
    else:
        note(f"{problem}\n{mend}")
    if logging.getLogger().isEnabledFor(logging.DEBUG):
        sys.__excepthook__(kind, error, trace)


def say(text: str) -> None:
    """A line of the result, on stdout."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """A line for the person watching, on stderr."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
