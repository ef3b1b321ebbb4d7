"""The things asked in one line, and how they belong together: alternatives, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tailoring.confidence_rules.knowledge import filler, product_kinds, verb_levels
from tailoring.confidence_rules.phrases import named_by_stems
from tailoring.confidence_rules.words import stems
from tailoring.model import Span
from tailoring.posting import RequirementKind
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy

ASIDE = re.compile(r"\(([^)]*)\)")
_OR = re.compile(r"\b(?:or|either)\b|/")
_AND = re.compile(r"\b(?:and|plus|with|both|as well as)\b|&|\+")
_BOTH = re.compile(
    r"\bboth\b|(?<!\ba )\bplus\b|\bas well as\b|\btogether with\b|\bin equal (?:measure|parts?|shares?)\b|\bequally\b|"
    r"\bnot (?:just|only) (?:the )?one\b|\bneither alone\b|\beach of (?:them|these)\b",
    re.IGNORECASE,
)
_ANY_OF = re.compile(
    r"\b(?:any|one or more|at least one|some|either|one) (?:part |combination |subset )?of "
    r"(?:the following|the below|our|these|those)\b",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\b(?:e\.?g\b|such as|for example|for instance|like(?= [A-Z])|including but not limited to)", re.IGNORECASE
)
_OPEN_LIST = re.compile(
    r"\b(?:etc|and more|and others?|or (?:other|similar|equivalent|comparable|related|the like))\b", re.IGNORECASE
)
_KIND_WORDS = 2  # before a bracket, that say of what its names are examples
_LIST_ENDS = re.compile(r"\s*(?:,[^,.;:()]{1,30})*,?\s+or\s", re.IGNORECASE)
_CONJUNCTS = re.compile(r"\s+(?:and|plus|as well as|together with|&|\+)\s+", re.IGNORECASE)
_MOST_CONJUNCTS = 3
_BEGINNING = re.compile(
    r".*\b(?:of|for|in|on|with|at|to|within|across|experience\s+\w{3,}ing)\s+(?:(?:an?|the)\s+)?"
    r"(?=(?:[\w,‑-]+\s+){0,3}[\w‑-]+\s*$)",
    re.IGNORECASE,
)
_OWN_BEGINNING = re.compile(
    r"\s*(?:of|for|in|on|with|at|to|within|across|as|an?|the|\w{3,}ing|\w+ed|have|has|knowledge|experience|exposure)\b",
    re.IGNORECASE,
)
_SHORT_PIECE = 3  # words
_NAME_BEFORE = re.compile(r"\s[A-Z][\w+-]+\s+$")
_LETTERS_BEHIND = re.compile(r" ([A-Z]{2,5})\b(?! or\b| ?/)")
_NO_MODULES = frozenset({"dba", "qa", "ui", "ux", "pos", "api", "ba"})  # who works with the product, or a side of it
# The commas of a list that "or" closes part its things too: "product, growth or brand marketing".
_ITEM = r"(?:[\w&/’'-]+\s+){0,3}[\w&/’'-]+"
_PIECES_OR = re.compile(
    r",?\s+(?:and/)?or\s+|\s*/\s*|\beither\s+|"
    r",\s+(?!(?:such|including|like|eg|ideally|preferably|with|related|in|on|of|for|at|to|using|who|which|that)\b)"
    rf"(?={_ITEM}(?:,\s+{_ITEM}){{0,6}},?\s+or\b)",
    re.IGNORECASE,
)
# "or other similar teams" is no thing of its own that could be shown.
_AND_THE_LIKE = re.compile(
    r"\s*(?:or\s+)?(?:any\s+|an?\s+)?(?:other\s+)?(?:closely\s+)?(?:similar|comparable|equivalent|related|such\s+like)\b|\s*(?:or\s+)?(?:any\s+)?other\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One asked thing: its words, and the concepts of the taxonomy that it names, the first being the main one.

    `by_name`: a tool or a credential, of which the taxonomy knows the name. `module`: the letters that stand behind
    the name and ask for one part of it: "RAC" in "Oracle RAC".
    """

    text: str
    stems: frozenset[str]
    concepts: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    by_name: bool = False
    short_forms: frozenset[str] = frozenset()
    module: frozenset[str] = frozenset()


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text that ask for something."""
    return frozenset(one for one in stems(text) if one not in filler() and not one[0].isdigit() and len(one) > 1)


def branches_of(
    main: str, text: str, kind: RequirementKind, taxonomy: Taxonomy, context: str
) -> tuple[bool, tuple[tuple[Part, ...], ...]]:
    """Whether each branch is strictly asked, and the branches."""
    found = [
        one
        for one in find_mentions(main, taxonomy, context=f"{context} {text}")
        if not _kind_of_a_name(one, main) and not _asks_nothing(one, taxonomy)
    ]
    mentions = _joined(_of_kind(found, kind, taxonomy), main, taxonomy)
    both = bool(_BOTH.search(text))
    groups = _grouped(mentions, main) if mentions else []
    if _ANY_OF.search(text):
        groups = [mentions] if mentions else []
    groups = _examples_together(groups, main)
    by_name = [group for group in groups if any(_is_named_thing(one, taxonomy) for one in group)]
    if by_name:
        named = tuple(
            tuple(replace(_part_of(one, taxonomy), module=_module(one, main)) for one in group) for group in by_name
        )
        unread = _unread_sides(main, by_name, mentions, taxonomy) if both else ()
        return True, (*named, *((side,) for side in unread))
    if len(groups) > 1 and both:
        return True, tuple(tuple(_part_of(one, taxonomy) for one in group) for group in groups)
    told = _whole_pieces([piece for piece in _alternatives(main, mentions) if content_stems(piece)], mentions)
    pieces = [piece for piece in told if not _AND_THE_LIKE.match(piece)]
    if len(pieces) > 1 and all(content_stems(piece) - verb_levels().keys() for piece in pieces):
        return both, (tuple(_whole(piece, _inside(piece, mentions), taxonomy) for piece in pieces),)
    if len(told) > len(pieces) == 1:
        main, mentions = pieces[0], _inside(pieces[0], mentions)
    whole = replace(_whole(main, mentions, taxonomy), short_forms=_short_forms(text))
    return both, ((whole, *_examples(whole, text, taxonomy)),)


def _examples(whole: Part, text: str, taxonomy: Taxonomy) -> Iterator[Part]:
    """Each named thing that a bracket gives as an example of its kind, with the rest of what is asked.

    Who knows Python meets "scripting (e.g. Python or Perl)"; of "reports in a database (e.g. Oracle)" the database.
    """
    for aside in ASIDE.finditer(text):
        if not (_EXAMPLES.search(aside[1]) or _OPEN_LIST.search(aside[1])):
            continue
        kind = content_stems(" ".join(text[: aside.start()].split()[-_KIND_WORDS:]))
        for mention in find_mentions(aside[1], taxonomy, context=text):
            if _is_named_thing(mention, taxonomy) and not mention.credential:
                yield replace(
                    _part_of(mention, taxonomy), stems=whole.stems - kind | content_stems(mention.text), by_name=False
                )


def _examples_together(groups: Sequence[Sequence[Mention]], main: str) -> list[Sequence[Mention]]:
    """The groups, of which those behind "such as" are one: examples are alternatives."""
    cue = _EXAMPLES.search(main)
    behind = [group for group in groups if cue and group[0].span.start >= cue.end()]
    told = [group for group in groups if group not in behind]
    return [*told, [one for group in behind for one in group]] if behind else told


def _alternatives(main: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """The line cut at every "or" and slash that is no piece of a name: "CI/CD" is one thing."""
    start = 0
    for cut in _PIECES_OR.finditer(main):
        if not any(one.span.start < cut.start() and cut.end() < one.span.end for one in mentions):
            yield main[start : cut.start()]
            start = cut.end()
    yield main[start:]


def _unread_sides(
    main: str, by_name: Sequence[Sequence[Mention]], mentions: Sequence[Mention], taxonomy: Taxonomy
) -> tuple[Part, ...]:
    """Where both sides of an "and" are asked, those in which no name was read: "CUDA" in "C++ and CUDA, both"."""
    names = [re.compile(rf"(?<!\w){re.escape(one.text)}(?!\w)") for group in by_name for one in group]
    sides = _CONJUNCTS.split(_BOTH.sub(" ", main))
    unread = [side for side in sides if content_stems(side) and not any(name.search(side) for name in names)]
    if not 1 < len(sides) <= _MOST_CONJUNCTS or len(unread) == len(sides):
        return ()
    return tuple(_whole(side.strip(" ,;:–-"), _inside(side, mentions), taxonomy) for side in unread)


def _whole_pieces(pieces: Sequence[str], mentions: Sequence[Mention]) -> list[str]:
    """Alternatives with the beginning that they share: "charge of a ward or unit" is charge of a ward, or of a unit.

    A credential is whole by itself: "degree in nursing or NMC registration".
    """
    credentials = [one.text for one in mentions if one.credential]
    whole = list(pieces[:1])
    for piece in pieces[1:]:
        beginning = _BEGINNING.match(whole[-1])
        short = len(piece.split()) <= _SHORT_PIECE and not _OWN_BEGINNING.match(piece)
        short = short and not any(name in piece for name in credentials)
        shared = beginning is not None and bool(content_stems(beginning[0]))
        whole.append(f"{beginning[0]}{piece.strip()}" if beginning and short and shared else piece)
    return whole


def _short_forms(text: str) -> frozenset[str]:
    """Single words in brackets, such as "(GA4)": another name of what stands before."""
    asides = (match[1].strip().lower() for match in ASIDE.finditer(text))
    return frozenset(aside for aside in asides if aside and " " not in aside and "/" not in aside)


def _module(mention: Mention, main: str) -> frozenset[str]:
    """The stems of the letters right behind a product's name, unless they say only of what kind it is."""
    behind = _LETTERS_BEHIND.match(main, mention.span.end)
    return (
        frozenset(stems(behind[1])) - product_kinds() - _NO_MODULES
        if behind and not mention.credential
        else frozenset()
    )


def _inside(piece: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention.text in piece)


def _of_kind(mentions: Sequence[Mention], kind: RequirementKind, taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """Without degrees where none is asked: "MS" in "LC-MS" is no Master of Science."""
    if kind in ("education", "certification", "eligibility"):
        return tuple(mentions)
    return tuple(m for m in mentions if not m.credential or taxonomy.credentials[m.concept_id].type != "degree")


def _joined(mentions: Sequence[Mention], main: str, taxonomy: Taxonomy) -> tuple[Mention, ...]:
    """Mentions with nothing between them are one: a name with its kind, or a credential with its scheme before it."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before is None or main[before.span.end : mention.span.start].strip():
            kept.append(mention)
        elif before.credential and mention.credential:
            span = Span(start=before.span.start, end=mention.span.end)
            kept[-1] = mention.model_copy(update={"text": main[span.start : span.end], "span": span})
        elif mention.concept_id not in taxonomy.ancestors(before.concept_id):
            kept.append(mention)
    return tuple(kept)


def _kind_of_a_name(mention: Mention, main: str) -> bool:
    """Whether the mention only says of what kind the name before it is: "MIS" in "knowledge of Arbor MIS"."""
    alone = frozenset(stems(mention.text)) <= product_kinds()
    return alone and bool(_NAME_BEFORE.search(main[: mention.span.start]))


def _asks_nothing(mention: Mention, taxonomy: Taxonomy) -> bool:
    """Whether the mention is of words that ask for nothing: "production" in "Flask in production"."""
    return not _is_named_thing(mention, taxonomy) and not content_stems(mention.text)


def _is_named_thing(mention: Mention, taxonomy: Taxonomy) -> bool:
    concept = taxonomy.concepts.get(mention.concept_id)
    return mention.credential or (concept is not None and concept.kind == "tool")


def _part_of(mention: Mention, taxonomy: Taxonomy) -> Part:
    ids = (mention.concept_id,)
    named = _is_named_thing(mention, taxonomy)
    return Part(
        mention.text,
        content_stems(mention.text),
        () if mention.credential else ids,
        ids if mention.credential else (),
        named,
    )


def _whole(text: str, mentions: Sequence[Mention], taxonomy: Taxonomy) -> Part:
    concepts = [mention.concept_id for mention in mentions if not mention.credential]
    concepts += [concept_id for concept_id, _ in named_by_stems(text, taxonomy)]
    credentials = tuple(dict.fromkeys(mention.concept_id for mention in mentions if mention.credential))
    return Part(text, content_stems(text), tuple(dict.fromkeys(concepts)), credentials)


def _grouped(mentions: Sequence[Mention], main: str) -> list[list[Mention]]:
    """Mentions joined by "or" are alternatives; joined by "and", each is asked."""
    links = list(_links(mentions, main))
    groups: list[list[Mention]] = [[mentions[0]]]
    for mention, link in zip(mentions[1:], links, strict=True):
        if link == "or":
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _links(mentions: Sequence[Mention], main: str) -> Iterator[str]:
    """The word "or" or "and" between neighbours; a comma takes the word that closes its list."""
    between = [main[left.span.end : right.span.start] for left, right in pairwise(mentions)]
    ending = _LIST_ENDS.match(main, mentions[-1].span.end)
    for place, text in enumerate(between):
        for later in between[place:]:
            lowered = later.lower()
            if _OR.search(lowered):
                yield "or"
                break
            if _AND.search(lowered) or lowered.strip() != ",":
                yield "and"
                break
        else:
            yield "or" if ending else "and"
        del text
