"""Checks that what was used, run or lightly changed is not told as made: the maker of a thing in the facts is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tailoring.truth.deed_words import Making, Titles, Verbs
from tailoring.truth.doers import DETERMINERS, does_another, is_person
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.governing import governs
from tailoring.truth.knowledge import knowledge
from tailoring.truth.others import BY_ME
from tailoring.truth.passages import Passage, canonical, inflected, passage
from tailoring.truth.tool_use import check_tool_use

_HEADS = 2
_I_MADE = re.compile(
    r"\band (?:so )?I (?:then )?(?:built|made|wrote|drew|designed|developed|created|produced) (?:it|them|one)\b"
)
_JOINED = re.compile(r"\b(?:and|but|while|whereas|or|then) $", re.IGNORECASE)
_AROUND = frozenset({"for", "with", "in", "on", "using", "from", "by", "at", "to", "into"})


def check_making(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each thing that the statement claims to have made and the facts give to another maker."""
    yield from check_tool_use(statement, source)
    claims = list(_claims(statement))
    if not claims:
        return
    for one in source.evidence:
        things = _made_by_others(one, statement)
        for start, end, stems in claims:
            theirs = things & stems
            if theirs and governs(one.text, statement, source):
                reason = f"someone else made it: “{one.text}”"
                change = "Say what you did with it."
                yield Finding("tool", start, end, "contradicted", (one.fact.id,), reason, change)
                return


def _claims(statement: Passage) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The words that claim to have made something, with the telling words around them."""
    for at, word in enumerate(statement.words):
        # "Built by the web team" names the maker.
        passive = re.match(r" (?:\w+ )?by\b", statement.text[word.end :])
        up = word.lower in {"set", "sets", "put", "puts"} and re.match(
            r" (?:up|together)\b", statement.text[word.end :]
        )
        mine = not passive and not _is_noun(statement, at) and not _is_theirs(statement, at)
        if (word.lower in _making() or up) and mine:
            clause = statement.clause_of(at)
            # What is made stands before the next preposition: the planner, not the gripper it was written for.
            ends = (n for n in range(at + 1, clause[1]) if statement.words[n].lower in _AROUND)
            yield word.start, word.end, statement.stems((at, next(ends, clause[1])))


def _is_theirs(statement: Passage, at: int) -> bool:
    """Whether somebody else made it by the statement itself: "beside a colleague who wrote the third"."""
    who = statement.words[at - 2].lower if at > 2 and statement.words[at - 1].lower == "who" else ""
    others = knowledge(Verbs).others
    led = statement.words[at - 3].lower if who else ""
    named = led in DETERMINERS and (who in others or who.removesuffix("s") in others or is_person(who))
    return named or does_another(statement, at)


def _is_noun(statement: Passage, at: int) -> bool:
    """Whether a word that may be a verb of making is the thing made: "the map", "design work", "code review"."""
    before = statement.words[at - 1].lower if at else ""
    known = any(verb.at == at for verb in statement.verbs)
    to = before in {"to", "and", "who", "i", "can", "also"}
    return not known and not to and at > 0


@cache
def _making() -> frozenset[str]:
    return frozenset(form for base in knowledge(Making).making for forms in inflected(base).values() for form in forms)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A thing "that colleagues wrote", "made by the agency", "from head office"."""
    data = knowledge(Making)
    people = "|".join(sorted(data.makers | knowledge(Verbs).others | knowledge(Titles).heads, key=len, reverse=True))
    own = "the|our|an?|my|another|other|their|its"
    people += r"|(?:dr|mr|mrs|ms|prof|professor) \w+|(?-i:[A-Z][a-z]+)"
    who = rf"(?:(?:{own}) (?:(?!(?:{own}) |and (?:he|she|they|we|(?-i:[A-Z]\w+)) )[\w-]+ ){{0,2}})?(?:{people})s?"
    made = "|".join(data.made)
    present = "|".join(sorted(form for base in data.making for form in inflected(base)["s"]))
    plain = "|".join(data.making)
    thing = r"(?P<thing>(?:[\w-]+ ){1,4}?)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{thing}(?:that |which )?(?P<who>{who}) (?:had |has |have )?(?:{made}|{present}|{plain})\b",
            rf"{thing}(?:is |are |was |were |had been )?(?:all )?(?:{made}) (?:\w+ )?(?:by|at|in) (?P<who>{who})",
            rf"{thing}(?:comes?|came) (?:\w+ )?from (?P<who>{who})",
            rf"{thing}(?:is|are|was|were) (?:the |an? |my |our )?(?:[\w-]+ )?(?P<who>{people})(?:['’]s|s['’])",
        )
    )


@cache
def _turns() -> re.Pattern[str]:
    """What the person made and what somebody else did: "I wrote the labels and he wrote the guidebook"."""
    made, behind = "|".join(knowledge(Making).made), "|".join(sorted(_AROUND))
    return re.compile(
        rf"\bI (?:{made}) (?P<mine>[^.;,]+?),? (?:and|while|but) (?!I\b|we\b)(?:the |my |our |an? )?(?:[\w-]+ ){{1,2}}?"
        rf"(?:{made}) (?P<theirs>(?:(?!(?:{behind})\b)[\w-]+ ?){{1,5}})",
        re.IGNORECASE,
    )


def _made_by_others(one: Evidence, statement: Passage | None = None) -> frozenset[str]:
    """The stems of the things that a sentence gives to another maker: the last words before who made them.

    A maker whom the statement names too has had the due credit.
    """
    named = frozenset(word.stem for word in statement.words) if statement else frozenset[str]()
    found: set[str] = set()
    if BY_ME.search(one.text) or _I_MADE.search(one.text):
        return frozenset()
    for turn in _turns().finditer(one.text):
        found |= passage(turn["theirs"]).stems() - passage(turn["mine"]).stems()
    for pattern in _patterns():
        for match in pattern.finditer(one.text):
            if _JOINED.search(match.group("thing")):
                # "I wrote the cache and she wrote the search": what stands before belongs to another deed.
                continue
            words = [word for word in passage(match.group("thing")).words if word.content]
            if passage(match.group("who")).words[-1].stem in named:
                continue
            found |= {word.stem for word in words[-_HEADS:]}
    return frozenset(found) - {canonical(base) for base in ("do", "work")}
