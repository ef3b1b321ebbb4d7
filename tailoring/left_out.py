"""What the plan leaves out, what it would have won, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tailoring.assembly_weights import assembly_weights
from tailoring.budget import Choice, Win
from tailoring.candidates import Candidate, Entry, Pool
from tailoring.leaning import holds
from tailoring.plan import LeftOut
from tailoring.pool import is_detail
from tailoring.wording import bare_words

SAID_AGAIN = "another line says the same"
_NO_ROOM = "other lines win more in the same room"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the choice shows: its words, the lines of each entry, and the room that is left."""

    choice: Choice
    entries: Mapping[str, Entry]
    told: frozenset[str]
    counts: Counter[str]
    room: float


def left_out(
    pool: Pool, choice: Choice, serves: Mapping[str, Sequence[str]], wins: Sequence[Win], budget: float
) -> list[LeftOut]:
    """The entries and lines that are not shown, what would have won most first; a line of no worth shows 0."""
    best: defaultdict[str, float] = defaultdict(float)
    for win in wins:
        best[win.fact_id] += win.by_rank[0]
    shown = _shown(pool, choice, budget)
    entries = [one for one in pool.entries if one.id not in choice.entries and one.fact_ids]
    lines = [one for one in pool.candidates if one.fact_id not in choice.facts]
    named = [(one.id, one.fact_ids[0], one.label, _why_no_entry(one, shown), one.worth) for one in entries]
    named += [(one.fact_id, one.fact_id, one.text, _why(one, shown), one.worth) for one in lines]
    rows = [
        LeftOut(
            fact_id=fact,
            text=text,
            reason=reason,
            value=round(max(0.0, worth + best[holder]), 4),
            requirement_ids=tuple(serves.get(holder, ())),
        )
        for holder, fact, text, reason, worth in named
    ]
    return sorted(rows, key=lambda row: (-row.value, row.fact_id))


def _shown(pool: Pool, choice: Choice, budget: float) -> _Shown:
    chosen = [one for one in pool.candidates if one.fact_id in choice.facts]
    counts = Counter([one.group for one in chosen] + [one.section for one in chosen if not one.group])
    told = frozenset(bare_words(one.text) for one in chosen)
    return _Shown(choice, {one.id: one for one in pool.entries}, told, counts, budget - choice.lines)


def _why_no_entry(entry: Entry, shown: _Shown) -> str:
    return "no room for the entry" if entry.header > shown.room else "it has nothing of its own to show"


def _why(one: Candidate, shown: _Shown) -> str:
    """Why a line is not shown; room is the reason only where it was short. The first that holds is told."""
    entry, skills = shown.entries.get(one.group), shown.counts["skills"]
    lines = shown.counts[one.group] if entry else 0
    most = (assembly_weights().skills.most, assembly_weights().skills.most_with_room)
    reasons = {
        SAID_AGAIN: _is_told(one, shown),
        "its entry is shown in one line or not at all": entry and entry.id not in shown.choice.full,
        "it only details its entry": is_detail(one.text) or (entry and " " not in one.text.strip()),
        "the line that it goes on from is left out": one.leans_on and one.leans_on not in shown.choice.facts,
        f"the list already shows {skills} skills": one.section == "skills" and skills in most,
        f"its entry already shows {lines} lines, and the page is full": entry and one.tells and entry.most <= lines,
        "it stands under no post, and fills a page only where much stays white": one.spare,
    }
    return next((reason for reason, holds_here in reasons.items() if holds_here), _NO_ROOM)


def _is_told(one: Candidate, shown: _Shown) -> bool:
    """Whether a line that is shown says the same, or, for one that stands by itself, holds it or is held by it."""
    words = bare_words(one.text)
    return words in shown.told or (one.section == "additional" and any(holds(words, told) for told in shown.told))
