"""Chooses the evidence under the page budget: the most value for this ad in the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tailoring.announced_lists import lists_in
from tailoring.assembly_weights import assembly_weights
from tailoring.budget import Choice, Win, least_room, solve
from tailoring.candidates import Meter, Pool, has_more, roomier, topped_up, with_spare
from tailoring.errors import CannotFit
from tailoring.experience import total_years
from tailoring.fit import MatchedContent
from tailoring.importance import importance_weight
from tailoring.left_out import left_out
from tailoring.plan import AssemblyPlan, PlannedLine, PlannedReframing
from tailoring.pool import build_pool
from tailoring.profile import Item, Profile
from tailoring.run import RunInputs, TemplateStep
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.summary import write_summary
from tailoring.weighing import tools_named, weighed

Pages = Literal[1, 2]


def assemble(inputs: RunInputs, matched: TemplateStep, meter: Meter, *, spare: float = 0.0) -> AssemblyPlan:
    """The plan for one résumé. `spare` body lines are left free (for a page that came out too full).

    Raises CannotFit with the sum of what must be kept when that alone is more than the pages hold.
    """
    options = inputs.options
    taxonomy = load_taxonomy()
    said = [line.text for line in write_summary(inputs, matched.fit, taxonomy)]
    pool = build_pool(inputs.profile, matched.fit, meter, options.as_of, said)
    pool = weighed(pool, inputs.profile, inputs.posting, taxonomy, options.as_of)
    wins = requirement_wins(matched.fit.matches, inputs.profile, options.focus)
    pages, choice = _choose(inputs, pool, wins, meter, spare)
    return _plan(inputs, matched, pool, wins, choice, pages, page_budget(pages, meter) - spare)


def page_budget(pages: int, meter: Meter) -> float:
    """Body lines for entries: the pages less the contact block, the summary and a little slack."""
    costs = assembly_weights().costs
    return pages * meter.lines_per_page() - costs.contact_block - costs.summary - costs.slack


def requirement_wins(matches: Sequence[MatchedContent], profile: Profile, focus: Sequence[str]) -> list[Win]:
    """What each fact earns for each requirement it is evidence of."""
    weights = assembly_weights()
    headers = {fact: item.id for item in _certificates_and_projects(profile) for fact in item.fact_ids}
    headers |= {fact: one.bullet.fact_id for one in lists_in(profile) for fact in one.fact_ids}
    wins: list[Win] = []
    for match in matches:
        weight = importance_weight(match.importance) * _focus_factor(match.requirement, focus)
        for source in match.source_content:
            if source.relevance_score < weights.least_relevance:
                continue
            value = weight * (source.relevance_score / 100) ** 1.5
            by_rank = tuple(value * share for share in weights.evidence_ranks)
            wins.append(Win(headers.get(source.id, source.id), match.requirement_id, by_rank))
    return wins


def _certificates_and_projects(profile: Profile) -> list[Item]:
    return [*profile.certifications, *profile.projects, *profile.education, *profile.awards, *profile.publications]


def _focus_factor(requirement: str, focus: Sequence[str]) -> float:
    folded = requirement.casefold()
    return 1.6 if any(area.casefold() in folded for area in focus) else 1.0


def _choose(inputs: RunInputs, pool: Pool, wins: Sequence[Win], meter: Meter, spare: float) -> tuple[Pages, Choice]:
    """How many pages are best, and the best choice for them."""
    asked, words = inputs.options.pages, inputs.options.words
    budgets: dict[Pages, float] = {1: page_budget(1, meter) - spare, 2: page_budget(2, meter) - spare}
    pools: dict[Pages, Pool] = {1: pool, 2: roomier(pool)}
    one = solve(pool, wins, budgets[1], words)
    pages, best = (1, one) if asked == 1 else _one_or_two(inputs, one, solve(pools[2], wins, budgets[2], words), meter)
    choice = _filled(_must_be_feasible(best, pool, pages, meter), pools[pages], wins, budgets[pages], words)
    lone = _lone(choice, pools[pages], wins)
    return pages, _filled(
        solve(lone, wins, budgets[pages], words), lone, wins, budgets[pages], words
    ) if lone else choice


def _lone(choice: Choice, pool: Pool, wins: Sequence[Win]) -> Pool | None:
    """The pool without what stands in no section, where a single line of it is shown that nothing needs.

    What names a tool may be the only one to do so.
    """
    shown = [one for one in pool.candidates if one.section == "additional" and one.fact_id in choice.facts]
    if len(shown) != 1 or shown[0].must_keep or shown[0].worth >= assembly_weights().intrinsic.certification:
        return None
    if tools_named(shown[0].text, load_taxonomy()):
        return None
    answered = {win.requirement_id for win in wins if win.fact_id in choice.facts - {shown[0].fact_id}}
    if any(win.fact_id == shown[0].fact_id and win.requirement_id not in answered for win in wins):
        return None
    return Pool(pool.entries, [one for one in pool.candidates if one.section != "additional"], pool.skills_most)


def _one_or_two(inputs: RunInputs, one: Choice, two: Choice, meter: Meter) -> tuple[Pages, Choice]:
    """The choice for two pages where they are asked for, needed, or worth it."""
    rules = assembly_weights().choose_pages
    if inputs.options.pages == 2 or not one.feasible:
        return 2, two
    senior = total_years(inputs.profile, inputs.options.as_of) >= rules.two_from_years
    gain = (two.objective - one.objective) / max(two.objective, 1e-9)
    second = (two.lines - page_budget(1, meter)) / meter.lines_per_page()
    worth_it = gain >= rules.least_gain and second >= rules.least_second_page
    return (2, two) if senior and worth_it else (1, one)


def _filled(choice: Choice, pool: Pool, wins: Sequence[Win], budget: float, words: int | None) -> Choice:
    """The choice with what the room that is left holds besides: more lines of its entries, whatever they answer.

    A page of which much stays white even so is filled with what stood in no section.
    """
    if choice.feasible and has_more(pool, choice.facts, choice.full, budget - choice.lines):
        choice = solve(topped_up(pool, choice.facts, choice.full), wins, budget, words)
    if budget - choice.lines > assembly_weights().much_white * budget and any(c.spare for c in pool.candidates):
        choice = solve(topped_up(with_spare(pool), choice.facts, choice.full), wins, budget, words)
    return choice


def _must_be_feasible(choice: Choice, pool: Pool, pages: int, meter: Meter) -> Choice:
    if choice.feasible:
        return choice
    rows = least_room(pool)
    needed = sum(lines for _, lines in rows)
    biggest = ", ".join(f"{label} ({lines:.1f})" for label, lines in sorted(rows, key=lambda r: -r[1])[:3])
    problem = (
        f"What must be kept takes {needed:.0f} lines; {pages} page{'s'[: pages > 1]} "
        f"hold{'s'[: pages == 1]} {page_budget(pages, meter):.0f}. The largest: {biggest}."
    )
    raise CannotFit(problem, "Allow two pages with --pages 2, raise --words, or hide entries you do not need.")


def _plan(
    inputs: RunInputs,
    matched: TemplateStep,
    pool: Pool,
    wins: Sequence[Win],
    choice: Choice,
    pages: int,
    budget: float,
) -> AssemblyPlan:
    serves = _serves(wins)
    gap = 0.0 if choice.bound <= 0 else max(0.0, 100 * (choice.bound - choice.objective) / choice.bound)
    return AssemblyPlan(
        job_id=inputs.posting.id,
        matched_requirements=matched.fit.matches,
        gaps=matched.gaps.gaps,
        cover_letter_recommendations=matched.gaps.cover_letter_recommendations,
        reframing_plan=_reframings(matched.fit.matches, choice),
        chosen=tuple(_chosen(pool, choice, serves)),
        left_out=tuple(left_out(pool, choice, serves, wins, budget)),
        compact_items=tuple(e.id for e in pool.entries if e.id in choice.entries and e.id not in choice.full),
        pages=pages,
        line_budget=round(budget, 2),
        lines_used=round(choice.lines, 2),
        objective=round(choice.objective, 4),
        optimal=gap < 1e-6,
        gap_percent=min(100.0, round(gap, 4)),
    )


def _serves(wins: Sequence[Win]) -> dict[str, list[str]]:
    serves: dict[str, list[str]] = {}
    for win in wins:
        serves.setdefault(win.fact_id, []).append(win.requirement_id)
    return serves


def _reframings(matches: Sequence[MatchedContent], choice: Choice) -> tuple[PlannedReframing, ...]:
    planned = [
        PlannedReframing(
            source_content_id=match.source_content[0].id,
            target_requirement_id=match.requirement_id,
            strategy=match.recommended_strategy,
            priority=place + 1,
        )
        for place, match in enumerate(matches)
        if match.recommended_strategy and match.source_content and match.source_content[0].id in choice.facts
    ]
    return tuple(planned)


def _chosen(pool: Pool, choice: Choice, serves: dict[str, list[str]]) -> list[PlannedLine]:
    headers = [
        PlannedLine(
            fact_id=fact_id,
            item_id=entry.id,
            section=entry.section,
            value=entry.worth,
            lines=entry.header if entry.id in choice.full else entry.compact or entry.header,
            requirement_ids=tuple(serves.get(entry.id, ())),
            must_keep=entry.kept,
        )
        for entry in pool.entries
        if entry.id in choice.entries
        for fact_id in entry.fact_ids[:1]
    ]
    return headers + [
        PlannedLine(
            fact_id=candidate.fact_id,
            item_id=candidate.group,
            section=candidate.section,
            value=round(candidate.worth, 4),
            lines=candidate.lines,
            requirement_ids=tuple(serves.get(candidate.fact_id, ())),
            must_keep=candidate.must_keep,
        )
        for candidate in pool.candidates
        if candidate.fact_id in choice.facts
    ]
