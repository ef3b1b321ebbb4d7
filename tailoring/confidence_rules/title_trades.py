"""Which trades a job title tells: a "coach driver" drives buses, whatever other words of the ad the story shares."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import model_validator

from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

_TITLE_END = re.compile(r"[,.:;(–—|\n]|\s-\s|\s(?:at|with|for|in|on|to|from|since|until|who|where)\s", re.IGNORECASE)
_TWO_TITLES = re.compile(r"\s*(?:/|&|\band\b|\bthen\b|\+)\s*", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9&'’]+")
_LONGEST = 6  # words: a longer opening is a sentence and no title


class TitleWords(Model):
    """The words of one family's titles; see title_trades.yaml."""

    titles: str
    of: str = ""
    near: tuple[str, ...] = ()


class TitleTable(Model):
    """Titles by family of the taxonomy; the heads that tell none, and the words that tell one only for want of more."""

    open: str
    portable: str
    unsure: str
    families: dict[str, TitleWords]

    @model_validator(mode="after")
    def near_is_known(self) -> TitleTable:
        """A family beside another must stand in the table itself."""
        for name, family in self.families.items():
            if unknown := set(family.near) - self.families.keys():
                message = f"near of {name} names {sorted(unknown)}, which are no families of the table"
                raise ValueError(message)
        return self


@cache
def title_table() -> TitleTable:
    """The checked content of title_trades.yaml."""
    return load_yaml(FOLDER / "title_trades.yaml", TitleTable)


class _Words(NamedTuple):
    """Families by title, and by the words before an open head; hyphens are spaces."""

    open: frozenset[str]
    unsure: frozenset[str]
    titles: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]


@cache
def _known() -> _Words:
    table = title_table()
    titles: dict[str, frozenset[str]] = {}
    before: dict[str, frozenset[str]] = {}
    for name, family in table.families.items():
        for known, listed in ((titles, family.titles), (before, family.of)):
            for word in listed.split():
                known[word.replace("-", " ")] = known.get(word.replace("-", " "), frozenset()) | {name}
    return _Words(frozenset(table.open.split()), frozenset(table.unsure.split()), titles, before)


@lru_cache(maxsize=8192)
def trades_titled(text: str) -> frozenset[str]:
    """The families that the title opening a text tells; empty where it opens with none, or with one of any trade."""
    opening = _TITLE_END.split(text.strip(), maxsplit=1)[0]
    found: frozenset[str] = frozenset()
    for title in _TWO_TITLES.split(opening):
        words = _words(title)
        if words and len(words) <= _LONGEST:
            found |= _of_title(words)
    return found


@lru_cache(maxsize=2048)
def trades_of_job(title: str) -> frozenset[str]:
    """The families that a job's title tells anywhere in it."""
    known = _known()
    return _looked_up(_words(title), {**known.before, **known.titles}, doubt=True)


def far_apart(asked: frozenset[str], told: frozenset[str]) -> bool:
    """Whether two sets of trades are both known, and no trade of one is, or lies beside, one of the other."""
    if not asked or not told or asked & told:
        return False
    families = title_table().families
    return not any(other in families[one].near or one in families[other].near for one in asked for other in told)


@cache
def open_heads() -> frozenset[str]:
    """The stems of heads that tell no trade alone: engineer, architect."""
    return frozenset(stems(" ".join(_known().open).replace("-", " ")))


@cache
def portable() -> frozenset[str]:
    """Families whose work is done in passing in any trade."""
    return frozenset(title_table().portable.split())


def _words(title: str) -> list[str]:
    return _WORD.findall(title.lower().replace("’", "'"))


def _of_title(words: list[str]) -> frozenset[str]:
    """The families of a title by its head, and by what stands before it."""
    known = _known()
    head = known.titles.get(" ".join(words[-2:])) or _one(words[-1], known.titles)
    if head or words[-1].removesuffix("s") in known.open:
        return (head or frozenset()) | _looked_up(words[:-1], known.before)
    return frozenset()


def _looked_up(words: list[str], table: dict[str, frozenset[str]], *, doubt: bool = False) -> frozenset[str]:
    """The families of the longest runs of words that the table knows; with `doubt`, for want of others, unsure ones."""
    sure: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    place = 0
    while place < len(words):
        size = next((n for n in (3, 2, 1) if _one(" ".join(words[place : place + n]), table)), 0)
        run = " ".join(words[place : place + size])
        if run in _known().unsure:
            unsure |= _one(run, table)
        elif size:
            sure |= _one(run, table)
        place += size or 1
    return sure or (unsure if doubt else frozenset())


def _one(run: str, table: dict[str, frozenset[str]]) -> frozenset[str]:
    return table.get(run) or table.get(run.removesuffix("s"), frozenset())
