"""Checks who gets the credit: sole credit, what several did together, places in a row, and the deeds of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.anothers import less_theirs
from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.doers import is_person
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.governing import governs
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.others import (
    OthersDeed,
    claims_the_object,
    is_told_apart,
    names_them,
    object_of,
    others_deeds,
    same_deed,
)
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms

_PLACES = re.compile(
    r"\b(?P<place>first|second|third|fourth|last|lead|main|sole|principal|co)[ -](?P<noun>[a-z]{4,})\b", re.IGNORECASE
)
_COORDINATED = 2
_CO = re.compile(r"\b(?:co-|jointly |together )(?P<verb>[a-z]{3,})\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:both|all|every|each|entire|whole|full|throughout)\b(?! of\b)", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:another|the others?|others|the (?:\w+ )?rest|remaining|remainder|the second|the first)\b", re.IGNORECASE
)
# Another had the turn before or after: "Petra led it after that".
_DENIED = re.compile(r"\b(?:not|never|no|nobody|n['’]t)\b[^.;:,]*$", re.IGNORECASE)
# "Only trainee on the audit".
_ONLY_ONE = re.compile(r"(?:^|[.;:] )Only (?P<who>[a-z]+) (?:on|in|at|for|of|to|there|with)\b")
# "Sole trader" is a form of trading; "sold solely on tap" limits where.
_NO_CREDIT = re.compile(
    r"sole[ -](?:trader|proprietor|practitioner)|solely (?:on|in|at|for|to|from|through|during|within)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:one|a single|only one|just one|the only) (?P<what>(?:[\w-]+ ?){1,2})", re.IGNORECASE)


def check_credit(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each claim of more credit than the facts give."""
    yield from _same_verb_of_others(statement, source)
    yield from _joint_deed(statement, source)
    yield from _all_of_what_was_shared(statement, source)
    yield from _alone(statement, source)
    yield from _personally(statement, source)
    yield from _place_in_a_row(statement, source)


def _joint_deed(statement: Passage, source: Source) -> Iterator[Finding]:
    """Wrote, where the facts say co-wrote."""
    shared = any_of(knowledge(Verbs).shared)
    for one in source.evidence:
        for match in _CO.finditer(one.text):
            about = passage(one.text[match.end() :]).stems()
            for verb in statement.verbs:
                alike = same_deed(verb.base, match.group("verb").lower()) and about & statement.stems()
                if alike and not shared.search(statement.text) and not _CO.search(statement.text):
                    word = statement.words[verb.at]
                    reason, change = f"the facts say “{match.group()}”", f"Say “{match.group()}”."
                    yield Finding("scope", word.start, word.end, "contradicted", (one.fact.id,), reason, change)
                    return


def _all_of_what_was_shared(statement: Passage, source: Source) -> Iterator[Finding]:
    """Both, all, the whole: of what the facts give in part to someone else, who had the other or the rest."""
    for match in _ALL.finditer(statement.text):
        at = statement.word_at(match.start())
        near = statement.stems(statement.clause_of(at))
        where = source.best(near)
        if where is None or len(near & where.stems) < min(_COORDINATED, len(near)):
            continue
        deeds = [deed for one in source.evidence if one.fact is where.fact for deed in others_deeds(one)]
        two = match.group().lower() == "both"
        shared = next(
            (deed for deed in deeds if (two or _REST.search(deed.text)) and not names_them(deed, statement)), None
        )
        if shared and match.group().lower() not in where.fact.text.lower():
            reason = f"the facts give part to someone else: “{shared.text}”"
            change = f"Leave “{match.group()}” out."
            yield Finding("scope", *match.span(), "contradicted", (where.fact.id,), reason, change)
            return


def _alone(statement: Passage, source: Source) -> Iterator[Finding]:
    """Sole credit needs a fact that gives it."""
    data = knowledge(Verbs)
    for match in any_of(data.sole).finditer(statement.text):
        at = statement.word_at(match.start())
        clause = statement.stems(statement.clause_of(at))
        where = source.best(clause if len(clause) > _COORDINATED else statement.stems(statement.sentence_of(at)))
        if match.group().lower() == "sole" and _counts_one(statement, at, source):
            continue
        if _NO_CREDIT.match(statement.text, match.start()):
            continue
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


def _counts_one(statement: Passage, at: int, source: Source) -> bool:
    """Whether a sole thing is one that the facts count as one: "my section's sole finding", "one finding"."""
    noun = statement.words[at + 1].stem if at + 1 < len(statement.words) else ""
    told = (passage(match.group("what")).stems() for one in source.evidence for match in _ONE.finditer(one.text))
    return any(noun in stems for stems in told)


def _says_alone(where: Evidence) -> bool:
    """Whether the fact gives sole credit, and does not deny it: "never did it alone"."""
    data = knowledge(Verbs)
    only = _ONLY_ONE.search(where.fact.text)
    if only and (is_person(only.group("who")) or only.group("who") in data.others):
        return True
    cues = [*any_of(data.sole).finditer(where.fact.text), *any_of(data.ownership).finditer(where.fact.text)]
    return any(not _DENIED.search(where.fact.text[: cue.start()]) for cue in cues)


def _personally(statement: Passage, source: Source) -> Iterator[Finding]:
    """Individually, where the facts share it."""
    data = knowledge(Verbs)
    for at, word in enumerate(statement.words):
        where = source.best(statement.stems(statement.sentence_of(at))) if word.lower in data.personal else None
        shared = any_of(data.shared).search(where.tail) if where else None
        if where and less_theirs(statement, where.text):
            continue
        if where and shared and word.lower not in where.text.lower() and not _says_alone(where):
            reason = f"the facts say “{shared.group()}”"
            yield Finding(
                "scope", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave “{word.raw}” out."
            )


def _place_in_a_row(statement: Passage, source: Source) -> Iterator[Finding]:
    """First author where the fact says second, lead nurse where it says second."""
    for match in _PLACES.finditer(statement.text):
        if match.group("place").lower() == "co":
            continue
        named = rf"\b{match.group('place')}[ -]{match.group('noun')}"
        if re.search(named, source.text, re.IGNORECASE):
            continue
        for one in source.evidence:
            told = [
                m
                for m in _PLACES.finditer(one.text)
                if canonical(m.group("noun").lower()) == canonical(match.group("noun").lower())
                and not _DENIED.search(one.text[: m.start()])
            ]
            bare = rf"\b{match.group('place')}\b(?=\s*(?:$|[.,;:)]))"
            if told and re.search(bare, one.fact.text, re.IGNORECASE):
                # The second of two places leaves its noun out: "30% the first year, 10% the third".
                continue
            if told and not any(m.group("place").lower() == match.group("place").lower() for m in told):
                text = told[0].group()
                yield Finding(
                    "scope", *match.span(), "contradicted", (one.fact.id,), f"the facts say “{text}”", f"Say “{text}”."
                )
                return


def _same_verb_of_others(statement: Passage, source: Source) -> Iterator[Finding]:
    """The very deed that the facts give to someone else: "the accountant filed them", "Dr Osei validated it"."""
    for one in source.evidence:
        about = passage(one.fact.text).stems()
        for deed in others_deeds(one):
            if names_them(deed, statement) or less_theirs(statement, one.text):
                continue
            for at, word in enumerate(statement.words):
                own = _is_own(statement, at)
                clause = statement.clause_of(at)
                said = statement.stems(clause) - {word.stem} or statement.stems(statement.sentence_of(at)) - {word.stem}
                alike = same_deed(word.lower, deed.verb) and claims_the_object(said, deed, one.fact.text)
                alike = alike or _as_a_noun(word.lower, word.stem, deed)
                if alike and (is_told_apart(said, one, source) or not governs(deed.text, statement, source)):
                    continue
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


def _is_own(statement: Passage, at: int) -> bool:
    """Whether the statement gives a deed to its writer: it opens the part, behind adverbs at most."""
    while at and statement.words[at - 1].lower in {"then", "also", "later", "now"}:
        at -= 1
    before = statement.words[at - 1].lower if at else ""
    if before == "that" and at > 1:
        # "A loaf that won a prize": the loaf did; "the team that won it": so did who was in it.
        group = statement.words[at - 2].lower
        return group in knowledge(Verbs).own_people | knowledge(Verbs).others
    word = statement.words[at].lower
    role = word.endswith("ing") and word != "working" and before in knowledge(Titles).heads
    return role or at == 0 or before in {"and", "i", "who", "that"}


def _as_a_noun(word: str, stem: str, deed: OthersDeed) -> bool:
    """Whether the deed is told as the thing that someone else did: "signed the release"."""
    known = verb_forms().get(word)
    if known is None or known[2] != "past" or deed.verb == word:
        return False
    return stem in object_of(deed) or any(canonical(form) in object_of(deed) for form in inflected(known[0])["ing"])


def _i_did(stem: str, source: Source) -> bool:
    return any(
        word.stem == stem and (at == 0 or one.passage.words[at - 1].lower == "i")
        for one in source.evidence
        for at, word in enumerate(one.passage.words)
    )
