"""Killed at any step, two processes at once, a full disk: the run goes on and nothing is half-written."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import anyio
import anyio.lowlevel
import pytest
from command_line import Command, contents

from server.clock import now_iso
from server.holding import holder_is_gone, new_holder
from server.outputs import write_files
from server.settings import load_settings
from server.workbench import Workbench, open_workbench
from storage.database import open_database
from storage.run import RunRequest
from storage.scope import Scope
from tailoring.options import TailorOptions
from tailoring.run import STEP_NAMES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX")
ROOT = Path(__file__).resolve().parents[2]
AS_OF = ("--as-of", "2026-11-01")


def process(*words: object, **settings: object) -> subprocess.Popen[str]:
    """A Python of its own with this checkout on its path."""
    return subprocess.Popen(
        [sys.executable, *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **{name: str(value) for name, value in settings.items()}},
    )


def interrupted(home: Path, examples: Path, how: str) -> subprocess.Popen[str]:
    driver = Path(__file__).with_name("interrupted.py")
    return process(driver, home, examples / "resume.txt", examples / "ad.txt", how)


@pytest.mark.promise("killed")
def test_a_run_killed_before_each_step_does_none_twice_and_ends_with_the_same_bytes(
    resumewright: Command, home: Path, tmp_path: Path, examples: Path
) -> None:
    for number in range(1, len(STEP_NAMES)):
        killed = interrupted(home, examples, f"kill:{number}")
        begun, _ = killed.communicate(timeout=120)
        assert killed.returncode == -signal.SIGKILL
        assert begun.split() == [str(number - 1), str(number)]
    words = ["tailor", examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF, "--out"]
    last = resumewright(*words, tmp_path / "pieces")
    assert last.code == 0, last.err
    assert last.err.split("\n")[0].startswith("[7/7]")
    assert anyio.run(_steps_done, home) == list(STEP_NAMES)
    assert resumewright(*words, tmp_path / "once", "--test").code == 0
    assert contents(tmp_path / "pieces") == contents(tmp_path / "once")


async def _steps_done(home: Path) -> list[str]:
    """Every step that was ever finished for the one run of a home, in order."""
    database = await open_database(load_settings({"RESUMEWRIGHT_HOME": str(home)}).database_url, now_iso)
    async with database.reading(Scope("local", "me")) as store:
        (run,) = await store.runs.all()
        done = [event.detail for event in await store.events.of(run.id) if event.kind == "step_finished"]
    await database.close()
    return done


@pytest.mark.promise("one-driver")
def test_a_second_process_is_kept_off_a_run_until_the_first_has_gone(
    resumewright: Command, home: Path, tmp_path: Path, examples: Path
) -> None:
    words = [
        "tailor",
        examples / "resume.txt",
        "--job",
        examples / "ad.txt",
        *AS_OF,
        "--json",
        "--out",
        tmp_path / "out",
    ]
    holding = interrupted(home, examples, "hold:2")
    assert holding.stdout is not None
    assert [holding.stdout.readline() for _ in range(3)] == ["0\n", "1\n", "2\n"]
    kept_off = resumewright(*words)
    assert kept_off.code == 2
    assert kept_off.json["code"] == "run_in_use"
    assert "another process" in kept_off.json["message"]
    assert contents(tmp_path / "out") == {}
    holding.kill()
    holding.communicate(timeout=60)
    after = resumewright(*words)
    assert after.code == 0
    assert after.json["resume"]["version"] == 1


@pytest.mark.promise("one-driver")
async def test_a_cancelled_call_gives_its_run_back(home: Path, examples: Path) -> None:
    async with open_workbench(load_settings({"RESUMEWRIGHT_HOME": str(home)})) as bench:
        request = await _request(bench, examples)
        with anyio.CancelScope() as call:

            async def cancel(done: int, _total: int, _label: str) -> None:
                if done == 2:
                    call.cancel()
                await anyio.lowlevel.checkpoint()

            await bench.jobs.tailor(bench.scope, request, progress=cancel)
        assert call.cancelled_caught
        async with bench.database.reading(bench.scope) as store:
            (run,) = await store.runs.all()
            assert (await store.runs.lease(run.id)).holder == ""


@pytest.mark.promise("one-driver")
async def test_two_calls_of_one_process_for_one_run_take_turns(home: Path, examples: Path) -> None:
    begun: list[int] = []

    async def progress(done: int, _total: int, _label: str) -> None:
        begun.append(done)

    async with open_workbench(load_settings({"RESUMEWRIGHT_HOME": str(home)})) as bench:
        request = await _request(bench, examples)
        calls = (bench.jobs.tailor(bench.scope, request, progress=progress) for _ in range(2))
        one, two = await asyncio.gather(*calls)
    assert one.run.id == two.run.id
    assert begun == [0, 1, 2, 3, 4, 5, 6, 7, 7]


async def _request(bench: Workbench, examples: Path) -> RunRequest:
    """A run of the invented résumé and ad, both taken in."""
    document, _, _ = await bench.intake.document(bench.scope, (examples / "resume.txt").read_bytes(), "resume.txt")
    posting = await bench.intake.posting(bench.scope, (examples / "ad.txt").read_bytes(), "ad.txt")
    options = TailorOptions(as_of=date(2026, 11, 1))
    return RunRequest(document_ids=(document.id,), posting_id=posting.id, options=options)


@pytest.mark.promise("one-driver")
def test_a_holder_is_gone_only_when_its_process_on_this_machine_has_ended() -> None:
    mine = new_holder()
    assert not holder_is_gone(mine)
    asked = process("-c", "from server.holding import new_holder; print(new_holder())")
    theirs, _ = asked.communicate(timeout=60)
    assert holder_is_gone(theirs.strip())
    machine, number, started, chance = mine.split("-")
    assert not holder_is_gone("-".join(("0" * len(machine), "999999999", started, chance)))
    assert not holder_is_gone("somebody else")
    if started:
        assert holder_is_gone("-".join((machine, number, f"{started}1", chance)))


class Deadly(Mapping[str, bytes]):
    """Files of which the third ends the process that asks for it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.asked = 0

    def __getitem__(self, name: str) -> bytes:
        self.asked += 1
        if self.asked == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


@pytest.mark.promise("killed")
def test_a_process_killed_while_it_writes_leaves_no_file_under_its_name_and_the_next_one_tidies_up(
    tmp_path: Path,
) -> None:
    files = {f"send/{name}.pdf": name.encode() * 100_000 for name in "abcd"}
    write_files(tmp_path, {"send/a.pdf": b"the one before"})
    program = (
        "import sys, pathlib; from test_interruptions import Deadly; from server.outputs import write_files;"
        "write_files(pathlib.Path(sys.argv[1]), Deadly({f'send/{n}.pdf': n.encode() * 100_000 for n in 'abcd'}))"
    )
    killed = process("-c", program, tmp_path, PYTHONPATH=os.pathsep.join((str(ROOT), str(Path(__file__).parent))))
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert contents(tmp_path / "send") == {"a.pdf": b"the one before"}
    assert any(path.name.startswith(".partial-") for path in tmp_path.iterdir())
    write_files(tmp_path, files)
    assert contents(tmp_path) == files


FULL = """
import resource, sys
from server.__main__ import main
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
main()
"""


@pytest.mark.promise("full-disk")
@pytest.mark.parametrize("limit", [20_000, 400_000])
def test_a_disk_that_is_full_is_told_and_the_run_goes_on_when_there_is_room(
    resumewright: Command, home: Path, tmp_path: Path, examples: Path, limit: int
) -> None:
    words = [
        "tailor",
        examples / "resume.txt",
        "--job",
        examples / "ad.txt",
        *AS_OF,
        "--json",
        "--out",
        tmp_path / "out",
    ]
    full = process("-c", FULL, limit, *words, RESUMEWRIGHT_HOME=home)
    told, err = full.communicate(timeout=120)
    assert full.returncode == 2, err
    assert '"cannot_write"' in told
    assert "full" in told
    assert contents(tmp_path / "out") == {}
    again = resumewright(*words)
    assert again.code == 0, again.err
    assert again.json["resume"]["version"] == 1
    once = resumewright(*words[:-1], tmp_path / "once", "--test")
    assert once.code == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "once")


@pytest.mark.promise("full-disk")
def test_files_that_do_not_fit_leave_those_before_them_whole(tmp_path: Path) -> None:
    write_files(tmp_path, {"send/a.pdf": b"the one before"})
    program = (
        "import resource, sys, pathlib; from server.outputs import write_files;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "write_files(pathlib.Path(sys.argv[1]), {'send/a.pdf': b'new', 'send/b.pdf': bytes(5000)})"
    )
    full = process("-c", program, tmp_path)
    _, told = full.communicate(timeout=60)
    assert "CannotWrite" in told
    assert contents(tmp_path) == {"send/a.pdf": b"the one before"}
