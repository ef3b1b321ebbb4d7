"""The mentions benchmark: how many skills that a careful reader marks in job ads are found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tailoring.errors import InvalidData
from tailoring.evals.scoring import wilson
from tailoring.evals.sets import items_of, numbered_items
from tailoring.model import Span
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import tokens
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy

ITEMS = Path(__file__).parent / "items"
_BUNDLED = "items"
_MARKS = "mentions.jsonl"
# Marked blind, and never used to tune: only its score is told, so neither misses nor samples are drawn from it.
_HELD_OUT = "mentions_held_out.jsonl"
_BUNDLED_ADS = "mention_ads.jsonl"
_TEXT_OF = {"ads": "description", "city_bulletins": "text"}
_LINE = re.compile(r"[^\n]+")


class MarkedAd(NamedTuple):
    """An ad with the phrases that a reader marked in it; the marks stand verbatim in `text`."""

    ad_id: str
    family: str
    title: str
    text: str
    marks: tuple[str, ...]


class Unmarked(NamedTuple):
    """A mention that overlaps no mark, with the line it stands in, for a reader to judge."""

    ad_id: str
    concept_id: str
    text: str
    line: str


def score_mentions(
    items: Path = ITEMS, data: Path | None = None, *, taxonomy: Taxonomy | None = None, held_out: bool = False
) -> dict[str, Any]:
    """Recall of the marks, overall and by family, with 95 % Wilson intervals; the families lie under `families`.

    A mark is found when some mention lies within it or covers it, and overlaps at least half of its words. The ads
    that are not bundled are counted only when `data`, the folder that holds them, is given. With `held_out` the
    blind set is scored in place of the one that is developed on.

    Raises:
        InvalidData: a line of the set is not as it should be, named with its file; or the held-out set without `data`.
    """
    taxonomy = taxonomy or load_taxonomy()
    marked = list(marked_ads(items, data, held_out=held_out))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    unmarked = 0
    for ad in marked:
        mentions = _mentions(ad, taxonomy)
        spans = [mention.span for mention in mentions]
        found = sum(_is_found(ad.text, mark, spans) for mark in ad.marks)
        counts[ad.family][0] += found
        counts[ad.family][1] += len(ad.marks)
        unmarked += len(_beside_marks(ad, mentions))
    hits, total = (sum(count[place] for count in counts.values()) for place in (0, 1))
    return {
        "ads": len(marked),
        "unmarked_mentions": unmarked,
        **_share(hits, total),
        "families": {family: _share(*counts[family]) for family in sorted(counts)},
    }


def missed_marks(
    items: Path = ITEMS, data: Path | None = None, *, taxonomy: Taxonomy | None = None
) -> Iterator[tuple[str, str, str]]:
    """Each mark that no mention meets, as (ad id, family, mark)."""
    taxonomy = taxonomy or load_taxonomy()
    for ad in marked_ads(items, data):
        spans = [mention.span for mention in _mentions(ad, taxonomy)]
        yield from ((ad.ad_id, ad.family, mark) for mark in ad.marks if not _is_found(ad.text, mark, spans))


def unmarked_sample(
    size: int, seed: int, items: Path = ITEMS, data: Path | None = None, *, taxonomy: Taxonomy | None = None
) -> list[Unmarked]:
    """Mentions that overlap no mark, drawn by a seed: what a reader must look at to tell precision."""
    taxonomy = taxonomy or load_taxonomy()
    found: list[Unmarked] = []
    for ad in marked_ads(items, data):
        for mention in _beside_marks(ad, _mentions(ad, taxonomy)):
            start, end = ad.text.rfind("\n", 0, mention.span.start) + 1, ad.text.find("\n", mention.span.end)
            line = ad.text[start : end if end >= 0 else len(ad.text)]
            found.append(Unmarked(ad.ad_id, mention.concept_id, mention.text, line))
    # The hash shuffles in the same way on every machine and version.
    order = sorted(range(len(found)), key=lambda place: sha256(f"{seed}:{place}".encode()).digest())
    return [found[place] for place in order[:size]]


def marked_ads(items: Path = ITEMS, data: Path | None = None, *, held_out: bool = False) -> Iterator[MarkedAd]:
    """The ads of the set with their marks; only the bundled ones where `data` is None.

    Raises:
        InvalidData: a line is not JSON, lacks a field, or names an ad that is not there; or the held-out set, none of
            whose ads is bundled, is asked for without `data`.
    """
    if held_out and data is None:
        message = "The ads of the held-out set are not bundled, and no folder with them is named."
        raise InvalidData(message, "Name the folder that holds them: --data DIR.")
    marks = items / (_HELD_OUT if held_out else _MARKS)
    bundled = {row["id"]: row for row in items_of(items / _BUNDLED_ADS, "id", "title", "text")}
    outside = {source: _outside(data, source) for source in _TEXT_OF} if data else {}
    for number, row in numbered_items(marks, "id", "source", "family", "marks"):
        source = row["source"]
        if source != _BUNDLED and not data:
            continue
        ad = (bundled if source == _BUNDLED else outside.get(source, {})).get(row["id"])
        if ad is None:
            message = f"{marks}:{number} names the ad {row['id']!r} of {source!r}, which is not there."
            raise InvalidData(message, "Name an ad of the set, or the folder that holds it.")
        text = ad[_TEXT_OF.get(source, "text")]
        yield MarkedAd(row["id"], row["family"], ad["title"], text, tuple(row["marks"]))


def _outside(data: Path, source: str) -> dict[str, Mapping[str, Any]]:
    path = data / "ads" / f"{source}.jsonl"
    return {row["id"]: row for row in items_of(path, "id", "title", _TEXT_OF[source])}


def _mentions(ad: MarkedAd, taxonomy: Taxonomy) -> list[Mention]:
    """The mentions of an ad, found line by line with the title as context, as the reader of ads does it."""
    found: list[Mention] = []
    for line in _LINE.finditer(ad.text):
        for mention in find_mentions(line.group(), taxonomy, context=ad.title):
            span = Span(start=mention.span.start + line.start(), end=mention.span.end + line.start())
            found.append(mention.model_copy(update={"span": span}))
    return found


def occurrences(text: str, mark: str) -> list[Span]:
    """Where a mark stands in an ad as whole words."""
    places = re.finditer(rf"(?<!\w){re.escape(mark)}(?!\w)", text)
    return [Span(start=place.start(), end=place.end()) for place in places]


def _is_found(text: str, mark: str, spans: Sequence[Span]) -> bool:
    return any(_meets(text, place, span) for place in occurrences(text, mark) for span in spans)


def _meets(text: str, place: Span, span: Span) -> bool:
    within = place.start <= span.start and span.end <= place.end
    if not within:
        return span.start <= place.start and place.end <= span.end
    return 2 * len(tokens(text[span.start : span.end])) >= len(tokens(text[place.start : place.end]))


def _beside_marks(ad: MarkedAd, mentions: Sequence[Mention]) -> list[Mention]:
    places = [place for mark in ad.marks for place in occurrences(ad.text, mark)]
    return [
        mention
        for mention in mentions
        if not any(place.start < mention.span.end and mention.span.start < place.end for place in places)
    ]


def _share(hits: int, total: int) -> dict[str, Any]:
    low, high = wilson(hits, total)
    return {
        "marks": total,
        "found": hits,
        "recall": round(hits / total, 3) if total else 0.0,
        "recall_95": f"{low:.2f}–{high:.2f}",
    }
