"""When a story shows a soft skill, and when it shows it in part, from beside, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from tailoring.confidence import requirement_from_text, score_confidence
from tailoring.embedding.minilm import load_embedder
from tailoring.fit import Evidence
from tailoring.skills.taxonomy import load_taxonomy

pytestmark = pytest.mark.promise("confidence")


def tier(asked: str, told: str, job: str = "") -> str:
    return score_confidence(
        requirement_from_text(asked, "soft_skill"),
        [Evidence(id="e0", type="skill", text="Excel"), Evidence(id="e1", type="experience", text=told)],
        load_taxonomy(),
        as_of=date(2025, 6, 1),
        embedder=load_embedder(),
        context=job,
    ).confidence.tier


@pytest.mark.parametrize(
    ("asked", "job", "told"),
    [
        (
            "Reassures frightened relatives",
            "Staff Nurse nursing",
            (
                "The daughter had been told nothing for six hours and was ripping a tissue to shreds. I found two "
                "stools, "
                "drew the blocked artery on a paper towel, and rang her from recovery the minute he opened his eyes."
            ),
        ),
        (
            "Deals with friction on the shift",
            "Warehouse Supervisor logistics",
            (
                "Two reach-truck lads had been ramming each other's pallets since the bonus list went up. Had them "
                "swap "
                "aisles for a week and report to me on each other's layout; at the end they asked to stay swapped."
            ),
        ),
        (
            "Calms callers",
            "Contact Adviser",
            (
                "A fourth lost parcel: she came on screaming. I let her finish, read her own dates back to her and "
                "stayed on the line until the depot had it in hand. She asked for my manager: to praise me."
            ),
        ),
    ],
)
def test_a_scene_with_the_persons_own_deed_shows_the_skill(asked: str, job: str, told: str) -> None:
    assert tier(asked, told, job) == "direct"


@pytest.mark.parametrize(
    ("asked", "job", "told"),
    [
        (
            "Explains findings to people without statistics",
            "Data Analyst",
            (
                "Farm adviser. Growers trusted nothing with a decimal point, so I chalked yields on the barn door as "
                "sacks "
                "per acre, last year beside this. Nine of them changed seed that autumn."
            ),
        ),
        (
            "Stays composed when systems fail",
            "DevOps Engineer",
            (
                "Lock-keeper, the night the upper gate gave way. Shut the paddles in order, sent the boats back one at "
                "a time by torch, answered forty questions in the same tone. Nobody got wet but me."
            ),
        ),
        (
            "Wins over sceptical parents",
            "Teacher of English",
            (
                "Scout leader. Half the mothers thought camp was dangerous, so I pitched the tents on the school "
                "field and "
                "slept them through a storm beside it. Thirty signed that week."
            ),
        ),
    ],
)
def test_a_story_that_opens_with_another_post_is_transferable(asked: str, job: str, told: str) -> None:
    assert tier(asked, told, job) == "transferable"


def test_a_story_that_opens_with_the_jobs_own_post_is_no_other_setting() -> None:
    told = (
        "Staff nurse, nights. A man of ninety would not let anyone near the drip; I sat with him until four, told him "
        "what each bag was for, held his hand, and he asked for me by name every evening after."
    )
    assert tier("Patient with frightened people", told, "Senior Staff Nurse") == "direct"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Keeps trade customers close",
            (
                "Looked after the rep's shops in her holidays, four weeks a year: rang round, took orders, put one "
                "short "
                "delivery right."
            ),
        ),
        (
            "Chairs steering boards with senior stakeholders",
            (
                "I ran our own stand-up and the monthly check-in with two suppliers; the board itself I chaired on one "
                "afternoon in spring, as my manager's train had failed."
            ),
        ),
        (
            "Takes the initiative right across the business",
            (
                "Noticed that our own branch's list held the same names twice; wrote a check, ran it every month, "
                "and gave "
                "it to the next branch along when they asked."
            ),
        ),
        (
            "Negotiates rates with hauliers",
            (
                "Spot loads under two hundred pounds were mine to haggle over, a dozen a week. The yearly rates were "
                "fixed "
                "by the group's transport buyer."
            ),
        ),
        (
            "Coaches colleagues",
            "Wrote a crib sheet for the new till; six shops printed it and sent me their questions by chat.",
        ),
    ],
)
def test_cover_a_corner_a_small_part_or_paper_shows_the_skill_in_part(asked: str, told: str) -> None:
    assert tier(asked, told) == "adjacent"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Presents own schemes and stands up to questions",
            (
                "College project for a footbridge: our tutor spoke to the council, I held the model and answered one "
                "question about the paint."
            ),
        ),
        (
            "Calm leader in a crisis",
            (
                "The night of the kitchen fire I stood at the assembly point with the others while the duty manager "
                "called "
                "names, and I held her torch."
            ),
        ),
        (
            "Builds relationships with practices",
            (
                "Delivered the discharge letters to four surgeries on my way home and signed the book at the hatch. "
                "The "
                "receptionist knew my bicycle."
            ),
        ),
    ],
)
def test_to_have_been_by_while_another_did_it_is_weak(asked: str, told: str) -> None:
    assert tier(asked, told) == "weak"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Coaches line managers through difficult conversations",
            "Coach driver, school lines: 49 seats, difficult bends",
        ),
        (
            "Gives the team vision and direction",
            "Optician's helper: vision tests, directions to the clinic, frame repairs",
        ),
        (
            "Draws out what clients need",
            "Draughtsman for drains: client drawings redrawn to scale, account codes added",
        ),
        ("Smooth negotiator", "Plasterer's mate: smooth coat, negotiating stairs with full buckets"),
    ],
)
def test_words_of_the_ad_in_another_sense_tell_no_deed(asked: str, told: str) -> None:
    assert tier(asked, told) == "gap"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Endless patience with toddlers",
            "I lasted a fortnight in the baby room: the noise went through me I told them I would rather scrub pans.",
        ),
        (
            "Wins back customers who ring to cancel",
            (
                "Three days on the phones at a mail-order firm: could not bring myself to plead with anyone who "
                "wanted to "
                "leave. Handed my badge back."
            ),
        ),
    ],
)
def test_a_story_of_walking_away_from_the_thing_is_a_gap(asked: str, told: str) -> None:
    assert tier(asked, told) == "gap"


def test_what_others_hated_does_not_speak_against_the_person() -> None:
    told = (
        "Rang every stockist in turn, sent samples, and remembered who hated Mondays; two of them now order through me."
    )
    assert tier("Builds client relationships", told) not in ("gap", "weak")


def test_the_decision_of_those_who_were_told_is_the_outcome_and_not_anothers_deed() -> None:
    told = (
        "In week nine I saw that the school would not open in May. Went to the governors that afternoon with two ways "
        "out and the price of each. They took the second, and in May no one was surprised."
    )
    assert tier("Brings bad news early and openly", told, "Project Manager") in ("transferable", "direct")


def test_one_learner_does_not_show_the_bringing_on_of_many() -> None:
    told = (
        "On Mondays went through the trainee's drawings with her and showed her a better way; she did the next alone."
    )
    assert tier("Mentors junior designers", told, "Lead Designer") in ("adjacent", "transferable")


@pytest.mark.parametrize(
    ("asked", "job", "told"),
    [
        (
            "Keeps a project moving when plans collapse",
            "Project Coordinator",
            (
                "Wedding caterer: the marquee blew down at nine. Tables into the barn, menu cut to four dishes, soup "
                "out at two and the bride's father none the wiser."
            ),
        ),
        (
            "Gets people who disagree to a common plan",
            "Product Manager",
            (
                "Helper on a harbour forum: a map on the wall, one speaker at a time, nobody cut short. Six of seven "
                "meetings closed with a list both crews had put their names to."
            ),
        ),
    ],
)
def test_a_scene_told_without_i_and_without_the_skills_own_words_still_shows_it(
    asked: str, job: str, told: str
) -> None:
    assert tier(asked, told, job) in {"transferable", "direct"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Documents work so that others can take over", "Ran the kiln for a decade. The firings were all in my head."),
        ("Takes criticism well", "Portrait painter. Sitters who ask for changes are sent on to someone else."),
        (
            "Good with visitors",
            "Keeper of the deep store, by choice. Guests were shown in elsewhere and I liked it so.",
        ),
    ],
)
def test_who_liked_the_want_of_it_or_sent_people_elsewhere_has_not_shown_it(asked: str, told: str) -> None:
    assert tier(asked, told) == "gap"


def test_what_a_board_heard_from_another_is_not_shown_at_that_level() -> None:
    told = (
        "Twenty shop managers and both area leads ring me before anyone. The board heard my director, who took in the "
        "figures I had prepared for her."
    )
    assert tier("Trusted adviser at board level", told) in {"adjacent", "weak"}
