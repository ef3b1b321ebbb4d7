"""Which words of a submitted line the person's facts do not hold, and which characters no honest line needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from tailoring.confidence_rules.words import stem
from tailoring.data_files import DATA, load_yaml
from tailoring.facts import Fact
from tailoring.model import Model
from tailoring.profile import Certification, Education, Item, Position, Profile
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.alignment import kin
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import passage, verb_forms

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:\+\+|#)?")
_POSSESSIVE = re.compile(r"['’]s$")
# Spans and years are held against the dates by the guard.
_TIMES = frozenset({"year", "month", "year-name"})
_MEASURED = re.compile(r"\d+[^\W\d_]+")  # 40kg, 2m
_ONE_SCRIPT = frozenset({"CJK", "HIRAGANA", "KATAKANA"})


class SubmissionWords(Model):
    """The content of data/submission.yaml; the file says what each part is for."""

    post: str
    job: str
    intents: tuple[str, ...]
    employer_subjects: str
    employer_nouns: frozenset[str]
    person: frozenset[str]
    neutral: frozenset[str]
    linking: tuple[str, ...]
    employer_verbs: tuple[str, ...]
    periods: frozenset[str]
    number_words: frozenset[str]
    percent: frozenset[str]
    holding: str
    doers: tuple[str, ...]
    not_doers: tuple[str, ...]
    verbs: tuple[tuple[str, ...], ...]


@cache
def submission_words() -> SubmissionWords:
    """The words of the data file."""
    return load_yaml(DATA / "submission.yaml", SubmissionWords)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place, as written and in lower case without a possessive ending."""

    raw: str
    start: int
    lower: str


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text; the parts of a hyphenated word are words."""
    return tuple(
        Token(found.group(), found.start(), _POSSESSIVE.sub("", found.group().casefold()).replace("’", "'"))
        for found in _TOKEN.finditer(text)
    )


def plain_text(text: str, known: str) -> str:
    """The text in compatibility form on one line; a character that stands in `known` (the sources) stays as it is."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(one if one in known else unicodedata.normalize("NFKC", one) for one in composed)


def strange_characters(text: str, known: str) -> str:
    """What is wrong with the characters of a text, "" when nothing is; what stands in `known` is taken as it is."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    problems = (_problem(one, known) for one in composed)
    mixed = (word for word in re.findall(r"\w+", composed) if len(_scripts(word)) > 1 and word not in known)
    said = next(filter(None, problems), "")
    return said or next((f"“{word}” mixes letters of several scripts" for word in mixed), "")


def _problem(one: str, known: str) -> str:
    """What is wrong with one character; a hidden one is never taken, not even from the sources."""
    kind = unicodedata.category(one)
    if kind.startswith("C"):
        return f"it holds a character that is not seen (U+{ord(one):04X} {unicodedata.name(one, 'without a name')})"
    if one.isascii() or one in known:
        return ""
    if kind.startswith("N"):
        return f"“{one}” is not written in plain figures"
    strange = kind.startswith("M") or kind in {"So", "Sm", "Sk"}
    return f"“{one}” (U+{ord(one):04X}) is a sign that none of the facts uses" if strange else ""


def _scripts(word: str) -> set[str]:
    """The scripts of the letters of a word; those that one language writes together count as one."""
    named = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}
    return {"CJK" if script in _ONE_SCRIPT else script for script in named}


def spoken_for(facts: Sequence[Fact], profile: Profile, usable: Iterable[str]) -> tuple[str, ...]:
    """The texts that carry a line: its facts, and the headers of the entries that they belong to."""
    known = set(usable)
    cited = {fact.id for fact in facts}
    entries = [one for one in _entries(profile) if _belongs(one, facts) or cited & set(one.fact_ids)]
    texts = [fact.text for fact in facts]
    for entry in entries:
        texts += [fact.text for fact in profile.facts if fact.id in entry.fact_ids and fact.id in known]
        texts += [entry.place, entry.dates.text]
        if isinstance(entry, Position):
            texts += [entry.title, entry.employer]
        if isinstance(entry, Education | Certification) and entry.state == "held":
            texts.append(submission_words().holding)
    return tuple(dict.fromkeys(filter(None, texts)))


def _belongs(entry: Item, facts: Iterable[Fact]) -> bool:
    own = {bullet.fact_id for bullet in entry.bullets}
    return any(fact.id in own or (fact.item_id != "" and fact.item_id == entry.id) for fact in facts)


def _entries(profile: Profile) -> tuple[Item, ...]:
    return (
        *profile.positions,
        *profile.education,
        *profile.certifications,
        *profile.projects,
        *profile.publications,
        *profile.awards,
    )


@dataclass(frozen=True)
class Said:
    """What some texts say, to hold the words of a line against."""

    texts: tuple[str, ...]
    taxonomy: Taxonomy

    @cached_property
    def words(self) -> frozenset[str]:
        """Their words, in lower case."""
        return frozenset(token.lower for text in self.texts for token in tokens_of(text))

    @cached_property
    def singulars(self) -> frozenset[str]:
        """Their words without the ending of a plural."""
        return frozenset(map(_singular, self.words))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Their stems, and the plain forms of their verbs."""
        return frozenset(one for word in self.words for one in _stems(word))

    @cached_property
    def values(self) -> frozenset[tuple[float, str]]:
        """Their figures with the units."""
        return frozenset((figure.value, figure.unit) for text in self.texts for figure in quantities(text))

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts that they name."""
        return frozenset(m.concept_id for text in self.texts for m in find_mentions(text, self.taxonomy))

    def missing(self, text: str) -> tuple[str, ...]:
        """The words of a line that the texts do not hold, as written and in order."""
        mentions = find_mentions(text, self.taxonomy)
        named = [m.span for m in mentions if m.concept_id in self.concepts]
        figures = quantities(text)
        found: list[str] = []
        before = ""
        for token in tokens_of(text):
            in_name = any(span.start <= token.start < span.end for span in named)
            figure = next((q for q in figures if q.start <= token.start < q.end), None)
            if figure and token.lower in submission_words().number_words:
                held = (figure.value, figure.unit) in self.values
            elif figure and _MEASURED.fullmatch(token.lower):
                held = (figure.value, figure.unit) in self.values or token.lower in self.words
            else:
                held = in_name or self._holds(token.lower, before)
            if not held:
                found.append(token.raw)
            before = token.lower
        return tuple(dict.fromkeys(found))

    def moved(self, text: str, apart: Sequence[Said], bound: Sequence[str]) -> str:
        """The first clause with a figure, or with one of the `bound` names, that no single source carries whole."""
        one = passage(text)
        for clause in map(one.part, one.clauses):
            named = any(name and name.casefold() in clause.casefold() for name in bound)
            if (named or quantities(clause)) and not any(source.carries(clause) for source in apart):
                return clause
        return ""

    def carries(self, clause: str) -> bool:
        """Whether all words and figures of a clause stand here; a span of time may follow from dates."""
        told = {(q.value, q.unit) for q in quantities(clause) if q.unit not in _TIMES}
        return not self.missing(clause) and told <= self.values

    def _holds(self, word: str, before: str) -> bool:
        data = submission_words()
        if word in data.neutral or word in self.words or word.isdigit():
            return True
        if word in data.number_words:
            return False  # a figure in words that the facts do not say; those that count are judged by value
        if word in data.percent:
            return any("%" in text or self.words & data.percent for text in self.texts)
        if word in data.periods:
            return before[:1].isdigit() or before in data.number_words or _singular(word) in self.singulars
        if (word.endswith(data.doers) and not word.endswith(data.not_doers)) or word.endswith(_plurals(data.doers)):
            return _singular(word) in self.singulars
        return self._kin(word) or self._same_deed(word)

    def _kin(self, word: str) -> bool:
        return any(own == other or kin(own, other) for own in _stems(word) for other in self.stems)

    def _same_deed(self, word: str) -> bool:
        """Whether the word is a verb that may stand for one of theirs, of no higher responsibility."""
        said = verb_forms().get(word)
        if said is None:
            return False
        others = [known for other in self.words if (known := verb_forms().get(other))]
        return any(
            said[0] in group and base in group and (said[1] is None or (level is not None and said[1] <= level))
            for group in submission_words().verbs
            for base, level, _ in others
        )


def _stems(word: str) -> tuple[str, ...]:
    verb = verb_forms().get(word)
    return (stem(word), verb[0]) if verb else (stem(word),)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _plurals(endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{ending}s" for ending in endings)
