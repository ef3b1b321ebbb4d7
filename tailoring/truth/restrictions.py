"""Finds restrictions that a statement drops while it keeps, or makes larger, what they restrict.

A restriction is a phrase of a clause of the facts that takes something out of its head: "every other Monday", "every
term but two", "four of the 60 dates", "two errors". A statement may leave out the clause. It may not tell the head as
a whole, or deny what was taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.alignment import kin, shared_kin
from tailoring.truth.credential_states import without_ends_ahead
from tailoring.truth.denials import denial
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.limit_words import Restrictions
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.predicates import check_predicates
from tailoring.truth.qualification_words import Credentials
from tailoring.truth.recurrence import inside_interval, inside_recurrence
from tailoring.truth.shares import tells_share
from tailoring.truth.wholes import EXCEPT

_SHARED = 2
_REACH = 5
_FREE = re.compile(
    r"\b(?P<what>[a-z]+)-free\b|\b(?:no|zero|without (?:a |any |a single )?|never an? )\s*(?P<none>[a-z]+)\b",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"\b(?:not (?:one|a single(?: one)?)|none)\b(?: of (?:them|these|those|which|(?:the|my|our) \w+))?"
    r" (?:(?:was|were|is|are|being|has|had|have|ever|been) )*(?P<verb>[a-z]{3,})\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:one|a single|a one-off)\b (?P<what>(?:[\w-]+ ?){1,3})", re.IGNORECASE)
_ONLY_IN = re.compile(r"\b(?P<verb>[a-z]+) only (?P<prep>in|on|with|at|for|to) (?P<what>[^.;,]+)", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:in|on|at|for|during|with|of|over) (?:the |a |our |my |its )?(?P<what>(?:[\w-]+ ){1,3}?)only\b"
    r"|[,;:] (?!but |and |though |if |now )(?P<bare>(?:[\w-]+ ){1,3}?)only\b"
    r"|\bonly (?:in|on|at|for|during|with|of|over) (?:the |a |our |my |its )?"
    r"(?P<behind>(?:[\w'’-]+ ?){1,3}?)(?=[.,;]|$)",
    re.IGNORECASE,
)
# "Only trainee on the audit": nobody else, not some of it.
_ONLY_ONE = re.compile(r"Only [a-z]+ (?:on|in|at|for|of)\b")
_AMONG = re.compile(
    r"\b(?:team|crew|gang|group|panel|squad|band|party|staff|one|among|amongst) (?:of )?$", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:former(?:ly)?|previous(?:ly)?|lapsed|expired|once|until|till|(?:19|20)\d\d)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|neither|none|nil|zero|never|without|nobody|free)\b", re.IGNORECASE)


def check_restrictions(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each restriction that is dropped from what it restricts."""
    yield from _whole_for_broken(statement, source)
    yield from _whole_for_part(statement, source)
    yield from check_predicates(statement, source)
    yield from _many_for_one(statement, source)
    yield from _over(statement, source)
    yield from _none_for_some(statement, source)
    yield from _not_one(statement, source)
    yield from _beyond_only(statement, source)


def _near(statement: Passage, start: int) -> frozenset[str]:
    """The telling words of the clause that stand near a place."""
    at = statement.word_at(start)
    first, last = statement.sentence_of(at)
    return statement.stems((max(first, at - _REACH), min(last, at + _REACH)))


def _whole_for_broken(statement: Passage, source: Source) -> Iterator[Finding]:
    """Every Monday for every other Monday; without missing one for all but two."""
    for match in any_of(knowledge(Restrictions).whole).finditer(statement.text):
        near = _near(statement, match.start())
        sentence = statement.part(statement.sentence_of(statement.word_at(match.start())))
        if any_of(knowledge(Restrictions).partial).search(sentence) or inside_interval(statement.text, match.start()):
            continue
        if EXCEPT.search(sentence):
            continue
        one = _speaking_of(near, source)
        broken = any_of(knowledge(Restrictions).broken).search(one.text) if one else None
        if one and broken and not _ONLY_ONE.match(one.text, broken.start()) and not _keeps_only(one.text, sentence):
            reason = f"“{match.group()}”: the facts say “{broken.group()}”"
            change = f"Say “{broken.group()}”."
            yield Finding("frequency", *match.span(), "contradicted", (one.fact.id,), reason, change)
            return


def _keeps_only(told: str, said: str) -> bool:
    """Whether a statement tells what "only" keeps a thing to: "in the autumn term only", "only in August"."""
    words = {word.stem for word in passage(said).words}
    kept = [
        passage(match.group("what") or match.group("behind") or match.group("bare")).words
        for match in _ONLY.finditer(told)
    ]
    return bool(kept) and all(word.stem in words for part in kept for word in part)


def _speaking_of(near: frozenset[str], source: Source) -> Evidence | None:
    """The sentence of the facts that shares most of the words, and two of them or the telling half."""
    scored = [
        (source.weight(shared_kin(near, one.stems)), len(shared_kin(near, one.stems)), one) for one in source.evidence
    ]
    score, count, one = max(scored, key=lambda row: (row[0], row[1]), default=(0.0, 0, None))
    return one if one is not None and score and (count >= _SHARED or _SHARED * count >= len(near)) else None


def _whole_for_part(statement: Passage, source: Source) -> Iterator[Finding]:
    """The sixty dates of a tour for four of the sixty."""
    said = [q for q in quantities(statement.text) if q.unit not in {"%", "year-name", "change", "x"} and not q.label]
    values = {q.value for q in said} | {q.of for q in said if q.of}
    if (
        any(q.of for q in said)
        or any_of(knowledge(Restrictions).partial).search(statement.text)
        or tells_share(statement.text)
        or EXCEPT.search(statement.text)
    ):
        return
    for one in source.evidence:
        for part in quantities(one.text):
            if part.of is None or part.value >= part.of or part.of not in values or part.value in values:
                continue
            if inside_recurrence(one.text, part.start):
                # "One night in four" tells how often.
                continue
            if part.of - part.value in values or any(
                other.of == part.of and other.value in values for other in quantities(one.text)
            ):
                # The rest, or another part, is told.
                continue
            total = next(q for q in said if q.value == part.of)
            if _AMONG.search(statement.text[: total.start]):
                # "In a team of five": one of them.
                continue
            about = shared_kin(statement.stems(statement.clause_of(statement.word_at(total.start))), one.stems)
            clause = statement.stems(statement.clause_of(statement.word_at(total.start)))
            enough = len(about) > _SHARED or _SHARED * len(about) >= len(clause)
            if enough and not _whole_elsewhere(about, one, part, source):
                told = one.text[part.start : part.end]
                reason = f"the facts say {told} of {part.of:g}: “{one.text}”"
                change = f"Say {told} of {part.of:g}."
                yield Finding("scope", total.start, total.end, "contradicted", (one.fact.id,), reason, change)
                return


def _many_for_one(statement: Passage, source: Source) -> Iterator[Finding]:
    """Several infants, where the facts tell of one."""
    for match in any_of(knowledge(Restrictions).many).finditer(statement.text):
        things = statement.stems(
            (statement.word_at(match.end()), min(len(statement.words), statement.word_at(match.end()) + 3))
        )
        naming = [one for one in source.evidence if shared_kin(things, one.stems)]
        single = [
            one
            for one in naming
            if any(shared_kin(things, passage(m.group("what")).stems()) for m in _ONE.finditer(one.text))
        ]
        if naming and len(single) == len(naming):
            reason = f"“{match.group()}”: the facts tell of one: “{single[0].text}”"
            yield Finding("scope", *match.span(), "contradicted", (single[0].fact.id,), reason, "Say one.")
            return


def _over(statement: Passage, source: Source) -> Iterator[Finding]:
    """Current, qualified, certified: of what the facts say has lapsed."""
    for match in any_of(knowledge(Restrictions).standing).finditer(statement.text):
        clause = statement.clause_of(statement.word_at(match.start()))
        near = statement.stems(
            (max(clause[0], statement.word_at(match.start()) - 3), min(clause[1], statement.word_at(match.start()) + 5))
        )
        part = statement.part(clause).lower()
        if _PAST.search(part) or any_of(knowledge(Credentials).states["expired"]).search(part):
            continue
        naming = [one for one in source.evidence if shared_kin(near - passage(match.group()).stems(), one.stems)]
        one = max(naming, key=lambda one: source.weight(shared_kin(near, one.stems)), default=None)
        told = without_ends_ahead(one.tail.lower(), source.as_of) if one else ""
        lapsed = any_of(knowledge(Credentials).states["expired"]).search(told)
        if one and lapsed:
            reason = f"“{match.group()}”: the facts say “{lapsed.group()}”"
            yield Finding(
                "credential", *match.span(), "contradicted", (one.fact.id,), reason, f"Say “{lapsed.group()}”."
            )
            return


def _whole_elsewhere(about: frozenset[str], one: Evidence, part: Quantity, source: Source) -> bool:
    """Whether another sentence tells as much of the whole: the part then was told of something else."""
    return any(
        other is not one
        and any(q.value == part.of for q in quantities(other.text))
        and len(shared_kin(about, other.stems)) >= len(about)
        for other in source.evidence
    )


def _none_for_some(statement: Passage, source: Source) -> Iterator[Finding]:
    """Error-free, where the facts count two errors."""
    for match in _FREE.finditer(statement.text):
        thing = passage(match.group("what") or match.group("none")).words
        if not thing or not thing[0].content or any(thing[0].stem in denial(o.text).denied for o in source.evidence):
            # What the facts deny too, of the same thing or of one kind of it.
            continue
        if tells_share(statement.part(statement.clause_of(statement.word_at(match.start())))):
            # "98% of roofs needed no callback".
            continue
        near = _near(statement, match.start()) - {thing[0].stem}
        for one in source.evidence:
            counted = any(
                q.value >= 1 and q.unit in {"", "%"} and not q.label and q.of is None for q in quantities(one.text)
            )
            named = any(kin(thing[0].stem, stem) for stem in one.stems) and not _NONE.search(one.text)
            if counted and named and shared_kin(near, one.stems):
                reason = f"“{match.group()}”: the facts count some: “{one.text}”"
                yield Finding(
                    "negation", *match.span(), "contradicted", (one.fact.id,), reason, f"Leave “{match.group()}” out."
                )
                return


def _not_one(statement: Passage, source: Source) -> Iterator[Finding]:
    """Not one turned down, where the facts tell that two were."""
    for match in _NOT_ONE.finditer(statement.text):
        verb = passage(match.group("verb")).words[0]
        if verb_forms().get(verb.lower, ("", None, ""))[2] != "past" and not verb.lower.endswith(("ed", "en")):
            # "Not a single security patch": no deed is denied.
            continue
        near = statement.stems(statement.sentence_of(statement.word_at(match.start()))) - {verb.stem}
        for one in source.evidence:
            some = any(q.value >= 1 and not q.unit and not q.label for q in quantities(one.text))
            told = (
                any(word.stem == verb.stem for word in one.passage.words) and verb.stem not in denial(one.text).denied
            )
            if some and told and len(shared_kin(near, passage(one.fact.text).stems())) >= _SHARED:
                if _NONE.search(one.text):
                    continue
                reason = f"“{match.group()}”: the facts count some: “{one.text}”"
                change = f"Leave “{match.group()}” out."
                yield Finding("negation", *match.span(), "contradicted", (one.fact.id,), reason, change)
                return


def _beyond_only(statement: Passage, source: Source) -> Iterator[Finding]:
    """In English and German, where the facts say "writes only in English"."""
    for one in source.evidence:
        for told in _ONLY_IN.finditer(one.text):
            if told.group("verb").lower() not in verb_forms():
                continue
            what = passage(told.group("what")).stems()
            listed = rf"\b{told.group('prep')} (?P<first>[\w-]+)(?:,| and| or) (?P<second>[\w-]+)"
            for said in re.finditer(listed, statement.text):
                items = [passage(said.group(name)).stems() for name in ("first", "second")]
                kept = [bool(item & what) for item in items]
                if all(items) and any(kept) and not all(kept):
                    reason = f"the facts say “{told.group()}”"
                    yield Finding(
                        "scope", *said.span(), "contradicted", (one.fact.id,), reason, f"Say “{told.group()}”."
                    )
                    return
