"""Whether a credential is held, in progress, lapsed or denied, as its own line says it."""

from __future__ import annotations

import re
from functools import cache

from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.course_state import is_unfinished
from tailoring.confidence_rules.denials import denied_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER, cue, filler
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

_LEVELS = "advanced basic intermediate expert"  # they ask for nothing alone, but tell "Advanced Life Support" apart
_NAMED_RUNG = 4  # "ii", "l3", "18th" tell a step and no scheme
# Said of what was awarded; a course that was only attended bears none of them.
_AWARDED = re.compile(
    r"\b(?:cards?|distinction|merit|pass(?:ed)?|valid|in date|expir\w+|runs out|renew\w+|awarded|qualified|registered"
    r"|licen[cs]ed?|certified)\b"
)
_CREDENTIAL_WORDS = "certificate certification licence license licensed registered qualified ticket card clearance"


class CredentialWords(Model):
    """Words, ladders and cues of credential_words.yaml."""

    common: str
    ladders: tuple[tuple[str, ...], ...]
    planned: str
    in_house: str
    failed: str
    on_register: str
    lesser: str
    grades: tuple[tuple[str, ...], ...]
    registers: tuple[str, ...]


@cache
def credential_words() -> CredentialWords:
    """The checked content of credential_words.yaml."""
    return load_yaml(FOLDER / "credential_words.yaml", CredentialWords)


@cache
def common_words() -> frozenset[str]:
    """The stems that tell no credential from another: what every one bears, the filler of ads, and steps of ladders."""
    rungs = {rung for ladder in credential_words().ladders for rung in ladder if len(rung) < _NAMED_RUNG}
    return frozenset(stems(credential_words().common)) | (filler() - frozenset(stems(_LEVELS))) | rungs


@cache
def credential_cue(name: str) -> re.Pattern[str]:
    """One pattern for a group of credential_words.yaml."""
    lines: str = getattr(credential_words(), name)
    return re.compile(r"\b(?:" + "|".join(lines.split("\n")).strip("|") + r")\b")


def state_of(part: Part, evidence: EvidenceParts) -> Status:
    """Whether the credential is held, as the sentence says it."""
    text = evidence.evidence.text.lower()
    own = frozenset(stems(part.text)) | part.stems
    if credential_cue("failed").search(text):
        return "negated"
    denied = denied_stems(evidence.evidence.text)
    if denied & own or (denied & frozenset(stems(_CREDENTIAL_WORDS)) and not is_unfinished(text)):
        return "negated"
    if is_unfinished(text) and not credential_cue("on_register").search(text):
        return "in_progress"
    if evidence.ran_out or cue("expired").search(text):
        return "expired"
    return "studied" if cue("studied").search(text) and not _is_awarded(text, evidence) else "held"


def _is_awarded(text: str, evidence: EvidenceParts) -> bool:
    """Whether a certificate's line says that it was awarded: its very name may speak of a course or of training."""
    return evidence.evidence.type == "certification" and bool(_AWARDED.search(text))
