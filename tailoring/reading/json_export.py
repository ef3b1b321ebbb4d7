"""Profile → JSON Resume v1 with our provenance beside it: which facts, from which characters of which document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tailoring.facts import Document, Fact
from tailoring.profile import Bullet, Contact, DateRange, Item, Position, Profile
from tailoring.reading.vocabulary import mapping, regions

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
PROVENANCE = "x-provenance"
_SUB_MARK = re.compile(r"\s+[•●○◦◆◇■□▪▫‣⁃∙➢➤►▸✓✔❖❑❒*]\s*")
_SHORT_SUMMARY = 1  # paragraphs without a list mark: so many are a summary, more are highlights
Json = dict[str, Any]


def to_json_resume(profile: Profile, documents: Sequence[Document] = ()) -> Json:
    """The profile as JSON Resume; meta → "x-provenance" maps JSON pointers to fact ids, and lists the facts.

    With the `documents`, paragraphs that carry no list mark above a job's bullets become its summary, and sub-bullets
    are set off by " - ".
    """
    writer = _Writer(profile, documents)
    resume = writer.resume()
    return {"$schema": SCHEMA, **resume, "meta": {"version": "v1.0.0", PROVENANCE: writer.provenance()}}


class _Writer:
    def __init__(self, profile: Profile, documents: Sequence[Document]) -> None:
        self.profile = profile
        self.facts = {fact.id: fact for fact in profile.facts}
        self.names = {document.id: document.name for document in documents}
        self.marked = {
            (document.id, line.span.start) for document in documents for line in document.lines if line.bullet
        }
        self.bulleted = {document.id for document in documents}
        self.pointers: dict[str, list[str]] = {}

    def resume(self) -> Json:
        """All sections, in the order of the standard."""
        return {
            "basics": self.basics(),
            "work": [self.work(p, f"/work/{i}") for i, p in enumerate(self._positions(volunteering=False))],
            "volunteer": [
                self.volunteer(p, f"/volunteer/{i}") for i, p in enumerate(self._positions(volunteering=True))
            ],
            "education": self.education(),
            "certificates": self.certificates(),
            "skills": self.skills(),
            "projects": self.projects(),
            "publications": self.publications(),
            "languages": self.languages(),
            "awards": self.awards(),
            "interests": self.interests(),
            "references": self.references(),
        }

    def publications(self) -> list[Json]:
        found: list[Json] = []
        for index, item in enumerate(self.profile.publications):
            self.point(f"/publications/{index}", item.fact_ids)
            found.append(_filled(name=item.title, releaseDate=_end(item.dates), url=item.url, summary=item.text))
        return found

    def languages(self) -> list[Json]:
        found: list[Json] = []
        for index, item in enumerate(self.profile.languages):
            self.point(f"/languages/{index}", [item.fact_id])
            found.append(_filled(language=item.language, fluency=item.level))
        return found

    def awards(self) -> list[Json]:
        found: list[Json] = []
        for index, item in enumerate(self.profile.awards):
            self.point(f"/awards/{index}", item.fact_ids)
            summary = " ".join(bullet.text for bullet in item.bullets)
            found.append(_filled(title=item.title, awarder=item.issuer, date=_end(item.dates), summary=summary))
        return found

    def interests(self) -> list[Json]:
        for index, bullet in enumerate(self.profile.interests):
            self.point(f"/interests/{index}", [bullet.fact_id])
        return [_filled(name=bullet.text) for bullet in self.profile.interests]

    def references(self) -> list[Json]:
        facts = [fact for fact in self.profile.facts if fact.kind == "reference"]
        for index, fact in enumerate(facts):
            self.point(f"/references/{index}", [fact.id])
        return [_filled(reference=fact.text) for fact in facts]

    def _positions(self, *, volunteering: bool) -> list[Position]:
        return [position for position in self.profile.positions if position.volunteering == volunteering]

    def point(self, pointer: str, fact_ids: Iterable[str]) -> None:
        """Notes which facts a place of the résumé rests on."""
        self.pointers[pointer] = list(fact_ids)

    def basics(self) -> Json:
        profile = self.profile
        self.point("/basics/name", [profile.name_fact_id] if profile.name_fact_id else [])
        self.point("/basics/label", [profile.headline_fact_id] if profile.headline_fact_id else [])
        self.point("/basics/summary", [bullet.fact_id for bullet in profile.summary])
        email, phone = self.first("email"), self.first("phone")
        links = [contact for contact in profile.contacts if contact.kind == "link"]
        profiles = [(contact, _network(contact.value)) for contact in links]
        own = next((contact for contact, network in profiles if not network), None)
        if own:
            self.point("/basics/url", [own.fact_id])
        networks = [(contact, network) for contact, network in profiles if network]
        return _filled(
            name=profile.name,
            label=profile.headline,
            email=email.value if email else "",
            phone=phone.value if phone else "",
            url=_address(own.value) if own else "",
            summary=" ".join(bullet.text for bullet in profile.summary),
            location=self.location(),
            profiles=self.networks(networks),
        )

    def networks(self, found: Sequence[tuple[Contact, str]]) -> list[Json]:
        for index, (contact, _) in enumerate(found):
            self.point(f"/basics/profiles/{index}", [contact.fact_id])
        return [
            _filled(network=network, username=_username(contact.value), url=_address(contact.value))
            for contact, network in found
        ]

    def first(self, kind: str) -> Contact | None:
        found = next((contact for contact in self.profile.contacts if contact.kind == kind), None)
        if found:
            self.point(f"/basics/{kind}", [found.fact_id])
        return found

    def location(self) -> Json:
        place = next((contact for contact in self.profile.contacts if contact.kind == "place"), None)
        if place is None:
            return {}
        self.point("/basics/location", [place.fact_id])
        parts = [part.strip() for part in place.value.split(",")]
        region = next((part for part in parts[1:] if part.split(" ")[0] in regions()), "")
        return _filled(
            address=place.value, city=parts[0] if len(parts) > 1 and not parts[0][:1].isdigit() else "", region=region
        )

    def work(self, position: Position, pointer: str) -> Json:
        summary, highlights = self.split(position)
        self.bullets(pointer, position, highlights)
        return _filled(
            name=position.employer,
            position=position.title,
            location=position.place,
            url=position.url,
            startDate=position.dates.from_iso,
            endDate=_end(position.dates),
            summary=" ".join(self.text(bullet) for bullet in (*position.about, *summary)),
            highlights=[self.text(bullet) for bullet in highlights],
        )

    def volunteer(self, position: Position, pointer: str) -> Json:
        found = self.work(position, pointer)
        return _filled(organization=found.pop("name", ""), **found)

    def bullets(self, pointer: str, item: Item, highlights: Sequence[Bullet]) -> None:
        self.point(pointer, item.fact_ids)
        for index, bullet in enumerate(highlights):
            self.point(f"{pointer}/highlights/{index}", [bullet.fact_id])

    def split(self, item: Item) -> tuple[list[Bullet], list[Bullet]]:
        """The paragraphs that make an item's summary, and its highlights."""
        listed = [bullet for bullet in item.bullets if self.is_marked(bullet)]
        known = any(self.fact(bullet).source.document_id in self.bulleted for bullet in item.bullets)
        if not known:
            return [], list(item.bullets)
        if not listed:
            few = len(item.bullets) <= _SHORT_SUMMARY
            return (list(item.bullets), []) if few else ([], list(item.bullets))
        first = item.bullets.index(listed[0])
        return [b for b in item.bullets[:first] if b not in listed], [b for b in item.bullets if b in listed]

    def is_marked(self, bullet: Bullet) -> bool:
        source = self.fact(bullet).source
        return (source.document_id, source.span.start) in self.marked

    def fact(self, bullet: Bullet) -> Fact:
        return self.facts[bullet.fact_id]

    def text(self, bullet: Bullet) -> str:
        return _SUB_MARK.sub(" - ", bullet.text)

    def education(self) -> list[Json]:
        found: list[Json] = []
        for index, item in enumerate(self.profile.education):
            self.bullets(f"/education/{index}", item, ())
            found.append(
                _filled(
                    institution=item.school,
                    studyType=item.degree,
                    area=item.area,
                    score=item.grade,
                    startDate=item.dates.from_iso,
                    endDate=_end(item.dates),
                )
            )
        return found

    def certificates(self) -> list[Json]:
        found: list[Json] = []
        for index, item in enumerate(self.profile.certifications):
            self.bullets(f"/certificates/{index}", item, ())
            found.append(
                _filled(
                    name=item.name,
                    issuer=item.issuer,
                    date=item.dates.from_iso,
                    **{"x-state": item.state, "x-expires": _end(item.dates)},
                )
            )
        return found

    def skills(self) -> list[Json]:
        groups: dict[str, list[int]] = {}
        for index, skill in enumerate(self.profile.skills):
            groups.setdefault(skill.group, []).append(index)
        found: list[Json] = []
        for label, members in groups.items():
            skills = [self.profile.skills[index] for index in members]
            for index, skill in enumerate(skills):
                self.point(f"/skills/{len(found)}/keywords/{index}", [skill.fact_id])
            levels = {skill.name: skill.level for skill in skills if skill.level}
            found.append(
                _filled(
                    name=label, keywords=[skill.name for skill in skills], **({"x-levels": levels} if levels else {})
                )
            )
        return found

    def projects(self) -> list[Json]:
        found: list[Json] = []
        for index, item in enumerate(self.profile.projects):
            summary, highlights = self.split(item)
            self.bullets(f"/projects/{index}", item, highlights)
            found.append(
                _filled(
                    name=item.name,
                    roles=[item.role] if item.role else [],
                    entity=item.employer,
                    url=item.url,
                    startDate=item.dates.from_iso,
                    endDate=_end(item.dates),
                    description=" ".join(self.text(bullet) for bullet in (*item.about, *summary)),
                    highlights=[self.text(bullet) for bullet in highlights],
                )
            )
        return found

    def provenance(self) -> Json:
        return {
            "fields": {pointer: ids for pointer, ids in self.pointers.items() if ids},
            "facts": {fact.id: _located(fact, self.names) for fact in self.profile.facts},
            "unplaced": [bullet.fact_id for bullet in self.profile.unplaced],
            "conflicts": [conflict.model_dump(mode="json") for conflict in self.profile.conflicts],
        }


def _located(fact: Fact, names: dict[str, str]) -> Json:
    source = fact.source
    found: Json = {
        "kind": fact.kind,
        "text": fact.text,
        "status": fact.status,
        "document": source.document_id,
        "sha256": source.sha256,
        "span": [source.span.start, source.span.end],
    }
    if source.document_id in names:
        found["file"] = names[source.document_id]
    if source.box:
        box = source.box
        found |= {"page": box.page, "box": [box.x0, box.top, box.x1, box.bottom]}
    return found | ({"relayed": True} if fact.relayed else {})


def _filled(**fields: Any) -> Json:
    """Only the fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}


def _end(dates: DateRange) -> str:
    return "" if dates.current else dates.to_iso


def _network(url: str) -> str:
    """The network an address belongs to, "" for a site of one's own."""
    host = re.sub(r"(?i)^(?:https?://)?(?:www\.)?", "", url).casefold()
    table = mapping("contacts.yaml", "networks")
    return next((name for domain, name in table.items() if re.match(rf"(?:[\w-]+\.)*{re.escape(domain)}", host)), "")


def _username(url: str) -> str:
    parts = [part for part in re.sub(r"(?i)^https?://", "", url).split("?")[0].split("/") if part][1:]
    return parts[-1].lstrip("@") if parts else ""


def _address(url: str) -> str:
    return url if re.match(r"(?i)https?://", url) else f"https://{url}"
