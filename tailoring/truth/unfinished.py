"""Checks what is claimed of a credential that is unfinished, of its class, or of a standing such as chartered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Credentials, Quantities, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, canonical

SCHEME = re.compile(
    r"\b(?:course|certificate|certification|exam|qualification|licence|license|diploma|registration|degree|chartership"
    r"|apprenticeship|modules?|units?|papers?|competenc(?:y|ies)|theory|accreditation|training|phd|doctorate|masters?"
    r"|ticket|badge|award|certificat\w+|membership|fellowship|authorised|authorisation|endorsement|permit"
    r"|(?:study|training|awareness|taster) (?:day|session)s?|workshop|webinar|seminar)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"\b(?:degree|diploma|[BM](?:A|Sc|Eng|Ed|Phil|Res|BA)|LL[BM]|PhD|graduate)\b")
STATE_WORDS = {"in_progress": "in progress", "abandoned": "not finished"}
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


def check_unfinished(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each credential or standing that the facts leave open, or give in another class."""
    yield from _unfinished(statement, source)
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
        clause = statement.clause_of(at)
        keeps = {w.lower for w in statement.words[clause[0] : clause[1]]} & knowledge(Credentials).keeping
        if keeps or any(not _open_state(one, source) for one in telling):
            continue
        reason = f"the facts leave it open: “{telling[0].text}”" if telling else f"no fact says “{word.raw}”"
        ids = (telling[0].fact.id,) if telling else ()
        yield Finding("credential", word.start, word.end, "unsupported", ids, reason, f"Leave “{word.raw}” out.")


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
    for one, state in open_ones:
        telling = {stem for stem in one.stems if not stem.isdigit()} - elsewhere - homes - colourless()
        for word in statement.words:
            clause = statement.clause_of(statement.word_at(word.start))
            keeps = {w.lower for w in statement.words[clause[0] : clause[1]]} & data.keeping
            said = statement.part(statement.sentence_of(statement.word_at(word.start))).lower()
            if not word.content or word.stem not in telling or keeps or word.lower.endswith("ly"):
                continue
            if word.lower in knowledge(Quantities).numbers or any(any_of(data.states[s]).search(said) for s in _OPEN):
                continue
            reason = f"the facts leave it open: “{one.text}”"
            change = f"Say that it is {STATE_WORDS.get(state, state)}, or leave “{word.raw}” out."
            yield Finding("credential", word.start, word.end, "contradicted", (one.fact.id,), reason, change)
            return


def _follows_open(one: Evidence, opened: list[Evidence]) -> bool:
    """Whether a sentence goes on about an open credential by denying more of it: "not on the rota"."""
    same = any(one is not other and one.fact is other.fact for other in opened)
    return same and bool(re.match(r"(?:not|no|never|none|nothing)\b", one.text, re.IGNORECASE))


def _open_state(one: Evidence, source: Source) -> str:
    """The state of a credential that a sentence leaves open, "" when it speaks of none or of one that is held."""
    named = SCHEME.search(one.text) or any(mention.credential for mention in source.mentions_in(one.text))
    data = knowledge(Credentials)
    states = (name for name, cues in data.states.items() if any_of(cues).search(one.text.lower()))
    return next((name for name in states if name in _OPEN), "") if named else ""


@cache
def colourless() -> frozenset[str]:
    """Stems that name no field: of levels, schemes and states."""
    data = knowledge(Credentials)
    words = data.levels | data.generic | data.claiming | data.keeping | _OPEN_WORDS
    return frozenset(canonical(word) for word in words)
