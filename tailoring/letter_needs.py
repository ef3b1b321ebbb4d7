"""The ad's top needs, each answered with a story that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from tailoring.fit import MatchedContent
from tailoring.letter_coverage import covers
from tailoring.letter_desk import Desk
from tailoring.letter_lines import articled
from tailoring.letter_places import Place
from tailoring.letter_words import NeedPatterns, letter_data
from tailoring.model import Span
from tailoring.needs import is_act
from tailoring.own_trade import core_title
from tailoring.posting import RequirementKind
from tailoring.resume import DraftLine
from tailoring.stories import Story, answers, names_thing

# What is answered by a story; a licence is named instead, and shifts or a visa are nothing to write a story about.
_TOLD: tuple[RequirementKind, ...] = ("hard_skill", "experience", "soft_skill")


def needs(desk: Desk) -> list[DraftLine]:
    """The ad's top needs, each with the best story that tells of it."""
    lines: list[DraftLine] = []
    named = desk.named
    told: list[str] = []
    for match, stories in _answerable(desk):
        if len(lines) == letter_data().needs_answered:
            break
        need = desk.need(match)
        if need is None or need[0].casefold() in named or _is_post(desk, need[0]):
            continue
        for story in stories:
            line = _answer(desk, need, story, told)
            if _fits(desk, match, need, story) and desk.lines.passes(line):
                lines.append(line)
                named.add(need[0].casefold())
                told.append(story.place.id)
                desk.take(story)
                break
    desk.answered = len(lines)
    return lines


def _answerable(desk: Desk) -> Iterator[tuple[MatchedContent, Iterable[Story]]]:
    """What is shown well, crafts before manners; what only comes near is told as that, if at all."""
    shown = [m for m in desk.met() if m.kind in _TOLD]
    for soft in (False, True):
        yield from ((m, desk.stories.answering(m)) for m in shown if (m.kind == "soft_skill") == soft)


def _fits(desk: Desk, match: MatchedContent, need: tuple[str, Span], story: Story) -> bool:
    """Whether the story tells of what is asked, by its words or by its name; a near match is not enough."""
    # Of no place is told once: a second time would sound like an evasion.
    if desk.loose and not story.place.work:
        return False
    requirement = desk.requirements[match.requirement_id]
    # A row of things asked is not answered by a story that speaks of none of them.
    named = "," not in need[0] and names_thing(requirement, need[1], story.did, desk.taxonomy, need[0])
    speaks = named or answers(need[0], story.did)
    return speaks and covers(requirement, need, f"{story.did}; {story.place.slots.get('own_title', '')}", desk.taxonomy)


def _answer(desk: Desk, need: tuple[str, Span], story: Story, told: list[str]) -> DraftLine:
    """One need with its story; `told` are the positions of the stories before it."""
    place = story.place
    slots = {"need": need[0], "did": story.did, **place.slots}
    data = letter_data()
    patterns = data.abilities if desk.is_ability(need) else data.acts if is_act(need[0]) else data.needs
    pattern = articled(story.told_by(_pattern(desk, patterns, told, place), desk.led_in), slots)
    return desk.lines.line(pattern, story.fact_ids, (need[1],), slots)


def _pattern(desk: Desk, patterns: NeedPatterns, told: list[str], place: Place) -> str:
    """The next way of naming a need; none is taken twice in a letter while there is another."""
    if not told:
        return patterns.first[desk.way % len(patterns.first)]
    same = told[-1] == place.id
    row = patterns.there if same else patterns.elsewhere
    # Without a place there is no work "at" one to point to.
    row = row if same or place.work else tuple(pattern for pattern in row if "{own_title}" not in pattern)
    row = row if place.at_employer else tuple(pattern for pattern in row if "there, too" not in pattern)
    before = sum((one == two) == same for one, two in pairwise(told))
    return row[(desk.way // 2 + before) % len(row)]


def _is_post(desk: Desk, need: str) -> bool:
    """Whether a need is but the name of the post itself."""
    return need.casefold() in (
        desk.inputs.posting.title.casefold(),
        core_title(desk.inputs.posting.title).casefold(),
    )
