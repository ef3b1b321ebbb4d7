"""`resumewright eval KIND INPUT --out PREDICTIONS`: the benchmarks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from server.commands.running import run, say
from server.outputs import write_files
from server.settings import Settings
from tailoring.errors import UserError

app = typer.Typer(
    help="Benchmarks: all, reading, requirements, confidence, truth, mentions, bench.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Input = Annotated[Path, typer.Argument(help="The items; their labels are never read for a prediction.")]
Out = Annotated[Path | None, typer.Option("--out", help="Where one JSON line per item is written.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Predict = Callable[[Path], Iterable[dict[str, Any]]]
Score = Callable[[Path, list[dict[str, Any]]], dict[str, Any]]


class NoSuchSet(UserError):
    """A set of items that is not there."""

    code = "no_such_set"


def _evaluate(predict: Predict, score: Score, items: Path, out: Path | None, *, as_json: bool) -> None:
    async def work(_: Settings) -> None:
        if not items.exists():
            raise NoSuchSet(f"There is no set at {items}.", "Name the file or folder with the items.")
        predictions = list(predict(items))
        if out:
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions)
            write_files(out.parent, {out.name: lines.encode()})
        figures = {"items": len(predictions), **score(items, predictions)}
        if as_json:
            say(json.dumps(figures))
        else:
            for name, value in figures.items():
                say(f"{name:20} {value}")

    run(work, as_json=as_json)


@app.command("reading")
def reading(items: Input, out: Out = None, as_json: AsJson = False) -> None:
    """Read the résumés of a folder (its pdf/*.pdf)."""
    from tailoring.evals.reading import predict_reading, score_reading

    _evaluate(predict_reading, score_reading, items, out, as_json=as_json)


@app.command("requirements")
def requirements(items: Input, out: Out = None, as_json: AsJson = False) -> None:
    """Sort the lines of ads into required, preferred and duties."""
    from tailoring.evals.requirements import predict_requirements
    from tailoring.evals.scoring import score_requirements

    _evaluate(predict_requirements, score_requirements, items, out, as_json=as_json)


@app.command("confidence")
def confidence(items: Input, out: Out = None, as_json: AsJson = False) -> None:
    """Score requirements against evidence."""
    from tailoring.evals.confidence import predict_confidence
    from tailoring.evals.scoring import score_confidence_set

    _evaluate(predict_confidence, score_confidence_set, items, out, as_json=as_json)


@app.command("truth")
def truth(items: Input, out: Out = None, as_json: AsJson = False) -> None:
    """Judge whether rewrites are carried by their facts."""
    from tailoring.evals.truth import predict_truth, score_truth

    _evaluate(predict_truth, score_truth, items, out, as_json=as_json)


@app.command("mentions")
def mentions(
    data: Annotated[
        Path | None, typer.Option("--data", help="The folder with the outside ads; the bundled ads when left out.")
    ] = None,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Score the blind set, which nobody tunes on; needs --data.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Count how many of the skills that a reader marked in ads are found."""
    from tailoring.evals.mentions import score_mentions

    async def work(_: Settings) -> None:
        figures = score_mentions(data=data, held_out=held_out)
        if as_json:
            say(json.dumps(figures))
            return
        families = figures.pop("families")
        for name, value in (*figures.items(), *families.items()):
            shown = (
                f"{value['found']:4}/{value['marks']:<4} {value['recall']:<6} {value['recall_95']}"
                if isinstance(value, dict)
                else value
            )
            say(f"{name:44} {shown}")

    run(work, as_json=as_json)


@app.command("all")
def everything(
    data: Annotated[
        Path | None, typer.Option("--data", help="The folder with the outside sets; only the bundled when left out.")
    ] = None,
    worth: Annotated[
        bool, typer.Option("--worth/--no-worth", help="Tailor every pair too, which takes minutes.")
    ] = True,
    as_json: AsJson = False,
) -> None:
    """Show every benchmark in one table: size, figure and 95 % interval."""
    from tailoring.evals.table import all_figures, as_row, check_sets, heading

    async def work(_: Settings) -> None:
        if data is not None:
            check_sets(data)
        if as_json:
            say(json.dumps({"figures": [figure.as_json() async for figure in all_figures(data, worth=worth)]}))
            return
        say(heading())
        async for figure in all_figures(data, worth=worth):
            say(as_row(figure))

    run(work, as_json=as_json)


@app.command("bench")
def bench(
    data: Annotated[
        Path | None, typer.Option("--data", help="Résumés and ads; the bundled examples when left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure speed, size and worth."""
    from server.commands.bench import measure

    async def work(settings: Settings) -> None:
        figures = await measure(settings, data)
        if as_json:
            say(json.dumps(figures))
        else:
            for name, value in figures.items():
                say(f"{name:44} {value}")

    run(work, as_json=as_json)
