import subprocess
import sys
from pathlib import Path

import pytest

from server.benchmarks.library import library_search
from server.benchmarks.machine import machine, median, p95
from server.benchmarks.processes import watched
from server.benchmarks.runs import cases_of, example, ten_documents, warm_runs
from server.benchmarks.serving import server_starts
from server.commands.bench import measure, own_trade
from server.settings import Settings
from tailoring.errors import InvalidOption
from tailoring.evals.pairs import Pair, bundled_pairs

pytestmark = pytest.mark.promise("bench")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def test_the_machine_is_named_with_its_cores_and_its_python() -> None:
    named = str(machine()["machine"])
    assert "cores" in named
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in named


def test_the_95th_percentile_is_a_measured_value_that_few_exceed() -> None:
    values = [float(value) for value in range(1, 101)]
    assert p95(values) == 95
    assert p95([7.0]) == 7
    assert median([3.0, 1.0, 2.0]) == 2


def test_memory_counts_the_children_too() -> None:
    take = "x = bytearray(60_000_000)"
    hold = f"{take}; import time; time.sleep(0.6)"
    child = f"import subprocess, sys; {take}; subprocess.run([sys.executable, '-c', {hold!r}])"
    process = subprocess.Popen([sys.executable, "-c", child])
    with watched(process) as peak:
        process.wait()
    if not Path("/proc/self/status").exists():
        pytest.skip("this system has no /proc to read memory from")
    assert peak.megabytes > 120


def test_each_trade_is_run_once_with_its_own_ad() -> None:
    own = own_trade(bundled_pairs())
    assert len({pair.name for pair in own}) == len(own) == 10


async def test_warm_runs_tell_every_step_and_leave_the_data_folder_as_it_was(settings: Settings) -> None:
    figures = await warm_runs(settings, [example()])
    assert figures["warm_runs"] == 1
    assert {"warm_read_resume_ms", "warm_read_ad_ms", "warm_step_generation_ms", "warm_write_files_ms"} <= set(figures)
    assert list(settings.home.iterdir()) == []


async def test_documents_are_read_and_counted(settings: Settings) -> None:
    figures = await ten_documents(settings, [example()])
    assert figures["documents_read"] == 1


async def test_a_small_library_is_searched_in_both_ways(settings: Settings) -> None:
    figures = await library_search(settings, own_trade(bundled_pairs())[:2], 20)
    assert figures["library_entries"] == 20
    assert {"library_by_ad_p95_ms", "library_by_vector_p95_ms"} <= set(figures)


def test_the_server_answers_with_its_tools() -> None:
    assert int(server_starts(1)["server_tools"]) > 0


def test_a_pair_that_cannot_be_read_is_no_case() -> None:
    assert cases_of([Pair("nobody × anything", "...", "Cook wanted")]) == []


async def test_a_data_folder_without_the_sets_is_named(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(InvalidOption, match=r"annotated_resumes\.jsonl"):
        await measure(settings, tmp_path)
