"""Checks who did it and in what part: verbs on an ordered scale, other people's work, sole credit, parts of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Frequency, Verbs, any_of, any_word, knowledge
from tailoring.truth.meaning import near_in_meaning
from tailoring.truth.numbers import quantities
from tailoring.truth.others import by_others, claims_the_object, is_anothers, others_deeds, owned_by, same_deed
from tailoring.truth.passages import Passage, Verb, passage, verb_forms

_PART = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|some|most|part|half|a (?:third|quarter)|several|a few|sections?|\d+)"
    r"(?: (?!years?|months?|weeks?|days?|hours?|kg|tonnes?)\w+)? of (?:the |my |our |its |an? |\d+ )(?:\w+ )?",
    re.IGNORECASE,
)
# Others who looked on at the person's work.
_AT_MINE = re.compile(r"\b(?:observed|shadow\w*|watched|visited|attended) (?:me|my)\b", re.IGNORECASE)
_PIECES = re.compile(r"[,;:.](?:\s|$)")
_OPENERS = frozenset(
    {"who", "that", "which", "while", "with", "as", "after", "before", "then", "where", "including", "plus"}
)
# What stands before someone else's part: "with one helper", "my assistant".
_BESIDE = frozenset({"with", "and", "by", "my", "to", "of", "two", "three", "for"})
_ARTICLE = 3
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


def _deeds(statement: Passage) -> Iterator[_Deed]:
    for number, verb in enumerate(statement.verbs):
        if verb.level is None or verb.level < _CONTRIBUTED or _is_passive(statement, verb):
            continue
        clause = statement.clause_of(verb.at)
        last = _list_end(statement, clause)
        following = [other.at for other in statement.verbs[number + 1 :] if other.at < last]
        end = following[0] if following else last
        stems = statement.stems((verb.at + 1, end)) or statement.stems((clause[0], verb.at))
        if not stems and following:
            stems = statement.stems((verb.at + 1, last))
        if not stems and clause[1] < len(statement.words) and statement.words[clause[1]].lower == "and":
            # "Rigged and bolted the frames": the things stand behind the second verb.
            stems = statement.stems(statement.clause_of(clause[1]))
        if stems:
            yield _Deed(verb, stems, clause)


def _is_passive(statement: Passage, verb: Verb) -> bool:
    """Whether the thing was done, by nobody knows whom: "after the tests were introduced"."""
    before = statement.words[verb.at - 1].lower if verb.at else ""
    return verb.form == "past" and before in {"was", "were", "been", "being", "is", "are", "be", "get", "got"}


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
        text = statement.part((deed.verb.at, deed.clause[1]))
        unknown = len(deed.stems) >= 2 and not sentence & source.stems and not quantities(statement.text)
        if unknown and not near_in_meaning(text, source):
            reason, ask = f"no fact speaks of “{text}”", f"Confirm that you {text[0].lower()}{text[1:]}."
            yield Finding(
                "responsibility", word.start, word.end, "unsupported", (), reason, f"Leave “{text}” out.", ask
            )
        return
    data = knowledge(Verbs)
    looked_on = any_of(data.exposure).search(where.text) and not _AT_MINE.search(where.text)
    held = 0 if looked_on else None if _AT_MINE.search(where.text) else _level_in(where, deed.stems)
    level = deed.verb.level or 0
    governed = {w.lower for w in statement.words[deed.verb.at + 1 : deed.clause[1]]}
    if level == _LED and governed & data.events:
        level = _RAN
    owned = bool(any_of(data.ownership).search(where.tail))
    if (
        held is not None
        and not owned
        and not _keeps_part(deed, statement)
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


def _too_high(level: int, held: int, *, joint: bool) -> bool:
    if held < _ASSISTED:
        return level >= _CONTRIBUTED
    if held == _ASSISTED:
        return level >= _BUILT
    if held == _CONTRIBUTED:
        return level >= (_RAN if joint else _OWNED)
    return level >= _LED and held == _BUILT


def _level_in(where: Evidence, stems: frozenset[str]) -> int | None:
    """The highest responsibility of the person's own verbs where the sentence speaks of the thing, None without any."""
    levels = list(knowledge(Verbs).levels)
    small = [levels.index(part) for part in _small_parts(where)]
    held = [verb.level for verb in _verbs_of(where, stems) if verb.level is not None]
    if small and (not held or max(held) <= _CONTRIBUTED):
        return min(small)
    return max(held) if held else None


def _verbs_of(where: Evidence, stems: frozenset[str]) -> tuple[Verb, ...]:
    """The verbs of the clause that speaks of the thing. In "helped the engineer set it up" the first one alone."""
    # A verb known by its ending alone says nothing of the part it gives.
    verbs = tuple(verb for verb in where.passage.verbs if not verb.base.endswith("ed") or verb.base in verb_forms())
    telling = [clause for clause in where.passage.clauses if stems & where.passage.stems(clause)]
    own = tuple(verb for verb in verbs if any(first <= verb.at < last for first, last in telling))
    if own and own[0].level is not None and own[0].level <= _ASSISTED:
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


def _keeps_part(deed: _Deed, statement: Passage) -> bool:
    """Whether the statement names the small part itself: as locum, as note-taker, as stand-in."""
    said = statement.part(statement.sentence_of(deed.verb.at)).lower()
    small = knowledge(Verbs).small_parts
    if any_of(knowledge(Verbs).small_deeds).search(said) or statement.words[deed.verb.at].stem in small:
        return True
    return any(f"as {article}{part}" in said for part in knowledge(Verbs).small_parts for article in ("", "a ", "the "))


def _surely(deed: _Deed, where: Evidence, statement: Passage) -> bool:
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
    return any(verb.base in joint for verb in where.passage.verbs) or bool(_small_parts(where))


def _anothers(deed: _Deed, statement: Passage, source: Source) -> tuple[str, Evidence] | None:
    """A thing of the deed that the facts name only as someone else's work."""
    verb = statement.words[deed.verb.at].stem
    # Who translates what an agency translated claims the agency's deed; who manages does not claim the manager's.
    verbs = {verb} if deed.verb.level is not None and deed.verb.level < _OWNED else set[str]()
    for stem in sorted(deed.stems | verbs):
        naming = [one for one in source.evidence if stem in one.stems]
        if not naming or len(naming) == len(source.evidence) > 1:
            continue
        if any(_names_the_doer(one, statement) or _same_as_own(deed, one) for one in naming):
            continue
        if not any(_about_theirs(deed, one) for one in naming):
            continue
        if all(is_anothers(one, stem) for one in naming):
            own = [one for one in source.evidence if len(deed.stems & one.stems) >= 2 and not is_anothers(one, stem)]
            split = _split_work(deed, naming[0])
            beside = not split and len(deed.stems & naming[0].stems) > 1
            if stem == verb or (not own and not beside) or _is_object(deed, statement, stem):
                return stem, naming[0]
    return None


def _same_as_own(deed: _Deed, one: Evidence) -> bool:
    """Whether the sentence says outright that the person did this: "drilled by our partner, I monitored"."""
    return any(
        verb.at and one.passage.words[verb.at - 1].lower == "i" and same_deed(deed.verb.base, verb.base)
        for verb in one.passage.verbs
    )


def _about_theirs(deed: _Deed, one: Evidence) -> bool:
    """Whether the deed is on what someone else dealt with there."""
    others = others_deeds(one)
    return not others or any(claims_the_object(deed.stems, other, one.fact.text) for other in others)


def _split_work(deed: _Deed, one: Evidence) -> bool:
    """Whether the sentence gives the person another part: "prepared the cases, the solicitor pleaded"."""
    others = {other.text for other in others_deeds(one)}
    own = [part for part in _PIECES.split(one.text) if part.strip(" .") and part.strip() not in others]
    verbs = [verb for part in own for verb in passage(part).verbs if verb.level is not None]
    return bool(others and verbs) and not any(same_deed(deed.verb.base, verb.base) for verb in verbs)


def _names_the_doer(one: Evidence, statement: Passage) -> bool:
    """Whether the statement names the other doer too: the agency, the accountant."""
    told = [match.group() for match in any_of(knowledge(Verbs).others_cues).finditer(one.text)]
    told += by_others(one.text) + owned_by(one.text)
    told += [deed.text for deed in others_deeds(one)]
    doers = knowledge(Verbs).others & {word for text in told for word in re.findall(r"[a-z]+", text.lower())}
    said = {word.lower for word in statement.words}
    behind = {word for text in told for word in re.findall(r"[a-z]+", text.lower().partition(" by ")[2])}
    return bool(doers & said) or bool({word for word in behind if len(word) > _ARTICLE} & said)


def _is_object(deed: _Deed, statement: Passage, stem: str) -> bool:
    """Whether the word is among the first things after the verb, not in a phrase behind them."""
    at = deed.verb.at + 1
    for word in statement.words[at : _list_end(statement, deed.clause)]:
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
    shares = any(q.unit == "%" for q in quantities(statement.text))
    if not part or shares or any_of(knowledge(Frequency).part).search(statement.text):
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
