"""What the pipeline's steps need from storage, filled from one database and bound to one person."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from storage.database import Database
from storage.finding import find_entries
from storage.query import query_terms
from storage.scope import Scope
from tailoring.fit import ConfidenceScore
from tailoring.library import LibraryAnswer, LibraryEntry
from tailoring.patterns import answer_from
from tailoring.posting import Posting
from tailoring.rendering.markdown import render_markdown
from tailoring.run import LibraryUpdateStep, RunInputs, RunOutputs
from tailoring.services import Embedder
from tailoring.theme_meter import render_options

_FOUND = 5
_OTHER_POSTINGS = 100


class DatabaseShelf:
    """One run's view of the database."""

    def __init__(
        self, database: Database, scope: Scope, run_id: str, embedder: Embedder | None, least_ats: float
    ) -> None:
        self.database = database
        self.scope = scope
        self.run_id = run_id
        self.embedder = embedder
        self.least_ats = least_ats

    async def search_library(self, inputs: RunInputs) -> LibraryAnswer:
        """Past résumés like the one to be."""
        terms = query_terms(posting_phrases(inputs.posting))
        found = await find_entries(self.database, self.scope, inputs.posting.title, terms, self.embedder, _FOUND)
        if not found.hits:
            return LibraryAnswer(warning=found.warning)
        answer = answer_from(found.hits, inputs.posting, full_text_only=found.by_words_alone)
        return answer.model_copy(update={"warning": found.warning})

    async def other_postings(self, inputs: RunInputs) -> Sequence[Posting]:
        """The other stored ads, oldest first."""
        async with self.database.reading(self.scope) as store:
            return [p for p in await store.postings.all(_OTHER_POSTINGS) if p.id != inputs.posting.id]

    async def keep_files(self, files: Mapping[str, bytes]) -> None:
        """Keep the files of this run."""
        async with self.database.writing(self.scope) as store:
            await store.runs.keep_files(self.run_id, files)

    async def keep_entry(self, inputs: RunInputs, outputs: RunOutputs) -> LibraryUpdateStep:
        """Keep the result when its quality suffices and its tier is no gap."""
        matched, made = outputs.template, outputs.generation
        if matched is None or made is None:
            message = "the library was updated before the generation"
            raise RuntimeError(message)
        if made.quality.score < self.least_ats:
            return LibraryUpdateStep(reason=f"quality {made.quality.score:.0f} is under {self.least_ats:.0f}")
        if matched.fit.tier == "gap":
            return LibraryUpdateStep(reason="the match is a gap")
        entry = library_entry(inputs, outputs, self.database.clock())
        async with self.database.writing(self.scope) as store:
            # Its vector comes with the next search.
            return LibraryUpdateStep(entry_id=await store.library.add(entry))


def posting_phrases(posting: Posting) -> list[str]:
    """What an ad is searched by: title, terms of its requirements, keywords."""
    terms = [term.text for requirement in posting.requirements for term in requirement.terms]
    return [posting.title, *terms, *posting.keywords]


def library_entry(inputs: RunInputs, outputs: RunOutputs, created_at: str) -> LibraryEntry:
    """The finished application as the library keeps it."""
    matched, made = outputs.template, outputs.generation
    assert matched is not None
    assert made is not None
    content = render_markdown(made.draft, render_options(inputs.options))
    digest = hashlib.sha256(content.encode()).hexdigest()
    strong = [m for m in matched.fit.matches if m.confidence.tier in ("direct", "transferable")]
    best: ConfidenceScore | None = max(
        (m.confidence for m in matched.fit.matches), key=lambda c: c.overall, default=None
    )
    return LibraryEntry(
        id=f"lib-{digest[:10]}",
        job_id=inputs.posting.id,
        resume_content=content,
        resume_hash=digest,
        match_score=matched.fit.match_score,
        ats_score=made.quality.score,
        confidence=best,
        matched_requirements=tuple(m.requirement for m in strong),
        gaps=tuple(gap.requirement for gap in matched.gaps.gaps),
        reframing_strategies=tuple(dict.fromkeys(x.strategy for x in made.draft.all_lines() if x.strategy)),
        section_order=tuple(section.name for section in made.draft.sections),
        skills=tuple(dict.fromkeys(t.text for r in inputs.posting.requirements for t in r.terms)),
        job_title=inputs.posting.title,
        company=inputs.posting.employer,
        industry=inputs.posting.industry,
        created_at=created_at,
    )
