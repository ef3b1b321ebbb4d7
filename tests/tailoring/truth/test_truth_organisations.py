from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

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
        (
            "Pitched three ideas to the Harbour Review; none was taken.",
            "Pitched three ideas to the Harbour Review.",
            "Wrote for the Harbour Review.",
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
