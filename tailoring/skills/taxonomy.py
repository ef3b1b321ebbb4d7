"""Loads the taxonomy from its data files and answers what a phrase, a concept or a credential is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tailoring.compiled import compiled
from tailoring.errors import InvalidData
from tailoring.skills.checks import problems_in
from tailoring.skills.concepts import Concept, Credential
from tailoring.skills.index import Entry, PhraseIndex
from tailoring.skills.loading import ConceptClass, EvidenceTier, Loaded, Substitution, load_files
from tailoring.skills.normalise import fold_phrase
from tailoring.skills.packed import packed
from tailoring.skills.senses import Sense
from tailoring.skills.verbs import other_forms

DATA = Path(__file__).parent / "data"
_SHOWN_PROBLEMS = 12


@dataclass(frozen=True, slots=True, eq=False)  # one is itself, so that what is found with it can be remembered
class Taxonomy:
    """Concepts, credentials and classes by id, and the phrases that name them.

    `substitutions` maps (asked id, offered id) to a directed link; `senses` maps a folded form to its readings;
    `evidence` maps a credential to the concepts that it is given for, with a tier; `degree_levels` maps a level of
    education to its rank; `members` maps a class to its concepts; `words` are all words of all names, in lower case.
    """

    concepts: Mapping[str, Concept]
    credentials: Mapping[str, Credential]
    classes: Mapping[str, ConceptClass]
    substitutions: Mapping[tuple[str, str], Substitution]
    senses: Mapping[str, tuple[Sense, ...]]
    evidence: Mapping[str, tuple[tuple[str, EvidenceTier], ...]]
    degree_levels: Mapping[str, int]
    members: Mapping[str, tuple[str, ...]]
    words: frozenset[str]
    index: PhraseIndex
    _ancestors: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict[str, tuple[tuple[str, int], ...]])

    def find(self, phrase: str) -> str | None:
        """The id that a whole phrase names, or None; of an ambiguous form the default sense, if it has one."""
        key = fold_phrase(phrase)
        for sense in self.senses.get(key, ()):
            if sense.default:
                return sense.target
        entry = self.index.entry(key)
        return entry.target if entry and key not in self.senses else None

    def name(self, concept_id: str) -> str:
        """The name of a concept or credential; the id itself where it is unknown."""
        known = self.concepts.get(concept_id) or self.credentials.get(concept_id)
        return known.name if known else concept_id

    def aliases(self, concept_id: str) -> tuple[str, ...]:
        """The other names of a concept or credential."""
        known = self.concepts.get(concept_id) or self.credentials.get(concept_id)
        return known.aliases if known else ()

    def is_ambiguous(self, form: str) -> bool:
        """Whether a folded form has several readings, or one that the words around must speak for.

        A plain word that is read as one thing unless something speaks against it is not; a product's name always is.
        """
        readings = self.senses.get(form, ())
        return len(readings) > 1 or any(not one.default or one.supports or self._is_tool(one) for one in readings)

    def _is_tool(self, reading: Sense) -> bool:
        concept = self.concepts.get(reading.target)
        return concept is not None and concept.kind == "tool"

    def family(self, concept_id: str) -> str:
        """The occupation family of a concept; a credential's field; empty where unknown."""
        concept = self.concepts.get(concept_id)
        if concept:
            return concept.family
        credential = self.credentials.get(concept_id)
        return credential.field if credential else ""

    def ancestors(self, concept_id: str) -> tuple[str, ...]:
        """Ids of all broader concepts, nearest first."""
        return tuple(ancestor for ancestor, _ in self.ancestors_by_distance(concept_id))

    def ancestors_by_distance(self, concept_id: str) -> tuple[tuple[str, int], ...]:
        """Each broader concept with the number of steps up to it, nearest first."""
        known = self._ancestors.get(concept_id)
        if known is None:
            known = self._ancestors[concept_id] = tuple(self._climb(concept_id))
        return known

    def _climb(self, concept_id: str) -> list[tuple[str, int]]:
        found: dict[str, int] = {}
        layer, distance = [concept_id], 0
        while layer:
            distance += 1
            above = [b for c in layer if c in self.concepts for b in self.concepts[c].broader if b not in found]
            found.update((b, distance) for b in above if b != concept_id)
            layer = [b for b in dict.fromkeys(above) if b != concept_id]
        return list(found.items())


@cache
def load_taxonomy() -> Taxonomy:
    """The built-in taxonomy, read and checked once.

    Raises:
        InvalidData: a data file has an error; the first ones are named with file and line.
    """
    return compiled("taxonomy", sources(), lambda: read_taxonomy(DATA))


def sources() -> tuple[Path, ...]:
    """Every file that the built-in taxonomy is made from."""
    return (*sorted(filter(Path.is_file, DATA.rglob("*"))), *sorted(Path(__file__).parent.glob("*.py")))


def read_taxonomy(folder: Path) -> Taxonomy:
    """The taxonomy that lies in a folder, with every check.

    Raises:
        InvalidData: a file is missing or has an error.
    """
    loaded, problems = examine(folder)
    if problems:
        more = f" ({len(problems) - _SHOWN_PROBLEMS} more)" if len(problems) > _SHOWN_PROBLEMS else ""
        shown = "; ".join(problems[:_SHOWN_PROBLEMS])
        raise InvalidData(f"The taxonomy has errors: {shown}{more}.", "Mend the lines that are named.")
    return _assembled(loaded)


def examine(folder: Path) -> tuple[Loaded, list[str]]:
    """What the files of a folder hold, and every problem found in them, each with file and line."""
    loaded = load_files(folder)
    return loaded, problems_in(loaded)


def _assembled(loaded: Loaded) -> Taxonomy:
    index = PhraseIndex()
    entries = {target: Entry(target, credential=False) for target in loaded.concepts}
    entries |= {target: Entry(target, credential=True) for target in loaded.credentials}
    for target, _, text, words in loaded.phrases:
        index.add(entries[target], text, words)
    # After all names as they are written, so that a verb's other form never takes a name from its owner.
    for target, _, text, words in loaded.phrases:
        for form in other_forms(words[0]) if len(words) > 1 else ():
            index.add(entries[target], text, [form, *words[1:]])
    for form in loaded.senses:
        index.add_ambiguous(form)
    return Taxonomy(
        concepts=packed(Concept, loaded.concepts),
        credentials=packed(Credential, loaded.credentials),
        classes=loaded.classes,
        substitutions=loaded.substitutions,
        senses=_by_key(loaded.senses),
        evidence=loaded.evidence,
        degree_levels=loaded.degree_levels,
        members=_by_class(loaded.concepts.values()),
        words=_words_of((*loaded.concepts.values(), *loaded.credentials.values())),
        index=index,
    )


def _by_class(concepts: Iterable[Concept]) -> dict[str, tuple[str, ...]]:
    members: dict[str, tuple[str, ...]] = {}
    for concept in concepts:
        if concept.class_id:
            members[concept.class_id] = (*members.get(concept.class_id, ()), concept.id)
    return members


def _words_of(named: Iterable[Concept | Credential]) -> frozenset[str]:
    phrases = (phrase for known in named for phrase in (known.name, *known.aliases))
    return frozenset(re.findall(r"\w+", "\n".join(phrases).lower()))


def _by_key(senses: Mapping[str, tuple[Sense, ...]]) -> dict[str, tuple[Sense, ...]]:
    """The senses by folded form; forms that differ in case alone come together."""
    by_key: dict[str, tuple[Sense, ...]] = {}
    for form, readings in senses.items():
        key = fold_phrase(form)
        by_key[key] = by_key.get(key, ()) + readings
    return by_key
