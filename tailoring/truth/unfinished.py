"""Checks what is claimed of a credential that is unfinished, of its class, or of a standing such as chartered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.alignment import kin
from tailoring.truth.attempts import check_attempts
from tailoring.truth.clause_standing import reserves
from tailoring.truth.credential_states import left_in
from tailoring.truth.designations import letters_of
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.left_open import told_beside
from tailoring.truth.partial_credentials import left_open
from tailoring.truth.passages import Passage, Word, canonical
from tailoring.truth.qualification_words import Credentials, Proficiency
from tailoring.truth.quantity_words import Quantities

SCHEME = re.compile(
    r"\b(?:course|certificate|certification|exam|qualification|licence|license|diploma|registration|degree|chartership"
    r"|apprenticeship|modules?|units?|competenc(?:y|ies)|theory|accreditation"
    r"|(?<!till )(?<!staff )(?<!team )(?<!user )(?<!driver )training|phd|doctorate|masters?"
    r"|ticket|badge|award|certificat\w+|membership|fellowship|authorised|authorisation|endorsement|permit"
    r"|(?:study|training|awareness|taster|evening|night) (?:day|session|class)(?:e?s)?|workshop|webinar|seminar)\b",
    re.IGNORECASE,
)
# Trials of skill: schemes only where something is said of passing.
_TRIAL = re.compile(
    r"\b(?:failed|passed|resit|re-sit|resat|retook|retake|retaken|sat|pass)\b[^.;]*\b(?:tests?|assessments?|papers?|vivas?"
    r"|boards?|gradings?|checks?)\b|\b(?:ratings?|coding|PGCE|NVQ|HND|HNC|A-levels?|GCSEs?|residency|internship|pupillage"
    r"|clearance|assessment)\b"
    # Paper is what lists are written on, too.
    r"|\bpapers? (?:to (?:go|come|sit|pass)|left|short|passed|done|outstanding)\b|\b(?:written|theory|exam) papers?\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<kind>level|grade|part|stage|tier|category|class|phase|band)s? "
    r"(?P<which>(?:\d|[A-Z]\+?[A-Z1]?|[IVX]+|one|two|three|four)\b"
    r"(?:(?:,? and |, | & |\+| to |-)(?:\d|[IVX]+|one|two|three|four)\b)*)",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\W*(?:but |then |i |and )*(?:failed|did(?: not|n['’]t)|left|withdrew|dropped|never"
    r"|not |no |still|results?|awaiting|waiting|pending|gave up"
    r"|turned it down|did it not)\b[^.;]*",
    re.IGNORECASE,
)
_UNPASSED = r"(?:(?!passed|gained|earned|completed|qualified|and )[\w'’-]+ ){0,5}$"
# What tells only that one sat, began or was offered it: "sat the", "two terms of a", "hours towards an".
_ENTERED = re.compile(
    rf"\b(?:sat|sitting|took|taking|attempted|entered|tried|attended)(?: for)? {_UNPASSED}"
    rf"|\b(?:terms?|years?|half|part|hours?|units?|modules?|papers?|first \w+|some|most|weeks?|months?|way)"
    rf" (?:of|towards?|into|in|through) {_UNPASSED}|\b(?:offered|applied|booked|place) {_UNPASSED}",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"\b(?:degree|diploma|[BM](?:A|Sc|Eng|Ed|Phil|Res|BA)|LL[BM]|PhD|graduate)\b")
_EXAM = re.compile(r"\b(?:exams?|examination|certificat\w+|certified)\b", re.IGNORECASE)
_WORKED_ON = re.compile(r"\b(?:on|onto|in|into|using|via) (?:[A-Z]\w+ )?$")
STATE_WORDS = {"none": "not held", "in_progress": "in progress", "abandoned": "not finished"}
_OPEN = frozenset({"booked", "in_progress", "abandoned", "attended"})
_OPEN_WORDS = frozenset(
    {
        "competency",
        "competencies",
        "place",
        "applied",
        "retaken",
        "book",
        "exam",
        "test",
        "sit",
        "sat",
        "left",
        "failed",
    }
    | {"level", "part", "paper", "session", "day", "evening", "class", "starts", "ahead", "going", "still", "put"}
)
_ROOT = 7
_LEAST = 2
_GIVEN_BACK = re.compile(r"\b(?:(?:given|gave|giving) (?:it |them )?up|hand(?:ed|ing) (?:it |them )?(?:back|in))\b")
# A course that the person gave.
_GIVEN = re.compile(
    r"(?:I )?(?:led|leads?|ran|runs?|taught(?! myself)|teach(?:es)?|delivers?|delivered|gave(?! up)|gives?(?! up)"
    r"|host(?:s|ed)|organi[sz](?:es|ed))\b",
    re.IGNORECASE,
)
_LEARNERS = re.compile(
    r"\b(?:my|our|both|all|each|the|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some)(?: of)?"
    r"(?: (?!and\b)[\w-]+){0,2}?"
    r" (?:apprentices|trainees|students|pupils|candidates|learners|starters|juniors|mentees)\b"
    r"|\b(?:my|our|the|an|one) (?:apprentice|mentee|trainee)\b(?! \w+er\b)",
    re.IGNORECASE,
)


def check_unfinished(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each credential or standing that the facts leave open, or give in another class."""
    yield from _unfinished(statement, source)
    yield from _other_levels(statement, source)
    yield from check_attempts(statement, source)
    yield from _graded_otherwise(statement, source)
    yield from _chartered(statement, source)


def _chartered(statement: Passage, source: Source) -> Iterator[Finding]:
    """Chartered, licensed, accredited: of a person, with a fact that leaves it open or without any."""
    for at, word in enumerate(statement.words):
        if word.lower not in knowledge(Credentials).alone:
            continue
        root = word.lower[:_ROOT]
        telling = [one for one in source.evidence if any(w.lower.startswith(root) for w in one.passage.words)]
        telling += [one for one in source.evidence if one not in telling and root in one.fact.role.lower()]
        telling += [one for one in source.evidence if one not in telling and _abbreviates(word, statement, one, source)]
        clause = statement.clause_of(at)
        keeps = {w.lower for w in statement.words[clause[0] : clause[1]]} & knowledge(Credentials).keeping
        said = statement.part(clause).lower()
        if telling and any(any_of(knowledge(Credentials).states[state]).search(said) for state in _OPEN):
            continue
        if keeps or any(not _open_state(one, source) for one in telling):
            continue
        reason = f"the facts leave it open: “{telling[0].text}”" if telling else f"no fact says “{word.raw}”"
        ids = (telling[0].fact.id,) if telling else ()
        yield Finding("credential", word.start, word.end, "unsupported", ids, reason, f"Leave “{word.raw}” out.")


def _abbreviates(word: Word, statement: Passage, one: Evidence, source: Source) -> bool:
    """Whether a sentence names the credential around a word by its letters: CEng for Chartered Engineer."""
    around = [m for m in source.mentions_in(statement.text) if m.credential and m.span.start <= word.start < m.span.end]
    said = {mention.concept_id for mention in around}
    lettered = any(letters_of(mention.text, one.text) for mention in around)
    return lettered or any(mention.concept_id in said for mention in source.mentions_in(one.text))


def _graded_otherwise(statement: Passage, source: Source) -> Iterator[Finding]:
    """A class of degree that the facts do not give: a distinction for a merit."""
    for grades in knowledge(Credentials).grades:
        for match in any_word(grades).finditer(statement.text):
            clause = statement.part(statement.sentence_of(statement.word_at(match.start())))
            if any_word(grades).search(source.text) or not (SCHEME.search(clause) or source.mentions_in(clause)):
                continue
            others = [other for other in knowledge(Credentials).grades if other is not grades]
            told = next((m.group() for other in others if (m := any_word(other).search(source.text))), "")
            titled = _DEGREE.search(clause)
            if told or titled:
                reason = f"the facts say “{told}”" if told else f"no fact says “{match.group()}”"
                change = f"Say “{told}”." if told else f"Leave “{match.group()}” out."
                yield Finding("credential", *match.span(), "contradicted", (), reason, change)


def _unfinished(statement: Passage, source: Source) -> Iterator[Finding]:
    """A telling word that stands only in sentences on unfinished credentials, used without saying so."""
    data = knowledge(Credentials)
    open_ones = [(one, state) for one in source.evidence if (state := _open_state(one, source))]
    if not open_ones:
        return
    opened = [one for one, _ in open_ones]
    opened += [one for one in source.evidence if _follows_open(one, opened)]
    elsewhere = {stem for one in source.evidence if not any(one is other for other in opened) for stem in one.stems}
    homes = {stem for one in source.evidence for stem in one.home}
    closed = [one for one in source.evidence if not any(one is other for other in opened)]
    plain = {word for one in closed for word in _level_words(f"{one.text} {one.fact.role}")}
    expired = any_of(data.states["expired"])
    for one, state in open_ones:
        telling = {stem for stem in one.stems if not stem.isdigit()} - elsewhere - homes - colourless()
        telling -= told_beside(one.text)
        ranked = _level_words(one.text) - plain
        for word in statement.words:
            clause = statement.clause_of(statement.word_at(word.start))
            keeps = {w.lower for w in statement.words[clause[0] : clause[1]]} & data.keeping
            said = statement.part(statement.sentence_of(statement.word_at(word.start))).lower()
            level = word.lower in ranked or (word.lower == "fully" and "full" in ranked)
            level = level and _claimed(statement, clause) and not keeps
            told = word.stem in telling or (
                _claimed(statement, clause) and any(kin(word.stem, stem) for stem in telling)
            )
            telling_word = word.content and told and not word.lower.endswith("ly")
            if keeps or not (telling_word or level) or word.lower in knowledge(Proficiency).languages:
                continue
            if word.raw.islower() and not _claimed(statement, clause) and len(statement.stems() & telling) < _LEAST:
                # A plain word by itself may mean another thing: "covering" for a talk on insurance cover.
                continue
            exam = _EXAM.search(one.text)
            if _ENTERED.search(statement.text[: word.start]) or (exam and _is_tool(statement, word, clause, source)):
                continue
            if expired.search(said) and (expired.search(told := one.fact.text.lower()) or _GIVEN_BACK.search(told)):
                continue
            if word.lower in knowledge(Quantities).numbers or any(any_of(data.states[s]).search(said) for s in _OPEN):
                continue
            reason = f"the facts leave it open: “{one.text}”"
            change = f"Say that it is {STATE_WORDS.get(state, state)}, or leave “{word.raw}” out."
            yield Finding("credential", word.start, word.end, "contradicted", (one.fact.id,), reason, change)
            return


def _is_tool(statement: Passage, word: Word, clause: tuple[int, int], source: Source) -> bool:
    """Whether a name is told as what was worked on or with, not as a credential: "streaming on AWS"."""
    worked_on = _WORKED_ON.search(statement.text[: word.start]) and not _claimed(statement, clause)
    naming = (m for m in source.mentions_in(statement.text) if m.span.start <= word.start < m.span.end)
    return bool(worked_on) and any(not mention.credential for mention in naming)


def of_learners(text: str) -> bool:
    """Whether a text tells of those whom the person teaches, whose courses and exams are their own."""
    return _LEARNERS.search(text) is not None


def _claimed(statement: Passage, clause: tuple[int, int]) -> bool:
    """Whether a clause claims a standing: qualified, certified, holds."""
    return bool({word.lower for word in statement.words[clause[0] : clause[1]]} & knowledge(Credentials).claiming)


def entered(before: str) -> bool:
    """Whether the words before a credential tell only that one sat, began or was offered it."""
    return bool(_ENTERED.search(before))


def _level_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z-]+", text.lower())) & knowledge(Credentials).levels


def _levels_of(text: str) -> frozenset[tuple[str, str]]:
    """The numbered levels that a text names: ("level", "3")."""
    return frozenset(
        (match.group("kind").lower(), which.lower())
        for match in _NUMBERED.finditer(text)
        for which in re.split(r",? and |, | & |\+| to |-", match.group("which"))
    )


def _other_levels(statement: Passage, source: Source) -> Iterator[Finding]:
    """A numbered level that the facts leave open while they give another: Level 4, left after a year."""
    opened = [(one, state) for one in source.evidence if (state := _open_state(one, source))]
    if not opened:
        return
    closed = {
        level
        for one in source.evidence
        if not any(one is other for other, _ in opened)
        for level in _levels_of(one.text)
    }
    data = knowledge(Credentials)
    for match in _NUMBERED.finditer(statement.text):
        clause = statement.clause_of(statement.word_at(match.start()))
        part = statement.part(clause)
        keeps = {word.lower for word in statement.words[clause[0] : clause[1]]} & data.keeping
        if clause[1] < len(statement.words):
            part += " " + statement.part(statement.clause_of(clause[1]))
        if keeps or any(any_of(data.states[state]).search(part.lower()) for state in _OPEN):
            continue
        for one, state in opened:
            left = (_levels_of(match.group()) & _levels_of(one.text)) - closed
            if left:
                name = " ".join(min(left))
                reason = f"the facts leave {name} open: “{one.text}”"
                change = f"Say that it is {STATE_WORDS.get(state, state)}."
                yield Finding("credential", *match.span(), "contradicted", (one.fact.id,), reason, change)
                return


def _follows_open(one: Evidence, opened: list[Evidence]) -> bool:
    """Whether a sentence goes on about an open credential by denying more of it: "not on the rota"."""
    same = any(one is not other and one.fact is other.fact for other in opened)
    return same and bool(re.match(r"(?:not|no|never|none|nothing)\b", one.text, re.IGNORECASE))


def _open_state(one: Evidence, source: Source) -> str:
    """The state of a credential that a sentence leaves open, "" when it speaks of none or of one that is held."""
    if reserves(one.text) or _GIVEN.match(one.text) or of_learners(one.text):
        # "Charging is left to the F-gas engineer", "ran the course": no credential of the person was left.
        return ""
    named = SCHEME.search(one.text) or _TRIAL.search(one.text) or re.search(r"\blevel \d\b", one.text, re.IGNORECASE)
    if not named and not any(mention.credential for mention in source.mentions_in(one.text)):
        return ""
    data = knowledge(Credentials)
    text = (one.text + _outcome_after(one)).lower()
    rest = one.fact.text[max(0, one.fact.text.find(one.text)) :].lower()
    state = next((name for name in data.states if name in _OPEN and left_in(name, text, rest)), "")
    return state or ("in_progress" if left_open(one.text) else "")


def _outcome_after(one: Evidence) -> str:
    """What is said behind a semicolon or in the next sentence of how it went: "; failed the final assessment"."""
    rest = one.fact.text[one.fact.text.find(one.text) + len(one.text) :]
    found = _OUTCOME.match(rest)
    # An outcome with a scheme of its own tells of that one: "; did not go on to Practitioner".
    own = found and re.search(r"\b[A-Z]|\b(?:diploma|degree|licence|apprenticeship)\b", found.group().strip(" .;,")[1:])
    return " " + found.group() if found and not own else ""


@cache
def colourless() -> frozenset[str]:
    """Stems that name no field: of levels, schemes and states."""
    data = knowledge(Credentials)
    words = data.levels | data.generic | data.claiming | data.keeping | _OPEN_WORDS
    return frozenset(canonical(word) for word in words)
