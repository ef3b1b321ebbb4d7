"""A list whose items say nothing without the line above them stands with it in one bullet, in the person's words."""

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.announced_lists import lists_of
from tailoring.assembly import assemble
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.profile import Position, Profile, Project
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.resume import DraftLine
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("leaning")

OPTIONS = TailorOptions.model_validate({"as_of": "2026-11-01"})
OPENING = "Give advice to the six school kitchens in the following areas:"


def cv(*rows: str) -> str:
    items = "\n".join(f"- {row}" for row in rows[1:])
    head = "Dana Orrin\ndana@example.org\n\nWork experience\nKitchen Manager\nLumen Catering Ltd, Leeds\n"
    return f"{head}March 2019 to present\n{rows[0]}\n{items}\n\nEducation\nDiploma in Catering, Leeds College, 2011\n"


def read(*rows: str) -> Profile:
    return read_profile(read_document(cv(*rows).encode(), "cv.txt"))


def joined(*rows: str) -> list[str]:
    profile = read(*rows)
    facts = {fact.id: fact for fact in profile.facts}
    return [one.bullet.text for item in profile.positions for one in lists_of(item, facts)]


def test_items_stand_with_the_deed_that_announces_them_in_their_order_and_words() -> None:
    assert joined(OPENING, "Stock control and ordering.", "Food hygiene & allergen records") == [
        f"{OPENING} Stock control and ordering, Food hygiene & allergen records"
    ]


def test_items_that_hold_commas_are_kept_apart() -> None:
    assert joined(OPENING, "Planning, costing and tasting of menus.", "Stock control")[0].endswith(
        ": Planning, costing and tasting of menus; Stock control"
    )


def test_a_deed_between_the_items_is_none_of_them() -> None:
    (text,) = joined(OPENING, "Stock control", "Handled the yearly audit", "Rota planning for cooks")
    assert text.endswith(": Stock control, Rota planning for cooks")


def test_a_long_list_is_cut_at_three_lines_but_never_one_that_was_counted() -> None:
    rows = [f"Safety and storage of the {word} in the main cold store" for word in ("meat", "fish", "milk", "rice")]
    rows += [f"Hygiene of the {word} ovens in the smaller school kitchens" for word in ("old", "new", "big", "gas")]
    (text,) = joined(OPENING, *rows)
    assert len(text) <= 300
    assert rows[0] in text
    assert rows[-1] not in text
    assert joined("Give advice to the school kitchens in the following eight areas:", *rows) == []


@pytest.mark.parametrize(
    "opening",
    ["Responsibilities:", "Experience with:", "The till system of the canteens provides the following to the cooks:"],
)
def test_a_caption_and_the_tale_of_a_thing_make_no_bullet(opening: str) -> None:
    assert joined(opening, "Stock plans", "Menu plans") == []


def test_the_bullet_stands_on_the_page_with_all_its_facts_and_answers_what_its_items_answer() -> None:
    document = read_document(cv(OPENING, "Stock control and ordering", "Rota planning for cooks").encode(), "cv.txt")
    posting = posting_from_text("Catering Manager\n\nRequirements\n- Stock control\n- Rota planning")
    inputs = merged_inputs([document], [read_profile(document)], posting, OPTIONS)
    taxonomy = load_taxonomy()
    matched = matched_step(inputs, taxonomy)
    plan = assemble(inputs, matched, theme_meter(OPTIONS))
    draft = write_draft(inputs, matched, plan, taxonomy, render_options(OPTIONS))
    lines: list[DraftLine] = [line for line in draft.all_lines() if "Rota planning for cooks" in line.text]
    assert [len(line.fact_ids) for line in lines] == [3]
    assert lines[0].requirement_ids
    guard = TruthGuard.of(inputs, taxonomy)
    assert guard.judge(lines[0]).verdict == "pass"
    more = lines[0].model_copy(update={"text": f"{lines[0].text}, Payroll"})
    assert guard.judge(more).verdict == "refuse"


def test_entries_without_such_a_list_have_none() -> None:
    assert lists_of(Project(id="p", name="Loaf"), {}) == ()
    assert lists_of(Position(id="j", title="Baker", employer="Lumen Ltd"), {}) == ()
