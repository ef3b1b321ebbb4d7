"""Which of the listed skills are shown, and by what name: each thing once, nothing that names no skill, no shouting."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from tailoring.facts import Fact
from tailoring.interchange import interchangeable
from tailoring.plain_language import head_form
from tailoring.profile import Profile, Skill
from tailoring.reading.cues import title_score
from tailoring.reading.vocabulary import fold, phrases
from tailoring.skills.normalise import fold_phrase, folded_words
from tailoring.skills.taxonomy import Taxonomy
from tailoring.word_list import english_words
from tailoring.wording import writing_data

_LONGEST_ABBREVIATION = 5
_LEVEL_BEFORE = re.compile(
    r"(?P<level>basic|elementary|limited|some|familiar)(?:s|ity)?\s+(?:[\w-]+\s+)?(?:of|in|with|on)\b", re.IGNORECASE
)
_OTHER_LEVEL = re.compile(r"(?:advanced|expert|good|strong|proficient|fluent|intermediate|excellent)\b", re.IGNORECASE)
_JOINED = range(2, 6)  # characters between two skills of one row: ", ", " and "
_LONGEST_NAME = 8  # words that are no names, versions or asides; what is longer is a sentence
_ASIDE = re.compile(r"\([^()]*\)")
_NAMED = re.compile(r"(?<=\s)(?:[A-Z]\S*|[^\sa-zA-Z]\S*)")
_LIST_IN_SENTENCE = re.compile(r"\S+ .*\b(?:such as|like|including|namely|e\.g\.?|viz\.?)\s")
_GOES_ON = re.compile(r"\S (?:with|for|on|from|by|at|into|using|across|within) \S")
_FIGURES = re.compile(r"\d+")
_JOINS = re.compile(r"[,;/&+]|\b(?:and|or|to|of|in|for|on|with|by)\b", re.IGNORECASE)
_INITIALS = re.compile(r"[b-df-hj-np-tv-xz]{2,4}")  # small letters that no word is made of: "cbs"
_TITLED = 2  # from this score on a text names a post
_TAIL = re.compile(r"(?<=\w) (?:skills?|abilit(?:y|ies)|capabilit(?:y|ies)|programming|knowledge)$", re.IGNORECASE)
_GRADE = re.compile(r"[B-Zb-z][+-]")  # "C+": a mark, or a name that lost a sign


def held_titles(profile: Profile) -> frozenset[str]:
    """The titles the person held, folded."""
    titles = (profile.headline, *(position.title for position in profile.positions))
    return frozenset(fold_phrase(title) for title in titles if title)


def is_statement(name: str, taxonomy: Taxonomy) -> bool:
    """Whether a listed name is a sentence rather than the name of a skill: "Involved in writing"."""
    told = re.match("|".join(writing_data().no_skills), name, re.IGNORECASE) is not None or _runs_on(name)
    words = _NAMED.sub("", _ASIDE.sub("", name)).split()
    return (told or len(words) > _LONGEST_NAME) and not taxonomy.find(name)


def _runs_on(name: str) -> bool:
    """Whether two names stand in one, with nothing between them: "Linux 2.6 Linux V 6"."""
    words = [word for word in name.casefold().split() if word.isalpha() and len(word) > 1]
    return len(words) > len(set(words)) and not _JOINS.search(name)


def cut_from_sentences(profile: Profile, taxonomy: Taxonomy) -> frozenset[str]:
    """The facts of names that were cut out of a sentence at its commas: "Tools such as Nagios, Zabbix with SMS".

    Where the last goes on with the sentence, what it says belongs to all of them, so that none can stand alone; else
    the first alone is no name. In a row of tongues and pastimes none is a skill.
    """
    facts = {fact.id: fact for fact in profile.facts}
    rows: list[list[Fact]] = []
    for fact in filter(None, (facts.get(skill.fact_id) for skill in profile.skills)):
        if rows and fact.source.span.start - rows[-1][-1].source.span.end in _JOINED:
            rows[-1].append(fact)
        else:
            rows.append([fact])
    cut = [row for row in rows if len(row) > 1 and _opens_sentence(row[0].text) and _GOES_ON.search(row[-1].text)]
    cut += [row[:1] for row in rows if len(row) > 1 and _LIST_IN_SENTENCE.match(row[0].text)]
    cut += [row for row in rows if _is_of_tongues(row, taxonomy)]
    return frozenset(fact.id for row in cut for fact in row)


def _is_of_tongues(row: Sequence[Fact], taxonomy: Taxonomy) -> bool:
    """Whether one name in a row names several languages, and none in it is a known skill: "Latin Greek, chess"."""
    tongues = phrases("languages.yaml", "languages")
    named = any(len(set(tongues.findall(fold(fact.text)))) > 1 for fact in row)
    return named and not any(taxonomy.find(fact.text) for fact in row)


def _opens_sentence(text: str) -> bool:
    return _LIST_IN_SENTENCE.match(text) is not None or head_form(_ASIDE.sub("", text).strip()) in ("gerund", "past")


def names_skill(name: str, titles: Collection[str], taxonomy: Taxonomy) -> bool:
    """Whether a listed name is a skill rather than a post ("ENGINEER", a title held), a label or a mark ("C+")."""
    if fold_phrase(name) in _labels():
        return False
    if taxonomy.find(name):
        return True
    is_post = fold_phrase(name) in titles or (len(name.split()) == 1 and title_score(name) >= _TITLED)
    return not is_post and not _GRADE.fullmatch(name)


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(fold_phrase, writing_data().no_skills_alone))


def alike(skills: Iterable[Skill], taxonomy: Taxonomy) -> list[list[Skill]]:
    """The skills, those that are one thing together, the one to show first at the head."""
    found: list[list[Skill]] = []
    for skill in skills:
        same = next((group for group in found if _one_thing(group[0].name, skill.name, taxonomy)), None)
        if same is None:
            found.append([skill])
        else:
            same.append(skill)
            same.sort(key=_rank)
    return found


def _rank(skill: Skill) -> tuple[bool, bool, bool, int]:
    """What is shown first of several names of one skill: with its level, its version, in its own group, the fuller."""
    level = level_of(skill)
    return not level, not _FIGURES.search(skill.name), not skill.group, 0 if level else -len(skill.name.split())


def with_shared_levels(profile: Profile) -> tuple[tuple[Skill, ...], dict[str, str]]:
    """The skills, a level before a row of them with each, and the facts that lend it: "basic knowledge of QTP, SAP"."""
    facts = {fact.id: fact for fact in profile.facts}
    skills: list[Skill] = []
    lent: dict[str, str] = {}
    level, lender, end = "", "", -1
    for skill in profile.skills:
        fact = facts.get(skill.fact_id)
        opens = _LEVEL_BEFORE.match(fact.text) if fact else None
        near = (
            fact is not None
            and fact.source.span.start - end in _JOINED
            and not (skill.level or _OTHER_LEVEL.match(fact.text))
        )
        if opens:
            level, lender = skill.level or opens["level"].casefold(), skill.fact_id
        elif level and near:
            lent[skill.fact_id] = lender
        else:
            level = ""
        skills.append(skill.model_copy(update={"level": level}) if skill.fact_id in lent else skill)
        end = fact.source.span.end if fact else -1
    return tuple(skills), lent


def level_of(skill: Skill) -> str:
    """The level that a person gives a skill; a span of time is none."""
    return "" if re.fullmatch(writing_data().spans, skill.level, re.IGNORECASE) else skill.level


def _one_thing(one: str, other: str, taxonomy: Taxonomy) -> bool:
    """Whether two names are one thing spelled otherwise, shortened, or with its maker before it ("MS Excel")."""
    if fold_phrase(one) == fold_phrase(other) or _bare(one) == _bare(other):
        return True
    versions = [_FIGURES.findall(name) for name in (one, other)]
    if all(versions) and versions[0] != versions[1]:
        return False
    briefer, fuller = sorted((one, other), key=lambda name: len(name.split()))
    if _told_within(briefer, fuller, taxonomy):
        return True
    short, long = sorted((folded_words(one), folded_words(other)), key=len)
    if len(long) > 1 and "".join(short) == "".join(word[0] for word in long):
        return True
    concept = taxonomy.find(one)
    if not concept or concept != taxonomy.find(other):
        return False
    return interchangeable(one, other) or _ends_with(long, short)


def _told_within(short: str, long: str, taxonomy: Taxonomy) -> bool:
    """Whether the longer name tells the shorter: with a version, as a test, or beside another of its kind."""
    words = long.casefold().split()
    if [word for word in words if word != "server"] == short.casefold().split() and _FIGURES.search(short):
        return True
    before, rest = words[: len(short.split())], words[len(short.split()) :]
    if before == short.casefold().split() and rest:
        versions = all(re.fullmatch(r"v?\d[\d.]*[a-z]{0,2}", word) for word in rest)
        return versions or (rest == ["testing"] and not taxonomy.find(short))
    if words.count("and") != 1:
        return False
    at = words.index("and")
    return short.casefold().split() in ([*words[:at], words[-1]], words[at + 1 :])


def _bare(name: str) -> str:
    """A skill's name, folded, less a last word that only says that it is one: "SOLID programming" is "SOLID"."""
    return fold_phrase(_TAIL.sub("", name))


def _ends_with(long: Sequence[str], short: Sequence[str]) -> bool:
    return bool(short) and list(long[-len(short) :]) == list(short)


def shown_name(name: str, taxonomy: Taxonomy, shouted: Collection[str] = ()) -> str:
    """A skill's name; one that shouts is written as the taxonomy writes it, or as a plain word is.

    Initials in small letters get their capitals. Of the plain words that are `shouted`, one alone is an abbreviation.
    """
    if _INITIALS.fullmatch(name) and name not in english_words():
        return name.upper()
    if not name.isupper():
        return name
    concept = taxonomy.find(name)
    known = (taxonomy.name(concept), *taxonomy.aliases(concept)) if concept else ()
    names = [one for one in known if one.casefold() == name.casefold()]
    if not names:
        return name.capitalize() if is_plain(name) and {name} != set(shouted) else name
    best = next((one for one in names if not one.islower()), names[0] if names else "")
    # A short one that the taxonomy writes small is an abbreviation all the same.
    return best if best and (not best.islower() or len(best) > _LONGEST_ABBREVIATION) else name


def is_plain(name: str) -> bool:
    """Whether a name is made of long English words, and so of no abbreviation."""
    words = name.casefold().split()
    return all(len(word) > _LONGEST_ABBREVIATION and word in english_words() for word in words)
