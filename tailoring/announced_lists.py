"""A list and the line that announces it as one bullet: "Gave advice in the following areas: stock plans, rotas"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tailoring.announced import announced, announces, opens_with_act, tells_of_thing
from tailoring.broken_text import is_torn
from tailoring.data_files import DATA, load_yaml
from tailoring.facts import Fact
from tailoring.model import Model
from tailoring.profile import Bullet, Item, Position, Profile, Project
from tailoring.wording import sentences

_MARKS = re.compile(r"[\s.:–—-]+$")
_ITEM_MARKS = re.compile(r"^[\s•*·-]+|[\s.,;]+$")


class ListData(Model):
    """The content of data/announced_lists.yaml."""

    tells: str
    runs_on: str
    counts: str
    least_items: int
    longest_item: int
    most_characters: int
    furthest: int


class AnnouncedList(Model):
    """A list as one bullet: the fact of its first line that bears the words of all, and the facts of all."""

    bullet: Bullet
    fact_ids: tuple[str, ...]


def lists_of(item: Item, facts: Mapping[str, Fact]) -> tuple[AnnouncedList, ...]:
    """The lists of a post or project whose items cannot stand without the deed that announces them.

    As many items as three lines hold stand in their order and their own words.
    """
    if not isinstance(item, (Position, Project)):
        return ()
    parts = announced(item.bullets, facts)
    rows: list[list[Bullet]] = []
    for bullet in item.bullets:
        if announces(bullet.text):
            rows.append([bullet])
        elif rows and bullet.fact_id in parts:
            rows[-1].append(bullet)
    return tuple(found for row in rows if (found := _joined(row, facts)) is not None)


def lists_in(profile: Profile) -> Iterator[AnnouncedList]:
    """The lists of all posts and projects."""
    facts = {fact.id: fact for fact in profile.facts}
    for item in (*profile.positions, *profile.projects):
        yield from lists_of(item, facts)


def _joined(row: Sequence[Bullet], facts: Mapping[str, Fact]) -> AnnouncedList | None:
    """A first line and its items as one bullet, where it tells a deed and enough of the items are plain ones."""
    data, first = _data(), " ".join(row[0].text.split())
    if not _tells_deed(first) or is_torn(first):
        return None
    items, size = dict[str, str](), len(first)
    for before, bullet in pairwise(row):
        text = _ITEM_MARKS.sub("", " ".join(bullet.text.split()))
        size += len(text) + 2
        if size > data.most_characters or not _near(before, bullet, facts):
            break
        items |= {bullet.fact_id: text} if _is_plain(text) else {}
    cut = len(items) < len(row) - 1
    if len(items) < data.least_items or (cut and re.search(data.counts, first, re.IGNORECASE)):
        return None
    text = _opening(first) + ("; " if any("," in one for one in items.values()) else ", ").join(items.values())
    return AnnouncedList(bullet=row[0].model_copy(update={"text": text}), fact_ids=(row[0].fact_id, *items))


def _tells_deed(text: str) -> bool:
    return not tells_of_thing(text) and (
        opens_with_act(text) or re.match(_data().tells, text, re.IGNORECASE) is not None
    )


def _opening(first: str) -> str:
    """The first line up to its items: behind "such as" they follow at once."""
    plain = _MARKS.sub("", first)
    runs_on = not first.endswith(":") and re.search(_data().runs_on, plain, re.IGNORECASE)
    return f"{plain} " if runs_on else f"{plain}: "


def _is_plain(text: str) -> bool:
    """Whether an item is a few words of one sentence that hold no list of their own."""
    few = 0 < len(text.split()) <= _data().longest_item and len(sentences(text)) == 1
    return few and not re.search(r"[:;•]", text) and not is_torn(text) and not announces(text)


def _near(before: Bullet, bullet: Bullet, facts: Mapping[str, Fact]) -> bool:
    """Whether two lines stand in one document with no more than a line or two between them."""
    one, other = facts.get(before.fact_id), facts.get(bullet.fact_id)
    if one is None or other is None or one.source.document_id != other.source.document_id:
        return False
    return 0 <= other.source.span.start - one.source.span.end <= _data().furthest


def _data() -> ListData:
    return load_yaml(DATA / "announced_lists.yaml", ListData)
