"""The most important gap of a letter, told honestly or not at all."""

from __future__ import annotations

import re

from tailoring.fit import MatchedContent
from tailoring.letter_desk import CRAFTS, Desk
from tailoring.letter_lines import articled
from tailoring.letter_words import letter_data
from tailoring.model import Span
from tailoring.needs import is_act, is_thing
from tailoring.resume import DraftLine
from tailoring.stories import hints_at, near_names, speaks_of


def gap(desk: Desk) -> list[DraftLine]:
    """The most important gap, with what comes near to it in the person's own work where something does.

    Nobody need own to lacking what would only have been nice.
    """
    matter = {key for key, requirement in desk.requirements.items() if requirement.importance != "nice_to_have"}
    near = (match for match in desk.matched.fit.matches if match.kind in CRAFTS)
    matches = {match.requirement_id: match for match in near if match.requirement_id in matter}
    open_ones = [matches[one.requirement_id] for one in desk.matched.gaps.gaps if one.requirement_id in matches]
    # Who answers little of the ad says nothing of single gaps.
    finds = (_near_line, _gap_line) if desk.answered > len(open_ones) else (_near_line,)
    for find in finds:
        for match in open_ones:
            need = desk.need(match)
            if need is None or desk.is_ability(need) or _answers(desk, need[0]):
                continue
            line = find(desk, match, *need)
            if line and desk.lines.passes(line):
                return [line]
    return []


def _answers(desk: Desk, need: str) -> bool:
    """Whether a need is part of one that was answered ("AI" of "AI tools"), or of the post's or employer's name."""
    words, posting = set(need.casefold().split()), desk.inputs.posting
    said = (*desk.named, posting.employer.casefold(), posting.title.casefold())
    return any(words <= set(re.findall(r"[^\s,()/]+", told)) for told in said)


def _near_line(desk: Desk, match: MatchedContent, need: str, span: Span) -> DraftLine | None:
    """What comes near to the need; a story that tells of the very thing is no gap."""
    data = letter_data()
    near = match.confidence.tier == "adjacent"
    stories = desk.stories.answering(match, data.least_relevance_near) if near and not is_act(need) else ()
    # What is told as the nearest is the match's own best evidence.
    story = next((one for one in stories if one.fact_id == match.source_content[0].id), None)
    if story is None or speaks_of(need, story.did):
        return None
    if not near_names(desk.requirements[match.requirement_id], story.did, desk.taxonomy):
        return None
    slots = {"need": need, "did": story.did, **story.place.slots}
    pattern = story.told_by(data.gap if desk.answered else data.gap_first, desk.led_in)
    return desk.lines.line(articled(pattern, slots), story.fact_ids, (span,), slots)


def _gap_line(desk: Desk, match: MatchedContent, need: str, span: Span) -> DraftLine | None:
    """A plain word about what is missing, where the thing is known by name and nothing comes near it."""
    data = letter_data()
    known = any(term.concept_id for term in desk.requirements[match.requirement_id].terms)
    if match.kind != "hard_skill" or match.confidence.tier != "gap" or match.low_coverage or not known:
        return None
    if len(need.split()) > data.longest_gap_words or is_act(need) or not is_thing(need):
        return None
    # Who has told of anything like it is not said to lack it.
    if any(hints_at(need, fact.text) for fact in desk.inputs.profile.facts):
        return None
    return desk.lines.line(data.gap_alone, (), (span,), {"need": need})
