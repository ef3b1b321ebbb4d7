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
