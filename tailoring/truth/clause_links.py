"""What a clause of a fact says of things in its neighbours: whose they are, and what was never done with them."""

from __future__ import annotations

import re

from tailoring.truth.deed_words import Verbs
from tailoring.truth.doers import DETERMINERS, is_finite, is_person
from tailoring.truth.knowledge import knowledge
from tailoring.truth.limit_words import Withheld
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.quantity_words import Quantities

_ME = frozenset({"i", "we"})
_REACH, _WITHIN = 6, 5
_BE = frozenset({"is", "are", "was", "were", "got", "been"})
_BREAKS = frozenset({"and", "but", "so", "because", "when", "while", "if", "before", "after", "as", "for"})
_ABLE = frozenset({"i", "can", "could", "able", "to", "only", "just", "the", "a"})
# "Which the Manchester office looks after": a verb with its particle ends the clause.
_ENDS = re.compile(
    r"(?P<who>[\w-]+) (?P<verb>\w{2,}(?:s|ed))(?: (?:after|up|out|on|over|for|with|to))?$", re.IGNORECASE
)
_THINGS = frozenset(
    {"app", "system", "software", "site", "machine", "tool", "script", "rain", "frost", "wind", "virus"}
)
_GROUPS = frozenset({"team", "crew", "group", "department", "section", "squad", "unit", "shift", "staff", "side"})
# Deeds of oversight that are work on the thing all the same.
_RUNNING = frozenset({"lead", "manage", "oversee", "direct", "supervise", "edit", "write"})
# "Bash: can follow a script, has never written one".
_LABELLED = re.compile(r"^(?P<label>[A-Z][^:.;,]{0,30}): (?P<rest>\S.*)$")
_SLIGHT = re.compile(
    r"(?:I )?(?:can|could|able to|reads?|read|understands?|follows?|recognises?|watch\w*|seen|saw|knows?|know|basics"
    r"|a (?:little|few)|numbers|greetings|the theory|theory|shown|observed|sat|rode|helped|studied|learn\w*|heard|met"
    r"|only|just|some)\b",
    re.IGNORECASE,
)
_SUCH = re.compile(r"\s*(?:one|any|it|them|that)\b", re.IGNORECASE)
_HAD = frozenset({"had", "have", "has", "needed", "need", "wanted", "been"})
_NEVER_DONE = re.compile(
    r"(?:\b(?:not|never)|n['’]t)(?: (?:yet|ever|been|even|actually|really))* (?P<verb>\w{3,})"
    r"(?=\s*(?:$|[.,;:])| (?:one|any|it|them|an?|myself|in|at|for|on|much|anything|to)\b)",
    re.IGNORECASE,
)


def told_by_whom_i(part: Passage) -> frozenset[str]:
    """The stems of the words for somebody told by what the person does for them: "chef"."""
    me = next((at for at, word in enumerate(part.words) if word.lower in _ME), 0)
    return frozenset(word.stem for word in part.words[1:me] if word.content) if deed_of_whom_i(part) else frozenset()


def deed_of_whom_i(part: Passage) -> int | None:
    """The number of the verb behind somebody told by what the person does for them: "the chef I cook under won"."""
    words = part.words
    opens = words and (words[0].lower in DETERMINERS or words[0].lower in knowledge(Quantities).numbers)
    me = next((at for at in range(2, min(_REACH, len(words))) if words[at].lower in _ME), None)
    if not opens or me is None or any(not _is_joined(part, at) for at in range(me)):
        return None
    heads = [word.lower for word in words[1:me]]
    others, data = knowledge(Verbs).others, knowledge(Withheld)
    agent = heads[0].endswith(("er", "or", "ers", "ors")) and heads[0].removesuffix("s") not in data.instruments
    someone = agent or any(is_person(head) or head in others or head.removesuffix("s") in others for head in heads)
    if heads[0] in _GROUPS or not someone:
        return None
    for at in range(me + 2, min(me + 2 + _WITHIN, len(words))):
        if not _is_joined(part, at - 1) or words[at].lower in _BREAKS - {"for"}:
            return None
        if words[at].lower in _BE:
            return at + 1 if at + 1 < len(words) else None
        if is_finite(part, at):
            return at
    return None


def _is_joined(part: Passage, at: int) -> bool:
    """Whether only a space stands between a word and the next."""
    return part.text[part.words[at].end : part.words[at + 1].start] == " "


def deed_ends(part: Passage) -> int | None:
    """The number of the verb that ends a clause with somebody before it: "the Manchester office looks after"."""
    ends = _ENDS.search(part.text)
    if ends is None:
        return None
    who = ends.group("who")
    listed = who.lower() in knowledge(Verbs).others or is_person(who.lower()) or who.istitle()
    # "Which the maître d' keeps": somebody, unless it is a thing that does things.
    determined = part.words[0].lower in DETERMINERS and who.lower() not in knowledge(Withheld).instruments | _THINGS
    return part.word_at(ends.start("verb")) if listed or determined else None


def theirs_before(piece: str, deed: str, last: str) -> tuple[int, int] | None:
    """The words of the clause before that "which …" gives to someone else, as (first, last + 1), or None.

    `deed` is the verb of the piece. Of a clause on a thing all words are theirs; of a deed of the person only what
    stands behind a preposition that makes no use of it: "loaded the lorries for the Hiab, which Gordon works".
    """
    base = verb_forms().get(deed, (deed,))[0]
    data = knowledge(Withheld)
    if not re.match(r"(?:which|whom)\b", piece, re.IGNORECASE) or base in data.oversight - _RUNNING:
        return None
    told = passage(last)
    if not told.words:
        return None
    first = told.words[0].lower
    if first not in verb_forms() and not first.endswith("ed") and first not in _ME:
        said = any(word.lower in _BE or word.lower in verb_forms() for word in told.words[1:])
        return (0, len(told.words)) if said else None
    hung = next((at for at in range(len(told.words) - 1, 0, -1) if told.words[at].lower in data.behind | data.means), 0)
    return (hung, len(told.words)) if hung and told.words[hung].lower not in data.means else None


def never_done(sentence: str) -> tuple[str, frozenset[str]] | None:
    """The label of a sentence that says that it was never done, with the stem of what is done instead."""
    labelled = _LABELLED.match(sentence)
    if labelled is None:
        return None
    rest = labelled.group("rest")
    denied = _NEVER_DONE.search(rest)
    slight = denied is not None and (_SLIGHT.match(rest) or _SUCH.match(rest, denied.end()))
    if (
        denied is None
        or not slight
        or denied.group("verb").lower() in _HAD
        or denied.group("verb").lower() in knowledge(Withheld).bad
    ):
        return None
    told = [word for word in passage(rest[: denied.start()]).words if word.lower not in _ABLE]
    return labelled.group("label"), frozenset(word.stem for word in told[:1])
