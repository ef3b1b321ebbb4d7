"""The cover letter: the ad's top needs answered with evidence, one gap handled honestly, nothing beyond the facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from tailoring.fit import MatchedContent
from tailoring.letter_lines import LetterLines, Passes, anything, articled
from tailoring.letter_opening import applies_openly, opening
from tailoring.letter_places import Place
from tailoring.letter_training import held_credential, listed_skills, own_experience, studies
from tailoring.letter_words import NeedPatterns, letter_data, set_phrases
from tailoring.model import Span
from tailoring.needs import is_ability, is_act, is_thing, is_unclear, short_need
from tailoring.plan import SectionName
from tailoring.posting import RequirementKind
from tailoring.rendering.dates import show_date
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftItem, DraftLine, Letter
from tailoring.run import RunInputs, TemplateStep
from tailoring.scale import tells_amount
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import Stories, Story, hints_at, names_thing, near_names, speaks_of
from tailoring.summary import core_title
from tailoring.wording import writing_data

__all__ = ["letter_data", "set_phrases", "write_letter"]

# What is answered by a story; a licence is named instead, and shifts or a visa are nothing to write a story about.
_TOLD: tuple[RequirementKind, ...] = ("hard_skill", "experience", "soft_skill")
_NEAR: tuple[RequirementKind, ...] = ("hard_skill", "experience")
# The sections whose entries tell of work, the most telling first.
_WORKED: tuple[SectionName, ...] = ("experience", "projects", "volunteering")
_STEP = 10  # of relevance
_BEFORE = 40  # characters of the ad before a need, enough for "ability to"


def write_letter(
    inputs: RunInputs, matched: TemplateStep, draft: Draft, options: RenderOptions, passes: Passes = anything
) -> Letter:
    """The letter. Every sentence names the facts, or the places of the ad, that it rests on.

    `passes` judges a sentence while it is written, so that another can take the place of one that would be refused.
    """
    data, posting = letter_data(), inputs.posting
    made = LetterLines(passes)
    desk = _Desk(inputs, matched, draft, made)
    shown = [*desk.needs(), *desk.unasked(), *held_credential(inputs.profile, desk.strongest(), made)]
    # A gap is no reason to write, nor a thing to dwell on where no work is told.
    told = any("{did}" in line.pattern for line in shown)
    paragraphs = [opening(inputs, made), shown, desk.gap() if told else [], desk.closing()]
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
    """What writing one letter needs at hand."""

    inputs: RunInputs
    matched: TemplateStep
    draft: Draft
    lines: LetterLines

    def __post_init__(self) -> None:
        self.taxonomy = load_taxonomy()
        self.answered = 0
        self.named: set[str] = set()
        self.last_place = ""
        self.led_in = 0
        self.loose = False
        self.stories = Stories(self.inputs.profile)
        self.requirements = {r.id: r for r in self.inputs.posting.requirements}
        self.near: dict[str, int] = {}
        for match in self.matched.fit.matches:
            for source in match.source_content if match.kind in _NEAR else ():
                step = int(source.relevance_score // _STEP)
                self.near[source.id] = max(step, self.near.get(source.id, 0))
        key = f"{self.inputs.profile.name}\n{self.inputs.posting.document.text}"
        self.way = sha256(key.encode()).digest()[0]

    def needs(self) -> list[DraftLine]:
        """The ad's top needs, each with the best story that tells of it."""
        lines: list[DraftLine] = []
        named = self.named
        told: list[str] = []
        for match, stories in self.answerable():
            if len(lines) == letter_data().needs_answered:
                break
            need = self.need(match)
            if need is None or need[0].casefold() in named or self.is_post(need[0]):
                continue
            for story in stories:
                line = self.answer(need, story, told)
                if self.fits(match, need, story) and self.lines.passes(line):
                    lines.append(line)
                    named.add(need[0].casefold())
                    told.append(story.place.id)
                    self.take(story)
                    break
        self.answered = len(lines)
        return lines

    def take(self, story: Story) -> None:
        """Remembers a story that is told."""
        self.last_place = story.place.name
        self.led_in += story.lead in letter_data().leads
        self.loose = self.loose or not story.place.work
        self.stories.take(story)

    def fits(self, match: MatchedContent, need: tuple[str, Span], story: Story) -> bool:
        """Whether the story tells of what is asked, by its words or by its name; a near match is not enough."""
        # Of no place is told once: a second time would sound like an evasion.
        if self.loose and not story.place.work:
            return False
        requirement = self.requirements[match.requirement_id]
        # A row of things asked is not answered by a story that speaks of none of them.
        named = "," not in need[0] and names_thing(requirement, need[1], story.did, self.taxonomy)
        return named or speaks_of(need[0], story.did)

    def answer(self, need: tuple[str, Span], story: Story, told: list[str]) -> DraftLine:
        """One need with its story; `told` are the positions of the stories before it."""
        place = story.place
        slots = {"need": need[0], "did": story.did, **place.slots}
        data = letter_data()
        patterns = data.abilities if self.is_ability(need) else data.acts if is_act(need[0]) else data.needs
        pattern = articled(story.told_by(self.pattern(patterns, told, place), self.led_in), slots)
        return self.lines.line(pattern, story.fact_ids, (need[1],), slots)

    def pattern(self, patterns: NeedPatterns, told: list[str], place: Place) -> str:
        """The next way of naming a need; none is taken twice in a letter while there is another."""
        if not told:
            return patterns.first[self.way % len(patterns.first)]
        same = told[-1] == place.id
        row = patterns.there if same else patterns.elsewhere
        # Without a place there is no work "at" one to point to.
        row = row if same or place.work else tuple(pattern for pattern in row if "{own_title}" not in pattern)
        before = sum((one == two) == same for one, two in pairwise(told))
        return row[(self.way // 2 + before) % len(row)]

    def answerable(self) -> Iterator[tuple[MatchedContent, Iterable[Story]]]:
        """What is shown well, crafts before manners; what only comes near is told as that, if at all."""
        shown = [m for m in self.strongest() if m.kind in _TOLD]
        for soft in (False, True):
            yield from ((m, self.stories.answering(m)) for m in shown if (m.kind == "soft_skill") == soft)

    def strongest(self) -> list[MatchedContent]:
        rank = {"required": 0, "preferred": 1, "nice_to_have": 2}
        good = [m for m in self.matched.fit.matches if m.confidence.tier in ("direct", "transferable")]
        return sorted(good, key=lambda m: (rank[m.importance], -m.confidence.overall))

    def need(self, match: MatchedContent) -> tuple[str, Span] | None:
        """The ad's own short words for what it asks, and where they stand."""
        requirement = self.requirements.get(match.requirement_id)
        if requirement is None:
            return None
        data, text = letter_data(), self.inputs.posting.document.text
        verbs = writing_data().plain_verbs
        need = short_need(requirement, text, data.need_openings, data.need_never_opens, data.longest_need_words, verbs)
        if need is None or need[0].casefold() in data.need_never_alone:
            return None
        if set(re.findall(r"[a-z]+", need[0].casefold())) & data.need_never:
            return None
        return None if is_unclear(need[0], verbs) and not self.is_ability(need) else need

    def is_ability(self, need: tuple[str, Span]) -> bool:
        """Whether the need is what somebody can do rather than a thing."""
        before = self.inputs.posting.document.text[: need[1].start]
        return is_ability(need[0], before[-_BEFORE:], writing_data().plain_verbs)

    def unasked(self) -> list[DraftLine]:
        """The best of one's own work, where stories answer few of the ad's needs."""
        data = letter_data()
        lines: list[DraftLine] = []
        for find in (self.best_stories, self.experience, self.own_stories):
            for stories in find():
                if self.answered + len(lines) >= data.stories_unasked:
                    break
                told = (one if isinstance(one, DraftLine) else self.told(len(lines), one) for one in stories)
                first = next((line for line in told if line), None)
                lines += [first] if first else []
        asked = [] if self.answered or len(lines) == data.stories_unasked else self.without_work()
        if not self.answered and not lines:
            # A résumé that lists what is asked speaks for itself; a school alone needs a word before it.
            return asked if len(asked) > 1 else [self.lines.phrase(data.enclosed_phrase), *asked]
        return [*([] if self.answered else [self.lines.phrase(data.unasked_phrase)]), *lines, *asked]

    def without_work(self) -> list[DraftLine]:
        """What the ad asks and the résumé lists, and where one studied: for those who have little work to tell of."""
        shown = {match.requirement_id for match in self.strongest()}
        return [*listed_skills(self.draft, shown, self.lines), *studies(self.inputs.profile, self.lines)]

    def told(self, place: int, story: Story) -> DraftLine | None:
        """One story that answers no need; `place` counts those before it."""
        data = letter_data()
        there = story.place.name == self.last_place
        pattern = data.unasked_there if there else data.unasked[(self.answered + place) % len(data.unasked)]
        if not story.place.work:
            pattern = data.unasked_own[min(place + self.answered, 1)]
        slots = {"did": story.did, **story.place.slots}
        pattern = articled(story.told_by(pattern, self.led_in), slots)
        line = self.lines.line(pattern, story.fact_ids, (), slots)
        if story.did.casefold() in self.stories.told_texts or not self.lines.passes(line):
            return None
        self.take(story)
        return line

    def best_stories(self) -> Iterator[list[Story] | list[DraftLine]]:
        """The lines of the résumé's jobs and projects, what comes nearest to the ad first, of equals jobs."""
        sections = [section for name in _WORKED for section in self.draft.sections if section.name == name]
        title = self.inputs.posting.title

        def best(item: DraftItem) -> tuple[bool, int]:
            nearest = max((self.nearness(fact) for line in item.lines for fact in line.fact_ids), default=0)
            return speaks_of(title, item.title), nearest

        told = sorted((item for section in sections for item in section.items), key=best, reverse=True)
        items = [[(line.fact_ids[0], line.original) for line in item.lines] for item in told]
        # A second one of the same work comes before one that is told of no place.
        yield from (self.by_worth(lines) or self.named_project(lines) for lines in items)
        yield from (self.by_worth(lines) for lines in items)

    def named_project(self, lines: list[tuple[str, str]]) -> list[DraftLine]:
        """A project by its name alone, where the ad's title speaks of it and none of its lines can be told."""
        place = self.stories.place_of.get(lines[0][0]) if lines else None
        project = place.slots.get("project", "") if place else ""
        if place is None or not speaks_of(self.inputs.posting.title, project):
            return []
        pattern = letter_data().worked_on.replace("{on_project}", place.at)
        line = self.lines.line(pattern, place.fact_ids, (), place.slots)
        return [line] if self.lines.passes(line) else []

    def own_stories(self) -> Iterator[list[Story]]:
        """What the person tells of their work without a place."""
        own = [(one.fact_id, one.text) for one in (*self.inputs.profile.summary, *self.inputs.profile.unplaced)]
        yield from ([story] for story in self.by_worth(own))

    def experience(self) -> Iterator[list[DraftLine]]:
        """What the person sums up, what comes nearest to the ad first; one is enough."""
        told = sorted(self.inputs.profile.summary, key=lambda one: -self.nearness(one.fact_id))
        yield own_experience(told, self.lines)

    def by_worth(self, bullets: Iterable[tuple[str, str]]) -> list[Story]:
        """The statements that can be told: nearest to the ad first, then amounts, then what names a craft."""
        stories = (self.stories.of_bullet(fact_id, text) for fact_id, text in bullets)
        return sorted((story for story in stories if story), key=self.worth, reverse=True)

    def worth(self, story: Story) -> tuple[int, bool, bool]:
        return self.nearness(story.fact_id), tells_amount(story.did), bool(find_mentions(story.did, self.taxonomy))

    def nearness(self, fact_id: str) -> int:
        """How near a statement comes to any craft that the ad asks, in steps that differ for a reader."""
        return self.near.get(fact_id, 0)

    def gap(self) -> list[DraftLine]:
        """The most important gap, with what comes near to it in the person's own work where something does.

        Nobody need own to lacking what would only have been nice.
        """
        matter = {key for key, requirement in self.requirements.items() if requirement.importance != "nice_to_have"}
        near = (match for match in self.matched.fit.matches if match.kind in _NEAR)
        matches = {match.requirement_id: match for match in near if match.requirement_id in matter}
        open_ones = [matches[gap.requirement_id] for gap in self.matched.gaps.gaps if gap.requirement_id in matches]
        # Who answers little of the ad says nothing of single gaps.
        finds = (self.near_line, self.gap_line) if self.answered > len(open_ones) else (self.near_line,)
        for find in finds:
            for match in open_ones:
                need = self.need(match)
                if need is None or self.is_ability(need) or self.answers(need[0]):
                    continue
                line = find(match, *need)
                if line and self.lines.passes(line):
                    return [line, *(self.lines.phrase(text) for text in letter_data().gap_phrases)]
        return []

    def is_post(self, need: str) -> bool:
        """Whether a need is but the name of the post itself."""
        return need.casefold() in (
            self.inputs.posting.title.casefold(),
            core_title(self.inputs.posting.title).casefold(),
        )

    def answers(self, need: str) -> bool:
        """Whether a need is part of one that was answered ("AI" of "AI tools"), or of the post's or employer's name."""
        words, posting = set(need.casefold().split()), self.inputs.posting
        said = (*self.named, posting.employer.casefold(), posting.title.casefold())
        return any(words <= set(re.findall(r"[^\s,()/]+", told)) for told in said)

    def near_line(self, match: MatchedContent, need: str, span: Span) -> DraftLine | None:
        """What comes near to the need; a story that tells of the very thing is no gap."""
        data = letter_data()
        near = match.confidence.tier == "adjacent"
        story = next(iter(self.stories.answering(match, data.least_relevance_near)), None) if near else None
        if story is None or speaks_of(need, story.did):
            return None
        if not near_names(self.requirements[match.requirement_id], story.did, self.taxonomy):
            return None
        slots = {"need": need, "did": story.did, **story.place.slots}
        pattern = story.told_by(data.gap if self.answered else data.gap_first, self.led_in)
        return self.lines.line(articled(pattern, slots), story.fact_ids, (span,), slots)

    def gap_line(self, match: MatchedContent, need: str, span: Span) -> DraftLine | None:
        """A plain word about what is missing, where the thing is known by name and nothing comes near it."""
        data = letter_data()
        known = any(term.concept_id for term in self.requirements[match.requirement_id].terms)
        if match.kind != "hard_skill" or match.confidence.tier != "gap" or match.low_coverage or not known:
            return None
        if len(need.split()) > data.longest_gap_words or is_act(need) or not is_thing(need):
            return None
        # Who has told of anything like it is not said to lack it.
        if any(hints_at(need, fact.text) for fact in self.inputs.profile.facts):
            return None
        return self.lines.line(data.gap_alone, (), (span,), {"need": need})

    def closing(self) -> list[DraftLine]:
        data = letter_data()
        closing = data.closing_openly if applies_openly(self.inputs.posting) else data.closing
        return [self.lines.phrase(text) for text in closing[self.inputs.options.style]]
