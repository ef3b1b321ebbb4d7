"""What is made from data files is kept between starts, and never longer than the files stay as they were."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tailoring.compiled import CACHE, compiled

pytestmark = pytest.mark.promise("compiled")
SOURCE = CACHE / "planted.txt"


@pytest.fixture
def source() -> Iterator[Path]:
    """A data file among the product's own."""
    SOURCE.parent.mkdir(exist_ok=True)
    SOURCE.write_text("one")
    yield SOURCE
    SOURCE.unlink()


def from_(path: Path, folder: Path) -> str:
    return compiled("planted", (path,), path.read_text, folder)


def test_what_was_made_is_not_made_again(source: Path, tmp_path: Path) -> None:
    from_(source, tmp_path)
    assert compiled("planted", (source,), lambda: "made again", tmp_path) == "one"


def test_a_changed_file_is_read_again_and_nothing_old_stays(source: Path, tmp_path: Path) -> None:
    from_(source, tmp_path)
    source.write_text("two")
    os.utime(source, ns=(1, 1))
    assert from_(source, tmp_path) == "two"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_file_is_made_anew(source: Path, tmp_path: Path) -> None:
    from_(source, tmp_path)
    for kept in tmp_path.iterdir():
        kept.write_bytes(b"half of it")
    assert from_(source, tmp_path) == "one"


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(source: Path, tmp_path: Path) -> None:
    occupied = tmp_path / "a file"
    occupied.write_text("")
    assert from_(source, occupied) == "one"


def test_a_file_of_somebody_else_is_never_kept(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("one")
    from_(theirs, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
