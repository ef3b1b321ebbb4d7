"""How long the main job takes, warm and cold, and how much memory it needs."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from server.benchmarks.machine import Figures, median
from server.benchmarks.processes import command, watched
from server.commands.demo import EXAMPLES
from server.outputs import write_files
from server.settings import Settings
from server.workbench import Workbench, open_workbench
from storage.run import RunRequest
from tailoring.errors import UserError
from tailoring.evals.pairs import AS_OF, Pair
from tailoring.evals.untailored import untailored_draft
from tailoring.options import TailorOptions
from tailoring.rendering.pdf import render_pdf
from tailoring.theme_meter import render_options


@dataclass(frozen=True, slots=True)
class Case:
    """A résumé as a PDF and an ad as text."""

    name: str
    pdf: bytes
    ad: bytes


def cases_of(pairs: Sequence[Pair]) -> list[Case]:
    """Each pair's résumé set as a PDF. A pair that cannot be read is left out."""
    cases: list[Case] = []
    for pair in pairs:
        try:
            inputs = pair.inputs()
        except UserError:
            continue
        draft = untailored_draft(inputs.profile, options := render_options(inputs.options))
        cases.append(Case(pair.name.partition(" ")[0], render_pdf(draft, options), pair.ad.encode()))
    return cases


def example() -> Case:
    """The bundled example of the demo."""
    return Case("example", (EXAMPLES / "resume.pdf").read_bytes(), (EXAMPLES / "ad.txt").read_bytes())


async def warm_runs(settings: Settings, cases: Sequence[Case]) -> Figures:
    """A new résumé and a new ad each time, in one process that has done one run before, with an empty data folder."""
    totals: list[float] = []
    steps: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        home = settings.model_copy(update={"home": Path(scratch), "database": ""})
        async with open_workbench(home) as bench:
            await _one_run(bench, example(), Path(scratch) / "first")
            for case in cases:
                started = time.perf_counter()
                spent = await _one_run(bench, case, Path(scratch) / case.name)
                totals.append(time.perf_counter() - started)
                for name, milliseconds in spent.items():
                    steps[name].append(milliseconds)
    figures: Figures = {
        "warm_runs": len(totals),
        "warm_run_median_s": median(totals),
        "warm_run_most_s": round(max(totals), 3),
    }
    return {**figures, **{f"warm_{name}_ms": median(values, 1) for name, values in steps.items()}}


async def _one_run(bench: Workbench, case: Case, out: Path) -> dict[str, float]:
    """The whole job, from the files' bytes to written files; milliseconds by step."""
    spent: dict[str, float] = {}
    with _clock(spent, "read_resume"):
        document, _, _ = await bench.intake.document(bench.scope, case.pdf, f"{case.name}.pdf")
    with _clock(spent, "read_ad"):
        posting = await bench.intake.posting(bench.scope, case.ad, f"{case.name}-ad.txt")
    request = RunRequest(document_ids=(document.id,), posting_id=posting.id, options=TailorOptions(as_of=AS_OF))
    with _clock(spent, "tailor"):
        finished = await bench.jobs.tailor(bench.scope, request)
    spent.update({f"step_{name}": milliseconds for name, milliseconds in finished.run.timings})
    with _clock(spent, "write_files"):
        write_files(out, await bench.jobs.files(bench.scope, finished.run.id))
    return spent


class _clock:  # noqa: N801 - used like a function
    """Adds the milliseconds a block took to `spent` under `name`."""

    def __init__(self, spent: dict[str, float], name: str) -> None:
        self.spent, self.name = spent, name

    def __enter__(self) -> None:
        self.started = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.spent[self.name] = (time.perf_counter() - self.started) * 1000


def cold_runs(times: int) -> Figures:
    """The command on the bundled example in a process of its own, with an empty data folder; its memory beside it."""
    seconds: list[float] = []
    megabytes: list[float] = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as scratch:
            started = time.perf_counter()
            process = subprocess.Popen(  # noqa: S603 - our own command
                command("tailor", str(EXAMPLES / "resume.pdf"), "--job", str(EXAMPLES / "ad.txt"), "--out", scratch,
                        "--as-of", AS_OF.isoformat(), "--test", "--json"),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            with watched(process) as peak:
                code = process.wait()
            seconds.append(time.perf_counter() - started)
            megabytes.append(peak.megabytes)
        if code:
            message = f"the command ended with code {code}"
            raise RuntimeError(message)
    return {
        "cold_runs": times,
        "cold_run_median_s": median(seconds),
        "cold_run_most_s": round(max(seconds), 3),
        "peak_memory_mb": round(max(megabytes), 1),
    }


async def ten_documents(settings: Settings, cases: Sequence[Case]) -> Figures:
    """Ten documents read and kept, the reading process's start included."""
    with tempfile.TemporaryDirectory() as scratch:
        home = settings.model_copy(update={"home": Path(scratch), "database": ""})
        async with open_workbench(home) as bench:
            started = time.perf_counter()
            for case in cases[:10]:
                await bench.intake.document(bench.scope, case.pdf, f"{case.name}.pdf")
            spent = time.perf_counter() - started
    return {"documents_read": len(cases[:10]), "documents_read_s": round(spent, 3)}
