"""Certificates, licences and clearances: held, in progress, expired, denied; of the same scheme, or of another body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tailoring.confidence_rules.acronyms import spelled_out, spells
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.credential_bodies import alone, member_of, of_its_body, other_names, with_its_level
from tailoring.confidence_rules.credential_grades import (
    grades_apart,
    of_another_entry,
    of_lesser_profession,
    of_one_field,
    of_smaller_class,
)
from tailoring.confidence_rules.credential_links import MANDATORY_STEP, RELATED_WORK, by_link
from tailoring.confidence_rules.credential_names import (
    by_its_short_name,
    by_letters_and_step,
    known_step_below,
    of_its_entry,
    own_stems,
    read_otherwise,
)
from tailoring.confidence_rules.credential_state import common_words, credential_cue, credential_words, state_of
from tailoring.confidence_rules.degree_names import is_university_degree
from tailoring.confidence_rules.denials import of_another, speaks_of_another
from tailoring.confidence_rules.driving_classes import classes_apart
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.linked import Links
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.words import stems, words

_CREDENTIAL_SIGN = re.compile(
    r"\b(?:certif\w+|licen[cs]\w+|qualified|registered|chartered|accredit\w+|cleared|clearance|holder|card|ticket|passed|exams?)\b"
)
# A stage of an exam that has more: "CA Inter", "Part 1".
_STAGE = re.compile(r"\b(?:Inter(?:mediate)?(?: exams?)?|Part (?:1|I|One|A)|Stage (?:1|I|One)|IPCC)\b(?! Level)")
_LETTERS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{3,6}\b")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?![\d.]|\s?(?:hours?|h|years?|%|k|m)\b)")  # "CSWIP 3.1"
_VERSION = re.compile(r"\bv\.?\s?(\d+)|\b(\d+)(?:st|nd|rd|th) edition")
_CURRENT = re.compile(r"\b(?:valid|current|active|in[- ]date|up[- ]to[- ]date|live|in force)\b", re.IGNORECASE)
_SAME_NAME = 0.84
_WHOLE = 0.99
_NAME = re.compile(r"(?<=\w )[A-Z]|[A-Z]{2}|\d")
_PLANNED_NEAR = 0.24
_IN_HOUSE_NEAR, _IN_HOUSE_MANDATORY_NEAR = 0.62, 0.48
_LETTERS_COSINE = 0.7  # from here on other words for the letters are another name of the same
_FAR_COSINE, _NEAR_COSINE, _JOB_COSINE = 0.3, 0.55, 0.4
_ALIKE_COSINE, _SAME_COSINE = 0.5, 0.6  # where half of the name is shared; where little of it is


@dataclass(frozen=True, slots=True)
class Scheme:
    """What tells a credential from others: its own words, its initials, and its rung on each ladder."""

    own: frozenset[str]
    initials: frozenset[str]
    rungs: tuple[tuple[int, int], ...]
    version: int = 0


@lru_cache(maxsize=4096)
def scheme_of(text: str) -> Scheme:
    """The scheme and the step that a credential's name tells."""
    own = own_stems(text)
    capitals = re.findall(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)*|\b[IVX]+\b", text)
    letters = "".join(re.sub(r"[a-z]", "", word) for word in capitals).lower()
    initials = {letters[start:end] for start in range(len(letters)) for end in range(start + 3, len(letters) + 1)}
    tokens = " ".join(words(re.sub(r"\bL(?=\d\b)", "", text.replace("-", " "))))
    rungs = tuple(
        (number, max(places))
        for number, ladder in enumerate(credential_words().ladders)
        if (places := [n for n, rung in enumerate(ladder) if f" {rung.replace('-', ' ')} " in f" {tokens} "])
    )
    version = _VERSION.search(text.lower())
    number = int(next(group for group in version.groups() if group)) if version else 0
    if dotted := _DOTTED.search(text):
        number = 100 * int(dotted[1]) + int(dotted[2])
    return Scheme(own, frozenset(initials), rungs, number)


def is_credential_name(text: str) -> bool:
    """Whether a name is that of a paper, by capitals or by a word such as "licence", and not of the work alone."""
    return bool(_CREDENTIAL_SIGN.search(text.lower()) or _NAME.search(text))


def credential_standing(
    part: Part,
    ask: Ask,
    evidence: EvidenceParts,
    links: Links,
    cosine: float | None,
    with_job: float | None = None,
) -> Standing:
    """How the evidence stands to one credential asked. Work, however near, is no credential.

    `cosine` is that with the requirement, `with_job` that with the job's title too.
    """
    near, why, known = _identity(part, ask, evidence, links, (cosine, with_job))
    if near <= RELATED_WORK:
        return Standing(near, state_of(part, evidence), why, evidence)
    own_paper = credential_cue("in_house")
    if own_paper.search(evidence.evidence.text.lower()) and not own_paper.search(ask.text.lower()):
        most = _IN_HOUSE_NEAR if ask.preferred else _IN_HOUSE_MANDATORY_NEAR
        near, why = min(near, most), "It is an employer's own, and not the recognised one"
    state = state_of(part, evidence)
    if credential_cue("planned").search(evidence.evidence.text.lower()) and state == "in_progress":
        return Standing(_PLANNED_NEAR, state, "It is only planned.", evidence, known=known)
    if state == "in_progress" and ask.towards:
        return Standing(
            near, "demonstrated", "It is being worked towards, as the ad takes.", evidence, known=known, same=True
        )
    if state == "negated":
        return Standing(scoring().statuses["negated"], state, "The evidence says that it is not held.", evidence)
    if state == "expired" and _CURRENT.search(ask.text):
        return Standing(min(near, MANDATORY_STEP), state, "It has run out, and a valid one is asked.", evidence)
    share = scoring().statuses[state] if state in ("in_progress", "studied", "expired") else 1.0
    reached = min(near, share * min(1.0, near + 0.4))
    shown = "demonstrated" if state == "held" else state
    return Standing(reached, shown, why, evidence, part.text, known=known, same=near >= 1 and share >= 1)


def _identity(
    part: Part, ask: Ask, evidence: EvidenceParts, links: Links, cosines: tuple[float | None, float | None]
) -> tuple[float, str, bool]:
    """How near the credential itself stands, whatever its state; why; and whether data say so."""
    cosine, relations = cosines[0], scoring().relations
    linked = by_link(part, ask, evidence, links)
    named = _by_name(part, ask, evidence, links, cosine)
    in_part = 0 < named[0] < _SAME_NAME and named[1] not in (_LOWER_STEP, _ANOTHER_ENTRY, _LESSER_ENTRY, _ONE_STAGE)
    if part.credentials and in_part and linked[0] == 0 and not ask.preferred and _another_is_known(part, evidence):
        return RELATED_WORK, "It is another credential", True
    if named[1] in (_LOWER_STEP, _ANOTHER_ENTRY) and linked[0] > 0:
        linked = min(linked, named)  # a step of the ladder, or another entry, goes before a shared name
    if linked[0] == 0 and named[0] > relations["adjacent"] and _a_degree_instead(part, evidence, links):
        named = (relations["adjacent"], "It is a degree of that subject, and not the qualification")
    best = max(linked, named)
    if best[0] > RELATED_WORK:
        return (*best, best == linked)
    if evidence.evidence.type != "certification":
        return RELATED_WORK * (cosine if cosine is not None else 0.5), "Work is no certificate or licence", False
    if named[1] == _OTHER_LETTERS:
        return RELATED_WORK * 0.5, _OTHER_LETTERS, False
    alike = _by_likeness(ask, *cosines)
    if ask.preferred and alike[0] < relations["adjacent"] and of_one_field(part, evidence, links):
        return relations["adjacent"], _SAME_FIELD, True
    return (*alike, False)


def _another_is_known(part: Part, evidence: EvidenceParts) -> bool:
    """Whether the evidence names credentials that are known, and the asked one, known too, is not among them."""
    known = {named.concept_id for named in evidence.named if named.credential}
    return bool(known) and known.isdisjoint(part.credentials) and bool(scheme_of(part.text).own)


def _a_degree_instead(part: Part, evidence: EvidenceParts, links: Links) -> bool:
    """Whether the evidence is a degree, and what is asked is known for none: a BSc Accounting makes no accountant."""
    if not scheme_of(part.text).initials.isdisjoint(words(evidence.evidence.text)):
        return False  # its own letters stand beside the degree
    known = links.taxonomy.credentials
    held = [known[named.concept_id].type for named in evidence.named if named.credential]
    return bool(held) and set(held) == {"degree"} and any(known[asked].type != "degree" for asked in part.credentials)


def _by_name(part: Part, ask: Ask, evidence: EvidenceParts, links: Links, cosine: float | None) -> tuple[float, str]:
    asked, offered = scheme_of(part.text), scheme_of(evidence.evidence.text)
    apart = _apart(part, ask, evidence)
    if apart is not None:
        return (_own_line(evidence), "It is the credential asked") if apart >= 0 else (_below(-apart, ask), _LOWER_STEP)
    if not asked.own and ask.kind == "certification" and alone(ask):
        asked = scheme_of(ask.main)  # "Level 5 Diploma in …": what follows tells it from others
    if not asked.own or read_otherwise(part, asked.initials, evidence, links):
        return 0.0, _OTHER_LETTERS if asked.own else "Nothing shows it"
    if known_step_below(part, evidence, links, whole=not asked.rungs):
        return _below(1, ask), _LOWER_STEP
    initials = {word for word in words(part.text) if word.isalpha() and 3 <= len(word) <= 6}
    spelled = bool(initials & offered.initials) or bool(asked.initials & set(words(evidence.evidence.text)))
    spelled = spelled or bool(other_names(part, ask) & set(words(evidence.evidence.text)))
    spelled = spelled or any(spells(letters, evidence.evidence.text) for letters in _LETTERS.findall(part.text))
    spelled = spelled or any(member_of(word, evidence) for word in initials)
    spelled = spelled or of_its_body(part, evidence, links) or of_its_entry(part, evidence, links)
    spelled = spelled or by_its_short_name(part, evidence, links)
    spelled = spelled or (by_letters_and_step(part.text, evidence) and not _another_is_known(part, evidence))
    if (spelled or initials & asked.own) and _spells_another(initials, ask, evidence, cosine):
        return 0.0, _OTHER_LETTERS
    cover = 1.0 if spelled else len(asked.own & offered.own) / len(asked.own)
    # A degree that shares a word with a certificate is of another kind.
    mere_degree = cover < _WHOLE and ask.kind == "certification" and is_university_degree(evidence.evidence.text)
    if mere_degree or cover < 0.5 or not (_on_its_own(evidence) or _held_in_work(asked, evidence, cover)):
        return 0.0, "Nothing shows it"
    return _by_step(part, ask, evidence, cover, cosine)


def _apart(part: Part, ask: Ask, evidence: EvidenceParts) -> int | None:
    """How many steps the evidence stands above (below 0) the asked, by the classes of a licence or by letters."""
    held = evidence.evidence.text
    own = _on_its_own(evidence) or (evidence.first_hand and not speaks_of_another(held))
    classes = classes_apart(part.text, held) if own else None
    if classes is not None:
        return classes
    return grades_apart(with_its_level(part, ask), held) if _on_its_own(evidence) else None


def _own_line(evidence: EvidenceParts) -> float:
    """A credential on its own line is held; in the words of a job it is told in passing."""
    return 1.0 if _on_its_own(evidence) else 0.85


def _spells_another(initials: set[str], ask: Ask, evidence: EvidenceParts, cosine: float | None) -> bool:
    """Whether the evidence spells the letters out in words that have nothing to do with the line or the job."""
    full = [names for letters, names in spelled_out(evidence.evidence.text) if letters in initials]
    strange = any((names - common_words()).isdisjoint(ask.all_stems - initials) for names in full)
    return strange and cosine is not None and cosine < _LETTERS_COSINE


def _on_its_own(evidence: EvidenceParts) -> bool:
    return evidence.evidence.type in ("certification", "education")


def _held_in_work(asked: Scheme, evidence: EvidenceParts, cover: float) -> bool:
    """Whether a line about work says that the person, and not somebody beside them, holds the credential."""
    text = evidence.evidence.text
    if cover < _WHOLE or not _CREDENTIAL_SIGN.search(text.lower()):
        return False
    return not all(of_another(text, place) for place in _places(asked.own, evidence))


def _by_step(part: Part, ask: Ask, evidence: EvidenceParts, cover: float, cosine: float | None) -> tuple[float, str]:
    """Nearness of a credential whose name is shared, by the step that it is of its scheme."""
    trust = 1.0 if _on_its_own(evidence) else 0.85
    if _STAGE.search(evidence.evidence.text) and not _STAGE.search(part.text):
        return scoring().statuses["in_progress"], _ONE_STAGE
    lower = _lower(part, ask, evidence)
    if lower is not None:
        return lower * trust, _LOWER_STEP
    if of_another_entry(ask.text, evidence.evidence.text) or of_lesser_profession(ask.text, evidence.evidence.text):
        why = _ANOTHER_ENTRY if of_another_entry(ask.text, evidence.evidence.text) else _LESSER_ENTRY
        return (MANDATORY_STEP if ask.must else scoring().relations["weak"]) * trust, why
    if cover >= _WHOLE:
        return trust, "It is the credential asked"
    if cosine is not None and cosine >= _ALIKE_COSINE and not _another_is_known(part, evidence):
        return scoring().relations["transferable"] * trust, "Its name shares the most of the one asked"
    return 0.6 * trust * (1.0 if ask.preferred else 0.75), "Its name shares only a part with the one asked"


def _lower(part: Part, ask: Ask, evidence: EvidenceParts) -> float | None:
    """What a lower step of the scheme is worth; None where it is none."""
    steps = -_step(scheme_of(with_its_level(part, ask)), scheme_of(evidence.evidence.text))
    if steps > 0:
        return _below(steps, ask)
    return scoring().relations["adjacent"] if of_smaller_class(ask.text, evidence.evidence.text) else None


def _below(steps: int, ask: Ask) -> float:
    """What a lower step of the scheme is worth: nothing where the one asked must be held."""
    if ask.must:
        return MANDATORY_STEP
    return scoring().relations["adjacent" if steps == 1 else "weak"]


def _places(own: frozenset[str], evidence: EvidenceParts) -> list[int]:
    """Where in the evidence the words of the scheme begin; words that follow one another are one place."""
    text, found, last = evidence.evidence.text, list[int](), -2
    for place, match in enumerate(re.finditer(r"[\w'’+-]+", text)):
        if own & set(stems(match.group())):
            if place > last + 1:
                found.append(match.start())
            last = place
    return found


def _step(asked: Scheme, offered: Scheme) -> int:
    """Below 0 when the offered stands lower on a ladder that both names tell."""
    lower = dict(offered.rungs)
    differences = [lower[ladder] - rung for ladder, rung in asked.rungs if ladder in lower]
    if asked.version and offered.version:
        differences.append(offered.version - asked.version)
    return min(differences, default=0)


def _by_likeness(ask: Ask, cosine: float | None, with_job: float | None) -> tuple[float, str]:
    """Another credential: where one is only preferred, a like one counts by its meaning; a mandatory one is missing.

    A paper for the very work of the job, from another body, is much the same.
    """
    if ask.preferred and cosine is not None and (with_job or 0.0) >= _JOB_COSINE:
        cosine = _NEAR_COSINE
    if not ask.preferred and not ask.must and cosine is not None and cosine >= _SAME_COSINE:
        return scoring().relations["transferable"], "It means much the same"
    if not ask.preferred or cosine is None or cosine < _FAR_COSINE:
        return RELATED_WORK * (cosine or 0.4), "It is another credential"
    adjacent, transferable = scoring().relations["adjacent"], scoring().relations["transferable"]
    if cosine < _NEAR_COSINE:
        return adjacent, _SAME_FIELD
    return transferable, "It is much the same credential from another body"


_ONE_STAGE = "It is a stage on the way to the one asked"
_SAME_FIELD = "It is a credential of the same field"
_OTHER_LETTERS = "Its letters stand for something else"
_LOWER_STEP = "It is a lower step of the same scheme"
_ANOTHER_ENTRY = "It is another profession's entry on the same register"
_LESSER_ENTRY = "It is the entry of a lesser profession"
