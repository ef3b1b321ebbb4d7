"""Checks that a statement asserts nothing the facts deny, and nothing as done that was only planned or tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Cues, Limits, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, canonical, inflected, passage, verb_forms

_REACH = 7
_NEARLY = 0.6
# "Went live without the tool I built": what the writer built is there.
_WITHOUT_MINE = re.compile(r"without (?:the|my|our) (?:[\w-]+ ){1,3}(?:that |which )?(?:I|we) ")
_IN_A_SPELL = re.compile(
    r"(?:in|over|during|throughout|through) "
    r"(?:all |my |the |those |these |over |more than |nearly |almost |some |about )*"
    r"(?:\d+|[a-z]+(?:-[a-z]+)?) (?:hours?|days?|weeks?|months?|terms?|seasons?|years?|shifts?)\b",
    re.IGNORECASE,
)
_AROUND = frozenset({"in", "on", "at", "during", "throughout", "across", "over"})
_ARTICLES = frozenset({"the", "a", "an", "my", "our", "their", "its"})
# "Missed promotion by two points", "missed out on the final": no missed calls.
_FELL_SHORT = re.compile(
    r"(?:missed (?:out on )?(?:the |our |an? )?[\w-]+ by|missed out on|fell (?:just )?short of|came short of)\b",
    re.IGNORECASE,
)
_BACK = frozenset({"their", "its", "them", "it", "his", "her"})
_TAIL = frozenset({"in", "at", "on", "for", "to", "with", "into", "from"})
_ENDED = re.compile(
    r"\b(?:left|quit|resigned|retired|moved (?:on|away)|cancell?ed|called off|closed|went under)\b"
    r"[^.;,]*? before (?=\w+ \w+)",
    re.IGNORECASE,
)
_BUT_ME = re.compile(
    r"^[^.;]*?\b(?:before (?:me|I (?:did|came|took|began|started))|(?:until|till) (?:me|I)\b|(?:but|except|besides"
    r"|other than|apart from) me\b)",
    re.IGNORECASE,
)
_MADE_ONE = re.compile(
    r"^[^.]*?(?:\b(?:so|until|till|and) |; )I (?:then |soon )?"
    r"(?:wrote|made|built|set|started|created|drew|introduced|drafted|designed|put|got|bought|brought|opened|founded|began|found|trained|hired|organised|organized|ran|held|planted)\b"
    r" (?:up |together |in )?(?:one|it|them|some|the first|ours|a )"
)
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
_SENTENCE_ENDS = re.compile(r"[,;:.!?()]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Denial:
    """The stems that a text denies, and those that it asserts outside the denial."""

    denied: frozenset[str]
    asserted: frozenset[str]


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


@lru_cache(maxsize=4096)
def denial(text: str) -> Denial:
    """What a text denies: the telling words after a negator, up to the end of its clause."""
    words = passage(text).words
    data = knowledge(Limits)
    literal = [match.span() for match in any_word(data.literals).finditer(text)]
    denied: set[int] = set()
    for at, word in enumerate(words):
        if not (_negates(word.lower) or _FELL_SHORT.match(text, word.start)) or any(
            s <= word.start < e for s, e in literal
        ):
            continue
        if _BUT_ME.search(text[word.end :]) or _MADE_ONE.search(text[word.end :]):
            # "Nobody had catalogued them before me", "there was no handbook, so I wrote one".
            continue
        if text[word.end : word.end + 1] == "-":
            # "No-shows", "non-stop": part of a name.
            continue
        if word.lower == "without" and _WITHOUT_MINE.match(text[word.start :]):
            continue
        for other in range(at + 1, min(at + 1 + _REACH, len(words))):
            if _SENTENCE_ENDS.search(text[words[other - 1].end : words[other].start]) or words[other].lower in {
                "but",
                "while",
                "although",
                "after",
            }:
                break
            told = sum(words[n].content for n in range(at + 1, other)) > 1
            if _IN_A_SPELL.match(text, words[other].start) or (words[other].lower in _AROUND and told):
                # "Never lost a parcel on the island run", "never late in six years": where and when is not denied.
                break
            denied.add(other)
        if word.lower == "none" and at and words[at - 1].lower in verb_forms():
            denied.add(at - 1)
    denied |= _never_reached(passage(text))
    common = data.common
    no = frozenset(words[at].stem for at in denied if words[at].content and words[at].stem not in common)
    yes = frozenset(word.stem for at, word in enumerate(words) if at not in denied and word.content)
    return Denial(no, yes)


def _never_reached(text: Passage) -> set[int]:
    """The words of what began only when the person had gone: "left before the new wing opened"."""
    ended = _ENDED.search(text.text)
    if ended is None:
        return set()
    first, last = text.word_at(ended.end()), text.clause_of(text.word_at(ended.end()))[1]
    last = next((at for at in range(first, last) if text.words[at].lower in _TAIL), last)
    begins = any(form == "past" for at in range(first, last) if (form := _form(text.words[at].lower)))
    return set(range(first, last)) if begins else set()


def _form(word: str) -> str:
    known = verb_forms().get(word)
    return known[2] if known else "past" if word.endswith("ed") else ""


def _negates(word: str) -> bool:
    return word in knowledge(Limits).negators or word.endswith("n't")


def _denied(statement: Passage, source: Source) -> Iterator[Finding]:
    """A word that the facts only deny, asserted beside another word of the same sentence."""
    asserted_somewhere = {stem for one in source.evidence for stem in denial(one.text).asserted}
    own = denial(statement.text)
    for one in source.evidence:
        only_denied = denial(one.text).denied - asserted_somewhere
        for at, word in enumerate(statement.words):
            if word.stem not in only_denied or word.stem in own.denied or not word.content:
                continue
            clause = statement.clause_of(at)
            if _with_another_object(statement, at, one):
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


def _sentences_of(one: Evidence) -> list[str]:
    """The sentences of the fact of a sentence."""
    return [part for part in re.split(r"(?<=[.!?;])\s+", one.fact.text) if part]


def _carried(statement: Passage, clause: tuple[int, int], one: Evidence) -> bool:
    """Whether the clause keeps the denial in another form: avoiding, free, offline."""
    carrying = knowledge(Limits).carrying
    if _NEW_TO.search(statement.part(clause)):
        return True
    words = statement.words[clause[0] : clause[1]]
    denied = {word.lower for word in one.passage.words if word.stem in denial(one.text).denied}
    return any((word.lower in carrying and word.lower not in denied) or _negates(word.lower) for word in words)


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
    if _only_meant(statement, at):
        return False
    if word.lower in _realising():
        return True
    verb = next((verb for verb in statement.verbs if verb.at == at), None)
    if verb is not None:
        return verb.level is not None and verb.base not in knowledge(Limits).preparing
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
        if limit and not _took_effect(one, limit.end()):
            return one, limit
    return None


def _with_object(statement: Passage, at: int) -> tuple[int, int]:
    """The clause of a word; a clause of its own verb without telling words takes in the one before it."""
    first, last = statement.clause_of(at)
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
