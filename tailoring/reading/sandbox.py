"""Reads untrusted files in a process of its own, bounded in time and memory."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tailoring.child import end_child, module_path, received, sent, start_child
from tailoring.errors import LimitExceeded, UnreadableDocument, UserError
from tailoring.facts import Document
from tailoring.reading.limits import Limits

WORKER = Path(__file__).with_name("worker.py")
DEFAULTS = Limits()
_ERRORS: dict[str, type[UserError]] = {kind.code: kind for kind in (UnreadableDocument, LimitExceeded)}
_OTHER_FORM = "Save it in another format (PDF, DOCX or plain text) and give that."


class ReadingWorker:
    """A process that reads documents; it starts with the first one and again after it had to be ended.

    Several threads may call `read`; they take turns. `close` ends the process.
    """

    def __init__(self, limits: Limits = DEFAULTS) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The id of the running process, or None when none runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def start(self) -> None:
        """Starts the process ahead of the first document."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            self._end()

    async def read_async(self, data: bytes, name: str, *, relayed: bool = False) -> Document:
        """As `read`, without blocking the event loop."""
        return await asyncio.to_thread(self.read, data, name, relayed=relayed)

    def read(self, data: bytes, name: str, *, relayed: bool = False) -> Document:
        """The document that the bytes hold. Raises UnreadableDocument or LimitExceeded."""
        request = {"name": name, "relayed": relayed, "limits": self.limits.model_dump()}
        with self._lock:
            reply = self._exchange(json.dumps(request).encode(), data, name)
        found: dict[str, Any] = json.loads(reply)
        if "document" in found:
            return Document.model_validate(found["document"])
        if found["code"] == "out_of_memory":
            self.close()
            raise LimitExceeded(
                f"Reading {name} needs more than {self.limits.memory_mb} MB of memory (limits.memory_mb).",
                f"{_OTHER_FORM} Or raise limits.memory_mb.",
            )
        raise _ERRORS.get(found["code"], UnreadableDocument)(found["problem"], found["mend"])

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _started(self.limits)
        return self._process

    def _exchange(self, request: bytes, data: bytes, name: str) -> bytes:
        """One request and its answer; the process is ended when the answer takes too long."""
        process = self._ready(request, data)
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        # Processor time is bounded inside the process; waiting (say, for a disk) is bounded here.
        watch = threading.Timer(self.limits.seconds * 1.5 + 1, end)
        watch.start()
        try:
            reply = received(process)
        finally:
            watch.cancel()
        if reply is not None:
            return reply
        code = process.wait()
        self._end()
        if late.is_set() or code == -getattr(signal, "SIGXCPU", 24):
            raise LimitExceeded(
                f"Reading {name} took longer than {self.limits.seconds:g} s (limit {self.limits.seconds:g} s).",
                f"{_OTHER_FORM} Or raise limits.seconds.",
            )
        raise UnreadableDocument(f"{name} made its reader fail (exit code {code}); it was not read.", _OTHER_FORM)

    def _ready(self, request: bytes, data: bytes) -> subprocess.Popen[bytes]:
        """A process that has taken on the request; one that had died since the last request is replaced."""
        for _ in range(2):
            process = self._running()
            if sent(process, request, data) and received(process) == b"":
                return process
            self._end()
        raise UnreadableDocument(
            "The process that reads documents does not start.", "Run `resumewright doctor` to see what is missing."
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            end_child(process)


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    """A new process: started by file, the project's root first on its path, without our environment."""
    # Windows cannot start Python without SYSTEMROOT and its like.
    env: dict[str, str] | None = None if sys.platform == "win32" else {}
    return start_child([str(WORKER), json.dumps(module_path()), str(limits.memory_mb)], env)
