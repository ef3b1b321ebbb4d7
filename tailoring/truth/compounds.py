"""What a fact counts without saying the number: so many times so many, I and three others, all but the tenth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import fits, share_noun
from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.figure import THINGLESS
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.others import others_deeds
from tailoring.truth.passages import Word, canonical, passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.terms import Term, terms_of
from tailoring.truth.units import counted_words, measure

_NUMBER = r"\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|one"
# The size of one time: "two at a time", "12 to a class", "14 on a full day".
_A_TIME = re.compile(
    r"\S*(?: [\w-]+){0,2} (?:at a time|apiece|each"
    r"|(?:on|in|to|at|per|a|an) (?!the\b|my\b|our\b)(?:an? |every |each )?(?:[\w-]+ )?[a-z]+)\b",
    re.IGNORECASE,
)
_SMALL = 12.0


def compounded(said: Quantity, text: str, about: frozenset[str], source: Source) -> list[Support]:
    """The sentences that give a figure by counting people, repeating a count, or naming the last of a row."""
    if said.unit in THINGLESS or said.label or said.vague or said.ordinal:
        return []
    found: list[Support] = []
    for fact in source.facts:
        own = [one for one in source.evidence if one.fact is fact]
        if not said.unit:
            found += [support for one in own for support in _crew(said, text, one)]
            found += [support for one in own for support in _one_and_others(said, text, one)]
            found += [support for one in own for support in _numbered(said, text, fact, one)]
            found += _named_apart(said, about, fact, source)
        if not shared_kin(about, frozenset[str]().union(*(one.stems for one in own))):
            continue
        terms = [term for term in terms_of(fact, source) if term.figure.unit not in THINGLESS and not term.figure.label]
        found += _repeated(said, terms)
    return found


_PEOPLE = re.compile(
    r"\S* (?:[a-z-]+ )?(?:people|persons?|staff|colleagues|employees|workers|crew|reports|strong|hands|team|adults"
    r"|members)\b|\S*-(?:strong|person|handed)\b",
    re.IGNORECASE,
)
_TEAM_OF = re.compile(r"\b(?:team|crew|staff|group|squad|force) of (?:about |some |over )?$", re.IGNORECASE)
_ROLE = (
    r"(?:[\w-]+ ){0,2}?(?:\w+(?:ers|ors|ists|ants|ents|ians|ees|men|women|man|woman)|hands|chefs|cooks|clerks|nurses"
    r"|guides"
    r"|apprentices|trainees|staff|crew|people|volunteers|mates|juniors|\w+(?:er|or|ist|ant|ian)|apprentice|trainee|cook|chef"
    r"|clerk|nurse|guide|volunteer|mate|junior|pupils)\b"
)


@cache
def _heads() -> re.Pattern[str]:
    """So many of a trade: "two receptionists", "a groom"."""
    trades = knowledge(Verbs).occupations | knowledge(Titles).heads
    named = "|".join(sorted((re.escape(trade) for trade in trades), key=len, reverse=True))
    counts = "|".join(sorted(knowledge(Quantities).numbers))
    return re.compile(
        rf"\b(?P<count>\d{{1,3}}|an?|{counts}) (?:{_ROLE}|(?:[\w-]+ ){{0,2}}?(?:{named})s?\b)", re.IGNORECASE
    )


_JOINED = re.compile(r",? (?:and|plus|&) |, ")


def _crew(said: Quantity, text: str, one: Evidence) -> Iterator[Support]:
    """Seven porters and three cleaners are ten people, whatever the two are named."""
    if said.of or not (_PEOPLE.match(text, said.end) or _TEAM_OF.search(text[: said.start])):
        return
    if said.noun and not _PEOPLE.match(text, said.end):
        # A team of 15 drivers is none of twelve drivers and three mechanics.
        return
    run: list[re.Match[str]] = []
    for match in _heads().finditer(one.text):
        if run and not _JOINED.fullmatch(one.text[run[-1].end() : match.start()]):
            run = []
        run.append(match)
        if len(run) > 1 and sum(_number(part.group("count")) for part in run) == said.value:
            yield Support(one, run[0].start(), match.end(), derived=True)


_OTHER = re.compile(
    rf"\b(?:the|my|our|its) (?:(?P<count>{_NUMBER}) other|other (?P<after>{_NUMBER}))"
    r"(?: (?P<noun>(?!and\b|or\b|in\b|at\b|on\b|for\b)[a-z-]+)\b|(?=\s|[.,;]|$))",
    re.IGNORECASE,
)


def _one_and_others(said: Quantity, text: str, one: Evidence) -> Iterator[Support]:
    """The dementia wing, and the other two wings: one of three."""
    for match in _OTHER.finditer(one.fact.text) if one.fact.text.startswith(one.text) else ():
        before = passage(one.fact.text[: match.start()]).words
        # "My own bay; a colleague did the other four": what the statement counts there.
        named = counted_words(text, said.end) & {word.stem for word in before if word.content}
        nouns = {canonical(match.group("noun").lower())} if match.group("noun") else named
        single = {noun for noun in nouns if sum(word.stem == noun for word in before) == 1}
        whole = _number(match.group("count") or match.group("after")) + 1
        counts = said.of == whole and said.value == 1
        told = single & frozenset(said.noun.split() or named)
        if (single and counts) or (told and said.value == said.high == whole):
            yield Support(one, 0, 1, derived=True)


def _named_apart(said: Quantity, about: frozenset[str], fact: SourceFact, source: Source) -> Iterator[Support]:
    """The shore pump in one sentence and the deck pump in another: two pumps, where both do what the statement says."""
    nouns = frozenset(said.noun.split())
    if said.value != said.high or not 2 <= said.value <= _SMALL or said.of or not nouns:
        return
    names: set[str] = set()
    first: Evidence | None = None
    for one in source.evidence:
        kept = not others_deeds(one) and shared_kin(about - nouns, one.stems - nouns)
        found = {a.stem for a, b in pairwise(one.passage.words) if _names_one(a, b, nouns, one)} if kept else set[str]()
        first = first or (one if found and one.fact is fact else None)
        names |= found
    counted = any(nouns & set(q.noun.split()) for one in source.evidence for q in quantities(one.text) if not q.unit)
    if first and len(names) == said.value and not counted:
        yield Support(first, 0, 1, derived=True)


def _names_one(name: Word, thing: Word, nouns: frozenset[str], one: Evidence) -> bool:
    """Whether two words name one of the things: the word that tells it apart, and the thing in the singular."""
    beside = one.text[name.end : thing.start] in {" ", "-"}
    return beside and name.content and thing.stem in nouns and not thing.lower.endswith("s")


_NUMBERED = re.compile(
    r"\b(?P<kind>[A-Za-z][a-z]{2,}?)s? (?P<ids>\d{1,2}(?:(?:, | and |, and | to |–|-| & )\d{1,2})*)"
    r"(?P<more>[^.]*?[;,] (?:and )?(?P<rest>\d{1,2}(?:(?:, | and |, and | to |–|-| & )\d{1,2})*)(?= (?!\d)[a-z]+ing|"
    r" (?:still|not|yet|to|left|are|is|were|was|remain\w*|outstanding|pending|open|passed|done)))?"
)


def _numbered(said: Quantity, text: str, fact: SourceFact, one: Evidence) -> Iterator[Support]:
    """Modules 1 to 3 are three, in a three-module course; of Papers 1 to 4 four are passed."""
    if said.value != said.high or said.value > _SMALL or one is not _first(fact, one):
        return
    near = text[max(0, said.start - 24) : said.end + 40].lower()
    told: dict[str, list[frozenset[int]]] = {}
    for match in _NUMBERED.finditer(fact.text):
        kind = match.group("kind").lower()
        told.setdefault(kind, []).extend(_ids(match.group(name)) for name in ("ids", "rest") if match.group(name))
    for kind, lists in told.items():
        every = frozenset[int]().union(*lists)
        whole = every == frozenset(range(1, len(every) + 1)) and len(every) > 1
        counts = {float(len(ids)) for ids in lists}
        if kind in near and whole and said.of in {None, len(every)} and said.value in counts | {float(len(every))}:
            yield Support(one, 0, 1, derived=True)


def _first(fact: SourceFact, one: Evidence) -> Evidence | None:
    return one if fact.text.startswith(one.text) else None


def _ids(text: str) -> frozenset[int]:
    """The numbers of a list: "1, 2 and 4", "1 to 4"."""
    found: set[int] = set()
    for part in re.split(r", and |, | and | & ", text):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        found.update(range(ends[0], ends[-1] + 1) if len(ends) > 1 else ends)
    return frozenset(found)


_TEAM = re.compile(
    r"\bteam|crew|trio|pair|group|squad|rota|staff|people|person|colleague|strong|handed|share|among|of us|between"
    r"|\w+(?:er|or|ist|ian|eer|man|woman|men|women|nurse|clerk|cook|chef|guide|assistant|apprentice)s?\b",
    re.IGNORECASE,
)


def counts_people(said: Quantity, text: str) -> bool:
    """Whether the words around the figure speak of people."""
    return _TEAM.search(text[max(0, said.start - 24) : said.end + 24]) is not None


def _number(word: str) -> float:
    word = word.lower()
    if word in {"a", "an", "another", "my"}:
        return 1.0
    return float(word) if word.isdigit() else knowledge(Quantities).numbers.get(word, -2.0)


def _repeated(said: Quantity, terms: Sequence[Term]) -> Iterator[Support]:
    """Two at a time, three intakes a year: six a year; 14 on a full day, four full days a week: 56 a week."""
    counted = [t for t in terms if (not t.part or t.figure.per) and t.figure.of is None and t.figure.value > 1]
    for first, second in combinations(counted, 2):
        for one, times in ((first, second), (second, first)):
            size, count = one.figure, times.figure
            kind, length = measure(size.unit)
            if kind != measure(said.unit)[0] or (count.unit and measure(count.unit)[0] != "time"):
                continue
            each = _A_TIME.match(one.evidence.text, size.end)
            if each is None or (said.per and said.per not in {count.per, ""} and count.per != said.per):
                continue
            named = said.unit or not said.noun or not count.noun or not _is_the_count(said, size, count)
            value = size.value * count.value * length / measure(said.unit)[1]
            if named and fits(said, value, derived=True):
                yield Support(one.evidence, size.start, size.end, derived=True)


def _is_the_count(said: Quantity, size: Quantity, count: Quantity) -> bool:
    """Whether the statement counts the times, not what each time has."""
    return share_noun(said.noun, count.noun) and not share_noun(said.noun, size.noun)
