"""What a fact counts without saying the number: so many times so many, I and three others, all but the tenth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import fits, share_noun
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import Quantities, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import canonical
from tailoring.truth.terms import Term, terms_of
from tailoring.truth.units import measure

_NUMBER = r"\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|one"
_I_AND = re.compile(
    rf"\b(?P<count>{_NUMBER}|another|my) (?:[\w-]+ ){{0,3}}(?:and|&) (?:I|me|myself)\b"
    rf"|\b(?:I|me|myself) (?:and|with|plus) (?P<others>{_NUMBER}|another|my) (?!of\b)",
    re.IGNORECASE,
)
_US = re.compile(rf"\b(?P<count>{_NUMBER}) of us\b|\bwe (?:are|were) (?P<were>{_NUMBER})\b", re.IGNORECASE)
_NTH = re.compile(
    r"\b(?:the )?(?P<nth>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th))\b"
    r"(?= (?:was|were|is|went|had|has|did|stayed|never|one)\b)",
    re.IGNORECASE,
)
_NTHS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
# The size of one time: "two at a time", "12 to a class", "14 on a full day".
_A_TIME = re.compile(
    r"\S*(?: [\w-]+){0,2} (?:at a time|apiece|each"
    r"|(?:on|in|to|at|per|a|an) (?:an? |every |each )?(?:[\w-]+ )?[a-z]+)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\bevery (?:(?P<count>{_NUMBER}|other|fifteen|twenty|thirty|forty) )?"
    r"(?P<unit>second|minute|hour|day|week|month)s?\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:and|or|&|/)\b", re.IGNORECASE)
_SMALL = 12.0
_PLAIN = frozenset({"year-name", "change", "x", "pt", "%"})


def compounded(said: Quantity, text: str, about: frozenset[str], source: Source) -> list[Support]:
    """The sentences that give a figure by counting people, repeating a count, or naming the last of a row."""
    if said.unit in _PLAIN or said.label or said.vague or said.ordinal:
        return []
    found: list[Support] = []
    for fact in source.facts:
        own = [one for one in source.evidence if one.fact is fact]
        if not said.unit:
            found += [support for one in own for support in _people(said, text, one)]
        if not shared_kin(about, frozenset[str]().union(*(one.stems for one in own))):
            continue
        terms = [term for term in terms_of(fact, source) if term.figure.unit not in _PLAIN and not term.figure.label]
        found += _repeated(said, terms)
        found += [support for one in own for support in _every_so_often(said, one)]
        if not said.unit:
            found += _of_two_rates(said, text, terms)
            found += [support for one in own for support in _row(said, one)]
    return found


def _people(said: Quantity, text: str, one: Evidence) -> Iterator[Support]:
    """Three nurses and I are four; the six of us are six; the statement has to count people, or name no thing."""
    people = said.of or said.value
    if said.value != said.high or not 2 <= people <= _SMALL:
        return
    for match in _I_AND.finditer(one.text):
        if _number(match.group("count") or match.group("others")) + 1 == people and _counts_people(said, text):
            yield Support(one, match.start(), match.end(), derived=True)
    for match in _US.finditer(one.text):
        if _number(match.group("count") or match.group("were")) == people and _counts_people(said, text):
            yield Support(one, match.start(), match.end(), derived=True)


_TEAM = re.compile(
    r"\bteam|crew|trio|pair|group|squad|rota|staff|people|person|colleague|strong|handed|share|among|of us|between"
    r"|\w+(?:er|or|ist|ian|eer|man|woman|men|women|nurse|clerk|cook|chef|guide|assistant|apprentice)s?\b",
    re.IGNORECASE,
)


def _counts_people(said: Quantity, text: str) -> bool:
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


def _every_so_often(said: Quantity, one: Evidence) -> Iterator[Support]:
    """Every 20 minutes is three times an hour."""
    if said.unit or not said.per or measure(said.per)[0] != "time":
        return
    for match in _EVERY.finditer(one.text):
        count = _number(match.group("count") or "a") if match.group("count") != "other" else 2.0
        kind, length = measure(match.group("unit").lower())
        if kind == "time" and count > 0 and fits(said, measure(said.per)[1] / (count * length), derived=False):
            yield Support(one, match.start(), match.end(), derived=True)


def _of_two_rates(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """Paid 640 every week and 110 every month: 750, paid weekly and monthly."""
    if not _BOTH.search(text, said.end):
        return
    for first, second in combinations(terms, 2):
        a, b = first.figure, second.figure
        two = a.per and b.per and a.per != b.per and not (a.of or b.of or a.unit or b.unit)
        one_thing = bool(a.noun) and share_noun(a.noun, b.noun)
        named = all(any(canonical(per)[:4] in word for word in text.lower().split()) for per in (a.per, b.per))
        if two and one_thing and named and fits(said, a.value + b.value, derived=False):
            yield Support(first.evidence, a.start, b.end, derived=True)


def _row(said: Quantity, one: Evidence) -> Iterator[Support]:
    """Painted nine; the tenth was done by a contractor: nine of ten."""
    for match in _NTH.finditer(one.text):
        word = match.group("nth").lower()
        place = float(re.sub(r"\D", "", word)) if word[0].isdigit() else _NTHS.index(word) + 3.0
        before = [q.value for q in quantities(one.fact.text) if not q.unit and not q.label]
        whole, part = place, place - 1
        if part in before and (said.value == whole or (said.value == part and said.of == whole)):
            yield Support(one, match.start(), match.end(), derived=True)
