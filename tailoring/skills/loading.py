"""Turns the rows of the data files into concepts, classes, credentials, senses and substitutions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from tailoring.skills.concepts import Concept, ConceptKind, Credential, CredentialType
from tailoring.skills.normalise import folded_words, slug
from tailoring.skills.records import Row, read_rows
from tailoring.skills.senses import Sense

PeerTier = Literal["transferable", "adjacent", "weak"]
ClassTier = Literal["transferable", "adjacent", "weak", "none"]
EvidenceTier = Literal["direct", "transferable", "adjacent", "weak"]
SubstitutionKind = Literal["simpler", "technique", "peer", "related"]

CONCEPT_COLUMNS = ("name", "kind", "aliases", "class", "broader", "related")
CLASS_COLUMNS = ("class", "label", "peer_tier", "note")
SENSE_COLUMNS = ("form", "concept", "supports", "excludes", "needs_case", "default")
SUBSTITUTION_COLUMNS = ("asked", "offered", "tier", "kind", "why")
CREDENTIAL_COLUMNS = (
    "name",
    "type",
    "aliases",
    "issuer",
    "level",
    "field",
    "region",
    "prerequisites",
    "equivalents",
)
LEVEL_COLUMNS = ("level", "rank")
EVIDENCE_COLUMNS = ("credential", "concept", "tier")


@dataclass(frozen=True, slots=True)
class ConceptClass:
    """Things that can stand in for each other, and the tier a member reaches when another is asked.

    none: things of one kind that cannot, such as languages.
    """

    id: str
    label: str
    peer_tier: ClassTier
    note: str = ""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A directed link: what is offered can stand for what is asked, up to a tier."""

    asked: str
    offered: str
    tier: PeerTier
    kind: SubstitutionKind
    why: str


class Phrase(NamedTuple):
    """A name or alias with its folded words and the concept or credential that it names."""

    target: str
    credential: bool
    text: str
    words: list[str]


@dataclass(slots=True)
class Loaded:
    """Everything the files hold, before it is checked as a whole; `places` tells where each id stands."""

    concepts: dict[str, Concept] = field(default_factory=dict[str, Concept])
    credentials: dict[str, Credential] = field(default_factory=dict[str, Credential])
    classes: dict[str, ConceptClass] = field(default_factory=dict[str, ConceptClass])
    senses: dict[str, tuple[Sense, ...]] = field(default_factory=dict[str, tuple[Sense, ...]])
    substitutions: dict[tuple[str, str], Substitution] = field(default_factory=dict[tuple[str, str], Substitution])
    evidence: dict[str, tuple[tuple[str, EvidenceTier], ...]] = field(
        default_factory=dict[str, tuple[tuple[str, "EvidenceTier"], ...]]
    )
    degree_levels: dict[str, int] = field(default_factory=dict[str, int])
    families: Counter[str] = field(default_factory=Counter[str])
    places: dict[str, str] = field(default_factory=dict[str, str])
    problems: list[str] = field(default_factory=list[str])
    phrases: list[Phrase] = field(default_factory=list["Phrase"])


def load_files(folder: Path) -> Loaded:
    """Reads every data file of a taxonomy folder.

    Raises:
        InvalidData: a file has the wrong header or a row with the wrong number of columns.
    """
    loaded = Loaded()
    for row in _rows(folder / "classes", CLASS_COLUMNS):
        _add_class(loaded, row)
    for path in sorted((folder / "families").glob("*.csv")):
        for row in read_rows(path, CONCEPT_COLUMNS):
            _add_concept(loaded, row, path.stem)
    for row in read_rows(folder / "levels.csv", LEVEL_COLUMNS):
        _add_level(loaded, row)
    for row in _rows(folder / "credentials", CREDENTIAL_COLUMNS):
        _add_credential(loaded, row)
    for row in read_rows(folder / "senses.csv", SENSE_COLUMNS):
        _add_sense(loaded, row)
    for row in read_rows(folder / "substitutions.csv", SUBSTITUTION_COLUMNS):
        _add_substitution(loaded, row)
    for row in read_rows(folder / "evidence.csv", EVIDENCE_COLUMNS):
        _add_evidence(loaded, row)
    return loaded


def _rows(folder: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    for path in sorted(folder.glob("*.csv")):
        yield from read_rows(path, columns)


def _add_class(loaded: Loaded, row: Row) -> None:
    values = row.values
    tier = values["peer_tier"]
    if tier not in get_args(ClassTier):
        loaded.problems.append(f"{row.place}: peer_tier {tier!r} is not transferable, adjacent, weak or none")
        return
    if values["class"] in loaded.classes:
        loaded.problems.append(f"{row.place}: class {values['class']!r} is declared twice")
    loaded.classes[values["class"]] = ConceptClass(
        values["class"], values["label"], cast("ClassTier", tier), values["note"]
    )


def _add_concept(loaded: Loaded, row: Row, family: str) -> None:
    values = row.values
    name = values["name"].strip()
    concept_id = slug(name)
    if concept_id in loaded.concepts:
        loaded.problems.append(f"{row.place}: {name!r} is already in {loaded.places[concept_id]}")
        return
    if values["kind"] not in get_args(ConceptKind):
        loaded.problems.append(f"{row.place}: kind {values['kind']!r} is not skill, tool, method or knowledge")
        return
    loaded.places[concept_id] = row.place
    loaded.families[family] += 1
    aliases = row.many("aliases")
    loaded.phrases += [Phrase(concept_id, False, text, folded_words(text)) for text in (name, *aliases)]
    # Built without pydantic's checks, which are repeated above: thousands of rows are read at every cold start.
    loaded.concepts[concept_id] = Concept.model_construct(
        id=concept_id,
        name=name,
        kind=cast("ConceptKind", values["kind"]),
        family=family,
        aliases=aliases,
        class_id=values["class"].strip(),
        broader=tuple(slug(part) for part in row.many("broader")),
        related=tuple(slug(part) for part in row.many("related")),
    )


def _add_level(loaded: Loaded, row: Row) -> None:
    if not row.values["rank"].isdigit():
        loaded.problems.append(f"{row.place}: rank {row.values['rank']!r} is not a whole number")
        return
    loaded.degree_levels[row.values["level"]] = int(row.values["rank"])


def _add_credential(loaded: Loaded, row: Row) -> None:
    values = row.values
    name = values["name"].strip()
    credential_id = "credential-" + slug(name)
    if credential_id in loaded.credentials:
        loaded.problems.append(f"{row.place}: {name!r} is already in {loaded.places[credential_id]}")
        return
    if values["type"] not in get_args(CredentialType):
        loaded.problems.append(f"{row.place}: type {values['type']!r} is not one of {get_args(CredentialType)}")
        return
    loaded.places[credential_id] = row.place
    aliases = row.many("aliases")
    loaded.phrases += [Phrase(credential_id, True, text, folded_words(text)) for text in (name, *aliases)]
    loaded.credentials[credential_id] = Credential.model_construct(
        id=credential_id,
        name=name,
        type=cast("CredentialType", values["type"]),
        aliases=aliases,
        issuer=values["issuer"].strip(),
        level=values["level"].strip(),
        field=values["field"].strip(),
        region=values["region"].strip(),
        prerequisites=tuple("credential-" + slug(part) for part in row.many("prerequisites")),
        equivalents=tuple("credential-" + slug(part) for part in row.many("equivalents")),
    )


def _add_sense(loaded: Loaded, row: Row) -> None:
    values = row.values
    target, credential = slug(values["concept"]), False
    if target not in loaded.concepts:
        target, credential = "credential-" + target, True
    if target not in loaded.credentials and credential:
        loaded.problems.append(f"{row.place}: {values['concept']!r} is neither a concept nor a credential")
        return
    sense = Sense(
        form=values["form"],
        target=target,
        credential=credential,
        supports=tuple(_cue(cue) for cue in row.many("supports")),
        excludes=tuple(_cue(cue) for cue in row.many("excludes")),
        needs_case=values["needs_case"] == "yes",
        default=values["default"] == "yes",
    )
    loaded.senses[sense.form] = (*loaded.senses.get(sense.form, ()), sense)
    loaded.places.setdefault("sense:" + sense.form, row.place)


def _cue(cue: str) -> str:
    if cue.startswith("@"):
        return cue
    ending = "…" if cue.endswith("…") else ""
    return " ".join("_" if word == "_" else " ".join(folded_words(word)) for word in cue.split()) + ending


def _add_substitution(loaded: Loaded, row: Row) -> None:
    values = row.values
    asked, offered = slug(values["asked"]), slug(values["offered"])
    for concept_id, written in ((asked, values["asked"]), (offered, values["offered"])):
        if concept_id not in loaded.concepts:
            loaded.problems.append(f"{row.place}: {written!r} is not a concept")
            return
    if values["tier"] not in get_args(PeerTier) or values["kind"] not in get_args(SubstitutionKind):
        loaded.problems.append(f"{row.place}: unknown tier {values['tier']!r} or kind {values['kind']!r}")
        return
    if (asked, offered) in loaded.substitutions:
        loaded.problems.append(f"{row.place}: the pair {values['asked']} / {values['offered']} is there twice")
    loaded.substitutions[asked, offered] = Substitution(
        asked, offered, cast("PeerTier", values["tier"]), cast("SubstitutionKind", values["kind"]), values["why"]
    )


def _add_evidence(loaded: Loaded, row: Row) -> None:
    """A credential that is given for having learnt something, and how near its holder comes when that is asked."""
    values = row.values
    credential, concept = "credential-" + slug(values["credential"]), slug(values["concept"])
    if credential not in loaded.credentials or concept not in loaded.concepts:
        pair = f"{values['credential']!r} and {values['concept']!r}"
        loaded.problems.append(f"{row.place}: {pair} are not a credential and a concept")
        return
    if values["tier"] not in get_args(EvidenceTier):
        loaded.problems.append(f"{row.place}: tier {values['tier']!r} is not one of {get_args(EvidenceTier)}")
        return
    known = loaded.evidence.get(credential, ())
    if concept in dict(known):
        loaded.problems.append(f"{row.place}: {values['credential']!r} is linked to {values['concept']!r} twice")
    loaded.evidence[credential] = (*known, (concept, cast("EvidenceTier", values["tier"])))
