"""Checks how well a language or a skill is said to be mastered against what the facts show of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.language_words import FIRST_LANGUAGE, WORKING
from tailoring.truth.modes import held_in
from tailoring.truth.only_met import check_only_met
from tailoring.truth.passages import Passage, Word, canonical, passage
from tailoring.truth.qualification_words import Proficiency

_AROUND = 3
_ADVANCED = 5
_NATIVE = 6
_FLUENT = re.compile(r"(?<!not )(?<!never )\b(?:fluent(?:ly)?|native|at home) (?:in|speaker)\b", re.IGNORECASE)
# Used ever since, wherever it was learnt.
_IN_USE = re.compile(
    r"\b(?:(?:work(?:s|ed|ing)?|liv(?:e|es|ed)|taught|teach(?:es)?) in it|us(?:e|es|ed|ing) it|speak(?:s|ing)? it"
    r"|spoke it) (?:every day|daily|at work|all day|for work|most days|weekly|every week|on the job|since)\b",
    re.IGNORECASE,
)
# Spoken with the family; of a tool it tells of a pastime.
_AT_HOME = re.compile(r"\bat home\b", re.IGNORECASE)
_TWO_TONGUES = frozenset({"bilingual", "bilingually"})
# Levels of a language course by number, on the scale of the data file.
_SPEAKS = re.compile(r"\b(?:speaks?|speakers?|spoken|speaking)\b", re.IGNORECASE)
_NUMBERED = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5}


def check_proficiency(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each level that the statement gives to something the facts name."""
    yield from check_only_met(statement, source)
    for word, said, start, end in _claims(statement, source):
        where = _evidence_of(word, source)
        told = held_in(word.lower, source) if word.lower in knowledge(Proficiency).languages else None
        if where is None or (told is not None and told.ways):
            # Which way a language is mastered is judged by itself.
            continue
        if statement.text[start:end].lower() in _TWO_TONGUES and _in_two_tongues(source):
            continue
        held = _level_in(where, word)
        if statement.text[start:end].lower() in _TWO_TONGUES and (held or 0) >= _ADVANCED and _fluent_in_two(where):
            continue
        if said == WORKING and _SPEAKS.search(where.text) and _SPEAKS.search(statement.text):
            continue
        text = statement.text[start:end]
        known = "unknown" if held is None else str(held)
        if held is not None and text.lower() in knowledge(Proficiency).words and _says_the_word(text, where):
            held = max(held, said)
        if (held is None and said < _ADVANCED) or (held is not None and said <= held):
            yield Finding("language", start, end, "supported", (where.fact.id,))
        elif held is None:
            reason = f"no fact says how well you know {word.raw}"
            yield Finding(
                "language",
                start,
                end,
                "unsupported",
                (where.fact.id,),
                reason,
                f"Leave “{text}” out.",
                f"Confirm: {text} {word.raw}",
            )
        else:
            reason = f"“{text}” goes beyond “{where.text}” (level {known} of 6)"
            yield Finding(
                "language", start, end, "contradicted", (where.fact.id,), reason, "Give the level of the facts."
            )


def _says_the_word(text: str, where: Evidence) -> bool:
    """Whether a fact itself rates with this word, and does not deny it."""
    found = re.search(rf"\b{re.escape(text)}\b", where.text, re.IGNORECASE)
    return bool(found) and not re.search(
        r"\b(?:not|never|no|n['’]t|nor|without|hardly|almost|from)\b", where.text[: found.start()] if found else ""
    )


def _fluent_in_two(where: Evidence) -> bool:
    """Whether a fact calls the person fluent in each of two languages."""
    named = {word.lower for word in passage(where.tail).words} & knowledge(Proficiency).languages
    return len(named) > 1 and _FLUENT.search(where.tail) is not None


def _in_two_tongues(source: Source) -> bool:
    """Whether a sentence of the facts tells of work in two languages without rating them."""
    data = knowledge(Proficiency)
    return any(
        len({word.lower for word in one.passage.words} & data.languages) > 1
        and one.passage.verbs
        and not any(word.lower in data.words for word in one.passage.words)
        and not any_of(data.first_steps).search(one.text)
        for one in source.evidence
    )


def _claims(statement: Passage, source: Source) -> Iterator[tuple[Word, int, int, int]]:
    """The rated things with the level claimed and the place of the words that claim it."""
    data = knowledge(Proficiency)
    seen: set[int] = set()
    named = [(one.span.start, one.span.end) for one in source.mentions_in(statement.text) if one.credential]
    for at, word in enumerate(statement.words):
        level = data.words.get(word.lower)
        if level is None or level < WORKING or (word.capital and word.start) or _is_no_level(statement, at):
            continue
        if any(start <= word.start < end for start, end in named):
            # "Advanced life support provider": the level is part of the name.
            continue
        thing = _thing_near(statement, at)
        if thing is not None and thing not in seen:
            seen.add(thing)
            yield statement.words[thing], level, word.start, word.end
    for at, word in enumerate(statement.words):
        sign = word.raw == "Sign" and at + 1 < len(statement.words) and statement.words[at + 1].lower == "language"
        if (word.lower in data.languages or sign) and at not in seen and _is_used(statement, at):
            yield word, WORKING, word.start, word.end


def _is_no_level(statement: Passage, at: int) -> bool:
    """Whether “working” is the verb, as in working with Excel, or “master” the degree: a master's in History."""
    behind = statement.text[statement.words[at].end :]
    if statement.words[at].lower == "master" and re.match(r"['’]s\b| of (?=[A-Z])", behind):
        return True
    return statement.words[at].lower == "working" and bool(
        re.match(r" (?:in|with|through|on|at|for|towards?|from|as|across|under|to|and|alongside|within)\b", behind)
    )


def _thing_near(statement: Passage, at: int) -> int | None:
    """The named thing that a level word rates: "advanced Dutch", "fluent in Russian", "Polish (native)"."""
    languages = knowledge(Proficiency).languages
    for other in [*range(at + 1, min(at + 2 + _AROUND, len(statement.words))), *range(at - 1, max(-1, at - 2), -1)]:
        between = statement.text[
            min(statement.words[at].end, statement.words[other].end) : max(
                statement.words[at].start, statement.words[other].start
            )
        ]
        if re.search(r"[;.,]|\b(?:and|with|who|for|at|experience)\b", between):
            continue
        word = statement.words[other]
        if word.lower in languages or (word.capital and other and statement.words[other].start):
            return other
    return None


def _is_used(statement: Passage, at: int) -> bool:
    """Whether the language is used for work: “explains faults in Polish”, “speaks Polish”."""
    first = max(0, at - 3)
    lead = [word.lower for word in statement.words[first:at]]
    if lead and lead[-1] in {"speaks", "speak", "spoke", "speaking"}:
        return True
    clause = statement.sentence_of(at)
    uses = {canonical(word) for word in knowledge(Proficiency).uses}
    return "in" in lead and any(word.stem in uses for word in statement.words[clause[0] : at])


def _evidence_of(word: Word, source: Source) -> Evidence | None:
    naming = [
        one for one in source.evidence if re.search(rf"(?<!\w){re.escape(word.raw)}(?!\w)", one.text, re.IGNORECASE)
    ]
    rated = [one for one in naming if _level_in(one, word) is not None]
    if rated:
        return max(rated, key=lambda one: _level_in(one, word) or 0)
    return naming[0] if naming else None


def _level_in(where: Evidence, word: Word) -> int | None:
    """The level that the facts show, None when they show none."""
    data = knowledge(Proficiency)
    text = _about(where.tail, word)
    in_use = _IN_USE.search(text)
    told = _AT_HOME.sub(" ", text) if word.lower in data.languages else text
    first_steps = bool(any_of(data.first_steps).search(told)) and not (
        in_use or _FLUENT.search(text) or FIRST_LANGUAGE.search(text)
    )
    some = re.search(r"\bsome (?:[a-z]+ )?[A-Z]", text)
    words = [w for w in re.findall(r"[\w'-]+", text.lower()) if w in data.words and (w != "some" or some)]
    numbered = re.search(r"\blevel (?P<level>\d)\b", text, re.IGNORECASE)
    words += [numbered.group().lower()] if numbered else []
    rated = [_NUMBERED[int(numbered.group("level"))]] if numbered and int(numbered.group("level")) in _NUMBERED else []
    rated += [WORKING] if in_use else []
    rated += [_NATIVE] if FIRST_LANGUAGE.search(text) else []
    rated += [
        data.words[w]
        for w in words
        if w in data.words and not (first_steps and data.words[w] in {2, 3, 4} and w in {"good", "working"})
    ]
    if any(w in text.lower().split() for w in data.denials) and first_steps:
        return 1
    if first_steps:
        return 1 if not rated else min(max(rated), 3)
    return max(rated) if rated else None


def _without_other_tongues(text: str, word: Word) -> str:
    """The text without the pieces behind a semicolon that name another language and not this one."""
    languages = knowledge(Proficiency).languages
    kept: list[str] = []
    for piece in re.split(r"(?<=;)\s+", text):
        named = set(re.findall(r"\w+", piece.lower())) & languages
        if not named or word.lower in named:
            kept.append(piece)
    return " ".join(kept) or text


def _about(text: str, word: Word) -> str:
    """The sentence part about this thing: up to a full stop, or a semicolon that names another language."""
    parts = re.split(r"(?<=[.!?])\s+", text)
    naming = [part for part in parts if re.search(rf"(?<!\w){re.escape(word.raw)}(?!\w)", part, re.IGNORECASE)]
    return _without_other_tongues(" ".join(naming or parts), word)
