"""Whether a name is another form of one in the facts: a kind of it, or a short form that counts its letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tailoring.model import Model
from tailoring.truth.equivalents import other_names
from tailoring.truth.evidence import Source
from tailoring.truth.knowledge import knowledge

_NUMERONYM = re.compile(r"[a-z]\d{1,2}[a-z]")


class Kind(Model):
    """A kind of thing, with the names it goes by and things that are of it."""

    names: tuple[str, ...]
    things: tuple[str, ...]


class Kinds(Model):
    """kinds.yaml."""

    kinds: tuple[Kind, ...]


def kind_of_named(text: str, source: Source) -> bool:
    """Whether a text opens with a kind of which the facts name a thing: CRM records, where they name Salesforce."""
    words = text.split()
    for size in range(min(3, len(words)), 0, -1):
        things = _kinds().get(" ".join(words[:size]).strip(".,;:()").lower())
        if things is not None:
            return any(
                re.search(rf"(?<![\w.]){re.escape(thing)}(?![\w])", source.text, re.IGNORECASE) for thing in things
            )
    return False


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Each name of a kind in lower case, with the things that are of it."""
    return {name.lower(): kind.things for kind in knowledge(Kinds).kinds for name in kind.names}


def shortens(short: str, word: str) -> bool:
    """Whether a short form counts the letters it leaves out: i18n, a11y."""
    counted = _NUMERONYM.fullmatch(short)
    return bool(counted) and short[0] == word[0] and short[-1] == word[-1] and int(short[1:-1]) == len(word) - 2


def words_of(source: Source) -> frozenset[str]:
    """The words of the facts in lower case, with those of other names of what they name."""
    return _words_of(source.text)


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    other = " ".join(other_names(text))
    return frozenset(re.findall(r"[\w+#]+", f"{text} {other}".lower()))
