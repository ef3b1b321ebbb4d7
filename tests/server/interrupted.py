"""A run in a process of its own that ends as it is told: `python interrupted.py HOME RESUME AD HOW`.

HOW is `kill:N` (this process kills itself when the step with number N is about to begin) or `hold:N` (it waits
there). Every step that begins is printed with its number.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path

import anyio

from server.settings import load_settings
from server.workbench import open_workbench
from storage.run import RunRequest
from tailoring.options import TailorOptions

AS_OF = date(2026, 11, 1)


async def main(home: str, resume: str, ad: str, how: str) -> None:
    act, _, step = how.partition(":")

    async def progress(done: int, total: int, label: str) -> None:
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
        if step and done == int(step):
            if act == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            sys.stdin.readline()

    async with open_workbench(load_settings({"RESUMEWRIGHT_HOME": home})) as bench:
        document, _, _ = await bench.intake.document(bench.scope, Path(resume).read_bytes(), "resume.txt")
        posting = await bench.intake.posting(bench.scope, Path(ad).read_bytes(), "ad.txt")
        request = RunRequest(document_ids=(document.id,), posting_id=posting.id, options=TailorOptions(as_of=AS_OF))
        await bench.jobs.tailor(bench.scope, request, progress=progress)


if __name__ == "__main__":
    home, resume, ad, how = sys.argv[1:]
    anyio.run(main, home, resume, ad, how)
