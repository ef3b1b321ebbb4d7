"""The quality (ATS) score, 0–100: how surely machines read the result back, and how well it serves a reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from tailoring.data_files import DATA, load_yaml
from tailoring.fit import FitReport
from tailoring.model import Model
from tailoring.posting import Posting
from tailoring.resume import Certificate, Draft, DraftLine, QualityPart, QualityReport
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy
from tailoring.spelling import misspelt


class WordsPerPage(Model):
    """How many words a comfortable page holds."""

    least: int
    most: int


class BulletRules(Model):
    """What a good bullet is like."""

    shortest_words: int
    longest_words: int
    least_with_numbers: float


class QualityData(Model):
    """The content of data/quality.yaml."""

    weights: dict[str, float]
    words_per_page: WordsPerPage
    bullets: BulletRules
    stuffed_from: int
    required_sections: tuple[str, ...]
    spelling_most: int


@cache
def quality_data() -> QualityData:
    """Weights and bounds, from the data file."""
    return load_yaml(DATA / "quality.yaml", QualityData)


Judged = tuple[float, str, list[str]]


def score_quality(
    draft: Draft, posting: Posting, fit: FitReport, certificate: Certificate, taxonomy: Taxonomy, pages: int
) -> QualityReport:
    """The score with its parts and what would raise it."""
    judged: dict[str, Judged] = {
        "parse_back": _parse_back(certificate),
        "sections": _sections(draft),
        "keywords": _keywords(draft, posting, fit, taxonomy),
        "density": _density(draft, posting),
        "consistency": _consistency(draft),
        "length": _length(draft, pages),
        "spelling": _spelling(draft, posting, taxonomy),
    }
    weights = quality_data().weights
    parts = tuple(
        QualityPart(name=name, score=round(score, 1), weight=weights[name], detail=detail)
        for name, (score, detail, _) in judged.items()
    )
    total = sum(part.score * part.weight for part in parts) / sum(weights.values())
    worst_first = sorted(judged, key=lambda name: -(100 - judged[name][0]) * weights[name])
    suggestions = tuple(text for name in worst_first for text in judged[name][2])
    return QualityReport(score=round(total, 1), parts=parts, suggestions=suggestions)


def word_count(draft: Draft) -> int:
    """Words of the résumé without its contact block."""
    shown = [line.text for line in draft.all_lines()]
    shown += [f"{item.title} {item.organisation}" for section in draft.sections for item in section.items]
    return sum(len(text.split()) for text in shown)


def _bullets(draft: Draft) -> list[DraftLine]:
    return [line for section in draft.sections for item in section.items for line in item.lines]


def _parse_back(certificate: Certificate) -> Judged:
    if not certificate.readings:
        return 0.0, "nothing was read back", ["Render the résumé before judging it."]
    score = 100 * sum(reading.share for reading in certificate.readings) / len(certificate.readings)
    failed = [reading for reading in certificate.readings if not reading.ok]
    tips = [f"{r.file}: {r.reader} did not read back {r.failures[0].field}." for r in failed[:2] if r.failures]
    return score, f"{len(certificate.readings) - len(failed)} of {len(certificate.readings)} readings exact", tips


def _sections(draft: Draft) -> Judged:
    present = {section.name for section in draft.sections}
    missing = [name for name in quality_data().required_sections if name not in present]
    kinds = {contact.kind for contact in draft.contacts}
    missing_contacts = [kind for kind in ("email", "phone") if kind not in kinds]
    undated = [i.title for s in draft.sections if s.name == "experience" for i in s.items if not i.dates]
    tips = [f"There is no {name} section; add what you have to your documents." for name in missing]
    tips += [f"No {kind} was found in your documents; add one." for kind in missing_contacts]
    tips += [f"“{title}” has no dates." for title in undated[:2]]
    score = 100 - 25 * len(missing) - 12 * len(missing_contacts) - 8 * len(undated)
    return max(0.0, score), "complete" if not tips else f"{len(tips)} missing", tips


def _keywords(draft: Draft, posting: Posting, fit: FitReport, taxonomy: Taxonomy) -> Judged:
    """The ad's concepts that the evidence shows; one that stands only in a list counts half.

    What the person does not have is no fault of the résumé: only requirements above a gap are expected.
    """
    reachable = {match.requirement_id for match in fit.matches if match.confidence.tier != "gap"}
    wanted = {t.concept_id: t.text for r in posting.requirements if r.id in reachable for t in r.terms if t.concept_id}
    in_evidence = _concepts(_bullets(draft), taxonomy) | _headings(draft, taxonomy)
    summary = [line for section in draft.sections for line in section.lines]
    listed = _concepts([line for s in draft.sections for g in s.groups for line in g.skills] + summary, taxonomy)
    if not wanted:
        return 100.0, "the ad names no skill that the documents show", []
    earned = sum(1.0 if c in in_evidence else 0.5 if c in listed else 0.0 for c in wanted)
    only_listed = [text for concept, text in wanted.items() if concept in listed - in_evidence]
    tips = [f"“{text}” stands only in a list; if you have done it, add where." for text in only_listed[:3]]
    share = earned / len(wanted)
    # Direct matches under other words (related concepts) also carry the ad's meaning, so half is good already.
    return min(100.0, 40 + 75 * share), f"{share:.0%} of the ad's skills that you have are shown", tips


def _concepts(lines: Sequence[DraftLine], taxonomy: Taxonomy) -> set[str]:
    found: set[str] = set()
    for line in lines:
        for mention in find_mentions(line.text, taxonomy):
            found |= {mention.concept_id, *taxonomy.ancestors(mention.concept_id)}
    return found


def _headings(draft: Draft, taxonomy: Taxonomy) -> set[str]:
    titles = [f"{item.title}, {item.organisation}" for section in draft.sections for item in section.items]
    return {mention.concept_id for title in titles for mention in find_mentions(title, taxonomy)}


def _density(draft: Draft, posting: Posting) -> Judged:
    rules = quality_data()
    text = "\n".join(line.text for line in draft.all_lines()).casefold()
    terms = {term.text.casefold() for r in posting.requirements for term in r.terms if len(term.text) > 2}
    counts = {term: len(re.findall(rf"(?<!\w){re.escape(term)}(?!\w)", text)) for term in sorted(terms)}
    stuffed = [term for term, count in counts.items() if count >= rules.stuffed_from]
    bullets = _bullets(draft)
    with_numbers = sum(bool(re.search(r"\d", line.text)) for line in bullets) / max(1, len(bullets))
    score = 100.0 - 15 * len(stuffed)
    tips = [f"“{term}” stands {counts[term]} times; say it less." for term in stuffed]
    if bullets and with_numbers < rules.bullets.least_with_numbers:
        score -= 25 * (1 - with_numbers / rules.bullets.least_with_numbers)
        tips.append("Few lines tell an amount. How many, how often, how much: add what you know.")
    return max(0.0, score), f"{with_numbers:.0%} of bullets tell an amount", tips


def _consistency(draft: Draft) -> Judged:
    tips: list[str] = []
    bullets = _bullets(draft)
    stops = Counter(line.text.endswith(".") for line in bullets if line.text.count(". ") == 0)
    if len(stops) > 1:
        tips.append("Some bullets end with a full stop and some do not.")
    shapes = {
        re.sub(r"[A-Z][a-z]+", "M", re.sub(r"\d+", "0", i.dates)) for s in draft.sections for i in s.items if i.dates
    }
    years_only = any(shape.startswith("0 ") or shape == "0" for shape in shapes)
    if years_only and any(shape.startswith("M") for shape in shapes):
        tips.append("Some entries have months and some only years; give months where you know them.")
    openings = Counter(line.text.split(" ", 1)[0].casefold() for line in bullets if line.text)
    often = [word for word, count in openings.items() if count > max(3, len(bullets) // 3)]
    tips += [f"{openings[word]} bullets open with “{word.capitalize()}”." for word in often]
    return 100.0 - 20 * len(tips), "consistent" if not tips else f"{len(tips)} inconsistencies", tips


def _length(draft: Draft, pages: int) -> Judged:
    rules = quality_data()
    words = word_count(draft)
    least, most = rules.words_per_page.least * pages, rules.words_per_page.most * pages
    # The last of several pages may be half full.
    least -= rules.words_per_page.least // 2 if pages > 1 else 0
    long = [line for line in _bullets(draft) if len(line.text.split()) > rules.bullets.longest_words]
    tips = [f"A bullet has {len(line.text.split())} words: “{line.text[:50]}…”" for line in long[:2]]
    score = 100.0 - 10 * len(long)
    if words < least:
        score -= 60 * (1 - words / least)
        tips.append(f"{words} words leave much of the page empty; add detail to your documents.")
    if words > most:
        score -= 60 * (words / most - 1)
        tips.append(f"{words} words are much for {pages} page{'s'[: pages != 1]}.")
    return max(0.0, min(100.0, score)), f"{words} words on {pages} page{'s'[: pages != 1]}", tips


def _spelling(draft: Draft, posting: Posting, taxonomy: Taxonomy) -> Judged:
    text = "\n".join(line.text for line in draft.all_lines())
    wrong = misspelt(text, posting.document.text, taxonomy)[: quality_data().spelling_most]
    tips = [f"Check the spelling of {', '.join(f'“{word}”' for word in wrong)} in your document."] if wrong else []
    return max(0.0, 100.0 - 15 * len(wrong)), f"{len(wrong)} words to check", tips
