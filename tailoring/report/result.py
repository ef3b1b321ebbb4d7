"""A finished run in the shape that callers of the generation expect."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from tailoring.fit import CoverLetterRecommendation, GapAnalysis, MatchedContent, Strategy, Tier
from tailoring.model import Model, Score
from tailoring.reframing import MEANING
from tailoring.report.highlights import highlights_of
from tailoring.resume import Draft
from tailoring.run import Highlights, RunOutputs


class Confidence(Model):
    """How sure the whole application is: its match score and tier; each matched requirement has its own in full."""

    overall: Score
    tier: Tier


class UsedReframing(Model):
    """A line that stands reworded in the résumé; `adapted_elements` are its words that the source has not."""

    type: Strategy
    original_text: str
    reframed_text: str
    preserved_meaning: str = ""
    adapted_elements: tuple[str, ...] = ()
    requirement_ids: tuple[str, ...] = ()
    fact_ids: tuple[str, ...] = ()


class ApplicationResult(Model):
    """What a run came to, beside its files.

    `selected_content` of a match is the line on the page that rests on the best of its evidence there.
    """

    highlights: Highlights
    confidence: Confidence
    matched_requirements: tuple[MatchedContent, ...]
    gaps: tuple[GapAnalysis, ...]
    reframing_strategies: tuple[UsedReframing, ...]
    cover_letter_recommendations: tuple[CoverLetterRecommendation, ...]


def result_of(outputs: RunOutputs) -> ApplicationResult | None:
    """The result of a run whose generation is done, else None."""
    matched, made, highlights = outputs.template, outputs.generation, highlights_of(outputs)
    if matched is None or made is None or highlights is None:
        return None
    shown = _shown(made.draft)
    return ApplicationResult(
        highlights=highlights,
        confidence=Confidence(overall=matched.fit.match_score, tier=matched.fit.tier),
        matched_requirements=tuple(
            match.model_copy(update={"selected_content": _selected(match, shown)}) for match in matched.fit.matches
        ),
        gaps=matched.gaps.gaps,
        reframing_strategies=tuple(_reframings(made.draft)),
        cover_letter_recommendations=matched.gaps.cover_letter_recommendations,
    )


def _shown(draft: Draft) -> dict[str, str]:
    """The first line of the résumé that rests on each fact."""
    found: dict[str, str] = {}
    for line in draft.all_lines():
        for fact_id in line.fact_ids:
            _ = found.setdefault(fact_id, line.text)
    return found


def _selected(match: MatchedContent, shown: Mapping[str, str]) -> str | None:
    return next((shown[source.id] for source in match.source_content if source.id in shown), None)


def _reframings(draft: Draft) -> Iterator[UsedReframing]:
    for line in draft.all_lines():
        if line.strategy and line.original:
            yield UsedReframing(
                type=line.strategy,
                original_text=line.original,
                reframed_text=line.text,
                preserved_meaning=MEANING.get(line.strategy, ""),
                adapted_elements=tuple(_new_words(line.original, line.text)),
                requirement_ids=line.requirement_ids,
                fact_ids=line.fact_ids,
            )


def _new_words(before: str, after: str) -> Iterator[str]:
    """The runs of words that only the later text has; words that moved are not new."""
    old, new = before.split(), after.split()
    known = {_bare(word) for word in old}
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, _, _, start, end in matcher.get_opcodes():
        if kind in ("insert", "replace") and any(_bare(word) not in known for word in new[start:end]):
            yield " ".join(new[start:end]).strip(" ,;.")


def _bare(word: str) -> str:
    return word.casefold().strip(" ,;.:()")
