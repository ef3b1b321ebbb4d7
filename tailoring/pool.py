"""Gathers the facts that may stand in the résumé: what each is worth for this ad and how much room it takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tailoring.assembly_weights import AssemblyWeights, assembly_weights
from tailoring.candidates import Candidate, Entry, Meter, Pool
from tailoring.experience import ended_years_ago
from tailoring.fit import FitReport
from tailoring.orders import without_orders
from tailoring.profile import Bullet, Position, Profile
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.summary import addresses_reader
from tailoring.wording import bare_words, boastful

# What is longer is no interest among others in one line.
_LONGEST_INTEREST = 8
_SHORTEST_TELLING = 5
_MOST_OF_SUMMARY = 10
_PEOPLE = "people_skills"
_NUMBER = re.compile(r"\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def build_pool(profile: Profile, fit: FitReport, meter: Meter, as_of: date) -> Pool:
    """All entries and candidates of a profile, in the order of the profile; what gives orders is none."""
    profile, pool = without_orders(profile), Pool()
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
    """The candidates less what an entry says twice and what is nothing but an address.

    What was said of an earlier entry, too, is worth no room again.
    """
    seen: dict[str, set[str]] = defaultdict(set)
    kept: list[Candidate] = []
    for candidate in candidates:
        groups = seen[bare_words(candidate.text)]
        if candidate.group not in groups and not _ADDRESS.fullmatch(candidate.text.strip()):
            again = bool(groups) and bool(candidate.group)
            kept.append(replace(candidate, worth=assembly_weights().intrinsic.detail) if again else candidate)
        groups.add(candidate.group)
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
    entries: list[Entry] = []
    for place, position in enumerate(jobs):
        entries.append(_position_entry(position, place, as_of, seen_employers, weights))
        seen_employers[position.employer_id or position.id] += 1
    share = weights.positions.most_together // max(1, sum(entry.full for entry in entries))
    for entry, position in zip(entries, jobs, strict=True):
        yield replace(entry, most=max(entry.most, share)), position.bullets
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
        if is_detail(bullet.text) or " " not in bullet.text.strip():
            worth = intrinsic.detail
        yield Candidate(bullet.fact_id, bullet.text, entry.section, entry.id, float(meter.lines(bullet.text)), worth)


@cache
def _details() -> re.Pattern[str]:
    openings = "|".join(re.escape(opening) for opening in assembly_weights().details)
    return re.compile(rf"\W*(?:{openings})\s*(?:[:=]|[-–—]\s|\d)", re.IGNORECASE)


def is_detail(text: str) -> bool:
    """Whether a line only details a project ("Team size: 8", "Environment: Oracle 9i"), and tells nothing done."""
    return len(text.split()) <= assembly_weights().longest_detail and _details().match(text) is not None


def _loose(profile: Profile, fit: FitReport, meter: Meter) -> Iterator[Candidate]:
    """Statements of a long summary, and of no section that was recognised where nothing else answers the ad better.

    The latter are worth nothing in themselves, so that what answers nothing stays out; the person's own summary fills
    room that is left.
    """
    intrinsic = assembly_weights().intrinsic
    best = {match.source_content[0].id for match in fit.matches if match.source_content}
    own = {bullet.fact_id for bullet in [b for b in profile.summary if _tells(b.text)][:_MOST_OF_SUMMARY]}
    for bullet in (*profile.summary, *profile.unplaced):
        if bullet.fact_id in best | own and _LETTERS.search(bullet.text):
            worth = intrinsic.summary if bullet.fact_id in own else intrinsic.loose
            lines = float(meter.lines(bullet.text))
            yield Candidate(bullet.fact_id, bullet.text, "additional", "", lines, worth)


def _tells(text: str) -> bool:
    """Whether a statement of a summary names a craft or an amount, and neither praises nor wishes."""
    if len(text.split()) < _SHORTEST_TELLING or boastful(text) or addresses_reader(text):
        return False
    taxonomy = load_taxonomy()
    concepts = [taxonomy.concepts.get(mention.concept_id) for mention in find_mentions(text, taxonomy)]
    crafts = [
        one for one in concepts if one and one.family != _PEOPLE and one.class_id not in assembly_weights().manners
    ]
    return bool(crafts) or bool(_NUMBER.search(text))


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
