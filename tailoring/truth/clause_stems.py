"""Which words a clause of a fact withholds from the person, by how the clause stands."""

from __future__ import annotations

import re
from typing import Literal

from tailoring.truth.clause_links import deed_of_whom_i
from tailoring.truth.deed_words import Verbs
from tailoring.truth.knowledge import knowledge
from tailoring.truth.limit_words import Withheld
from tailoring.truth.passages import Passage, canonical, passage, verb_forms

_SHORT = 2
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|got)(?: only| just| also)? $", re.IGNORECASE)
_IS = re.compile(r"(?:is|are|was|were|be|been|has been|have been)\b", re.IGNORECASE)
# "Keeps the log in …", "prints it with a …": with what another did it.
_MEANS = re.compile(
    r"\b(?:in|with|using|via|through|on) (?:an? |the |our |its )?(?P<name>[A-Z][\w+#-]*(?: [A-Z][\w+#-]*)*)"
)
# Behind what was tried or seen: with whom, for how long, and what was done then.
_ASIDE = re.compile(
    r"\s(?:(?:and|then|or) (?=[a-z]+(?:ed|t|s|ew|ought|ame|ave)\b)|(?:with|for|during|after|before|over|since) )"
)
_DEEDS_END = frozenset(
    {"on", "about", "of", "for", "to", "from", "in", "at", "with", "during", "after", "before", "by", "each", "every"}
)
# How a clause stands: "fruitless" is what came to nothing, "met" what was only seen, tried or offered.
Standing = Literal["own", "denied", "another", "reserved", "met", "advised", "lapsed", "fruitless", "unused"]


def withheld_stems(standing: Standing, part: Passage, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that a clause withholds, and those of what says so."""
    cue = frozenset(word.stem for word in part.words if start <= word.start < end)
    if standing == "another" and end > start:
        verb = part.word_at(start)
        base = verb_forms().get(part.words[verb].lower, (part.words[verb].lower,))[0]
        first = verb if base in knowledge(Withheld).oversight else 0
        return part.stems((first, verb + 1)), frozenset()
    if standing == "another":
        return _deed(part, part.word_at(start)), cue
    outcomes = {word for word in part.words if word.lower in knowledge(Withheld).outcomes}
    cue -= {word.stem for word in outcomes}
    words = [word for word in part.words if word.content and (word in outcomes or not start <= word.start < end)]
    if standing == "met" and _PASSIVE.search(part.text[:start]):
        # "It was tried in an exercise": what was tried stands before.
        return frozenset(), cue
    if standing == "met":
        stop = _ASIDE.search(part.text, end)
        named = [word for word in part.words if start < word.start < end and word.capital and word.raw != "I"]
        words = [*named, *words]
        words = [
            word for word in words if word in named or end <= word.start < (stop.start() if stop else len(part.text))
        ]
    if standing == "advised":
        # Only the deed: "advised closing it" tells of it, and of nobody's closing.
        deed = [word for word in words if end <= word.start][:1]
        return frozenset(stem for word in deed for stem in {word.stem} | unlisted(word.lower)), cue
    if standing == "lapsed":
        words = [word for word in words if word.end <= start and word.lower not in knowledge(Withheld).schemes]
    if standing == "denied":
        data = knowledge(Withheld)
        if any(word.lower in data.bad for word in part.words):
            return frozenset(), cue
        subject = [word for word in words if word.end <= start]
        done_to = _IS.match(part.text, start) is not None
        words = [*subject[: len(subject) - 1 or int(done_to)], *(word for word in words if word.start >= end)]
    return frozenset(word.stem for word in words), cue


def _deed(part: Passage, at: int) -> frozenset[str]:
    """The stems of another's deed: the verb, the thing, and the names of what it was done with."""
    if deed_of_whom_i(part) == at:
        return part.stems((at, len(part.words)))
    verb = verb_forms().get(part.words[at].lower, (part.words[at].lower,))[0]
    idle = {canonical(form) for base in knowledge(Verbs).idle for form in (base, f"{base}ed")}
    if verb in knowledge(Verbs).idle or canonical(verb) in idle or "my " in part.text[part.words[at].end :].lower():
        # "The apprentices shadowed my round": what is mine stays mine.
        return frozenset()
    ends = (n for n in range(at + 1, len(part.words)) if part.words[n].lower in _DEEDS_END)
    means = frozenset(stem for m in _MEANS.finditer(part.text) for stem in passage(m.group("name")).stems())
    last = next(ends, len(part.words))
    return part.stems((at, last)) | means | {stem for word in part.words[at:last] for stem in unlisted(word.lower)}


def unlisted(word: str) -> frozenset[str]:
    """The stems of a verb that no list holds, told by its ending: "coded", "moving"."""
    bare = re.sub(r"(?:ed|ing)$", "", word)
    return frozenset() if bare == word or len(bare) <= _SHORT else frozenset({canonical(bare), canonical(bare + "e")})
