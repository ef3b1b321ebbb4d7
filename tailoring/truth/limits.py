"""Checks that a statement asserts nothing the facts deny, and nothing as done that was only planned or tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_links import never_done
from tailoring.truth.clause_standing import reserves
from tailoring.truth.denials import denial, negates
from tailoring.truth.doers import is_person
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, Limits, Withheld, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms

_NEARLY = 0.6
_ARTICLES = frozenset({"the", "a", "an", "my", "our", "their", "its"})
_BACK = frozenset({"their", "its", "them", "it", "his", "her"})
# Where a trial is no trial run.
_IN_COURT = re.compile(
    r"\b(?:counsel|courts?|jury|juries|judges?|solicitor|barrister|lawyer|advocate|defendants?|prosecut\w+|witness\w*"
    r"|tribunals?|verdict|clinical)\b",
    re.IGNORECASE,
)
# What nobody had before is told as new: "a location new to the county's records".
_NEW_TO = re.compile(
    r"\b(?:new to|new for|first[- ](?:ever|known|recorded)|for the first time|never before|hitherto|previously"
    r"|formerly|un(?:recorded|known|documented|reported|listed|claimed|served))\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:before|until|till|without|pre|never|not|nothing)(?: \w+){0,2}[ -]$", re.IGNORECASE)


def check_limits(statement: Passage, source: Source) -> Iterator[Finding]:
    """Findings where the statement contradicts a denial or a limit of the facts."""
    yield from _denied(statement, source)
    yield from _unrealised(statement, source)
    yield from _contrary(statement, source)


def _contrary(statement: Passage, source: Source) -> Iterator[Finding]:
    """Permanent where the facts say cover, paid where they say volunteer."""
    for claimed, told in knowledge(Limits).contraries:
        for match in any_word(claimed).finditer(statement.text):
            sentence = statement.sentence_of(statement.word_at(match.start()))
            if any_word(told).search(statement.part(sentence)) or any_word(claimed).search(source.text):
                continue
            own = passage(match.group()).stems()
            where = source.best(statement.stems(statement.clause_of(statement.word_at(match.start()))) - own)
            cue = any_word(told).search(where.tail) if where else None
            if where and cue:
                reason = f"the facts say “{cue.group()}”"
                yield Finding(
                    "negation", *match.span(), "contradicted", (where.fact.id,), reason, f"Say “{cue.group()}”."
                )
                return


def _denied(statement: Passage, source: Source) -> Iterator[Finding]:
    """A word that the facts only deny, asserted beside another word of the same sentence."""
    asserted_somewhere = {stem for one in source.evidence for stem in denial(one.text).asserted}
    own = denial(statement.text)
    for one in source.evidence:
        only_denied = denial(one.text).denied - asserted_somewhere
        for at, word in enumerate(statement.words):
            if word.stem not in only_denied or word.stem in own.denied or not word.content:
                continue
            if word.stem in one.home and is_person(word.lower):
                # "No technician may do it alone", said by a technician.
                continue
            clause = statement.clause_of(at)
            if _with_another_object(statement, at, one) or _beside_what_is_reserved(statement, at, one):
                continue
            if _carried(statement, clause, one) or not _same_matter(statement, clause, word.stem, one):
                continue
            reason = f"the facts deny it: “{one.text}”"
            yield Finding(
                "negation", word.start, word.end, "contradicted", (one.fact.id,), reason, f"Leave “{word.raw}” out."
            )
            return


def _with_another_object(statement: Passage, at: int, one: Evidence) -> bool:
    """Whether a deed is denied only on something else: "customers' cars only; I never drove the directors"."""
    if not any(verb.at == at for verb in statement.verbs):
        return False
    said = statement.stems((at + 1, statement.clause_of(at)[1]))
    object_denied = denial(one.text).denied - {statement.words[at].stem}
    told = {stem for other in _sentences_of(one) for stem in denial(other).asserted}
    return bool(said and object_denied and said <= told and not shared_kin(said, object_denied))


def _beside_what_is_reserved(statement: Passage, at: int, one: Evidence) -> bool:
    """Whether what nobody lets the person do is only what was worked for: "no permit for the crane"."""
    before = [word.lower for word in statement.words[max(0, at - 2) : at]]
    return reserves(one.text) and any(word in knowledge(Withheld).behind for word in before)


def _sentences_of(one: Evidence) -> list[str]:
    """The sentences of the fact of a sentence."""
    return [part for part in re.split(r"(?<=[.!?;])\s+", one.fact.text) if part]


def _carried(statement: Passage, clause: tuple[int, int], one: Evidence) -> bool:
    """Whether the clause keeps the denial in another form: avoiding, free, offline."""
    carrying = knowledge(Limits).carrying
    part = statement.part(clause)
    if _NEW_TO.search(part) or reserves(part):
        return True
    words = statement.words[clause[0] : clause[1]]
    denied = {word.lower for word in one.passage.words if word.stem in denial(one.text).denied}
    return any((word.lower in carrying and word.lower not in denied) or negates(word.lower) for word in words)


def _same_matter(statement: Passage, clause: tuple[int, int], stem: str, one: Evidence) -> bool:
    said = statement.stems(clause) - {stem}
    back = any(word.lower in _BACK for word in statement.words[clause[0] : clause[1]])
    if not said or back:
        said = statement.stems(statement.sentence_of(clause[0])) - {stem}
    if any(w.stem == stem and w.capital and w.start for w in statement.words):
        return True
    told = one.stems | passage(one.tail).stems() | passage(one.fact.text).stems()
    return bool(said & told) or bool(shared_kin(said, denial(one.text).denied - {stem}))


@cache
def _realising() -> dict[str, str]:
    return {form: base for base in knowledge(Limits).realising for forms in inflected(base).values() for form in forms}


def _realises(statement: Passage, at: int) -> bool:
    """Whether a word is a verb of doing other than those of planning, trying and proposing."""
    word = statement.words[at]
    if _only_meant(statement, at) or statement.text[word.end : word.end + 1] == "-":
        return False
    if word.lower in _realising():
        return True
    verb = next((verb for verb in statement.verbs if verb.at == at), None)
    if verb is not None:
        return verb.level is not None and verb.base not in knowledge(Limits).preparing and not _prepares(word.lower)
    opens = at == 0 or statement.words[at - 1].lower in {"and", "who", "that", "i"}
    return opens and word.lower.endswith("ed") and word.lower not in verb_forms() and not _prepares(word.lower)


@cache
def _preparing() -> frozenset[str]:
    return frozenset(
        form for base in knowledge(Limits).preparing for forms in inflected(base).values() for form in forms
    )


def _prepares(word: str) -> bool:
    return word in _preparing()


def _unrealised(statement: Passage, source: Source) -> Iterator[Finding]:
    """A word of effect (installed, adopted, in production) about a thing that the facts leave unrealised."""
    data = knowledge(Limits)
    places = [(word.start, word.end) for at, word in enumerate(statement.words) if _realises(statement, at)]
    places += [match.span() for match in any_word(data.realised).finditer(statement.text)]
    places += [match.span() for match in any_of(data.accepted).finditer(statement.text)]
    for start, end in places:
        at = statement.word_at(start)
        clause = _with_object(statement, at)
        kept = any_word(data.kept).search(statement.part(statement.sentence_of(at)))
        won = statement.words[at].lower in _succeeding() or any_of(data.accepted).fullmatch(statement.text[start:end])
        if kept and not (won and kept.group().lower() in _sought()):
            continue
        stems = statement.stems(clause) - {statement.words[at].stem}
        if statement.words[at].lower in _finishing() and _prepared(statement, clause, source):
            continue
        succeeded = kept and won and statement.words[at].lower not in _succeeding()
        cues = data.unrealised if succeeded else _limits_on(statement.words[at].lower)
        found = _limiting(stems, statement.text[start:end], cues, source)
        if found is None:
            continue
        where, limit = found
        shared = stems & passage(where.tail).stems()
        if statement.words[at].lower not in _realising() and not (2 * len(shared) >= len(stems) or len(shared) > 1):
            continue
        reason = f"the facts limit it: “{limit.group()}”"
        text = statement.text[start:end]
        yield Finding(
            "negation",
            start,
            end,
            "contradicted",
            (where.fact.id,),
            reason,
            f"Say “{limit.group()}” instead of “{text}”.",
        )
        return


def _prepared(statement: Passage, clause: tuple[int, int], source: Source) -> bool:
    """Whether the clause itself speaks of the plan, design or study that the facts speak of."""
    words = statement.words[clause[0] : clause[1]]
    named = {canonical(word.lower) for word in words if word.lower in _preparing_nouns()}
    return bool(named & source.stems)


@cache
def _succeeding() -> frozenset[str]:
    return frozenset(form for base in ("secure", "win", "gain") for forms in inflected(base).values() for form in forms)


@cache
def _sought() -> frozenset[str]:
    """What one succeeds with: a bid that was won is no limit."""
    return frozenset(
        {"bid", "bids", "tender", "pitch", "application", "proposal", "draft", "drafted", "drafting", "submitted"}
    )


@cache
def _finishing() -> frozenset[str]:
    return frozenset(
        form for base in knowledge(Limits).finishing for forms in inflected(base).values() for form in forms
    )


@cache
def _preparing_nouns() -> frozenset[str]:
    return frozenset(f"{noun}{ending}" for noun in knowledge(Limits).paper for ending in ("", "s"))


def _limits_on(word: str) -> Cues:
    """What limits a word of effect; any other deed is limited only by what came to nothing."""
    data = knowledge(Limits)
    other = word not in _realising() and (word in verb_forms() or word.endswith("ed"))
    return data.unrealised if other else (*data.unrealised, *data.tentative)


def _limiting(stems: frozenset[str], word: str, cues: Cues, source: Source) -> tuple[Evidence, re.Match[str]] | None:
    """The sentence that speaks of the thing and limits it; others nearly as much like the statement count too."""
    ranked = source.ranked(stems)
    near = [one for score, one in ranked if score >= _NEARLY * ranked[0][0]]
    taken_up = any_of(knowledge(Limits).accepted)
    both = taken_up.search(word)
    if any(_says_it(word, one) or (both and taken_up.search(one.tail)) for one in near):
        return None
    for one in near:
        limit = any_of(cues).search(one.tail)
        if limit and limit.group().lower().startswith("trial") and _IN_COURT.search(f"{one.fact.text} {one.fact.role}"):
            continue
        # Of "Dry stone: not yet built any" only the label is denied (`withheld.py`).
        if limit and not _took_effect(one, limit.end()) and never_done(one.text) is None:
            return one, limit
    return None


def _with_object(statement: Passage, at: int) -> tuple[int, int]:
    """The clause of a word; a clause of its own verb without telling words takes in the one before it."""
    first, last = statement.clause_of(at)
    # "The leaflet that patients are given": the thing stands before.
    behind = statement.words[first].lower in {"that", "which"}
    if first and behind:
        first = statement.clause_of(first - 1)[0]
    while first and len(statement.stems((first, last))) < 3:
        first = statement.clause_of(first - 1)[0]
    return first, last


def _says_it(word: str, where: Evidence) -> bool:
    """Whether the fact itself uses the word of effect, outside any denial."""
    base = _realising().get(word.lower()) or verb_forms().get(word.lower(), ("",))[0]
    stems = {w.stem for w in passage(word).words}
    forms = {form for forms in inflected(base).values() for form in forms} if base else {word.lower()}
    tail = passage(where.tail)
    done = {verb.at for verb in tail.verbs} | {
        at for at, w in enumerate(tail.words) if w.lower in _realising() and w.lower != _realising()[w.lower]
    }
    words = {tail.words[at].lower for at in done if not _only_meant(tail, at)}
    return bool(forms & words) and not (stems & denial(where.tail).denied)


def _only_meant(told: Passage, at: int) -> bool:
    """Whether a deed is named only as what was planned: "the move", "proposed closing it", "planned to close it"."""
    before = [word.lower for word in told.words[max(0, at - 2) : at]]
    if not before:
        return False
    aimed = before[-1] == "to" and len(before) > 1 and _prepares(before[0])
    return before[-1] in _ARTICLES or aimed or (_prepares(before[-1]) and told.words[at].lower.endswith("ing"))


def _took_effect(where: Evidence, end: int) -> bool:
    """Whether the fact also says that the thing took effect: drafted, then brought into force."""
    data = knowledge(Limits)
    words = list(any_word(data.realised).finditer(where.tail))
    behind = re.search(r"[,;.:]|\b(?:and|then|later|until)\b", where.tail[end:])
    start = end + behind.start() if behind else len(where.tail)
    words += [match for match in any_word(data.took_effect).finditer(where.tail) if match.start() >= start]
    denied = denial(where.tail).denied
    return any(
        not passage(match.group()).stems() & denied and not _NOT_YET.search(where.tail[: match.start()])
        for match in words
    )
