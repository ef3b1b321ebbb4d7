"""Checks who gets the credit: sole credit, what several did together, places in a row, and the deeds of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Verbs, any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.others import OthersDeed, claims_the_object, object_of, others_deeds, same_deed
from tailoring.truth.passages import Passage, canonical, passage, verb_forms

_PLACES = re.compile(
    r"\b(?P<place>first|second|third|fourth|last|lead|main|sole|principal|co)[ -](?P<noun>[a-z]{4,})\b", re.IGNORECASE
)
_COORDINATED = 2
_DENIED = re.compile(r"\b(?:not|never|no|nobody|n['’]t)\b[^.;:,]*$", re.IGNORECASE)
_OF_US = re.compile(
    r"\b(?P<count>\w+) of us\b|\bbetween us\b|"
    r"\b(?:with|and) (?P<others>two|three|four|five|\d+) (?:others?|colleagues?)\b",
    re.IGNORECASE,
)


def check_credit(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each claim of more credit than the facts give."""
    yield from _same_verb_of_others(statement, source)
    yield from _second_deed(statement, source)
    yield from _alone(statement, source)
    yield from _personally(statement, source)
    yield from _among_us(statement, source)
    yield from _place_in_a_row(statement, source)


def _alone(statement: Passage, source: Source) -> Iterator[Finding]:
    """Sole credit needs a fact that gives it."""
    data = knowledge(Verbs)
    for match in any_of(data.sole).finditer(statement.text):
        where = source.best(statement.stems(statement.sentence_of(statement.word_at(match.start()))))
        if where and not any_of(data.ownership).search(where.fact.text) and not _says_alone(where):
            text = match.group()
            yield Finding(
                "scope",
                *match.span(),
                "unsupported",
                (where.fact.id,),
                "no fact gives you the sole credit",
                f"Leave “{text}” out.",
            )


def _says_alone(where: Evidence) -> bool:
    """Whether the fact gives sole credit, and does not deny it: "never did it alone"."""
    data = knowledge(Verbs)
    cues = [*any_of(data.sole).finditer(where.fact.text), *any_of(data.ownership).finditer(where.fact.text)]
    return any(not _DENIED.search(where.fact.text[: cue.start()]) for cue in cues)


def _personally(statement: Passage, source: Source) -> Iterator[Finding]:
    """Individually, where the facts share it."""
    data = knowledge(Verbs)
    for at, word in enumerate(statement.words):
        where = source.best(statement.stems(statement.sentence_of(at))) if word.lower in data.personal else None
        shared = any_of(data.shared).search(where.tail) if where else None
        if where and shared and word.lower not in where.text.lower():
            reason = f"the facts say “{shared.group()}”"
            yield Finding(
                "scope", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave “{word.raw}” out."
            )


def _among_us(statement: Passage, source: Source) -> Iterator[Finding]:
    """What several did together, told without the others: 600 doses, "14 of us vaccinating"."""
    said = {q.value for q in quantities(statement.text) if q.unit != "year-name"}
    for one in source.evidence:
        us = _OF_US.search(one.text)
        told = {q.value for q in quantities(one.text) if q.unit != "year-name"}
        about = len(statement.stems() & one.stems) > 1 or bool(said & told and statement.stems() & one.stems)
        if us and about and not _shares(statement, us):
            reason = f"the facts say “{us.group()}”"
            end = len(statement.text)
            yield Finding("scope", 0, end, "contradicted", (one.fact.id,), reason, f"Say “{us.group()}”.")
            return


def _shares(statement: Passage, us: re.Match[str]) -> bool:
    """Whether the statement names the others too: by their number, as a team, as one of them."""
    told = {q.value for q in quantities(us.string)}
    said = {q.value for q in quantities(statement.text)} | {q.of for q in quantities(statement.text)}
    counts = {q.value for q in quantities(us.group())}
    team = re.search(
        r"\b(?:team|group|we|our|crew|together|jointly|colleagues?|others?)\b", statement.text, re.IGNORECASE
    )
    return bool(team or (counts & said & told) or any_of(knowledge(Verbs).shared).search(statement.text))


def _place_in_a_row(statement: Passage, source: Source) -> Iterator[Finding]:
    """First author where the fact says second, lead nurse where it says second."""
    for match in _PLACES.finditer(statement.text):
        if match.group("place").lower() == "co":
            continue
        for one in source.evidence:
            if any(_is_others_place(m, one, match) for m in _PLACES.finditer(one.text)):
                continue
            told = [
                m
                for m in _PLACES.finditer(one.text)
                if canonical(m.group("noun").lower()) == canonical(match.group("noun").lower())
            ]
            if told and not any(m.group("place").lower() == match.group("place").lower() for m in told):
                text = told[0].group()
                yield Finding(
                    "scope", *match.span(), "contradicted", (one.fact.id,), f"the facts say “{text}”", f"Say “{text}”."
                )
                return


def _is_others_place(told: re.Match[str], one: Evidence, said: re.Match[str]) -> bool:
    """Whether a place belongs to others ("third-line is engineering") and is not the one that is claimed."""
    behind = re.match(r" (?:is|was|are|were) (?:the |my |our )?(?P<who>\w+)", one.text[told.end() :])
    other = bool(behind) and behind.group("who").lower() in knowledge(Verbs).others if behind else False
    return other and told.group("place").lower() != said.group("place").lower()


def _same_verb_of_others(statement: Passage, source: Source) -> Iterator[Finding]:
    """The very deed that the facts give to someone else: "the accountant filed them", "Dr Osei validated it"."""
    for one in source.evidence:
        about = passage(one.fact.text).stems()
        for deed in others_deeds(one):
            for at, word in enumerate(statement.words):
                own = at == 0 or statement.words[at - 1].lower in {"and", "i", "who", "that", "then", "also"}
                clause = statement.clause_of(at)
                said = statement.stems(clause) - {word.stem}
                alike = same_deed(word.lower, deed.verb) and claims_the_object(said, deed, one.fact.text)
                alike = alike or _as_a_noun(word.lower, word.stem, deed)
                if alike and own and said & about and not _i_did(word.stem, source):
                    reason = f"the facts give this to someone else: “{deed.text}”"
                    yield Finding(
                        "responsibility",
                        word.start,
                        word.end,
                        "contradicted",
                        (one.fact.id,),
                        reason,
                        f"Leave “{word.raw}” out.",
                    )
                    return


def _second_deed(statement: Passage, source: Source) -> Iterator[Finding]:
    """Two deeds on one thing, where the facts give one to the person and one to someone else: "a freelancer cut it"."""
    for first, second in pairwise(statement.verbs):
        if second.at - first.at != _COORDINATED or statement.words[first.at + 1].lower != "and":
            continue
        about = statement.stems((second.at + 1, statement.clause_of(second.at)[1]))
        for one in source.evidence:
            deeds = [deed for deed in others_deeds(one) if not object_of(deed)]
            own = [verb.base for other in source.evidence if other.fact is one.fact for verb in other.passage.verbs]
            mine = [base for base in own if not any(same_deed(base, deed.verb) for deed in deeds)]
            split = any(same_deed(first.base, base) for base in mine)
            known = any(same_deed(second.base, verb.base) for other in source.evidence for verb in other.passage.verbs)
            if deeds and split and not known and about & passage(one.fact.text).stems():
                word = statement.words[second.at]
                reason = f"the facts give the rest to someone else: “{deeds[0].text}”"
                change = f"Leave “{word.raw}” out."
                yield Finding("responsibility", word.start, word.end, "contradicted", (one.fact.id,), reason, change)
                return


def _as_a_noun(word: str, stem: str, deed: OthersDeed) -> bool:
    """Whether the deed is told as the thing that someone else did: "signed the release"."""
    known = verb_forms().get(word)
    return known is not None and known[2] == "past" and stem in object_of(deed) and deed.verb != word


def _i_did(stem: str, source: Source) -> bool:
    return any(one.passage.words and one.passage.words[0].stem == stem for one in source.evidence)
