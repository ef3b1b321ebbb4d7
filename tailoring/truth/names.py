"""Checks named things: tools, employers, places, credentials and products stand in the facts, by name or alias."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.resume import ClaimKind
from tailoring.skills.concepts import Mention
from tailoring.skills.normalise import fold_word
from tailoring.truth.addressee import addressed
from tailoring.truth.credential_names import named_otherwise
from tailoring.truth.degrees import degree_held
from tailoring.truth.evidence import Source, SourceFact
from tailoring.truth.findings import Finding
from tailoring.truth.kinds import kind_of_named, shortens, words_of
from tailoring.truth.knowledge import Credentials, Proficiency, Titles, WordLists, knowledge
from tailoring.truth.makers import tells_a_product, tells_its_kind
from tailoring.truth.passages import Passage, Word, canonical, passage, verb_forms

# OTIF, DoE.
_ACRONYM = re.compile(r"[A-Z](?:[a-z]?[A-Z0-9&]){1,6}s?")
_LEAST_PART = 3
_CODED = re.compile(r"[a-z]+\d+[a-z]*")
_ORGANISED = frozenset(
    {"at", "for", "with", "by", "from", "join", "joined", "in", "using", "holding", "passed", "certified"}
)
_GRADE = re.compile(r"[ivx]+|\d")
_BY_WAY_OF = re.compile(r"\b(?:in|on|with|using|via|through) $", re.IGNORECASE)
_TAIL = re.compile(r"[-'’]?\d+$")


def check_names(statement: Passage, source: Source) -> Iterator[Finding]:
    """One finding for each named thing; a name that the reader of a letter bears is left out."""
    judged: list[tuple[int, int]] = []
    for mention in source.mentions_in(statement.text):
        finding = _mention(mention, statement, source)
        if finding:
            judged.append((finding.start, finding.end))
            yield finding
    for first, last in _capital_runs(statement):
        start, end = statement.words[first].start, statement.words[last - 1].end
        if any(s < end and start < e for s, e in judged):
            continue
        if kind_of_named(statement.text[start:end], source):
            yield Finding("tool", start, end, "supported", source.ids())
            continue
        missing = _missing(statement, first, last, source)
        if not missing:
            yield Finding("text", start, end, "supported", source.ids())
        elif not addressed(statement, start):
            name = " ".join(word.raw for word in missing)
            yield Finding(
                _kind_of(missing[0]),
                missing[0].start,
                missing[-1].end,
                "unsupported",
                (),
                f"“{name}” stands in no fact",
                f"Leave “{name}” out.",
            )
    for word in _coded(statement, source):
        if not any(s <= word.start < e for s, e in judged):
            reason, change = f"“{word.raw}” stands in no fact", f"Leave “{word.raw}” out."
            yield Finding("tool", word.start, word.end, "unsupported", (), reason, change)


def _abbreviated(statement: Passage, first: int, last: int, source: Source) -> bool:
    """Whether the first letters of a name stand as an abbreviation in the facts: the Higher Education Academy, HEA."""
    words = statement.words[first : last + 1]
    letters = ["".join(word.raw[0] for word in part if word.raw[0].isupper()) for part in (words, words[:-1])]
    return any(len(one) >= _LEAST_PART and re.search(rf"\b{one}\b", source.text) for one in letters)


def _missing(statement: Passage, first: int, last: int, source: Source) -> list[Word]:
    """The words of a name that no fact has; none where its first letters stand in the facts."""
    missing = [word for word in statement.words[first:last] if not _known(word, statement, source)]
    return [] if missing and _abbreviated(statement, first, last, source) else missing


def _coded(statement: Passage, source: Source) -> Iterator[Word]:
    """Words of small letters with digits in them (p95, k8s) that the facts do not have."""
    known = words_of(source)
    for word in statement.words:
        coded = _CODED.fullmatch(word.raw) and word.lower not in known
        if coded and not any(shortens(one, word.lower) or shortens(word.lower, one) for one in known):
            yield word


def _kind_of(word: Word) -> ClaimKind:
    return "language" if word.lower in knowledge(Proficiency).languages else "tool"


def _mention(mention: Mention, statement: Passage, source: Source) -> Finding | None:
    """A concept or credential of the taxonomy: the same, or a broader one than a fact names."""
    span = (mention.span.start, mention.span.end)
    if mention.text.startswith("a "):
        return None
    kind: ClaimKind = "credential" if mention.credential else "tool"
    holding = [fact.id for named, fact in source.mentions if _covers(mention, statement.text, named, fact, source)]
    if holding:
        return Finding(kind, *span, "supported", tuple(dict.fromkeys(holding)))
    # The figures of a standard are part of its name: BS 7671.
    numbered = any(letter.isdigit() for letter in mention.text) and _stands_in_text(mention.text, source)
    numbered = numbered or tells_a_product(statement.text, *span, source)
    numbered = numbered or (kind == "tool" and tells_its_kind(mention.text, source))
    if numbered or _is_a_degree_held(mention, source) or kind_of_named(mention.text, source):
        return Finding(kind, *span, "supported", source.ids())
    shortened = any(shortens(known, mention.text.lower()) for known in words_of(source))
    another = _is_another_product(mention, statement, source)
    if (
        shortened
        or _opens_a_name(mention.text, source)
        or _stands_in_text(mention.text, source)
        or not (another or _is_proper(mention, statement, source))
    ):
        return None
    run = next((one for one in _capital_runs(statement) if _within(mention, statement, one)), None)
    otherwise = mention.credential and named_otherwise(mention.text, source)
    if otherwise or addressed(statement, mention.span.start) or (run and _abbreviated(statement, *run, source)):
        return None
    sibling = next((named.text for named, _ in source.mentions if _siblings(mention, named, source)), "")
    name = mention.text
    change = f"Say {sibling} instead of {name}." if sibling else f"Leave “{name}” out."
    reason = f"“{name}” stands in no fact" + (f"; they name {sibling}" if sibling else "")
    return Finding(kind, *span, "unsupported", (), reason, change)


def _is_a_degree_held(mention: Mention, source: Source) -> bool:
    """Whether a degree is named by its level, of which the facts hold one: "a degree", a master's in their field."""
    if not mention.credential:
        return False
    a_degree = re.match(r"degree\b", mention.text, re.IGNORECASE) and degree_held("degree", source)
    return bool(a_degree) or (degree_held(mention.text, source) and _field_stands(mention.text, source))


def _field_stands(name: str, source: Source) -> bool:
    """Whether the field of a degree named by its level stands in the facts: a master's degree in statistics."""
    plain = knowledge(Credentials).levels | knowledge(Credentials).generic
    field = {stem for stem in passage(name).stems() if stem not in {canonical(word) for word in plain}}
    return field <= source.stems


def _within(mention: Mention, statement: Passage, run: tuple[int, int]) -> bool:
    first, last = statement.words[run[0]], statement.words[run[1] - 1]
    return first.start <= mention.span.start and mention.span.end <= last.end


def _opens_a_name(text: str, source: Source) -> bool:
    """Whether a name of letters and digits opens a longer one of the facts: the family of a part number."""
    coded = any(letter.isdigit() for letter in text) and len(text) > _LEAST_PART
    return coded and any(known.startswith(text.lower()) for known in words_of(source))


def _graded(mention: Mention, text: str) -> str:
    """The mention with the grade that stands right behind it: "PSPO II", "AAT Level 4"."""
    if text[mention.span.start : mention.span.end] != mention.text:
        return mention.text
    more = re.match(r"[ -](?:Level \d|[IVX]+|\d)\b", text[mention.span.end :])
    return mention.text + (more.group() if more else "")


def _covers(said: Mention, text: str, named: Mention, fact: SourceFact, source: Source) -> bool:
    """Whether a fact names the same thing or a kind of it."""
    if said.concept_id == named.concept_id:
        return not said.credential or _same_level(_graded(said, text), _graded(named, fact.text))
    taxonomy = source.taxonomy
    if said.concept_id in taxonomy.ancestors(named.concept_id):
        return True
    concept, wider = taxonomy.concepts.get(named.concept_id), taxonomy.concepts.get(said.concept_id)
    if not concept or not wider:
        return False
    return concept.class_id == wider.id or (concept.family == wider.family and wider.id in source.categories)


def _same_level(said: str, named: str) -> bool:
    """Aliases of one credential may be of different levels; those named must agree."""
    levels = knowledge(Credentials).levels
    first, second = (
        {w for w in re.findall(r"\w+", text.lower()) if w in levels or _GRADE.fullmatch(w)} for text in (said, named)
    )
    return not first or not second or first == second


def _siblings(said: Mention, named: Mention, source: Source) -> bool:
    first, second = (source.taxonomy.concepts.get(one.concept_id) for one in (said, named))
    return bool(first and second and first.class_id and first.class_id == second.class_id)


def _stands_in_text(name: str, source: Source) -> bool:
    words = [fold_word(word) for word in re.findall(r"[\w+#]+", name)]
    have = {fold_word(word) for word in words_of(source)} | words_of(source)
    data = knowledge(Credentials)
    idle = data.claiming | data.generic | knowledge(WordLists).vendors | data.open_forms | {"level", "standard"}
    idle |= knowledge(WordLists).stop
    named = [word for word in words if word not in idle]
    telling = named or [word for word in words if word in data.generic] or words
    return all(word in have or (word in _capitals(name) and _spells_out(word, source)) for word in telling)


def _capitals(name: str) -> frozenset[str]:
    """The words of a name written in capitals alone, in lower case."""
    return frozenset(word.lower() for word in re.findall(r"[\w+#]+", name) if _ACRONYM.fullmatch(word))


def _is_proper(mention: Mention, statement: Passage, source: Source) -> bool:
    """Whether the thing is named as a thing: a product or credential, or written with capitals of its own."""
    text = mention.text
    if mention.credential:
        return any(letter.isupper() for letter in text) and not (
            _is_title(text) and _stands_as_title(mention, statement)
        )
    concept = source.taxonomy.concepts.get(mention.concept_id)
    if concept and concept.kind in {"skill", "knowledge"} and not text.istitle():
        return False
    inner = text[1:] != text[1:].lower()
    opens = mention.span.start == 0 or statement.text[: mention.span.start].rstrip().endswith((".", ":", ";"))
    capital = text[0].isupper() and not (opens and not inner)
    if inner and text in knowledge(WordLists).capitals:
        return False
    product = bool(concept and concept.kind == "tool" and concept.name != concept.name.lower() and concept.class_id)
    return capital or (product and text[0].isupper() and text.lower() not in verb_forms())


def _is_another_product(mention: Mention, statement: Passage, source: Source) -> bool:
    """Whether a product in small letters stands where the facts name another of its class: on vmware, on Proxmox."""
    concept = source.taxonomy.concepts.get(mention.concept_id)
    if concept is None or concept.kind != "tool" or concept.name == concept.name.lower():
        return False
    if mention.text.lower() in verb_forms() or any(word.islower() for word in concept.name.split()):
        return False
    used = _BY_WAY_OF.search(statement.text[: mention.span.start])
    ends = not re.match(r"[ -][a-z]{4}", statement.text[mention.span.end :])
    return bool(used and ends) and any(_siblings(mention, named, source) for named, _ in source.mentions)


def _stands_as_title(mention: Mention, statement: Passage) -> bool:
    """Whether it opens the statement or follows "as", where the check of titles judges it."""
    before = statement.text[: mention.span.start].rstrip().lower()
    return not before or before.endswith((".", " as", " as a", " as an"))


def _is_title(text: str) -> bool:
    titles = knowledge(Titles)
    return text.rsplit(maxsplit=1)[-1].lower() in titles.heads and not text.isupper()


def _capital_runs(statement: Passage) -> Iterator[tuple[int, int]]:
    """The runs of words written as names; the first word of a sentence only when it can be nothing else."""
    first: int | None = None
    for at, word in enumerate(statement.words):
        named = word.capital and not (_opens(statement, at) and not _surely_name(statement, at))
        joined = first is not None and statement.text[statement.words[at - 1].end : word.start] in {
            " ",
            "-",
            " & ",
            "&",
        }
        if first is not None and not (named and joined):
            yield first, at
            first = None
        if named and first is None:
            first = at
    if first is not None:
        yield first, len(statement.words)


def _opens(statement: Passage, at: int) -> bool:
    return at == 0 or statement.text[: statement.words[at].start].rstrip()[-1:] in {
        ".",
        ":",
        ";",
        "!",
        "?",
        "•",
        "(",
        "“",
        '"',
    }


def _surely_name(statement: Passage, at: int) -> bool:
    word = statement.words[at]
    return any(letter.isupper() or letter.isdigit() for letter in word.raw[1:])


def _known(word: Word, statement: Passage, source: Source) -> bool:
    at = statement.word_at(word.start)
    product = statement.words[at + 1] if at + 1 < len(statement.words) else None
    if word.lower in knowledge(WordLists).vendors and product and product.capital:
        # A maker's name before its product; the product is judged by itself.
        return product.lower in words_of(source)
    forms = {word.lower, word.lower.removesuffix("s"), word.lower.removesuffix("es")}
    if word.raw in knowledge(WordLists).capitals or forms & words_of(source) or word.stem in source.stems:
        return True
    if word.raw.isdigit() or canonical(_TAIL.sub("", word.lower)) in source.stems or word.lower in _title_words():
        return True
    if any(shortens(known, word.lower) or shortens(word.lower, known) for known in words_of(source)):
        return True
    product = tells_a_product(statement.text, word.start, word.end, source)
    if product or kind_of_named(word.raw, source) or _is_of_a_place(word, source):
        return True
    return bool(_ACRONYM.fullmatch(word.raw)) and _is_an_abbreviation(word, statement, source)


def _is_of_a_place(word: Word, source: Source) -> bool:
    """Whether the word is the adjective of a place in the facts, or what it lies in: Irish, Ireland for Cork."""
    data = knowledge(WordLists)
    places = data.demonyms.get(word.lower, frozenset()) | {
        name for name, of in data.demonyms.items() if word.lower in of
    }
    wide = {word.lower, *places}
    places |= {place for name in wide for place in data.within.get(name, frozenset[str]())}
    return any(re.search(rf"\b{re.escape(place)}\b", source.text, re.IGNORECASE) for place in places)


def _is_an_abbreviation(word: Word, statement: Passage, source: Source) -> bool:
    """Whether the letters stand for words, a part or a kind of what the facts name."""
    return _spells_out(word.raw.rstrip("s"), source) or _is_part(word, source) or _is_kind(word, statement, source)


def _is_part(word: Word, source: Source) -> bool:
    """Whether the letters stand inside a name of the facts: the RTOS of FreeRTOS."""
    return len(word.raw) >= _LEAST_PART and any(word.lower in known for known in words_of(source))


def _is_kind(word: Word, statement: Passage, source: Source) -> bool:
    """Whether an unknown abbreviation stands as a common noun ("a four-layer PCB") in a part the facts carry."""
    at = statement.word_at(word.start)
    before = {other.lower for other in statement.words[max(0, at - 3) : at]}
    following = re.match(r" [a-z]", statement.text[word.end :])
    if not (before & {"a", "an", "the"} or following) or before & _ORGANISED:
        return False
    clause = statement.stems(statement.clause_of(at)) - {word.stem}
    return 2 * len(clause & source.stems) >= len(clause) and not source.taxonomy.find(word.raw)


def _title_words() -> frozenset[str]:
    titles = knowledge(Titles)
    return titles.heads | titles.raising | titles.lowering


def _spells_out(acronym: str, source: Source) -> bool:
    """Whether the letters open consecutive words of a fact: OTIF for on time in full."""
    letters = [letter for letter in acronym.lower() if letter.isalnum()]
    for one in source.evidence:
        words = [word.lower for word in one.passage.words]
        for at in range(len(words) - len(letters) + 1):
            if all(word[0] == letter for word, letter in zip(words[at:], letters, strict=False)):
                return True
    return False
