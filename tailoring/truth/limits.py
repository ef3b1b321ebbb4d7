"""Checks that a statement asserts nothing the facts deny, and nothing as done that was only planned or tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.came_to_nothing import only_asks
from tailoring.truth.clause_cuts import cut_at, ending_of
from tailoring.truth.clause_links import never_done
from tailoring.truth.denials import UNTIL, denial
from tailoring.truth.denied_things import check_denied
from tailoring.truth.doers import does_another
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.governing import governs
from tailoring.truth.knowledge import Cues, any_of, any_word, knowledge
from tailoring.truth.limit_reach import limits_another, until_it_ended
from tailoring.truth.limit_words import Limits, Withheld
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms

_AFTER = cut_at("and", "then", "later", "until")
_NEARLY = 0.6
_OWN_CLAUSE = 2
_ARTICLES = frozenset({"the", "a", "an", "my", "our", "their", "its"})
# Where a trial is no trial run.
_IN_COURT = re.compile(
    r"\b(?:counsel|courts?|jury|juries|judges?|solicitor|barrister|lawyer|advocate|defendants?|prosecut\w+|witness\w*"
    r"|tribunals?|verdict|clinical)\b",
    re.IGNORECASE,
)
_OF_THE_REST = re.compile(
    r"(?:^|[,;.:(] |\b(?:and|but|while) )(?:the )?"
    r"(?:others?|other [\w-]+|rest|remainder|remaining [\w-]+)(?: of [\w ]+)? $",
    re.IGNORECASE,
)
# "The leases the estate uses".
_IN_USE = re.compile(
    r"\b(?:that |which |and )?the (?!others?\b)[a-z]+ (?:now )?(?:uses?|works? (?:from|to)|goes by|go by)\b"
    r"(?! (?:the |its |their |an? )?(?:old|older|other|another|previous|former|existing|same|one))"
)
_NOT_YET = re.compile(r"\b(?:before|until|till|without|pre|never|not|nothing)(?: \w+){0,2}[ -]$", re.IGNORECASE)


def check_limits(statement: Passage, source: Source) -> Iterator[Finding]:
    """Findings where the statement contradicts a denial or a limit of the facts."""
    yield from check_denied(statement, source)
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


@cache
def _realising() -> dict[str, str]:
    return {form: base for base in knowledge(Limits).realising for forms in inflected(base).values() for form in forms}


def _realises(statement: Passage, at: int) -> bool:
    """Whether a word is a verb of doing other than those of planning, trying and proposing."""
    word = statement.words[at]
    joined = statement.text[word.end : word.end + 1] == "-"
    if joined or _only_meant(statement, at) or only_asks(statement, at) or does_another(statement, at):
        return False
    verb = next((verb for verb in statement.verbs if verb.at == at), None)
    if word.lower in _realising():
        # "The cathedral close": a plain form may be no deed.
        plain = word.lower.removesuffix("s") == _realising()[word.lower].removesuffix("s")
        return not plain or verb is not None or word.lower.removesuffix("s") in knowledge(Withheld).effect_nouns
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
        sentence = statement.part(statement.sentence_of(at))
        kept = any_word(data.kept).search(sentence) or _any_limit().search(sentence)
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
        if not governs(where.text, statement, source):
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
    if word.lower() not in _realising():
        # Any other deed is limited only where it is told best.
        near = [one for score, one in ranked if score >= ranked[0][0]]
    for one in near:
        limit = any_of(cues).search(one.tail)
        if limit and limit.group().lower().startswith("trial") and _IN_COURT.search(f"{one.fact.text} {one.fact.role}"):
            continue
        # Of "Dry stone: not yet built any" only the label is denied (`withheld.py`).
        if limit and (_OF_THE_REST.search(one.tail[: limit.start()]) or UNTIL.match(one.tail, limit.end())):
            # "Five took part, the other three declined": of the five nothing is limited. "Nobody used it until 2020".
            continue
        if limit and (limits_another(one, limit.start(), stems) or until_it_ended(one, limit.start())):
            continue
        if limit and not _took_effect(one, limit.end()) and never_done(one.text) is None:
            return one, limit
    return None


@cache
def _any_limit() -> re.Pattern[str]:
    """What limits a thing in a fact, and so in a statement: "awaiting sign-off"."""
    return any_of((*knowledge(Limits).unrealised, *knowledge(Limits).tentative))


def _with_object(statement: Passage, at: int) -> tuple[int, int]:
    """The clause of a word; a clause of its own verb without telling words takes in the one before it."""
    first, last = statement.clause_of(at)
    if at > first and statement.words[at - 1].lower == "and" and len(statement.stems((at, last))) > _OWN_CLAUSE:
        # "Wrote the code and added a check to the board": the second deed is on its own things.
        first = at
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
    start = ending_of(where.tail, end, _AFTER)
    words += [match for match in any_word(data.took_effect).finditer(where.tail) if match.start() >= start]
    denied = denial(where.tail).denied
    if _IN_USE.search(where.tail, end):
        return True
    return any(
        not passage(match.group()).stems() & denied and not _NOT_YET.search(where.tail[: match.start()])
        for match in words
    )
