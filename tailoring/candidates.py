"""The facts that may stand in the résumé: what each is worth for this ad and how much room it takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Protocol

from tailoring.data_files import DATA, load_yaml
from tailoring.experience import ended_years_ago
from tailoring.fit import FitReport
from tailoring.model import Model
from tailoring.plan import SectionName
from tailoring.profile import Bullet, Position, Profile

# What is longer is no interest among others in one line.
_LONGEST_INTEREST = 8
_NUMBER = re.compile(r"\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3,}")


class Intrinsic(Model):
    """What a line is worth apart from any requirement."""

    bullet: float
    number: float
    recent: float
    recent_years: float
    skill: float
    certification: float
    award: float
    publication: float
    project: float
    language: float
    interest: float
    education_detail: float
    volunteering: float
    loose: float


class Costs(Model):
    """Room taken, in body lines."""

    heading: float
    header: float
    same_employer: float
    compact: float
    contact_block: float
    summary: float
    slack: float


class PositionRules(Model):
    """Which positions keep their bullets, which may shrink or go."""

    always_full: int
    full_within_years: float
    may_drop_after_years: float
    least_bullets: tuple[int, ...]
    most_bullets: tuple[int, ...]
    more_on_two_pages: int


class PageRules(Model):
    """When a second page is worth it."""

    two_from_years: float
    least_gain: float
    least_second_page: float


class AssemblyWeights(Model):
    """The content of data/assembly.yaml."""

    importance: dict[str, float]
    evidence_ranks: tuple[float, ...]
    least_relevance: float
    intrinsic: Intrinsic
    costs: Costs
    positions: PositionRules
    skills_most: int
    choose_pages: PageRules


@cache
def assembly_weights() -> AssemblyWeights:
    """The weights of the assembly, from the data file."""
    return load_yaml(DATA / "assembly.yaml", AssemblyWeights)


class Meter(Protocol):
    """How much room text takes in the theme."""

    def lines_per_page(self) -> float:
        """Body lines a page holds."""
        ...

    def lines(self, text: str) -> int:
        """Body lines a bullet with this text takes."""
        ...

    def share(self, text: str) -> float:
        """The part of one body line that a skill in a list takes, its comma included."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be chosen. `group` is the entry that must be shown with it."""

    fact_id: str
    text: str
    section: SectionName
    group: str
    lines: float
    worth: float
    must_keep: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry whose header takes room: a position, school, project, award or certificate.

    `kept`: it must be shown; `full`: with bullets. `compact` is the room of its one-line form, None where it has none.
    """

    id: str
    section: SectionName
    label: str
    header: float
    fact_ids: tuple[str, ...]
    worth: float = 0.0
    kept: bool = True
    full: bool = True
    compact: float | None = None
    least: int = 0
    most: int = 99


@dataclass(slots=True)
class Pool:
    """Everything that may be chosen."""

    entries: list[Entry] = field(default_factory=list[Entry])
    candidates: list[Candidate] = field(default_factory=list[Candidate])


def roomier(pool: Pool) -> Pool:
    """The same pool for two pages, where each position may show more of its bullets."""
    more = assembly_weights().positions.more_on_two_pages
    entries = [replace(e, most=e.most + more) if e.section == "experience" else e for e in pool.entries]
    return Pool(entries, pool.candidates)


def build_pool(profile: Profile, fit: FitReport, meter: Meter, as_of: date) -> Pool:
    """All entries and candidates of a profile, in the order of the profile."""
    pool = Pool()
    relevance = {item.item_id: item.score / 100 for item in fit.relevance}
    needed = _knock_out_evidence(fit)
    for entry, bullets in _position_entries(profile, as_of, relevance):
        pool.entries.append(entry)
        pool.candidates.extend(_bullets(entry, bullets, meter, relevance.get(entry.id, 0.3)))
    for entry, bullets in _other_entries(profile, meter, needed):
        pool.entries.append(entry)
        pool.candidates.extend(_bullets(entry, bullets, meter, relevance.get(entry.id, 0.3)))
    pool.candidates.extend(_listed(profile, meter, needed))
    pool.candidates.extend(_loose(profile, fit, meter))
    pool.candidates = _said_once(pool.candidates)
    return pool


def _said_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates less what an entry says twice and what is nothing but an address."""
    seen: set[tuple[str, str]] = set()
    kept: list[Candidate] = []
    for candidate in candidates:
        key = (candidate.group, " ".join(candidate.text.casefold().split()))
        if key not in seen and not _ADDRESS.fullmatch(candidate.text.strip()):
            kept.append(candidate)
        seen.add(key)
    return kept


def _knock_out_evidence(fit: FitReport) -> frozenset[str]:
    return frozenset(
        source.id
        for match in fit.matches
        if match.knock_out and match.confidence.tier in ("direct", "transferable")
        for source in match.source_content[:1]
    )


def _position_entries(
    profile: Profile, as_of: date, relevance: dict[str, float]
) -> Iterator[tuple[Entry, Sequence[Bullet]]]:
    weights = assembly_weights()
    jobs = [position for position in profile.positions if not position.volunteering]
    seen_employers: dict[str, int] = defaultdict(int)
    for place, position in enumerate(jobs):
        yield _position_entry(position, place, as_of, seen_employers, weights), position.bullets
        seen_employers[position.employer_id or position.id] += 1
    for position in profile.positions:
        if position.volunteering:
            worth = weights.intrinsic.volunteering * (0.5 + relevance.get(position.id, 0.3))
            header = weights.costs.header
            entry = Entry(
                position.id, "volunteering", position.title, header, position.fact_ids, worth, kept=False, most=2
            )
            yield entry, position.bullets


def _position_entry(
    position: Position, place: int, as_of: date, seen: dict[str, int], weights: AssemblyWeights
) -> Entry:
    rules, costs = weights.positions, weights.costs
    age = ended_years_ago(position.dates, as_of)
    full = place < rules.always_full or age < rules.full_within_years
    least = rules.least_bullets[place] if place < len(rules.least_bullets) else int(full)
    return Entry(
        id=position.id,
        section="experience",
        label=f"{position.title}, {position.employer}".strip(", "),
        header=costs.same_employer if seen[position.employer_id or position.id] else costs.header,
        fact_ids=position.fact_ids,
        worth=weights.intrinsic.bullet,
        kept=age < rules.may_drop_after_years,
        full=full,
        compact=None if full else costs.compact,
        least=min(least, len(position.bullets)) if full else 0,
        most=rules.most_bullets[min(place, len(rules.most_bullets) - 1)],
    )


def _other_entries(profile: Profile, meter: Meter, needed: frozenset[str]) -> Iterator[tuple[Entry, Sequence[Bullet]]]:
    weights = assembly_weights()
    worth, costs = weights.intrinsic, weights.costs
    for place, school in enumerate(profile.education):
        yield (
            Entry(
                school.id,
                "education",
                school.school,
                costs.header,
                school.fact_ids,
                worth.education_detail,
                kept=place < 2,
                most=3,
            ),
            school.bullets,
        )
    for certificate in profile.certifications:
        must = certificate.id in needed or any(fact in needed for fact in certificate.fact_ids)
        yield (
            Entry(
                certificate.id, "certifications", certificate.name, 1.1, certificate.fact_ids,
                worth.certification, kept=must,
            ),
            certificate.bullets,
        )  # fmt: skip
    for project in profile.projects:
        yield (
            # A project is worth its lines; one that has none is worth its name.
            Entry(
                project.id,
                "projects",
                project.name,
                costs.header,
                project.fact_ids,
                0.0 if project.bullets else worth.project,
                kept=False,
                most=3,
            ),
            project.bullets,
        )
    for publication in profile.publications:
        header = float(meter.lines(publication.text or publication.title))
        yield (
            Entry(
                publication.id, "publications", publication.title, header, publication.fact_ids,
                worth.publication, kept=False, most=0,
            ),
            (),
        )  # fmt: skip
    for award in profile.awards:
        yield Entry(award.id, "awards", award.title, 1.1, award.fact_ids, worth.award, kept=False, most=1), ()


def _bullets(entry: Entry, bullets: Sequence[Bullet], meter: Meter, relevance: float) -> Iterator[Candidate]:
    intrinsic = assembly_weights().intrinsic
    base = {"education": intrinsic.education_detail, "projects": intrinsic.project}.get(entry.section, intrinsic.bullet)
    for place, bullet in enumerate(bullets):
        worth = base * (0.5 + relevance) + (intrinsic.number if _NUMBER.search(bullet.text) else 0.0)
        # What a person wrote first they thought best; it breaks ties.
        worth += 0.02 / (1 + place)
        yield Candidate(bullet.fact_id, bullet.text, entry.section, entry.id, float(meter.lines(bullet.text)), worth)


def _loose(profile: Profile, fit: FitReport, meter: Meter) -> Iterator[Candidate]:
    """Statements of a long summary, or of no section that was recognised, where nothing else answers the ad better.

    They are worth nothing in themselves, so that what answers nothing stays out.
    """
    best = {match.source_content[0].id for match in fit.matches if match.source_content}
    for bullet in (*profile.summary, *profile.unplaced):
        if bullet.fact_id in best and _LETTERS.search(bullet.text):
            lines = float(meter.lines(bullet.text))
            yield Candidate(bullet.fact_id, bullet.text, "additional", "", lines, assembly_weights().intrinsic.loose)


def _listed(profile: Profile, meter: Meter, needed: frozenset[str]) -> Iterator[Candidate]:
    intrinsic = assembly_weights().intrinsic
    for skill in profile.skills:
        yield Candidate(
            skill.fact_id, skill.name, "skills", "", meter.share(skill.name), intrinsic.skill, skill.fact_id in needed
        )
    for language in profile.languages:
        share = meter.share(f"{language.language} ({language.level})")
        yield Candidate(
            language.fact_id, language.language, "languages", "", share, intrinsic.language, language.fact_id in needed
        )
    for interest in profile.interests:
        if len(interest.text.split()) > _LONGEST_INTEREST:
            continue
        share = meter.share(interest.text)
        yield Candidate(interest.fact_id, interest.text, "interests", "", share, intrinsic.interest)
