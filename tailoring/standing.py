"""What a person's facts are now: what was hidden, corrected, stated and decided since their documents were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tailoring.amending import amended, with_statements
from tailoring.contradictions import Decision, decided
from tailoring.facts import Document, Fact
from tailoring.newness import OwnWords, own_words
from tailoring.profile import Item, Position, Profile
from tailoring.reading.matching import same_job, same_person
from tailoring.reading.vocabulary import fold
from tailoring.relayed import RelayedPolicy, assertions, waits
from tailoring.run import Withheld

if TYPE_CHECKING:
    from tailoring.skills.taxonomy import Taxonomy

SHOWN = ("extracted", "confirmed")


class Stated(NamedTuple):
    """A document with the profile read from it, its facts at their present status; deleted ones are gone."""

    document: Document
    profile: Profile


class Standing(NamedTuple):
    """What a run works from: the documents in use, their profiles, what is held back, and whether files say so."""

    documents: tuple[Document, ...]
    profiles: tuple[Profile, ...]
    withheld: tuple[Withheld, ...]
    unconfirmed: bool


def standing(
    given: Sequence[Stated],
    statements: Sequence[Stated],
    decisions: Sequence[Decision],
    policy: RelayedPolicy,
    taxonomy: Callable[[], Taxonomy],
) -> Standing:
    """The given documents with every later change to them.

    Of the `statements` those are used that change or add to a given document, and those that speak of the same
    person. A relayed statement that asserts something is held back until it is confirmed, as `policy` says.
    """
    documents = [one for one in given if not one.document.statement]
    stated = [*(one for one in given if one.document.statement), *_related(statements, given)]
    judge = _Judge(policy, taxonomy, [*documents, *stated])
    about = [_without_known_headers(one, documents) for one in stated]
    held = [*judge.pasted(documents), *judge.statements(about)]
    closed = {one.fact_id for one in held}
    changes = _changes([*documents, *about], closed)
    profiles = [_with_additions(one.profile, about, closed) for one in (*documents, *about) if not _amends(one)]
    profiles = decided([amended(profile, changes) for profile in profiles], decisions)
    used = {fact.id: fact.source.document_id for profile in profiles for fact in profile.facts}
    named = {one.document.id for one in documents} | set(used.values())
    return Standing(
        documents=tuple(one.document for one in (*documents, *about) if one.document.id in named),
        profiles=tuple(profile for profile in profiles if profile.facts),
        withheld=tuple(held),
        unconfirmed=judge.unconfirmed([*documents, *about], set(used)),
    )


def _amends(one: Stated) -> bool:
    """Whether a statement corrects a fact of another document or stands under one of its entries."""
    return any(fact.corrects or _elsewhere(fact) for fact in one.profile.facts)


def _elsewhere(fact: Fact) -> bool:
    return bool(fact.item_id) and not fact.item_id.startswith(f"{fact.source.document_id}:")


def _related(statements: Sequence[Stated], given: Sequence[Stated]) -> list[Stated]:
    """The further statements about the given documents or, standing by themselves, about the same person."""
    known = {one.document.id for one in given}
    names = [one.profile.name for one in given if one.profile.name]
    others = [one for one in statements if one.document.id not in known]
    alone = [
        one
        for one in others
        if not _amends(one) and (not one.profile.name or not names or same_person(one.profile.name, names[0]))
    ]
    known |= {one.document.id for one in alone}
    return alone + [one for one in others if _amends(one) and _targets(one) <= known]


def _targets(one: Stated) -> set[str]:
    """The documents that a statement changes or adds to."""
    facts = one.profile.facts
    return {(fact.corrects or fact.item_id).split(":")[0] for fact in facts if fact.corrects or _elsewhere(fact)}


def _changes(all_: Sequence[Stated], closed: set[str]) -> dict[str, Fact | None]:
    """Fact → its newest version in effect, or None where it is not to be shown."""
    facts = {fact.id: fact for one in all_ for fact in one.profile.facts}
    versions: dict[str, list[Fact]] = {fact.id: [fact] for fact in facts.values() if not fact.corrects}
    for fact in sorted(facts.values(), key=lambda one: one.version):
        if fact.corrects in versions:
            versions[fact.corrects].append(fact)
    changes: dict[str, Fact | None] = {}
    for fact_id, known in versions.items():
        # What is held back or rejected is not so; what is hidden is so, and not to be shown.
        last = next((one for one in reversed(known) if one.id not in closed and one.status != "rejected"), None)
        if last is None or last.status not in SHOWN:
            changes[fact_id] = None
        elif last.id != fact_id:
            changes[fact_id] = last
    return changes


def _with_additions(profile: Profile, statements: Iterable[Stated], closed: set[str]) -> Profile:
    """The profile with what was stated later under its entries, in effect."""
    items = {item.id for item in _items(profile)}
    return with_statements(
        profile,
        (
            fact
            for one in statements
            if _amends(one)
            for fact in one.profile.facts
            if not fact.corrects and fact.item_id in items and fact.id not in closed and fact.status in SHOWN
        ),
    )


def _items(profile: Profile) -> Iterable[Item]:
    yield from profile.positions
    yield from profile.education
    yield from profile.certifications
    yield from profile.projects
    yield from profile.publications
    yield from profile.awards


def _without_known_headers(one: Stated, given: Sequence[Stated]) -> Stated:
    """The statement, its header lines counted as the person's own where they only name a job of their documents."""
    held = [position for other in given for position in other.profile.positions]
    known = {
        fact_id
        for position in one.profile.positions
        if any(_says_no_more(position, other) for other in held)
        for fact_id in position.fact_ids
    }
    if not known:
        return one
    facts = tuple(f.model_copy(update={"relayed": False}) if f.id in known else f for f in one.profile.facts)
    return Stated(one.document, one.profile.model_copy(update={"facts": facts}))


def _says_no_more(position: Position, known: Position) -> bool:
    """Whether a position has the title, employer and dates of a known one, or leaves them out."""
    return (
        same_job(position, known)
        and fold(position.title) in ("", fold(known.title))
        and fold(position.employer) == fold(known.employer)
        and position.place in ("", known.place)
        and (position.dates.start, position.dates.end) in ((None, None), (known.dates.start, known.dates.end))
        and position.dates.current in (False, known.dates.current)
    )


class _Judge:
    """Says what is held back; the taxonomy is loaded only when there is something to judge."""

    def __init__(self, policy: RelayedPolicy, taxonomy: Callable[[], Taxonomy], all_: Sequence[Stated]) -> None:
        self.policy = policy
        self.taxonomy = taxonomy
        self.facts = {fact.id: fact for one in all_ for fact in one.profile.facts}

    @cached_property
    def own(self) -> OwnWords:
        """The words of what the person gave or confirmed themselves, and of what is shown of it."""
        return own_words(fact.text for fact in self.facts.values() if not waits(fact) and fact.status in SHOWN)

    def _asserted(self, fact: Fact) -> tuple[str, ...]:
        before = self.facts.get(fact.corrects) if fact.corrects else None
        return assertions(fact.kind, fact.text, self.taxonomy(), self.own, before.text if before else None)

    def pasted(self, given: Sequence[Stated]) -> Iterable[Withheld]:
        """Of a pasted résumé nothing is held back, unless everything relayed is."""
        if self.policy == "strict":
            for one in given:
                yield from (_withheld(fact, ()) for fact in one.profile.facts if _open(fact))

    def statements(self, statements: Sequence[Stated]) -> Iterable[Withheld]:
        """The single statements that wait for the person."""
        if self.policy == "trusting":
            return
        for one in statements:
            for fact in one.profile.facts:
                if _open(fact):
                    asserted = self._asserted(fact)
                    if asserted or self.policy == "strict":
                        yield _withheld(fact, asserted)

    def unconfirmed(self, all_: Sequence[Stated], used: set[str]) -> bool:
        """Whether files say so in their names: they rest on a pasted résumé, or on what would else be held back."""
        for one in all_:
            for fact in one.profile.facts:
                if fact.id not in used or not _open(fact):
                    continue
                if not one.document.statement:
                    return True
                if self.policy == "trusting" and self._asserted(fact):
                    return True
        return False


def _open(fact: Fact) -> bool:
    return waits(fact) and fact.status == "extracted"


def _withheld(fact: Fact, asserted: tuple[str, ...]) -> Withheld:
    return Withheld(
        fact_id=fact.id,
        document_id=fact.source.document_id,
        kind=fact.kind,
        text=fact.text,
        asserts=asserted,
        corrects=fact.corrects,
    )
