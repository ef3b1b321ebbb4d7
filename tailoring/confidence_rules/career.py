"""A whole career: how long it lasted, what its dated posts were, and of which trade, rank and sector."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import content_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER, plain_titles
from tailoring.confidence_rules.leading import led_in
from tailoring.confidence_rules.roles import role_tier, roles_named
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import NOTHING, Standing
from tailoring.confidence_rules.title_trades import far_apart, trades_of_job, trades_titled
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml, one_of
from tailoring.model import Model
from tailoring.months import MONTHS, covered_months

_STATED = re.compile(
    r"(?P<before>(?:[\w-]+\W+){0,4}?)\b(?P<n>\d{1,2}(?:\.\d+)?)\s*\+?\s*(?:years?|yrs?)\b['’]?s?"
    r"(?:\s+(?:and\s+|&\s+)?(?P<months>\d{1,2})\s+months?)?['’]?\s+(?:of\s+)?(?P<between>(?:[\w-]+\s+){0,3}?)"
    r"(?:experience|exp)\b(?P<after>[^.;,\n]{0,50})",
    re.IGNORECASE,
)
_STATED_BEHIND = re.compile(
    r"\b(?P<of>(?:[\w-]+\s+){1,3})(?:experience|exp)\s*(?:of|is|[:–—-])*\s*(?P<n>\d{1,2}(?:\.\d+)?)\s*\+?\s*(?:years?|yrs?)\b"
    r"(?:\s+(?:and\s+|&\s+)?(?P<months>\d{1,2})\s+months?)?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*(?:in|within)\s+(?:the\s+)?(?P<field>(?:[\w&/-]+\s+){1,3}?)(?P<noun>[\w-]+)\b", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*[,(–—|:]|\s-\s")
_NO_LIMIT = 99.0  # years
_OTHER_TRADE, _NEAR_TRADE, _SAME_TRADE, _UNTOLD_TRADE = 0.2, 0.42, 0.7, 0.42
_SAME_TITLE = 0.97
_VAGUE = 0.6  # of years that name no thing by which work could be known, the job's own title shows this much
_STEPS = (1.0, 0.8, 0.6, 0.42)  # the most that is left with none, one, two … of the rank and the sector missing


class CareerWords(Model):
    """The words of career.yaml."""

    general: str
    any_work: str
    first_jobs: str
    whole: str
    whole_of: str
    rank_asked: str
    rank_titles: str
    sectors: str
    sector_open: str
    of_no_sector: str
    of_no_trade: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    general: frozenset[str]
    any_work: re.Pattern[str]
    first_jobs: re.Pattern[str]
    whole: frozenset[str]
    whole_of: frozenset[str]
    rank_asked: re.Pattern[str]
    rank_titles: re.Pattern[str]
    sectors: re.Pattern[str]
    sector_open: re.Pattern[str]
    of_no_sector: frozenset[str]
    of_no_trade: frozenset[str]


@cache
def _words() -> _Patterns:
    table = load_yaml(FOLDER / "career.yaml", CareerWords)
    return _Patterns(
        general=frozenset(stems(table.general)),
        any_work=one_of(*table.any_work.splitlines()),
        first_jobs=one_of(*table.first_jobs.splitlines()),
        whole=frozenset(table.whole.split()),
        whole_of=frozenset(table.whole_of.split()),
        rank_asked=one_of(*table.rank_asked.splitlines()),
        rank_titles=one_of(*table.rank_titles.splitlines()),
        sectors=one_of(*table.sectors.splitlines()),
        sector_open=one_of(*table.sector_open.splitlines()),
        of_no_sector=frozenset(stems(table.of_no_sector)),
        of_no_trade=frozenset(stems(table.of_no_trade)),
    )


@dataclass(frozen=True)
class Career:
    """All that a résumé with dated posts says. `length`: the years they cover; None where a post is undated."""

    parts: tuple[EvidenceParts, ...]
    posts: tuple[EvidenceParts, ...]
    length: float | None

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems of all work, with titles and employers."""
        return frozenset(word for one in self.parts if one.first_hand for word in one.stems | one.title_stems)

    @cached_property
    def last_year(self) -> int:
        """The year in which the newest dated post ended."""
        return max((span.end - 1) // MONTHS for one in self.posts for span in one.timing.spans)

    @cached_property
    def has_led(self) -> bool:
        """Whether a post of rank was held, or people were led."""
        titles = {one.evidence.title for one in self.parts if one.evidence.type == "experience"}
        if any(_words().rank_titles.search(title) for title in titles):
            return True
        return any(led_in(one) is not None for one in self.parts if one.first_hand)

    @cached_property
    def stated(self) -> tuple[tuple[float, frozenset[str]], ...]:
        """The years that the résumé itself gives for the whole, and the trades they are of; none where of all."""
        return tuple(found for one in self.parts for found in _stated(one.evidence.text))

    def most_years(self, ask: Ask) -> float:
        """The most years of the job's trade that can have been: those of the dates, and no more than it says itself."""
        asked = trades_of_job(ask.context)
        said = [years for years, trades in self.stated if not trades or (asked and not far_apart(trades, asked))]
        return min([years for years in (self.length, max(said, default=None)) if years is not None], default=_NO_LIMIT)

    def of_the_trade(self, ask: Ask) -> bool:
        """Whether a post, dated or not, was of the job's own trade."""
        return any(title_nearness(one.evidence.title, ask) >= _SAME_TRADE for one in self.parts if one.is_title)


def career_of(parts: Sequence[EvidenceParts]) -> Career | None:
    """The career behind the evidence; None where no post is dated, as in a handful of lines on their own."""
    posts = tuple(
        one for one in parts if one.evidence.type == "experience" and one.evidence.item_id and one.evidence.start
    )
    spans = [span for one in posts for span in one.timing.spans]
    if not spans:
        return None
    undated = any(one.is_title and one.evidence.item_id and not one.timing.spans for one in parts)
    return Career(tuple(parts), posts, None if undated else covered_months(spans) / MONTHS)


def _stated(text: str) -> Iterator[tuple[float, frozenset[str]]]:
    """Years said to be the whole: "total experience of 4 years", "8 years of experience in the care sector"."""
    words = _words()
    for match in _STATED_BEHIND.finditer(text):
        if words.whole & set(match["of"].lower().split()):
            yield _years_of(match), frozenset()
    for match in _STATED.finditer(text):
        around = set(re.findall(r"[\w-]+", f"{match['before']} {match['between']}".lower()))
        if words.whole & around:
            yield _years_of(match), frozenset()
            continue
        subject = _SUBJECT.match(match["after"])
        if subject and subject["noun"].lower() in words.whole_of and (trades := trades_of_job(subject["field"])):
            yield _years_of(match), trades


def _years_of(match: re.Match[str]) -> float:
    return float(match["n"]) + float(match["months"] or 0) / MONTHS


def asks_any_work(ask: Ask) -> bool:
    """Whether years are asked and nothing is said of what kind: "5+ years of professional experience"."""
    return ask.years is not None and not ask.roles and ask.stems <= _words().general


def any_work_will_do(ask: Ask) -> bool:
    """Whether years of whatever work meet the line: it says so, or the job's title tells no trade or a first job."""
    words = _words()
    return not ask.context or bool(words.any_work.search(ask.text) or words.first_jobs.search(ask.context))


def as_work_of_the_job(part: EvidenceParts, ask: Ask, career: Career | None) -> Standing:
    """How near the post that the evidence belongs to stands to the job's title; in a career, a post that is dated."""
    if not part.first_hand or not part.evidence.title or (career and not part.timing.spans):
        return NOTHING
    near = title_nearness(part.evidence.title, ask)
    why = "The work is of the job's trade." if near >= _SAME_TRADE else "The work is not quite of the job's trade."
    return Standing(near, "demonstrated", why, part, known=True, same=near >= _SAME_TRADE, rule="post")


def years_of_the_job(part: EvidenceParts, ask: Ask, career: Career) -> Standing:
    """What a post under the job's own title shows of years: all of "5 years as a nurse", of nothing named a part."""
    if ask.years is None or ask.kind != "experience" or not part.is_title:
        return NOTHING
    asked = ask.stems - ask.details - content_stems(sector_asked(ask.text))
    own = asked <= _words().general | _core(ask.context)
    named = any(one.concepts or one.credentials for branch in ask.branches for one in branch)
    if (not own and (named or ask.roles)) or title_nearness(part.evidence.title, ask) < _SAME_TITLE:
        return NOTHING
    post = as_work_of_the_job(part, ask, career)
    return post if own else post.capped(_VAGUE, "The title is the job's; what was done in it is not told.")


def title_nearness(title: str, ask: Ask) -> float:
    """0–1: how near a title held stands to the job's, by its role, its words or its trade."""
    tier = role_tier(ask.context_roles, roles_named(title))
    if tier == "direct":
        return 1.0
    held = _core(title)
    if held and held == _core(ask.context):
        return _SAME_TITLE
    if tier:
        return scoring().relations[tier]
    asked, told = trades_of_job(ask.context), trades_titled(title) or trades_of_job(title)
    if not asked or not told:
        return _UNTOLD_TRADE
    if asked & told:
        return _SAME_TRADE
    return _OTHER_TRADE if far_apart(asked, told) else _NEAR_TRADE


@cache
def _core(title: str) -> frozenset[str]:
    """The stems of a job's title that say what it is, without what stands behind a comma: "Nurse, Night Shift"."""
    plain = plain_titles() | _words().of_no_trade
    return (content_stems(_BEHIND.split(title, maxsplit=1)[0]) - plain) or (content_stems(title) - plain)


def within_rank_and_sector(standing: Standing, ask: Ask, career: Career) -> Standing:
    """The standing, a tier lower for the post of rank, and for the sector, that the line asks and no work tells."""
    if ask.kind != "experience" or standing.evidence is None:
        return standing
    missing: list[str] = []
    if _words().rank_asked.search(ask.text) and not career.has_led:
        missing.append("a post of rank")
    sector = sector_asked(ask.text)
    if sector and career.told.isdisjoint(content_stems(sector)):
        missing.append(sector)
    return standing.capped(_STEPS[len(missing)], f"Nothing shows {' or '.join(missing)}.") if missing else standing


@cache
def sector_asked(text: str) -> str:
    """The sector in which the work must have been done; "" where the line names none, or leaves it open."""
    for match in _words().sectors.finditer(text):
        sector = match["sector"]
        left_open = _words().sector_open.search(text[: match.end()])
        if not left_open and content_stems(sector) - _words().of_no_sector:
            return sector
    return ""
