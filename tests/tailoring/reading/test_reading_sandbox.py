"""Untrusted files are read in a process of their own, which may die without harm."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_files import docx, paragraph, raw_pdf, shown

from tailoring.errors import LimitExceeded, UnreadableDocument
from tailoring.reading.documents import read_document
from tailoring.reading.limits import Limits
from tailoring.reading.sandbox import ReadingWorker

pytestmark = [
    pytest.mark.promise("sandbox"),
    pytest.mark.skipif(sys.platform == "win32", reason="the limits are POSIX's"),
]


@pytest.fixture(scope="module")
def worker() -> Iterator[ReadingWorker]:
    with ReadingWorker() as started:
        yield started


def test_the_worker_reads_what_the_reader_reads(worker: ReadingWorker) -> None:
    for data, name in ((raw_pdf(shown(72, 700, "Charge Nurse, Lisbon")), "a.pdf"), (docx(paragraph("Café")), "b.docx")):
        assert worker.read(data, name, relayed=True) == read_document(data, name, relayed=True)


def test_one_process_serves_many_documents(worker: ReadingWorker) -> None:
    worker.read(b"Mara Okafor", "a.txt")
    first = worker.process_id
    worker.read(b"Mara Okafor", "b.txt")
    assert worker.process_id == first


def test_refusals_come_through_as_they_are(worker: ReadingWorker) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        worker.read(b"", "empty.pdf")
    assert "empty.pdf is empty" in caught.value.problem
    assert caught.value.mend
    with pytest.raises(LimitExceeded):
        worker.read(raw_pdf(shown(72, 700, "Nurse"), pages=40), "long.pdf")


async def test_reading_does_not_block_the_event_loop(worker: ReadingWorker) -> None:
    document = await worker.read_async(b"Mara Okafor", "a.txt")
    assert document.text == "Mara Okafor"


def test_a_killed_process_is_started_again(worker: ReadingWorker) -> None:
    worker.read(b"Mara Okafor", "a.txt")
    first = worker.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, os.WNOHANG)
    assert worker.read(b"Mara Okafor", "b.txt").text == "Mara Okafor"
    assert worker.process_id != first


def test_a_file_that_takes_too_long_ends_its_process_and_not_the_next_reading() -> None:
    slow = raw_pdf("q 1 0 0 1 0 0 cm Q\n" * 400_000 + shown(72, 700, "Charge Nurse"))
    with ReadingWorker(Limits(seconds=0.2)) as worker:
        with pytest.raises(LimitExceeded) as caught:
            worker.read(slow, "slow.pdf")
        assert "limits.seconds" in caught.value.mend
        assert worker.read(b"Mara Okafor", "next.txt").text == "Mara Okafor"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the address space")
def test_a_file_that_needs_too_much_memory_is_refused() -> None:
    hungry = ("x" * 19_000_000 + "😀").encode()
    with ReadingWorker(Limits(memory_mb=150, text_characters=20_000_000)) as worker:
        with pytest.raises(LimitExceeded) as caught:
            worker.read(hungry, "hungry.txt")
        assert "limits.memory_mb" in caught.value.mend
        assert worker.read(b"Mara Okafor", "next.txt").text == "Mara Okafor"


def test_the_process_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUMEWRIGHT_SECRET", "do-not-leak")
    with ReadingWorker() as worker:
        worker.read(b"Mara Okafor", "a.txt")
        assert worker.process_id is not None
        if sys.platform == "linux":
            assert b"do-not-leak" not in Path(f"/proc/{worker.process_id}/environ").read_bytes()


def test_closing_ends_the_process() -> None:
    worker = ReadingWorker()
    worker.read(b"Mara Okafor", "a.txt")
    worker.close()
    assert worker.process_id is None
