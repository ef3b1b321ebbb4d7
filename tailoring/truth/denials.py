"""What a text denies, and what it asserts beside that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tailoring.truth.clause_cuts import MARK
from tailoring.truth.knowledge import any_word, knowledge
from tailoring.truth.limit_words import Limits
from tailoring.truth.passages import Passage, Word, passage, verb_forms

_REACH = 7
# "Went live without the tool I built": what the writer built is there.
_WITHOUT_MINE = re.compile(r"without (?:the|my|our) (?:[\w-]+ ){1,3}(?:that |which )?(?:I|we) ")
_ELSE = re.compile(r"(?: one| body)? else\b| other [a-z]+\b")
_SO_I = re.compile(r"[^.;]*?\bso I\b")
_MISHAPS = frozenset(
    {"lost", "lose", "missed", "miss", "failed", "fail", "broke", "broken", "damaged", "damage", "dropped", "crashed"}
    | {"injured", "spilt", "spilled", "misplaced", "overrun", "overran", "overspent", "defaulted", "scratched"}
)
_IN_A_SPELL = re.compile(
    r"(?:in|over|during|throughout|through) "
    r"(?:all |my |the |those |these |over |more than |nearly |almost |some |about )*"
    r"(?:\d+|[a-z]+(?:-[a-z]+)?) (?:hours?|days?|weeks?|months?|terms?|seasons?|years?|shifts?)\b",
    re.IGNORECASE,
)
_AROUND = frozenset({"in", "on", "at", "during", "throughout", "across", "over"})
# "Missed promotion by two points", "missed out on the final": no missed calls.
_FELL_SHORT = re.compile(
    r"(?:missed (?:out on )?(?:the |our |an? )?[\w-]+ by|missed out on|fell (?:just )?short of|came short of)\b",
    re.IGNORECASE,
)
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
# "Not used until 2020": used then.
UNTIL = re.compile(r"[^.;,]*?\b(?:until|till)\b(?! now)", re.IGNORECASE)
# "No page goes to print unless I have read it", "no child leaves without a meal": every page, every child.
NONE_WITHOUT = re.compile(
    r"[^.;,]*?\b(?:(?:unless|without|until|before) (?:[\w'’-]+ ){0,3}?(?:I|me|my|mine)|without an?)\b"
)
_NONE_WITHOUT_IT = re.compile(r"\b(?:no|nothing|nobody|none)\b[^.;,]*$", re.IGNORECASE)
_NONE = frozenset({"no", "nothing", "nobody", "none"})
# "Not on the rota before or since": but then.
_OTHER_TIMES = re.compile(
    r"[^.;,]*?\b(?:before (?:or|nor|and) (?:since|after\w*)|before (?:that|then)|at (?:any )?other times?|otherwise)\b",
    re.IGNORECASE,
)
_MADE_ONE = re.compile(
    r"^[^.]*?(?:\b(?:so|until|till|and) |; )I (?:then |soon )?"
    r"(?:wrote|made|built|set|started|created|drew|introduced|drafted|designed|put|got|bought|brought|opened|founded|began|found|trained|hired|organised|organized|ran|held|planted)\b"
    r" (?:up |together |in )?(?:one|it|them|some|the first|ours|a )"
)


@dataclass(frozen=True, slots=True)
class Denial:
    """The stems that a text denies, and those that it asserts outside the denial."""

    denied: frozenset[str]
    asserted: frozenset[str]


@lru_cache(maxsize=4096)
def denial(text: str) -> Denial:
    """What a text denies: the telling words after a negator, up to the end of its clause."""
    words = passage(text).words
    data = knowledge(Limits)
    literal = [match.span() for match in any_word(data.literals).finditer(text)]
    denied: set[int] = set()
    for at, word in enumerate(words):
        if not (negates(word.lower) or _FELL_SHORT.match(text, word.start)) or any(
            s <= word.start < e for s, e in literal
        ):
            continue
        if _denies_nothing(text, words, at):
            continue
        if text[word.end : word.end + 1] == "-":
            # "No-shows", "non-stop": part of a name.
            continue
        if word.lower == "without" and (
            _WITHOUT_MINE.match(text[word.start :]) or _NONE_WITHOUT_IT.search(text[: word.start])
        ):
            continue
        for other in range(at + 1, min(at + 1 + _REACH, len(words))):
            if MARK.search(text[words[other - 1].end : words[other].start]) or words[other].lower in {
                "but",
                "while",
                "although",
                "though",
                "after",
                "since",
                "because",
                "before",
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


def _denies_nothing(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a negator sets the person apart: "nobody had catalogued them before me", "there was none, so I …"."""
    end = words[at].end
    apart = _ELSE.match(text, end) or _SO_I.match(text, end) or _BUT_ME.search(text[end:])
    apart = apart or _OTHER_TIMES.match(text, end) or UNTIL.match(text, end)
    apart = apart or (words[at].lower in _NONE and NONE_WITHOUT.match(text, end))
    return bool(apart or _MADE_ONE.search(text[end:])) or _spares(words, at)


def _spares(words: Sequence[Word], at: int) -> bool:
    """Whether what is denied is a mishap: of what was never lost nothing is denied."""
    # "Never lost a client", "lost no client".
    return any(word.lower in _MISHAPS for word in words[max(0, at - 1) : at + 2])


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


def negates(word: str) -> bool:
    """Whether a word denies what stands after it."""
    return word in knowledge(Limits).negators or word.endswith("n't")
