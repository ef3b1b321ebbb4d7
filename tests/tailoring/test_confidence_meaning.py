"""What a word means where it stands: spelled-out letters, other trades, denials with a substitute, likeness."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.confidence_rules.acronyms import spelled_out
from tailoring.confidence_rules.denials import affirmed_text
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Assessment, Evidence, EvidenceType
from tailoring.posting import RequirementKind
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")

AS_OF = date(2025, 6, 1)


def score(kind: RequirementKind, asked: str, *offered: tuple[EvidenceType, str], context: str = "") -> Assessment:
    evidence = [Evidence(id=f"e{n}", type=type_, text=text) for n, (type_, text) in enumerate(offered)]
    requirement = requirement_from_text(asked, kind)
    embedder = load_embedder()
    return score_confidence(requirement, evidence, load_taxonomy(), as_of=AS_OF, embedder=embedder, context=context)


def work(text: str) -> tuple[EvidenceType, str]:
    return ("experience", text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Able seaman, RN (Royal Navy), six years", ["rn"]),
        ("Secretary of the Cactus Fanciers' Association (CFA)", ["cfa"]),
        ("Reports in SQL (Oracle, Postgres)", []),
        ("CRM (Salesforce) for nine branches", []),
    ],
)
def test_letters_are_read_as_the_text_itself_spells_them_out(text: str, letters: list[str]) -> None:
    assert [found for found, _ in spelled_out(text)] == letters


def test_letters_spelled_out_as_something_else_meet_no_licence() -> None:
    navy = score("certification", "RN licence", work("Stoker, RN (Royal Navy), 2004 – 2012"), context="Nurse")
    assert navy.confidence.tier == "gap"


def test_letters_spelled_out_as_what_is_asked_are_met() -> None:
    held: tuple[EvidenceType, str] = ("certification", "Registered Nurse (RN), State of Ohio, 2016")
    assert score("certification", "RN licence", held, context="Nurse").confidence.tier == "direct"


@pytest.mark.parametrize(
    ("asked", "job", "told"),
    [
        ("Bass, drums and keys", "Session Musician",
         "Fishing guide: bass and bream on two lakes, boats, bait and licences for visitors"),
        ("Cutting and setting stones", "Jeweller",
         "Clinic clerk: booked patients with stones, set up files and letters"),
        ("Pipe fitting and bending", "Plumber",
         "Played the pipes in a regimental band, two tattoos a year, and taught eight beginners the drones"),
    ],
)  # fmt: skip
def test_a_shared_word_in_another_trade_is_never_above_weak(asked: str, job: str, told: str) -> None:
    assert score("hard_skill", asked, work(told), context=job).confidence.tier in ("weak", "gap")


def test_the_embedding_is_given_what_is_affirmed_and_not_what_is_denied() -> None:
    assert affirmed_text("No Photoshop, but ten album covers drawn in Krita") == "ten album covers drawn in Krita"
    assert affirmed_text("Ran the desk for six years, never late") == "Ran the desk for six years, never late"


def test_who_denies_a_tool_and_shows_the_same_work_in_another_is_no_gap() -> None:
    asked = "Zendesk for customer tickets, every day"
    other = work("No Zendesk, but the same customer tickets in a tool of our own: 50 a day, answered within the hour")
    nothing = work("No Zendesk; customer tickets were handled by others")
    assert score("hard_skill", asked, other).confidence.tier in ("weak", "adjacent")
    assert score("hard_skill", asked, nothing).confidence.tier == "gap"


def test_work_that_names_nothing_asked_is_never_direct_by_likeness_alone() -> None:
    alike = work("Planned 40 glimmer rounds a week for 12 people and cut waste by 30 % across 9 sites")
    assert score("hard_skill", "Plans zindle rounds", alike).confidence.tier != "direct"


def test_the_reason_of_likeness_is_said() -> None:
    alike = work("Kept the hives of nine farms, 200 colonies, and sold 3 tonnes of honey")
    found = score("experience", "Looks after bee colonies and harvests", alike, context="Apiarist")
    assert found.best_match is not None
    assert found.best_match.id == "e0"


def test_of_several_the_piece_that_means_what_is_asked_is_named_and_not_the_longest() -> None:
    short = work("Repaired 60 church clocks")
    long = work(
        "Ran a village shop with my sister for nine years: bread, post, papers, eggs, deliveries to eleven farms, a "
        "lottery terminal, the school bus tickets and a notice board that everybody read on Saturdays"
    )
    found = score("experience", "Mends old timepieces", long, short, context="Clockmaker")
    assert found.best_match is not None
    assert found.best_match.id == "e1"
