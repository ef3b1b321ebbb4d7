"""Who did the deed asked: a text that gives it to the people of the job's own title tells of work beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import people_words
from tailoring.confidence_rules.roles import roles_named
from tailoring.confidence_rules.scoring_data import likeness
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.words import stems

_WHY = "It says that the people of the trade asked did it, and tells of work beside them."
_OF_WORK = ("hard_skill", "experience")
_DID = (
    r"did|do|does|made|make|took|take|had|have|held|wrote|write|ran|run|led|gave|built|drew|decided|decide|handled|owned|"
    r"signed|set|chose|fitted|carried|delivered|designed|treated|taught|sold|cooked|fixed|drove|dealt|looked after"
)
_THEY_DID = re.compile(
    r"(?:^|[.;:,–—]\s*|\b(?:and|but|while|as)\s+)(?:all )?"
    r"(?:the|our|their|two|three|both|qualified|registered|other)\s+"
    rf"(?:[\w-]+ ){{0,2}}?(?P<who>[\w-]+(?:s|men|women|wives|team))\s+(?:all |always |then )?(?:{_DID})\s+"
    r"(?!(?:not|me|us|with|well)\b)"
)
_THEIRS = re.compile(
    r"\b(?:was|were|is|are|stayed|remained)\s+(?:all |always |only )?(?:for )?(?:the|our|their) (?:[\w-]+ ){0,2}?"
    r"(?P<who>[\w-]+(?:s|men|women|wives|team))['’](?:s)? "
    r"(?:job|jobs|work|business|part|side|task|tasks|role|duty|affair)\b"
)


def beside_the_doers(standing: Standing, ask: Ask, evidence: EvidenceParts) -> Standing:
    """The standing; no nearer than that of a helper where others, named by the job's title, did what is asked."""
    most = likeness().helper
    if standing.near <= most or ask.kind not in _OF_WORK or not evidence.first_hand:
        return standing
    if not _others_did_it(ask, evidence):
        return standing
    return replace(standing, near=most, status="assisted", why=_WHY, same=False, evidence=evidence)


def _others_did_it(ask: Ask, evidence: EvidenceParts) -> bool:
    text = evidence.evidence.text.lower()
    own = frozenset(stems(evidence.lead_title))
    doers = (_called(match["who"]) for match in _THEY_DID.finditer(text))
    if any(_of_the_job(who, ask) and own.isdisjoint(stems(who)) for who in doers):
        return True
    owners = (match["who"] for match in _THEIRS.finditer(text) if match["who"] in people_words())
    return any(own.isdisjoint(stems(_called(who))) and not _titled_alike(ask, evidence) for who in owners)


def _called(who: str) -> str:
    """The word for people with that for one of them: "midwives midwife"."""
    one = re.sub(r"wives$", "wife", re.sub(r"men$", "man", who)).removesuffix("s")
    return f"{who} {one}"


def _of_the_job(who: str, ask: Ask) -> bool:
    """Whether people are called by the job's title, or by the title of its role."""
    named = roles_named(who)
    return not ask.context_stems.isdisjoint(stems(who)) or bool(named & (ask.context_roles | ask.roles))


def _titled_alike(ask: Ask, evidence: EvidenceParts) -> bool:
    return bool(ask.context_roles & evidence.roles) or not ask.context_stems.isdisjoint(stems(evidence.lead_title))
