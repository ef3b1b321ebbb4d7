"""The designed résumé set in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tailoring.errors import InvalidOption
from tailoring.evals.untailored import untailored_draft
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.press import Press, ResumeJob
from tailoring.rendering.weasy import pango_available
from tailoring.run import RunInputs

pytestmark = [
    pytest.mark.promise("press"),
    pytest.mark.skipif(not pango_available(), reason="Pango is not installed"),
]


@pytest.fixture
def job(nurse: RunInputs) -> ResumeJob:
    options = RenderOptions(theme="visual", country="GB")
    return ResumeJob("send/designed.pdf", untailored_draft(nurse.profile, options), options)


@pytest.fixture
def press() -> Iterator[Press]:
    opened = Press(cores=2)
    yield opened
    opened.close()


def test_the_other_process_sets_the_same_bytes_and_reads_the_same_back(press: Press, job: ResumeJob) -> None:
    press.start()
    assert press.begin(job)() == job.done()


def test_a_job_whose_process_was_killed_is_done_all_the_same(press: Press, job: ResumeJob) -> None:
    first = press.begin(job)()
    assert press.process_id is not None
    os.kill(press.process_id, signal.SIGKILL)
    assert press.begin(job)() == first
    assert press.begin(job)() == first


def test_an_error_for_the_person_is_the_same_as_without_it(press: Press, job: ResumeJob, tmp_path: Path) -> None:
    template = tmp_path / "mine.html"
    template.write_text("<p>{{ name</p>")
    wrong = job._replace(options=RenderOptions(theme=str(template)))
    with pytest.raises(InvalidOption) as in_place:
        wrong.done()
    with pytest.raises(InvalidOption) as apart:
        press.begin(wrong)()
    assert str(apart.value) == str(in_place.value)
    assert press.process_id is not None
    assert press.begin(job)() == job.done()


def test_with_one_core_there_is_no_other_process(job: ResumeJob) -> None:
    alone = Press(cores=1)
    alone.start()
    assert alone.begin(job)() == job.done()
    assert alone.process_id is None


def test_the_process_ends_with_the_one_that_started_it() -> None:
    program = (
        "import sys; from tailoring.rendering.press import Press\n"
        "press = Press(cores=2); press.start(); print(press.process_id, flush=True); sys.stdin.read()"
    )
    root = Path(__file__).resolve().parents[3]
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", program], stdin=pipe, stdout=pipe, stderr=pipe, cwd=root) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        os.kill(child, 0)  # it lives
        parent.kill()
        # Both hold the pipe of the errors: it ends when the second of them does.
        parent.communicate(timeout=60)
