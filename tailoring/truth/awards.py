"""Checks awards: a nomination, a final or a second place is never told as a win, nor another's win as one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Awards, Cues, any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, passage

_RANKS = ("nominated", "finalist", "placed", "runner_up", "won")
_LESSER_WIN = re.compile(
    r"\b(?:won|winning|awarded) (?:the )?(?P<place>bronze|silver|second|third|runner|highly)", re.IGNORECASE
)
_PERIOD = re.compile(r"\w+ of the (?P<period>year|month|quarter|week|season|decade|term|night|day)\b", re.IGNORECASE)
_PRIZE = re.compile(
    r"\b(?:awards?|prizes?|medals?|titles?|troph(?:y|ies)|cups?|competitions?|contests?)\b", re.IGNORECASE
)
_COLOURLESS = frozenset({"award", "prize", "winner", "win", "title", "competition", "contest"})


def check_awards(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each award that a statement claims."""
    data = knowledge(Awards)
    for start, end, rank in _claims(statement, source):
        at = statement.word_at(start)
        named = any_of(data.names).fullmatch(statement.text, start, end) is not None
        clause = statement.clause_of(at)
        stems = statement.stems(clause) - (set[str]() if named else {statement.words[at].stem})
        if rank == "won" and not _about_an_award(statement, clause, source):
            continue
        where = _evidence_of(statement, clause, stems, source)
        if where is None:
            continue
        held = _rank_of(where.tail)
        text = statement.text[start:end]
        whose = any_of(data.anothers).search(where.text)
        if rank == "won" and whose and not _names_them(whose.group(), statement):
            reason = f"the facts give it to someone else: “{whose.group()}”"
            yield Finding("award", start, end, "contradicted", (where.fact.id,), reason, "Leave the award out.")
            continue
        other = _other_period(statement.part(clause), where.tail)
        if other:
            reason = f"the facts name the {other}"
            yield Finding("award", start, end, "contradicted", (where.fact.id,), reason, f"Say “{other}”.")
            continue
        if held == "won" or (held in _RANKS and _RANKS.index(rank) <= _RANKS.index(held)):
            yield Finding("award", start, end, "supported", (where.fact.id,))
        elif held:
            words = held.replace("_", "-")
            reason = f"“{text}” goes beyond the facts: {words}"
            yield Finding("award", start, end, "contradicted", (where.fact.id,), reason, f"Say {words}.")
        elif rank == "won" and text.lower() not in where.text.lower() and _PRIZE.search(statement.part(clause)):
            yield Finding(
                "award", start, end, "unsupported", (where.fact.id,), f"no fact says “{text}”", "Leave the award out."
            )


def _names_them(cue: str, statement: Passage) -> bool:
    said = {word.stem for word in statement.words if word.content}
    return bool({word.stem for word in passage(cue).words if word.content} & said)


def _other_period(said: str, told: str) -> str:
    """The award of the facts when the statement names another period: of the Quarter, not of the Year."""
    names = {match.group("period").lower() for match in _PERIOD.finditer(said)}
    others = list(_PERIOD.finditer(told))
    same = names & {match.group("period").lower() for match in others}
    return others[0].group() if names and others and not same else ""


def _claims(statement: Passage, source: Source) -> Iterator[tuple[int, int, str]]:
    """The words that rank, and award names that stand bare and so claim a win."""
    data = knowledge(Awards)
    ranked: list[tuple[int, int]] = []
    text = statement.text.replace("-winning", " winning")
    for rank in reversed(_RANKS):
        for match in any_of(data.ranks[rank]).finditer(text):
            if not any(s <= match.start() < e for s, e in ranked):
                ranked.append(match.span())
                yield *match.span(), rank
    for match in any_of(data.names).finditer(statement.text):
        clause = statement.clause_of(statement.word_at(match.start()))
        part = statement.part(clause)
        named = match.group()[0].isupper() or any(
            match.group().lower() in one.text.lower() and _rank_of(one.tail) for one in source.evidence
        )
        if not any(any_of(cues).search(part) for cues in data.ranks.values()) and named:
            yield *match.span(), "won"


def _about_an_award(statement: Passage, clause: tuple[int, int], source: Source) -> bool:
    """Whether “won”, “named” or “awarded” stands beside the name of an award, or the facts tell of one."""
    part = statement.part(clause)
    if any_of(knowledge(Awards).names).search(part) or any_of(("(?:award|prize)[- ]winning",)).search(part):
        return True
    stems = statement.stems(clause)
    return any(_rank_of(one.tail) and len(stems & one.stems) for one in source.evidence)


def _evidence_of(statement: Passage, clause: tuple[int, int], stems: frozenset[str], source: Source) -> Evidence | None:
    """The sentence of the facts about this award: the same words, and the same year where one is given."""
    years = {q.value for q in quantities(statement.part(clause)) if q.unit == "year-name"}
    telling = [one for one in source.evidence if _rank_of(one.tail)]
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
    return max(telling, key=lambda one: _RANKS.index(_rank_of(one.tail)), default=None) if bare else None


def _years(one: Evidence) -> set[float]:
    return {q.value for q in quantities(one.text) if q.unit == "year-name"}


def _rank_of(text: str) -> str:
    """How the award was left, "" when the text tells of none."""
    data = knowledge(Awards)
    text = _LESSER_WIN.sub(r"took \g<place>", text)
    found = [rank for rank in _RANKS if _search(data.ranks[rank], text)]
    if _search(data.lost, text):
        return next((rank for rank in found if rank != "won"), "nominated")
    lower = [rank for rank in found if rank != "won"]
    return lower[-1] if lower and "won" not in found else ("won" if "won" in found else "")


def _search(cues: Cues, text: str) -> bool:
    return bool(any_of(cues).search(text))
