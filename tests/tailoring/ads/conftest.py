"""The invented ads that the tests of reading ads share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.posting import Posting

MADE_ADS = Path(__file__).parent / "made_ads"


@pytest.fixture(scope="session")
def read_ad() -> Callable[[str], Posting]:
    """Reads one of the invented ads by its name."""

    def read(name: str) -> Posting:
        return posting_from_text((MADE_ADS / f"{name}.txt").read_text(encoding="utf-8"))

    return read
