"""Honest bold wording passes, and what looks like it and says more is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        ("Responsible for delivering 120 parcels a day", "Delivered 120 parcels a day"),
        ("Duties included cleaning 12 rooms a day", "Cleaned 12 rooms a day"),
        ("In charge of ordering the flour for two bakeries", "Ordered the flour for two bakeries"),
        ("My role: answering calls and booking appointments", "Answered calls and booked appointments"),
        ("Tasked with updating the patient records", "Updated the patient records"),
        ("Looks after a dairy's vans.", "Maintains a dairy's vans."),
        ("The sister writes the rota; I put the swaps in.", "Entered rota swaps."),
        ("The lamp plan was drawn by the architect, made by me.", "Made a lamp plan."),
        ("No-shows fell from 9% to 4% once I had reminders sent.", "Cut no-shows from 9% to 4% with reminders."),
        ("There was no handbook, so I wrote one.", "Wrote the first handbook."),
        ("Nobody had catalogued the slides before me.", "First to catalogue the slides."),
        (
            "Rewrote the fare tables: 12 errors before, 3 after.",
            "Rewrote the fare tables, lowering errors from 12 to 3.",
        ),
        ("Checked all tiles against EN 14411.", "Checked all tiles for EN 14411 conformity."),
        ("Won silver for a gate at the county forge show.", "Silver winner at the county forge show for a gate."),
        ("Swahili at home, English at school; fluent in both.", "Bilingual in Swahili and English."),
        ("Failed the first sitting of the rigging exam; passed the second.", "Passed the rigging exam."),
        ("CEng application is in.", "Applied for Chartered Engineer status."),
        ("Led ski tours of the Alps.", "Led Alpine ski tours."),
        ("Chaired the weekly tide meeting.", "Deputised as chair of the weekly tide meeting."),
        ("Instructed counsel in six trials.", "Ran six trials, with counsel instructed."),
    ],
)
def test_what_follows_from_a_fact_passes_in_bolder_words(judge: Judge, fact: str, line: str) -> None:
    assert judge(line, fact).verdict == "pass"


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        ("The depot delivered 120 parcels a day; I logged the returns", "Delivered 120 parcels a day"),
        ("Involved in running the youth club", "Led the youth club"),
        ("Mrs Pell is the treasurer and I keep the receipts.", "Served as treasurer."),
        ("My colleague Jo did the stocktake. I wrote it up.", "Carried out the stocktake and wrote it up."),
        ("Two of the 40 frames cracked in the press.", "40 frames, not one of them cracked in the press."),
        ("I fit the lenses; the optometrist prescribes.", "Prescribed and fitted lenses."),
        ("Safe-sailing award, bronze, 2020.", "Gold safe-sailing award (2020)."),
        ("Failed the rigging exam.", "Passed the rigging exam."),
        ("Disputes with Norhaven Estates; my clients were the tenants.", "Acted for Norhaven Estates in disputes."),
    ],
)
def test_what_says_more_than_the_fact_is_refused(judge: Judge, fact: str, line: str) -> None:
    assert judge(line, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "No crew injuries in 2018; two in 2019.",
            "Ran the whole of 2018 without a crew injury.",
            "Ran the whole of 2019 without a crew injury.",
        ),
        (
            "Tested six pumps; five passed, one cracked.",
            "Tested six pumps, all of which passed bar one.",
            "Tested six pumps, all of which passed.",
        ),
        (
            "Taught from Nursery to Year 4.",
            "Taught the entire lower range, Nursery to Year 4.",
            "Taught the entire school range.",
        ),
        (
            "Ran the pier from May to July.",
            "Ran the entire pier from May to July.",
            "Ran the entire port.",
        ),
        (
            "Dressed the 12 shop windows; a colleague priced them.",
            "Dressed every one of the 12 shop windows.",
            "Dressed and priced every one of the 12 shop windows.",
        ),
        (
            "Customer letters: 45 of 50 gave top marks.",
            "Earned full top marks in 90% of 50 customer letters.",
            "All 50 customer letters gave top marks.",
        ),
    ],
)
def test_a_whole_may_be_told_by_another_name_but_a_part_may_not(
    judge: Judge, fact: str, honest: str, claimed: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "The 2017 port audit raised one finding on my pier, which I closed.",
            "Closed my pier's sole finding of the 2017 port audit.",
            "Sole owner of the 2017 port audit.",
        ),
        (
            "The architect's sketch; I turned it into working plans.",
            "Turned an architect's sketch into working plans.",
            "Drew the sketch.",
        ),
        (
            "Wrote the timetable page; the fares engine belongs to the IT team.",
            "Wrote the timetable page, set on a fares engine the IT team owns.",
            "Built the fares engine.",
        ),
        (
            "The board had already planned the new pier; I wrote the notices.",
            "Wrote the notices for a new pier described as already planned.",
            "Planned the new pier.",
        ),
        (
            "Put in 14 radios, each checked by the surveyor.",
            "Fitted 14 radios, each passed at its survey.",
            "Surveyed 14 radios.",
        ),
        (
            "Hall takings went up after I put the catering out to tender; a new chef wrote the menu.",
            "Tendered the catering.",
            "Wrote the menu.",
        ),
    ],
)
def test_what_is_another_persons_may_be_named_as_theirs(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Drove the mail van 300 km a night.",
            "Drove 300 km a night in the mail van.",
            "Drove mail volumes up 30%.",
        ),
        (
            "Starts the pilot's course in May. Ticket sales: 40 a day in 2013, 60 in 2014, when the fair came.",
            "Clerk due to start the pilot's course in May.",
            "Due to start the pilot's course, raised ticket sales from 40 a day to 60.",
        ),
        (
            "Fuel on my line: 90 litres a trip in 2018, 70 in 2019. 2019 was calm.",
            "Clerk whose line cut its fuel from 90 litres a trip to 70.",
            "Brought fuel per trip down from 90 litres to 70 by planning, in a calm year.",
        ),
        (
            "Replacing the forms took the average wait from nine minutes to five.",
            "Replaced the forms and so cut the average wait by more than a third.",
            "Replaced the forms, and the average wait grew by more than a third.",
        ),
        (
            "My first year as clerk, 2013: complaints went from 9 to 4. The port hired a second clerk that May.",
            "Clerk in a year in which complaints went from 9 to 4.",
            "Started as clerk and cut complaints from 9 to 4.",
        ),
    ],
)
def test_only_what_is_told_as_brought_about_needs_a_cause(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        ("My forklift used 12 litres a shift.", "Ran the forklift on 12 litres a shift.", "Ran a crane."),
        (
            "Keeps the harbour log in LogBook Pro; the tide tables are the pilot's.",
            "Draws up the harbour log in LogBook Pro, with tide tables that the pilot keeps.",
            "Created the tide tables.",
        ),
        (
            "Applied for a Trinity House pilotage certificate; two of four papers passed.",
            "Two papers into a four-paper Trinity House pilotage certificate.",
            "Holds a Trinity House pilotage certificate.",
        ),
        (
            "Ran design-of-experiments trials on hull paint.",
            "Ran DoE trials on hull paint.",
            "Ran SPC trials on hull paint with QoS.",
        ),
        (
            "Books berths in the Opera system.",
            "Books berths in the Opera reservation system.",
            "Books berths in the Mews reservation system.",
        ),
        ("Carried the mail to Antwerp in 2016.", "Carried mail to Belgium in 2016.", "Carried mail to Norway in 2016."),
        ("Sold seats in Lyon.", "Sold seats in a French city.", "Sold seats in a German city."),
    ],
)
def test_a_thing_may_be_named_by_its_kind_its_letters_or_the_country_it_lies_in(
    judge: Judge, fact: str, honest: str, claimed: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"
