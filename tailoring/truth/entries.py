"""Checks the header of an entry, field by field, against the facts it stands on; what they do not say is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tailoring.facts import Fact
from tailoring.resume import DraftItem
from tailoring.skills.normalise import folded_words
from tailoring.wording import unfinished

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ADDED = re.compile(r"\s*\([^()]*\)$")


def checked_entry(
    item: DraftItem, facts: Mapping[str, Fact], *, credential: bool
) -> tuple[DraftItem, tuple[tuple[str, str], ...]]:
    """The entry with every unsupported field left out, and (field, text) of each that was.

    A `credential` (course, certificate, licence) whose own lines say that it is not finished never stands without
    saying so.
    """
    texts = [facts[fact_id].text for fact_id in item.fact_ids if fact_id in facts]
    said = {word for text in texts for word in folded_words(text)}
    refused: list[tuple[str, str]] = []
    changes: dict[str, str] = {}
    for field, text in (("title", item.title), ("organisation", item.organisation), ("place", item.place)):
        # The long form of a short title stands in parentheses beside it and comes from a list.
        own = _ADDED.sub("", text) if field == "title" and not _within(text, said) else text
        if not _within(own, said):
            refused.append((field, text))
            changes[field] = ""
    if not _years_hold(item.dates, texts):
        refused.append(("dates", item.dates))
        changes |= {"dates": "", "start": "", "end": ""}
    if credential and not item.detail and any(map(unfinished, texts)):
        changes["detail"] = "in progress"
    return item.model_copy(update=changes), tuple(refused)


def _within(text: str, said: Iterable[str]) -> bool:
    return set(folded_words(text)) <= set(said)


def _years_hold(shown: str, texts: Sequence[str]) -> bool:
    """Whether every year shown stands in the source, in full or by its last two figures ("2019–21")."""
    source = " ".join(texts)
    return all(year in source or re.search(rf"(?<!\d){year[2:]}(?!\d)", source) for year in _YEAR.findall(shown))
