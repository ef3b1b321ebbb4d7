"""Sets pages in a process of its own, while this one writes what comes next."""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple, Protocol, TypeVar

from tailoring.child import end_child, module_path, received, sent, start_child, usable_cores
from tailoring.errors import UserError
from tailoring.reading.worker import own_pipes, read_frame, write_frame
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Certificate, Draft, DraftSection, Letter

_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from tailoring.rendering.press import serve; serve()"
)
_IN_PLACE = b""  # the answer to a job that ends in an error for the person

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Job(Protocol[T_co]):
    """Something to be set; it can be sent to another process."""

    def done(self) -> T_co:
        """Do it here and now."""
        ...


class Pressed(NamedTuple):
    """A résumé as PDF, and what its readers gave back."""

    pdf: bytes
    pages: int
    certificate: Certificate


class ResumeJob(NamedTuple):
    """A résumé to be set under a file's name, and read back."""

    name: str
    draft: Draft
    options: RenderOptions

    def done(self) -> Pressed:
        """The PDF. Raises InvalidOption for a template with an error."""
        from tailoring.rendering.measure import page_count
        from tailoring.rendering.parse_back import certify
        from tailoring.rendering.pdf import render_pdf

        pdf = render_pdf(self.draft, self.options)
        return Pressed(pdf, page_count(pdf), certify(self.draft, {self.name: pdf}, options=self.options))


class LetterJob(NamedTuple):
    """A letter to be set."""

    letter: Letter
    options: RenderOptions

    def done(self) -> bytes:
        """The PDF."""
        from tailoring.rendering.letter import render_letter_pdf

        return render_letter_pdf(self.letter, self.options)


class Press:
    """A process that sets pages; it starts with the first, and only where there is more than one core.

    What fails there is done again in place, so that an error is the same as without it.
    """

    def __init__(self, cores: int = 0) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="press") if (cores or usable_cores()) > 1 else None

    @property
    def apart(self) -> bool:
        """Whether pages are set in another process."""
        return self._thread is not None

    @property
    def process_id(self) -> int | None:
        """The id of the running process, or None when none runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def start(self) -> None:
        """Starts the process ahead of the first page: it loads its libraries meanwhile."""
        if self.apart:
            self._running()

    def begin(self, job: Job[T]) -> Callable[[], T]:
        """Begins a job; what is returned waits for its end and gives its result."""
        return self._thread.submit(self._pressed, job).result if self._thread else cache(job.done)

    def close(self) -> None:
        """Ends the process."""
        if self._thread:
            self._thread.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            process, self._process = self._process, None
        if process:
            end_child(process)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is not None and self._process.poll() is not None:
                end_child(self._process)
                self._process = None
            self._process = self._process or start_child(["-c", _PROGRAM, json.dumps(module_path())])
            return self._process

    def _pressed(self, job: Job[T]) -> T:
        process = self._running()
        reply = received(process) if sent(process, pickle.dumps(job)) else None
        if reply is None:
            end_child(process)
        return pickle.loads(reply) if reply else job.done()  # noqa: S301 - from our own process


def serve() -> None:
    """The program of the process: answers jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it decides what an interrupt ends
    jobs, results = own_pipes()
    _rehearse()
    while (frame := read_frame(jobs)) is not None:
        job: Job[Any] = pickle.loads(frame)  # noqa: S301 - from the process that started this one
        try:
            write_frame(results, pickle.dumps(job.done()))
        except UserError:
            write_frame(results, _IN_PLACE)


def _rehearse() -> None:
    """Sets and reads back pages of nothing, so that the first true ones find everything loaded."""
    nobody = Draft(name="Nobody", sections=(DraftSection(name="summary", heading="Summary"),))
    for theme in ("ats", "visual"):
        ResumeJob("rehearsal.pdf", nobody, RenderOptions(theme=theme)).done()
