"""Several documents' profiles → one: the same job recognised, facts united, contradictions named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from tailoring.facts import Conflict, Fact
from tailoring.profile import (
    Award,
    Bullet,
    Certification,
    Contact,
    DateRange,
    Education,
    Item,
    LanguageSkill,
    PartialDate,
    Position,
    Profile,
    Project,
    Publication,
    Skill,
)
from tailoring.reading.matching import same_course, same_employer, same_job, same_person, same_text
from tailoring.reading.vocabulary import fold

T = TypeVar("T")
I = TypeVar("I", bound=Item)  # noqa: E741 - an item


def merge_profiles(profiles: Sequence[Profile]) -> Profile:
    """One profile out of several documents' profiles, earlier ones first where they say the same.

    `conflicts` names what they contradict each other in; two people's names are a conflict of field "name".
    Raises ValueError when none is given.
    """
    if not profiles:
        message = "merge_profiles needs at least one profile"
        raise ValueError(message)
    if len(profiles) == 1:
        return profiles[0]
    conflicts = [conflict for profile in profiles for conflict in profile.conflicts]
    positions = _united((p for profile in profiles for p in profile.positions), same_job, _join_positions, conflicts)
    named = next((profile for profile in profiles if profile.name), profiles[0])
    headed = next((profile for profile in profiles if profile.headline), profiles[0])
    conflicts += _name_conflict(profiles)
    courses = _united((e for p in profiles for e in p.education), same_course, _join_education, conflicts)
    certificates = _united(
        (c for p in profiles for c in p.certifications), _same_certification, _join_certifications, conflicts
    )
    works = _united((w for p in profiles for w in p.projects), _same_project, _join_projects, conflicts)
    papers = _united((w for p in profiles for w in p.publications), _same_publication, _join_publications, conflicts)
    awards = _united((a for p in profiles for a in p.awards), _same_award, _join_awards, conflicts)
    languages = _languages([spoken for p in profiles for spoken in p.languages], conflicts)
    return Profile(
        name=named.name,
        name_fact_id=named.name_fact_id,
        headline=headed.headline,
        headline_fact_id=headed.headline_fact_id,
        summary=_distinct_bullets(bullet for profile in profiles for bullet in profile.summary),
        contacts=_distinct((c for p in profiles for c in p.contacts), _contact_key),
        positions=_employers_shared(positions),
        education=courses,
        certifications=certificates,
        skills=_distinct((s for p in profiles for s in p.skills), _skill_key),
        projects=works,
        publications=papers,
        languages=languages,
        awards=awards,
        interests=_distinct((b for p in profiles for b in p.interests), lambda bullet: fold(bullet.text)),
        unplaced=tuple(bullet for profile in profiles for bullet in profile.unplaced),
        facts=_facts(profiles),
        conflicts=tuple(dict.fromkeys(conflicts)),
        language=profiles[0].language,
    )


def _facts(profiles: Sequence[Profile]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for profile in profiles for fact in profile.facts}.values())


def _name_conflict(profiles: Sequence[Profile]) -> list[Conflict]:
    named = [profile for profile in profiles if profile.name]
    others = [profile for profile in named[1:] if not same_person(named[0].name, profile.name)]
    if not others:
        return []
    values = tuple(dict.fromkeys([named[0].name, *(profile.name for profile in others)]))
    facts = (named[0].name_fact_id, *(profile.name_fact_id for profile in others))
    return [
        Conflict(
            field="name",
            item="",
            values=values,
            fact_ids=facts,
            question=f"Whose documents are these: {' or '.join(values)}?",
        )
    ]


def _united(
    items: Iterable[I],
    same: Callable[[I, I], bool],
    join: Callable[[I, I, list[Conflict]], I],
    conflicts: list[Conflict],
) -> tuple[I, ...]:
    """Items of several documents, those that are one joined; two items of one document are never joined."""
    found: list[I] = []
    for item in items:
        at = next(
            (index for index, known in enumerate(found) if _document(known) != _document(item) and same(known, item)),
            None,
        )
        if at is None:
            found.append(item)
        else:
            found[at] = join(found[at], item, conflicts)
    return tuple(found)


def _document(item: Item) -> str:
    return item.id.split(":")[0]


def _distinct(things: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    found: dict[str, T] = {}
    for thing in things:
        found.setdefault(key(thing), thing)
    return tuple(found.values())


def _contact_key(contact: Contact) -> str:
    if contact.kind == "phone":
        return "phone " + "".join(sign for sign in contact.value if sign.isdigit())[-9:]
    bare = contact.value.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return f"{contact.kind} {bare}"


def _skill_key(skill: Skill) -> str:
    return fold(skill.name) or skill.name


def _distinct_bullets(bullets: Iterable[Bullet]) -> tuple[Bullet, ...]:
    found: list[Bullet] = []
    for bullet in bullets:
        if not any(same_text(known.text, bullet.text) for known in found):
            found.append(bullet)
    return tuple(found)


def _shared(first: Item, second: Item, conflicts: list[Conflict], *, label: str) -> dict[str, object]:
    """The fields that all items have, joined."""
    return {
        "fact_ids": tuple(dict.fromkeys((*first.fact_ids, *second.fact_ids))),
        "dates": _join_dates(first, second, conflicts, label=label),
        "place": first.place or second.place,
        "bullets": _distinct_bullets((*first.bullets, *second.bullets)),
        "about": _distinct_bullets((*first.about, *second.about)),
    }


def _join_positions(first: Position, second: Position, conflicts: list[Conflict]) -> Position:
    label = f"{first.title or second.title} at {first.employer or second.employer}"
    _differ(first, second, "title", (first.title, second.title), label, conflicts)
    changes = _shared(first, second, conflicts, label=label)
    return first.model_copy(update=changes | {"title": first.title or second.title, "url": first.url or second.url})


def _join_education(first: Education, second: Education, conflicts: list[Conflict]) -> Education:
    label = f"{first.degree or second.degree} at {first.school}"
    _differ(first, second, "grade", (first.grade, second.grade), label, conflicts)
    changes = _shared(first, second, conflicts, label=label)
    fields = {name: getattr(first, name) or getattr(second, name) for name in ("degree", "area", "grade")}
    return first.model_copy(update=changes | fields)


def _join_certifications(first: Certification, second: Certification, conflicts: list[Conflict]) -> Certification:
    states = [state for state in (first.state, second.state) if state != "unknown"]
    _differ(
        first, second, "state", (first.state, second.state) if len(states) == 2 else ("", ""), first.name, conflicts
    )
    changes = _shared(first, second, conflicts, label=first.name)
    state = next(iter(states), "unknown")
    return first.model_copy(
        update=changes
        | {"issuer": first.issuer or second.issuer, "number": first.number or second.number, "state": state}
    )


def _join_projects(first: Project, second: Project, conflicts: list[Conflict]) -> Project:
    changes = _shared(first, second, conflicts, label=first.name)
    return first.model_copy(update=changes | {"role": first.role or second.role, "url": first.url or second.url})


def _join_publications(first: Publication, second: Publication, conflicts: list[Conflict]) -> Publication:
    return first.model_copy(
        update=_shared(first, second, conflicts, label=first.title) | {"url": first.url or second.url}
    )


def _join_awards(first: Award, second: Award, conflicts: list[Conflict]) -> Award:
    return first.model_copy(
        update=_shared(first, second, conflicts, label=first.title) | {"issuer": first.issuer or second.issuer}
    )


def _same_certification(first: Certification, second: Certification) -> bool:
    return same_text(first.name, second.name, least=90)


def _same_project(first: Project, second: Project) -> bool:
    return bool(first.name) and same_text(first.name, second.name, least=90)


def _same_publication(first: Publication, second: Publication) -> bool:
    return same_text(first.title, second.title, least=90)


def _same_award(first: Award, second: Award) -> bool:
    return same_text(first.title, second.title, least=90)


def _languages(languages: Sequence[LanguageSkill], conflicts: list[Conflict]) -> tuple[LanguageSkill, ...]:
    found: dict[str, LanguageSkill] = {}
    for language in languages:
        known = found.setdefault(fold(language.language), language)
        if known.level and language.level and fold(known.level) != fold(language.level):
            conflicts.append(
                Conflict(
                    field="level",
                    item=known.language,
                    values=(known.level, language.level),
                    fact_ids=(known.fact_id, language.fact_id),
                    question=f"How well is {known.language} spoken: {known.level} or {language.level}?",
                )
            )
        elif not known.level:
            found[fold(language.language)] = language
    return tuple(found.values())


def _differ(
    first: Item, second: Item, field: str, values: tuple[str, str], label: str, conflicts: list[Conflict]
) -> None:
    """Names a contradiction when both say something and not the same."""
    if all(values) and fold(values[0]) != fold(values[1]):
        conflicts.append(
            Conflict(
                field=field,
                item=first.id,
                values=values,
                fact_ids=tuple(dict.fromkeys((*first.fact_ids, *second.fact_ids))),
                question=f"{label}: is the {field} “{values[0]}” or “{values[1]}”?",
            )
        )


def _join_dates(first: Item, second: Item, conflicts: list[Conflict], *, label: str) -> DateRange:
    ours, theirs = first.dates, second.dates
    _differ(first, second, "start", _contrary(ours.from_iso, theirs.from_iso), label, conflicts)
    _differ(first, second, "end", _contrary(ours.to_iso, theirs.to_iso), label, conflicts)
    start = _more_precise(ours.start, theirs.start)
    if ours.current or ours.end:
        end, current = (None, True) if ours.current else (_more_precise(ours.end, theirs.end), False)
    else:
        end, current = theirs.end, theirs.current
    return DateRange(start=start, end=end, current=current, text=ours.text or theirs.text)


def _contrary(ours: str, theirs: str) -> tuple[str, str]:
    """Both values when they contradict each other; the coarser of two dates contradicts nothing it contains."""
    agree = ours.startswith(theirs) or theirs.startswith(ours)
    return ("", "") if agree else (ours, theirs)


def _more_precise(ours: PartialDate | None, theirs: PartialDate | None) -> PartialDate | None:
    if ours is None or theirs is None:
        return ours or theirs
    return theirs if theirs.iso().startswith(ours.iso()) else ours


def _employers_shared(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Roles at one employer share its id, whichever document they came from."""
    ids: list[tuple[str, str]] = []
    found: list[Position] = []
    for position in positions:
        known = next((key for name, key in ids if same_employer(name, position.employer)), "")
        if not known and position.employer_id:
            ids.append((position.employer, position.employer_id))
        found.append(position.model_copy(update={"employer_id": known}) if known else position)
    return tuple(found)
