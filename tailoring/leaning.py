"""Which lines of an entry can stand by themselves: none that leans on another, announces others or tells no deed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from tailoring.announced import announced, announces, loosely_announced, opens_with_act
from tailoring.broken_text import is_torn
from tailoring.data_files import DATA, load_yaml, one_of
from tailoring.facts import Fact
from tailoring.model import Model
from tailoring.profile import Bullet, Item, Position, Profile, Project
from tailoring.wording import bare_words

_NOUN_OF_DEED = re.compile(r"[a-z]+(?:ing|tion|ment|ance|sis)\b", re.IGNORECASE)
Why = Literal["leans", "torn", "announces", "announced", "no_deed"]


class LeaningData(Model):
    """The content of data/leaning.yaml."""

    leans: tuple[str, ...]
    leans_on_post: str
    points_back: str
    no_deeds: tuple[str, ...]
    will: str
    aims: str
    reasons: dict[Why, str]
    longest_title: int
    nearest: int


@cache
def leaning_data() -> LeaningData:
    """The openings of lines that cannot stand alone, from the data file."""
    return load_yaml(DATA / "leaning.yaml", LeaningData)


def leans(text: str) -> bool:
    """Whether a line speaks of what the line before it says: "This involved …", "It was …"."""
    return one_of(*leaning_data().leans).match(text) is not None


def points_back(text: str) -> bool:
    """Whether a line speaks, wherever in it, of something told before: "… for the other two regions"."""
    return one_of(leaning_data().points_back).search(text) is not None


def tells_no_deed(text: str) -> bool:
    """Whether a line tells how things stood, or what others will do, and nothing that the person did."""
    data = leaning_data()
    if one_of(*data.no_deeds).match(text):
        return True
    return not opens_with_act(text) and not re.match(r"(?:I|we)\b", text) and one_of(data.will).match(text) is not None


def why_not_alone(text: str) -> Why | None:
    """What keeps a line from standing by itself, as far as the line alone tells."""
    if announces(text):
        return "announces"
    if tells_no_deed(text) or _is_aim(text):
        return "no_deed"
    if leans(text):
        return "leans"
    return "torn" if is_torn(text) else None


def standing(item: Item, facts: Mapping[str, Fact]) -> dict[str, str]:
    """The lines of an entry that may be shown, each with the line it may only be shown with ("" where it needs none).

    One that leans on another needs that, one that only names what the next explains the next.
    """
    if not isinstance(item, (Position, Project)):
        return {bullet.fact_id: "" for bullet in item.bullets}
    found: dict[str, str] = {}
    before: Bullet | None = None
    hidden = _hidden(item, facts)
    for bullet, after in zip(item.bullets, (*item.bullets, None)[1:], strict=True):
        text = " ".join(bullet.text.split())
        if bullet.fact_id not in hidden:
            if not leans(text) or (before is None and _on_heading(item, text)):
                found[bullet.fact_id] = after.fact_id if after and _is_title_of(text, after) else ""
            elif before and before.fact_id in found and _follows(before, bullet, facts):
                found[bullet.fact_id] = before.fact_id
        before = bullet
    while lone := [fact for fact, needed in found.items() if needed and needed not in found]:
        found = {fact: needed for fact, needed in found.items() if fact not in lone}
    return found


def _hidden(item: Item, facts: Mapping[str, Fact]) -> dict[str, Why]:
    """The lines of an entry that say nothing by themselves nor with another, each with the reason."""
    few_aims = 2 * sum(_is_aim(one.text) for one in item.bullets) <= len(item.bullets)
    headings = {bare_words(getattr(item, name, "")) for name in ("title", "employer", "name", "role")}
    parts = announced(item.bullets, facts)
    hidden: dict[str, Why] = {}
    for bullet in item.bullets:
        text = " ".join(bullet.text.split())
        if announces(text) or bare_words(text) in headings:
            hidden[bullet.fact_id] = "announces"
        elif bullet.fact_id in parts:
            hidden[bullet.fact_id] = "announced"
        elif is_torn(text):
            hidden[bullet.fact_id] = "torn"
        elif (few_aims and _is_aim(text)) or tells_no_deed(text):
            hidden[bullet.fact_id] = "no_deed"
    return hidden


def reasons_hidden(profile: Profile) -> dict[str, Why]:
    """Why a line is never shown, by its fact: for what it says itself, or for the lines it stands among."""
    facts = {fact.id: fact for fact in profile.facts}
    hidden: dict[str, Why] = dict.fromkeys(loosely_announced(profile), "announced")
    for item in (*profile.positions, *profile.projects):
        hidden |= _hidden(item, facts)
    return hidden


def kept_together(bullets: Sequence[Bullet], leaning: Mapping[str, str]) -> list[list[Bullet]]:
    """The lines in rows: each with those behind it that lean on it."""
    rows: list[list[Bullet]] = []
    for bullet in bullets:
        if rows and leaning.get(bullet.fact_id) == rows[-1][-1].fact_id:
            rows[-1].append(bullet)
        else:
            rows.append([bullet])
    return rows


def holds(one: str, other: str) -> bool:
    """Whether the bare words of one of two lines hold all of the other's in their order."""
    short, long = sorted((one, other), key=len)
    return " " in short and f" {short} " in f" {long} "


def _on_heading(item: Item, text: str) -> bool:
    """Whether a first line speaks of the entry itself: of a project or a course, or of "this role"."""
    return not isinstance(item, Position) or one_of(leaning_data().leans_on_post).match(text) is not None


def _follows(before: Bullet, bullet: Bullet, facts: Mapping[str, Fact]) -> bool:
    """Whether nothing stands between two lines in the document: no caption, no line that was taken elsewhere."""
    one, other = facts.get(before.fact_id), facts.get(bullet.fact_id)
    if one is None or other is None or one.source.document_id != other.source.document_id:
        return one is None and other is None
    return 0 <= other.source.span.start - one.source.span.end <= leaning_data().nearest


def _is_title_of(text: str, after: Bullet) -> bool:
    """Whether a line only names what the next one explains."""
    if len(text.split()) > leaning_data().longest_title or text.endswith(".") or opens_with_act(text):
        return False
    return not _NOUN_OF_DEED.match(text) and (leans(after.text) or tells_no_deed(after.text))


def _is_aim(text: str) -> bool:
    return one_of(leaning_data().aims).match(text) is not None
