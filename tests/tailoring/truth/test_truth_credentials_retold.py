from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]
_CARD = "Forklift counterbalance card, valid until 2028."
_LAPSED = "Cisco Certified Network Associate, 2017; lapsed in 2020."
_APPRENTICES = "Two apprentices worked under me: one has passed the NVQ Level 3, the other is in his first year."


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (_LAPSED, "Formerly Cisco-certified, from 2017 to 2020.", "Cisco-certified network technician."),
        (
            _LAPSED,
            "One-time Cisco Certified Network Associate, 2017–2020.",
            "Current Cisco Certified Network Associate.",
        ),
        (
            _CARD,
            "Holds a forklift counterbalance card that runs until 2028.",
            "Holds a crane licence that runs until 2028.",
        ),
        (
            "Scaffold inspection card surrendered in 2018.",
            "Former holder of a scaffold inspection card.",
            "Holder of a scaffold inspection card.",
        ),
        (
            "SMSTS good to 2027. First Aid at Work ran out in 2021.",
            "Has SMSTS in date until 2027 and a First Aid at Work certificate that expired in 2021.",
            "Has SMSTS and First Aid at Work certificates, both current.",
        ),
    ],
)
def test_a_credential_is_told_as_running_or_as_over_as_the_facts_have_it(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Applied for chartered engineer status in March; no interview yet.",
            "Applicant for chartered engineer status.",
            "Chartered engineer.",
        ),
        (
            "Pastry diploma: two of the five units passed.",
            "Two units into a five-unit pastry diploma.",
            "Holds a pastry diploma.",
        ),
        (
            "NLS provider since 2021.",
            "Newborn life support (NLS) provider since 2021.",
            "Paediatric life support (PLS) provider since 2021.",
        ),
        (
            "Watched the vet extract teeth; I hold no licence to extract any.",
            "Watched the vet extract teeth, holding no licence to extract any.",
            "Licensed to extract teeth.",
        ),
        ("MSc Soil Science, 2016.", "Holder of a Soil Science master's.", "Holder of a Soil Science doctorate."),
        ("BSc Botany, 2011.", "A bachelor's in Botany.", "A master's in Botany."),
    ],
)
def test_a_credential_may_be_named_in_other_words_and_no_higher(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict != "pass"


def test_what_learners_pass_is_theirs_and_may_be_told_as_theirs(judge: Judge) -> None:
    told = "Had charge of two apprentices, one of whom has passed the NVQ Level 3."
    assert judge(told, _APPRENTICES).verdict == "pass"
    assert judge("NVQ Level 3-qualified electrician.", _APPRENTICES).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Typed the paper ward lists into a spreadsheet.",
            "Moved the ward lists off paper and into a spreadsheet.",
            "Holds a spreadsheet diploma.",
        ),
        (
            "Sat in on a webinar about flood cover in 2021.",
            "Reception desk, with a colleague covering the afternoons.",
            "Flood-cover certified.",
        ),
        (
            "Led the Orkney field course in 2018; cancelled in 2019.",
            "Led the Orkney field course in 2018.",
            "Holds an Orkney field course diploma.",
        ),
    ],
)
def test_only_a_credential_of_ones_own_can_be_left_open(judge: Judge, fact: str, honest: str, invented: str) -> None:
    assert "credential" not in {one.kind for one in judge(honest, fact).claims if one.verdict != "supported"}
    assert judge(invented, fact).verdict != "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Designed the rota spreadsheet that all three wards use.",
            "Architect of the rota spreadsheet used on three wards.",
            "Architect with a rota spreadsheet used on three wards.",
        ),
        (
            "Built the extension to the school hall.",
            "Built an extension to the school hall.",
            "Architect of the extension to the school hall.",
        ),
        ("Started a lunchtime chess club.", "Founder of a lunchtime chess club.", "Head of a lunchtime chess club."),
        (
            "Stood in as picture editor for nine weeks in 2020.",
            "Acting picture editor of The Lune Courier for nine weeks in 2020.",
            "Picture editor of The Lune Courier in 2020.",
        ),
        (
            "Nursed patients after theatre.",
            "Three years of post-operative nursing.",
            "Three years as charge nurse.",
        ),
    ],
)
def test_a_noun_for_what_one_did_is_no_title_and_a_title_takes_a_post(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    post = {"role": "Ward Clerk", "employer": "The Lune Courier", "dates": "Jan 2018–Dec 2020"}
    assert judge(honest, fact, **post).verdict == "pass"
    assert judge(invented, fact, **post).verdict != "pass"


def test_those_one_serves_are_no_employer_of_ones_own_trade(judge: Judge) -> None:
    taught, beside = "Took a group of nine for phonics.", "Gave massages in a tent at the Calder Marathon."
    assert judge("Class teacher to a group whose phonics I took.", taught, role="Class Teacher").verdict == "pass"
    assert judge("Physiotherapist to the Calder Marathon organisers.", beside).verdict != "pass"


@pytest.mark.parametrize(
    ("facts", "honest", "invented"),
    [
        (
            ("2021: 40 of 50 vans loaded on time.", "2022: 45 of 50 vans loaded on time."),
            "Loaded 45 of 50 vans on time in 2022.",
            "Loaded 45 of 50 vans on time in 2020.",
        ),
        (
            ("Opened the Ryde shop in 2017; closed the Cowes shop in 2019.",),
            "Closed the Cowes shop in 2019, having the year before last opened in Ryde.",
            "Closed the Cowes shop before opening the one in Ryde.",
        ),
        (
            ("First-aid course taken in 2016; the certificate lapsed in 2019.",),
            "Took a first-aid course in 2016; the certificate has since lapsed.",
            "Holds a first-aid certificate.",
        ),
    ],
)
def test_a_date_is_refused_only_where_the_facts_give_another(
    judge: Judge, facts: tuple[str, ...], honest: str, invented: str
) -> None:
    assert "date" not in {one.kind for one in judge(honest, *facts).claims if one.verdict != "supported"}
    assert judge(invented, *facts).verdict != "pass"
