"""`resumewright demo`: the main job on the bundled example."""

from __future__ import annotations

import json
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from server.commands.running import run, say
from server.commands.tailor import tailor_files
from server.outputs import check_writable, write_files
from server.settings import Settings
from server.workbench import open_workbench
from tailoring.options import TailorOptions

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
# The example's dates are read from this day, so that its output stays the same.
AS_OF = date(2026, 11, 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def demo(out: Annotated[Path, typer.Option("--out", help="Where the files go.")] = Path("build/demo")) -> None:
    """Tailor a bundled résumé to a bundled ad, and say where the files are and how long each step took."""

    async def work(settings: Settings) -> None:
        check_writable(out)
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as scratch:
            used = settings.model_copy(update={"home": Path(scratch), "database": ""})
            async with open_workbench(used) as bench:
                finished = await tailor_files(
                    bench,
                    [EXAMPLES / "resume.pdf"],
                    EXAMPLES / "ad.txt",
                    TailorOptions(as_of=AS_OF),
                    force=False,
                    quiet=True,
                )
                files = await bench.jobs.files(bench.scope, finished.run.id)
        paths = write_files(out, files)
        spent = time.perf_counter() - started
        for name, milliseconds in finished.run.timings:
            say(f"{name:16} {milliseconds:8.0f} ms")
        for path in paths:
            say(str(path))
        made, matched = finished.outputs.generation, finished.outputs.template
        assert made is not None
        assert matched is not None
        last = {
            "seconds": round(spent, 2),
            "files": len(paths),
            "match_score": matched.fit.match_score,
            "ats_score": made.quality.score,
            "unsupported_lines": made.unsupported_lines,
        }
        say(json.dumps(last))

    run(work)
