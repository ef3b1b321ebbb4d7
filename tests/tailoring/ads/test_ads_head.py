import pytest

from tailoring.ads.posting import posting_from_text

pytestmark = pytest.mark.promise("ad-details", "ad-layouts")

ASKS = "\n\nRequirements\n- Two years of relevant experience\n- Good English\n"


@pytest.mark.parametrize(
    ("head", "title", "employer", "place"),
    [
        ("Welder\nGranby Steel Ltd, Corby", "Welder", "Granby Steel Ltd", "Corby"),
        ("Welder - Granby Steel, Corby", "Welder", "Granby Steel", "Corby"),
        ("Welder, Granby Steel, Corby", "Welder", "Granby Steel", "Corby"),
        ("Welder | Granby Steel | Leeds", "Welder", "Granby Steel", "Leeds"),
        ("Welder / Granby Steel, Corby", "Welder", "Granby Steel", "Corby"),
        ("Granby Steel\nWelder\nCorby", "Welder", "Granby Steel", "Corby"),
        ("Barista\nThe Copper Kettle, Ludlow", "Barista", "The Copper Kettle", "Ludlow"),
        ("Staff Nurse, Surgical Ward\nLeeds", "Staff Nurse, Surgical Ward", "", "Leeds"),
        ("Staff Nurse - Intensive Care, Leeds", "Staff Nurse - Intensive Care", "", "Leeds"),
        ("Office Manager\nMarlow Dental Practice - Bath (hybrid)", "Office Manager", "Marlow Dental Practice", "Bath"),
    ],
)
def test_the_first_lines_name_job_employer_and_place_in_any_order(
    head: str, title: str, employer: str, place: str
) -> None:
    posting = posting_from_text(head + ASKS)
    assert (posting.title, posting.employer, posting.place) == (title, employer, place)
    assert [requirement.text for requirement in posting.requirements] == ASKS.replace("- ", "").split("\n")[3:5]


@pytest.mark.parametrize(
    ("sentence", "employer"),
    [
        ("Sandmere Housing is looking for a caretaker with two years of practice.", "Sandmere Housing"),
        ("Good news! Pellow & Daughters are recruiting a caretaker.", "Pellow & Daughters"),
        ("Thornaby Care Services is currently hiring a caretaker.", "Thornaby Care Services"),
        ("Our team is looking for a caretaker.", ""),
    ],
)
def test_who_recruits_is_the_employer(sentence: str, employer: str) -> None:
    assert posting_from_text(f"Caretaker\n\n{sentence}{ASKS}").employer == employer


def test_the_longest_form_of_the_employers_name_is_kept() -> None:
    text = "Porter\n\nFarnley is looking for a porter. Farnley Community Hospital has ninety beds."
    assert posting_from_text(text + ASKS).employer == "Farnley Community Hospital"


@pytest.mark.parametrize(
    ("said", "place", "country"),
    [
        ("UK", "", "GB"),
        ("Hybrid", "", ""),
        ("Remote, Germany", "", "DE"),
        ("Hybrid - Leeds", "Leeds", "GB"),
        ("local to our regional hub locations", "", ""),
    ],
)
def test_only_a_town_or_region_is_a_place(said: str, place: str, country: str) -> None:
    posting = posting_from_text(f"Clerk\nLocation: {said}{ASKS}")
    assert (posting.place, posting.country) == (place, country)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Roofer needed urgently", "Roofer"),
        ("Vacancy: Roofer (m/w/d)", "Roofer"),
        ("Roofer (Remote) - Ref: RF-3310", "Roofer"),
        ("Roofer - £18 an hour", "Roofer"),
        ("Roofer job, full-time", "Roofer"),
        ("We are hiring: Roofer", "Roofer"),
        ("Job Coach (Nights)", "Job Coach (Nights)"),
    ],
)
def test_a_title_is_freed_of_what_only_surrounds_it(line: str, title: str) -> None:
    assert posting_from_text(line + ASKS).title == title
