"""Checks credentials: held, expired, booked, in progress, attended or left, and the level that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.clause_cuts import SENTENCE
from tailoring.truth.credential_names import credentials_named, named_by_maker
from tailoring.truth.credential_states import left_in, state_said, without_ends_ahead
from tailoring.truth.deed_words import Titles
from tailoring.truth.degrees import degree_held, of_another_degree
from tailoring.truth.designations import letters_of
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.partial_credentials import left_open
from tailoring.truth.passages import Passage, Word, canonical, passage
from tailoring.truth.qualification_words import Credentials
from tailoring.truth.unfinished import SCHEME, STATE_WORDS, colourless, entered, of_learners

_BESIDE = 20  # characters

_SCHEME_NAME = re.compile(
    r"\b(?:[A-Z]{2,}\w*|[Ll]evel \d|PhD|MSc|BSc|MEd|BEng|MEng|[A-Z][a-z]+ (?:Certificate|Diploma|Licence))\b"
)
_NUMBERED_NAME = re.compile(r"\b(?:Class|Level|Grade|Part|Stage|Category|Band|Tier) (?:\d\b|[A-Z]\b)")
_BACK = re.compile(r"\b(?:it|this|that|they|them|both|all|either|neither|I)\b", re.IGNORECASE)
# "The advanced course is booked": the one after it.
_NEXT_COURSE = re.compile(
    r"(?:the|an?|my) (?:advanced|next|higher|further|instructor|trainer|refresher|intermediate|follow-on|other)"
    r"(?: \w+)? (?:course|level|certificate|diploma|award|ticket|licen[cs]e|qualification|class|card|one)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\blevel \d\b", re.IGNORECASE)
_CURRENT = re.compile(r"\b(?:current|currently|valid|up[- ]to[- ]date|in[- ]date|active)\b", re.IGNORECASE)
_CURRENT_FACT = re.compile(
    r"\b(?:current|currently|valid (?:to|until|till)|until|since|renewed|still|to 20\d\d|expires|active|–|ongoing)\b|–",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:passed|gained|holds?|held|ticket|card|licen[cs]e|registered|since)\b", re.IGNORECASE)
_NEXT_ITEM = re.compile(r"\band (?:an?|the|my) ", re.IGNORECASE)
_VALID_TO = re.compile(r"\b(?:valid|good|runs?) (?:to|until|till) (?:\w+ )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"(?:['’]s)? (?:students?|candidates?|pupils?|trainees|theses|dissertations|projects)\b", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:no|without (?:an?|any|the)|not (?:yet )?(?:holding|hold|having|have)(?: an?| any| the)?) (?:[\w-]+ ){0,2}"
    r"(?:licen[cs]e|certificate|diploma|degree|qualification)$",
    re.IGNORECASE,
)


def check_credentials(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each credential of the statement, with its state in the facts."""
    for start, end in credentials_named(statement, source):
        name = statement.text[start:end]
        if _OF_OTHERS.match(statement.text, end) or _NONE.search(statement.text[:end]):
            # "Two master's students": a degree that others read for. "Holding no licence": none is claimed.
            continue
        if of_another_degree(name, source):
            yield _unknown(name, start, end)
            continue
        where = _evidence_of(name, start, statement, source)
        if where is not None and of_learners(where.text):
            if _claims_for_oneself(statement, start, end):
                reason = f"the facts tell it of others: “{where.text}”"
                ids, change = (where.fact.id,), f"Leave “{name}” out."
                yield Finding("credential", start, end, "contradicted", ids, reason, change)
            continue
        if where is None and name.split()[0].isupper():
            # A level of a scheme: the facts may name the scheme with another one.
            where = _evidence_of(name.split()[0], start, statement, source)
        if where is None:
            generic = any_of(tuple(knowledge(Credentials).generic)).search(name)
            told = _mentioned(generic.group(), source) or _tells_of_it(name, source) if generic else True
            if generic and not told and not degree_held(name, source):
                yield _unknown(name, start, end)
            continue
        yield _judged(name, start, end, where, statement, source)


def _claims_for_oneself(statement: Passage, start: int, end: int) -> bool:
    """Whether a statement that names no learners claims a credential, or makes a title with it."""
    clause = statement.clause_of(statement.word_at(start))
    said = {word.lower for word in statement.words[slice(*clause)]}
    behind = {word.lower for word in statement.words if end <= word.start <= end + _BESIDE}
    claimed = said & knowledge(Credentials).claiming or behind & knowledge(Titles).heads
    return bool(claimed) and not of_learners(statement.text[:start])


def _unknown(name: str, start: int, end: int) -> Finding:
    return Finding("credential", start, end, "unsupported", (), f"no fact speaks of “{name}”", f"Leave “{name}” out.")


def _tells_of_it(name: str, source: Source) -> bool:
    """Whether some fact tells of an exam or course in the field of a certificate: AZ-900 for Azure."""
    field = passage(name).stems() - colourless()
    return bool(field) and any(
        field <= one.stems and (SCHEME.search(one.text) or _HELD.search(one.text)) for one in source.evidence
    )


def _mentioned(name: str, source: Source) -> bool:
    return name.lower() in source.text.lower()


def _judged(name: str, start: int, end: int, where: Evidence, statement: Passage, source: Source) -> Finding:
    state = _state_of(letters_of(name, where.text) or name, where, source)
    said = state_said(statement, start, end)
    ids = (where.fact.id,)
    now = _told_current(statement, start)
    ended = _VALID_TO.search(where.tail)
    over = ended and source.as_of and int(ended.group("year")) < source.as_of.year
    if now and (over or not _CURRENT_FACT.search(where.tail)) and re.search(r"(?:19|20)\d\d", where.tail):
        reason, ask = f"no fact says that {name} is current", f"Confirm that {name} is still valid."
        return Finding("credential", start, end, "unsupported", ids, reason, f"Leave “{now.group()}” out.", ask)
    level = _level(statement, start, end, where)
    if (
        level
        and level.lower() in knowledge(Credentials).alone
        and level in name
        and name.lower() not in where.text.lower()
    ):
        # The facts name it by its letters: CEng.
        level = ""
    if level and not degree_held(name, source):
        reason = f"the facts name {name} without “{level}”"
        return Finding("credential", start, end, "contradicted", ids, reason, f"Leave “{level}” out.")
    again = said in {"booked", "in_progress"} and any_of(knowledge(Credentials).states[said]).search(where.tail.lower())
    if (
        again
        or state in {"held", said}
        or entered(statement.text[:start])
        or {state, said} <= {"booked", "in_progress", "attended"}
    ):
        return Finding("credential", start, end, "supported", ids)
    words = STATE_WORDS.get(state, state)
    return Finding(
        "credential", start, end, "contradicted", ids, f"{name} is {words}, not held", f"Say that {name} is {words}."
    )


def _told_current(statement: Passage, start: int) -> re.Match[str] | None:
    """What the statement says of a credential being current, None where that is said of another item of a list."""
    first = statement.words[statement.clause_of(statement.word_at(start))[0]].start
    now = _CURRENT.search(statement.part(statement.clause_of(statement.word_at(start))))
    return None if now and _NEXT_ITEM.search(statement.text[first + now.end() : start]) else now


def _evidence_of(name: str, start: int, statement: Passage, source: Source) -> Evidence | None:
    """The sentence that names the credential by one of its names, the one most like the statement first."""
    wanted = [m.concept_id for m in source.mentions_in(name) if m.credential]
    context = statement.stems(statement.clause_of(statement.word_at(start)))
    naming = [one for one in source.evidence if _names_it(name, wanted, one, source)]
    digits = re.findall(r"\d+", name)
    naming = [one for one in naming if all(digit in one.text for digit in digits)] or naming
    naming = [one for one in naming if not of_learners(one.text)] or naming
    return max(naming, key=lambda one: source.weight(context & one.stems), default=None)


def _names_it(name: str, wanted: list[str], one: Evidence, source: Source) -> bool:
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", one.text, re.IGNORECASE):
        return True
    level = re.search(r"\bLevel \d", name, re.IGNORECASE)
    if level and level.group().lower() in one.text.lower():
        return True
    stems = passage(name).stems() - _level_stems()
    if name.islower() and stems and stems <= one.stems and (SCHEME.search(one.text) or _HELD.search(one.text)):
        return True
    if named_by_maker(name, one, source) or letters_of(name, one.text):
        return True
    return bool(wanted) and any(mention.concept_id in wanted for mention in source.mentions_in(one.text))


def _piece_of(name: str, where: Evidence) -> str:
    """The pieces between commas that speak of this credential: from its name to the next that names another."""
    level = re.search(r"\b[Ll]evel \d\b", name)
    steps = re.split(r"(?<=[,;.])\s+|\s(?=and )", where.tail)
    own = [step for step in steps if level and level.group().lower() in step.lower()]
    if own and any(_LEVEL.search(step) for step in steps if step not in own):
        # "Level 1 done, level 2 booked": each has its own state.
        return " ".join(own)
    letters = re.split(r"[ -]", name)[0]
    pieces = re.split(r"(?<=,)\s+", where.tail)
    at = next((n for n, piece in enumerate(pieces) if re.search(rf"\b{re.escape(letters)}\b", piece)), None)
    if at is None or not letters.isupper():
        return where.tail
    kept = [pieces[at]]
    for piece in pieces[at + 1 :]:
        if any(letters not in other.group() for other in _SCHEME_NAME.finditer(piece)):
            return " ".join(kept)
        kept.append(piece)
    return where.tail


@cache
def _level_stems() -> frozenset[str]:
    return frozenset(canonical(level) for level in knowledge(Credentials).levels)


def _state_of(name: str, where: Evidence, source: Source) -> str:
    """How the credential is held, by the cues in its clause and in what is said of it afterwards."""
    text = without_ends_ahead(_of_this_one(name, _own_clause(name, where, source)), source.as_of)
    if re.search(rf"\b(?:no|without|lacks?|nor) (?:\w+ )?{re.escape(name)}\b(?! (?:needed|required))", text):
        return "none"
    state = next((state for state in knowledge(Credentials).states if left_in(state, text.lower())), "held")
    return "in_progress" if state == "held" and left_open(where.text) else state


def _of_this_one(name: str, text: str) -> str:
    """A text without the sentences that speak of another credential by its name: "The Class 1 is still to come"."""
    first, *later = SENTENCE.split(text)
    words = set(re.findall(r"\w+", name.lower()))
    kept = (
        one
        for one in later
        if not _NEXT_COURSE.match(one)
        and not ((opening := _SCHEME_NAME.match(one)) and opening.group().lower() not in words)
        and (_BACK.search(one) or not (named := _names_in(one)) or any(n <= words for n in named))
    )
    return " ".join([first, *kept])


def _names_in(text: str) -> list[set[str]]:
    """The credentials that a sentence names, as sets of words."""
    numbered = {match.span(): match.group().lower().split() for match in _NUMBERED_NAME.finditer(text)}
    return [set(words) for words in numbered.values()] or [
        {match.group().lower()} for match in _SCHEME_NAME.finditer(text)
    ]


def _own_clause(name: str, where: Evidence, source: Source) -> str:
    """What speaks of this credential: its sentence and what follows from it, the whole fact when it names no other."""
    others = [m for m in _SCHEME_NAME.finditer(where.fact.text) if m.group() not in name and name not in m.group()]
    others += [
        m for m in any_word(tuple(knowledge(Credentials).levels)).finditer(where.fact.text) if m.group()[0].isupper()
    ]
    # "Cisco Certified Network Associate": a level inside the name is no other credential.
    first = re.split(r"[ -]", name)[0]
    own = [m.span for m in source.mentions_in(where.fact.text) if m.credential and first in m.text]
    others = [m for m in others if not any(one.start <= m.start() < one.end for one in own)]
    if others or len(set(_LEVEL.findall(where.tail.lower()))) > 1:
        return _piece_of(name, where)
    start = where.fact.text.find(where.text)
    return where.tail + " " + re.split(r"[.!?]\s", where.fact.text[max(0, start) :], maxsplit=1)[0]


def _level(statement: Passage, start: int, end: int, where: Evidence) -> str:
    """A level that the statement gives to the credential and the facts do not."""
    levels = knowledge(Credentials).levels
    at = statement.word_at(start)
    last = statement.word_at(end - 1)
    around: list[Word] = [
        *statement.words[max(0, at - 2) : at],
        *statement.words[at : last + 1],
        *statement.words[last + 1 : last + 2],
    ]
    known = {word.lower for word in where.passage.words}
    tail = {word.lower for word in statement.words[at : last + 2]}
    for word in around:
        near_claim = word.lower in tail or word.raw[0].isupper()
        if word.lower in levels and word.lower not in known and near_claim and _qualifies(word):
            return word.raw
        other = known & levels - {"full"}
        inside = statement.words[at].start <= word.start < end
        if inside and word.lower in levels and word.lower not in known and other and word.raw.islower():
            return word.raw
    return ""


def _qualifies(word: Word) -> bool:
    """A level word counts when it is written as part of the name, not as an ordinary adjective."""
    return word.raw[0].isupper() and (word.start > 0 or word.lower not in knowledge(Credentials).ordinary)
