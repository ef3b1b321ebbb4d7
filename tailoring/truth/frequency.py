"""Checks frequencies (daily, routinely, all year round) against how often the facts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tailoring.truth.absolutes import SPELLS, WHOLE, check_absolutes
from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import CLAUSE
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import YEAR
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, Word, passage
from tailoring.truth.quantity_words import Frequency
from tailoring.truth.recurrence import Recurrence, inside_recurrence, named, papers, recurrences, same_move, strong
from tailoring.truth.shares import check_shares, inside_share
from tailoring.truth.spells import MONTH
from tailoring.truth.tallies import check_single_rates, each_of_so_many, is_counted, on_average
from tailoring.truth.throughout import check_throughout
from tailoring.truth.wholes import EXCEPT

_YEAR = re.compile(r"\bin (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b")
_MOSTLY = frozenset({"mostly", "mainly"})
_REPEATED = frozenset({"regularly", "routinely", "frequently", "often", "repeatedly", "constantly", "continually"})
_WIDE = 2
_EVERY = ("every ", "each ")
_NEAR = 3
_AND_ONCE = re.compile(
    r"(?:[,;]| and| but) (?:and |but )?(?:only |just )?(?:once|twice|one time|on one occasion)\b"
    r"(?! (?:an?|per|each|every|in each|in every)\b)(?P<rest>[^.;,]*)",
    re.IGNORECASE,
)
_ONCE = re.compile(r"\b(?:once|twice|one time|one occasion)\b", re.IGNORECASE)
_COUNT_REACH = 16
_ONE = re.compile(r"\b(?:one|a single|a one-off)\s(?!(?:of|in|out|week|day|month|year|more)\b)", re.IGNORECASE)
# "After one chef left and before the next came": two of them.
_ANOTHER = re.compile(r"\b(?:the (?:next|other|second)|another|a second)\b", re.IGNORECASE)
_WEEKENDS = re.compile(r"(?:(?:at|on|over) )?weekends", re.IGNORECASE)
_RATES = frozenset({"annual", "annually", "yearly", "monthly", "weekly", "daily", "quarterly"})
_RATE_REACH = 32
_OF_SPELL = {"annual": YEAR, "yearly": YEAR, "monthly": MONTH}
_AVERAGE = re.compile(r"\b(?:on average|averag\w+|a rate of)\b", re.IGNORECASE)


def check_frequency(statement: Passage, source: Source) -> Iterator[Finding]:
    """Findings for absolutes, shares in words and frequencies."""
    yield from check_absolutes(statement, source)
    yield from check_shares(statement, source)
    yield from _frequencies(statement, source)
    yield from _habits(statement, source)
    yield from check_throughout(statement, source)
    yield from _several_for_one(statement, source)
    yield from check_single_rates(statement, source)


def _once_in(text: str, habit: Word) -> re.Match[str] | None:
    """What in a fact says that a thing was done once, or in some cases only; a single year says it of a deed."""
    data = knowledge(Frequency)
    told = any_of(data.once).search(text)
    if told and told.group().lower() == "one" and strong(text):
        # "One most months" is no single time.
        return None
    part = any_of(data.part).search(text)
    if told or (part and part.group().lower() not in _MOSTLY):
        return told or part
    often = any(any_of(cues).search(text) for cues in data.frequencies.values()) or any_of(("since", "from")).search(
        text
    )
    years = list(_YEAR.finditer(text))
    repeated = habit.lower in _REPEATED
    return years[0] if repeated and len(years) == 1 and not often else None


def _frequencies(statement: Passage, source: Source) -> Iterator[Finding]:
    """How often the statement says, against how often the facts say of the same thing."""
    for paper in papers(statement.text) - {word.lower for one in source.evidence for word in one.passage.words}:
        told = named(paper)
        if any(told.agrees(other) for one in source.evidence for other in recurrences(one.text)):
            continue
        at = statement.text.lower().index(paper)
        reason, change = f"no fact says “{paper}”", f"Leave “{paper}” out."
        yield Finding("frequency", at, at + len(paper), "unsupported", (), reason, change)
    for said in strong(statement.text):
        if _rates_a_figure(said, statement) or _told_by_spell(said, statement, source):
            continue
        text = statement.text[said.start : said.end]
        holding = [one for one in source.evidence if _recurs(said, one, statement)]
        holding = holding or [one for one in source.evidence if each_of_so_many(said, one, statement)]
        holding = holding or [one for one in source.evidence if on_average(said, one, statement)]
        if not holding and (text.lower().startswith("most ") or _at_weekends(text, source)):
            # "Most months" is a share, judged as one.
            continue
        other = _told_otherwise(said, statement, holding, source)
        if other:
            told = next(other.text[one.start : one.end] for one in strong(other.text))
            reason = f"“{text}”: the facts say “{told}”"
            yield Finding("frequency", said.start, said.end, "contradicted", (other.fact.id,), reason, f"Say “{told}”.")
        elif holding:
            yield Finding("frequency", said.start, said.end, "supported", tuple(one.fact.id for one in holding))
        else:
            reason, change = f"no fact says “{text}”", f"Leave “{text}” out."
            yield Finding("frequency", said.start, said.end, "unsupported", (), reason, change)


def _at_weekends(text: str, source: Source) -> bool:
    """Whether it says when, not how often."""
    return (
        _WEEKENDS.fullmatch(text) is not None
        and re.search(r"weekend|saturday|sunday", source.text, re.IGNORECASE) is not None
    )


def _recurs(said: Recurrence, one: Evidence, statement: Passage) -> bool:
    """Whether the sentence says it as often, and has no exception that the statement drops."""
    broken = EXCEPT.search(one.text) and not EXCEPT.search(statement.text)
    word = statement.text[said.start : said.end].lower()
    # "On 240 of the 252 working days" is not on every one.
    every = word.startswith(_EVERY) and not said.apart
    agreeing = (
        other
        for other in recurrences(one.text)
        if not (every and ((other.spell == said.spell and other.high < 1) or is_counted(other, one.text)))
    )
    told = any(said.agrees(other) or _at_least(said, other, statement) for other in agreeing)
    return (told or word in papers(one.text)) and not (broken and WHOLE.search(statement.text))


def _at_least(said: Recurrence, other: Recurrence, statement: Passage) -> bool:
    """Whether what happens twice a week happens every week."""
    text = statement.text[said.start : said.end].lower()
    every = text.startswith(_EVERY) and not said.apart and said.low == said.high == 1
    return every and not other.weak and said.spell == other.spell and other.low >= 1


def _told_otherwise(said: Recurrence, statement: Passage, holding: list[Evidence], source: Source) -> Evidence | None:
    """A sentence that speaks of the same thing, more than those that say it as often do, and says another frequency."""
    at, last = statement.word_at(said.start), statement.word_at(said.end - 1)
    clause = statement.clause_of(at)
    about = statement.stems((clause[0], at)) | statement.stems((min(last + 1, clause[1]), clause[1]))
    if not about:
        about = statement.stems() - statement.stems((at, last + 1))
    scored = [(len(shared_kin(about, _outside(one))), one) for one in source.evidence if strong(one.text)]
    most, best = max(scored, key=lambda row: row[0], default=(0, None))
    agreeing = max((len(shared_kin(about, _outside(one))) for one in holding), default=0)
    if best is None or best in holding or most <= agreeing or any(one.fact is best.fact for one in holding):
        return _of_another_part(said, about, best, statement) if best is not None and best in holding else None
    return best if most >= _WIDE or _WIDE * most >= len(about) else None


def _outside(one: Evidence) -> frozenset[str]:
    """The telling words of a sentence."""
    return one.stems | one.home


def _of_another_part(said: Recurrence, about: frozenset[str], one: Evidence, statement: Passage) -> Evidence | None:
    """The sentence itself, where it says how often of several things and the statement swaps them."""
    if len(strong(one.text)) < _WIDE:
        return one if _once_told(said, one, statement) else None
    same = same_move(statement.text, one.text)
    if same is not None:
        return None if same else one
    parts = [(one.text[a:b], a, b) for a, b in _pieces(one.text)]
    agreeing = [part for part in parts if any(said.agrees(told) for told in strong(part[0]))]
    others = [part for part in parts if strong(part[0]) and part not in agreeing]
    values = {q.value for q in quantities(statement.text)}
    if any(q.value in values for text, _, _ in agreeing for q in quantities(text)):
        # "90 lunches on weekdays and 140 on Sundays": the figure says which part is meant.
        return None
    mine = frozenset[str]().union(*(passage(text).stems() for text, _, _ in agreeing))
    theirs = frozenset[str]().union(*(passage(text).stems() for text, _, _ in others))
    mine_said = [statement.text[a:b] for a, b in _pieces(statement.text) if a <= said.start < b]
    if len(strong(statement.text)) > 1 and mine_said:
        # Where the statement says how often of several things too, each has its own part.
        about &= passage(mine_said[0]).stems()
    return one if about & (theirs - mine) and not about & (mine - theirs) else None


def _once_told(said: Recurrence, one: Evidence, statement: Passage) -> bool:
    """Whether the statement tells as often of what the sentence says was done once: "each quarter, and once to …"."""
    match = _AND_ONCE.search(one.text)
    if match is None or _ONCE.search(statement.text):
        return False
    rest = passage(match.group("rest")).stems()
    often = passage(one.text[: match.start()]).stems()
    clause = statement.stems(statement.clause_of(statement.word_at(said.start)))
    return len(shared_kin(rest - often, clause)) >= min(_WIDE, len(rest - often)) > 0


def _pieces(text: str) -> list[tuple[int, int]]:
    """The parts of a sentence, each with one recurrence."""
    cuts = [0]
    for first, second in pairwise(strong(text)):
        between = CLAUSE.search(text, first.end, second.start)
        cuts.append(between.start() if between else second.start)
    return list(pairwise([*cuts, len(text)]))


def _rates_a_figure(said: Recurrence, statement: Passage) -> bool:
    """Whether an adjective such as annual is the rate of a figure, which is judged with it; or of a highest one."""
    figures = quantities(statement.text)
    if any(0 <= said.start - q.end <= _COUNT_REACH and _AVERAGE.search(statement.text) for q in figures):
        return True
    if any(q.per and q.loose == "up_to" and 0 <= said.start - q.end <= _RATE_REACH for q in figures):
        return True
    if statement.text[said.start : said.end].lower() not in _RATES:
        return False
    if any(q.per == said.spell and not q.unit and said.start - q.end in range(_RATE_REACH) for q in figures):
        return True
    return any(q.per and q.unit and abs(q.end - said.start) <= _RATE_REACH for q in figures)


def _told_by_spell(said: Recurrence, statement: Passage, source: Source) -> bool:
    """Whether annual only says that figures are those of single years, as in the facts: "50 in 2019, 60 in 2020"."""
    named = _OF_SPELL.get(statement.text[said.start : said.end].lower())
    if named is None:
        return False
    for fact in source.facts:
        figures = [q for q in quantities(fact.text) if q.unit != "year-name"]
        spells = {match.group().lower() for match in named.finditer(fact.text)}
        if len(spells) >= _WIDE <= len(figures) and shared_kin(statement.stems(), passage(fact.text).stems()):
            return True
    return False


def _several_for_one(statement: Passage, source: Source) -> Iterator[Finding]:
    """Talks, where the facts count one talk."""
    for at, word in enumerate(statement.words):
        plural = word.content and word.lower.endswith("s") and not word.lower.endswith(("ss", "us", "is", "ics"))
        if not plural or word.capital or word.lower in {w.lower for one in source.evidence for w in one.passage.words}:
            continue
        about = statement.stems(statement.clause_of(at))
        where = source.best(about)
        counted = any(q.start < word.start and word.start - q.end <= _COUNT_REACH for q in quantities(statement.text))
        if counted or inside_recurrence(statement.text, word.start) or word.lower.removesuffix("s") in SPELLS:
            continue
        if where is None or len(shared_kin(about, where.stems)) < _WIDE or word.stem not in where.stems:
            continue
        if _ANOTHER.search(where.text):
            continue
        for single in _ONE.finditer(where.text):
            named = where.passage.words[where.passage.word_at(single.end()) :][:_NEAR]
            told = next((w for w in named if w.stem == word.stem and not w.lower.endswith("s")), None)
            part = told and re.match(
                r" (?:(?:of|in|out of) (?:\d|[a-z]+\b)|at a time|at once|an? (?:week|month|term|season|year)|each|every"
                r"|per)",
                where.text[told.end :],
            )
            if told and not part and "," not in where.text[single.end() : told.start] and not WHOLE.search(where.text):
                text = where.text[single.start() : told.end]
                reason = f"“{word.raw}”: the facts say “{text}”"
                yield Finding(
                    "frequency", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Say “{text}”."
                )
                return


def _habits(statement: Passage, source: Source) -> Iterator[Finding]:
    """Routinely, regularly, many: contradicted by a fact that speaks of one time."""
    data = knowledge(Frequency)
    for at, word in enumerate(statement.words):
        if word.lower not in data.habits or word.lower in data.strong or inside_share(statement.text, word.start):
            continue
        behind = statement.words[at + 1].lower if at + 1 < len(statement.words) else ""
        if re.search(rf"\b{re.escape(word.lower)}[ -]{re.escape(behind)}\b", source.text, re.IGNORECASE):
            # "Multiple imputation" is what the facts call it.
            continue
        where = source.best(statement.stems(statement.clause_of(at)) - {word.stem})
        once = _once_in(where.tail, word) if where else None
        if where and once and word.lower not in {w.lower for w in where.passage.words}:
            reason = f"“{word.raw}”: the facts say “{once.group().strip()}”"
            yield Finding(
                "frequency", word.start, word.end, "contradicted", (where.fact.id,), reason, f"Leave “{word.raw}” out."
            )
