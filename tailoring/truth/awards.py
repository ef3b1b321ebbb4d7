"""Checks awards: a nomination, a final or a second place is never told as a win, nor another's win as one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.truth.award_ranks import LESSER_WIN, LOWER_WINNER, RANKS, best_rank, own_parts, parts_of, rank_of
from tailoring.truth.doers import does_another
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import YEAR
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, canonical, passage
from tailoring.truth.qualification_words import Awards
from tailoring.truth.rankings import ranked_alike
from tailoring.truth.spells import MONTH

_COLOUR = re.compile(r"\b(?:gold|silver|bronze|platinum)\b", re.IGNORECASE)
_COLOURED = re.compile(
    r"\b(?P<colour>gold|silver|bronze|platinum)\b(?:[- ][\w-]+){0,3}?"
    r"[- ](?:award|medal\w*|prize|certificate|badge|standard)\b",
    re.IGNORECASE,
)

_PERIOD = re.compile(
    r"(?P<who>\w+) of the (?P<period>year|month|quarter|week|season|decade|term|night|day)\b", re.IGNORECASE
)
_PRIZE = re.compile(
    r"\b(?:awards?|prizes?|medals?|titles?|troph(?:y|ies)|cups?|competitions?|contests?)\b", re.IGNORECASE
)
_MANY = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+)"
    r"(?:[ -]times?\b| (?:\w+[ -]){0,2}(?:awards|prizes|medals|titles))"
    r"|twice|thrice|double|multiple|multi|repeatedly|consecutive|successive|in a row"
    r"|(?:years?|months?|seasons?|times?|terms?|quarters?|weeks?) running)\b",
    re.IGNORECASE,
)
_COLOURLESS = frozenset(
    {"award", "prize", "winner", "win", "title", "competition", "contest", "medal", "place", "gold", "best"}
)
_OFTEN = 2
_FOR_ANOTHER = re.compile(
    r"\b(?:nominated|put forward|proposed|coached|taught|mentored|trained)\b[^.;]*\b(?:who|which|that)\b", re.IGNORECASE
)
_HYPHEN = re.compile(
    r"(?<!semi)(?<!quarter)-(?=(?:winning|winner|short-?listed|long-?listed|nominated|nominee|commended|finalist|awarded)\b)",
    re.IGNORECASE,
)
_CAME = re.compile(r"\b(?:joined|started|came|moved|arrived|began)\b[^.;]*?\b(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_AGENTS = re.compile(
    r"(?:semi-?)?(?:finalists|winners|medallists|medalists|champions|nominees|runners-up)", re.IGNORECASE
)
_RAISED = re.compile(
    r"\b(?:coach|train|teach|taught|mentor|manag|represent|edit|tutor|prepar|guid|direct)\w*\b[^.;]*$", re.IGNORECASE
)


@dataclass(frozen=True)
class _Claim:
    """Words of a statement that claim an award, with the sentence of the facts that tells of it."""

    statement: Passage
    start: int
    end: int
    rank: str
    clause: tuple[int, int]
    where: Evidence

    @property
    def text(self) -> str:
        """The claiming words."""
        return self.statement.text[self.start : self.end]

    @property
    def part(self) -> str:
        """Their clause."""
        return self.statement.part(self.clause)


def check_awards(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each award that a statement claims."""
    for start, end, rank in _claims(statement, source):
        first, last = statement.clause_of(statement.word_at(start))
        # "Recognised with the safety shield": the award stands within the claim itself.
        clause = (first, max(last, statement.word_at(end - 1) + 1))
        if rank == "won" and not _about_an_award(statement, clause, source):
            continue
        held = ranked_alike(statement, start, end, source)
        if held:
            yield Finding("award", start, end, "supported", held)
            continue
        where = _evidence_of(statement, clause, _telling(statement, start, end, clause, source), source)
        if where is not None:
            yield from _judged(_Claim(statement, start, end, rank, clause, where), source)
    yield from _other_colours(statement, source)


def _telling(statement: Passage, start: int, end: int, clause: tuple[int, int], source: Source) -> frozenset[str]:
    """The words around a claim that tell which award it is."""
    named = any_of(knowledge(Awards).names).fullmatch(statement.text, start, end) is not None
    at = statement.word_at(start)
    stems = statement.stems(clause) - (set[str]() if named else {statement.words[at].stem})
    # "Gold medallist, Dales Show 2019": what it was won at stands in another part.
    return stems if (stems - _COLOURLESS) & source.stems else statement.stems(statement.sentence_of(at))


def _judged(claim: _Claim, source: Source) -> Iterator[Finding]:
    where, rank = claim.where, claim.rank
    held = rank_of(_own_part(claim) or where.tail)
    if not held and rank == "won" and claim.text.lower() in where.tail.lower():
        # A name that stands bare in the facts is an award that was won.
        held = "won"
    if held == "won" and rank == "won" and not own_parts(where.tail):
        held = "nominated"
    ids = (where.fact.id,)
    wrong = _wrong(claim, held, source)
    if wrong:
        yield Finding("award", claim.start, claim.end, "contradicted", ids, *wrong)
    elif held == "won" or (held in RANKS and RANKS.index(rank) <= RANKS.index(held)):
        yield Finding("award", claim.start, claim.end, "supported", ids)
    elif held:
        words = held.replace("_", "-")
        reason = f"“{claim.text}” goes beyond the facts: {words}"
        yield Finding("award", claim.start, claim.end, "contradicted", ids, reason, f"Say {words}.")
    elif rank == "won" and claim.text.lower() not in where.text.lower() and _PRIZE.search(claim.part):
        reason = f"no fact says “{claim.text}”"
        yield Finding("award", claim.start, claim.end, "unsupported", ids, reason, "Leave the award out.")


def _own_part(claim: _Claim) -> str:
    """The part of the facts on the award of the claim, by its name or its year: "lost in 2019, won in 2021"."""
    halves, names = claim.where.tail.split("; "), any_of(knowledge(Awards).names)
    if len(halves) > 1 and all(names.search(half) for half in halves):
        return next((half for half in halves if claim.text.lower() in half.lower()), "")
    said = set(YEAR.findall(claim.part))
    parts = [part for part in parts_of(claim.where.tail) if YEAR.search(part)]
    mine = [part for part in parts if said & set(YEAR.findall(part)) and best_rank(part)]
    return mine[0] if len(parts) > 1 and len(mine) == 1 and len(said) == 1 else ""


def _wrong(claim: _Claim, held: str, source: Source) -> tuple[str, str] | None:
    """What is wrong with a claim beside its rank (the reason and the change): whose, which, how often, when."""
    where, won = claim.where, claim.rank == "won"
    whose = any_of(knowledge(Awards).anothers).search(where.text)
    named = whose and passage(whose.group()).words[-1].stem in {word.stem for word in claim.statement.words}
    if won and whose and not named:
        return f"the facts give it to someone else: “{whose.group()}”", "Leave the award out."
    other = _other_period(claim.part, where.tail)
    if other:
        return f"the facts say “{other}”", f"Say “{other}”."
    often = _MANY.search(claim.part) if held and won else None
    if often and not _MANY.search(where.tail) and _times(where) < _OFTEN and "," not in where.text:
        return f"the facts do not say “{often.group()}”", f"Leave “{often.group()}” out."
    joined = _joined_later(claim, source)
    return (f"it was before you came: “{joined}”", "Leave the award out.") if joined else None


def _other_colours(statement: Passage, source: Source) -> Iterator[Finding]:
    """An award in another colour than the facts give it: gold for bronze."""
    for match in _COLOURED.finditer(statement.text):
        said = match.group("colour").lower()
        if re.search(rf"\b{said}\b", source.text, re.IGNORECASE):
            continue
        near = statement.stems(statement.clause_of(statement.word_at(match.start()))) - {canonical(said)}
        for one in source.evidence:
            told = _COLOUR.search(one.tail)
            if told and near & one.stems and _PRIZE.search(one.tail):
                reason, change = f"the facts say “{told.group()}”", f"Say “{told.group()}”."
                yield Finding("award", *match.span(), "contradicted", (one.fact.id,), reason, change)
                return


def _times(where: Evidence) -> int:
    """How often an award was given, by the years or months that are named with it."""
    return max(len(set(YEAR.findall(where.text))), len(set(MONTH.findall(where.text))))


def _joined_later(claim: _Claim, source: Source) -> str:
    """When the person came to those whose award it was, if that was after it; "" when not, or when it is said."""
    years = _years(claim.where)
    if not years or any_of(knowledge(Awards).outside).search(claim.statement.text):
        return ""
    for one in source.evidence:
        came = _CAME.search(one.text)
        shared = one.fact is claim.where.fact or one.stems & claim.where.stems
        if came and shared and int(came.group("year")) > max(years):
            return came.group()
    return ""


def _other_period(said: str, told: str) -> str:
    """The award of the facts when the statement names another: of the Quarter, Rookie, not of the Year, Salesperson."""
    names = list(_PERIOD.finditer(said))
    others = list(_PERIOD.finditer(told))
    if not names or not others:
        return ""
    same = {_period(match) for match in names} & {_period(match) for match in others}
    who = {canonical(match.group("who").lower()) for match in names} & passage(told).stems()
    return "" if same and who else others[0].group()


def _period(match: re.Match[str]) -> str:
    return match.group("period").lower()


def _claims(statement: Passage, source: Source) -> Iterator[tuple[int, int, str]]:
    """The words that rank, and award names that stand bare and so claim a win."""
    data = knowledge(Awards)
    ranked: list[tuple[int, int]] = []
    text = _without_others_wins(statement)
    for rank in reversed(RANKS):
        for match in any_of(data.ranks[rank]).finditer(text):
            weak = rank == "won" and any_of(data.weak).fullmatch(match.group())
            first, last = statement.sentence_of(statement.word_at(match.start()))
            clause = text[statement.words[first].start : statement.words[last - 1].end]
            if weak and best_rank(clause) != "won":
                continue
            if rank == "won" and _FOR_ANOTHER.search(text[: match.start()]):
                # "Nominated a colleague who received the prize."
                continue
            if _AGENTS.fullmatch(match.group()) and _RAISED.search(text[: match.start()]):
                # "Coached six county finalists": they were.
                continue
            if not any(s <= match.start() < e for s, e in ranked):
                ranked.append(match.span())
                yield *match.span(), rank
    for match in any_of(data.names).finditer(statement.text):
        clause = statement.clause_of(statement.word_at(match.start()))
        part = _HYPHEN.sub(" ", statement.part(clause))
        named = match.group()[0].isupper() or any(
            match.group().lower() in one.text.lower() and rank_of(one.tail) for one in source.evidence
        )
        if not any(any_of(cues).search(part) for cues in data.ranks.values()) and named:
            yield *match.span(), "won"


def _without_others_wins(statement: Passage) -> str:
    """The text, as long as before, with lesser places told as such and without what others won."""
    text = LOWER_WINNER.sub(_no_win, _HYPHEN.sub(" ", statement.text))
    # "Won silver" is silver.
    text = LESSER_WIN.sub(lambda found: found.group("place").rjust(len(found.group())), text)
    for match in any_of(knowledge(Awards).ranks["won"]).finditer(text):
        if does_another(statement, statement.word_at(match.start())):
            # "A prize that a local teacher won".
            text = text[: match.start()] + "_" * len(match.group()) + text[match.end() :]
    return text


def _no_win(found: re.Match[str]) -> str:
    """The place alone, as long as before."""
    return found.group("place").ljust(len(found.group()), "_")


def _about_an_award(statement: Passage, clause: tuple[int, int], source: Source) -> bool:
    """Whether “won”, “named” or “awarded” stands beside the name of an award, or the facts tell of one."""
    part = statement.part(clause)
    if any_of(knowledge(Awards).names).search(part) or any_of(("(?:award|prize)[- ]winning",)).search(part):
        return True
    stems = statement.stems(clause)
    return any(rank_of(one.tail) and len(stems & one.stems) for one in source.evidence)


def _evidence_of(statement: Passage, clause: tuple[int, int], stems: frozenset[str], source: Source) -> Evidence | None:
    """The sentence of the facts about this award: the same words, and the same year where one is given."""
    years = {q.value for q in quantities(statement.part(clause)) if q.unit == "year-name"}
    named = any_of(knowledge(Awards).names)
    telling = [one for one in source.evidence if rank_of(one.tail) or named.search(one.tail)]
    scored = [
        (source.weight((stems - _COLOURLESS) & one.stems) + (2.0 if years & _years(one) else 0.0), one)
        for one in (telling or source.evidence)
    ]
    scored += [(source.weight((stems - _COLOURLESS) & one.stems) / 2, one) for one in source.evidence if telling]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best and best[0] > 0:
        return best[1]
    # "Award-winning" names no award: the best of those that the facts tell of.
    bare = any_of(("award[- ]winning",)).search(statement.part(clause))
    return max(telling, key=lambda one: RANKS.index(rank_of(one.tail)), default=None) if bare else None


def _years(one: Evidence) -> set[float]:
    return {q.value for q in quantities(one.text) if q.unit == "year-name"}
