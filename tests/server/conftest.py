"""The command line as a person meets it."""

from pathlib import Path

import pytest
from command_line import Answer, Command, Made, called

BUNDLED = Path(__file__).resolve().parents[2] / "server" / "examples"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def resumewright(home: Path) -> Command:
    def run(*words: object) -> Answer:
        return called(home, *words)

    return run


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The folder with the example that ships: resume.pdf and ad.txt."""
    return BUNDLED


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The bundled example, tailored once; who changes its files works on a copy."""
    folder = tmp_path_factory.mktemp("made")
    words = [BUNDLED / "resume.pdf", "--job", BUNDLED / "ad.txt", "--as-of", "2026-11-01", "--json"]
    answer = called(folder / "home", "tailor", *words, "--out", folder / "out")
    assert answer.code == 0, answer.err
    return Made(folder / "home", folder / "out", answer.json)
