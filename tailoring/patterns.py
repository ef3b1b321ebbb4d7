"""What past applications teach about a new ad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tailoring.fit import Strategy
from tailoring.library import LibraryAnswer, LibraryEntry, LibraryHit, Pattern
from tailoring.posting import Posting
from tailoring.skills.normalise import fold_phrase

_WORKED = ("interview", "offer")
# Entries less like the ad than this teach nothing about it.
_LEAST_SIMILARITY = 0.25


def answer_from(hits: Sequence[tuple[LibraryEntry, float]], posting: Posting, *, full_text_only: bool) -> LibraryAnswer:
    """The found entries with the patterns of each, and what is recommended over all of them."""
    asked = {fold_phrase(term.text): term.text for r in posting.requirements for term in r.terms}
    results = tuple(
        LibraryHit(
            entry=entry, similarity=round(similarity, 4), applicable_patterns=_patterns(entry, similarity, asked)
        )
        for entry, similarity in hits
        if similarity >= _LEAST_SIMILARITY
    )
    return LibraryAnswer(
        results=results,
        applicable_patterns=tuple(pattern for hit in results for pattern in hit.applicable_patterns),
        recommended_strategies=_strategies(results),
        full_text_only=full_text_only,
    )


def _patterns(entry: LibraryEntry, similarity: float, asked: dict[str, str]) -> tuple[Pattern, ...]:
    confidence = 100 * similarity * _outcome_factor(entry)
    label = f"{entry.job_title or 'a past role'} at {entry.company}" if entry.company else entry.job_title or entry.id
    found: list[Pattern] = []
    shared = [asked[fold_phrase(skill)] for skill in entry.skills if fold_phrase(skill) in asked]
    if shared:
        text = f"{label} asked for the same: {', '.join(shared[:5])}."
        found.append(_pattern("skill_match", text, confidence, entry))
    if entry.reframing_strategies:
        names = ", ".join(strategy.replace("_", " ") for strategy in entry.reframing_strategies)
        found.append(_pattern("reframing", f"{label} used {names}.", confidence, entry))
    if entry.gaps and entry.outcome and entry.outcome.response in _WORKED:
        text = f"{label} led to an {entry.outcome.response} in spite of {len(entry.gaps)} gaps."
        found.append(_pattern("gap_mitigation", text, confidence, entry))
    if entry.section_order:
        text = f"{label} had the order {', '.join(entry.section_order)}."
        found.append(_pattern("structure", text, confidence * 0.8, entry))
    return tuple(found)


def _pattern(kind: str, text: str, confidence: float, entry: LibraryEntry) -> Pattern:
    return Pattern.model_validate(
        {
            "pattern_type": kind,
            "description": text,
            "confidence": round(min(100.0, confidence), 1),
            "entry_ids": [entry.id],
        }
    )


def _outcome_factor(entry: LibraryEntry) -> float:
    """What led to an interview counts in full; what was refused or never answered counts less."""
    response = entry.outcome.response if entry.outcome else None
    return {"interview": 1.0, "offer": 1.0, "rejection": 0.5, "no_response": 0.6}.get(response or "", 0.75)


def _strategies(hits: Sequence[LibraryHit]) -> tuple[Strategy, ...]:
    counts: Counter[Strategy] = Counter()
    for hit in hits:
        for strategy in hit.entry.reframing_strategies:
            counts[strategy] += round(100 * hit.similarity * _outcome_factor(hit.entry))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
