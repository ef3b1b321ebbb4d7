"""Checks that what a clause of the facts denies, leaves to others or only shows is not told as the person's deed.

Every clause of the facts has a standing (`clause_standing.py`). A word of the statement that stands in no clause of the
person's own, but in one that withholds it, rests on that clause; it may be told only with a reservation of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tailoring.truth.alignment import kin
from tailoring.truth.anothers import less_theirs
from tailoring.truth.clause_standing import Clause, clauses_of
from tailoring.truth.clause_stems import unlisted
from tailoring.truth.deeds import claimed_deeds
from tailoring.truth.denials import negates
from tailoring.truth.doers import DETERMINERS, is_finite, is_person
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.governing import governs
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.limit_words import Limits, Withheld
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, Verb, Word, passage
from tailoring.truth.qualification_words import Proficiency
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.reservations import Rests, is_kept, windows

_OURS = frozenset({"my", "our"})
# "When the others cannot": no refusal.
_WHEN = frozenset({"when", "whenever", "if", "where", "as", "while", "since", "until", "before", "because"})
_LACKS = 3
_BY_MEANS = frozenset({"with", "using"})
# "Contributed a leaflet to the project": whose that is.
_SHARING = frozenset({"contribute", "help", "assist", "support"})
_RELATIVE = frozenset({"which", "that", "whose", "where"})
_UNCOUNTED = frozenset({"another", "met"})
_REASONS = {
    "denied": "the facts deny it",
    "another": "the facts give this to someone else",
    "reserved": "the facts leave this to someone else",
    "met": "it was only met",
    "advised": "it was only advised",
    "lapsed": "it has lapsed",
    "fruitless": "it came to nothing",
    "unused": "it was never done",
}


def check_withheld(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the first thing told as done that a clause of the facts withholds."""
    clauses = [(clause, fact.id) for fact in source.facts for clause in clauses_of(fact)]
    yield from _acted_after_all(statement, clauses, source)
    withheld = [pair for pair in clauses if pair[0].standing != "own"]
    if not withheld:
        return
    home = frozenset(stem for one in source.evidence for stem in one.home)
    mine = [pair for pair in clauses if pair[0].standing == "own"]
    own = frozenset(stem for clause, _ in mine for stem in clause.stems) | home
    deeds: dict[str, set[str]] = {}
    for clause, fact_id in mine:
        deeds.setdefault(fact_id, set()).update(verb.base for verb in passage(clause.text).verbs)
    for first, last in windows(statement):
        for rests in _resting(statement, (first, last), withheld, own, deeds):
            if (
                is_kept(statement, (first, last), rests)
                or any(less_theirs(statement, fact.text) for fact in source.facts if fact.id == rests.fact_id)
                or any(rests.is_deed_of(bases) for bases in deeds.values())
                or not _claims(statement, (first, last), rests)
                or not governs(rests.clause.text, statement, source)
            ):
                continue
            kind = "tool" if rests.word.capital else "negation"
            reason = f"{_REASONS[rests.clause.standing]}: “{rests.clause.text}”"
            change = f"Leave “{rests.word.raw}” out."
            place = (rests.word.start, rests.word.end)
            yield Finding(kind, *place, "contradicted", (rests.fact_id,), reason, change)
            return


def _acted_after_all(statement: Passage, clauses: Sequence[tuple[Clause, str]], source: Source) -> Iterator[Finding]:
    """Someone told to have done what was wanted, who by the facts did not: "the school kept it"."""
    refusing = [pair for pair in clauses if _refuses(pair[0])]
    for first, last in windows(statement) if refusing else ():
        words = statement.words[first:last]
        if any(negates(word.lower) for word in words) or any_of(knowledge(Limits).unrealised).search(
            statement.part((first, last))
        ):
            continue
        for at in range(first, last):
            deed = _deed_of(statement, at, first, last)
            clause, fact_id = next(
                (pair for pair in refusing if statement.words[at].stem in pair[0].people), (None, "")
            )
            if deed is None or clause is None or not _same_matter(statement, clause, fact_id, source):
                continue
            reason, word = f"the facts say “{clause.text}”", statement.words[deed]
            yield Finding("negation", word.start, word.end, "contradicted", (fact_id,), reason, f"Say “{clause.text}”.")
            return


def _same_matter(statement: Passage, clause: Clause, fact_id: str, source: Source) -> bool:
    """Whether the fact of a refusal tells more of what the statement speaks of than who refused."""
    told = (stem for fact in source.facts if fact.id == fact_id for stem in passage(fact.text).stems())
    return any(kin(stem, other) for stem in set(told) - clause.people for other in statement.stems() - clause.people)


def _refuses(clause: Clause) -> bool:
    """Whether a clause tells that someone did not do, or would not have, a thing."""
    if clause.text.split(maxsplit=1)[0].lower() in _WHEN:
        return False
    if clause.standing == "denied":
        return bool(clause.people)
    theirs = clause.standing == "another" or clause.text.split(maxsplit=1)[0].lower() in DETERMINERS - _OURS
    return theirs and bool(clause.people) and any_of(knowledge(Limits).unrealised).search(clause.text) is not None


def _deed_of(statement: Passage, at: int, first: int, last: int) -> int | None:
    """The number of the word for what the person at a word does: "the school kept them", "adopted by the board"."""
    behind = next((n for n in range(at + 1, last) if statement.words[n].lower != "s"), None)
    if behind is not None and statement.words[behind].lower in knowledge(Withheld).outcomes:
        # "Won head office's approval."
        return behind
    if at + 1 < last and statement.text[statement.words[at].end] == " " and is_finite(statement, at + 1):
        return at + 1
    by = next((n for n in range(at - 1, max(first, at - 4), -1) if statement.words[n].lower == "by"), None)
    return (
        by - 1 if by is not None and by > first and statement.words[by - 1].lower.endswith(("ed", "en", "t")) else None
    )


def _resting(
    statement: Passage,
    window: tuple[int, int],
    withheld: Sequence[tuple[Clause, str]],
    own: frozenset[str],
    deeds: Mapping[str, set[str]],
) -> Iterator[Rests]:
    """The telling words of a part that rest on clauses which withhold them, on nothing of the person's own."""
    for at in range(*window):
        word = statement.words[at]
        if not word.content or word.stem in own or any(kin(word.stem, stem) for stem in own):
            continue
        for clause, fact_id in withheld:
            forms = {word.stem} | unlisted(word.lower)
            if _otherwise_joined(statement, at, clause) or (clause.standing in _UNCOUNTED and _counts(statement, word)):
                continue
            if any(form in clause.stems or kin(word.stem, stem) for stem in clause.stems for form in forms):
                if clause.standing != "another" or not _before_mine(statement, at, own):
                    yield Rests(word, at, clause, fact_id, frozenset(deeds.get(fact_id, ())))
                break


def _before_mine(statement: Passage, at: int, own: frozenset[str]) -> bool:
    """Whether a word only stands before a thing of the person's: the swaps of a rota that another writes."""
    if at + 1 >= len(statement.words) or _gap(statement, at) != " ":
        return False
    head = statement.words[at + 1]
    return head.content and head.stem in own


def _counts(statement: Passage, word: Word) -> bool:
    """Whether a word belongs to a figure, which is judged as one: "nine minutes"."""
    counts = word.lower in knowledge(Quantities).numbers
    return counts or any(q.start <= word.start < q.end for q in quantities(statement.text))


def _otherwise_joined(statement: Passage, at: int, clause: Clause) -> bool:
    """Whether a word ends a compound that the clause does not name: the end of "front-end", for one of "back-end"."""
    if not at or statement.text[statement.words[at - 1].end : statement.words[at].start] != "-":
        return False
    return statement.words[at - 1].stem not in {word.stem for word in passage(clause.text).words}


def _gap(statement: Passage, at: int) -> str:
    """What stands between a word and the next."""
    return statement.text[statement.words[at].end : statement.words[at + 1].start]


def _of_several(statement: Passage, at: int) -> bool:
    """Whether a participle tells what others do: "account managers covering the rest"."""
    if not at or not statement.words[at].lower.endswith("ing") or _gap(statement, at - 1) != " ":
        return False
    doers = statement.words[at - 1].lower
    return doers.endswith("s") and is_person(doers)


def _claims(statement: Passage, window: tuple[int, int], rests: Rests) -> bool:
    """Whether the word tells a deed of the person, or a thing that it is done to or with."""
    word, at, clause = rests.word, rests.at, rests.clause
    language = word.lower in knowledge(Proficiency).languages and clause.standing != "unused"
    if word.stem in clause.people or language or _of_several(statement, at):
        return False
    verbs = {verb.at: verb for verb in statement.verbs}
    if not any(window[0] <= n <= at for n in verbs) and statement.words[window[0]].lower == "and":
        # "Drives the van and the artic."
        window = (statement.sentence_of(at)[0], window[1])
    place = next((n for n in range(at, window[0] - 1, -1) if _governs(statement, n, at, verbs)), None)
    behind = place is not None and statement.words[place].lower in knowledge(Withheld).behind
    shared = behind and any(verbs[n].base in _SHARING for n in range(window[0], place or 0) if n in verbs)
    lacks = any(word.lower in knowledge(Withheld).schemes for word in passage(clause.text).words[:_LACKS])
    if shared or (behind and lacks):
        # "No permit for the crane; I slinged loads for it".
        return False
    if clause.standing != "another":
        return word.lower not in knowledge(Withheld).outcomes or not behind
    if place is None:
        # A verb that no list holds opens the part: "Glazes pots".
        first = rests.at == window[0] + (statement.words[window[0]].lower in {"and", "who"})
        opens = first and word.lower.endswith(("s", "ed")) and rests.at + 1 < window[1]
        return opens or at in set(claimed_deeds(statement))
    if behind or statement.words[window[0]].lower in _RELATIVE:
        return False
    ahead = next((n for n in range(place, window[0] - 1, -1) if n in verbs), None)
    done = ahead is None or verbs[ahead].form != "past" or _opens(statement, ahead)
    return done and not _beside_theirs(statement, window, rests, place, ahead)


def _beside_theirs(statement: Passage, window: tuple[int, int], rests: Rests, place: int, ahead: int | None) -> bool:
    """Whether a word from another's deed only tells where or on what the person's own deed was done."""
    verbs = {verb.at: verb for verb in statement.verbs}
    claimed = rests.at in verbs or rests.at in set(claimed_deeds(statement))
    if claimed and _on_my_own(statement, rests, window):
        return True
    if rests.at in set(claimed_deeds(statement)):
        return False
    if statement.words[place].lower in knowledge(Withheld).means:
        # "In the refit": where, not with what.
        return not rests.word.capital and statement.words[place].lower not in _BY_MEANS
    told = passage(rests.clause.text)
    deeds = {told.words[verb.at].stem for verb in told.verbs}
    deeds |= {stem for word in told.words if word.lower.endswith("ed") for stem in unlisted(word.lower)}
    noun = rests.word.stem in deeds
    # "Planted the tulip walk", which another designed.
    return ahead is not None and not noun and ahead != rests.at and verbs[ahead].base in rests.mine


def _on_my_own(statement: Passage, rests: Rests, window: tuple[int, int]) -> bool:
    """Whether a deed like another's is told on another thing than theirs: "taught him safes", "taught locks"."""
    theirs = rests.clause.stems - {rests.word.stem} - unlisted(rests.word.lower)
    said = statement.stems((rests.at + 1, window[1]))
    return bool(theirs and said) and not any(kin(stem, other) for stem in theirs for other in said)


def _governs(statement: Passage, place: int, at: int, verbs: Mapping[int, Verb]) -> bool:
    """Whether the word `at` hangs on the word at a place: its preposition, or its verb."""
    data = knowledge(Withheld)
    return place in verbs or (place < at and statement.words[place].lower in data.behind | data.means)


def _opens(statement: Passage, at: int) -> bool:
    """Whether a past form is a deed of the person: it opens the part."""
    if at == 0:
        return True
    before = statement.words[at - 1].lower
    return before in {"and", "i", "who", "then", "also"} or statement.text[statement.words[at].start - 2] in ".,;:"
