"""How a text says that an award was left: won, lost, with a place, or by whom else it was won."""

from __future__ import annotations

import re
from functools import cache

from tailoring.truth.clause_cuts import cut_at, pieces_of
from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.knowledge import Cues, any_of, knowledge
from tailoring.truth.qualification_words import Awards

RANKS = ("nominated", "semifinalist", "finalist", "placed", "runner_up", "won")
LESSER_WIN = re.compile(
    r"\b(?:won|winning|awarded|took|taking|got) (?:the |a )?(?P<place>bronze|silver|second|third|runner|highly)",
    re.IGNORECASE,
)
# "Silver winner", "bronze-winning": a second or third place.
LOWER_WINNER = re.compile(
    r"\b(?P<place>(?:silver|bronze|second|third|runner-up|2nd|3rd)(?:[- ](?:medal|place|prize|award))?)"
    r"[- ]w(?:inners?|inning|on)\b",
    re.IGNORECASE,
)
# "One of three behind the winner": the winner was another.
_NOT_RANKED = re.compile(
    r"\b(?:behind|below|beaten by|beat|after|short of|from|off|to|than) the (?:\w+ )?winn(?:er|ing \w+)s?\b"
    r"|\b(?:not|never|without being|nor) (?:even |yet )?(?:[a-z-]+ed|chosen)\b",
    re.IGNORECASE,
)
_CUT = cut_at("but")
# "Six swimmers", "two of my pupils".
_SEVERAL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|\d+) (?:of )?(?:my |our )?"
    r"(?:\w+(?:ers|ors|ists|ants|ians)|pupils|students|athletes|children|apprentices|colleagues)"
)


def rank_of(text: str) -> str:
    """How the award was left, "" when the text tells of none; what went to someone else is not counted."""
    own = own_parts(text)
    return best_rank("; ".join(own)) or ("nominated" if not own and best_rank(text) else "") or best_rank(text)


# "Wrote 14 bids: 9 won, 5 lost".
_SO_MANY_LOST = re.compile(
    r"(?<= won)[,;]? (?:and )?(?:\d+|[a-z]+) (?:were )?(?:lost|refused|turned down|unsuccessful)\b"
)


def best_rank(text: str) -> str:
    """The rank of the words of a text, the highest that no other word lowers; "" without any."""
    data = knowledge(Awards)
    text = _SO_MANY_LOST.sub(" ", text)
    lost = tells(data.lost, text)
    text = LESSER_WIN.sub(r"came \g<place>", _NOT_RANKED.sub(" ", text))
    text = LOWER_WINNER.sub(r"\g<place>", text)
    found = [rank for rank in RANKS if tells(data.ranks[rank], text)]
    if lost:
        return next((rank for rank in reversed(found) if rank != "won"), "nominated")
    lower = [rank for rank in found if rank != "won"]
    if found == ["won"] and tells(data.running, text):
        return ""
    surely = [m.group() for m in any_of(data.ranks["won"]).finditer(text) if not any_of(data.weak).fullmatch(m.group())]
    if "won" in found and (surely or not lower):
        return "won"
    return lower[-1] if lower else ""


def parts_of(text: str) -> list[str]:
    """The parts of a text between punctuation."""
    return pieces_of(text, _CUT)


def own_parts(text: str) -> list[str]:
    """The parts of a text that do not give the award to someone else: "our pastry chef's éclair took gold"."""
    return [part for part in parts_of(text) if not _anothers().search(part)]


@cache
def _anothers() -> re.Pattern[str]:
    """What gives an award to someone else: it went to them, they won it, a thing of theirs did."""
    data = knowledge(Awards)
    people = "|".join(sorted(knowledge(Verbs).others - data.groups | knowledge(Titles).heads, key=len, reverse=True))
    groups = "|".join(sorted(data.groups))
    person = rf"(?:my|our|the|an?|another) (?:[\w-]+ )?(?:{people})s?|another \w+|someone else"
    person = rf"(?:{person}|{_SEVERAL}|(?:{groups}) \w?\d\w*)"
    won = r"(?:won|win|took|got|received|came first|(?:was|were) (?:named|awarded|given|chosen)|gets?|collected"
    won += r"|reached|made)"
    return re.compile(
        r"\b(?:gold|prize|award|title|trophy|medal|first place|it)s? (?:went|was (?:given|awarded)) to "
        r"(?!me\b|us\b|our\b)"
        rf"|^\W*(?:and |but )?{person}(?:['’]s (?:[\w-]+ ){{1,3}})? ?(?:\w+ )?{won}\b"
        rf"|\bwas (?:{person}|the {people})['’]s\b"
        # "A theatre's site won".
        rf"|^\W*(?:and |but )?an? [\w-]+['’]s? (?:[\w-]+ ){{1,3}}{won}\b"
        # "Our sous chef first"; "nights took it", another shift.
        rf"|^\W*(?:and |but )?{person},? (?:first|second|third|fourth|gold|silver|bronze)\W*$"
        rf"|^\W*(?:and |but )?(?!I\b|we\b|it\b|which\b|that\b)(?:the )?[\w-]+ (?:{won}) it\b",
        re.IGNORECASE,
    )


def tells(cues: Cues, text: str) -> bool:
    """Whether a text has one of the cues."""
    return bool(any_of(cues).search(text))
