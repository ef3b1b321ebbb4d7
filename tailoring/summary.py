"""The profile at the head of the résumé: the person's own sentences first, else sentences made of their facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.fit import FitReport, MatchedContent
from tailoring.months import MONTHS
from tailoring.needs import is_manner
from tailoring.orders import gives_orders
from tailoring.own_sentences import addresses_reader, halves, is_fragment, never_shown, of_product
from tailoring.own_trade import (
    at_employer,
    career_months,
    core_title,
    employed,
    latest_post,
    names_post,
    of_employers,
    open_since,
    spoken_employer,
    trade_of,
    years_of,
)
from tailoring.posting import Posting
from tailoring.posting_title import unshouted
from tailoring.profile import Position, Profile
from tailoring.resume import DraftLine
from tailoring.run import RunInputs
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.wording import boastful, capitalised, joined, sentences, writing_data

# What stands after one of these is no work of one's own: "patients after surgery".
_RELATES = re.compile(r"\b(?:before|after|during|about|from|against|towards?|than)\s+(?:the\s+)?$", re.IGNORECASE)
_FOLLOWS = "and|or|for|to|in|on|at|with|by|of|from|under|across|using|as|during|after|before|that|which|who|while"
_LEANS = re.compile(r"(?:As|Which|Whereas|Including|Such as|Like)\b")
_LEAST_WORDS = 5
_YEARS = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*\+?\s*(?:years?|yrs?)\b", re.IGNORECASE)
# A count of months alone, as a beginner's: "6 months of experience".
_MONTHS_ONLY = re.compile(r"(?<![\d.])(?P<count>\d{1,2})(?:\.\d+)?\s*\+?\s*months?\b", re.IGNORECASE)
_OUTGROWN = 2
# The years in a title are those of a career from two thirds of it on.
_PART = 2 / 3
_LABELLED = re.compile(r"[\w ]{3,30}\s?:\s")
_MOST_YEARS = 10
# What a sentence is worth besides the crafts it names that are asked: each asked manner, standing first, coming later.
_MANNER, _OPENS, _LATER = 0.3, 0.6, 0.1
_BINDING = frozenset({"at", "with", "most", "recently", "as", "a", "an", "of", "the", "and", "since", "experience"})


def write_summary(inputs: RunInputs, fit: FitReport, taxonomy: Taxonomy) -> tuple[DraftLine, ...]:
    """Two or three sentences, each resting on facts; empty when the documents give nothing to say."""
    opening = _opening(inputs)
    own = [
        line
        for line in _own_sentences(
            inputs.profile, inputs.posting, taxonomy, career_months(inputs.profile, inputs.options.as_of)
        )
        if opening is None or not _words(line.text) - _BINDING <= _words(opening.text)
    ]
    if opening and any(_tells_years(line.text) or _words(opening.text) - _BINDING <= _words(line.text) for line in own):
        opening = None
    made = [opening, *own]
    if len(own) < 2:
        made += [_credentials(inputs.profile, fit), _evidence(inputs, fit, taxonomy, own)]
    told = [line for line in made if line is not None]
    # Title and employer alone stand in the headline and on top of the experience.
    bare = told == [opening] and not (_tells_years(told[0].text) or "{since}" in told[0].pattern)
    return () if bare else _within_bounds(told)


def _within_bounds(lines: Sequence[DraftLine]) -> tuple[DraftLine, ...]:
    data = writing_data()
    kept: list[DraftLine] = []
    words = 0
    for line in lines:
        words += len(line.text.split())
        if kept and (words > data.summary_words or len(kept) >= data.summary_sentences):
            break
        kept.append(line)
    return tuple(line.model_copy(update={"id": f"summary-{place}"}) for place, line in enumerate(kept, start=1))


def _own_sentences(profile: Profile, posting: Posting, taxonomy: Taxonomy, worked: int = 0) -> list[DraftLine]:
    """The person's own sentences that speak to this ad, in their order, less those that only praise.

    `worked` are the months of all posts, which a shorter length of experience contradicts.
    """
    asked = asked_concepts(posting)
    rated: list[tuple[float, int, DraftLine]] = []
    torn = halves(profile)
    told = [bullet for bullet in profile.summary if bullet.fact_id not in torn and not gives_orders(bullet.text)]
    parts = [(bullet.fact_id, sentence) for bullet in told for sentence in _told(bullet.text)]
    for place, (fact_id, sentence) in enumerate(parts):
        text = " ".join(sentence.split())
        if boastful(text) or addresses_reader(text) or len(re.findall(r"[^\W\d_]{2,}", text)) < _LEAST_WORDS:
            continue
        if never_shown(text) or of_product(text) or is_fragment(text) or _is_outgrown(text, worked):
            continue
        named = {mention.concept_id for mention in find_mentions(text, taxonomy)}
        crafts = {concept for concept in named if not is_manner(taxonomy.name(concept))}
        worth = len(named & asked & crafts) + _MANNER * len(named & asked - crafts) + _years_told(text) - _LATER * place
        # Who one is stands first, so that no manner further down goes before it.
        worth += _OPENS * (place == 0)
        if worth <= 0 and re.search(r"\bI\b", text):
            continue
        line = DraftLine(id="", text=_as_sentence(text), fact_ids=(fact_id,), original=text)
        rated.append((worth, place, line))
    best = sorted(rated, key=lambda row: -row[0])[: writing_data().summary_sentences - 1]
    return [line for worth, _, line in sorted(best, key=lambda row: row[1]) if worth > -0.5]


def _told(text: str) -> list[str]:
    """The sentences of a statement, one that leans on the one before with that: "… at a bank. As its night cook …"."""
    found: list[str] = []
    for sentence in sentences(text):
        if found and _LEANS.match(sentence):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


def _is_outgrown(text: str, worked: int) -> bool:
    """Whether a sentence counts a few months of experience where the posts' dates carry many more."""
    counted = None if _tells_years(text) else _MONTHS_ONLY.search(text)
    return counted is not None and _OUTGROWN * int(counted["count"]) < worked


def asked_concepts(posting: Posting) -> set[str]:
    """Ids of all concepts the ad's requirements name."""
    return {term.concept_id for r in posting.requirements for term in r.terms if term.concept_id}


def _tells_years(text: str) -> bool:
    return bool(re.search(r"(?:\b|\d)(?:years?|yrs?)\b", text, re.IGNORECASE))


def _years_told(text: str) -> float:
    """What a count of years is worth: more of them more, one alone little."""
    counts = [float(count) for count in _YEARS.findall(text)]
    if _LABELLED.match(text):
        return 0.0
    return (1 + min(max(counts), _MOST_YEARS) / _MOST_YEARS if counts else 1.0) if _tells_years(text) else 0.0


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _as_sentence(text: str) -> str:
    return capitalised(text) if text.endswith((".", "!", "?")) else f"{capitalised(text)}."


def _opening(inputs: RunInputs) -> DraftLine | None:
    latest = latest_post(inputs.profile)
    if latest is None or not names_post(latest.title):
        return None
    data = writing_data()
    employer = spoken_employer(latest)
    title, alike, months = trade_of(latest, inputs.profile, inputs.options.as_of)
    slots = {
        "title": unshouted(capitalised(title)),
        "employer": employer,
        "years": years_of(alike, months, inputs.profile, inputs.options.as_of),
    }
    if employer and (since := open_since(latest, inputs.profile, inputs.options.as_of)):
        pattern = data.opening_since if since.titled else data.opening_since_there
        return _opening_line(pattern, since.jobs, {**slots, "since": since.year})
    there, longer = at_employer(latest, inputs.profile, inputs.options.as_of)
    # Years that are but a part of a career are said to be of the title, or of the employer where those are more.
    career = career_months(inputs.profile, inputs.options.as_of)
    part = _PART * career > months or (not employer and career - months >= MONTHS)
    undated = not (latest.dates.start or latest.dates.end or latest.dates.current)
    if not months:
        pattern = (data.opening_former if latest.dates.end else data.opening_without_years) if employer else ""
    elif part and employer and longer > months:
        alike, pattern = there, data.opening_of_employer
        slots |= {
            "title": unshouted(core_title(latest.title)),
            "years": years_of(there, longer, inputs.profile, inputs.options.as_of),
        }
    elif part:
        pattern = data.opening_part if employer else data.opening_part_unplaced
    else:
        pattern = data.openings[inputs.options.style] if employer else data.opening_without_employer
    pattern = of_employers(pattern, alike if months else employed(inputs.profile))
    if not pattern or (undated and pattern == data.opening_without_years):
        return None
    return _opening_line(pattern, alike, slots)


def _opening_line(pattern: str, jobs: Sequence[Position], slots: dict[str, str]) -> DraftLine:
    facts = tuple(dict.fromkeys(fact for job in jobs for fact in job.fact_ids))
    text = pattern.format(**slots).replace("..", ".")  # "… at Lumen Inc.."
    return DraftLine(id="", text=text, fact_ids=facts, pattern=pattern)


def _evidence(inputs: RunInputs, fit: FitReport, taxonomy: Taxonomy, own: Sequence[DraftLine]) -> DraftLine | None:
    """What the ad asks and the bullets show, under the person's names for it."""
    asked = asked_concepts(inputs.posting)
    said = " ".join(line.text for line in own).casefold()
    listed = {skill.name.casefold() for skill in inputs.profile.skills}
    shown: dict[str, tuple[str, str]] = {}
    for match in _strong(fit):
        for source in match.source_content[:2]:
            if source.type not in ("experience", "project"):
                continue
            for mention in find_mentions(source.original_text, taxonomy):
                fits = mention.concept_id in asked and mention.modality == "held" and mention.actor == "self"
                fits = fits and mention.text.casefold() not in writing_data().common_words
                if (
                    fits
                    and (mention.text.casefold() in listed or _is_named(mention, taxonomy))
                    and _stands_alone(mention, source.original_text, taxonomy)
                    and not mention.credential
                    and mention.text.casefold() not in said
                ):
                    shown.setdefault(mention.concept_id, (mention.text, source.id))
    first = list(shown.values())[: writing_data().skills_in_summary]
    if len(first) < 2:
        return None
    pattern = writing_data().evidence_sentence
    text = pattern.format(skills=joined([_inside(name) for name, _ in first]))
    return DraftLine(id="", text=text, fact_ids=tuple(dict.fromkeys(fact for _, fact in first)), pattern=pattern)


def _is_named(mention: Mention, taxonomy: Taxonomy) -> bool:
    """Whether a name out of a bullet is that of a tool or method, not a word of its sentence ("mid market")."""
    concept = taxonomy.concepts.get(mention.concept_id)
    return concept is not None and concept.kind in ("tool", "method")


def _stands_alone(mention: Mention, text: str, taxonomy: Taxonomy) -> bool:
    """Whether the name is a thing of its own there: "three-phase" is none in "three-phase boards".

    A verb's form ("Load and unload") is none either; the name of a tool always is.
    """
    concept = taxonomy.concepts.get(mention.concept_id)
    if concept is not None and concept.kind == "tool":
        return True
    if _RELATES.search(text[: mention.span.start]):
        return False
    if mention.span.start == 0 and not mention.text.split(" ", 1)[0].endswith("ing"):
        return False
    return re.match(r"\s*(?:$|[^\w\s]|(?:" + _FOLLOWS + r")\b)", text[mention.span.end :]) is not None


def _inside(name: str) -> str:
    """A skill's name inside a sentence: "Wound care" is written small, "AWS Lambda" and "Python" are names."""
    first = name.split(" ", 1)[0]
    lower = " " in name and first.istitle() and name[len(first) :].islower()
    return name[0].lower() + name[1:] if lower else name


def _credentials(profile: Profile, fit: FitReport) -> DraftLine | None:
    by_fact = {fact: c for c in profile.certifications for fact in (*c.fact_ids, c.id)}
    held = {
        by_fact[source.id].id: by_fact[source.id]
        for match in _strong(fit)
        for source in match.source_content[:1]
        if source.id in by_fact and by_fact[source.id].state == "held"
    }
    certificates = [c for c in held.values() if _follows_holds(c.name)][:2]
    if not certificates:
        return None
    pattern = writing_data().credential_sentence
    text = pattern.format(credentials=joined([_plain_name(c.name) for c in certificates]))
    facts = tuple(fact for c in certificates for fact in c.fact_ids)
    return DraftLine(id="", text=text, fact_ids=facts, pattern=pattern)


def _follows_holds(name: str) -> bool:
    """Whether a credential's name reads well after "Holds": a short name of a thing, not of a person or a list."""
    plain = _plain_name(name)
    return len(plain.split()) <= 7 and not re.search(
        r"[,:;]|\b(?:registered|licensed|qualified)\b", plain, re.IGNORECASE
    )


def _plain_name(name: str) -> str:
    """The name less what only says that it is held."""
    return re.sub(r",\s*(?:held|current|valid|active)\b.*$", "", name, flags=re.IGNORECASE)


def _strong(fit: FitReport) -> list[MatchedContent]:
    rank = {"required": 0, "preferred": 1, "nice_to_have": 2}
    strong = [m for m in fit.matches if m.confidence.tier in ("direct", "transferable") and m.kind != "soft_skill"]
    return sorted(strong, key=lambda m: (rank[m.importance], -m.confidence.overall))


def opening_title(line: DraftLine) -> str:
    """The title that a person's own first sentence opens with as a headline does ("Voice trainer: …"); else ""."""
    title, label, _ = line.text.partition(":") if line.original else ("", "", "")
    return title.strip() if label and len(title.split()) < _LEAST_WORDS + 1 and names_post(title) else ""
