"""Standing by the words or the role that an ad and the evidence share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.confidence_rules.acronyms import means_another, written_in_full
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part, content_stems
from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import lower_titles, plain_titles
from tailoring.confidence_rules.linked import uncovered_share
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.plain_lines import speaks_of_most
from tailoring.confidence_rules.roles import role_tier, role_words
from tailoring.confidence_rules.scoring_data import Scoring, scoring
from tailoring.confidence_rules.setting import other_world
from tailoring.confidence_rules.shared_words import (
    cover_of,
    in_words,
    listed_by_its_own_name,
    named_in_brackets,
    named_without_kind,
    of_any_trade,
)
from tailoring.confidence_rules.standing import DENIED, Standing, done
from tailoring.confidence_rules.title_trades import open_heads
from tailoring.confidence_rules.words import stems
from tailoring.skills.taxonomy import Taxonomy

_SMALL_WORD = 3
_SETTLES = 2  # other words of the line that stand by an ambiguous one and settle its sense
_WORK_ASKED = re.compile(r"(?:^|\s)([\w-]+) experience\b", re.IGNORECASE)
_ONLY_A_PLACE = re.compile(
    r"^(?:(?:at least|minimum(?: of)?|over|about)\s+)?(?:[\w.]+\+?\s*(?:years?|yrs?|months?|seasons?)['’]?\s*)?"
    r"(?:of\s+)?(?:(?:work\w*\s+|previous\s+|proven\s+)?experience\s+|work(?:ed|ing)?\s+)?(?:(?:in|at|within)|on(?=.*\b(?:ward|desk|site|unit|floor|line|shift|farm|ship|rig)\b))\s+(?:an?|the)\s(?!.*\b(?:position|role|capacity|post|job|function)\b)",
    re.IGNORECASE,
)
_AS_A_TITLE = re.compile(r"\bas (?:an?|the)\s+\w", re.IGNORECASE)
_LETTERS = re.compile(r"\b[A-Z]{3,5}\b")
# Letters with a figure among them, and no version: "P6", "S7-1500", "C4D".
_PIECE_OF_A_NAME = re.compile(r"(?=.*\d)(?![Vv]\d)[A-Z][\w/-]*")
_CAPITALS = re.compile(r"\b[A-Z][a-z]+")


def by_place(part: Part, ask: Ask, evidence: EvidenceParts) -> Iterator[Standing]:
    """Where the ad asks for time in a place and names no work: the job's own work, in a place like it or in another."""
    if ask.kind != "experience" or ask.roles or not evidence.first_hand or not _ONLY_A_PLACE.search(ask.main):
        return
    if not ask.context_roles & evidence.roles:
        return
    relations = scoring().relations
    shared = part.stems & evidence.stems - evidence.denied
    near = relations["direct"] * (1 - 0.25 * (1 - len(shared) / len(part.stems))) if shared else relations["adjacent"]
    status = status_of(shared, evidence)
    why = "The job's own work, in a place as asked." if shared else "The job's own work, in another place."
    yield Standing(done(near, status), status, why, evidence, same=bool(shared), rule="place")


def by_role(ask: Ask, evidence: EvidenceParts) -> Iterator[Standing]:
    """Where the ad asks for time in a role: the evidence's own titles against it."""
    if not ask.roles or not evidence.first_hand:
        return
    offered = evidence.roles
    tier = role_tier(ask.roles, offered)
    if tier is None:
        return
    rules = scoring()
    part = ask.branches[0][0]
    near = rules.relations[tier]
    if tier == "direct":
        near *= 1 - 0.6 * rules.uncovered * uncovered_share(part, role_words(ask.roles, ask.text), evidence)
    status = evidence.clauses[0].status if evidence.clauses else "demonstrated"
    asked, had = " or ".join(sorted(ask.roles)), " and ".join(sorted(offered))
    why = "The role is the one asked." if tier == "direct" else f"The role of {had} lies near that of {asked}."
    yield Standing(
        done(near, status), status, why, evidence, asked, had, known=True, same=tier == "direct", rule=f"role {tier}"
    )


def by_title(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> Iterator[Standing]:
    """Where the ad asks for experience: work under the very title of the job, and near in meaning."""
    if _ONLY_A_PLACE.search(ask.main) and ask.stems.isdisjoint(evidence.stems):
        return  # the title is not the place
    if ask.kind != "experience" or not evidence.first_hand or (meaning.cosine or 0.0) < scoring().same_title.cosine:
        return
    title = frozenset(stems(evidence.lead_title))
    held = content_stems(evidence.lead_title) - plain_titles()
    if _AS_A_TITLE.search(ask.main) and held <= open_heads() and not ask.stems & ask.context_stems <= title:
        return  # an architect of houses has not the title of a data architect
    lower = not title & lower_titles() <= ask.context_stems
    if held and held <= ask.context_stems and not lower and not _denies(ask, evidence):
        status = overall_status(evidence)
        near = done(scoring().same_title.near, status)
        yield Standing(near, status, "The title is that of the job.", evidence, known=True, rule="title")


def _denies(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the evidence denies a word of the line, be it one that asks for nothing alone: "so no A level"."""
    return any(len(one) > _SMALL_WORD for one in ask.text_stems & evidence.denied)


def by_initials(part: Part, evidence: EvidenceParts, meaning: Meaning) -> Iterator[Standing]:
    """A thing of several words written by its initials, where the meaning is near: "AE" for After Effects."""
    names = _CAPITALS.findall(part.text)
    letters = "".join(name[0] for name in names)
    if len(names) < 2 or (meaning.cosine or 0.0) < scoring().same_title.cosine:
        return
    if letters in re.findall(r"[A-Z]{2,6}", evidence.evidence.text) and not set(stems(letters)) & evidence.denied:
        status = status_of(frozenset(stems(letters)), evidence)
        near = done(scoring().relations["direct"], status)
        yield Standing(near, status, "It is written there by its initials.", evidence, same=True, rule="initials")


def by_full_name(part: Part, evidence: EvidenceParts, meaning: Meaning, taxonomy: Taxonomy) -> Iterator[Standing]:
    """A thing asked by its letters and told in full words: "optical coherence tomography" for OCT."""
    if max(meaning.cosine or 0.0, meaning.with_job or 0.0) < scoring().same_title.cosine:
        return
    told = written_in_full(evidence.evidence.text)
    for letters in _LETTERS.findall(part.text):
        full = told.get(letters, frozenset[str]())
        if full and full.isdisjoint(evidence.denied) and not means_another(letters.lower(), full, taxonomy):
            left = part.stems - frozenset(stems(letters)) - evidence.stems
            near = scoring().relations["direct"] * (1 - scoring().uncovered * len(left) / max(1, len(part.stems)))
            status = status_of(full, evidence)
            yield Standing(done(near, status), status, "It is told there in full.", evidence, same=True, rule="in full")


def by_short_name(part: Part, evidence: EvidenceParts, meaning: Meaning) -> Iterator[Standing]:
    """A product by the piece of its name that no other has, where the meaning is near: "P6" for "Primavera P6"."""
    if not part.by_name or part.credentials or " " not in part.text or not evidence.first_hand:
        return
    if (meaning.cosine or 0.0) < scoring().same_title.cosine:
        return
    for short in part.text.split():
        own = frozenset(stems(short))
        if _PIECE_OF_A_NAME.fullmatch(short) and _stands_alone(short, evidence.evidence.text):
            if own & evidence.denied:
                continue
            near = done(scoring().relations["direct"], status_of(own, evidence))
            why = "It is written there by the short form of its name."
            yield Standing(near, status_of(own, evidence), why, evidence, same=True, rule="short name")


def _stands_alone(short: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(short)}(?![\w])", text))


def by_listed_name(part: Part, evidence: EvidenceParts) -> Iterator[Standing]:
    """A product listed after its maker: "Adobe CC: Illustrator, InDesign"."""
    if part.by_name and listed_by_its_own_name(part, evidence):
        near = done(scoring().relations["direct"], "listed")
        yield Standing(near, "listed", "It is listed by its own name.", evidence, same=True, rule="words listed")


def by_words(
    part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy, meaning: Meaning, rules: Scoring
) -> Iterator[Standing]:
    """A standing by the asked words that the evidence speaks, where no name is asked that the taxonomy reads."""
    if not part.stems:
        return
    if named_in_brackets(part, ask, evidence) and not _misread(part, evidence):
        why = "It names one of those that the ad gives in brackets."
        status = status_of(ask.details & evidence.stems, evidence)
        yield Standing(
            done(rules.relations["direct"], status), status, why, evidence, same=True, rule="words in brackets"
        )
    if part.by_name and not named_without_kind(part, evidence):
        return  # the taxonomy reads names, with their senses, better than stems do
    shared, cover = cover_of(part, evidence)
    if _left_to_the_job(part, ask, evidence, shared):
        cover = 1.0
    near = _near_by_words(part, ask, shared, cover)
    if near is None:
        return
    if shared <= evidence.denied:
        yield Standing(
            rules.statuses["negated"],
            "negated",
            DENIED,
            evidence,
            of_all=part.stems <= evidence.denied,
            rule="words denied",
        )
        return
    strange = _other_sense(part, ask, evidence, taxonomy, meaning)
    if strange and meaning.cosine is None and evidence.evidence.item_id and speaks_of_most(part, evidence):
        near, strange = min(near, rules.most_words), False  # so many words together have one sense
    if strange and of_any_trade(part) and cover >= 0.99:
        near, strange = min(near, rules.relations["transferable"]), False  # people are trained in every trade
    if strange:
        yield Standing(
            rules.other_field * near,
            "demonstrated",
            "The words are used in another sense.",
            evidence,
            rule="words of another sense",
        )
        return
    status = status_of(shared, evidence)
    why = "It says what is asked." if cover >= 0.99 else f"It shares with the ad {in_words(shared, part.text)}."
    yield Standing(
        done(near, status),
        status,
        why,
        evidence,
        same=cover >= 0.99,
        rule="words all" if cover >= 0.99 else "words most" if cover >= 0.6 else "words some",
    )


def _left_to_the_job(part: Part, ask: Ask, evidence: EvidenceParts, shared: frozenset[str]) -> bool:
    """Whether a list names all but what the job's title says already: RGP fitting is of lenses, among lens fitters."""
    told = shared - ask.context_stems
    return evidence.evidence.type == "skill" and len(told) > 1 and part.stems - shared <= ask.context_stems


def _near_by_words(part: Part, ask: Ask, shared: frozenset[str], cover: float) -> float | None:
    """How near the share of the asked words that is spoken comes; None where it is too small."""
    rules = scoring()
    if cover >= 0.99:
        return rules.all_words
    if cover >= 0.6:
        return rules.some_words if _lacks_the_work(ask, shared) else rules.most_words
    return rules.some_words if cover >= 0.34 and not part.concepts else None


def _lacks_the_work(ask: Ask, shared: frozenset[str]) -> bool:
    """Whether work of a kind is asked ("underwriting experience in …") and only the words around it are shared."""
    work = _WORK_ASKED.search(ask.main)
    named = content_stems(work[1]) if work else frozenset[str]()
    return bool(named) and named.isdisjoint(shared)


def _other_sense(part: Part, ask: Ask, evidence: EvidenceParts, taxonomy: Taxonomy, meaning: Meaning) -> bool:
    ambiguous = {form for form in part.stems | {part.text.lower()} if taxonomy.is_ambiguous(form)}
    if ambiguous and part.concepts and len(part.stems & evidence.stems - ambiguous) < _SETTLES:
        return True  # an ambiguous form, and the reader of senses did not take it for what is asked
    return other_world(ask, evidence, meaning)


def _misread(part: Part, evidence: EvidenceParts) -> bool:
    """Whether the name asked stands there and the reader of senses took it for something else: a Delphi survey."""
    taken = {named.concept_id for named in evidence.named}
    return part.by_name and bool(part.concepts) and part.stems <= evidence.stems and taken.isdisjoint(part.concepts)


def overall_status(evidence: EvidenceParts) -> Status:
    """The most cautious reading of all clauses."""
    shares = scoring().statuses
    worst: Status = "listed"
    for place, clause in enumerate(evidence.clauses):
        if place == 0 or shares[clause.status] < shares[worst]:
            worst = clause.status
    return worst


def status_of(shared: frozenset[str], evidence: EvidenceParts) -> Status:
    """How the thing was done, read in the clause that speaks most of it."""
    best = max(evidence.clauses, key=lambda clause: len(clause.stems & shared), default=None)
    return best.status if best else "listed"
