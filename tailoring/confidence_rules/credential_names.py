"""What a credential is told by besides its words: its short name, its body and profession, or a known step below."""

from __future__ import annotations

import re

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.credential_bodies import alone
from tailoring.confidence_rules.credential_state import common_words
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.linked import Links
from tailoring.confidence_rules.words import stems, words
from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_word, tokens

_LETTERS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{2,6}\b")
_LONG_LETTERS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{4,8}\b")
_NAME_END = re.compile(r"[,;:(–—]|\s-\s")
_STEP = re.compile(r"\b(?:Level|Part|Stage|Step) (?:\d|[IVX]+)\b")
_NUMBER = re.compile(r"\d+")
_LETTERS_AND_NUMBER = re.compile(r"(?<=[A-Za-z])(?=\d)")


def own_stems(text: str) -> frozenset[str]:
    """The stems of a credential's name that tell it from others."""
    return frozenset(one for one in stems(text) if one not in common_words() and not one.replace(".", "").isdigit())


def told_beside(part: Part, ask: Ask, links: Links) -> tuple[str, ...]:
    """The credentials that the line names beside the one part it asks: "Forklift licence (counterbalance licence)"."""
    if not alone(ask) or ask.text == part.text:
        return ()
    found = (one.concept_id for one in find_mentions(ask.text, links.taxonomy, context=ask.context) if one.credential)
    return tuple(one for one in found if one not in part.credentials)


def by_its_short_name(part: Part, evidence: EvidenceParts, links: Links) -> bool:
    """Whether the evidence tells the letters that are the whole of the asked credential's own name: "BASIS"."""
    for asked in part.credentials:
        own = own_stems(links.taxonomy.name(asked))
        if len(own) == 1 and any(own == frozenset(stems(one)) for one in _LETTERS.findall(part.text)):
            return own <= evidence.stems
    return False


def read_otherwise(part: Part, initials: frozenset[str], evidence: EvidenceParts, links: Links) -> bool:
    """Whether all that the two share are letters that the evidence uses in another sense, or for another paper.

    `initials`: letters in small that the asked name could be written by.
    """
    names = {one.lower() for one in _LETTERS.findall(part.text)} | part.short_forms | initials
    told = {one for one in _LETTERS.findall(evidence.evidence.text) if one.lower() in names}
    rest = own_stems(part.text) & evidence.stems - {stem for one in told for stem in stems(one)}
    if not told or rest or any(named.concept_id in part.credentials for named in evidence.named):
        return False
    spelled = part.short_forms | initials
    return all(_means_another(one, part, evidence, links, spelled=one.lower() in spelled) for one in told)


def _means_another(letters: str, part: Part, evidence: EvidenceParts, links: Links, *, spelled: bool) -> bool:
    """Whether letters are used for something else; not where they are bare and the ad itself spells them out."""
    taken = {named.concept_id: named.credential for named in evidence.named}
    senses = links.taxonomy.senses.get(fold_word(letters), ())
    if not spelled and any(one.target in taken for one in senses if one.target not in part.credentials):
        return True
    text = " " + " ".join(token.folded for token in tokens(evidence.evidence.text)) + " "
    if any(_speaks_against(cue, text) for one in senses if one.target in part.credentials for cue in one.excludes):
        return True
    others = [one for one, credential in taken.items() if credential]
    unlike = all(_of_two_fields(asked, one, links) for asked in part.credentials for one in others)
    bears = any(_bears(one, letters, evidence.evidence.text, links) for one in others)
    return bool(part.credentials) and bears and unlike


def _of_two_fields(asked: str, held: str, links: Links) -> bool:
    """Whether two credentials are of two fields, and nothing is known to link them."""
    fields = {links.taxonomy.credentials[one].field for one in (asked, held)} - {""}
    return len(fields) == 2 and links.between(asked, held) is None


def _speaks_against(cue: str, text: str) -> bool:
    """Whether a plain cue against a sense stands in the folded text."""
    if "_" in cue or cue.startswith("@"):
        return False
    return f" {cue[:-1]}" in text if cue.endswith("…") else f" {cue} " in text


def _bears(credential: str, letters: str, text: str, links: Links) -> bool:
    """Whether the text writes the credential with the letters and more: "GCP Cloud Architect", not a bare "GCP"."""
    names = (links.taxonomy.name(credential), *links.taxonomy.aliases(credential))
    return any(name.startswith(f"{letters} ") and name.lower() in text.lower() for name in names)


def of_its_entry(part: Part, evidence: EvidenceParts, links: Links) -> bool:
    """Whether the evidence names the body of the asked entry, and its profession in words or by its initials.

    "OT, HCPC 06118" is the registration with the HCPC as an occupational therapist.
    """
    if evidence.evidence.type != "certification":
        return False
    held = {named.concept_id for named in evidence.named if named.credential}
    told = frozenset(words(_LETTERS_AND_NUMBER.sub(" ", evidence.evidence.text)))
    for asked in part.credentials:
        bodies = [one for one in links.taxonomy.credentials[asked].prerequisites if one in held]
        for body in bodies:
            known = {
                stem for name in (links.taxonomy.name(body), *links.taxonomy.aliases(body)) for stem in stems(name)
            }
            own = own_stems(part.text) - known
            if own and (own <= evidence.stems or _initials(part.text, own) in told):
                return True
    return False


def _initials(text: str, own: frozenset[str]) -> str:
    """The initials of the words of a text that are its own, from two words on."""
    named = [word for word in re.findall(r"[A-Za-z]+", text) if own & frozenset(stems(word))]
    return "".join(word[0] for word in named).lower() if len(named) > 1 else "-"


def by_letters_and_step(asked: str, evidence: EvidenceParts) -> bool:
    """Whether a certificate opens with the letters asked and says with them no more than the same step.

    "IRATA L2, 1,900 hours" is the "Rope access IRATA Level 2"; "NEBOSH Fire" is no "NEBOSH Construction Certificate".
    """
    if evidence.evidence.type != "certification":
        return False
    opening = _NAME_END.split(evidence.evidence.text.strip(), maxsplit=1)[0]
    told = own_stems(opening)
    letters = {one for word in _LONG_LETTERS.findall(asked) for one in stems(word)}
    numbers = set(_NUMBER.findall(asked))
    same_step = numbers == set(_NUMBER.findall(opening)) if numbers else False
    return bool(told & letters) and told <= own_stems(asked) and same_step


def known_step_below(part: Part, evidence: EvidenceParts, links: Links, *, whole: bool) -> bool:
    """Whether the evidence names only a credential known as a step towards the asked one, by a longer name.

    "Emergency First Aid at Work" has all the words of "First Aid at Work", and is the lesser course. `whole`: the
    ad asks for no step but the whole: "CFA Level II" is no CFA charter.
    """
    held = {named.concept_id for named in evidence.named if named.credential}
    if not held.isdisjoint(part.credentials):
        return False
    for asked in part.credentials:
        for one in held:
            link = links.between(asked, one)
            name = links.taxonomy.name(one)
            longer = own_stems(name) > own_stems(part.text) or (whole and _STEP.search(name))
            if link and link.kind == "broader" and longer:
                return True
    return False
