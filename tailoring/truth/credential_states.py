"""Reads from a text how a credential is held: booked, in progress, abandoned, expired, or passed after all."""

from __future__ import annotations

import re
from datetime import date

from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.passages import Passage
from tailoring.truth.qualification_words import Credentials

# "Passed my test in June"; "failed the first sitting; passed the second".
_PASSED = re.compile(r"\b(?:passed|gained|completed|finished|cleared|obtained|earned)\b[^.;,]*$")
_PASSED_AFTER = re.compile(
    r"(?:failed|resat|re-sat|retook|did(?: not|n['’]t) pass|unsuccessful|not passed)\b[^.]*?[;,.] "
    r"(?:(?:and|but|then|i|later) )*(?:passed|gained|cleared|got|obtained)\b"
    r" (?:it\b|the (?:second|next|third|resit)|on the|at the|in|second|next|later|a )"
)
_STUDYING = frozenset({"studying", "pursuing", "undertaking", "towards"})
_SLIGHT = frozenset({"introductory", "introduction", "awareness", "taster", "attended", "attendance"})
# "With the CPC in hand": held, as against "work in hand".
_IN_HAND = re.compile(r"^ (?:(?:safely|already|now) )?in hand\b")
_HELD_UNTIL = re.compile(
    r"\b(?:from|between) (?:[A-Z]\w+ )?(?:19|20)\d\d (?:to|until|till|and) (?:[A-Z]\w+ )?(?:19|20)\d\d\b"
    r"|\b(?:held|had)\b.*(?:\b(?:to|until|till)|[–-]) ?(?:(?:19|20)\d\d|last|Jan\w*|Feb\w*|Mar(?:ch)?"
    r"|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*)\b",
    re.IGNORECASE,
)
# An end that may lie ahead: "valid until May 2028", "expires in 2027".
_END = re.compile(
    r"\b(?P<lasting>(?:valid|good|runs?|running|current|in[- ]date|in force|renewed|lasts?|stands?) "
    r"(?=until|till|to|through))?"
    r"(?:until|till|to|through|(?P<ahead>expires|expiring|lapses|ends)(?: in| on)?)"
    r" (?:(?:the )?(?:end of )?[a-z]+ )?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)


def without_ends_ahead(text: str, as_of: date | None) -> str:
    """A text without the years until which a credential still runs; without a day, those told as still to come."""

    def kept(end: re.Match[str]) -> str:
        ahead = int(end.group("year")) >= as_of.year if as_of else end.group("lasting") or end.group("ahead")
        return "" if ahead else end.group()

    return _END.sub(kept, text)


def left_in(state: str, text: str, rest: str = "") -> bool:
    """Whether a text leaves a credential in a state: not where it goes on to tell of the pass.

    `rest` is the text with what stands behind it; both are in lower case.
    """
    cue = any_of(knowledge(Credentials).states[state]).search(text)
    if cue is None or _PASSED_AFTER.match(text, cue.start()) or _PASSED_AFTER.match(rest, cue.start()):
        return False
    return not (state == "booked" and _PASSED.search(text[: cue.start()]))


def state_said(statement: Passage, start: int, end: int) -> str:
    """What the statement says of it: a state with its cue, "held" with a claiming word, else "named"."""
    at = statement.word_at(start)
    clause = _near(statement, at)
    text = statement.part(clause).lower()
    if _IN_HAND.search(statement.text[end:]):
        return "held"
    if _HELD_UNTIL.search(statement.part(statement.clause_of(at))):
        return "expired"
    told = _told_by_a_word(statement, start, end, statement.part(clause))
    if told:
        return told
    for state, cues in knowledge(Credentials).states.items():
        if any_of(cues).search(text):
            return state
    words = {word.lower for word in statement.words[clause[0] : clause[1]]}
    claiming = knowledge(Credentials).claiming
    if (
        re.match(r"[- ](?:certified|qualified|licensed|accredited|holder|graduate)", statement.text[end:])
        or words & claiming
    ):
        return "held"
    sentence = statement.part(statement.sentence_of(at)).lower()
    return next(
        (state for state, cues in knowledge(Credentials).states.items() if any_of(cues).search(sentence)), "held"
    )


def _told_by_a_word(statement: Passage, start: int, end: int, part: str) -> str:
    """The state that a single word around the name tells: completing, earlier, introductory, studying; "" if none."""
    if re.search(r"\b(?:completing|finishing|finalising|finalizing)\b", part, re.IGNORECASE):
        return "in_progress"
    if re.search(r"\b(?:earlier|prior|past)\b", part, re.IGNORECASE):
        return "expired"
    first, last = statement.word_at(start), statement.word_at(end - 1)
    around = {word.lower for word in statement.words[max(0, first - 2) : last + 3]}
    if around & _SLIGHT:
        return "attended"
    behind = re.match(r"[\s-]+(\w+)", statement.text[end:])
    keeps = behind and behind.group(1).lower() in knowledge(Credentials).keeping
    return "in_progress" if keeps or around & _STUDYING else ""


def _near(statement: Passage, at: int) -> tuple[int, int]:
    """The words around a credential that can speak of its state: its clause, cut at another item of the list."""
    first, last = statement.clause_of(at)
    for other in range(at - 1, first, -1):
        if statement.words[other].lower == "and":
            following = [word.lower for word in statement.words[other + 1 : at]]
            if any(_is_state_word(word) for word in following):
                first = other + 1
            break
    for other in range(at + 1, last):
        if statement.words[other].lower == "and":
            last = other
            break
    return first, last


def _is_state_word(word: str) -> bool:
    return any(any_of(cues).fullmatch(word) for cues in knowledge(Credentials).states.values()) or word in {
        "working",
        "studying",
    }
