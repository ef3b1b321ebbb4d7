"""The document a person has before tailoring: the same profile in its own words and its own order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tailoring.plan import SectionName
from tailoring.profile import Award, Bullet, Certification, Education, Item, Position, Profile, Project, Publication
from tailoring.rendering.dates import show_dates
from tailoring.rendering.options import RenderOptions
from tailoring.resume import Draft, DraftContact, DraftItem, DraftLine, DraftSection, SkillGroup
from tailoring.template import template_data


def untailored_draft(profile: Profile, options: RenderOptions) -> Draft:
    """Everything the profile holds, section by section in the order of the document it was read from."""
    place = {fact.id: number for number, fact in enumerate(profile.facts)}
    sections = sorted(_sections(profile, options), key=lambda section: min(place.get(f, 0) for f in _facts(section)))
    headline = (
        DraftLine(id="headline", text=profile.headline, fact_ids=(profile.headline_fact_id,), original=profile.headline)
        if profile.headline
        else None
    )
    return Draft(
        name=profile.name,
        headline=profile.headline,
        headline_line=headline,
        contacts=tuple(DraftContact(kind=c.kind, text=c.value, fact_id=c.fact_id) for c in profile.contacts),
        sections=tuple(sections),
        language=profile.language,
    )


def _facts(section: DraftSection) -> list[str]:
    facts = [fact for line in section.lines for fact in line.fact_ids]
    facts += [fact for item in section.items for fact in (*item.fact_ids, *(f for x in item.lines for f in x.fact_ids))]
    return [*facts, *(fact for group in section.groups for line in group.skills for fact in line.fact_ids)]


def _sections(profile: Profile, options: RenderOptions) -> Iterator[DraftSection]:
    rows: dict[SectionName, Iterable[Bullet]] = {
        "summary": profile.summary,
        "languages": [
            Bullet(fact_id=s.fact_id, text=f"{s.language} ({s.level})" if s.level else s.language)
            for s in profile.languages
        ],
        "interests": profile.interests,
        "additional": profile.unplaced,
    }
    items: dict[SectionName, Sequence[Item]] = {
        "experience": [job for job in profile.positions if not job.volunteering],
        "volunteering": [job for job in profile.positions if job.volunteering],
        "education": profile.education,
        "certifications": profile.certifications,
        "projects": profile.projects,
        "publications": profile.publications,
        "awards": profile.awards,
    }
    for name, bullets in rows.items():
        section = _section(name, lines=tuple(map(_line, bullets)))
        if section.lines:
            yield section
    for name, entries in items.items():
        section = _section(name, items=tuple(_item(entry, profile, options) for entry in entries))
        if section.items:
            yield section
    if profile.skills:
        yield _section("skills", groups=tuple(_groups(profile)))


def _section(
    name: SectionName,
    *,
    lines: tuple[DraftLine, ...] = (),
    items: tuple[DraftItem, ...] = (),
    groups: tuple[SkillGroup, ...] = (),
) -> DraftSection:
    return DraftSection(name=name, heading=template_data().headings[name], lines=lines, items=items, groups=groups)


def _line(bullet: Bullet) -> DraftLine:
    return DraftLine(id=f"line-{bullet.fact_id}", text=bullet.text, fact_ids=(bullet.fact_id,), original=bullet.text)


def _groups(profile: Profile) -> Iterator[SkillGroup]:
    labels = dict.fromkeys(skill.group for skill in profile.skills)
    for label in labels:
        skills = [skill for skill in profile.skills if skill.group == label]
        yield SkillGroup(label=label, skills=tuple(_line(Bullet(fact_id=s.fact_id, text=s.name)) for s in skills))


def _item(item: Item, profile: Profile, options: RenderOptions) -> DraftItem:
    title, organisation, detail = _heading(item)
    return DraftItem(
        id=item.id,
        title=title,
        organisation=organisation,
        detail=detail,
        place=item.place,
        start=item.dates.from_iso,
        end=item.dates.to_iso,
        dates=show_dates(item.dates, options, profile.language),
        group=item.employer_id if isinstance(item, Position) else "",
        fact_ids=item.fact_ids,
        lines=tuple(map(_line, item.bullets)),
    )


def _heading(item: Item) -> tuple[str, str, str]:
    """Title, organisation and detail of an entry."""
    if isinstance(item, Education):
        course = ", ".join(filter(None, (item.degree, item.area)))
        return (course, item.school, item.grade) if course else (item.school, "", item.grade)
    if isinstance(item, Certification):
        return item.name, item.issuer, "" if item.state == "held" else item.state.replace("_", " ")
    named: dict[type[Item], tuple[str, str, str]] = {
        Position: ("title", "employer", ""),
        Project: ("name", "", "role"),
        Publication: ("text", "", ""),
        Award: ("title", "issuer", ""),
    }
    parts = named[type(item)]
    title, organisation, detail = (str(getattr(item, part)) if part else "" for part in parts)
    return title, organisation, detail
