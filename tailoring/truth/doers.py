"""Tells the doer of a sentence: its likely verb, and whether who stands before that is another person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.evidence import Evidence
from tailoring.truth.knowledge import knowledge
from tailoring.truth.limit_words import Limits
from tailoring.truth.outcome_words import Causation
from tailoring.truth.passages import Passage, Word, inflected, verb_forms
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.relation_words import WordLists

_ADVERBS = frozenset({"then", "later", "also", "always", "now", "still", "usually", "finally", "eventually", "already"})
_SHORT = 4
# "Has borescoped four engines": nobody is called Has.
_HAVE = frozenset({"has", "have", "had"})
_TITLED = frozenset({"Dr", "Mr", "Mrs", "Ms", "Prof", "Miss"})
_CLAUSES = frozenset({"i", "we", "which", "who", "that"})
_BEHIND = frozenset({"in", "on", "at", "beside", "under", "from", "of", "for", "with", "by", "to"})
_NOT_OTHERS = _CLAUSES | _BEHIND | {"after", "before", "when", "while", "as", "if", "since", "until"}
DETERMINERS = frozenset(
    {"the", "a", "an", "my", "our", "another", "each", "every", "both", "two", "three", "four", "five", "six", "some"}
    | {"other", "its", "their", "his", "her", "most"}
)
_DETERMINED = frozenset(
    {"it", "them", "the", "a", "an", "this", "that", "these", "those", "all", "our", "my", "its", "their", "his", "her"}
    | {"both", "each", "every", "most", "some", "him"}
)
_BEFORE_NOUNS = frozenset({"the", "a", "an", "my", "our", "its", "their"})
_PASSIVE = frozenset({"was", "were", "is", "are", "be", "been", "being", "got", "gets", "not"})
_LISTS = ("shortlist", "longlist", "checklist", "playlist", "wishlist", "waitlist", "watchlist", "packlist")
_PERSON_ENDINGS = (
    *("ist", "ian", "eer", "man", "woman", "men", "women", "wright", "expert"),
    *("trustee", "referee", "governor", "keeper", "worker", "owner"),
)
# "Training delivered face to face", "Accounts reconciled term by term": no name stands before these verbs.
_NO_NAMES = (
    "s",
    "ing",
    "ion",
    "ment",
    "nce",
    "ity",
    "ness",
    "ship",
    "ure",
    "ware",
    "ics",
    "ory",
    "ary",
    "age",
    "al",
    "ll",
)
_ADJECTIVES = ("ible", "able", "ive", "ful", "ous", "less", "ed", "ing")
_SPELLS = frozenset({"hour", "minute", "shift", "night", "term", "season", "fortnight", "session", "morning", "round"})
_WHEN = frozenset({"term", "face", "side", "day", "week", "month", "year", "full", "part", "overnight", "together"})
_NAMES = 2
_SUBJECT = 5
_SUBORDINATE = frozenset({"that", "which", "whom", "while", "as", "when", "before", "after", "because", "though"})
_SOME_OF_THEM = re.compile(r"(?:and |but )?(?:\w+ ){1,2}of (?:them|these|those|which)\b", re.IGNORECASE)


def is_finite(part: Passage, at: int) -> bool:
    """Whether a word may be the verb of a sentence: a past form, "signs them off"."""
    word = part.words[at].lower
    form = verb_forms().get(word)
    if at and part.words[at - 1].lower in _BEFORE_NOUNS:
        # "And its tests": a thing, no deed.
        return False
    if word in knowledge(Verbs).did:
        return True
    if word in _PASSIVE:
        return False
    if at + 1 == len(part.words) and word in _human_deeds():
        return True
    if form is None:
        # A verb that no list holds shows by its ending, in the present by the thing it is done to.
        behind = part.words[at + 1].lower if at + 1 < len(part.words) else ""
        many = part.words[at].content and part.words[at - 1].lower.endswith("s") and part.words[at - 1].content
        present = (many or (word.endswith("s") and not word.endswith(("ss", "'s")))) and behind in _DETERMINED
        # "120 parcels a day" counts parcels: no one parcels.
        present = present and not _is_counted(part, at)
        return present or (word.endswith("ed") and len(word) > _SHORT)
    plural = form[2] == "base" and at > 0 and part.words[at - 1].lower.endswith("s") and part.words[at - 1].content
    return plural or (form[2] in {"past", "s"} and form[0] != word)


def _is_counted(part: Passage, at: int) -> bool:
    """Whether a word is a counted thing, not a verb: "120 parcels a day", "ten sites each week"."""
    before = part.words[at - 1].lower
    if before.isdigit() or before in knowledge(Quantities).numbers:
        return True
    spell = part.words[at + 2].lower.removesuffix("s") if at + 2 < len(part.words) else ""
    return part.words[at + 1].lower in {"a", "an", "each", "every", "per"} and (
        spell in knowledge(Quantities).spells or spell in _SPELLS
    )


def is_another(part: Passage, at: int, one: Evidence) -> bool:
    """Whether the words before a verb name a person or a group other than the writer."""
    people = knowledge(Verbs)
    words = [word for word in part.words[:at] if word.lower not in _ADVERBS]
    if not words or _is_mine(words) or _of_things(part, one) or _does_mine(words):
        return False
    cut = next((n for n, word in enumerate(words) if n and word.lower in _BEHIND), len(words))
    head, whole = words[cut - 1], cut == len(words) or words[0].lower in DETERMINERS
    owned = part.text[head.end : head.end + 2] in {"'s", "’s"}
    if owned or (words[0].lower in {"my", "our"} and head.lower in people.own_people):
        return False
    listed = head.lower in people.others or head.lower.removesuffix("s") in people.others
    # "My colleague Ines", "the vicar Tom": a name behind what the person is.
    before = words[cut - 2].lower if cut > _NAMES else ""
    named = head.capital and words[0].lower in DETERMINERS and (before in people.others or is_person(before))
    listed = listed or named
    its_own = any(word.lower == "own" for word in words) and words[0].lower not in {"my", "our"}
    if its_own or words[0].lower in {"another", "others"} or (listed and whole):
        return True
    if part.words[at - 1].lower in _PASSIVE:
        return False
    by_deed = part.words[at].lower in _human_deeds() and head.lower not in knowledge(Causation).around
    determined = words[0].lower in DETERMINERS and len(words) > 1
    if determined and (is_person(head.lower) or by_deed):
        return True
    return words[0].raw in _TITLED or _is_name(part, words[:cut], at, one)


def _is_mine(words: Sequence[Word]) -> bool:
    """Whether a part opens as one on the writer's own deed, or as no sentence of its own."""
    first = words[0].lower
    if first in knowledge(Limits).negators or first in _HAVE:
        # "Never lost a crate": nobody is called Never.
        return True
    deed = _opens_a_deed(first) and first not in knowledge(Verbs).others
    return deed or first in _NOT_OTHERS or any(word.lower in _CLAUSES for word in words)


def _does_mine(words: Sequence[Word]) -> bool:
    """Whether a thing of the writer's does it: "my scripts check the screens"."""
    if words[0].lower != "my":
        return False
    end = next((n for n, word in enumerate(words) if n and word.lower in _BEHIND), len(words))
    return not any(_is_someone(word.lower) or word.raw in _TITLED for word in words[1:end] if not word.capital)


def _of_things(part: Passage, one: Evidence) -> bool:
    """Whether a part is on some of them, where the fact names nobody before: "240 stories; six of them led"."""
    some = _SOME_OF_THEM.match(part.text)
    if some is None:
        return False
    before = one.fact.text.partition(part.text)[0].split()
    return not any(_is_someone(word.strip(",.;:")) for word in before if word.islower())


def does_another(statement: Passage, at: int) -> bool:
    """Whether a clause of the statement gives a deed to somebody else: "a prize that a local teacher won"."""
    words = [word.lower for word in statement.words[max(0, at - _SUBJECT) : at]]
    if not words or not _is_someone(words[-1]):
        return False
    opens = next((n for n in range(len(words) - 2, 0, -1) if words[n] in DETERMINERS), 0)
    return bool(opens) and words[opens - 1] in _SUBORDINATE


def _is_someone(noun: str) -> bool:
    others = knowledge(Verbs).others
    return is_person(noun) or noun in others or noun.removesuffix("s") in others


def _opens_a_deed(word: str) -> bool:
    """Whether a part that begins with the word tells of a deed of the writer: "Deputised for the manager"."""
    return word in verb_forms() or (word.endswith("ed") and len(word) > _SHORT) or word == "co"


@cache
def _human_deeds() -> frozenset[str]:
    """The forms of the deeds that only people do, active ones: no participle that may stand behind a thing."""
    bases = knowledge(Verbs).human
    forms = frozenset(form for base in bases for kind in ("s", "past") for form in inflected(base)[kind])
    return forms - {"cast"}


def is_person(noun: str) -> bool:
    """Whether a noun names a person by what they do: the farmer, two outside experts, our machinist."""
    bare = noun.removesuffix("s")
    heads = knowledge(Titles).heads
    known = noun in heads or bare in heads or bare in knowledge(Verbs).occupations
    # "The shortlist", "a checklist": no persons.
    return known or (bare.endswith(_PERSON_ENDINGS) and not bare.endswith(_LISTS))


def _is_name(part: Passage, words: Sequence[Word], at: int, one: Evidence) -> bool:
    """Whether a part opens with a person's name: "Priya owned pricing", "Mo and Bea hosted the quiz"."""
    names = [word for word in words if word.lower != "and"]
    if words[-1].lower.endswith(_ADJECTIVES):
        # "Responsible for delivering", "Active in raising": no name.
        return False
    if (
        not names
        or names[0].lower in DETERMINERS
        or len(names) > _NAMES
        or not all(word.capital and word.raw.isalpha() for word in names)
    ):
        return False
    home = f"{one.fact.employer} {one.fact.role}".lower()
    first = names[0].lower
    numbers = knowledge(Quantities).numbers
    if first in home or first in numbers or names[0].raw in knowledge(WordLists).capitals or names[0].raw.isupper():
        return False
    following = part.words[at + 1] if at + 1 < len(part.words) else None
    joined = part.text[names[-1].end : part.words[at].start]
    if following is None or "-" in joined or part.text[part.words[at].end : following.start] != " ":
        return False
    if following.lower in _DETERMINED - {"each", "every"} or following.raw.isdigit():
        return True
    told = verb_forms().get(part.words[at].lower)
    thing = (
        following.content
        and following.lower not in numbers
        and not following.lower.endswith("ly")
        and following.lower not in _WHEN
    )
    return thing and bool(told and told[1] is not None) and not first.endswith(_NO_NAMES)
