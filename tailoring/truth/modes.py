"""Checks in which way a language is mastered: read, written, spoken, understood, or carried over by an interpreter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from tailoring.truth.clause_cuts import pieces_of
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.language_words import (
    FIRST_LANGUAGE,
    NATIVE,
    NOT,
    SIGNS,
    SIMPLE,
    SLIGHT,
    WORKING,
    any_language,
    in_another,
    level_of,
    plain_words,
    rated_words,
    signs_as_one_word,
    way_of_word,
)
from tailoring.truth.passages import Passage, verb_forms
from tailoring.truth.qualification_words import Modes, Proficiency

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
# Someone else's command of the language: "with a colleague who is a native speaker".
_OTHERS = re.compile(
    r"\b(?:an?|the|my|our|another|two|three)? ?(?:\w+ )?"
    r"(?:colleague|friend|interpreter|translator|relative|teacher|volunteer"
    r"|assistant|husband|wife|neighbour|cousin|boss|manager|native speaker)s?\b[^.;,]*",
    re.IGNORECASE,
)
# "The court uses its own interpreters": no help of the writer's.
_OF_THEIR_OWN = re.compile(r"[^.;,:]*\b(?:its|their) own\b[^.;,:]*", re.IGNORECASE)
_ON_PAPER = re.compile(
    r"\b(?:letters?|documents?|forms?|writing|written|e-?mails?|papers?|leaflets?|reports?|notes)\b", re.IGNORECASE
)
_BEFORE = 60
_IN = re.compile(r"\bin (?:[\w-]+ )?(?:(?:\w+,? )(?:and |or )?){0,3}$")
_OWN_TONGUE = re.compile(
    r"\bin (?:their|his|her|its|your) (?:own )?(?:(?:native|first|mother|home) )?(?:languages?|tongues?)\b",
    re.IGNORECASE,
)
_BARE = frozenset(
    {
        "read",
        "reads",
        "reading",
        "write",
        "writes",
        "writing",
        "written",
        "speak",
        "speaks",
        "spoke",
        "speaking",
        "spoken",
    }
)


@dataclass(frozen=True)
class Held:
    """What the facts show of a language: a level for each way they name, one for it as a whole, whether with help."""

    fact_id: str
    text: str
    ways: dict[str, int] = field(default_factory=dict[str, int])
    whole: int | None = None
    helped: bool = False
    unused: bool = False

    def level(self, way: str) -> int | None:
        """The level of a way, None when the facts leave it open."""
        if way in self.ways:
            return self.ways[way]
        if self.whole is not None:
            return self.whole
        if way:
            # Who tells of one way alone (reads it) has not told of the other.
            return SLIGHT if self.ways and way != "understand" else None
        return min(self.ways.values(), default=None)


def check_modes(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each way of mastering a language that the statement claims and the facts do not show."""
    yield from _without_help(statement, source)
    text = _own_tongues(signs_as_one_word(statement.text), source)
    for match in any_language().finditer(text):
        held = held_in(match.group().lower(), source)
        if held is None or not (held.ways or held.helped or held.unused or held.whole == SLIGHT):
            continue
        for way, level in _claimed(text, match):
            if not way and level == NATIVE and FIRST_LANGUAGE.search(held.text):
                # The first language it is, however it is read or written.
                continue
            known = 0 if way == "use" and held.unused else held.level("speak" if way == "use" else way)
            if known is not None and level > known:
                start, end = _place(statement, match.group())
                reason = f"the facts say “{held.text}”"
                yield Finding(
                    "language", start, end, "contradicted", (held.fact_id,), reason, "Say what you do in the language."
                )
                return


def _own_tongues(text: str, source: Source) -> str:
    """The text with "in their own language" told by name: that of those it names, else the one the facts speak of."""
    found = _OWN_TONGUE.search(text)
    if found is None:
        return text
    before = [match.group() for match in any_language().finditer(text[: found.start()])]
    told = {match.group() for match in any_language().finditer(signs_as_one_word(source.text))} - {"english"}
    named = {name for name in told if name.lower() in source.text.lower()}
    tongue = before[-1] if before else next(iter(named)) if len({name.lower() for name in named}) == 1 else ""
    lead = text[: found.start()]
    known = any(word in way_of_word() or word in knowledge(Modes).using for word in plain_words(lead))
    # Whatever is done to people in their own language, "calms", it takes speaking it.
    bare = not known and not any_of(knowledge(Modes).slight).search(lead)
    said = "speaking in" if bare else "in"
    return f"{lead}{said} {tongue.capitalize()}{text[found.end() :]}" if tongue else text


def _place(statement: Passage, name: str) -> tuple[int, int]:
    found = re.search(rf"\b{re.escape(name)}\b", statement.text) or SIGNS.search(statement.text)
    return found.span() if found else (0, len(statement.text))


def held_in(language: str, source: Source) -> Held | None:
    """What the facts show of a language; None when they do not speak of it."""
    for fact in source.facts:
        if re.search(rf"\b{re.escape(language)}\b", signs_as_one_word(fact.text), re.IGNORECASE):
            told = _told(language, fact.id, fact.text)
            if told is not None:
                return told
    return None


@lru_cache(maxsize=1024)
def _told(language: str, fact_id: str, text: str) -> Held | None:
    about = _about(language, signs_as_one_word(text))
    if not about:
        return None
    data = knowledge(Modes)
    about = _OF_THEIR_OWN.sub(" ", about)
    helped = any_of(data.through).search(about) if not any_of(data.unaided).search(about) else None
    ways: dict[str, int | None] = {}
    whole: list[int] = []
    headed = re.search(rf"\b{language}\b ?[:(–-]", about, re.IGNORECASE)
    for part in pieces_of(_OTHERS.sub(" ", about)):
        level = level_of(part)
        named = {way_of_word()[word] for word in plain_words(part) if word in way_of_word()}
        if in_another(language, part):
            ways |= {way: 0 for way in named if way not in ways}
            continue
        for way in named:
            known = ways.get(way)
            ways[way] = level if known is None else max(known, level or 0)
        rated = rated_words(part)
        if not named and rated and not NOT.search(part):
            whole.append(max(rated))
        elif not named and level == SLIGHT and (headed or re.search(rf"\b{language}\b", part, re.IGNORECASE)):
            ways.setdefault("speak", SLIGHT)
    general = max(whole, default=None)
    levels = {way: max(WORKING, general or 0) if level is None else level for way, level in ways.items()}
    if helped:
        with_help = (
            "write" if _ON_PAPER.search(about[helped.end() :]) or _ON_PAPER.search(about[: helped.start()]) else "speak"
        )
        levels[with_help] = min(levels.get(with_help, SIMPLE), SIMPLE)
    return Held(fact_id, text, levels, general, bool(helped), bool(any_of(data.unused).search(about)))


def _about(language: str, text: str) -> str:
    """The sentences that speak of a language: those that name it, and after them those that name no other one."""
    kept: list[str] = []
    for sentence in _SENTENCE.split(text):
        names = {match.group().lower() for match in any_language().finditer(sentence)}
        follows = kept and not names and any(word in way_of_word() for word in plain_words(sentence))
        if language in names or follows or (kept and not names and any_of(knowledge(Modes).through).search(sentence)):
            kept.append(_only(language, sentence))
    return " . ".join(kept)


def _only(language: str, sentence: str) -> str:
    """The pieces of a sentence that belong to one language: those that name it, and those after them."""
    kept: list[str] = []
    mine = False
    for piece in re.split(r"(?<=[;,])\s", sentence):
        names = {match.group().lower() for match in any_language().finditer(piece)}
        mine = language in names or (mine if not names else in_another(language, piece) and mine)
        if mine:
            kept.append(piece)
    return " ".join(kept)


def _claimed(text: str, match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The ways a statement claims of the language it names at a place, with the level of each ("" for no way)."""
    data = knowledge(Modes)
    first = max((m.end() for m in re.finditer(r"[.;]\s|\bwho\b", text[: match.start()])), default=0)
    last = next((m.start() for m in re.finditer(r"[.;,]\s|\bwho\b|\band\b", text[match.end() :])), len(text))
    before = text[max(first, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + last]
    if any_of(data.through).search(before + after) and not any_of(data.unaided).search(before + after):
        return
    speaking = re.match(r"[- ](?:speak(?:ing|er))\b(?: (?P<who>\w+))?", after)
    if speaking and not (speaking.group("who") or "").endswith("s"):
        yield "speak", max(WORKING, level_of(before.rsplit(",")[-1]) or 0)
        return
    used = _IN.search(before)
    if used and _listed(before[used.start() :]):
        lead = plain_words(before[: used.start()])
        verb = _verb_of(lead)
        if verb:
            level = level_of(any_of(data.unaided).sub(" ", before[used.start() :] + after))
            plain = SLIGHT if any_of(data.slight).search(verb) or verb.startswith("greet") else WORKING
            yield way_of_word().get(verb, "use"), plain if level is None else level
            return
    yield from _beside(before, after, in_it=used is not None)


def _verb_of(lead: list[str]) -> str:
    """The verb that "in French" belongs to: the last that tells of a way or of use, else one that opens the words."""
    verb = next((word for word in reversed(lead) if word in way_of_word() or word in knowledge(Modes).using), "")
    return verb or (lead[0] if lead and lead[0] in verb_forms() else "")


def _beside(before: str, after: str, *, in_it: bool) -> Iterator[tuple[str, int]]:
    """What the words right beside the name of a language claim: "fluent written French", "reads French"."""
    near = plain_words(before)[-4:] if not re.search(r"[,;:]\s*$", before) else []
    near = near if in_it or not re.search(r"[,;:]", before[-25:]) else plain_words(re.split(r"[,;:]", before)[-1])[-4:]
    ways = [way_of_word()[word] for word in near if word in way_of_word()]
    behind = [way_of_word()[word] for word in plain_words(after)[:1] if word in way_of_word()]
    way = "understand" if "understand" in ways else next(reversed(ways or behind), "")
    level = level_of(" ".join(near) + " " + after)
    if near and near[-1] in knowledge(Modes).using and near[-1].startswith("us"):
        yield "use", WORKING
    elif near and near[-1] in _BARE and level is None:
        yield way, WORKING
    elif level is not None and level >= WORKING:
        yield way, level
        # "Written and spoken Somali."
        yield from ((other, level) for other in dict.fromkeys(ways) if way != "understand")


def _listed(words: str) -> bool:
    """Whether "in" leads to the language over other languages and words of a level alone: "in English, Dutch and"."""
    known = knowledge(Proficiency).words
    plain = {"in", "and", "or", "both", "spoken", "written", "simple", "plain", "her", "his", "their", "my"}
    return all(
        word in plain or word in known or any_language().fullmatch(word) or word.endswith("ly")
        for word in plain_words(words)
    )


def _without_help(statement: Passage, source: Source) -> Iterator[Finding]:
    """A statement that does without the interpreter of the facts."""
    data = knowledge(Modes)
    said = next((m for m in any_of(data.unaided).finditer(statement.text) if _of_language(m.group(), statement)), None)
    if said is None:
        return
    for fact in source.facts:
        helped = any_of(data.through).search(fact.text)
        if helped and not any_of(data.unaided).search(fact.text):
            reason = f"the facts speak of help: “{helped.group()}”"
            yield Finding("language", *said.span(), "contradicted", (fact.id,), reason, f"Leave “{said.group()}” out.")
            return


def _of_language(cue: str, statement: Passage) -> bool:
    """Whether the words speak of a language: they name it themselves, or the statement names one."""
    own = re.search(r"interpret|translat|language|tongue", cue, re.IGNORECASE)
    return bool(own) or bool(any_language().search(signs_as_one_word(statement.text)))
