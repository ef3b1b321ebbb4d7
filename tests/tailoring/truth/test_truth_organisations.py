from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict
from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Two unpaid trial days at the Belmore Palace in 2018; the job went to someone else.",
            "Did two unpaid trial days at the Belmore Palace in 2018.",
            "Worked at the Belmore Palace before Orrell Ferries.",
        ),
        (
            "Tested 600 water samples that Orme Council sent in during 2021.",
            "Tested 600 water samples for Orme Council in 2021.",
            "Tested 600 water samples on site at Orme Council in 2021.",
        ),
        (
            "Wrote 40 product pages for Sunfield tents, sold by our client Outer Peak, a retailer.",
            "Wrote 40 product pages for client Outer Peak, covering Sunfield tents.",
            "Clients include Sunfield, for whom I wrote 40 product pages.",
        ),
        (
            "Bought flour from Harding Mills for six years.",
            "Bought flour from Harding Mills for six years.",
            "Six years at Harding Mills buying flour.",
        ),
        (
            "Agency shifts through Medley Staffing: eight at Corran Hospice in 2020.",
            "Worked eight agency shifts at Corran Hospice in 2020 through Medley Staffing.",
            "Permanent member of the Corran Hospice staff in 2020.",
        ),
        (
            "Visited a Bexley Eye Hospital clinic for a day to watch cataract operations.",
            "Observed cataract operations during a day at Bexley Eye Hospital.",
            "Worked at Bexley Eye Hospital.",
        ),
    ],
)
def test_how_one_stood_to_an_organisation_is_kept(judge: Judge, fact: str, honest: str, invented: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


def test_the_employer_a_letter_goes_to_may_be_named_but_not_as_a_place_of_past_work(judge: Judge) -> None:
    fact = "Chaired 19 disciplinary hearings in 2021."
    assert (
        judge("Brackley Foods would gain a clerk who chaired 19 disciplinary hearings in 2021.", fact).verdict == "pass"
    )
    assert judge("Brackley Foods' advert asks for hearings: I chaired 19 in 2021.", fact).verdict == "pass"
    assert judge("At Brackley Foods, I chaired 19 disciplinary hearings.", fact).verdict != "pass"


def test_what_was_done_at_one_employer_is_not_told_of_another(taxonomy: Taxonomy) -> None:
    facts = (
        SourceFact(id="f1", text="Cut press-line scrap from 6% to 4% in 2019.", employer="Harrow Pressings"),
        SourceFact(id="f2", text="Trains apprentices on the lathe.", employer="Deeping Tools"),
    )

    def verdict(text: str) -> str:
        return verify_statement(text, facts, taxonomy).verdict

    assert verdict("At Harrow Pressings, cut press-line scrap from 6% to 4% in 2019.") == "pass"
    assert verdict("At Deeping Tools, cut press-line scrap from 6% to 4% in 2019.") == "refuse"
    assert verdict("Trains apprentices on Deeping Tools' lathe.") == "pass"
    assert verdict("Trains apprentices on Harrow Pressings' lathe.") == "refuse"
    assert verdict("Before joining Deeping Tools, cut press-line scrap from 6% to 4%.") == "pass"
