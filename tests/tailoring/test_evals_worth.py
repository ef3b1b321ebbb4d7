from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from tailoring.evals.pairs import Pair, bundled_pairs, drawn_pairs
from tailoring.evals.shown import END_OF_FIRST_HALF, Place, before, places, shown_profile
from tailoring.evals.untailored import untailored_draft
from tailoring.evals.worth import Worth, WorthReport, measure_worth, worth_figures, worth_of
from tailoring.rendering.pdf import render_pdf
from tailoring.run import RunInputs
from tailoring.skills.taxonomy import Taxonomy
from tailoring.theme_meter import render_options

pytestmark = pytest.mark.promise("bench")

RESUME = """Maud Ferreira
maud.ferreira@example.org | 020 7946 0102

EXPERIENCE
Gardener, Hollowmere Estate, Kent
2015 - Present
{bullets}

EDUCATION
Level 2 Horticulture, Wealden College, 2014
"""
AD = """Groundskeeper

Requirements
- Experience of pruning fruit trees
- Chainsaw certificate
- Driving a ride-on mower
"""


def pair_with(count: int) -> Pair:
    idle = [f"- Kept the potting shed number {number} tidy and swept its floor every week" for number in range(count)]
    return Pair("gardener × groundskeeper", RESUME.format(bullets="\n".join([*idle, "- Pruned 200 fruit trees"])), AD)


def draft_and_pdf(inputs: RunInputs) -> tuple[Any, bytes]:
    options = render_options(inputs.options, pages=1)
    draft = untailored_draft(inputs.profile, options)
    return draft, render_pdf(draft, options)


@pytest.fixture(scope="module")
def long_career() -> RunInputs:
    return pair_with(60).inputs()


def test_the_bundled_pairs_are_fifty_and_each_person_meets_their_own_trade() -> None:
    pairs = bundled_pairs()
    assert len({pair.name for pair in pairs}) == 50
    for resume in {pair.name.partition(" ")[0] for pair in pairs}:
        assert f"{resume} × {resume}" in {pair.name for pair in pairs}


def test_every_bundled_resume_and_ad_can_be_read() -> None:
    for pair in bundled_pairs():
        if len(set(pair.name.split(" × "))) == 1:
            inputs = pair.inputs()
            assert inputs.profile.positions, pair.name
            assert inputs.posting.requirements, pair.name


def test_the_same_pairs_are_drawn_each_time(shared_data: Any) -> None:
    first = drawn_pairs(shared_data)
    assert first == drawn_pairs(shared_data)
    assert len({pair.name for pair in first}) == 50


def test_the_untailored_document_says_everything_in_its_own_order_and_words(long_career: RunInputs) -> None:
    draft, _ = draft_and_pdf(long_career)
    shown = [line.text for section in draft.sections for item in section.items for line in item.lines]
    assert shown == [bullet.text for position in long_career.profile.positions for bullet in position.bullets]


def test_lines_are_found_on_the_page_in_reading_order(long_career: RunInputs) -> None:
    draft, pdf = draft_and_pdf(long_career)
    found = places(pdf, draft)
    lines = [line.id for section in draft.sections for item in section.items for line in item.lines]
    assert set(lines) <= set(found)
    assert all(not before(found[later], found[one]) for one, later in pairwise(lines))
    assert found[lines[-1]].page > 0


def test_what_stands_after_the_last_page_is_not_shown(long_career: RunInputs) -> None:
    draft, pdf = draft_and_pdf(long_career)
    one_page = shown_profile(long_career.profile, draft, pdf, Place(1, 0.0))
    texts = [bullet.text for position in one_page.positions for bullet in position.bullets]
    assert texts
    assert not any("Pruned" in text for text in texts)
    half = shown_profile(long_career.profile, draft, pdf, END_OF_FIRST_HALF)
    assert 0 < len(half.positions[0].bullets) < len(texts)


async def test_evidence_that_an_untailored_page_buries_is_worth_what_it_covers(
    long_career: RunInputs, taxonomy: Taxonomy
) -> None:
    found = await worth_of("gardener", long_career, taxonomy)
    assert found.tailored.coverage > found.untailored.coverage
    assert found.tailored.top_in_half_page >= found.untailored.top_in_half_page
    assert found.tailored.coverage <= found.reachable.coverage + 1e-9
    assert found.bullets < found.bullets_offered
    assert not found.same_as_input


async def test_a_pair_that_cannot_be_read_is_named_and_the_rest_goes_on(taxonomy: Taxonomy) -> None:
    report = await measure_worth([Pair("nobody × groundskeeper", "...", AD)], taxonomy)
    assert report.pairs == []
    assert report.not_run[0].startswith("nobody × groundskeeper: ")
    assert worth_figures(report) == {"worth_pairs": 0, "worth_pairs_not_run": 1}


def worth(found: Worth, **changes: object) -> Worth:
    values = {name: getattr(found, name) for name in Worth.__slots__}
    return Worth(**{**values, **changes})  # pyright: ignore[reportArgumentType] - the changes are of the right types


async def test_an_output_that_is_the_input_again_is_counted(taxonomy: Taxonomy) -> None:
    found = await worth_of("gardener", pair_with(3).inputs(), taxonomy)
    report = WorthReport([worth(found, same_as_input=True), worth(found, same_as_input=False)])
    assert worth_figures(report)["worth_outputs_equal_to_input"] == 1


async def test_a_closing_full_stop_alone_is_no_change(taxonomy: Taxonomy) -> None:
    plain = pair_with(2)
    stopped = Pair(plain.name, plain.resume.replace("every week", "every week."), plain.ad)
    strategies: Mapping[str, int] = (await worth_of("gardener", stopped.inputs(), taxonomy)).strategies
    report = WorthReport([await worth_of("gardener", stopped.inputs(), taxonomy)])
    assert strategies.get("stop_only", 0) > 0
    assert worth_figures(report)["worth_bullets_changed"] == 0
