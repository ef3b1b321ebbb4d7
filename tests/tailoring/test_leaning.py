"""A line that leans on another stands only right after it; one that announces others or tells no deed is left out."""

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.announced import announced, announces
from tailoring.assembly import assemble
from tailoring.budget import solve
from tailoring.candidates import Candidate, Entry, Pool
from tailoring.facts import Fact, Source
from tailoring.fit import FitReport
from tailoring.leaning import holds, kept_together, leans, points_back, reasons_hidden, standing, tells_no_deed
from tailoring.letter_places import places_of
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.model import Span
from tailoring.options import TailorOptions
from tailoring.pool import build_pool
from tailoring.profile import Bullet, Position, Profile, Project
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.report.untold import untold
from tailoring.resume import Draft
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import Stories
from tailoring.theme_meter import render_options, theme_meter
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("leaning")

OPTIONS = TailorOptions.model_validate({"as_of": "2026-11-01"})


def lines(*texts: str, gap: int = 3) -> tuple[tuple[Bullet, ...], dict[str, Fact]]:
    """Bullets that follow upon each other in one document, so many characters apart."""
    bullets, facts, at = list[Bullet](), dict[str, Fact](), 0
    for place, text in enumerate(texts):
        source = Source(document_id="d", sha256="0", span=Span(start=at, end=at + len(text)))
        facts[f"b{place}"] = Fact(id=f"b{place}", kind="bullet", text=text, source=source, item_id="job")
        bullets.append(Bullet(fact_id=f"b{place}", text=text))
        at += len(text) + gap
    return tuple(bullets), facts


def shown(*texts: str, gap: int = 3) -> list[str]:
    bullets, facts = lines(*texts, gap=gap)
    alone = standing(Position(id="job", title="Baker", employer="Lumen Ltd", bullets=bullets), facts)
    return [one.text for one in bullets if one.fact_id in alone]


@pytest.mark.parametrize(
    "text",
    [
        "This involved forty loaves an hour",
        "It was opened in 2019",
        "The report shows daily sales",
        "Also kept the rota",
    ],
)
def test_a_line_that_speaks_of_the_one_before_leans_on_it(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text", ["IT support for forty users", "Thesaurus of parts kept up", "Above-target sales", "The Oaks"]
)
def test_a_line_that_only_looks_so_stands_alone(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    "text",
    ["Following are my duties in the shop:", "Key responsibilities", "Drawbacks of the oven such as", "Work with"],
)
def test_a_line_that_announces_others_is_known(text: str) -> None:
    assert announces(text)


@pytest.mark.parametrize("text", ["Assigned the daily tasks", "Took over two roles", "Clients served: 40"])
def test_a_deed_with_the_words_of_an_announcement_is_none(text: str) -> None:
    assert not announces(text)


@pytest.mark.parametrize(
    "text",
    ["The current till does not print", "My client was using paper forms", "Porter needing a trolley will take one"],
)
def test_how_things_stood_or_are_to_be_is_no_deed(text: str) -> None:
    assert tells_no_deed(text)


@pytest.mark.parametrize(
    "text", ["Trained staff who will run the shop", "Current role is shift leader", "Will writing"]
)
def test_a_deed_with_such_words_is_one(text: str) -> None:
    assert not tells_no_deed(text)


def test_a_leaning_line_is_shown_only_with_the_line_right_before_it() -> None:
    deed, leaning = "Built a proving cabinet", "It was used in four shops"
    assert shown(deed, leaning) == [deed, leaning]
    assert shown(leaning, deed) == [deed]
    # A caption stands between them that the reading took elsewhere.
    assert shown(deed, leaning, gap=40) == [deed]
    assert shown(deed, "Following are my duties:", leaning) == [deed]


def test_a_title_stands_with_what_explains_it_or_not_at_all() -> None:
    assert shown("Card stock report", "It shows what is on the shelves") == [
        "Card stock report",
        "It shows what is on the shelves",
    ]
    assert shown("Card stock report", "The existing report did not count") == []
    assert shown("Stock control", "Trained two bakers") == ["Stock control", "Trained two bakers"]


def test_an_aim_among_deeds_is_left_out_but_duties_told_so_are_kept() -> None:
    assert shown("Baked bread", "Served customers", "To have the labels printed in French") == [
        "Baked bread",
        "Served customers",
    ]
    duties = ("To bake bread daily", "To serve customers at the counter", "To keep the oven clean")
    assert shown(*duties) == [*duties]


def test_the_rest_of_another_line_and_the_heading_said_again_are_left_out() -> None:
    assert shown("Baked bread", "of the lower market. Managing a stall", "Baker", "4, 6 and 7.1") == ["Baked bread"]


def test_a_project_may_begin_with_what_it_is() -> None:
    bullets, facts = lines("This project brought bread to forty schools", "Drove the van")
    assert len(standing(Project(id="p", name="Loaf", bullets=bullets), facts)) == 2


def test_what_leans_is_chosen_only_with_its_line_and_stays_behind_it() -> None:
    entry = Entry("job", "experience", "job", 1.5, ("job",))
    deed = Candidate("deed", "Built a cabinet", "experience", "job", 4, 0.1)
    leaning = Candidate("leaning", "It was used in four shops", "experience", "job", 1, 0.9, leans_on="deed")
    assert solve(Pool([entry], [deed, leaning]), [], 9.5).facts == {"deed", "leaning"}
    assert solve(Pool([entry], [deed, leaning]), [], 5.5).facts == frozenset()
    bullets, _ = lines("Built a cabinet", "It was used", "Baked bread")
    rows = kept_together(bullets, {"b0": "", "b1": "b0", "b2": ""})
    assert [[one.fact_id for one in row] for row in rows] == [["b0", "b1"], ["b2"]]


RESUME = """Ann Fox
ann.fox@example.org

PROFILE
Baker with nine years of experience in sourdough bread and pastry.

EXPERIENCE

Baker
Lumen Ltd, Leeds
March 2019 to Present
- Baker with nine years of experience in sourdough bread and pastry
- Served coffee and cakes to forty tables in the garden
- Served coffee and cakes
- Worked on orders of the lower town such as
- Built a proving cabinet for the night shift
- It was used for sourdough bread in four shops
"""
AD = "Baker\n\nRequirements\n- Sourdough bread\n- Pastry"


def drafted(resume: str) -> Draft:
    document = read_document(resume.encode(), "resume.txt")
    inputs = merged_inputs([document], [read_profile(document)], posting_from_text(AD), OPTIONS)
    matched = matched_step(inputs, load_taxonomy())
    plan = assemble(inputs, matched, theme_meter(OPTIONS))
    draft = write_draft(inputs, matched, plan, load_taxonomy(), render_options(OPTIONS))
    told = {row.text: row.reason for row in (*plan.left_out, *untold(inputs.profile, draft, plan.left_out))}
    assert "only announces" in told["Worked on orders of the lower town such as"]
    return draft


def test_on_the_page_each_thing_stands_once_and_pairs_stay_together() -> None:
    told = [line.text for line in drafted(RESUME).all_lines()]
    work = [text for text in told if "cabinet" in text or "four shops" in text]
    assert len(work) == 2
    assert told.index(work[1]) == told.index(work[0]) + 1
    assert work[0].startswith("Built")
    assert sum("nine years" in text for text in told) == 1
    assert sum("coffee and cakes" in text for text in told) == 1


def test_a_line_holds_another_only_in_whole_words_and_more_than_one() -> None:
    assert holds("served coffee and cakes", "coffee and cakes")
    assert not holds("served coffee and cakes", "cake")
    assert not holds("stock control", "tock control")


def test_no_letter_tells_what_leans_on_another_line() -> None:
    bullets, facts = lines("Built a proving cabinet for the shop", "Also trained two bakers for the shop")
    job = Position(id="job", title="Baker", employer="Lumen Ltd", bullets=bullets)
    profile = Profile(positions=(job,), facts=tuple(facts.values()))
    assert len([*places_of(profile)]) == 2
    assert {*Stories(profile).place_of} == {"b0"}


def test_a_short_line_that_one_is_certified_has_its_place() -> None:
    summary = (Bullet(fact_id="s", text="CCNA certified"), Bullet(fact_id="t", text="Friendly and calm"))
    pool = build_pool(Profile(summary=summary), FitReport(), theme_meter(OPTIONS), OPTIONS.as_of)
    assert [one.text for one in pool.candidates] == ["CCNA certified"]


def test_a_page_that_stays_white_takes_deeds_of_no_section() -> None:
    unplaced = (Bullet(fact_id="u", text="Baked sourdough bread for forty tables each day"),)
    pool = build_pool(Profile(unplaced=unplaced), FitReport(), theme_meter(OPTIONS), OPTIONS.as_of)
    assert [(one.spare, one.worth < 0) for one in pool.candidates] == [(True, True)]


@pytest.mark.parametrize(
    "rows",
    [
        ["Helped with testing different parts of the till:", "Receipts", "Creating a price role"],
        ["Involved in fitting and testing of:", "Kitchen extraction", "lights and alarms"],
        ["The new till gives one view of all shops. This application:", "Makes stock easier to find"],
        ["Till Watch provides the following benefits:", "Faster queues", "Increase in sales per till"],
    ],
)
def test_an_item_never_stands_without_the_line_that_says_what_was_done_with_it(rows: list[str]) -> None:
    assert shown(*rows, "Trained six cooks on the till") == ["Trained six cooks on the till"]


@pytest.mark.parametrize(
    "caption",
    ["Responsibilities:", "Responsible for:", "Performed the following tasks:", "Experience with:", "Kitchen work:"],
)
def test_items_below_a_bare_announcement_stand(caption: str) -> None:
    assert shown(caption, "Weekly stock count", "Rota of six cooks") == ["Weekly stock count", "Rota of six cooks"]


def test_a_list_ends_at_the_next_heading() -> None:
    bullets, facts = lines("Involved in testing of:", "Ovens", "Menus for schools", gap=20)
    assert announced(bullets, facts) == {"b1", "b2"}
    at = facts["b2"].source.span.start - 10
    source = facts["b2"].source.model_copy(update={"span": Span(start=at, end=at + 5)})
    facts["head"] = Fact(id="head", kind="heading", text="Plans", source=source)
    assert announced(bullets, facts) == {"b1"}


def test_the_report_says_that_an_item_was_left_out_for_its_list() -> None:
    bullets, _ = lines("Involved in testing of:", "Ovens")
    profile = Profile(positions=(Position(id="job", title="Baker", employer="Lumen Ltd", bullets=bullets),))
    assert reasons_hidden(profile) == {"b0": "announces", "b1": "announced"}


@pytest.mark.parametrize(
    "text",
    [
        "The order is checked and the data is stored in the till",
        "The main purpose of the till is to keep stock",
        "Lumen helps to provide bread to shops",
        "Till Watch (shops) is a web based tool for small shops",
        "Stock Levy means a tax on stored goods",
        "Orbit (Oven Bonus) is a one year savings scheme for bakers",
    ],
)
def test_what_a_product_or_a_client_does_is_no_deed(text: str) -> None:
    assert tells_no_deed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The team reduced waste by a third",
        "Sales grew 12 %",
        "The till is used by 40 shops",
        "The rota is planned by me each week",
        "Provides meals to two wards",
        "This role is involved in planning menus",
        "Role is a mix of baking and serving for two shops",
        "Reference Desk Support for two wards",
    ],
)
def test_an_outcome_and_a_role_are_told(text: str) -> None:
    assert not tells_no_deed(text)


def test_items_below_one_colon_fare_alike_past_a_line_that_tells_a_deed() -> None:
    rows = ["Helped the till team with these parts:", "Stock plans", "Handled the yearly audit", "Menu plans"]
    assert shown(*rows) == ["Handled the yearly audit"]
    assert shown(*rows, "Serving the six shops at night", "Rota plans")[1:] == [
        "Serving the six shops at night",
        "Rota plans",
    ]
    assert shown(*rows[:3], "Trained six cooks", "Menu plans") == [
        "Handled the yearly audit",
        "Trained six cooks",
        "Menu plans",
    ]


def test_a_row_with_a_caption_of_its_own_stands_below_an_announcement() -> None:
    rows = ["Experience in night tests of all kinds of tills:", "Lumen tills: Scan, Weigh, Pay", "Scan, Weigh, Pay"]
    assert shown(*rows) == ["Lumen tills: Scan, Weigh, Pay"]


def test_what_counts_on_from_a_line_stands_only_below_it() -> None:
    assert shown("Was trained for the north", "Helped the other two regions at night") == [
        "Was trained for the north",
        "Helped the other two regions at night",
    ]
    assert shown("The report shows sales", "Helped the other two regions at night") == []
    assert points_back("Trained cooks for the same shop")
    assert not points_back("Trained cooks for the shop")
