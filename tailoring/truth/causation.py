"""Checks that an outcome is claimed as caused only where the facts tie it to the action."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.deed_words import Verbs
from tailoring.truth.directions import LEVEL, changes
from tailoring.truth.effects import claimed_effects, is_transitive, outcome_forms
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.means import by_another_deed, means_said
from tailoring.truth.numbers import quantities
from tailoring.truth.outcome_words import Causation, Directions
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms
from tailoring.truth.sole_cause import is_sole_cause, opens_as_a_deed
from tailoring.truth.sums import supports

_LEAST = 1.0
_SUBJECT = 5
_NOTHING = re.compile(r"\bno (?:difference|effect|change|improvement|impact)\b", re.IGNORECASE)
_ENDING = ("result", "consequence", "consequently", "thereby")
_MADE = 3
_HALF = 2
# "I cleared 700 of them, and it was down to 200": a deed, and at once what it did to the thing.
_DID_AND_IT = re.compile(
    r"(?:(?!I (?:came|joined|started|arrived|left|was|had))I \w+|(?!Joined|Started|Came|Arrived|Left)[A-Z]\w+ed)\b"
    r"[^.;]*?,? (?:and|so) (?:it|they|them|this|that|these) (?:\w+ ){0,2}"
    r"(?:stood|fell|rose|went|came|dropped|grew|was|were|took|sold|stopped|ended|lasted|is|are)\b"
)
# "It was a sack a week; I brought it to a sack a month".
_I_MOVED_IT = re.compile(
    r"\bI(?:['’]ve| have)? (?:brought|got|took|cut|moved|raised|lifted|pushed|drove|pulled|trimmed|slashed|dropped"
    r"|lowered|turned|increased|reduced|shortened|made|halved|doubled|trebled) (?:it|them|that|this|those|these)\b"
    r"(?! (?:up )?(?:with|and))",
)
# "It takes one second since I gave it an index", "four before I cached the pictures, two after".
_AS_I_DID = re.compile(
    r"\b(?:before|until|till|since|now that|as) I "
    r"(?!(?:joined|left|came|started|arrived|began|moved|took over|was|am|had"
    r"|went|got|became|retired|qualified|returned|stopped|worked|ran)\b)\w+"
    r"|\bI \w+ [^.;]*?\b(?:until|till) (?:it|they) (?:was|were|reached|hit|stood|came)\b"
    r"|\b(?:with|under|using|on|from|through) the (?:[\w-]+ ){1,3}I (?!was|am|had)\w+"
)
# "Sales of my ceramics grew": what rose is the writer's own; "my first year" only dates it.
_MY_OWN = re.compile(
    r"(?:[\w'’-]+ of )?my (?!manager|boss|employer|company|firm|(?:\w+ )?(?:year|term|season|month|week|day|time)s?\b)",
    re.IGNORECASE,
)
# Two times at which a thing was measured: "68% before, 73% after", "12 when 2019 began, 30 when it ended".
_ENDS_OF_A_SPELL = re.compile(r"\bafter(?:wards)?(?=\W|$)|\bwhen (?:it|\d+|the \w+|I) (?:\w+)", re.IGNORECASE)
_MEANS = re.compile(
    r"\b(?:with|using|under) (?:the|this|that|its|a) (?:new |revised |redesigned |rebuilt )?(?:\w+ )?"
    r"(?P<thing>[a-z]{4,})\b"
)


def check_causation(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each outcome that the statement says was brought about."""
    for at, start, end in claimed_effects(statement):
        effect = _effect_region(statement, at)
        where = _evidence_of(statement, effect, source)
        if where is None:
            yield from _no_outcome(statement, at, effect, source)
            continue
        text = statement.text[start:end]
        if _tied(where, source) and not by_another_deed(statement, at, effect, where, source):
            yield Finding("causation", start, end, "supported", (where.fact.id,))
            continue
        reason = f"“{text}”: the facts set this beside the work; they do not say it came of it"
        ask = f"Confirm that it came of your work: {where.text}"
        change = f"Say what happened without “{text}”: {where.text}"
        yield Finding("causation", start, end, "unsupported", (where.fact.id,), reason, change, ask)
        return


def _no_outcome(statement: Passage, at: int, effect: tuple[int, int], source: Source) -> Iterator[Finding]:
    """An outcome of a deed of which the facts tell that it was done and nothing of what came of it."""
    deed, about = means_said(statement, at), statement.stems((at + 1, effect[1]))
    where = source.best(deed) if deed and about else None
    if where is None or _HALF * len(deed & where.stems) < len(deed):
        return
    told = passage(where.fact.text).stems()
    word = statement.words[at]
    mended = word.lower in _bettering() and any(verb.base in knowledge(Causation).mending for verb in statement.verbs)
    if mended or shared_kin(about - deed, told) or not about - deed or _tells_what_came(where):
        return
    if any(_is_the_deed(statement, at, one) for one in source.evidence):
        return
    reason = f"“{word.raw}”: the facts tell of no such outcome: “{where.text}”"
    ask = f"Confirm that it came of your work: {where.text}"
    yield Finding("causation", word.start, word.end, "unsupported", (where.fact.id,), reason, where.text, ask)


def _is_the_deed(statement: Passage, at: int, one: Evidence) -> bool:
    """Whether a sentence tells the very deed, on the same thing: "cuts dovetails by hand"."""
    said = verb_forms().get(statement.words[at].lower, ("",))[0]
    things = statement.stems((at + 1, min(at + 3, len(statement.words))))
    told = (verb.at for verb in one.passage.verbs if verb.base == said)
    return bool(things) and any(things <= one.passage.stems((n + 1, n + 3)) for n in told)


@cache
def _bettering() -> frozenset[str]:
    """What a mended thing may be said to be: better, in no figure."""
    return frozenset(
        form for base in knowledge(Directions).better for forms in inflected(base).values() for form in forms
    )


def _tells_what_came(where: Evidence) -> bool:
    """Whether a fact tells of any outcome: a change, several figures of one measure, a cause, a word of result."""
    text = where.fact.text
    figures = [q for q in quantities(text) if q.unit != "year-name" and not q.label]
    changed = any(change.way != LEVEL for change in changes(text))
    return changed or len(figures) > 1 or any_of(knowledge(Causation).came_of_it).search(text) is not None


def _effect_region(statement: Passage, at: int) -> tuple[int, int]:
    first, last = statement.clause_of(at)
    if not statement.stems((at, last)) - _idle_links() and statement.part((first, last)).lower().endswith(_ENDING):
        # "Errors fell by a quarter as a result": what came about stands before.
        begin = next((span[0] for span in statement.clauses if span[1] == first), first)
        return (first, at) if statement.stems((first, at)) else (begin, at)
    return at, last


@cache
def _idle_links() -> frozenset[str]:
    return frozenset(stem for link in knowledge(Causation).links for stem in passage(link).stems())


def _evidence_of(statement: Passage, effect: tuple[int, int], source: Source) -> Evidence | None:
    """The sentence that tells of the effect: by its figure first, else by its words when they name a result."""
    region = statement.part(effect)
    offset = statement.words[effect[0]].start
    stems = statement.stems((effect[0] + 1, effect[1]))
    found: list[Evidence] = []
    for figure in quantities(statement.text):
        if offset <= figure.start < offset + len(region) and figure.unit != "year-name":
            found += [support.evidence for support in supports(figure, statement.text, source)]
    if found:
        return max(found, key=lambda one: source.weight(stems & one.stems))
    ranked = [(score, one) for score, one in source.ranked(stems) if _tells_an_outcome(one)]
    best = ranked[0] if ranked else None
    deed = source.best(stems)
    if deed is not None and best is not None and deed is not best[1] and _is_own_deed(deed, statement, effect[0]):
        # "Brought the reminder forward by two weeks": what is told is the deed itself.
        return None
    if best is None or not (len(stems & best[1].stems) >= _HALF or stems == stems & best[1].stems):
        return None
    return best[1] if best[0] >= _LEAST or stems <= best[1].stems else None


def _is_own_deed(one: Evidence, statement: Passage, at: int) -> bool:
    """Whether a sentence opens with a deed of the person on what stands right behind a word of the statement."""
    opening = one.passage.words[0].lower
    things = statement.stems((at + 1, min(at + 4, len(statement.words))))
    return verb_forms().get(opening, ("", None, ""))[2] == "past" and len(things) > 1 and things <= one.stems


def _tells_an_outcome(one: Evidence) -> bool:
    """Whether the sentence reports a result rather than an action: figures that change, a rank, a state."""
    happened = {word.lower for word in one.passage.words} & knowledge(Causation).happened
    if _NOTHING.search(one.text):
        return True
    return len([q for q in quantities(one.text) if q.unit != "year-name" and not q.label]) >= 2 or bool(happened)


def _tied(where: Evidence, source: Source) -> bool:
    """Whether the sentence about the effect itself names the doing that brought it about."""
    data = knowledge(Causation)
    text = where.text
    if any_of(data.unexplained).search(where.fact.text):
        return False
    if any_of(data.causal).search(text) or _by_own_means(where, source) or _names_a_doer(where.passage):
        return not any_of(data.sequence).search(where.tail[len(text) :])
    mine = _MY_OWN.match(text) and not any_of(data.sequence).search(where.tail)
    mine = mine or is_sole_cause(where)
    if mine or _of_my_deed(where) or _I_MOVED_IT.search(where.fact.text) or _AS_I_DID.search(where.fact.text):
        return True
    of_it = any(_DID_AND_IT.match(one.text) for one in source.evidence if one.fact is where.fact)
    if of_it and not any_of(data.sequence).search(where.tail):
        return True
    words = {word.lower for word in where.passage.words}
    rest = passage(where.fact.text.partition(text)[2]).words
    others = [n for n, word in enumerate(rest[1:_SUBJECT], start=1) if _finite(word.lower)]
    if others and rest[0].lower not in verb_forms() and rest[0].lower not in {"i", "my", "we"}:
        return False
    mine = bool(where.fact.role) or any(verb.at == 0 for verb in where.passage.verbs)
    return mine and not words & data.happened and not any_of(data.sequence).search(where.tail)


@cache
def _pasts() -> frozenset[str]:
    return frozenset(past for past, _ in knowledge(Verbs).irregular.values())


@cache
def _mended() -> frozenset[str]:
    """The past forms of verbs that are themselves a betterment: cleared, cut, fixed."""
    data = knowledge(Causation)
    return frozenset(form for base in (*data.mending, *data.outcomes) for form in inflected(base)["past"])


def _of_my_deed(where: Evidence) -> bool:
    """Whether a sentence sets two figures behind a deed and a colon: "Redrew the pump: 68% before, 73% after"."""
    deed, colon, rest = where.text.partition(": ")
    told = passage(deed)
    if did_mend := bool(told.words) and told.words[0].lower in _mended():
        # "Cleared the findings: 412 in January, none left by June": what came of it is the deed itself.
        return bool(colon) and not any_of(knowledge(Causation).sequence).search(_ENDS_OF_A_SPELL.sub(" ", where.tail))
    did = (
        not did_mend
        and bool(told.words)
        and (
            told.words[0].lower in _pasts()
            or opens_as_a_deed(deed)
            or any(v.at == 0 and (v.level or 0) >= _MADE for v in told.verbs)
        )
    )
    figures = [q for q in quantities(rest) if q.unit != "year-name" and not q.label]
    beside = any_of(knowledge(Causation).sequence).search(_ENDS_OF_A_SPELL.sub(" ", where.tail))
    return bool(colon and did) and len(figures) > 1 and not beside


def _by_own_means(where: Evidence, source: Source) -> bool:
    """Whether the result came with a thing the person made: "rose with the new planner", "Wrote the planner"."""
    for match in _MEANS.finditer(where.text):
        thing = canonical(match.group("thing").lower())
        for one in source.evidence:
            made = any(verb.level is not None and verb.level >= _MADE for verb in one.passage.verbs)
            if one is not where and made and thing in one.stems:
                return True
    return False


def _finite(word: str) -> bool:
    form = verb_forms().get(word)
    return word in knowledge(Causation).happened or (form is not None and form[2] == "past")


def _names_a_doer(text: Passage) -> bool:
    """Whether a sentence of the facts uses an outcome verb with a doer, as the statement does."""
    strong = outcome_forms("outcomes") | outcome_forms("weak_outcomes")
    return any(
        (kind := strong.get(word.lower)) is not None and is_transitive(text, at, kind)
        for at, word in enumerate(text.words)
    )
