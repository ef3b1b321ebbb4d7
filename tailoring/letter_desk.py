"""What the parts of a letter share: what is asked, what is told of it, and what was said already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from tailoring.fit import MatchedContent
from tailoring.letter_lines import LetterLines
from tailoring.letter_words import letter_data
from tailoring.model import Span
from tailoring.needs import is_ability, is_unclear, short_need
from tailoring.posting import RequirementKind
from tailoring.resume import Draft
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import Stories, Story, telling_stems
from tailoring.wording import writing_data

CRAFTS: tuple[RequirementKind, ...] = ("hard_skill", "experience")
_STEP = 10  # of relevance
_BEFORE = 40  # characters of the ad before a need, enough for "ability to"


@dataclass
class Desk:
    """What writing one letter needs at hand, and what it has told so far."""

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
        self.opened = ""  # the patterns of the sentences before
        self.shown = frozenset(fact for line in self.draft.all_lines() for fact in line.fact_ids)
        self.stories = Stories(self.inputs.profile, self.shown if self.draft.sections else None)
        self.requirements = {r.id: r for r in self.inputs.posting.requirements}
        self.near: dict[str, int] = {}
        for match in self.matched.fit.matches:
            for source in match.source_content if match.kind in CRAFTS else ():
                step = int(source.relevance_score // _STEP)
                self.near[source.id] = max(step, self.near.get(source.id, 0))
        key = f"{self.inputs.profile.name}\n{self.inputs.posting.document.text}"
        asked = [one.span for one in self.inputs.posting.requirements]
        text = self.inputs.posting.document.text
        self.asked = telling_stems(" ".join(text[span.start : span.end] for span in asked))
        self.way = sha256(key.encode()).digest()[0]

    def take(self, story: Story) -> None:
        """Remembers a story that is told."""
        self.last_place = story.place.name
        self.led_in += story.lead in letter_data().leads
        self.loose = self.loose or not story.place.work
        self.stories.take(story)

    def need(self, match: MatchedContent) -> tuple[str, Span] | None:
        """The ad's own short words for what it asks, and where they stand."""
        requirement = self.requirements.get(match.requirement_id)
        if requirement is None:
            return None
        data, text = letter_data(), self.inputs.posting.document.text
        verbs = writing_data().plain_verbs
        need = short_need(requirement, text, data.need_openings, data.need_never_opens, data.longest_need_words, verbs)
        if need is None or all(word in data.need_never_alone for word in re.split(r"[\s/]+", need[0].casefold())):
            return None
        if set(re.findall(r"[a-z]+", need[0].casefold())) & data.need_never:
            return None
        return None if is_unclear(need[0], verbs) and not self.is_ability(need) else need

    def is_ability(self, need: tuple[str, Span]) -> bool:
        """Whether the need is what somebody can do rather than a thing."""
        before = self.inputs.posting.document.text[: need[1].start]
        return is_ability(need[0], before[-_BEFORE:], writing_data().plain_verbs)

    def met(self) -> list[MatchedContent]:
        """What is shown outright, the first of them first; only these are said to be answered."""
        return [match for match in self.strongest() if match.confidence.tier == "direct"]

    def strongest(self) -> list[MatchedContent]:
        """What is shown well, what must be before what may, and the better shown first."""
        rank = {"required": 0, "preferred": 1, "nice_to_have": 2}
        good = [m for m in self.matched.fit.matches if m.confidence.tier in ("direct", "transferable")]
        return sorted(good, key=lambda m: (rank[m.importance], -m.confidence.overall))

    def echoes(self, did: str) -> int:
        """How many telling words a story shares with what the ad asks."""
        return len(self.asked & telling_stems(did))

    def nearness(self, fact_id: str) -> int:
        """How near a statement comes to any craft that the ad asks, in steps that differ for a reader."""
        return self.near.get(fact_id, 0)
