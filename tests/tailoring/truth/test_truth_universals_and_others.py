"""What is told otherwise stays true: every, sole and weekly; titles by papers; what others did beside the person."""

import pytest

from tailoring.skills.taxonomy import Taxonomy
from tailoring.truth.evidence import SourceFact
from tailoring.truth.statement import verify_statement

pytestmark = pytest.mark.promise("truth-guard")

SMOKE = "Nothing ships unless my smoke tests pass."
TASTED = "No batch leaves unless I have tasted it."
MEALS = "No child leaves without a hot meal."
TOLD_SMOKE = "Nothing ships unless Dan's smoke tests pass."
MERCHANTS = "Merchants on my patch: 12 in town, 20 outside it. I call on all of them at least once a fortnight."
MOST = "Merchants on my patch: 12 in town, 20 outside it. I call on most of them at least once a fortnight."
CLINICS = "All 90 clinics in the district order from us. I look after 70; a colleague has the rest."
FALLS = "Falls on my ward: 20 in 2020, 10 in 2021."
EVERYWHERE = "Falls across the hospital: 200 in 2020, 190 in 2021."
CLEANS = "Deep cleans went from quarterly to monthly at the client's wish; I drew up the new rota."
OVERDUE = "Faults open over 60 days: 40 in January 2021, 12 in December. I chased them each week of that year."
MAPS = "Checked each of the 40 maps and repaired all but three, which went to a binder."
LOCHS = "Sampled 14 of the 20 lochs; the rest were iced over."
AUDIT = "Marsh & Co did the hygiene audit. I put right 17 of its 22 findings, the day crew the rest."
SURVEY = "Specified the 2021 ground survey and sat with the surveyors; a contractor carried it out."
POLICY = "Rewrote the absence policy; the unions are still commenting on it."
BANDS = "Pay bands are reviewed by a consultant each spring."
ROOM = "For the mining room I wrote the labels and he wrote the guidebook."
CAKES = "Wedding cakes in 2023: 30, of which a colleague iced 6."
SCANNERS = "The scanner roll-out was IT's; I trained the late shift on it."
SOMALI = "Somali and Arabic from home; the clinic uses its own interpreters."
REACH = "Reach-truck licence in date; counterbalance lapsed in 2020."
QTS = "QTS, 2016. Began an NPQ in 2021 and stopped."
SCHEME = "Wrote the practical scheme the department took up in 2019; every class does all ten experiments in it."
BIDS = "Wrote 14 bids: 9 won, 5 lost."
MINUTES = "Took minutes for the partners' meeting from 2015 till it was stopped in 2019."
LEASES = "Drafted the leases the estate uses."
ERRORS = "Errors fell to none after I added the check."
HONEST = [
    ("Wrote smoke tests that gate every release.", SMOKE),
    ("Tastes every batch before it leaves.", TASTED),
    ("Every child gets a hot meal.", MEALS),
    ("Calls on every one of 32 merchants at least fortnightly.", MERCHANTS),
    ("Looked after most of a district of 90 clinics, every one of them a customer.", CLINICS),
    ("Halved falls on my ward, when those of the whole hospital fell by ten.", FALLS, EVERYWHERE),
    ("Drew up the rota behind a change from quarterly to monthly deep cleans.", CLEANS),
    ("Drew up the rota for deep cleans moving to monthly from quarterly.", CLEANS),
    ("Chased overdue faults weekly throughout 2021.", OVERDUE),
    ("Checked each of the maps, repairing every one not sent to a binder.", MAPS),
    ("Sampled every loch that was not iced over.", LOCHS),
    ("Rectified 17 of the 22 findings from an outside hygiene audit.", AUDIT),
    ("Specified the 2021 ground survey.", SURVEY),
    ("Rewrote the absence policy, now in consultation with the unions.", POLICY, BANDS),
    ("Wrote the labels for the mining room.", ROOM),
    ("Personally iced 24 of the 30 wedding cakes of 2023.", CAKES),
    ("Trained the late shift on scanners rolled out by IT.", SCANNERS),
    ("A Somali and Arabic speaker.", SOMALI),
    ("Licensed reach-truck driver.", REACH),
    ("Qualified teacher since 2016.", QTS),
    ("Chartered accountant.", "ACA, 2021."),
    ("Chartered quantity surveyor.", "MRICS, 2015."),
    ("Registered general nurse since 2009.", "RGN, 2009."),
    ("Wrote a ten-experiment scheme, adopted in 2019 and done in full by every class.", SCHEME),
    ("Won nine of 14 bids.", BIDS),
    ("Minuted the partners' meeting from 2015 to 2019.", MINUTES),
    ("Produced leases now in use on the estate.", LEASES),
    ("Added a check, after which there were no errors.", ERRORS),
    ("To Stanmere School I bring a QTS.", QTS),
    ("Gas Safe registered engineer since 2014.", "On the Gas Safe register since 2014."),
]
FALSE = [
    ("Wrote smoke tests that gate every release.", TOLD_SMOKE),
    ("Tastes every batch before it leaves.", "No batch leaves unless the chef has tasted it."),
    ("Every weld of mine passed the X-ray.", "No weld of mine was X-rayed without failing."),
    ("Calls on every one of 32 merchants at least fortnightly.", MOST),
    ("Looked after a district of 90 clinics, every one of them a customer.", "90 clinics, 70 of them customers."),
    ("Halved falls across the whole hospital.", FALLS),
    ("Solely designed the valve.", "Designed the valve with Ana."),
    ("Drew up the rota behind a change from monthly to quarterly deep cleans.", CLEANS),
    ("Drew up the rota for deep cleans moving to quarterly from monthly.", CLEANS),
    ("Chased overdue faults throughout 2021.", "Chased overdue faults for six weeks in 2021."),
    ("Repaired every one of the maps.", MAPS),
    ("Sampled every loch of the twenty.", LOCHS),
    ("Remedied the findings of an outside audit.", "Marsh & Co did the audit. The day crew remedied its findings."),
    ("Carried out the 2021 ground survey.", SURVEY),
    ("Reviews pay bands each spring.", BANDS),
    ("Wrote the guidebook for the mining room.", ROOM),
    ("Personally iced every wedding cake of 2023.", CAKES),
    ("Rolled out the scanners.", SCANNERS),
    ("Fluent Polish speaker.", "A little Polish; the council uses its own interpreters."),
    ("Licensed counterbalance driver.", REACH),
    ("Licensed crane operator.", "Crane tickets: slinger only."),
    ("Qualified teacher since 2017.", "HLTA status, 2017."),
    ("Chartered accountant.", "ACA: four of fifteen papers passed."),
    ("Chartered surveyor.", "AssocRICS, 2018."),
    ("Scheme adopted by every class.", "The scheme is an experiment in one class."),
    ("Won all 14 bids.", BIDS),
    ("Named regional chef in 2021.", "Nominated for regional chef in 2020; a rival got it in 2021."),
    ("Launched a newsletter.", "Planned a newsletter until it was stopped in 2019."),
    ("Wrote a guide now in use by the team.", "Drafted a guide; the team still uses the old one."),
    ("Ran the monthly pay.", "The monthly pay fell to my manager after I left."),
    ("To Stanmere School I brought a new laboratory.", QTS),
    ("Gas Safe engineer.", "Went to a Gas Safe open day."),
]


def _verdict(text: str, facts: tuple[str, ...], taxonomy: Taxonomy) -> str:
    told = [SourceFact(id=f"f{n}", text=fact, role="Officer", employer="Orrin Works") for n, fact in enumerate(facts)]
    told.append(SourceFact(id="beside", text="Sings in a choir."))
    return verify_statement(text, told, taxonomy).verdict


@pytest.mark.parametrize("line", HONEST, ids=lambda line: line[0])
def test_what_a_fact_grants_in_other_words_is_let_stand(line: tuple[str, ...], taxonomy: Taxonomy) -> None:
    assert _verdict(line[0], line[1:], taxonomy) == "pass"


@pytest.mark.parametrize("line", FALSE, ids=lambda line: line[0])
def test_what_the_same_facts_do_not_grant_is_refused(line: tuple[str, ...], taxonomy: Taxonomy) -> None:
    assert _verdict(line[0], line[1:], taxonomy) != "pass"


def test_without_a_single_role_in_the_facts_no_plain_title_is_called_wrong(taxonomy: Taxonomy) -> None:
    facts = [SourceFact(id="a", text="R daily."), SourceFact(id="b", text="Second author on one paper.")]

    assert verify_statement("Statistician working in R every day.", facts, taxonomy).verdict == "pass"
    assert verify_statement("Chief statistician working in R every day.", facts, taxonomy).verdict != "pass"


def test_a_sole_trader_claims_no_sole_credit(taxonomy: Taxonomy) -> None:
    fact = SourceFact(id="a", text="Wires for two letting agents.", role="Electrician (sole trader)", employer="Own")

    assert verify_statement("Sole trader wiring for two letting agents.", [fact], taxonomy).verdict == "pass"
    assert verify_statement("Had sole charge of wiring for two agents.", [fact], taxonomy).verdict != "pass"
