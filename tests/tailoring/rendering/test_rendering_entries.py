"""How the entries of one résumé are headed beside each other."""

import pytest
from invented_people import entries, item

from tailoring.entry_headings import Headings
from tailoring.profile import Award
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Block, page_of
from tailoring.resume import Draft, DraftItem

pytestmark = pytest.mark.promise("themes")


def blocks(*items: DraftItem) -> tuple[Block, ...]:
    return (
        page_of(Draft(name="Ona Varga", sections=(entries("experience", "Experience", *items),)), RenderOptions())
        .main[0]
        .blocks
    )


def post(title: str, employer: str, start: str, end: str) -> DraftItem:
    return item(title, employer, "Graz", (start, end), f"Kept the stores as {title}", group=employer)


MOVES = post("Store lead", "Hollar AG", "2020", "2024"), post("Storekeeper", "Hollar AG", "2016", "2020")
BEFORE = post("Packer", "Brenn KG", "2012", "2016")


def test_beside_an_employer_with_two_titles_a_single_post_is_headed_by_its_employer_too() -> None:
    assert [block.organisation for block in blocks(*MOVES, BEFORE)] == ["Hollar AG", "Brenn KG"]


def test_beside_a_post_that_names_no_employer_no_titles_stand_below_one() -> None:
    nowhere = item("Packer", "", "", ("2012", "2016"), "Packed fruit")
    found = blocks(*MOVES, nowhere)
    assert not any(block.organisation for block in found)
    assert [block.entries[0].organisation for block in found] == ["Hollar AG", "Hollar AG", ""]


def test_where_no_employer_has_two_titles_titles_come_first() -> None:
    assert not any(block.organisation for block in blocks(MOVES[0], BEFORE))


@pytest.mark.parametrize(("title", "shown"), [("Packer of the year 2011", ""), ("Packer of the year", "2011")])
def test_a_year_that_a_title_tells_is_not_told_again_beside_it(title: str, shown: str) -> None:
    assert blocks(item(title, "", "", ("2011", "2011")))[0].entries[0].dates == shown


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Won the regional packing contest.", "Won the regional packing contest"),
        ("Best packer, Brenn Inc.", "Best packer, Brenn Inc."),
        ("Packed most. Was praised.", "Packed most. Was praised."),
    ],
)
def test_an_awards_heading_ends_without_a_full_stop(title: str, heading: str) -> None:
    assert Headings({}, RenderOptions(), "en").of(Award(id="award", title=title)).title == heading
