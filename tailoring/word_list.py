"""The English words of pyspellchecker, read from its own file: building its checker takes three times as long."""

from __future__ import annotations

import gzip
import importlib.util
import json
from functools import cache
from pathlib import Path

from tailoring.errors import InvalidData

_FILE = "resources/en.json.gz"


@cache
def english_words() -> frozenset[str]:
    """Every word, in lower case. Raises InvalidData when the package lacks them."""
    package = importlib.util.find_spec("spellchecker")
    place = Path(package.origin).parent / _FILE if package and package.origin else Path(_FILE)
    try:
        with gzip.open(place) as packed:
            text = packed.read().decode()
        # A flat object of words and counts: between the quotes stand the words. Parsing it takes ten times as long.
        words = json.loads(text) if "\\" in text else text.split('"')[1::2]
    except (OSError, ValueError) as error:
        raise InvalidData(
            f"The English words of pyspellchecker cannot be read: {error}.", "Install it again."
        ) from error
    return frozenset(words)


@cache
def longest_word() -> int:
    """How many letters the longest of them has."""
    return max(map(len, english_words()))
