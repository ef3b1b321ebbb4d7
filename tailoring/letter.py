"""The cover letter: the ad's top needs answered with evidence, one gap handled honestly, nothing beyond the facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tailoring.data_files import DATA, load_yaml
from tailoring.fit import EvidenceType, MatchedContent
from tailoring.model import Model, Span
from tailoring.months import covered_months, interval_of
from tailoring.options import Style
from tailoring.posting import Requirement
from tailoring.profile import Position
from tailoring.reframing import tidy
from tailoring.rendering.dates import show_date
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftLine, Letter
from tailoring.run import RunInputs, TemplateStep
from tailoring.summary import core_title
from tailoring.wording import number_word, uncapitalised

_SHOWN: tuple[EvidenceType, ...] = ("experience", "project")


class LetterData(Model):
    """The content of data/letter.yaml."""

    salutation: str
    salutation_unknown: str
    applying: dict[Style, str]
    applying_unknown_employer: str
    applying_unknown_title: str
    introduction: str
    introduction_without_years: str
    introduction_former: str
    need_first: str
    need_there: tuple[str, ...]
    need_elsewhere: str
    credential: str
    gap: str
    gap_phrases: tuple[str, ...]
    closing: dict[Style, tuple[str, ...]]
    valediction: dict[Literal["british", "american"], str]
    needs_answered: int
    longest_need_words: int
    past_verbs: frozenset[str]
    plain_verbs: frozenset[str]


@cache
def letter_data() -> LetterData:
    """The letter's sentences, from the data file."""
    return load_yaml(DATA / "letter.yaml", LetterData)


def set_phrases() -> frozenset[str]:
    """Sentences that claim nothing and need no fact."""
    data = letter_data()
    return frozenset([*data.gap_phrases, data.applying_unknown_title, *(p for c in data.closing.values() for p in c)])


def write_letter(inputs: RunInputs, matched: TemplateStep, draft: Draft, options: RenderOptions) -> Letter:
    """The letter before the guard. Every sentence names the facts, or the places of the ad, that it rests on."""
    data, posting = letter_data(), inputs.posting
    desk = _Desk(inputs, matched)
    paragraphs = [desk.opening(), desk.needs(), desk.gap(), desk.closing()]
    employer = posting.employer
    return Letter(
        name=draft.name,
        contacts=draft.contacts,
        date=show_date(inputs.options.as_of.isoformat(), options, "en"),
        recipient=tuple(part for part in (employer, posting.place) if part),
        salutation=data.salutation.format(employer=employer) if employer else data.salutation_unknown,
        paragraphs=tuple(tuple(paragraph) for paragraph in paragraphs if paragraph),
        closing=data.valediction[options.spelled],
    )


@dataclass
class _Desk:
    """What writing one letter needs at hand; `used` keeps a story from being told twice."""

    inputs: RunInputs
    matched: TemplateStep

    def __post_init__(self) -> None:
        self.used: set[str] = set()
        self.count = 0
        jobs = self.inputs.profile.positions
        self.position_of = {bullet.fact_id: job for job in jobs for bullet in job.bullets}
        self.requirements = {r.id: r for r in self.inputs.posting.requirements}

    def line(self, pattern: str, fact_ids: Iterable[str], spans: Iterable[Span], slots: dict[str, str]) -> DraftLine:
        self.count += 1
        return DraftLine(
            id=f"letter-{self.count}",
            text=pattern.format(**slots),
            fact_ids=tuple(dict.fromkeys(fact_ids)),
            posting_spans=tuple(spans),
            pattern=pattern,
        )

    def phrase(self, text: str) -> DraftLine:
        self.count += 1
        return DraftLine(id=f"letter-{self.count}", text=text, courtesy=True)

    def opening(self) -> list[DraftLine]:
        data, posting = letter_data(), self.inputs.posting
        spans = [_place(posting.document.text, name) for name in (posting.title, posting.employer)]
        found = [span for span in spans if span]
        if not posting.title:
            lines = [self.phrase(data.applying_unknown_title)]
        elif posting.employer:
            pattern = data.applying[self.inputs.options.style]
            lines = [self.applying(pattern, found)]
        else:
            lines = [self.applying(data.applying_unknown_employer, found)]
        return [*lines, *self.introduction()]

    def applying(self, pattern: str, spans: list[Span]) -> DraftLine:
        posting = self.inputs.posting
        line = self.line(pattern, (), spans, {"title": posting.title, "employer": posting.employer})
        return line.model_copy(update={"about_posting": True})

    def introduction(self) -> list[DraftLine]:
        jobs = [job for job in self.inputs.profile.positions if job.title and job.employer and not job.volunteering]
        if not jobs:
            return []
        data, latest = letter_data(), jobs[0]
        alike = [job for job in jobs if core_title(job.title).casefold() == core_title(latest.title).casefold()]
        spans = [span for job in alike if (span := interval_of(job.dates, self.inputs.options.as_of))]
        years = covered_months(spans) // 12
        slots = {"own_title": core_title(latest.title), "own_employer": latest.employer}
        facts = [fact for job in alike for fact in job.fact_ids]
        if years >= 1:
            count = f"{number_word(years)} year{'s'[: years != 1]}"
            return [self.line(data.introduction, facts, (), {**slots, "years": count})]
        pattern = data.introduction_without_years if latest.dates.current else data.introduction_former
        return [self.line(pattern, latest.fact_ids, (), slots)]

    def needs(self) -> list[DraftLine]:
        lines: list[DraftLine] = []
        last = ""
        for match in self.strongest():
            if len(lines) == letter_data().needs_answered:
                break
            need = self.need(match)
            story = self.story(match) if need else None
            if need and story:
                job, fact_id, did = story
                slots = {"need": need[0], "did": did, "own_title": core_title(job.title), "own_employer": job.employer}
                pattern = self.need_pattern(len(lines), same=job.employer == last)
                lines.append(self.line(pattern, (fact_id, *job.fact_ids), (need[1],), slots))
                last = job.employer
        return lines

    def need_pattern(self, place: int, *, same: bool) -> str:
        data = letter_data()
        if place == 0:
            return data.need_first
        return data.need_there[(place - 1) % len(data.need_there)] if same else data.need_elsewhere

    def strongest(self) -> list[MatchedContent]:
        rank = {"required": 0, "preferred": 1, "nice_to_have": 2}
        good = [m for m in self.matched.fit.matches if m.confidence.tier in ("direct", "transferable")]
        return sorted(good, key=lambda m: (rank[m.importance], -m.confidence.overall))

    def need(self, match: MatchedContent) -> tuple[str, Span] | None:
        """The ad's own short words for what it asks, and where they stand."""
        requirement = self.requirements.get(match.requirement_id)
        if requirement is None:
            return None
        whole = _short_need(requirement)
        terms = [term for term in requirement.terms if 0 < len(term.text.split()) <= 5]
        return whole or ((_inside(terms[0].text), terms[0].span) if terms else None)

    def story(self, match: MatchedContent) -> tuple[Position, str, str] | None:
        """A bullet that can follow "I", with its position; each is told once."""
        for source in match.source_content:
            job = self.position_of.get(source.id)
            if job is None or source.type not in _SHOWN or source.id in self.used or not (job.title and job.employer):
                continue
            did = _after_i(tidy(source.original_text))
            if did:
                self.used.add(source.id)
                return job, source.id, did
        return None

    def gap(self) -> list[DraftLine]:
        """The most important gap that something in the person's own work comes near to."""
        data = letter_data()
        near = {m.requirement_id: m for m in self.matched.fit.matches if m.confidence.tier in ("adjacent", "weak")}
        for gap in self.matched.gaps.gaps:
            match = near.get(gap.requirement_id)
            need = self.need(match) if match else None
            story = self.story(match) if match and need else None
            if need and story:
                job, fact_id, did = story
                slots = {"need": need[0], "did": did, "own_employer": job.employer}
                return [
                    self.line(data.gap, (fact_id, *job.fact_ids), (need[1],), slots),
                    *(self.phrase(text) for text in data.gap_phrases),
                ]
        return []

    def closing(self) -> list[DraftLine]:
        return [self.phrase(text) for text in letter_data().closing[self.inputs.options.style]]


def _short_need(requirement: Requirement) -> tuple[str, Span] | None:
    text = requirement.text.strip().rstrip(".;")
    fits = len(text.split()) <= letter_data().longest_need_words and not re.search(
        r"[:()]|\b(?:you|your|we|our)\b", text
    )
    return (_inside(text), requirement.span) if fits else None


def _after_i(text: str) -> str:
    """The bullet as it follows "I", or "" when it opens with no verb that can."""
    first = text.split(" ", 1)[0]
    verb = first.casefold()
    data = letter_data()
    fits = verb in data.past_verbs or verb in data.plain_verbs or (verb.endswith("ed") and len(verb) > 3)
    if not fits or not re.fullmatch(r"[A-Za-z-]+", first):
        return ""
    return uncapitalised(text).rstrip(".")


def _inside(text: str) -> str:
    """A phrase inside a sentence: title case is undone, names and abbreviations are left."""
    words = text.split()
    # A phrase with more capitals than its first is made of names; one with a single capital only begins a line.
    if len(words) > 1 and words[0].istitle() and words[1].islower():
        return f"{words[0].lower()} {' '.join(words[1:])}"
    return text


def _place(text: str, name: str) -> Span | None:
    at = text.find(name) if name else -1
    return Span(start=at, end=at + len(name)) if at >= 0 else None


def sentences_of(letter: Letter) -> Sequence[DraftLine]:
    """Every sentence of the letter."""
    return [line for paragraph in letter.paragraphs for line in paragraph]
