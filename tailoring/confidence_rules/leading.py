"""Leading people: shown by a verb of leading with a group or a count of people, never by a project or a meal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.clauses import Clause
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import field_match, fields_of
from tailoring.confidence_rules.knowledge import FOLDER, people, people_words, teams
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.setting import under_its_title
from tailoring.confidence_rules.standing import NOTHING, Standing, done
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|"
    r"forty|fifty|both|several)"
)
_BEFORE = r"(?:^|[,;:.(–—-]\s*|\b(?:i|we|and|also|then|have|had|to|while|including|currently|was|now|jointly|of)\s+)"
_SMALL = r"(?:for|with|to|in|at|on|by|from|of|and|or|as|into|through|about)\b"
_BETWEEN = rf"(?:(?!{_SMALL})[\w'’&-]+\s+){{0,4}}?"
_WORK_OF = r"(?:(?:the )?(?:\w+ )?(?:work|training|duties) of )?"
# A place ends the phrase: "ran the kitchen of nine", not "ran a kitchen shop".
_ENDS = r"(?=\s*(?:$|[,.;:()–—])|\s(?:of|in|at|on|for|with|and|when|while|during|from|to|over|across|through|as|by)\b)"
_ALONE = re.compile(r"\b(?:alone|single-?handed(?:ly)?|on my own|by myself|lone)\b")


class Leading(Model):
    """The words of leading.yaml."""

    verbs: str
    groups: str
    places: str
    anywhere: str
    not_followed: str
    titles: str
    below: str
    asked_plainly: str
    sizes: str
    most_asked: int
    no_staff: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    asked: re.Pattern[str]
    asked_of: re.Pattern[str]
    groups: re.Pattern[str]
    places: re.Pattern[str]
    counted: re.Pattern[str]
    led_by_title: re.Pattern[str]
    below: re.Pattern[str]
    plain: frozenset[str]


@cache
def _table() -> Leading:
    return load_yaml(FOLDER / "leading.yaml", Leading)


@cache
def _patterns() -> _Patterns:
    table = _table()
    verb = rf"\b(?:{table.verbs})\s+"
    behind = rf"(?![\w-]|['’]s?\s|\s(?:{table.not_followed})\b)"
    everything = f"{table.verbs}|{table.groups} {table.anywhere}"
    plain = stems(f"{re.sub(r'[^a-z ]', ' ', everything)} {table.sizes} leadership management supervision manager")
    return _Patterns(
        asked=re.compile(
            rf"\b(?:{table.asked_plainly})\b|{verb}{_BETWEEN}(?:{table.groups}|{table.places}){behind}|"
            rf"{verb}(?:and \w+\s+){_BETWEEN}(?:{table.groups}){behind}"
        ),
        asked_of=re.compile(rf"{verb}(?P<who>(?:(?!{_SMALL})[\w-]+\s*){{1,3}})"),
        groups=re.compile(rf"{_BEFORE}(?:{table.verbs})\s+{_WORK_OF}{_BETWEEN}(?:{table.groups}){behind}"),
        places=re.compile(rf"{_BEFORE}(?:{table.verbs})\s+{_BETWEEN}(?:{table.places}){_ENDS}"),
        counted=re.compile(
            rf"{_BEFORE}(?:{table.verbs})\s+{_WORK_OF}(?:the |up to |over |about )?{_NUMBER}\s+"
            rf"(?P<who>(?:(?!{_SMALL})[\w-]+\s*){{1,3}})"
        ),
        led_by_title=re.compile(rf"\b(?:{table.titles})\b"),
        below=re.compile(rf"\b(?:{table.below})\b"),
        plain=frozenset(plain),
    )


@lru_cache(maxsize=2048)
def of_staff(text: str) -> str:
    """The text in small letters without the people served and the coaches driven: neither is led as staff is."""
    return re.sub(rf"\b(?:{_table().no_staff})\b", " ", text.lower())


@lru_cache(maxsize=2048)
def asks_leading(text: str) -> bool:
    """Whether a line asks for leading people: a verb of leading with a group, a shift, a ward."""
    lowered = of_staff(text)
    return bool(_patterns().asked.search(lowered)) or any(
        word.endswith("s") and word in people_words()
        for match in _patterns().asked_of.finditer(lowered)
        for word in match["who"].split()
    )


def leading_standing(ask: Ask, evidence: EvidenceParts) -> Standing:
    """How the evidence shows the leading of people that is asked; NOTHING where no people are led in it."""
    more = ask.stems - _patterns().plain - people()
    if not evidence.first_hand or len(more) > _table().most_asked:
        return NOTHING
    relations = scoring().relations
    clause = led_in(evidence)
    if clause is None:
        if evidence.is_title and leads_by_title(evidence.evidence.title):
            near = relations["transferable"]
            return _standing(
                near if not more else relations["adjacent"], evidence, None, "The title is of one who leads people."
            )
        return NOTHING
    far = _elsewhere(ask, evidence)
    untold = bool(more) and more.isdisjoint(evidence.stems | evidence.title_stems)
    steps = far + untold
    near = (relations["direct"], relations["transferable"], relations["adjacent"])[steps]
    why = "People were led." if not far else "People were led, in another setting."
    return _standing(near, evidence, clause, why)


def _elsewhere(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the people were led in another walk of life, told by the words that do not speak of leading."""
    plain = _patterns().plain
    match = field_match(ask.fields_without(plain), fields_of((evidence.stems | evidence.title_stems) - plain))
    return match is not None and match < scoring().soft.own_setting and not under_its_title(ask, evidence)


def _standing(near: float, evidence: EvidenceParts, clause: Clause | None, why: str) -> Standing:
    status = clause.status if clause else "demonstrated"
    direct = scoring().relations["direct"]
    return Standing(
        done(near, status), status, why, evidence, "leading people", known=True, same=near >= direct, rule="leading"
    )


def speaks_of_no_people(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the evidence shares with the line only words of leading, and speaks of no people or group."""
    shared = ask.stems & evidence.stems
    return shared <= _verbs() and evidence.stems.isdisjoint(people() | teams())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(stems(re.sub(r"[^a-z ]", " ", _table().verbs))) | frozenset(stems("leadership management"))


def led_in(evidence: EvidenceParts) -> Clause | None:
    """The first clause that says that people were led; None where none does."""
    return next((clause for clause in evidence.clauses if _leads(clause.text, clause.denied)), None)


def leads_by_title(title: str) -> bool:
    """Whether people answer to one of this title: a team leader, no deputy of one."""
    lowered = title.lower()
    return bool(_patterns().led_by_title.search(lowered)) and not _patterns().below.search(lowered)


@lru_cache(maxsize=8192)
def _leads(text: str, denied: frozenset[str]) -> bool:
    lowered = text.lower()
    found = _patterns()
    match = found.groups.search(lowered) or _counted(lowered)
    if match is None and not _ALONE.search(lowered):
        match = found.places.search(lowered)
    return match is not None and denied.isdisjoint(stems(match.group()))


def _counted(lowered: str) -> re.Match[str] | None:
    """Where a count of people is led: "lead two assistant accountants"."""
    for match in _patterns().counted.finditer(lowered):
        if not people_words().isdisjoint(match["who"].split()):
            return match
    return None
