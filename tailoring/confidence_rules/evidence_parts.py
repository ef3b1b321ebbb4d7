"""Evidence taken apart: clauses with how far each was really done, time, outcome, setting, and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tailoring.confidence_rules.acronyms import strangers
from tailoring.confidence_rules.clauses import Clause, Status, clauses_of
from tailoring.confidence_rules.denials import denied_stems, in_anothers_title, of_another
from tailoring.confidence_rules.fields import Fields, fields_of
from tailoring.confidence_rules.knowledge import cue, record_heads, verb_levels
from tailoring.confidence_rules.phrases import named_by_stems
from tailoring.confidence_rules.roles import roles_named
from tailoring.confidence_rules.timing import Timing, number_of, timing_of
from tailoring.confidence_rules.words import stems, words
from tailoring.fit import Evidence
from tailoring.months import MONTHS, Interval
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_word
from tailoring.skills.taxonomy import Taxonomy

_SHORT_ACRONYM = 2
_NEXT_WORD = re.compile(r"\s+([a-z]+\.?)(?![\w-])", re.IGNORECASE)
_TITLE_END = re.compile(r"[,.:;(–—]|\s-\s|\s(?:at|with|for|of|in|on|to)\s")
_LONGEST_TITLE = 5
_VALID_TO = re.compile(
    r"\b(?:valid|current|in date|good|runs?|expir\w+|ended|lasts?|renewal (?:was )?due)"
    r"\s*(?:to|until|till|in|through|for)?\s*(?:[A-Z][a-z]+\.?\s+)?(20\d\d|19\d\d)\b"
)
_HELD_FROM_TO = re.compile(r"\b(?:19|20)\d\d (?:to|until|till) ((?:19|20)\d\d)\b")
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
# Letters with a figure, four capitals or more, or a capital within the word.
_NAME_SHAPE = re.compile(r"(?=.*\d)[A-Z][\w/+-]+|[A-Z]{4,}|[A-Z]?[a-z]+[A-Z]\w*")


_DEFINITION = re.compile(
    r"\W*(?:\w[\w-]*)(?:\s+[\w()/&-]+){0,7}(?:\s*:\s*\w[\w() ]{0,70})?\s+(?:is|are|means)\s+(?:basically\s+|simply\s+)?"
    r"(?:an?|the|one)\s",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|my|we|our|me)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A concept or credential that the evidence names, and how it stands there.

    `doubtful`: named in a way that is easily misread: a word of several senses, two letters, or two words that only
    stand near each other. `unmistakable`: of one sense, and written as only a name is, in capitals or with a figure.
    """

    concept_id: str
    status: Status
    credential: bool = False
    doubtful: bool = False
    unmistakable: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceParts:
    """Everything the rules look at in one piece of evidence. `outcome` is 0–1; `responsibility` 0–7.

    `ran_out`: it names a year of validity that is over. `post_stems`: those of all lines of the post that it
    belongs to, and `career_stems` those of all posts; empty for what is no work.
    """

    evidence: Evidence
    clauses: tuple[Clause, ...]
    stems: frozenset[str]
    title_stems: frozenset[str]
    denied: frozenset[str]
    named: tuple[Named, ...]
    timing: Timing
    outcome: float
    own_part: bool
    responsibility: int
    fields: Fields
    roles: frozenset[str]
    numbers: tuple[float, ...]
    ran_out: bool = False
    post_stems: frozenset[str] = frozenset()
    career_stems: frozenset[str] = frozenset()

    @property
    def first_hand(self) -> bool:
        """Work or a project, as against a list, a course or a certificate."""
        return self.evidence.type in ("experience", "project")

    @property
    def defines(self) -> bool:
        """Whether it says what a thing is, and of nobody what they did: "Stamp duty is a tax on certain papers"."""
        return _DEFINITION.match(self.evidence.text) is not None and not _OWN.search(self.evidence.text)

    @property
    def figures(self) -> int:
        """How many amounts it tells; a year is a date and no amount."""
        return sum(not _FIRST_YEAR <= number <= _LAST_YEAR for number in self.numbers)

    @property
    def lead_title(self) -> str:
        """The title of the position, or the few words that open the text as a title does: "Agronomist, Ridge & Co"."""
        opening = _TITLE_END.split(self.evidence.text, maxsplit=1)[0]
        return self.evidence.title or (opening if len(opening.split()) <= _LONGEST_TITLE else "")

    @property
    def is_title(self) -> bool:
        """Whether it is the header of a position: a title, with or without the employer."""
        title = self.evidence.title
        return bool(title) and self.evidence.text.startswith(title) and self.evidence.type == "experience"


def read_evidence(evidence: Sequence[Evidence], taxonomy: Taxonomy, as_of: date) -> tuple[EvidenceParts, ...]:
    """Each piece of evidence taken apart."""
    parts = [_parts(one, taxonomy, as_of) for one in evidence]
    posts: dict[str, set[str]] = {}
    for one in parts:
        if one.evidence.item_id and one.first_hand and not one.is_title:
            posts.setdefault(one.evidence.item_id, set()).update(one.stems - one.denied)
    told = {item: frozenset(found) for item, found in posts.items()}
    career = frozenset[str]().union(*told.values())
    return tuple(
        replace(one, post_stems=told[one.evidence.item_id], career_stems=career)
        if one.first_hand and one.evidence.item_id in told
        else one
        for one in parts
    )


def _parts(evidence: Evidence, taxonomy: Taxonomy, as_of: date) -> EvidenceParts:
    text = evidence.text
    base: Status = _BASE_STATUS[evidence.type]
    strange = strangers(text, taxonomy)
    clauses = tuple(replace(one, stems=one.stems - strange) for one in clauses_of(text, base))
    denied = denied_stems(text).union(*(one.denied for one in clauses))
    all_stems = frozenset(stems(text)) - strange
    title_stems = stems(f"{evidence.title} {evidence.employer}")
    return EvidenceParts(
        evidence=evidence,
        clauses=clauses,
        stems=all_stems,
        title_stems=frozenset(title_stems),
        denied=denied,
        named=_named(evidence, clauses, strange, taxonomy),
        timing=_timing(evidence, as_of),
        outcome=_outcome(text),
        own_part=bool(cue("own_part").search(text.lower())),
        responsibility=max((verb_levels().get(one, 3) for one in all_stems if one in verb_levels()), default=3),
        fields=fields_of((*all_stems, *title_stems)),
        roles=roles_named(f"{evidence.title}; {text}") if evidence.type != "skill" else frozenset(),
        numbers=_numbers(text),
        ran_out=_ran_out(evidence, as_of),
    )


_BASE_STATUS: dict[str, Status] = {
    "experience": "demonstrated",
    "project": "demonstrated",
    "skill": "listed",
    "education": "held",
    "certification": "held",
}


def _named(
    evidence: Evidence, clauses: Sequence[Clause], strange: frozenset[str], taxonomy: Taxonomy
) -> tuple[Named, ...]:
    base = _BASE_STATUS[evidence.type]
    found: dict[str, Named] = {}
    context = f"{evidence.title} {evidence.employer}"
    for mention in find_mentions(evidence.text, taxonomy, context=context):
        if not strange.isdisjoint(words(mention.text)):
            continue
        if (
            mention.credential
            and base not in ("held", "listed")
            and taxonomy.credentials[mention.concept_id].type == "degree"
        ):
            continue
        if not mention.credential and _is_record(evidence.text, mention.span.end):
            continue
        clause = _clause_at(clauses, mention.span.start)
        status = _mention_status(mention, clause, base)
        if base == "demonstrated" and _of_another(mention, evidence.text):
            status = "observed"
        doubtful = _doubtful(mention, taxonomy)
        sure = not doubtful and not evidence.text.isupper() and _is_unmistakable(mention.text)
        _keep(found, Named(mention.concept_id, status, mention.credential, doubtful, sure))
        if mention.credential:
            for tool in _tools_of(mention.text, taxonomy):
                _keep(found, Named(tool, "held" if status in ("demonstrated", "held") else status))
    for concept_id, phrase_stems in named_by_stems(evidence.text, taxonomy):
        if not strange.isdisjoint(phrase_stems):
            continue
        clause = next((c for c in clauses if phrase_stems <= c.stems), None)
        _keep(found, Named(concept_id, _clause_status(clause, phrase_stems, base), doubtful=True))
    return tuple(found.values())


def _is_record(text: str, end: int) -> bool:
    """Whether what stands before `end` only says whose number is meant: "by service order number"."""
    behind = _NEXT_WORD.match(text, end)
    return behind is not None and behind[1].lower() in record_heads()


def _of_another(mention: Mention, text: str) -> bool:
    """Whether the credential, or the work in whose title it is named, is somebody else's."""
    if mention.credential and of_another(text, mention.span.start):
        return True
    return in_anothers_title(text, mention.span.start, mention.span.end)


def _tools_of(credential: str, taxonomy: Taxonomy) -> Iterator[str]:
    """The tools that a credential is named after: "Tableau Desktop Specialist" is about Tableau."""
    for word in credential.split():
        target = taxonomy.find(word)
        concept = taxonomy.concepts.get(target) if target else None
        if concept and concept.kind == "tool":
            yield concept.id


def _doubtful(mention: Mention, taxonomy: Taxonomy) -> bool:
    text = mention.text
    return " " not in text and (taxonomy.is_ambiguous(fold_word(text)) or len(text) <= _SHORT_ACRONYM)


def _is_unmistakable(text: str) -> bool:
    """Whether a text is written as no common word is: "COBOL", "DB2", "PostgreSQL"; three letters stand for much."""
    return any(map(_NAME_SHAPE.fullmatch, text.split()))


def _keep(found: dict[str, Named], new: Named) -> None:
    old = found.get(new.concept_id)
    if old is None or (old.status == "negated" and new.status != "negated"):
        found[new.concept_id] = new


def _clause_at(clauses: Sequence[Clause], place: int) -> Clause | None:
    return next((clause for clause in clauses if clause.start <= place < clause.end), None)


def _mention_status(mention: Mention, clause: Clause | None, base: Status) -> Status:
    if mention.modality == "negated" or (clause and clause.denied and frozenset(stems(mention.text)) <= clause.denied):
        return "negated"
    if mention.modality == "learning":
        return "studied"
    if mention.modality == "planned":
        return "in_progress"
    if mention.actor == "other":
        return "observed"
    return clause.status if clause else base


def _clause_status(clause: Clause | None, phrase: frozenset[str], base: Status) -> Status:
    if clause is None:
        return base
    return "negated" if phrase & clause.denied else clause.status


def _timing(evidence: Evidence, as_of: date) -> Timing:
    timing = timing_of(evidence.text, as_of)
    if evidence.start and not timing.spans:
        span = _iso_span(evidence, as_of)
        timing = timing._replace(spans=(span,), last_year=(span.end - 1) // MONTHS)
    if evidence.years is not None and timing.years is None:
        timing = timing._replace(stated_years=evidence.years)
    return timing


def _iso_span(evidence: Evidence, as_of: date) -> Interval:
    start = _iso_month(evidence.start)
    if evidence.end == "present":
        return Interval(start, max(start, as_of.year * MONTHS + as_of.month))
    end = evidence.end or evidence.start
    return Interval(start, max(start, _iso_month(end) + (1 if "-" in end else 0)))


def _iso_month(text: str) -> int:
    year, _, rest = text.partition("-")
    return int(year) * MONTHS + (int(rest[:2]) if rest else 1) - 1


def _ran_out(evidence: Evidence, as_of: date) -> bool:
    """Whether the text names a year of validity that is over: "valid to 2017", or of a paper "2006 to 2011"."""
    years = [int(match[1]) for match in _VALID_TO.finditer(evidence.text)]
    if evidence.type == "certification":
        years += [int(match[1]) for match in _HELD_FROM_TO.finditer(evidence.text)]
    return any(year < as_of.year for year in years)


def _outcome(text: str) -> float:
    hits = len(cue("outcome").findall(text.lower())) + len(cue("praise").findall(text.lower()))
    return min(1.0, hits / 3)


_NUMBER = re.compile(r"(?<![\w.])[£$€]?(\d[\d,]*(?:\.\d+)?)\s?(k|m|bn|million|thousand|billion)?\b", re.IGNORECASE)
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def _numbers(text: str) -> tuple[float, ...]:
    found: list[float] = []
    for match in _NUMBER.finditer(text):
        digits = match[1].replace(",", "")
        if digits:
            found.append(float(digits) * _SCALE.get((match[2] or "").lower(), 1))
    found += [value for word in words(text) if not word[0].isdigit() and (value := number_of(word)) and value > 1]
    return tuple(found)
