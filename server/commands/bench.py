"""The benchmarks of `resumewright eval bench`: worth, speed and size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from server.benchmarks.library import library_search
from server.benchmarks.machine import Figures, machine
from server.benchmarks.runs import cases_of, cold_runs, ten_documents, warm_runs
from server.benchmarks.serving import server_starts
from server.commands.running import note
from server.settings import Settings
from server.workbench import taxonomy
from tailoring.errors import InvalidOption
from tailoring.evals.pairs import Pair, bundled_pairs, drawn_pairs
from tailoring.evals.worth import measure_worth, worth_figures

_STARTS = 5
_LIBRARY_ENTRIES = 10_000


async def measure(settings: Settings, data: Path | None) -> dict[str, float | int | str]:
    """Every figure by its name; `data` adds the worth over pairs drawn from a folder. Raises InvalidOption for it.

    Seconds end in _s, milliseconds in _ms, megabytes in _mb; the rest are shares (0–1) and counts.
    """
    drawn = _drawn(data)
    own = own_trade(bundled_pairs())
    note("measuring the command and the server, each in processes of their own …")
    figures: Figures = {**machine(), **cold_runs(_STARTS), **server_starts(_STARTS)}
    note("measuring runs in one process …")
    cases = cases_of(own)
    figures.update(await ten_documents(settings, cases))
    figures.update(await warm_runs(settings, cases))
    note(f"measuring a library of {_LIBRARY_ENTRIES} entries …")
    figures.update(await library_search(settings, own, _LIBRARY_ENTRIES))
    for prefix, pairs in {"worth": bundled_pairs(), "worth_drawn": drawn}.items():
        if pairs:
            note(f"measuring the worth of {len(pairs)} tailored résumés …")
            figures.update(worth_figures(await measure_worth(pairs, taxonomy()), prefix))
    return figures


def own_trade(pairs: Sequence[Pair]) -> list[Pair]:
    """Each person with the ad of their own trade: every résumé and every ad once."""
    return [pair for pair in pairs if len(set(pair.name.split(" × "))) == 1]


def _drawn(data: Path | None) -> tuple[Pair, ...]:
    if data is None:
        return ()
    for name in ("resumes/annotated_resumes.jsonl", "ads/ads.jsonl", "ads/city_bulletins.jsonl"):
        if not (data / name).is_file():
            raise InvalidOption(f"{data} holds no {name}.", "Name a folder with résumés and ads, or leave --data out.")
    return drawn_pairs(data)
