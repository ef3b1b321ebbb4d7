"""A profile with single facts in a newer version, or without them; the entries they belong to are read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar, cast

from tailoring.facts import Fact, FactKind
from tailoring.profile import Bullet, Contact, Item, LanguageSkill, Profile, Skill
from tailoring.reading.drafts import Draft, finish
from tailoring.reading.limits import Limits
from tailoring.reading.profile import read_profile
from tailoring.reading.text import text_lines

Group = Literal["positions", "education", "certifications", "projects", "publications", "awards"]
Changes = Mapping[str, Fact | None]
T = TypeVar("T")

# The heading under which a line of each kind is read, and the part of the profile it comes to.
HEADINGS: dict[FactKind, tuple[str, str]] = {
    "summary": ("Summary", "summary"),
    "position": ("Experience", "positions"),
    "education": ("Education", "education"),
    "certification": ("Certifications", "certifications"),
    "skill": ("Skills", "skills"),
    "project": ("Projects", "projects"),
    "publication": ("Publications", "publications"),
    "language": ("Languages", "languages"),
    "award": ("Awards", "awards"),
    "volunteering": ("Volunteering", "positions"),
    "interest": ("Interests", "interests"),
}
_GROUPS: tuple[Group, ...] = ("positions", "education", "certifications", "projects", "publications", "awards")
_OWN = {"id", "fact_ids", "bullets", "about", "employer_id"}


def read_under(kind: FactKind, text: str) -> Profile:
    """What lines of a kind say, read as they would be under their heading. Nothing is kept of it."""
    heading = HEADINGS[kind][0]
    draft = Draft("text", text_lines(f"{heading}\n\n{text}\n"))
    return read_profile(finish(draft, b"", "entry", Limits(), relayed=False))


def entry_fields(kind: FactKind, texts: Iterable[str]) -> dict[str, Any] | None:
    """The fields of the one entry whose header lines these are; None where they are not read as one."""
    read = cast("tuple[Item, ...]", getattr(read_under(kind, "\n".join(texts)), HEADINGS[kind][1]))
    if len(read) != 1:
        return None
    return {name: getattr(read[0], name) for name in type(read[0]).model_fields if name not in _OWN}


def amended(profile: Profile, changes: Changes) -> Profile:
    """The profile with each named fact in its newer version; None takes it out, and its entry when it heads one."""
    touched = {fact.id for fact in profile.facts} & set(changes)
    if not touched:
        return profile
    desk = _Desk(profile, {fact_id: changes[fact_id] for fact_id in touched})
    groups = {group: tuple(desk.items(getattr(profile, group))) for group in _GROUPS}
    return profile.model_copy(
        update={
            **groups,
            **desk.named("name"),
            **desk.named("headline"),
            "summary": desk.bullets(profile.summary),
            "interests": desk.bullets(profile.interests),
            "unplaced": desk.bullets(profile.unplaced),
            "contacts": desk.listed(profile.contacts, _contact),
            "skills": desk.listed(profile.skills, _skill),
            "languages": desk.listed(profile.languages, _language),
            "conflicts": tuple(one for one in profile.conflicts if not touched & set(one.fact_ids)),
            "facts": tuple(desk.facts()),
        }
    )


class _Desk:
    """What is done to one profile; facts of entries that go are noted, for they go too."""

    def __init__(self, profile: Profile, changes: Changes) -> None:
        self.profile = profile
        self.changes = changes
        self.texts = {fact.id: fact.text for fact in profile.facts}
        self.kinds: dict[str, FactKind] = {fact.id: fact.kind for fact in profile.facts}
        self.gone: set[str] = set()

    def named(self, field: Literal["name", "headline"]) -> dict[str, str]:
        """Name or headline, where its fact changed."""
        fact_id = getattr(self.profile, f"{field}_fact_id")
        if fact_id not in self.changes:
            return {}
        newer = self.changes[fact_id]
        return {field: newer.text if newer else "", f"{field}_fact_id": newer.id if newer else ""}

    def bullets(self, bullets: Iterable[Bullet]) -> tuple[Bullet, ...]:
        """Statements in their newer versions."""
        return self.listed(bullets, lambda _, fact: Bullet(fact_id=fact.id, text=fact.text))

    def listed(self, things: Iterable[Any], renewed: Callable[[Any, Fact], Any]) -> tuple[Any, ...]:
        """Things that rest on one fact each."""
        found: list[Any] = []
        for thing in things:
            if thing.fact_id not in self.changes:
                found.append(thing)
            elif newer := self.changes[thing.fact_id]:
                found.append(renewed(thing, newer))
        return tuple(found)

    def items(self, items: Iterable[Item]) -> Iterable[Item]:
        """Entries with their header read again where a line of it changed; gone with the line that goes."""
        for item in items:
            touched = [fact_id for fact_id in item.fact_ids if fact_id in self.changes]
            if any(self.changes[fact_id] is None for fact_id in touched):
                self.gone |= {*item.fact_ids, *(bullet.fact_id for bullet in (*item.bullets, *item.about))}
                continue
            lines = {"bullets": self.bullets(item.bullets), "about": self.bullets(item.about)}
            renewed = self._header(item) if touched else {}
            yield item.model_copy(update={**renewed, **lines})

    def _header(self, item: Item) -> dict[str, Any]:
        """The fields that differ between the header as it was and as it is now, both read in the same way."""
        newer = {fact_id: fact for fact_id in item.fact_ids if (fact := self.changes.get(fact_id))}
        kind = self.kinds[next(iter(newer))]
        before = entry_fields(kind, (self.texts[one] for one in item.fact_ids if one in self.texts))
        after = entry_fields(
            kind, (newer[one].text if one in newer else self.texts[one] for one in item.fact_ids if one in self.texts)
        )
        if after is None:
            return {}
        fields = {name: value for name, value in after.items() if before is None or before.get(name) != value}
        if "employer" in fields and "employer_id" in type(item).model_fields:
            fields["employer_id"] = f"{item.id}:employer"
        return {**fields, "fact_ids": tuple(newer[one].id if one in newer else one for one in item.fact_ids)}

    def facts(self) -> Iterable[Fact]:
        """The facts that are left, each in its newest version. To be asked last."""
        for fact in self.profile.facts:
            if fact.id in self.changes:
                newer = self.changes[fact.id]
                if newer is not None:
                    yield newer
            elif fact.id not in self.gone:
                yield fact


def with_statements(profile: Profile, facts: Iterable[Fact]) -> Profile:
    """The profile with further statements under the entries that they name."""
    added = list(facts)
    if not added:
        return profile
    groups = {group: tuple(_joined(item, added) for item in getattr(profile, group)) for group in _GROUPS}
    return profile.model_copy(update={**groups, "facts": (*profile.facts, *added)})


def _joined(item: Item, added: Iterable[Fact]) -> Item:
    own = tuple(Bullet(fact_id=fact.id, text=fact.text) for fact in added if fact.item_id == item.id)
    return item.model_copy(update={"bullets": (*item.bullets, *own)}) if own else item


def _contact(thing: Contact, fact: Fact) -> Contact:
    return thing.model_copy(update={"fact_id": fact.id, "value": fact.text})


def _skill(thing: Skill, fact: Fact) -> Skill:
    return thing.model_copy(update={"fact_id": fact.id, "name": fact.text})


def _language(thing: LanguageSkill, fact: Fact) -> LanguageSkill:
    read = read_under("language", fact.text).languages
    if len(read) != 1:
        return thing.model_copy(update={"fact_id": fact.id, "language": fact.text, "level": ""})
    return read[0].model_copy(update={"fact_id": fact.id})
