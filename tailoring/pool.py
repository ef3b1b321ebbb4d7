"""Gathers the facts that may stand in the résumé: what each is worth for this ad and how much room it takes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from tailoring.announced_lists import lists_of
from tailoring.assembly_weights import AssemblyWeights, assembly_weights
from tailoring.candidates import Candidate, Entry, Meter, Pool
from tailoring.experience import ended_years_ago
from tailoring.facts import Fact
from tailoring.fit import FitReport
from tailoring.leaning import holds, leans, standing, why_not_alone
from tailoring.orders import without_orders
from tailoring.own_sentences import addresses_reader, halves, is_fragment, never_shown, of_product, wishes
from tailoring.plan import SectionName
from tailoring.profile import Item, Position, Profile
from tailoring.scale import tells_amount
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.verb_phrases import form_of
from tailoring.wording import bare_words, boastful, writing_data

# What is longer is no interest among others in one line.
_LONGEST_INTEREST = 8
_SHORTEST_TELLING = 5
_MOST_OF_SUMMARY = 10
_FEW_LINES = 2  # a post with fewer lines of its own would stand bare
_PEOPLE = "people_skills"
_NUMBER = re.compile(r"\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# A short line that says that one is certified, wherever it stands.
_CERTIFIED = re.compile(
    r"^(?=(?:\S+\s+){0,9}\S+$).*\b(?:certified|chartered|licen[cs]ed|certifications?)\b", re.IGNORECASE
)
_LISTS: tuple[SectionName, ...] = ("skills", "languages", "interests")


def build_pool(profile: Profile, fit: FitReport, meter: Meter, as_of: date, said: Sequence[str] = ()) -> Pool:
    """All entries and candidates of a profile, in the order of the profile; what gives orders is none.

    `said` are the lines of the profile paragraph: what they tell is told nowhere else.
    """
    profile, pool = without_orders(profile), Pool()
    facts = {fact.id: fact for fact in profile.facts}
    relevance = {item.item_id: item.score / 100 for item in fit.relevance}
    needed = _knock_out_evidence(fit)
    for entry, item in (*_position_entries(profile, as_of, relevance), *_other_entries(profile, meter, needed)):
        pool.entries.append(entry)
        pool.candidates.extend(_bullets(entry, item, facts, meter, relevance.get(entry.id, 0.3)))
    pool.candidates.extend(_listed(profile, meter, needed))
    pool.candidates.extend(_loose(profile, fit, meter))
    pool.candidates = _said_once(pool.candidates, [bare_words(line) for line in said])
    return pool


def _said_once(candidates: Sequence[Candidate], said: Sequence[str]) -> list[Candidate]:
    """The candidates less what was said, what an entry says twice or within another line, and bare addresses.

    What was said of an earlier entry, too, is worth no room in itself, unless its post would stand bare; what leans
    on a line goes with it.
    """
    seen: dict[str, set[str]] = defaultdict(set)
    lines: dict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        lines[candidate.group].append(bare_words(candidate.text))
    own = _own_lines(candidates)
    kept: list[Candidate] = []
    for candidate in candidates:
        words = bare_words(candidate.text)
        groups, told = seen[words], candidate.section not in _LISTS
        within = told and any(len(words) < len(one) and holds(words, one) for one in lines[candidate.group])
        within = within and bool(candidate.group)
        within = within or (told and any(len(words) <= len(one) and holds(words, one) for one in said))
        if candidate.group not in groups and not within and not _ADDRESS.fullmatch(candidate.text.strip()):
            again = bool(groups) and bool(candidate.group)
            bare = again and candidate.section == "experience" and own[candidate.group] < _FEW_LINES
            own[candidate.group] += bare
            detail = again and not bare
            worth = assembly_weights().intrinsic.detail if detail else candidate.worth
            kept.append(replace(candidate, worth=worth, repeats=bare))
        groups.add(candidate.group)
    return _with_their_lines(kept)


def _own_lines(candidates: Sequence[Candidate]) -> Counter[str]:
    """How many lines each entry has that no entry before it says in the same words."""
    first: dict[str, str] = {}
    for candidate in candidates:
        first.setdefault(bare_words(candidate.text), candidate.group)
    return Counter(first.values())


def _with_their_lines(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates less those that may only be shown with a line that is none."""
    while True:
        known = {candidate.fact_id for candidate in candidates}
        kept = [one for one in candidates if not one.leans_on or one.leans_on in known]
        if len(kept) == len(candidates):
            return kept
        candidates = kept


def _knock_out_evidence(fit: FitReport) -> frozenset[str]:
    return frozenset(
        source.id
        for match in fit.matches
        if match.knock_out and match.confidence.tier in ("direct", "transferable")
        for source in match.source_content[:1]
    )


def _position_entries(profile: Profile, as_of: date, relevance: dict[str, float]) -> Iterator[tuple[Entry, Item]]:
    weights = assembly_weights()
    jobs = [position for position in profile.positions if not position.volunteering]
    # A title alone, beside other posts, is a heading that was read twice.
    jobs = [job for job in jobs if job.employer or job.dates.text or job.bullets or job.about] or jobs
    seen_employers: dict[str, int] = defaultdict(int)
    entries: list[Entry] = []
    for place, position in enumerate(jobs):
        entries.append(_position_entry(position, place, as_of, seen_employers, weights))
        seen_employers[position.employer_id or position.id] += 1
    share = weights.positions.most_together // max(1, sum(entry.full for entry in entries))
    for entry, position in zip(entries, jobs, strict=True):
        yield replace(entry, most=max(entry.most, share)), position
    for position in profile.positions:
        if position.volunteering:
            worth = weights.intrinsic.volunteering * (0.5 + relevance.get(position.id, 0.3))
            header = weights.costs.header
            entry = Entry(
                position.id, "volunteering", position.title, header, position.fact_ids, worth, kept=False, most=2
            )
            yield entry, position


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


def _other_entries(profile: Profile, meter: Meter, needed: frozenset[str]) -> Iterator[tuple[Entry, Item]]:
    worth, costs = assembly_weights().intrinsic, assembly_weights().costs

    def entry(item: Item, section: SectionName, label: str, worth: float, header: float = 1.1, **rules: Any) -> Entry:
        return Entry(item.id, section, label, header, item.fact_ids, worth, **{"kept": False, **rules})

    for place, school in enumerate(profile.education):
        detail = worth.education_detail
        yield entry(school, "education", school.school, detail, costs.header, kept=place < 2, most=3), school
    for one in profile.certifications:
        must = one.id in needed or any(fact in needed for fact in one.fact_ids)
        yield entry(one, "certifications", one.name, worth.certification, kept=must), one
    for project in profile.projects:
        # A project is worth its lines; one that has none is worth its name.
        of_name = 0.0 if project.bullets else worth.project
        # A heading without a second line takes as much room as a further role.
        header = costs.header if project.role or project.employer else costs.same_employer
        if project.bullets or project.about or project.name.casefold() not in writing_data().no_skills_alone:
            # One whose lines are not shown would stand bare.
            least = int(bool(project.bullets))
            yield entry(project, "projects", project.name, of_name, header, least=least, most=3), project
    for publication in profile.publications:
        header = float(meter.lines(publication.text or publication.title))
        yield entry(publication, "publications", publication.title, worth.publication, header, most=3), publication
    for award in profile.awards:
        yield entry(award, "awards", award.title, worth.award, most=1), award


def _bullets(
    entry: Entry, item: Item, facts: Mapping[str, Fact], meter: Meter, relevance: float
) -> Iterator[Candidate]:
    """The lines of an entry that stand alone or with another; what it is about fills room that is left."""
    intrinsic, leaning = assembly_weights().intrinsic, standing(item, facts)
    before = ""
    for line in item.about:
        # Of a post it stands below what was done there, where "it" would be another thing.
        if not leans(line.text) or before or entry.section != "experience":
            lines = float(meter.lines(line.text))
            needed = before if leans(line.text) else ""
            before = line.fact_id
            yield Candidate(line.fact_id, line.text, entry.section, entry.id, lines, intrinsic.about, leans_on=needed)
    base = {"education": intrinsic.education_detail, "projects": intrinsic.project}.get(entry.section, intrinsic.bullet)
    whole = {one.bullet.fact_id: one.bullet for one in lists_of(item, facts)}
    stand = leaning | dict.fromkeys(whole, "")
    own = (whole.get(one.fact_id, one) for one in item.bullets if one.fact_id in stand)
    shown = (one for one in own if not never_shown(one.text))
    for place, bullet in enumerate(shown):
        worth = base * (0.5 + relevance) + (intrinsic.number if _NUMBER.search(bullet.text) else 0.0)
        # What a person wrote first they thought best; it breaks ties.
        worth += 0.02 / (1 + place)
        if is_detail(bullet.text) or " " not in bullet.text.strip():
            worth = intrinsic.detail
        lines, needed = float(meter.lines(bullet.text)), stand[bullet.fact_id]
        yield Candidate(bullet.fact_id, bullet.text, entry.section, entry.id, lines, worth, leans_on=needed)


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
    named = Counter(source.id for match in fit.matches for source in match.source_content)
    # What tells an amount, or comes near to more of what the ad asks, is worth more.
    worths = {
        bullet.fact_id: intrinsic.certification
        if _CERTIFIED.search(bullet.text)
        else intrinsic.summary * (1 + 9 * tells_amount(bullet.text) + min(9, named[bullet.fact_id]))
        for bullet in profile.summary
        if _tells(bullet.text) or _CERTIFIED.search(bullet.text)
    }
    own = sorted(worths, key=lambda fact_id: -worths[fact_id])[:_MOST_OF_SUMMARY]
    torn = halves(profile)
    for bullet in (*profile.summary, *profile.unplaced):
        if bullet.fact_id in torn or not _stands(bullet.text):
            continue
        lines = float(meter.lines(bullet.text))
        if bullet.fact_id in {*best, *own} and _LETTERS.search(bullet.text):
            worth = worths[bullet.fact_id] if bullet.fact_id in own else intrinsic.loose
            yield Candidate(bullet.fact_id, bullet.text, "additional", "", lines, worth)
        elif form_of(bullet.text) and _tells(bullet.text):
            yield Candidate(bullet.fact_id, bullet.text, "additional", "", lines, intrinsic.detail, spare=True)


def _stands(text: str) -> bool:
    """Whether a loose statement is one by itself and tells of the person."""
    whole = why_not_alone(text) is None and not is_fragment(text)
    return whole and not (wishes(text) or never_shown(text) or of_product(text))


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
