"""What a letter tells where little of the ad is answered: the best of one's own work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tailoring.letter_career import also_worked, last_told, since
from tailoring.letter_desk import Desk
from tailoring.letter_lines import articled
from tailoring.letter_training import listed_skills, own_experience, studies
from tailoring.letter_words import letter_data
from tailoring.own_sentences import halves
from tailoring.own_trade import career_months
from tailoring.plan import SectionName
from tailoring.resume import DraftItem, DraftLine
from tailoring.scale import tells_amount
from tailoring.skills.mentions import find_mentions
from tailoring.stories import Story, idle, same_told, speaks_of

# The sections whose entries tell of work, the most telling first.
_WORKED: tuple[SectionName, ...] = ("experience", "projects", "volunteering")
_OWN_ACT = 2  # steps of nearness
_NO_ACT = re.compile(r"(?:worked|participated|helped|assisted|joined)\b")


def unasked(desk: Desk) -> list[DraftLine]:
    """The best of one's own work, where stories answer few of the ad's needs."""
    data = letter_data()
    lines: list[DraftLine] = []
    for find in (_best_stories, _experience, _own_stories):
        for stories in find(desk):
            if desk.answered + len(lines) >= data.stories_unasked:
                break
            told = (one if isinstance(one, DraftLine) else _told(desk, len(lines), one) for one in stories)
            first = next((line for line in told if line), None)
            lines += [first] if first else []
    little = not desk.answered and len(lines) < data.stories_unasked
    skills, studied = _without_work(desk) if little else ([], [])
    if not desk.answered and not lines:
        # A résumé that lists what is asked speaks for itself; a school alone needs a word behind it.
        asked = [*also_worked(desk), *skills, *studied]
        asked = asked if len(asked) > 1 else [*since(desk), *asked, *last_told(desk)]
        return asked if len(asked) > 1 else [*asked, _enclosed(desk)]
    # A school stands behind the work, where "what I would bring from my work" is told.
    return [*skills, *([] if desk.answered else [desk.lines.phrase(data.unasked_phrase)]), *lines, *studied]


def _enclosed(desk: Desk) -> DraftLine:
    """That the résumé speaks, of what it holds."""
    held = {section.name for section in desk.draft.sections}
    work, training = bool(held & {*_WORKED}), bool(held & {"education", "certifications"})
    what = "both" if work and training else "work" if work else "training" if training else "neither"
    return desk.lines.phrase(letter_data().enclosed[what])


def _without_work(desk: Desk) -> tuple[list[DraftLine], list[DraftLine]]:
    """What the ad asks and the résumé lists, and where one studied: for those who have little work to tell of."""
    shown = [
        desk.requirements[one.requirement_id] for one in desk.strongest() if one.requirement_id in desk.requirements
    ]
    return listed_skills(desk.draft, shown, desk.lines), studies(desk.inputs.profile, desk.lines)


def _told(desk: Desk, place: int, story: Story) -> DraftLine | None:
    """One story that answers no need; `place` counts those before it."""
    data = letter_data()
    pattern = data.unasked[(desk.answered + place) % len(data.unasked)]
    if story.place.name == desk.last_place:
        pattern = data.unasked_there if story.place.at_employer else data.unasked_same
    if not (desk.answered or place) and story.place.before and "{own_employer}" in desk.opened:
        pattern = data.unasked_earlier
    if not story.place.work:
        pattern = data.unasked_own[min(place + desk.answered, 1)]
    slots = {"did": story.did, **story.place.slots}
    pattern = articled(story.told_by(pattern, desk.led_in), slots)
    line = desk.lines.line(pattern, story.fact_ids, (), slots)
    if any(same_told(story.did, told) for told in desk.stories.told_texts) or not desk.lines.passes(line):
        return None
    desk.take(story)
    return line


def _best_stories(desk: Desk) -> Iterator[list[Story] | list[DraftLine]]:
    """The lines of the résumé's jobs and projects, what comes nearest to the ad first, of equals jobs."""
    sections = [section for name in _WORKED for section in desk.draft.sections if section.name == name]
    title = desk.inputs.posting.title

    def best(item: DraftItem) -> tuple[bool, int]:
        nearest = max((desk.nearness(fact) for line in item.lines for fact in line.fact_ids), default=0)
        return speaks_of(title, item.title), nearest

    told = _current_first(sorted((item for section in sections for item in section.items), key=best, reverse=True))
    items = [[(line.fact_ids[0], line.original) for line in item.lines] for item in told]
    # A second one of the same work comes before one that is told of no place, and what tells little, or of a
    # duty alone, behind all.
    yield from (_telling(desk, lines) or _named_project(desk, lines) for lines in items)
    yield from (_telling(desk, lines) for lines in items)
    yield from (_by_worth(desk, lines) for lines in items)


def _telling(desk: Desk, lines: list[tuple[str, str]]) -> list[Story]:
    return [story for story in _by_worth(desk, lines) if not (idle(story.did) or story.lead == "duty")]


def _current_first(told: list[DraftItem]) -> list[DraftItem]:
    """The entries with the oldest dated one behind the newest where it would lead."""
    dated = sorted((item for item in told if item.start), key=lambda item: item.start)
    if not dated or told[0] is not dated[0] or dated[0].start == dated[-1].start:
        return told
    rest = told[1:]
    after = next(place for place, item in enumerate(rest, start=1) if item is dated[-1])
    return [*rest[:after], told[0], *rest[after:]]


def _named_project(desk: Desk, lines: list[tuple[str, str]]) -> list[DraftLine]:
    """A project by its name and client, where the ad's title speaks of it and none of its lines can be told."""
    place = desk.stories.place_of.get(lines[0][0]) if lines else None
    project = place.slots.get("project", "") if place else ""
    if place is None or "client" not in place.slots or not speaks_of(desk.inputs.posting.title, project):
        return []
    pattern = letter_data().worked_on.replace("{on_project}", place.at)
    line = desk.lines.line(pattern, place.fact_ids, (), place.slots)
    return [line] if desk.lines.passes(line) else []


def _own_stories(desk: Desk) -> Iterator[list[Story]]:
    """What the person tells of their work without a place."""
    own = [(one.fact_id, one.text) for one in (*desk.inputs.profile.summary, *desk.inputs.profile.unplaced)]
    yield from ([story] for story in _by_worth(desk, own))


def _experience(desk: Desk) -> Iterator[list[DraftLine]]:
    """What the person sums up, what comes nearest to the ad first; one is enough."""
    torn = halves(desk.inputs.profile)
    whole = [one for one in desk.inputs.profile.summary if one.fact_id not in torn and one.fact_id in desk.shown]
    told = sorted(whole, key=lambda one: -desk.nearness(one.fact_id))
    worked = career_months(desk.inputs.profile, desk.inputs.options.as_of)
    yield own_experience(told, worked, desk.lines)


def _by_worth(desk: Desk, bullets: Iterable[tuple[str, str]]) -> list[Story]:
    """The statements that can be told: nearest to the ad first, then amounts and crafts."""
    stories = (desk.stories.of_bullet(fact_id, text) for fact_id, text in bullets)
    return sorted((story for story in stories if story), key=lambda story: _worth(desk, story), reverse=True)


def _worth(desk: Desk, story: Story) -> tuple[bool, int, int, bool, bool]:
    """Whether a story tells anything, how near it is to the ad and how much one's own act, then words it shares.

    An act of one's own with a figure outweighs a duty that is somewhat nearer.
    """
    words, title = desk.echoes(story.did), speaks_of(desk.inputs.posting.title, story.did)
    crafts = bool(find_mentions(story.did, desk.taxonomy))
    own = _is_own_act(story) * _OWN_ACT + tells_amount(story.did)
    return not idle(story.did), desk.nearness(story.fact_id) + own, words, title, crafts


def _is_own_act(story: Story) -> bool:
    """Whether something was done, and not only taken part in or done day by day."""
    return story.lead == "I" and not story.goes_on and _NO_ACT.match(story.did) is None
