"""How far a story of a soft skill reaches: whose deed it tells, for how long, before whom, and where it happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import content_stems
from tailoring.confidence_rules.clauses import Clause, Status
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER, cue, plain_titles, verb_levels
from tailoring.confidence_rules.roles import role_tier, roles_named
from tailoring.confidence_rules.soft_families import Family, named_takers
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

_HEADING = re.compile(
    r"\W*(?:[\w-]+ (?:years?|seasons|winters|summers) (?:as )?(?:a|an|the)? ?)?"  # "Twenty years a vet near Cadiz. …"
    r"(?!(?:the|a|an|my|our|his|her|their)\b|\d)([^.:,;–—(]{3,70}?)\s*(?:[.:,;–—(]|$)"
)
_POST = r"(?:[\w'’-]+\s+){0,4}(?:%s)(?=\s*$|\s+(?:in|on|at|for|of|to|with|before|until|aboard|from|by)\b)"
_LONGEST_PLACE = 7  # words of a heading that names a place
_DEED_END = re.compile(r"[.;:,!?–—]\s*|\s+(?:and|then|but|so)\s+")
_OPENS = re.compile(r"^(?:(?:i|we|then|just|simply|always|often|usually|also|only|once|twice|next|later)\b\s*)*")
_PAST = re.compile(
    r"(?:[a-z]{2,}ed|told|went|took|gave|made|kept|ran|led|sat|stood|wrote|rang|drew|laid|put|let|held|met|saw|heard|said|"
    r"brought|caught|found|built|dealt|got|sent|taught|won|broke|chose|drove|spoke|began|knew|learnt|read|cut|set|shut|bought|"
    r"rode|sang|swam|fed|felt|hung|kept|left|lent|paid|rose|sold|stuck|threw|woke|wore|rewrote|rebuilt|"
    r"had (?=(?:the|it|them|him|her|everyone|all|both)\b))\b"
)
_THEY = re.compile(r"\W*(?:(?:and|then|so|later|afterwards|in the end)\W+)*(?:he|she|they|it)\b")
_THEY_LAST = re.compile(r"\b(?:he|she|they)\s+$")
_AT_SIDE = re.compile(r"(?:stood|sat|walked|sitting|standing) (?:by|beside|next to|alongside)$")
_EACH = re.compile(r"(?:each|every|all)\b(?: [\w'’-]+){0,3} [a-z]{2,}ed\b")
_BIDDEN = re.compile(r"\w+ (?:to|by)\b")
_NAMED = re.compile(
    r"\b(?:i|we)\s+(?:(?:then|just|simply|always|often|usually|also|only|still|mostly)\s+)*"
    r"(?!never|(?:had|have) no|(?:did|do|was|could|would|have|had) (?:not|never)|(?:did|do|was|could|would)n)(?=[a-z])"
)
_MINE = re.compile(r"\b(?:was|were|is|are) mine\b")


class StoryReach(Model):
    """The words of story_reach.yaml."""

    posts: str
    places: str
    sentence: str
    stand_in: str
    wide: str
    corner: str
    small: str
    of_several: tuple[str, ...]
    several: str
    several_asked: str
    paper: str
    meeting: str
    of_meeting: tuple[str, ...]
    others_did: str
    beside: str
    credit: str
    post_ends: str


@cache
def _table() -> StoryReach:
    return load_yaml(FOLDER / "story_reach.yaml", StoryReach)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    lines: str = getattr(_table(), name)
    joined = "|".join(line.strip() for line in lines.strip().splitlines())
    return re.compile(rf"(?<![\w-])(?:{named_takers(joined)})")


@cache
def _post() -> re.Pattern[str]:
    posts = "|".join(one.strip() for one in _table().posts.replace("\n", " ").split("|"))
    return re.compile(_POST % f"{posts}|{_table().post_ends}")


@cache
def _place() -> re.Pattern[str]:
    places = "|".join(one.strip() for one in _table().places.replace("\n", " ").split("|"))
    return re.compile(rf"\b(?:{places})(?=\s*$|\s+(?:in|on|at|for|of|to|with|by)\b)")


def told_from_elsewhere(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the story opens with a post or place that is not the job's: "Castle guide. Forty children …"."""
    heading = _heading(evidence.evidence.text)
    if not heading:
        return False
    named = content_stems(heading) - plain_titles()
    job = ask.context_stems | ask.stems
    if not named or not named.isdisjoint(job):
        return False
    return role_tier(ask.roles | ask.context_roles, roles_named(heading)) not in ("direct", "transferable")


def _heading(text: str) -> str:
    """The post or place that opens a text in place of a sentence; "" where none does."""
    match = _HEADING.match(text.lower())
    if match is None:
        return ""
    opening = match[1]
    post = _post().match(opening)
    if post and not re.search(_table().sentence, post.group()):
        return post.group()
    ends = text[match.end(1) : match.end()].strip()
    place = ends in (":", ".", ",") and len(opening.split()) <= _LONGEST_PLACE and _place().search(opening)
    return opening if place and not re.search(_table().sentence, opening) else ""


def opens_with_deed(text: str) -> bool:
    """Whether the text opens with the deed itself, as a line of a résumé does, and not with the scene."""
    return _PAST.match(text.lower()) is not None and not _BIDDEN.match(text)


def statuses_told(clauses: Sequence[Clause]) -> Iterator[Status]:
    """The statuses of the clauses, as far as they tell of the person or of one who may take the matter over.

    "They took the second", "she pressed the button": what those do for whom the deed was done is how it ended. To have
    stood or sat by somebody is a deed, unless it was by one who did the work.
    """
    before = ""
    for clause, following in zip(clauses, (*clauses[1:], None), strict=True):
        texts = (clause.text.lower(), following.text.lower() if following else "")
        if clause.status not in ("observed", "assisted") or not _theirs(clause.status, before, *texts):
            yield clause.status
        before += texts[0]


def _theirs(status: Status, before: str, text: str, following: str) -> bool:
    found = cue(status).search(text)
    if found is None:  # read from the clause behind it
        return _THEY.match(following) is not None and not _taker().search(before + text)
    if _AT_SIDE.match(found.group()):
        return not _taker().match(text, found.end() + 1)
    opening = text[: found.start()]
    return bool(_THEY.match(text) or _THEY_LAST.search(opening)) and not _taker().search(before + opening)


@cache
def _taker() -> re.Pattern[str]:
    return re.compile(named_takers(r"(?<![\w-])TAKER(?!\w)"))


def others_took_part(text: str) -> bool:
    """Whether another who answers for the matter did the deed, or was the one whom the people asked for met."""
    return _pattern("others_did").search(text) is not None


@lru_cache(maxsize=4096)
def own_deeds(text: str) -> tuple[int, int]:
    """How many deeds of the person a text in small letters tells, and how many of them are more than being by."""
    told = text[len(_heading(text)) :]
    deeds = [deed for piece in _DEED_END.split(told) if (deed := _deed(piece))]
    return len(deeds), sum(_pattern("beside").match(deed) is None for deed in deeds)


def _deed(piece: str) -> str:
    """What the person did in a piece of a sentence, from the verb on; "" where nothing is told of them."""
    named = _NAMED.search(piece)
    if named:
        return piece[named.end() :]
    opening = _OPENS.sub("", piece)
    word = opening.partition(" ")[0]
    first = stems(word) if not word.endswith("ing") else ()
    plain = bool(first) and verb_levels().get(first[0], 0) > 0  # "Coach four trainees", as a line of a résumé says it
    return opening if plain or _PAST.match(opening) or _EACH.match(opening) or _MINE.search(opening) else ""


def nothing_but_beside(text: str) -> bool:
    """Whether all that the person tells of themselves is to have been by: sat, held, typed, passed on."""
    told, own = own_deeds(text)
    return told > 0 and own == 0


def to_credit(clause: str) -> bool:
    """Whether what a clause in small letters denies speaks for the person: "never raised my voice"."""
    return _pattern("credit").search(clause) is not None


def told_in_part(ask: Ask, text: str, families: Sequence[Family]) -> bool:
    """Whether it was done in another's stead or at times, below what is asked, or on paper where people are met."""
    if _pattern("stand_in").search(text) or _pattern("small").search(text):
        return True
    asked = ask.text.lower()
    if _pattern("wide").search(asked) and _pattern("corner").search(text):
        return True
    return _of_one_only(asked, text, families) or _only_on_paper(text, families)


def _of_one_only(asked: str, text: str, families: Sequence[Family]) -> bool:
    """Whether the bringing on of several people is asked, and the story tells of a single one."""
    if not any(family.name in _table().of_several for family in families):
        return False
    return bool(_pattern("several_asked").search(asked)) and not _pattern("several").search(text)


def _only_on_paper(text: str, families: Sequence[Family]) -> bool:
    if not any(family.name in _table().of_meeting for family in families):
        return False
    return _pattern("paper").search(text) is not None and _pattern("meeting").search(text) is None
