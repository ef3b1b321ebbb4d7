"""The résumé × ad pairs that the worth of tailoring is measured on: the bundled ones, and ones drawn from a folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tailoring.ads.posting import posting_from_text
from tailoring.data_files import load_yaml
from tailoring.evals.reading import restored_text
from tailoring.evals.sets import items_of
from tailoring.merging import merged_inputs
from tailoring.model import Model
from tailoring.options import TailorOptions
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.run import RunInputs

ITEMS = Path(__file__).parent / "items"
# The bundled examples end here, so that their figures stay the same from day to day.
AS_OF = date(2026, 11, 1)
DRAWN = 50
_LEAST_LINES = 25
# So many drawn ads of 4 come from the bulletins of work outside offices.
_BULLETINS_OF_FOUR = 1
_SMALL = frozenset({"and", "the", "of", "for", "with", "manager", "senior", "lead", "associate", "staff"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A résumé and an ad as texts. `title` and `employer` are known of the drawn ads and "" of the bundled ones."""

    name: str
    resume: str
    ad: str
    title: str = ""
    employer: str = ""

    def inputs(self, as_of: date = AS_OF) -> RunInputs:
        """The pair read by the product's own readers. Raises UserError when one of them cannot be."""
        document = read_document(self.resume.encode(), f"{self.name.split(' ')[0]}.txt")
        posting = posting_from_text(self.ad, title=self.title, employer=self.employer)
        return merged_inputs([document], [read_profile(document)], posting, TailorOptions(as_of=as_of))


class _Table(Model):
    """The content of items/pairs.yaml: résumé → ads."""

    pairs: dict[str, tuple[str, ...]]


@cache
def bundled_pairs() -> tuple[Pair, ...]:
    """Ten invented people of ten trades, each with the ad of their own trade, three near ones and a far one."""
    table = load_yaml(ITEMS / "pairs.yaml", _Table).pairs
    return tuple(
        Pair(f"{resume} × {ad}", _text("resumes", resume), _text("ads", ad))
        for resume, ads in table.items()
        for ad in ads
    )


def _text(folder: str, name: str) -> str:
    return (ITEMS / folder / f"{name}.txt").read_text(encoding="utf-8")


def drawn_pairs(data: Path) -> tuple[Pair, ...]:
    """Fifty pairs of a folder with résumés and ads, always the same ones.

    Every other résumé meets the ad whose title is nearest to its own words, the rest whichever the hash gives.
    """
    resumes = [row for row in _rows(data / "resumes" / "annotated_resumes.jsonl") if _long_enough(row["text"])]
    office = _rows(data / "ads" / "ads.jsonl")
    bulletins = _rows(data / "ads" / "city_bulletins.jsonl")
    return tuple(_drawn(resumes, office, bulletins))


def _drawn(
    resumes: list[dict[str, Any]], office: list[dict[str, Any]], bulletins: list[dict[str, Any]]
) -> Iterator[Pair]:
    for place, row in enumerate(resumes[:DRAWN]):
        ads = bulletins if place % 4 < _BULLETINS_OF_FOUR else office
        text = restored_text(row["text"])
        ad = _nearest(ads, text) if place % 2 else ads[place % len(ads)]
        yield Pair(
            name=f"{row['id']} × {ad['id']}",
            resume=text,
            ad=ad.get("text") or ad["description"],
            title=ad["title"],
            employer=ad.get("employer") or ad.get("company", ""),
        )


def _long_enough(text: str) -> bool:
    return len([line for line in restored_text(text).splitlines() if line.strip()]) > _LEAST_LINES


def _nearest(ads: list[dict[str, Any]], text: str) -> dict[str, Any]:
    said = _title_words(text)
    return max(ads, key=lambda ad: len(_title_words(ad["title"]) & said) / (1 + len(_title_words(ad["title"]))))


def _title_words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{3,}", text.casefold()) if word not in _SMALL}


def _rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file in an order that says nothing of their contents."""
    return sorted(items_of(path, "id"), key=lambda row: hashlib.sha256(str(row["id"]).encode()).hexdigest())
