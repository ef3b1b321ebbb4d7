from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]
POST = {"role": "Harbour Hand"}


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Ines ran the chandlery. I counted its stock: 900 items a month.",
            "Counted 900 stock items a month for the chandlery.",
            "Ran the chandlery and counted its 900 items a month.",
        ),
        (
            "The bosun planned the refit; I scraped all 40 metres of the hull.",
            "Scraped 40 metres of hull in the refit.",
            "Planned a refit and scraped 40 metres of hull.",
        ),
        (
            "Trained new deckhands on the winch. The skipper signs them off.",
            "Trained new deckhands on the winch.",
            "Trained new deckhands on the winch and signed them off.",
        ),
        (
            "Emergencies go to the coastguard. I answer 50 calls a shift.",
            "Answers 50 calls a shift.",
            "Handles emergencies over the radio.",
        ),
        (
            "Wrote the pitch; our director presented it and we got the contract.",
            "Wrote the pitch that got the contract.",
            "Presented the pitch that got the contract.",
        ),
        (
            "Took over the bird count from Jean, who had started it.",
            "Took over the bird count.",
            "Started the bird count.",
        ),
        (
            "Took the water samples. The modelling was done in Leeds.",
            "Took the water samples.",
            "Took and modelled the water samples.",
        ),
        (
            "Refunds over £80 need my manager's approval.",
            "Refers refunds over £80 to a manager.",
            "Approves refunds over £80.",
        ),
        (
            "Swept the east quay; another hand had the west.",
            "Swept the east quay.",
            "Swept the east and west quays.",
        ),
        (
            "Sold tickets to 900 visitors; two other clerks worked the same kiosk.",
            "Sold tickets to 900 visitors.",
            "Led two clerks in selling tickets to 900 visitors.",
        ),
        (
            "Co-wrote the tide guide with the harbour master.",
            "Co-wrote the tide guide.",
            "Wrote the tide guide.",
        ),
        (
            "One of seven fitters on the slipway job. We cut docking from nine days to six.",
            "One of the fitters who cut docking from nine days to six.",
            "Led the slipway job that cut docking from nine days to six.",
        ),
        (
            "Ran the radio room when Joe was ill, six days in all.",
            "Stood in in the radio room for six days.",
            "Managed the radio room.",
        ),
        (
            "Sat in while the agent negotiated the mooring lease; I kept the notes.",
            "Kept the notes while a mooring lease was negotiated.",
            "Negotiated a mooring lease alongside the agent.",
        ),
    ],
)
def test_a_deed_is_claimed_only_by_who_did_it(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Two of my soups made it onto the winter menu of 14.",
            "Had two soups on the winter menu.",
            "Brought the flair of the winter menu I created.",
        ),
        (
            "Laid the ground floor; the joiners did upstairs.",
            "Laid the ground floor.",
            "Laid both floors.",
        ),
    ],
)
def test_a_part_is_not_told_as_the_whole(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Changed the boarding order in May. Queues were as long as before.",
            "Changed the boarding order in May.",
            "Changed the boarding order in May, shortening queues.",
        ),
        (
            "Introduced a wash-down rota. Complaints stayed at 12 a month.",
            "Introduced a wash-down rota.",
            "Introduced a wash-down rota that cut complaints to 12 a month.",
        ),
        (
            "Compared a new rope with the usual one: it lasted no longer than the old.",
            "Compared a new rope with the usual one.",
            "Found a new rope that outperformed the usual one.",
        ),
        (
            "Rewrote the safety talk. Near misses went up by 8% that quarter.",
            "Rewrote the safety talk.",
            "Rewrote the safety talk, reducing near misses.",
        ),
    ],
)
def test_an_outcome_goes_the_way_the_facts_say(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


def test_a_deed_of_which_only_the_doing_is_told_has_brought_nothing_about(judge: Judge) -> None:
    fact = "Repainted the waiting room."
    assert judge("Repainted the waiting room.", fact).verdict == "pass"
    assert judge("Repainted the waiting room, reducing no-shows.", fact).verdict == "ask"
    assert judge("Cut no-shows by repainting the waiting room.", fact).verdict == "ask"


def test_a_deed_and_what_it_did_to_the_thing_are_one(judge: Judge) -> None:
    fact = "The parcel queue was 900 long. I cleared 700 of them in a week, and it was down to 200."
    assert judge("Reduced the parcel queue from 900 to 200.", fact).verdict == "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Planned a regatta for June 2019. The council called it off in May.",
            "Planned a regatta for June 2019.",
            "Ran a regatta in June 2019.",
        ),
        (
            "Drew a crest for the sailing club; the club kept its old one.",
            "Drew a crest for the sailing club.",
            "Drew the crest chosen by the sailing club.",
        ),
        (
            "Prepared the move to a new booking tool. The clerks stuck with the paper one.",
            "Prepared a move to a new booking tool.",
            "Moved the clerks to a new booking tool.",
        ),
        (
            "Proposed closing the Thursday sailing. Nothing came of it.",
            "Proposed closing the Thursday sailing.",
            "Closed the Thursday sailing.",
        ),
        (
            "Wrote a tide script that I use myself; nobody else has taken it up.",
            "Wrote a tide script for my own use.",
            "Wrote a tide script adopted by the crew.",
        ),
        (
            "Did the sums for the dredging bid. We lost it by £2,000.",
            "Did the sums for a dredging bid.",
            "Did the sums for the winning dredging bid.",
        ),
    ],
)
def test_what_came_to_nothing_or_is_over_is_told_so(judge: Judge, fact: str, honest: str, claimed: str) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(claimed, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest"),
    [
        ("Tomas ran the bar. I ordered its stock: 140 lines a week.", "Placed the weekly bar order of 140 lines."),
        ("The gardener designed the tulip walk; I planted all 320 tulips.", "Planted the tulip walk with 320 tulips."),
        ("The greenhouse was my idea. Pupils built it under me.", "Led pupils in building a greenhouse."),
        ("The tour was planned by Ines and me; I chose the music.", "Planned the music of the tour."),
        ("Never lost a crate on the island run: 1,400 trips.", "Made 1,400 trips on the island run."),
        ("The foreman wrote the guide on rope splicing. I wrote the card for it.", "Wrote a card on rope splicing."),
        ("Sat in while the agent sold the boat; I kept the notes.", "Kept notes in a boat sale led by the agent."),
        ("Sales of my pots at the market grew from £200 to £350.", "Grew market sales of my pots from £200 to £350."),
    ],
)
def test_the_writers_own_part_beside_that_of_others_passes(judge: Judge, fact: str, honest: str) -> None:
    assert judge(honest, fact).verdict == "pass"
