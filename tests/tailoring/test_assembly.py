from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.assembly_weights import assembly_weights
from tailoring.budget import Win, solve
from tailoring.candidates import Candidate, Entry, Pool
from tailoring.errors import CannotFit
from tailoring.fit_report import assess_fit
from tailoring.pool import build_pool, is_detail
from tailoring.profile import Bullet, DateRange, PartialDate, Position
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import Taxonomy
from tailoring.template import choose_template

pytestmark = pytest.mark.promise("assembly")


@dataclass(frozen=True)
class Ruler:
    """A page of so many lines; a bullet takes one line for every 90 characters."""

    page: float = 48

    def lines_per_page(self) -> float:
        return self.page

    def lines(self, text: str) -> int:
        return 1 + len(text) // 90

    def share(self, text: str) -> float:
        return (len(text) + 2) / 90


def with_options(inputs: RunInputs, **options: object) -> RunInputs:
    return inputs.model_copy(update={"options": inputs.options.model_copy(update=options)})


def a_pool() -> Pool:
    lines = [(2.0, 0.3), (1.0, 0.25), (1.0, 0.2), (3.0, 0.9), (1.0, 0.05), (2.0, 0.55)]
    candidates = [
        Candidate(f"f{n}", f"line {n}", "experience", "job-a" if n < 4 else "job-b", size, worth)
        for n, (size, worth) in enumerate(lines)
    ]
    entries = [
        Entry("job-a", "experience", "A", 1.5, ("a",), worth=0.25, kept=True, most=3),
        Entry("job-b", "experience", "B", 1.5, ("b",), worth=0.25, kept=False, most=3),
    ]
    return Pool(entries, candidates)


WINS = [
    Win("f1", "r1", (3.0, 1.0)),
    Win("f2", "r1", (2.5, 0.9)),
    Win("f4", "r2", (2.0, 0.7)),
    Win("f0", "r2", (1.5, 0.5)),
    Win("f5", "r2", (1.9, 0.6)),
]


def best_by_trying_all(pool: Pool, wins: Sequence[Win], budget: float) -> float:
    heading = assembly_weights().costs.heading
    best = float("-inf")
    ids = [candidate.fact_id for candidate in pool.candidates]
    for size in range(len(ids) + 1):
        for chosen in combinations(ids, size):
            for shown in ({"job-a"}, {"job-a", "job-b"}):
                kept = [c for c in pool.candidates if c.fact_id in chosen]
                counts = {job: sum(c.group == job for c in kept) for job in ("job-a", "job-b")}
                room = heading + 1.5 * len(shown) + sum(c.lines for c in kept)
                if room > budget or max(counts.values()) > 3 or any(c.group not in shown for c in kept):
                    continue
                best = max(best, sum(c.worth for c in kept) + 0.25 * len(shown) + earned(chosen, wins))
    return best


def earned(chosen: Sequence[str], wins: Sequence[Win]) -> float:
    total = 0.0
    for requirement in {win.requirement_id for win in wins}:
        mine = [win for win in wins if win.requirement_id == requirement and win.fact_id in chosen]
        options = [0.0, *(win.by_rank[0] for win in mine)]
        options += [a.by_rank[0] + b.by_rank[1] for a in mine for b in mine if a is not b]
        total += max(options)
    return total


@pytest.mark.parametrize("budget", [4.0, 6.0, 8.5, 11.0, 30.0])
def test_the_choice_is_the_best_of_all_that_fit(budget: float) -> None:
    found = solve(a_pool(), WINS, budget)
    # Places break ties by a hair's breadth, which is less than any real difference here.
    assert found.objective == pytest.approx(best_by_trying_all(a_pool(), WINS, budget), abs=1e-3)
    assert found.lines <= budget + 1e-6


def test_a_plan_keeps_to_its_budget_and_says_that_no_better_one_exists(nurse: RunInputs, matched: TemplateStep) -> None:
    plan = assemble(with_options(nurse, pages=1), matched, Ruler())
    assert plan.lines_used <= plan.line_budget
    assert plan.optimal


def test_every_fact_is_either_chosen_or_listed_as_left_out(nurse: RunInputs, matched: TemplateStep) -> None:
    plan = assemble(with_options(nurse, pages=1), matched, Ruler(page=40))
    pool = build_pool(nurse.profile, matched.fit, Ruler(), nurse.options.as_of)
    offered = {candidate.fact_id for candidate in pool.candidates}
    assert offered <= {line.fact_id for line in plan.chosen} | {row.fact_id for row in plan.left_out}
    assert plan.left_out


def test_no_position_of_the_last_years_disappears_however_short_the_page(
    nurse: RunInputs, matched: TemplateStep
) -> None:
    plan = assemble(with_options(nurse, pages=1), matched, Ruler(page=30))
    shown = {line.item_id for line in plan.chosen}
    assert {position.id for position in nurse.profile.positions} <= shown


def test_what_must_be_kept_and_cannot_fit_is_refused_with_the_sum(nurse: RunInputs, matched: TemplateStep) -> None:
    with pytest.raises(CannotFit, match=r"takes \d+ lines; 1 page holds \d+"):
        assemble(with_options(nurse, pages=1), matched, Ruler(page=12))


def test_more_room_never_wins_less(nurse: RunInputs, matched: TemplateStep) -> None:
    won = [assemble(with_options(nurse, pages=1), matched, Ruler(page=page)).objective for page in (34, 38, 44, 52, 60)]
    assert won == sorted(won)


def test_a_word_limit_is_kept(nurse: RunInputs, matched: TemplateStep) -> None:
    plan = assemble(with_options(nurse, pages=1, words=130), matched, Ruler())
    texts = {fact.id: fact.text for fact in nurse.profile.facts}
    bullets = [line for line in plan.chosen if line.section == "experience" and line.fact_id in texts and line.item_id]
    assert bullets
    pool = build_pool(nurse.profile, matched.fit, Ruler(), nurse.options.as_of)
    chosen = {line.fact_id for line in plan.chosen}
    assert sum(len(c.text.split()) for c in pool.candidates if c.fact_id in chosen) <= 130


def test_the_same_input_gives_the_same_plan(nurse: RunInputs, matched: TemplateStep) -> None:
    assert assemble(nurse, matched, Ruler()) == assemble(nurse, matched, Ruler())


def test_an_area_of_focus_brings_its_evidence_in(nurse: RunInputs, matched: TemplateStep) -> None:
    def served(plan_focus: tuple[str, ...]) -> float:
        plan = assemble(with_options(nurse, pages=1, focus=plan_focus), matched, Ruler(page=34))
        wound = next(m for m in matched.fit.matches if "Wound" in m.requirement)
        ids = {source.id for source in wound.source_content if source.relevance_score >= 60}
        return sum(line.fact_id in ids for line in plan.chosen)

    assert served(("wound care",)) >= served(())


def test_weak_evidence_is_shown_before_what_answers_nothing(nurse: RunInputs, matched: TemplateStep) -> None:
    plan = assemble(with_options(nurse, pages=1), matched, Ruler(page=40))
    bullets = {bullet.fact_id for position in nurse.profile.positions for bullet in position.bullets}
    only = {
        match.source_content[0].id
        for match in matched.fit.matches
        if match.confidence.tier == "weak" and match.source_content and match.source_content[0].relevance_score >= 40
    }
    assert only & bullets <= {line.fact_id for line in plan.chosen}


def test_a_second_page_is_not_begun_for_a_few_lines(nurse: RunInputs, matched: TemplateStep) -> None:
    for page in range(28, 60, 2):
        plan = assemble(nurse, matched, Ruler(page=page))
        if plan.pages == 2:
            one_page = assemble(with_options(nurse, pages=1), matched, Ruler(page=page)).line_budget
            assert plan.lines_used - one_page >= 0.4 * page or not fits_one_page(nurse, matched, page)


def fits_one_page(inputs: RunInputs, matched: TemplateStep, page: float) -> bool:
    try:
        assemble(with_options(inputs, pages=1), matched, Ruler(page=page))
    except CannotFit:
        return False
    return True


def test_what_stood_in_no_section_is_shown_where_nothing_else_answers_the_ad(
    nurse: RunInputs, matched: TemplateStep, taxonomy: Taxonomy
) -> None:
    text = "Fluent in British Sign Language"
    fact = nurse.profile.facts[-1].model_copy(update={"id": "loose", "kind": "unplaced", "text": text, "item_id": ""})
    idle = fact.model_copy(update={"id": "idle", "text": "Printed on recycled paper"})
    profile = nurse.profile.model_copy(
        update={
            "facts": (*nurse.profile.facts, fact, idle),
            "unplaced": (Bullet(fact_id="loose", text=text), Bullet(fact_id="idle", text=idle.text)),
        }
    )
    ad = posting_from_text("Ward nurse\n\nRequirements\n- British Sign Language\n- Wound care")
    inputs = nurse.model_copy(update={"profile": profile, "posting": ad})
    fit = assess_fit(ad, profile, taxonomy, as_of=nurse.options.as_of)
    plan = assemble(inputs, matched.model_copy(update={"fit": fit}), Ruler())
    assert {line.fact_id for line in plan.chosen if line.section == "additional"} == {"loose"}


def test_lines_that_only_detail_a_project_give_way_to_what_was_done(nurse: RunInputs, matched: TemplateStep) -> None:
    job = nurse.profile.positions[0]
    details = ("Team Size: 8 Duration: Seven months", "Role: Ward link nurse", "Environment: two wards, 44 beds")
    facts = {bullet.fact_id: text for bullet, text in zip(job.bullets, details, strict=False)}
    changed = tuple(
        bullet.model_copy(update={"text": facts.get(bullet.fact_id, bullet.text)}) for bullet in job.bullets
    )
    profile = nurse.profile.model_copy(
        update={"positions": (job.model_copy(update={"bullets": changed}), *nurse.profile.positions[1:])}
    )
    idle = matched.model_copy(update={"fit": matched.fit.model_copy(update={"matches": ()})})
    plan = assemble(nurse.model_copy(update={"profile": profile}), idle, Ruler(page=40))
    assert not set(facts) & {line.fact_id for line in plan.chosen}
    assert is_detail(details[0])
    assert not is_detail("Role plays with 30 new starters each year")


def test_what_two_posts_say_alike_is_said_once(nurse: RunInputs, matched: TemplateStep) -> None:
    first, second, *others = nurse.profile.positions
    both = ("Led the handover of two wards each morning", "Taught new starters the drug round")

    def told(position: Position, *texts: str) -> Position:
        lines = (Bullet(fact_id=f"{position.id}-{n}", text=text) for n, text in enumerate(texts))
        return position.model_copy(update={"bullets": tuple(lines)})

    jobs = (told(first, *both), told(second, *both, "Ran the bank staff rota", "Ordered linen"), *others)
    profile = nurse.profile.model_copy(update={"positions": jobs})
    idle = matched.model_copy(update={"fit": matched.fit.model_copy(update={"matches": ()})})
    plan = assemble(nurse.model_copy(update={"profile": profile}), idle, Ruler(page=60))
    shown = {line.fact_id for line in plan.chosen}
    assert {f"{first.id}-0", f"{first.id}-1", f"{second.id}-2"} <= shown
    assert not {f"{second.id}-0", f"{second.id}-1"} & shown


def test_a_post_with_nothing_to_tell_shows_its_heading_alone(nurse: RunInputs, matched: TemplateStep) -> None:
    job, *others = nurse.profile.positions
    bare = job.model_copy(update={"bullets": (Bullet(fact_id="bare", text="Process"),)})
    profile = nurse.profile.model_copy(update={"positions": (bare, *others)})
    idle = matched.model_copy(update={"fit": matched.fit.model_copy(update={"matches": ()})})
    plan = assemble(nurse.model_copy(update={"profile": profile}), idle, Ruler(page=60))
    assert "bare" not in {line.fact_id for line in plan.chosen}


def test_schooling_does_not_come_before_work_whose_dates_are_not_told(nurse: RunInputs, taxonomy: Taxonomy) -> None:
    def first_told(*positions: Position) -> str:
        profile = nurse.profile.model_copy(update={"positions": positions})
        fit = assess_fit(nurse.posting, profile, taxonomy, as_of=nurse.options.as_of)
        template = choose_template(nurse.posting, profile, fit, taxonomy, nurse.options)
        return next(section.name for section in template.sections if section.name in ("experience", "education"))

    job = nurse.profile.positions[0]
    short = job.model_copy(update={"dates": DateRange(start=PartialDate(year=2025, month=9), current=True)})
    undated = job.model_copy(update={"id": "undated", "dates": DateRange()})
    assert first_told(short) == "education"
    assert first_told(undated, short) == "experience"


def test_a_career_of_one_job_tells_it_at_more_length(nurse: RunInputs, matched: TemplateStep) -> None:
    job = nurse.profile.positions[0]
    told = tuple(Bullet(fact_id=f"more-{n}", text=f"Led ward round {n} of the week") for n in range(30))
    long = job.model_copy(update={"bullets": told})

    def lines(positions: Sequence[Position]) -> int:
        profile = nurse.profile.model_copy(update={"positions": tuple(positions)})
        plan = assemble(with_options(nurse, pages=1).model_copy(update={"profile": profile}), matched, Ruler(page=60))
        return sum(line.fact_id.startswith("more-") for line in plan.chosen)

    assert lines([long]) > lines([long, *nurse.profile.positions[1:]])


def test_ones_own_summary_fills_the_room_that_is_left_and_no_other(nurse: RunInputs, matched: TemplateStep) -> None:
    texts = {
        "told": "Has done wound care for the old in two countries",
        "said": "Registered nurse with wound care of nine years in towns",
        "also told": "Has dressed wounds for the young in three towns",
        "told too": "Has given infection control lessons for two years",
        "also said": "Has kept infection control for six years on wards",
        "wish": "Seeking a role with room to grow soon",
        "manner": "Patience and good communication with all kinds of people",
    }
    summary = tuple(Bullet(fact_id=name, text=text) for name, text in texts.items())
    profile = nurse.profile.model_copy(update={"summary": summary})
    wide, narrow = (
        {line.fact_id for line in assemble(nurse.model_copy(update={"profile": profile}), matched, ruler).chosen}
        for ruler in (Ruler(page=200), Ruler(page=30))
    )
    # What the profile paragraph tells is told nowhere else.
    assert len(wide & {"told", "said", "also told", "told too", "also said"}) == 2
    assert not {"wish", "manner"} & wide
    assert not narrow & {*texts}
