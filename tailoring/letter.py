"""The cover letter: the ad's top needs answered with evidence, one gap handled honestly, nothing beyond the facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tailoring.data_files import DATA, load_yaml
from tailoring.fit import ContentSource, EvidenceType, MatchedContent
from tailoring.model import Model, Span
from tailoring.months import covered_months, interval_of
from tailoring.needs import short_need
from tailoring.options import Style
from tailoring.posting import RequirementKind
from tailoring.profile import Certification, Position
from tailoring.reframing import tidy
from tailoring.rendering.dates import show_date
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftLine, Letter
from tailoring.run import RunInputs, TemplateStep
from tailoring.summary import core_title
from tailoring.wording import number_word, uncapitalised, with_article, writing_data

_SHOWN: tuple[EvidenceType, ...] = ("experience", "project")
# What is answered by a story; a licence is named instead, and shifts or a visa are nothing to write a story about.
_TOLD: tuple[RequirementKind, ...] = ("hard_skill", "experience", "soft_skill")
_NEAR: tuple[RequirementKind, ...] = ("hard_skill", "experience")
Passes = Callable[[DraftLine], bool]


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
    gap_alone: str
    gap_first: str
    gap_alone_first: str
    gap_phrases: tuple[str, ...]
    closing: dict[Style, tuple[str, ...]]
    valediction: dict[Literal["british", "american"], str]
    needs_answered: int
    longest_need_words: int
    least_relevance: float
    least_relevance_near: float
    least_relevance_of_others: float
    need_openings: tuple[str, ...]
    need_never_opens: frozenset[str]
    past_verbs: frozenset[str]


@cache
def letter_data() -> LetterData:
    """The letter's sentences, from the data file."""
    return load_yaml(DATA / "letter.yaml", LetterData)


def set_phrases() -> frozenset[str]:
    """Sentences that claim nothing and need no fact."""
    data = letter_data()
    return frozenset([*data.gap_phrases, data.applying_unknown_title, *(p for c in data.closing.values() for p in c)])


def _anything(_: DraftLine) -> bool:
    return True


def write_letter(
    inputs: RunInputs, matched: TemplateStep, draft: Draft, options: RenderOptions, passes: Passes = _anything
) -> Letter:
    """The letter. Every sentence names the facts, or the places of the ad, that it rests on.

    `passes` judges a sentence while it is written, so that another can take the place of one that would be refused.
    """
    data, posting = letter_data(), inputs.posting
    desk = _Desk(inputs, matched, passes)
    paragraphs = [desk.opening(), [*desk.needs(), *desk.credential()], desk.gap(), desk.closing()]
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
    passes: Passes

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
            text=re.sub(r"\.\.(?=\s|$)", ".", pattern.format(**slots)),  # "… at Lumen Inc.."
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
        lines: list[DraftLine] = []
        if years >= 1:
            count = f"{number_word(years)} year{'s'[: years != 1]}"
            lines.append(self.line(_articled(data.introduction, slots), facts, (), {**slots, "years": count}))
        pattern = data.introduction_without_years if latest.dates.current else data.introduction_former
        lines.append(self.line(_articled(pattern, slots), latest.fact_ids, (), slots))
        return [line for line in lines if self.passes(line)][:1]

    def needs(self) -> list[DraftLine]:
        lines: list[DraftLine] = []
        last = ""
        for match in self.strongest():
            if len(lines) == letter_data().needs_answered:
                break
            need = self.need(match) if match.kind in _TOLD else None
            for job, fact_id, did in self.stories(match) if need else ():
                assert need is not None
                slots = {"need": need[0], "did": did, "own_title": core_title(job.title), "own_employer": job.employer}
                pattern = _articled(self.need_pattern(len(lines), same=job.id == last), slots)
                line = self.line(pattern, (fact_id, *job.fact_ids), (need[1],), slots)
                if self.passes(line):
                    lines.append(line)
                    self.used.add(fact_id)
                    last = job.id
                    break
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
        """The ad's own short words for what it asks, and where they stand; each need is named once."""
        requirement = self.requirements.get(match.requirement_id)
        if requirement is None:
            return None
        data = letter_data()
        text = self.inputs.posting.document.text
        verbs = writing_data().plain_verbs
        return short_need(requirement, text, data.need_openings, data.need_never_opens, data.longest_need_words, verbs)

    def stories(self, match: MatchedContent, least: float = 0) -> Iterable[tuple[Position, str, str]]:
        """The bullets that can follow "I", with their positions; none is told twice."""
        data = letter_data()
        for place, source in enumerate(match.source_content):
            strict = place > 0 or match.kind == "soft_skill"
            floor = data.least_relevance_of_others if strict else (least or data.least_relevance)
            told = self.told(source) if source.relevance_score >= floor else None
            if told:
                yield told

    def told(self, source: ContentSource) -> tuple[Position, str, str] | None:
        """Position, fact and what follows "I", where the source is a bullet of a job that was not told yet."""
        job = self.position_of.get(source.id)
        if job is None or source.type not in _SHOWN or source.id in self.used or not (job.title and job.employer):
            return None
        did = _after_i(tidy(_first_sentence(source.original_text)))
        return (job, source.id, did) if did else None

    def credential(self) -> list[DraftLine]:
        """The first licence or certificate that the ad requires and the person holds."""
        held = {fact: c for c in self.inputs.profile.certifications if c.state == "held" for fact in c.fact_ids}
        for match in self.strongest():
            named = self.held(match, held) if match.kind == "certification" else None
            if named:
                line = self.line(letter_data().credential, named.fact_ids, (), {"credential": named.name})
                return [line] if self.passes(line) else []
        return []

    def held(self, match: MatchedContent, held: dict[str, Certification]) -> Certification | None:
        """The certificate that meets the requirement, if it has a plain name."""
        named = held.get(match.source_content[0].id) if match.source_content else None
        return named if named and named.name and "," not in named.name else None

    def gap(self) -> list[DraftLine]:
        """The most important gap, with what comes near to it in the person's own work where something does."""
        matches = {match.requirement_id: match for match in self.matched.fit.matches if match.kind in _NEAR}
        open_ones = [matches[gap.requirement_id] for gap in self.matched.gaps.gaps if gap.requirement_id in matches]
        for find in (self.near_line, self.gap_line):
            for match in open_ones:
                need = self.need(match)
                line = find(match, *need) if need else None
                if line and self.passes(line):
                    return [line, *(self.phrase(text) for text in letter_data().gap_phrases)]
        return []

    def near_line(self, match: MatchedContent, need: str, span: Span) -> DraftLine | None:
        data = letter_data()
        near = match.confidence.tier == "adjacent"
        story = next(iter(self.stories(match, data.least_relevance_near)), None) if near else None
        if story is None:
            return None
        job, fact_id, did = story
        slots = {"need": need, "did": did, "own_employer": job.employer}
        return self.line(data.gap if self.used else data.gap_first, (fact_id, *job.fact_ids), (span,), slots)

    def gap_line(self, match: MatchedContent, need: str, span: Span) -> DraftLine | None:
        """A plain word about what is missing, where the thing is known by name and nothing comes near it."""
        known = any(term.concept_id for term in self.requirements[match.requirement_id].terms)
        if match.kind != "hard_skill" or match.confidence.tier != "gap" or match.low_coverage or not known:
            return None
        data = letter_data()
        return self.line(data.gap_alone if self.used else data.gap_alone_first, (), (span,), {"need": need})

    def closing(self) -> list[DraftLine]:
        return [self.phrase(text) for text in letter_data().closing[self.inputs.options.style]]


def _articled(pattern: str, slots: dict[str, str]) -> str:
    """The pattern with "a", "an" or nothing before the title, as it takes it."""
    title = slots["own_title"]
    return pattern.replace("{own_title}", with_article(title).replace(title, "{own_title}"))


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(text.split()), maxsplit=1)[0]


def _after_i(text: str) -> str:
    """The bullet as it follows "I", or "" when it opens with no verb that can."""
    first = text.split(" ", 1)[0]
    verb = first.casefold()
    data = letter_data()
    fits = verb in data.past_verbs or verb in writing_data().plain_verbs or (verb.endswith("ed") and len(verb) > 3)
    if not fits or not re.fullmatch(r"[A-Za-z-]+", first):
        return ""
    return uncapitalised(text).rstrip(".")


def _place(text: str, name: str) -> Span | None:
    at = text.find(name) if name else -1
    return Span(start=at, end=at + len(name)) if at >= 0 else None
