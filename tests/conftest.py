"""Fixtures that every part shares."""

from pathlib import Path

import pytest
from hypothesis import settings

EXAMPLES = Path(__file__).parent / "examples"
# The same examples on every machine, and no deadline: speed is the benchmarks' business.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    """How a reviewed change of the tools' schemas is taken over."""
    parser.addoption("--renew-snapshots", action="store_true", help="write the snapshots anew; read the difference")


@pytest.fixture
def renew_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether snapshots are to be written anew."""
    return bool(request.config.getoption("--renew-snapshots"))


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder with an invented résumé and ad, as text."""
    return EXAMPLES


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with the public measuring sets; tests that need it are skipped where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the measuring sets are not beside this checkout")
    return SHARED_DATA
