"""Finds what of a claimed deed the facts give to someone else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import MARK, pieces_of
from tailoring.truth.deed_words import Making, Verbs
from tailoring.truth.deeds import OWNED, RAN, Deed, list_end
from tailoring.truth.doers import is_person
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.governing import governs
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.others import (
    by_others,
    claims_the_object,
    is_anothers,
    is_told_apart,
    keeps_owner,
    names_them,
    others_deeds,
    owned_by,
    same_deed,
)
from tailoring.truth.passages import Passage, canonical, inflected, passage
from tailoring.truth.reservations import by_someone

_SPEAKS_OF_IT = re.compile(r"\b(?:it|its|them|their|there|these|those|both|of the \w+)\b", re.IGNORECASE)
_BEHIND_THINGS = frozenset(
    {"for", "at", "in", "on", "by", "with", "during", "to", "from", "within", "across", "through", "over", "under"}
    | {"led", "run", "that", "which", "who", "where", "when", "while", "as", "after", "before"}
)
_ARTICLE = 3
_OUTSIDE = re.compile(
    r"\b(?:third-party|external(?:ly)?|outside|independent(?:ly)?|outsourced|contracted-out|bought-in|supplier['’]s"
    r"|contractor['’]s|consultant['’]s|agency['’]s|auditors?['’])[ -](?P<thing>(?:[\w-]+ ?){1,4})",
    re.IGNORECASE,
)
# "37, of which a mate fitted 9".
_OF_WHICH = re.compile(r"\bof (?:which|whom|them|these|those),? (?!I\b|we\b)[^.;,]*", re.IGNORECASE)


def anothers_part(deed: Deed, statement: Passage, source: Source) -> tuple[str, Evidence] | None:
    """A thing of the deed that the facts name only as someone else's work."""
    verb = statement.words[deed.verb.at].stem
    # Who translates what an agency translated claims the agency's deed; who manages does not claim the manager's.
    verbs = {verb} if deed.verb.level is not None and deed.verb.level < OWNED else set[str]()
    for stem in sorted(deed.stems | verbs):
        naming = _naming(stem, source, None if stem == verb else statement)
        if not naming or len(naming) == len(source.evidence) > 1 or _kept_as_theirs(deed, statement, stem, naming):
            continue
        if any(
            _names_the_doer(one, statement) or _same_as_own(deed, one) or less_theirs(statement, one.text)
            for one in naming
        ):
            continue
        if not any(_about_theirs(deed, one) for one in naming):
            continue
        if stem == verb and all(is_told_apart(deed.stems - {verb}, one, source) for one in naming):
            continue
        if stem != verb and (
            _told_as_outside(statement, stem) or any(_of_my_thing(deed, statement, stem, one) for one in naming)
        ):
            continue
        if stem != verb and all(_tells_own_part(deed, statement, one) for one in naming):
            continue
        if all(is_anothers(one, stem) for one in naming):
            own = [one for one in source.evidence if len(deed.stems & one.stems) >= 2 and not is_anothers(one, stem)]
            split = _split_work(deed, naming[0])
            beside = not split and len(deed.stems & naming[0].stems) > 1
            listed = _is_object(deed, statement, stem) or _coordinated(deed, statement, stem)
            if (stem == verb or (not own and not beside) or listed) and governs(naming[0].text, statement, source):
                return stem, naming[0]
    return None


def _naming(stem: str, source: Source, statement: Passage | None) -> list[Evidence]:
    """The sentences that name a thing; with a statement, not those where the word only tells who someone is."""
    named = [one for one in source.evidence if stem in one.stems]
    return [one for one in named if statement is None or not _only_a_person(stem, one, statement)]


def _only_a_person(stem: str, one: Evidence, statement: Passage) -> bool:
    """Whether a word only tells there who someone is, and here something else: a consultant, a consultation."""
    told = [word for word in one.passage.words if word.stem == stem]
    said = [word for word in statement.words if word.stem == stem]
    return bool(told) and all(is_person(word.lower) for word in told) and not any(is_person(w.lower) for w in said)


def _told_as_outside(statement: Passage, stem: str) -> bool:
    """Whether the statement tells a thing as done by others: "findings of a third-party penetration test"."""
    if any(word.stem == stem and by_someone(statement, at) for at, word in enumerate(statement.words)):
        return True
    named = (passage(match.group("thing")).words for match in _OUTSIDE.finditer(statement.text))
    return any(word.stem == stem for words in named for word in words)


def less_theirs(statement: Passage, text: str) -> bool:
    """Whether a text counts out what another did, and the statement does not tell the whole number."""
    share = _OF_WHICH.search(text)
    if share is None:
        return False
    whole = {q.value for q in quantities(text[: share.start()]) if q.unit != "year-name"}
    said = {q.value for q in quantities(statement.text) if q.unit != "year-name"}
    theirs = {q.value for q in quantities(share.group()) if q.unit != "year-name"}
    least = {first - second for first in whole for second in theirs}
    return bool(whole and theirs and said) and (not said & whole or bool(said & least))


def _of_my_thing(deed: Deed, statement: Passage, stem: str, one: Evidence) -> bool:
    """Whether a word only stands before what was the writer's part: the swaps of a rota that another writes."""
    rest = one.fact.text
    for other in others_deeds(one):
        rest = rest.replace(other.text, " ")
    mine = passage(rest).stems() - one.stems
    for at in range(deed.verb.at + 1, deed.clause[1] - 1):
        word, head = statement.words[at], statement.words[at + 1]
        joined = statement.text[word.end : head.start] == " "
        apart = joined and not _coordinated(deed, statement, stem)
        if word.stem == stem and apart and head.content and head.stem in mine:
            return True
    return False


def _kept_as_theirs(deed: Deed, statement: Passage, stem: str, naming: Sequence[Evidence]) -> bool:
    """Whether the statement tells the thing as someone else's, and the deed as on it: "turned her idea into plans"."""
    made = deed.verb.base in knowledge(Making).making
    return not made and all(keeps_owner(statement, one, stem) for one in naming)


def _same_as_own(deed: Deed, one: Evidence) -> bool:
    """Whether the sentence says outright that the person did this: "drilled by our partner, I monitored"."""
    opening = one.passage.words[0].lower if one.passage.words else ""
    stays = by_others(one.text) or owned_by(one.text) or opening.endswith("ing")
    if not stays and not others_deeds(one) and same_deed(deed.verb.base, opening):
        # "Looks after a parcel firm's vans": the vans are theirs, the care of them is not.
        return True
    told = passage(one.fact.text)
    return any(
        verb.at and told.words[verb.at - 1].lower == "i" and same_deed(deed.verb.base, verb.base) for verb in told.verbs
    )


def _tells_own_part(deed: Deed, statement: Passage, one: Evidence) -> bool:
    """Whether the deed is the writer's own in that fact, on a thing of which someone else did another part."""
    theirs = others_deeds(one)
    if not theirs or deed.verb.level is None or deed.verb.level > RAN:
        return False
    if any(same_deed(deed.verb.base, other.verb) for other in theirs):
        return False
    rest = one.fact.text
    for other in theirs:
        rest = rest.replace(other.text, " ")
    own, said = passage(rest), statement.words[deed.verb.at].stem
    taken = passage(" ".join(other.text for other in theirs)).stems()
    taken -= shared_kin(taken, own.stems())
    if any(_coordinated(deed, statement, stem) for stem in taken):
        return False
    if not _SPEAKS_OF_IT.search(rest) and any(item and item <= taken for item in _items(deed, statement)):
        return False
    mine = any(same_deed(deed.verb.base, verb.base) for verb in own.verbs) or shared_kin({said}, own.stems())
    # "Placed the order", where the facts say "ordered".
    mine = mine or deed.stems & {own.words[verb.at].stem for verb in own.verbs}
    idle = all(canonical(other.verb) in _idle() for other in theirs)
    return bool(mine) or (idle and len(shared_kin(deed.stems - taken, own.stems())) > 1)


@cache
def _idle() -> frozenset[str]:
    """What others may do beside a deed without taking part in it: prefer, ask, thank."""
    return frozenset(canonical(form) for base in knowledge(Verbs).idle for form in (base, *inflected(base)["past"]))


def _items(deed: Deed, statement: Passage) -> Iterator[frozenset[str]]:
    """The telling words of each thing that the verb governs: those of a list one by one, no phrase behind them."""
    first = deed.verb.at + 1
    last = list_end(statement, deed.clause)
    for at in range(first, last + 1):
        word = statement.words[at] if at < last else None
        gap = statement.text[statement.words[at - 1].end : word.start] if word and at > first else ""
        ends = word is None or word.lower in _BEHIND_THINGS
        if ends or "," in gap or (word and word.lower == "and"):
            yield statement.stems((first, at))
            first = at
        if ends:
            return


def _about_theirs(deed: Deed, one: Evidence) -> bool:
    """Whether the deed is on what someone else dealt with there."""
    others = others_deeds(one)
    return not others or any(claims_the_object(deed.stems, other, one.fact.text) for other in others)


def _split_work(deed: Deed, one: Evidence) -> bool:
    """Whether the sentence gives the person another part: "prepared the cases, the solicitor pleaded"."""
    others = {other.text for other in others_deeds(one)}
    own = [part for part in pieces_of(one.text, MARK) if part.strip() not in others]
    verbs = [verb for part in own for verb in passage(part).verbs if verb.level is not None]
    return bool(others and verbs) and not any(same_deed(deed.verb.base, verb.base) for verb in verbs)


def _names_the_doer(one: Evidence, statement: Passage) -> bool:
    """Whether the statement names the other doer too: the agency, the accountant."""
    cues = any_of(knowledge(Verbs).others_cues)
    # "Belongs to the" names nobody; who it belongs to stands behind.
    told = [piece[cue.start() :] for piece in pieces_of(one.text, MARK) for cue in cues.finditer(piece)]
    told += by_others(one.text) + owned_by(one.text)
    told += [deed.text for deed in others_deeds(one)]
    people = knowledge(Verbs).others
    named = {word for text in told for word in re.findall(r"[a-z]+", text.lower())}
    doers = {
        word.removesuffix("s") if word not in people else word for word in named if word.removesuffix("s") in people
    }
    said = {word.lower for word in statement.words}
    said |= {word.removesuffix("s") for word in said}
    if any(names_them(deed, statement) for deed in others_deeds(one)):
        return True
    behind = {word for text in told for word in re.findall(r"[a-z]+", text.lower().partition(" by ")[2])}
    return bool(doers & said) or bool({word for word in behind if len(word) > _ARTICLE} & said)


def _is_object(deed: Deed, statement: Passage, stem: str) -> bool:
    """Whether the word is among the first things after the verb, not in a phrase behind them."""
    at = deed.verb.at + 1
    for word in statement.words[at : list_end(statement, deed.clause)]:
        if (
            word.lower
            in {"for", "at", "in", "on", "by", "with", "during", "to", "from", "within", "across", "through", "of"}
            and word.stem != stem
        ):
            return False
        if word.stem == stem:
            return True
    return False


def _coordinated(deed: Deed, statement: Passage, stem: str) -> bool:
    """Whether the word is told beside another of its kind: "for the studio and the main house", "north and south"."""
    for at in range(deed.verb.at + 1, deed.clause[1]):
        near = [statement.words[n].lower if 0 <= n < len(statement.words) else "" for n in (at - 2, at - 1, at + 1)]
        goes_on = any(verb.at in {at + 2, at + 3} for verb in statement.verbs)
        joined = near[1] == "and" or (near[-1] == "and" and not goes_on)
        joined = joined or (near[0] == "and" and not statement.words[at - 1].content)
        if statement.words[at].stem == stem and joined:
            return True
    return False
