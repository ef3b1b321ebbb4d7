"""Stories for the letter: statements of one's own work that read on inside a sentence, each told once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from tailoring.data_files import one_of
from tailoring.fit import ContentSource, MatchedContent
from tailoring.leaning import standing
from tailoring.letter_places import LOOSE, Place, places_of
from tailoring.letter_words import letter_data
from tailoring.model import Span
from tailoring.posting import Requirement
from tailoring.profile import Position, Profile
from tailoring.reframing import tidy
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.story_leads import ALIKE, Lead, led
from tailoring.verbs import verb_of
from tailoring.wording import sentences, uncapitalised, writing_data

# A capital inside a row of common words: "implementation and Configuration of …", "proposed and Implemented …".
_STRAY_CAPITAL = re.compile(
    r"(?:(?<=[a-z] and )|(?<=[a-z], ))[A-Z][a-z]+(?:tion|ment|ing|ance|ed)(?= [A-Za-z])"
    r"|(?<=[a-z] in )[A-Z][a-z]+ing(?= [a-z])"
)
_GERUND = re.compile(r"[A-Za-z]{2,}ing (?!(?:and|or)\b)[\w(]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What makes a name before it part of another: the sale in "shared sale plants".
_QUALIFIES = re.compile(
    r"(?:-|\s(?!(?:and|or|for|to|in|on|at|with|by|of|from|under|across|using|as|during|after|before|that|which|while|into)\b))"
    r"[A-Za-z]"
)
_LED_IN = re.compile(
    r"^(?:[\w-]+ )?(?:experience|knowledge|understanding|background|use|skills?|expertise|proficiency)"
    r" (?:of|in|with|as|using|across|on) (?:the |an? )?"
)
_DESCRIBES = re.compile(r"[a-z]+(?:al|ic|ive|ous|able|ible|ary|ful|less|ed|facing|based|driven)")
_JOINTS = "and|or|of|for|to|in|on|at|with|by|from|under|across|using|as|that|which|through|within|into|between"
# An act, and behind a semicolon what came of it: "…; complaints fell by a third".
_WITH_RESULT = 2
_RESULT = re.compile(
    r"[\w' -]+? (?:(?:grew|fell|rose|dropped|increased|decreased|improved)\b.*\d|(?:doubl|tripl|halv)ed\b)"
)
# So much of the telling words of one story in another, and so many, make them the same.
_ALIKE, _LEAST_ALIKE = 0.6, 4
# So much less relevant than the best evidence is as strong.
_AS_STRONG = 2
_STEM = 5
_LEAST_TELLING = 4
# Words that many needs and many stories hold: none of them makes a story speak of a need.
_IDLE = re.compile(
    r"(?:experienc|knowledg|understand|abilit|work|skill|with|using|other|manag|system|staff|team|people|good|strong"
    r"|excellen|busy|high|level|standard|time|servic|relevan|general|basic|sound|previous|environment|role|rules"
    r"|industr|practic|includ|this|that|their|from|your|have|will|must|able|when|them|they|into|process|support"
    r"|area|duties|week|year|month|days|daily|hour|perform|consist|effectiv|success|activit|opportunit|approach)"
)


class Story(NamedTuple):
    """What was done, where, by which fact, and how it is led in ("I", "my work included")."""

    place: Place
    fact_id: str
    did: str
    lead: Lead

    def told_by(self, pattern: str, times: int = 0) -> str:
        """The pattern with this place and lead in place of a post and of "I"; `times` such a lead was taken before."""
        said = letter_data().leads.get(self.lead, (self.lead,))
        return self.place.told(pattern).replace("I {did}", f"{said[times % len(said)]} {{did}}")

    @property
    def goes_on(self) -> bool:
        """Whether it is told in the present: "I order goods"."""
        verb = verb_of(self.did.split(" ", 1)[0])
        return self.lead == "I" and verb is not None and verb.form == "plain" and self.did.split(" ", 1)[0] not in ALIKE

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts that a sentence with this story rests on."""
        return (self.fact_id, *self.place.fact_ids)


class Stories:
    """The stories of one letter; none is told twice, nor told again of another place in nearly the same words.

    Only what the résumé shows, the facts `shown` where they are given, is told.
    """

    def __init__(self, profile: Profile, shown: Collection[str] | None = None) -> None:
        self.told_facts: set[str] = set()
        self.told_texts: set[str] = set()
        self.told_in_past: set[str] = set()
        self.in_past = {job.id for job in profile.positions if _mostly_past(job)}
        told = (*profile.positions, *profile.projects)
        facts = {fact.id: fact for fact in profile.facts}
        alone = {fact for item in told for fact, needed in standing(item, facts).items() if not needed}
        placed = {bullet.fact_id for item in told for bullet in item.bullets}
        self.place_of = {
            bullet.fact_id: place
            for bullet, place in reversed([*places_of(profile)])
            if (shown is None or bullet.fact_id in shown) and (bullet.fact_id in alone or bullet.fact_id not in placed)
        }

    def take(self, story: Story) -> None:
        """Keeps a story from being told again."""
        self.told_facts.add(story.fact_id)
        self.told_texts.add(story.did.casefold())
        if story.lead == "I" and not story.goes_on:
            self.told_in_past.add(story.place.name)

    def answering(self, match: MatchedContent, least: float = 0) -> Iterable[Story]:
        """The stories of a match's best evidence that is relevant enough to be told; where equal, a post's first."""
        floor = least or letter_data().least_relevance
        if match.kind == "soft_skill":
            floor = letter_data().least_relevance_soft
        best = match.source_content[0].relevance_score if match.source_content else 0
        floor = max(floor, best - _AS_STRONG)
        telling = [one for one in match.source_content if one.id in self.place_of and one.relevance_score >= floor]
        for source in sorted(telling, key=lambda one: self.place_of[one.id].rank):
            story = self.told(source)
            if story:
                yield story

    def told(self, source: ContentSource) -> Story | None:
        """The story of a source, where it can be told and was not yet."""
        return self.of_bullet(source.id, source.original_text)

    def of_bullet(self, fact_id: str, text: str) -> Story | None:
        """The story of a statement; None where it does not read on inside a sentence, or was told."""
        place = self.place_of.get(fact_id)
        if place is None or fact_id in self.told_facts:
            return None
        # What is dated before the post belongs to another.
        if place.since and any(int(year) < place.since for year in _YEAR.findall(text)):
            return None
        said = tidy(_first_statement(text))
        lead, did = led(said, text, ended=place.ended, done=place.done, dated=place.dated)
        # A noun without a place may be a heading as well as an act.
        if place.rank == LOOSE and lead != "I":
            return None
        did = _STRAY_CAPITAL.sub(lambda found: found.group().lower(), did)
        if not did or any(same_told(did, told) for told in self.told_texts):
            return None
        story = Story(place, fact_id, did, lead)
        # "I managed the stock. There, too, I order goods" would change its time within one post.
        past = place.id in self.in_past or place.name in self.told_in_past
        return None if story.goes_on and past else story


def _mostly_past(job: Position) -> bool:
    """Whether more lines of a post open in the past than in the plain form, which then is a slip."""
    forms = [verb.form for line in job.bullets if (verb := verb_of(line.text.split(" ", 1)[0]))]
    return forms.count("past") > forms.count("plain")


def idle(did: str) -> bool:
    """Whether a story tells little: "worked onshore and offshore", "held weekly meetings"."""
    return _idle_work().search(did) is not None


@cache
def _idle_work() -> re.Pattern[str]:
    return one_of(*letter_data().idle_work)


def same_told(one: str, other: str) -> bool:
    """Whether two stories tell nearly the same: most telling words of the shorter stand in the other."""
    first, second = _stems(one), _stems(other)
    shared, shorter = first & second, min(len(first), len(second))
    return one.casefold() == other.casefold() or (len(shared) >= _LEAST_ALIKE and len(shared) >= _ALIKE * shorter)


def speaks_of(need: str, did: str) -> bool:
    """Whether a story tells of the very thing a need names: both share a telling word's stem."""
    return bool(_stems(need) & _stems(did))


def answers(need: str, did: str) -> bool:
    """Whether a story answers a need by its words: both share one that few trades share, or two that many do.

    The need's head word is among them, or a rare noun before it: "wound care" is answered by wounds, "relational
    databases" not by what is relational.
    """
    shared, head = _stems(need) & _stems(did), head_of(need)
    rare = shared - _common_stems()
    nouns = (word for word in re.findall(r"[a-z]+", need.casefold()) if not _DESCRIBES.fullmatch(word))
    if head and head[:_STEM] not in shared and not any(word[:_STEM] in rare for word in nouns):
        return False
    return len(shared) > 1 or (bool(rare) and (len(_stems(need)) > 1 or _stands_there(shared, did)))


def _stands_there(stems: set[str], did: str) -> bool:
    """Whether a word of these stems is a thing or an act of its own there; "payment terms" speak of no payments."""
    words = (found for found in re.finditer(r"[A-Za-z]+", did) if found.group().casefold()[:_STEM] in stems)
    return any(re.search(r"(?:ed|ing)$", one.group()) or not _QUALIFIES.match(did[one.end() :]) for one in words)


def head_of(need: str) -> str:
    """The word that says what is asked, "" where none tells: "databases" of "experience with relational databases"."""
    thing = _LED_IN.sub("", need.casefold())
    words = re.findall(r"[a-z]+", re.split(rf"[,;(/]|\b(?:{_JOINTS})\b", thing, maxsplit=1)[0])
    telling = [word for word in words if len(word) >= _LEAST_TELLING and not _IDLE.match(word)]
    return telling[-1] if telling else ""


def telling_stems(text: str) -> set[str]:
    """The stems of a text's words that few trades share."""
    return _stems(text) - _common_stems()


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in writing_data().common_words)


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z]+", text.casefold())
    return {word[:_STEM] for word in words if len(word) >= _LEAST_TELLING and not _IDLE.match(word)}


def without_idle(text: str) -> str:
    """A text less the words that many needs and many stories hold."""
    return re.sub(r"[A-Za-z]+", lambda found: "" if _IDLE.match(found.group().casefold()) else found.group(), text)


def hints_at(need: str, text: str) -> bool:
    """Whether a text has a word that begins as one of the need's telling words: "cashed up" for "cash handling"."""
    said = {word[:_LEAST_TELLING] for word in re.findall(r"[a-z]+", text.casefold())}
    return any(stem[:_LEAST_TELLING] in said for stem in _stems(need))


def names_thing(requirement: Requirement, need: Span, text: str, taxonomy: Taxonomy, asked_words: str = "") -> bool:
    """Whether a text names what the requirement names within its `need`, or a kind of it.

    What is named is the head of the `asked_words`: a customer is no "customer-facing role".
    """
    terms = [t for t in requirement.terms if t.concept_id and t.text.casefold() not in writing_data().common_words]
    within = [term for term in terms if term.span.start < need.end and need.start < term.span.end]
    head = head_of(asked_words) if asked_words else ""
    if head and within and not any(head[:_STEM] in _stems(term.text) for term in within):
        return False
    asked = {term.concept_id for term in within or terms}
    return any(
        mention.modality == "held"
        and mention.actor != "other"
        and asked & {mention.concept_id, *taxonomy.ancestors(mention.concept_id)}
        and (not _QUALIFIES.match(text[mention.span.end :]) or taxonomy.concepts[mention.concept_id].kind == "tool")
        for mention in find_mentions(text, taxonomy)
    )


def near_names(requirement: Requirement, text: str, taxonomy: Taxonomy) -> bool:
    """Whether a text names a sister of what the requirement names: another kind of the same thing."""
    asked = {above for term in requirement.terms if term.concept_id for above in _parents(term.concept_id, taxonomy)}
    return any(asked & _parents(mention.concept_id, taxonomy) for mention in find_mentions(text, taxonomy))


def _parents(concept_id: str, taxonomy: Taxonomy) -> set[str]:
    return {above for above, steps in taxonomy.ancestors_by_distance(concept_id) if steps == 1}


def _first_statement(text: str) -> str:
    """The first sentence; what stands before a semicolon, unless all that it parts are acts, or it parts a result."""
    sentence = sentences(" ".join(text.split()))[0]
    acts = [part.rstrip(". ") for part in sentence.split("; ")]
    if len(acts) == _WITH_RESULT and _RESULT.match(acts[1]) and not _is_past_act(acts[1]):
        return "; ".join(acts)
    row = len(acts) > 1 and all(_is_past_act(act) for act in acts) and not re.search(r"\band \w+ed\b", sentence)
    return _row(acts) if row else _joined_acts(acts[0] if len(acts) > 1 else sentence)


def _joined_acts(statement: str) -> str:
    """A row of acts that nothing joins with its "and": "Wrote the plan, drew the maps"."""
    acts = statement.rstrip(". ").split(", ")
    whole = all(_is_past_act(act) for act in acts) or all(_GERUND.match(act) for act in acts)
    joined = any(_is_past_act(after) or _GERUND.match(after) for after in re.split(r"\band ", statement)[1:])
    return _row(acts) if len(acts) > 1 and whole and not joined else statement


def _row(acts: Sequence[str]) -> str:
    return f"{', '.join(acts[:-1])} and {uncapitalised(acts[-1])}"


def _is_past_act(text: str) -> bool:
    verb = verb_of(text.split(" ", 1)[0])
    return verb is not None and verb.form == "past" and text.split(" ", 1)[0] not in ALIKE
