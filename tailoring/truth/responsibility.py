"""Checks who did it and in what part: verbs on an ordered scale, other people's work, sole credit, parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Frequency, Verbs, any_of, any_word, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.others import is_anothers, others_deeds
from tailoring.truth.passages import Passage, Verb, canonical, inflected, passage

_PLACES = re.compile(
    r"\b(?P<place>first|second|third|fourth|last|lead|main|sole|principal|co) (?P<noun>[a-z]{4,})\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|some|most|part|half|a (?:third|quarter)|several|a few|sections?|\d+)"
    r"(?: (?!years?|months?|weeks?|days?|hours?|kg|tonnes?)\w+)? of (?:the |my |our |its |an? |\d+ )(?:\w+ )?",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    {"who", "that", "which", "while", "with", "as", "after", "before", "then", "where", "including", "plus"}
)
_ASSISTED, _CONTRIBUTED, _BUILT, _RAN, _OWNED, _LED = 1, 2, 3, 4, 5, 6


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb of the statement with the telling words it governs."""

    verb: Verb
    stems: frozenset[str]
    clause: tuple[int, int]


def check_responsibility(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each deed that the statement claims and the facts tell of."""
    data = knowledge(Verbs)
    for deed in _deeds(statement):
        part = statement.part(deed.clause)
        if any_of(data.shared).search(part) or any_word(data.exposed_said).search(part):
            continue
        yield from _judged(deed, statement, source)
    yield from _same_verb_of_others(statement, source)
    yield from _alone(statement, source)
    yield from _place_in_a_row(statement, source)


def _alone(statement: Passage, source: Source) -> Iterator[Finding]:
    """Sole credit needs a fact that gives it."""
    data = knowledge(Verbs)
    for match in any_of(data.sole).finditer(statement.text):
        where = source.best(statement.stems(statement.sentence_of(statement.word_at(match.start()))))
        if (
            where
            and not any_of(data.ownership).search(where.fact.text)
            and not any_of(data.sole).search(where.fact.text)
        ):
            text = match.group()
            yield Finding(
                "scope",
                *match.span(),
                "unsupported",
                (where.fact.id,),
                "no fact gives you the sole credit",
                f"Leave “{text}” out.",
            )


def _place_in_a_row(statement: Passage, source: Source) -> Iterator[Finding]:
    """First author where the fact says second, lead nurse where it says second."""
    for match in _PLACES.finditer(statement.text):
        for one in source.evidence:
            told = [
                m
                for m in _PLACES.finditer(one.text)
                if canonical(m.group("noun").lower()) == canonical(match.group("noun").lower())
            ]
            if told and not any(m.group("place").lower() == match.group("place").lower() for m in told):
                text = told[0].group()
                yield Finding(
                    "scope", *match.span(), "contradicted", (one.fact.id,), f"the facts say “{text}”", f"Say “{text}”."
                )
                return


def _deeds(statement: Passage) -> Iterator[_Deed]:
    for number, verb in enumerate(statement.verbs):
        if verb.level is None or verb.level < _CONTRIBUTED:
            continue
        clause = statement.clause_of(verb.at)
        last = _list_end(statement, clause)
        following = [other.at for other in statement.verbs[number + 1 :] if other.at < last]
        end = following[0] if following else last
        stems = statement.stems((verb.at + 1, end)) or statement.stems((clause[0], verb.at))
        if not stems and following:
            stems = statement.stems((verb.at + 1, last))
        if stems:
            yield _Deed(verb, stems, clause)


def _list_end(statement: Passage, clause: tuple[int, int]) -> int:
    """Where the objects of a clause end: a list runs on over commas until another verb or opener."""
    last = clause[1]
    for first, end in statement.clauses:
        if (
            first == last
            and statement.words[first].lower not in _OPENERS
            and not any(first <= v.at < end for v in statement.verbs)
        ):
            if "," not in statement.text[statement.words[first - 1].end : statement.words[first].start]:
                break
            last = end
    return last


def _judged(deed: _Deed, statement: Passage, source: Source) -> Iterator[Finding]:
    word = statement.words[deed.verb.at]
    another = _anothers(deed, statement, source)
    if another:
        stem, where = another
        said = next((w.raw for w in statement.words if w.stem == stem), stem)
        reason = f"the facts give “{said}” to someone else: “{where.text}”"
        yield Finding(
            "responsibility", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave out the {said}."
        )
        return
    where = source.best(deed.stems)
    if where is None:
        sentence = statement.stems(statement.sentence_of(deed.verb.at))
        if len(deed.stems) >= 2 and not sentence & source.stems and not quantities(statement.text):
            text = statement.part((deed.verb.at, deed.clause[1]))
            reason, ask = f"no fact speaks of “{text}”", f"Confirm that you {text[0].lower()}{text[1:]}."
            yield Finding(
                "responsibility", word.start, word.end, "unsupported", (), reason, f"Leave “{text}” out.", ask
            )
        return
    data = knowledge(Verbs)
    looked_on = any_of(data.exposure).search(where.text)
    held = 0 if looked_on else _level_in(where)
    level = deed.verb.level or 0
    governed = {w.lower for w in statement.words[deed.verb.at + 1 : deed.clause[1]]}
    if level == _LED and governed & data.events:
        level = _RAN
    owned = bool(any_of(data.ownership).search(where.tail))
    if held is not None and not owned and _too_high(level, held):
        verbs = data.levels[list(data.levels)[held]]
        reason = f"“{word.raw}” is more than the facts say: “{where.text}”"
        ask = f"Confirm that you {word.raw.lower()} it."
        yield Finding(
            "responsibility",
            word.start,
            word.end,
            "unsupported",
            (where.fact.id,),
            reason,
            f"Say “{verbs[0]}” or the word of the fact.",
            ask,
        )
    elif part := _part_dropped(deed, statement, where):
        reason = f"the facts say “{part}”"
        yield Finding("scope", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Say “{part}”.")
    else:
        yield Finding("responsibility", word.start, word.end, "supported", (where.fact.id,))


def _too_high(level: int, held: int) -> bool:
    if held < _ASSISTED:
        return level >= _CONTRIBUTED
    if held == _ASSISTED:
        return level >= _BUILT
    if held == _CONTRIBUTED:
        return level >= _OWNED
    return level >= _LED and held == _BUILT


def _level_in(where: Evidence) -> int | None:
    """The highest responsibility of the person's own verbs in the sentence, None when it has no known verb."""
    levels = [verb.level for verb in where.passage.verbs if verb.level is not None]
    return max(levels) if levels else None


def _same_verb_of_others(statement: Passage, source: Source) -> Iterator[Finding]:
    """The very deed that the facts give to someone else: "the accountant filed them", "Dr Osei validated it"."""
    for one in source.evidence:
        about = passage(one.fact.text).stems()
        for deed in others_deeds(one):
            for at, word in enumerate(statement.words):
                own = at == 0 or statement.words[at - 1].lower in {"and", "i", "who", "that", "then", "also"}
                clause = statement.clause_of(at)
                alike = _same_deed(word.lower, deed.verb)
                if alike and own and (statement.stems(clause) - {word.stem}) & about and not _i_did(word.stem, source):
                    reason = f"the facts give this to someone else: “{deed.text}”"
                    yield Finding(
                        "responsibility",
                        word.start,
                        word.end,
                        "contradicted",
                        (one.fact.id,),
                        reason,
                        f"Leave “{word.raw}” out.",
                    )
                    return


def _same_deed(said: str, told: str) -> bool:
    """Whether two verbs are one deed: the same, or of one group ("authored", "wrote")."""
    first, second = canonical(said), canonical(told)
    return first == second or any(first in group and second in group for group in _deed_groups())


@cache
def _deed_groups() -> tuple[frozenset[str], ...]:
    groups = knowledge(Verbs).same_deed
    return tuple(
        frozenset(canonical(form) for base in group for forms in inflected(base).values() for form in forms)
        for group in groups
    )


def _i_did(stem: str, source: Source) -> bool:
    return any(one.passage.words and one.passage.words[0].stem == stem for one in source.evidence)


def _anothers(deed: _Deed, statement: Passage, source: Source) -> tuple[str, Evidence] | None:
    """A thing of the deed that the facts name only as someone else's work."""
    for stem in sorted(deed.stems):
        naming = [one for one in source.evidence if stem in one.stems]
        if not naming or len(naming) == len(source.evidence) > 1:
            continue
        if all(is_anothers(one, stem) for one in naming):
            own = [one for one in source.evidence if len(deed.stems & one.stems) >= 2 and not is_anothers(one, stem)]
            if not own or _is_object(deed, statement, stem):
                return stem, naming[0]
    return None


def _is_object(deed: _Deed, statement: Passage, stem: str) -> bool:
    """Whether the word is among the first things after the verb, not in a phrase behind them."""
    at = deed.verb.at + 1
    for word in statement.words[at : deed.clause[1]]:
        if (
            word.lower
            in {"for", "at", "in", "on", "by", "with", "during", "to", "from", "within", "across", "through", "of"}
            and word.stem != stem
        ):
            return False
        if word.stem == stem:
            return True
    return False


def _part_dropped(deed: _Deed, statement: Passage, where: Evidence) -> str:
    """The words for a part, when the fact makes the deed a part of the thing and the statement takes the whole."""
    part = _PART.search(where.text)
    if not part or any_of(knowledge(Frequency).part).search(statement.text):
        return ""
    rest = where.passage.stems((where.passage.word_at(part.end()), len(where.passage.words)))
    before = where.passage.stems((0, where.passage.word_at(part.start())))
    said = statement.stems(deed.clause)
    number = part.group().split()[0].lower()
    keeps = number in {word.lower for word in statement.words}
    return part.group().strip() if deed.stems & rest and not deed.stems & before and not keeps and said else ""
