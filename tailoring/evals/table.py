"""One table of every benchmark: the items that ship, then the sets of a folder."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

from tailoring.errors import InvalidData, InvalidOption
from tailoring.evals.figures import (
    Figure,
    confidence_figures,
    coverage_figures,
    mention_figures,
    reading_figures,
    requirement_figures,
    truth_figures,
)
from tailoring.evals.pairs import Pair, bundled_pairs, drawn_pairs

ITEMS = Path(__file__).parent / "items"
_OUTSIDE = (
    "bench/confidence_dev.jsonl",
    "bench/truth_dev.jsonl",
    "bench/requirements_dev.jsonl",
    "bench/requirements_dev_no_headings.jsonl",
    "resumes/gold.jsonl",
    "resumes/annotated_resumes.jsonl",
    "ads/ads.jsonl",
    "ads/city_bulletins.jsonl",
)
_WIDTHS = (13, 28, 5, 21, 7)


async def all_figures(data: Path | None = None, *, worth: bool = True) -> AsyncIterator[Figure]:
    """Every figure as it comes: the bundled sets, then those of the folder `data`.

    The worth of tailoring takes minutes; without `worth` it is left out.

    Raises:
        InvalidOption: the folder lacks a set; nothing has been measured then.
        InvalidData: not one of the pairs could be tailored.
    """
    if data is not None:
        check_sets(data)
    for figure in _bundled():
        yield figure
    if worth:
        for figure in await _worth("bundled, dev", bundled_pairs()):
            yield figure
    if data is not None:
        for figure in _outside(data):
            yield figure
        if worth:
            for figure in await _worth("outside, dev", drawn_pairs(data)):
                yield figure


def _bundled() -> Iterator[Figure]:
    yield from mention_figures("bundled, dev")
    splits: dict[str | None, str] = {"dev": "bundled, dev", "held_out": "bundled, dev, other half"}
    yield from confidence_figures(ITEMS / "confidence.jsonl", splits)
    yield from truth_figures(ITEMS / "truth.jsonl", "bundled, dev")
    yield from confidence_figures(ITEMS / "confidence_second.jsonl", {None: "bundled, second dev"})
    yield from truth_figures(ITEMS / "truth_second.jsonl", "bundled, second dev")
    yield from truth_figures(ITEMS / "truth_third.jsonl", "bundled, third dev")
    yield from truth_figures(ITEMS / "truth_fourth.jsonl", "bundled, fourth dev")
    yield from truth_figures(ITEMS / "truth_fifth.jsonl", "bundled, fifth dev")
    yield from truth_figures(ITEMS / "truth_sixth.jsonl", "bundled, sixth dev")
    yield from truth_figures(ITEMS / "truth_honest.jsonl", "bundled, honest dev")
    yield from truth_figures(ITEMS / "truth_honest_second.jsonl", "bundled, second honest dev")
    yield from confidence_figures(ITEMS / "confidence_third.jsonl", {None: "bundled, third dev"})
    yield from confidence_figures(ITEMS / "confidence_fourth.jsonl", {None: "bundled, fourth dev"})
    yield from confidence_figures(ITEMS / "confidence_fifth.jsonl", {None: "bundled, fifth dev"})
    yield from confidence_figures(ITEMS / "confidence_sixth.jsonl", {None: "bundled, sixth dev"})
    yield from confidence_figures(ITEMS / "confidence_held_out_2.jsonl", {"held_out": "bundled, held out 2"})
    yield from confidence_figures(ITEMS / "confidence_held_out_3.jsonl", {None: "bundled, held out 3"})
    yield from confidence_figures(ITEMS / "confidence_held_out_4.jsonl", {None: "bundled, held out 4"})
    yield from confidence_figures(ITEMS / "confidence_held_out_5.jsonl", {None: "bundled, held out 5"})
    yield from confidence_figures(ITEMS / "confidence_held_out_6.jsonl", {None: "bundled, held out 6"})
    yield from truth_figures(ITEMS / "truth_held_out.jsonl", "bundled, held out")
    yield from truth_figures(ITEMS / "truth_held_out_2.jsonl", "bundled, held out 2")
    yield from truth_figures(ITEMS / "truth_held_out_3.jsonl", "bundled, held out 3")
    yield from truth_figures(ITEMS / "truth_held_out_4.jsonl", "bundled, held out 4")
    yield from truth_figures(ITEMS / "truth_held_out_5.jsonl", "bundled, held out 5")
    yield from truth_figures(ITEMS / "truth_honest_held_out.jsonl", "bundled, honest held out")
    yield from truth_figures(ITEMS / "truth_honest_held_out_2.jsonl", "bundled, honest held out 2")


def _outside(data: Path) -> Iterator[Figure]:
    bench = data / "bench"
    headed = bench / "requirements_dev.jsonl"
    yield from reading_figures(data / "resumes")
    yield from requirement_figures(headed, "outside, dev")
    yield from requirement_figures(bench / "requirements_dev_no_headings.jsonl", "outside, dev, no headings", headed)
    yield from mention_figures("bundled and outside, dev", data)
    yield from mention_figures("outside, held out", data, held_out=True)
    yield from confidence_figures(bench / "confidence_dev.jsonl", {None: "outside, dev"})
    yield from truth_figures(bench / "truth_dev.jsonl", "outside, dev")


async def _worth(items: str, pairs: Sequence[Pair]) -> list[Figure]:
    from tailoring.evals.worth import measure_worth
    from tailoring.skills.taxonomy import load_taxonomy

    report = await measure_worth(pairs, load_taxonomy())
    if not report.pairs:
        message = f"None of the {len(pairs)} pairs could be tailored; the first: {report.not_run[0]}"
        raise InvalidData(message, "Mend what it names, or leave the worth out with --no-worth.")
    return coverage_figures(items, report.pairs)


def check_sets(data: Path) -> None:
    """Raises InvalidOption, which names it, for a set that the folder lacks."""
    for name in _OUTSIDE:
        if not (data / name).is_file():
            raise InvalidOption(f"{data} holds no {name}.", "Name the folder with the sets, or leave --data out.")


def heading() -> str:
    """The names of the columns, at their widths."""
    return _set_out("benchmark", "set", "size", "figure", "value", "95 % interval")


def as_row(figure: Figure) -> str:
    """One line of the table."""
    interval = f"{figure.low:.3f} – {figure.high:.3f}"
    return _set_out(figure.benchmark, figure.items, str(figure.size), figure.figure, f"{figure.value:.3f}", interval)


def _set_out(benchmark: str, items: str, size: str, figure: str, value: str, interval: str) -> str:
    first, second, third, fourth, fifth = _WIDTHS
    return f"{benchmark:{first}} {items:{second}} {size:>{third}}  {figure:{fourth}} {value:>{fifth}}  {interval}"
