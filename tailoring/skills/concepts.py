"""What the taxonomy knows: concepts, credentials, the relations between them, and their mentions in a text."""

from __future__ import annotations

from typing import Literal

from tailoring.model import Model, Span

ConceptKind = Literal["skill", "tool", "method", "knowledge"]
CredentialType = Literal["certificate", "licence", "degree", "clearance", "membership"]
Modality = Literal["held", "learning", "planned", "negated"]
Actor = Literal["self", "team", "other"]
RelationKind = Literal["same", "narrower", "broader", "peer", "simpler", "technique", "related", "part", "credential"]


class Concept(Model):
    """A skill, tool, method or knowledge area.

    `class_id` joins things that can stand in for each other; `broader` are ids of more general concepts.
    """

    id: str
    name: str
    kind: ConceptKind
    family: str
    aliases: tuple[str, ...] = ()
    class_id: str = ""
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class Credential(Model):
    """A certificate, licence, degree or clearance with who gives it and what can stand for it."""

    id: str
    name: str
    type: CredentialType
    aliases: tuple[str, ...] = ()
    issuer: str = ""
    level: str = ""
    field: str = ""
    region: str = ""
    prerequisites: tuple[str, ...] = ()
    equivalents: tuple[str, ...] = ()


class Relation(Model):
    """How what is offered stands to what is asked, with the best tier it can reach and why.

    same: one concept; narrower: the offered is a kind of the asked; broader: the reverse; peer: another of the
    same class; simpler: a lesser sibling; technique: lacks the asked one's distinguishing idea; part: one of two
    things that are asked together; credential: given for having learnt what is asked.
    """

    kind: RelationKind
    tier: Literal["direct", "transferable", "adjacent", "weak"]
    why: str


class Mention(Model):
    """A concept or credential named in a text, in which sense, how it is held and by whom."""

    concept_id: str
    text: str
    span: Span
    credential: bool = False
    modality: Modality = "held"
    actor: Actor = "self"
