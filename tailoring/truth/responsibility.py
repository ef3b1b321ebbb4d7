"""Checks who did it and in what part: verbs on an ordered scale, other people's work, parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.anothers import anothers_part
from tailoring.truth.deed_words import Verbs
from tailoring.truth.deeds import ASSISTED, BUILT, CONTRIBUTED, LED, OWNED, RAN, Deed, deeds_of
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.meaning import near_in_meaning
from tailoring.truth.numbers import quantities
from tailoring.truth.others import same_deed
from tailoring.truth.passages import Passage, Verb, passage, verb_forms
from tailoring.truth.quantity_words import Frequency
from tailoring.truth.shares import tells_share

_PART = re.compile(
    r"(?<!\bevery )(?<!\beach )(?<!\ball )(?<!\bnot )(?<!\bno )"
    r"\b(?:one|two|three|four|five|six|seven|some|most|part|half|a (?:third|quarter)|several|a few|sections?|\d+)"
    r"(?: (?!years?|months?|weeks?|days?|hours?|kg|tonnes?)\w+)? of (?:the |my |our |its |an? |\d+ )(?:\w+ )?",
    re.IGNORECASE,
)
# Others who looked on at the person's work.
_AT_MINE = re.compile(r"\b(?:observed|shadow\w*|watched|visited|attended) (?:me|my)\b", re.IGNORECASE)
_STOOD_IN = re.compile(
    r"\b(?:cover\w*|stand-in|stood in|stand in|stands in|relief|deputis\w+|temporar\w+|acting|absence|occasional\w*)\b"
)
_MINE = re.compile(
    r"\bmy (?:own )?(?!(?:team|manager|boss|head|partner|colleague|department|firm|employer|supervisor|director)s?\b)"
    r"(?:[\w-]+(?!['’]) ){0,3}?[\w-]+\b(?!['’])",
    re.IGNORECASE,
)
# The deed is told as the person's too.
# What stands before someone else's part: "with one helper", "my assistant".
_BESIDE = frozenset({"with", "and", "by", "my", "to", "of", "two", "three", "for"})


def check_responsibility(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each deed that the statement claims and the facts tell of."""
    data = knowledge(Verbs)
    yield from _second_in_charge(statement, source)
    for deed in deeds_of(statement):
        part = statement.part(deed.clause)
        if any_of(data.shared).search(part) or any_word(data.exposed_said).search(part):
            continue
        yield from _judged(deed, statement, source)


def _second_in_charge(statement: Passage, source: Source) -> Iterator[Finding]:
    """Told as in charge, where the fact makes the person the second of two: "took the lead", "second chair"."""
    data = knowledge(Verbs)
    for match in any_of(data.in_charge).finditer(statement.text):
        at = statement.word_at(match.start())
        if any_of(data.second).search(statement.part(statement.clause_of(at))):
            continue
        first = statement.word_at(match.end())
        last = statement.clause_of(statement.word_at(match.end() - 1))[1]
        joined = (n for n in range(first + 1, last) if statement.words[n].lower == "and")
        where = source.best(statement.stems((first, next(joined, last))))
        if where and any_of(data.second).search(where.text) and not any_of(data.in_charge).search(where.text):
            reason, change = f"“{match.group()}” is more than the facts say: “{where.text}”", where.text
            yield Finding("scope", *match.span(), "contradicted", (where.fact.id,), reason, change)


def _is_mine(deed: Deed, where: Evidence) -> bool:
    """Whether the sentence calls the thing of the deed the person's own: "my three-week diary study"."""
    found = _MINE.finditer(where.text)
    return any(deed.stems & passage(match.group()).stems() for match in found)


def _judged(deed: Deed, statement: Passage, source: Source) -> Iterator[Finding]:
    word = statement.words[deed.verb.at]
    another = anothers_part(deed, statement, source)
    if another:
        stem, where = another
        said = next((w.raw for w in statement.words if w.stem == stem), stem)
        reason = f"the facts give “{said}” to someone else: “{where.text}”"
        yield Finding(
            "responsibility", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave out the {said}."
        )
        return
    where = _telling(deed, source)
    if where is None:
        sentence = statement.stems(statement.sentence_of(deed.verb.at))
        text = statement.part((deed.verb.at, deed.clause[1]))
        unknown = len(deed.stems) >= 2 and not sentence & source.stems and not quantities(statement.text)
        if unknown and not _names_a_known_thing(text, source) and not near_in_meaning(text, source):
            reason, ask = f"no fact speaks of “{text}”", f"Confirm that you {text[0].lower()}{text[1:]}."
            yield Finding(
                "responsibility", word.start, word.end, "unsupported", (), reason, f"Leave “{text}” out.", ask
            )
        return
    data = knowledge(Verbs)
    looked_on = _looked_on(where) and not _AT_MINE.search(where.text)
    held = 0 if looked_on else None if _AT_MINE.search(where.text) else _level_in(where, deed.stems)
    level = deed.verb.level or 0
    governed = {w.lower for w in statement.words[deed.verb.at + 1 : deed.clause[1]]}
    if level == LED and governed & data.events:
        level = RAN
    owned = bool(any_of(data.ownership).search(where.tail)) or _is_mine(deed, where)
    if (
        held is not None
        and not owned
        and not _keeps_part(deed, statement)
        and not _keeps_the_time(statement, where)
        and _surely(deed, where, statement)
        and _too_high(level, held, joint=_is_joint(where))
    ):
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


def _looked_on(where: Evidence) -> bool:
    """Whether the person only looked on there: no deed opens the sentence, as in "wrote the guide for the tile saw"."""
    seen = any_of(knowledge(Verbs).exposure).search(where.text)
    opens = next((verb for verb in where.passage.verbs if verb.at == 0), None)
    made = opens is not None and opens.level is not None and opens.level >= BUILT
    return seen is not None and not (made and seen.start() > 0)


def _names_a_known_thing(text: str, source: Source) -> bool:
    """Whether a text names, by any name, what a fact names: Chartered Engineer, CEng."""
    known = {mention.concept_id for mention, _ in source.mentions}
    return any(mention.concept_id in known for mention in source.mentions_in(text))


def _telling(deed: Deed, source: Source) -> Evidence | None:
    """The sentence that tells most of a deed; of several that tell as much, the one that has its verb."""
    ranked = source.ranked(deed.stems)
    best = [one for score, one in ranked if score == ranked[0][0]]
    alike = (one for one in best if any(same_deed(deed.verb.base, verb.base) for verb in one.passage.verbs))
    return next(alike, best[0] if best else None)


def _too_high(level: int, held: int, *, joint: bool) -> bool:
    if held < ASSISTED:
        return level >= CONTRIBUTED
    if held == ASSISTED:
        return level >= BUILT
    if held == CONTRIBUTED:
        return level >= (RAN if joint else OWNED)
    return level >= LED and held == BUILT


def _level_in(where: Evidence, stems: frozenset[str]) -> int | None:
    """The highest responsibility of the person's own verbs where the sentence speaks of the thing, None without any."""
    levels = list(knowledge(Verbs).levels)
    if any_of(knowledge(Verbs).membership).search(where.text) or _stands_in(where):
        return CONTRIBUTED
    if any_of(knowledge(Verbs).for_others).search(where.text):
        return ASSISTED
    small = [levels.index(part) for part in _small_parts(where)]
    held = [verb.level for verb in _verbs_of(where, stems) if verb.level is not None]
    if small and (not held or max(held) <= CONTRIBUTED):
        return min(small)
    return max(held) if held else None


def _keeps_the_time(statement: Passage, where: Evidence) -> bool:
    """Whether a stand-in's time is told: "ran the shop two days a week"."""
    told = {q.value for q in quantities(where.text) if q.unit != "year-name"}
    return _stands_in(where) and bool(told & {q.value for q in quantities(statement.text)})


def _stands_in(where: Evidence) -> bool:
    """Whether the sentence gives the person the part of a stand-in: "covered reception when Joyce was ill"."""
    return any_of(knowledge(Verbs).standing_in).search(where.text) is not None


def _verbs_of(where: Evidence, stems: frozenset[str]) -> tuple[Verb, ...]:
    """The verbs of the clause that speaks of the thing. In "helped the engineer set it up" the first one alone."""
    # A verb known by its ending alone says nothing of the part it gives.
    verbs = tuple(verb for verb in where.passage.verbs if not verb.base.endswith("ed") or verb.base in verb_forms())
    telling = [clause for clause in where.passage.clauses if stems & where.passage.stems(clause)]
    own = tuple(verb for verb in verbs if any(first <= verb.at < last for first, last in telling))
    if own and own[0].level is not None and own[0].level <= ASSISTED:
        clause = where.passage.clause_of(own[0].at)
        own = (own[0], *(verb for verb in own if not clause[0] <= verb.at < clause[1]))
    return own or verbs


def _small_parts(where: Evidence) -> list[str]:
    """The levels of the small parts that the sentence gives the person: as scribe, locum cover, note-taker."""
    parts = knowledge(Verbs).small_parts
    found = ["contributed"] if any_of(knowledge(Verbs).small_deeds).search(where.text) else list[str]()
    for match in re.finditer(r"[a-z]+(?:-[a-z]+)*", where.text.lower()):
        before = where.text[: match.start()].lower().split()[-3:]
        if match.group() in parts and not set(before) & _BESIDE:
            found.append(parts[match.group()])
    return found


def _keeps_part(deed: Deed, statement: Passage) -> bool:
    """Whether the statement names the small part itself: as locum, as note-taker, as stand-in."""
    said = statement.part(statement.sentence_of(deed.verb.at)).lower()
    small = knowledge(Verbs).small_parts
    if any_of(knowledge(Verbs).standing_in).search(said) or _STOOD_IN.search(said):
        return True
    if any_of(knowledge(Verbs).small_deeds).search(said) or statement.words[deed.verb.at].stem in small:
        return True
    return any(f"as {article}{part}" in said for part in knowledge(Verbs).small_parts for article in ("", "a ", "the "))


def _surely(deed: Deed, where: Evidence, statement: Passage) -> bool:
    """Whether the sentence is surely about the deed: half its words or two of them, and its figure if it has one."""
    wanted = deed.stems - where.home or deed.stems
    shared = wanted & where.stems
    if any(word.capital and word.start and word.stem in shared for word in statement.words):
        return True
    figures = {q.value for q in quantities(statement.part(deed.clause)) if q.unit != "year-name"}
    told = {q.value for q in quantities(where.text)}
    return (2 * len(shared) >= len(wanted) or len(shared) > 1) and not (
        len(shared) < 2 and figures and not figures & told
    )


def _is_joint(where: Evidence) -> bool:
    """Whether the sentence makes the person one of several: took part, sat on it, as note-taker."""
    joint = knowledge(Verbs).joint
    member = any_of(knowledge(Verbs).membership).search(where.text)
    return (
        _stands_in(where)
        or member is not None
        or any(verb.base in joint for verb in where.passage.verbs)
        or bool(_small_parts(where))
    )


def _part_dropped(deed: Deed, statement: Passage, where: Evidence) -> str:
    """The words for a part, when the fact makes the deed a part of the thing and the statement takes the whole."""
    part = _PART.search(where.text)
    if not part or tells_share(statement.text) or any_of(knowledge(Frequency).part).search(statement.text):
        return ""
    rest = where.passage.stems((where.passage.word_at(part.end()), len(where.passage.words)))
    before = where.passage.stems((0, where.passage.word_at(part.start())))
    said = statement.stems(deed.clause)
    told = where.text[: part.start()].split()
    mine = bool(told) and told[-1].lower() in verb_forms()
    topic = mine and ":" in where.text[: part.start()] and deed.stems & before and not said & rest
    number = part.group().split()[0].lower()
    keeps = number in {word.lower for word in statement.words}
    whole = deed.stems & rest and not deed.stems & before
    return part.group().strip() if (whole or topic) and not keeps and said else ""
