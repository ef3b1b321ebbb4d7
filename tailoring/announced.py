"""Lines that announce others ("Worked on tests of:"), and the lines below them that would say more without them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tailoring.data_files import DATA, load_yaml, one_of
from tailoring.facts import Fact
from tailoring.model import Model
from tailoring.plain_language import head_form
from tailoring.profile import Bullet, Profile
from tailoring.verb_phrases import opening_verb
from tailoring.verbs import verb_of
from tailoring.wording import sentences

_MARKS = re.compile(r"[\s.:–—-]+$")
# "Till systems: Lumen, Orbit".
_CAPTIONED = re.compile(r"(?:[\w&/.-]+ ){0,4}[\w&/.-]+:\s")
# Where one of these stands between two lines, the second belongs to no list of the first.
_HEADS = frozenset({"heading", "position", "education", "project", "certification"})


class AnnouncedData(Model):
    """The content of data/announced.yaml."""

    announces: tuple[str, ...]
    lists: str
    bare: tuple[str, ...]
    of_things: str
    shares: str
    least_statement: int
    least_said: int


@cache
def _data() -> AnnouncedData:
    return load_yaml(DATA / "announced.yaml", AnnouncedData)


def announces(text: str) -> bool:
    """Whether a line only announces others: "Following are my duties:"."""
    return one_of(*_data().announces).search(text) is not None


def says_of_items(text: str) -> bool:
    """Whether an announcing line says what was done with the lines it announces, or of what thing they are told."""
    data, last = _data(), _last(text)
    if any(one_of(bare).fullmatch(last) for bare in data.bare):
        return False
    if tells_of_thing(text):
        return True
    acts = head_form(last) is not None or _in_past(last) or one_of(data.shares).match(last) is not None
    return acts and len(last.split()) >= data.least_said


def announced(bullets: Sequence[Bullet], facts: Mapping[str, Fact]) -> frozenset[str]:
    """The facts of the lines that are parts of an announced list and tell no deed of their own, so cannot stand alone.

    A list goes on to the next line that opens with a deed, announces others, is longer than a sentence, or stands below
    another heading. One below a colon that says what was done with it goes on past one such line with short items, so
    that they fare alike; what has a caption of its own says what it is.
    """
    data, found = _data(), set[str]()
    listed = named = said = of_thing = told = False
    before: Bullet | None = None
    for bullet in bullets:
        text = " ".join(bullet.text.split())
        if announces(text):
            listed = one_of(data.lists).search(text) is not None
            # What a statement with a colon names, a short caption only heads.
            named = text.endswith(":") and len(text.split()) >= data.least_statement
            said, of_thing, told = says_of_items(text), tells_of_thing(text), not text.endswith(":")
        elif listed or named or said:
            acts = opens_with_act(text)
            listed, named = listed and not acts, named and "," in text and not acts
            row = named and not _CAPTIONED.match(text)
            ends = _ends_list(text, of_thing=of_thing)
            said = said and not (told and (ends or not _is_short_item(text))) and not _parted(before, bullet, facts)
            told = told or ends
            found |= {bullet.fact_id} if listed or row or (said and not ends) else set()
        before = bullet
    return frozenset(found)


def loosely_announced(profile: Profile) -> frozenset[str]:
    """The facts of no entry that are parts of an announced list and cannot stand alone."""
    loose = [fact for fact in profile.facts if fact.kind in ("summary", "unplaced")]
    loose.sort(key=lambda fact: (fact.source.document_id, fact.source.span.start))
    rows = [Bullet(fact_id=fact.id, text=fact.text) for fact in loose]
    return announced(rows, {fact.id: fact for fact in profile.facts})


def opens_with_act(text: str) -> bool:
    """Whether a line opens with a verb, in whatever form."""
    first = re.split(r"[\s,/]", text, maxsplit=1)[0]
    return verb_of(first) is not None or opening_verb(text) is not None or first.casefold().endswith("ly")


def _ends_list(text: str, *, of_thing: bool) -> bool:
    """Whether a line tells by itself what was done ("Baked bread", not "Makes it easier") or is no item."""
    if len(sentences(text)) > 1 and len(text.split()) >= 2 * _data().least_statement:
        return True
    told = (not of_thing and head_form(text) == "plain") or _in_past(text) or re.match(r"(?:I|we)\b", text) is not None
    return told and len(text.split()) >= _data().least_said


def _is_short_item(text: str) -> bool:
    """Whether a line is a few words that tell no act: "Stock plans"."""
    return head_form(text) is None and ";" not in text and len(text.split()) < 2 * _data().least_statement


def tells_of_thing(text: str) -> bool:
    """Whether an announcing line tells of a thing, not of what a person did: "The system provides:"."""
    return one_of(_data().of_things).match(_last(text)) is not None


def _last(text: str) -> str:
    return _MARKS.sub("", sentences(text)[-1])


def _in_past(text: str) -> bool:
    verb = opening_verb(text)
    return verb is not None and verb.form == "past"


def _parted(before: Bullet | None, bullet: Bullet, facts: Mapping[str, Fact]) -> bool:
    """Whether a heading stands between two lines, or they are of two documents."""
    one, other = facts.get(before.fact_id if before else ""), facts.get(bullet.fact_id)
    if one is None or other is None:
        return False
    start, end = one.source.span.end, other.source.span.start
    heads = (fact.source for fact in facts.values() if fact.kind in _HEADS)
    return one.source.document_id != other.source.document_id or any(
        head.document_id == one.source.document_id and start <= head.span.start < end for head in heads
    )
