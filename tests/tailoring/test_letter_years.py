"""How long somebody worked is told as the dates carry it: never more, and not a year where it is nearly two."""

from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.fit import FitReport
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.own_years import years_said
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.summary import write_summary
from tailoring.truth.guard import TruthGuard

pytestmark = pytest.mark.promise("letter-sure")

HEAD = "Ida Quayle\nida.quayle@example.org\n\n"


def profile_of(resume: str) -> tuple[list[str], bool]:
    """The sentences of the profile, and whether the guard passes them all."""
    document = read_document(f"{HEAD}{resume}".encode(), "resume.txt")
    ad = posting_from_text("Ward Nurse\n\nRequirements\n- First aid\n- Wound care")
    inputs = merged_inputs([document], [read_profile(document)], ad, TailorOptions(as_of=date(2026, 11, 1)))
    lines, guard = write_summary(inputs, FitReport(), load_taxonomy()), TruthGuard.of(inputs, load_taxonomy())
    return [line.text for line in lines], all(guard.judge(line).verdict == "pass" for line in lines)


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (12, "one year"),
        (15, "over one year"),
        (18, "one and a half years"),
        (20, "over one and a half years"),
        (23, "over one and a half years"),
        (24, "two years"),
        (59, "over four and a half years"),
        (71, "five years"),
    ],
)
def test_a_few_years_are_told_by_halves_and_never_rounded_up(months: int, said: str) -> None:
    assert years_said(months) == said


def test_posts_of_one_trade_are_added_and_the_guard_agrees() -> None:
    told, passes = profile_of(
        "EXPERIENCE\n\nStaff Nurse\nHolm Hospital, Leeds\nApril 2005 - April 2006\n- Led the night shift\n\n"
        "Staff Nurse\nBracken Hospital, Leeds\nAugust 2004 - April 2005\n- Cared for patients on two wards\n"
    )
    assert told[0] == "Staff Nurse with over one and a half years of experience, most recently at Holm Hospital."
    assert passes


def test_a_longer_title_counts_for_the_trade_it_ends_in() -> None:
    told, _ = profile_of(
        "EXPERIENCE\n\nOffshore Payroll Consultant\nHolm Group Ltd, Leeds\nJuly 2014 - January 2016\n- Ran wages\n\n"
        "Payroll Consultant\nBracken Services Ltd, Leeds\nMarch 2012 - June 2013\n- Checked the wages\n"
    )
    assert told[0].startswith("Payroll Consultant with over two and a half years of experience")


def test_the_guard_refuses_a_half_year_that_the_dates_do_not_carry() -> None:
    document = read_document(
        f"{HEAD}EXPERIENCE\n\nStaff Nurse\nHolm Hospital, Leeds\nApril 2005 - June 2006\n- Led shifts\n".encode(),
        "resume.txt",
    )
    ad = posting_from_text("Ward Nurse\n\nRequirements\n- First aid")
    inputs = merged_inputs([document], [read_profile(document)], ad, TailorOptions(as_of=date(2026, 11, 1)))
    line = write_summary(inputs, FitReport(), load_taxonomy())[0]
    guard = TruthGuard.of(inputs, load_taxonomy())
    assert line.text.startswith("Staff Nurse with over one year")
    more = line.model_copy(update={"text": line.text.replace("over one year", "one and a half years")})
    assert guard.judge(more).verdict == "refuse"


def test_an_ended_post_is_not_told_as_todays() -> None:
    told, passes = profile_of(
        "PROFILE\nFirst aid given on nights, and wound care taught to new staff.\n\n"
        "EXPERIENCE\n\nStaff Nurse\nHolm Hospital, Leeds\nMay 2018 - August 2018\n- Led the night shift\n"
    )
    assert told[0] == "Formerly Staff Nurse at Holm Hospital."
    assert passes


def test_of_ones_own_sentences_the_one_with_more_years_is_told() -> None:
    told, _ = profile_of(
        "PROFILE\n1 year of stock taking in small shops.\nGood at talking with patients and families.\n"
        "Kind to people on the ward at night.\n8+ years of nursing on acute wards.\n3 years of work in care homes.\n\n"
        "EXPERIENCE\n\nStaff Nurse\nHolm Hospital, Leeds\nMay 2018 - August 2018\n- Led the night shift\n"
    )
    assert any("8+ years" in line for line in told)


def test_a_shortened_word_ends_no_sentence() -> None:
    told, _ = profile_of(
        "PROFILE\nNurse for two years with M/s. Holm and Sons Pvt. Ltd in the north of the county.\n\n"
        "EXPERIENCE\n\nStaff Nurse\nBracken Hospital, Leeds\nMay 2018 - August 2018\n- Led the night shift\n"
    )
    assert any("M/s. Holm and Sons Pvt. Ltd in the north" in line for line in told)
