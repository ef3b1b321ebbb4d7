"""The command line. Each command is imported when it is called, for some of them load much."""

from __future__ import annotations

import atexit
import gc
import importlib
import sys
from collections.abc import Iterator, MutableMapping
from types import TracebackType
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "tailor": "Tailor your résumé to a job ad, with a letter, a match report and a receipt for every line.",
    "batch": "Tailor your résumé to several job ads, and say what they have in common.",
    "demo": "Tailor a bundled résumé to a bundled ad, and say where the files are.",
    "read": "Read a résumé and show what was understood; nothing is kept.",
    "ad": "Read a job ad and show what it asks; nothing is kept.",
    "interview": "Answer questions about what your documents do not tell.",
    "library": "Past applications: list, search, outcome, reembed.",
    "confirm": "Say what is true of what an assistant passed on, and which of two values is right.",
    "quarantine": "Refused files: list, delete.",
    "verify": "Check every line again against your documents.",
    "eval": "Benchmarks: reading, requirements, confidence, bench.",
    "doctor": "Say what works here, what does not, and how to mend it.",
    "serve": "Speak MCP on standard input and output, or over HTTP.",
    "user": "Accounts for HTTP: add, token, revoke, list.",
    "person": "The persons of an account: add, list.",
}
MODULES = {"eval": "evaluate"}
# Loading the libraries makes many objects that stay; looking through them for garbage took a tenth of a short run,
# and half a second at its end.
_COLLECT_AFTER = 100_000


class _Loaded(MutableMapping[str, Any]):
    """Command name → command, loaded when it is asked for; more may be added."""

    def __init__(self) -> None:
        self.added: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.added:
            if name not in COMMANDS:
                raise KeyError(name)
            module = importlib.import_module(f"server.commands.{MODULES.get(name, name)}")
            self.added[name] = typer.main.get_command(module.app)
        return self.added[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self.added[name] = command

    def __delitem__(self, name: str) -> None:
        del self.added[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**COMMANDS, **self.added})

    def __len__(self) -> int:
        return len({**COMMANDS, **self.added})


class Commands(TyperGroup):
    """The group of all commands; its own help loads none of them."""

    def __init__(self, **settings: Any) -> None:
        settings["commands"] = None
        super().__init__(**settings)
        self.commands = _Loaded()

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """One line for each command."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: Any) -> Any:
        """Run a command; where JSON is wanted, a wrong use of it is told in JSON too."""
        as_json = "--json" in ctx.args
        try:
            return super().invoke(ctx)
        except typer.Exit:
            raise
        except _USAGE_ERROR as error:
            if not as_json:
                raise
            from server.commands.running import fail
            from tailoring.errors import InvalidOption

            fail(
                InvalidOption(error.format_message(), f"See: resumewright {ctx.invoked_subcommand} --help"),
                as_json=True,
            )


# What a wrong option, a missing one and a wrong value have in common; typer gives it no public name of its own.
_USAGE_ERROR: Any = typer.BadParameter.__mro__[1]

app = typer.Typer(
    name="resumewright", cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    rich_markup_mode=None,
)  # fmt: skip


@app.callback()
def _about() -> None:  # pyright: ignore[reportUnusedFunction] - typer calls it
    """Tailors your real career to a real job, and proves every line."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_COLLECT_AFTER)
    atexit.register(gc.freeze)
    sys.excepthook = _unexpected
    # Called as a plain command: typer's own call would put its own hook in place of ours.
    typer.main.get_command(app)(prog_name="resumewright")


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from server.commands.running import report_unexpected

    report_unexpected(kind, error, trace)


if __name__ == "__main__":
    main()
