"""What a sceptical reader refused: a title in the name, degrees taken for sites, torn bullets, lost periods."""

import pytest

from tailoring.profile import Profile
from tailoring.reading.dates import find_dates
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-fields")

HEAD = ("Ottoline Vardy", "ottoline.vardy@example.org", "")
WORK = (*HEAD, "WORK EXPERIENCE", "")
JOB = ("Test Analyst", "", "Larkfield Systems -  Leeds", "", "March 2015 to June 2018", "")
# A line as wide as the page of a text whose lines were wrapped.
WIDE = "• Checked the weighing of every crate of apples that left the yard of the northern depot at nights."


def profile_of(*lines: str, head: tuple[str, ...] = WORK, name: str = "resume.txt") -> Profile:
    return read_profile(read_document("\n".join([*head, *lines, ""]).encode(), name))


def deeds(read: Profile) -> list[str]:
    return [line.text for line in read.positions[0].bullets]


def told(read: Profile, kind: str) -> list[str]:
    return [one.value for one in read.contacts if one.kind == kind]


def test_a_title_behind_the_name_on_the_first_line_is_no_part_of_the_name() -> None:
    head = ("Ottoline Mae Vardy Pastry Kitchen Supervisor - Larkfield Foods", "", "Leeds", "", "WORK EXPERIENCE", "")
    page = "https://www.linkedin.com/in/ottoline-mae-vardy"
    for read in (
        profile_of(*JOB, WIDE, page, head=head),
        profile_of(*JOB, WIDE, head=head, name="Ottoline_Mae_Vardy.txt"),
    ):
        assert (read.name, read.headline) == ("Ottoline Mae Vardy", "Pastry Kitchen Supervisor - Larkfield Foods")


def test_a_word_of_rank_ends_the_name_before_it() -> None:
    read = profile_of(*JOB, WIDE, head=("Ottoline Vardy Senior Test Analyst", "", "WORK EXPERIENCE", ""))
    assert (read.name, read.headline) == ("Ottoline Vardy", "Senior Test Analyst")


def test_a_title_of_three_words_alone_on_the_first_line_names_nobody() -> None:
    read = profile_of(*JOB, WIDE, head=("Kitchen Porter Senior Supervisor", "", "WORK EXPERIENCE", ""))
    assert read.name == ""


@pytest.mark.parametrize("word", ["B.com", "M.Tech", "ASP.Net", "Socket.io"])
def test_a_degree_or_a_product_that_looks_like_a_site_is_no_contact(word: str) -> None:
    read = profile_of(f"• Finished {word} (evenings)", "• Kept the books of a mill", head=(*HEAD,))
    assert told(read, "link") == []


def test_a_site_beside_the_other_contacts_is_one() -> None:
    read = profile_of(
        *JOB, WIDE, head=("Ottoline Vardy", "ottoline@example.org | vardy.com", "", "WORK EXPERIENCE", "")
    )
    assert told(read, "link") == ["vardy.com"]


def test_a_site_that_is_only_spoken_of_in_a_sentence_is_no_contact() -> None:
    read = profile_of("I wrote the recipes that were shown on cakesofleeds.com for two years.", head=(*HEAD,))
    assert told(read, "link") == []


def test_an_address_with_its_postcode_between_commas_is_the_place() -> None:
    read = profile_of(
        *JOB, WIDE, head=("Ottoline Vardy", "Kohima, NAGALAND, 797001, IN - v@example.org", "", "WORK EXPERIENCE", "")
    )
    assert told(read, "place") == ["Kohima, NAGALAND, 797001, IN"]


def test_lines_without_a_mark_between_marked_ones_go_on_with_the_bullet_above() -> None:
    read = profile_of(
        *JOB,
        WIDE,
        "• Responsible for the duties of the yard like the reviewing of stock",
        "Levels, agreeing breaks of the yard (all sheds), Handover Notes",
        "Deliveries and Returns for the northern and for the southern depot",
        WIDE,
    )
    assert deeds(read)[1] == (
        "Responsible for the duties of the yard like the reviewing of stock Levels, agreeing breaks of the yard "
        "(all sheds), Handover Notes Deliveries and Returns for the northern and for the southern depot"
    )


@pytest.mark.parametrize(
    "line", ["Mended pumps of both sites", "Tools: spanners", "Shift Supervisor", "Trained new staff of both sites"]
)
def test_a_deed_a_label_or_a_title_between_bullets_is_not_joined_to_the_one_above(line: str) -> None:
    read = profile_of(*JOB, WIDE, "• Responsible for the duties of the yard like the reviewing of stock", line, WIDE)
    assert deeds(read)[1] == "Responsible for the duties of the yard like the reviewing of stock"


def test_a_sentence_that_the_end_of_a_page_broke_behind_an_article_goes_on_below() -> None:
    read = profile_of(
        *JOB,
        WIDE,
        "• Weighed every crate that came in by road or by rail. At the end of it she was part of the",
        "",
        "",
        "",
        "Counting of Stock in all of the sheds.",
        WIDE,
    )
    assert deeds(read)[1].endswith("part of the Counting of Stock in all of the sheds.")


def test_of_two_periods_of_one_thing_the_later_counts_and_both_are_told() -> None:
    (found,) = find_dates("Period: April 2015 to September 2016 and from Aug 01, 2017 to till date")
    assert found.dates.current
    assert found.dates.from_iso == "2017-08-01"
    assert found.dates.text == "April 2015 to September 2016 and from Aug 01, 2017 to till date"


def test_a_row_that_counts_the_years_at_a_firm_whose_posts_are_dated_is_no_further_post() -> None:
    table = ("TOTAL EXPERIENCE", "", "No. Company Role Duration", "1. Larkfield Ltd Test Analyst 5 Years 11 Months")
    dated = ("Test Analyst", "", "Larkfield Ltd -  Leeds", "", "March 2015 to June 2018", "", WIDE, "", *table)
    assert [job.title for job in profile_of(*dated).positions] == ["Test Analyst"]
    assert [job.employer for job in profile_of(*table).positions] == ["Larkfield Ltd"]


def test_posts_at_firms_that_are_not_surely_one_stay_two() -> None:
    read = profile_of(
        *("porter", "", "Larkfield in Osmund", "", "Carried crates of fruit to the sheds of the yard", ""),
        *("Porter", "", "Larkfield of Osmund -  Leeds", "", "April 2010 to May 2018"),
    )
    assert [(job.employer, job.dates.from_iso) for job in read.positions] == [
        ("Larkfield in Osmund", ""),
        ("Larkfield of Osmund", "2010-04"),
    ]
