from datetime import date

import pytest

from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.letter import set_phrases, write_letter
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.profile import Bullet, DateRange, PartialDate, Position, Profile, Project
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.resume import DraftLine
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.stories import Stories, Story
from tailoring.story_leads import led
from tailoring.theme_meter import render_options, theme_meter
from tailoring.truth.guard import TruthGuard
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("letter-projects")

OWN_POST = """Tovah Lindqvist
tovah.lindqvist@example.org

EXPERIENCE

Systems Engineer, Brightwater Limited, Leeds
January 2019 - Present

PROJECTS

Fleet Ledger
Client: Moorgate Haulage
- Developed the invoicing module in Java for 40 depots
- Provide search by plate and by driver

Gate Watch
- Implemented alerts for late deliveries in Python

EDUCATION
BSc Computing, Leeds College, 2018
"""
DEVELOPER = "Developer\n\nRequirements\n- Java\n- Python"


def lines_of(resume: str, ad: str) -> list[DraftLine]:
    taxonomy, chosen = load_taxonomy(), TailorOptions(as_of=date(2026, 11, 1))
    document = read_document(resume.encode(), "resume.txt")
    inputs = merged_inputs([document], [read_profile(document)], posting_from_text(ad), chosen)
    matched = matched_step(inputs, taxonomy)
    options = render_options(chosen)
    guard = TruthGuard.of(inputs, taxonomy, set_phrases())

    def passes(line: DraftLine) -> bool:
        return guard.judge(line).verdict == "pass"

    draft = write_draft(inputs, matched, assemble(inputs, matched, theme_meter(chosen)), taxonomy, options, passes)
    letter = write_letter(inputs, matched, draft, options, passes)
    assert all(passes(line) for paragraph in letter.paragraphs for line in paragraph)
    return [line for paragraph in letter.paragraphs for line in paragraph]


def written(resume: str, ad: str) -> str:
    return " ".join(line.text for line in lines_of(resume, ad))


def stories_of(place: Position | Project) -> list[str]:
    profile = Profile(positions=(place,)) if isinstance(place, Position) else Profile(projects=(place,))
    stories = Stories(profile)
    told = [stories.of_bullet(bullet.fact_id, bullet.text) for bullet in place.bullets]
    return [said(story) for story in told if story]


def said(story: Story) -> str:
    return story.told_by("At {own_employer}, I {did}.").format(did=story.did, **story.place.slots)


def bullets(*texts: str) -> tuple[Bullet, ...]:
    return tuple(Bullet(fact_id=f"b{number}", text=text) for number, text in enumerate(texts))


def test_who_has_posts_without_lines_answers_needs_with_projects() -> None:
    letter = written(OWN_POST, DEVELOPER)
    assert "on the Fleet Ledger project for Moorgate Haulage, I developed the invoicing module" in letter.replace(
        "On the", "on the"
    )
    assert "Gate Watch project, " in letter


def test_a_story_of_a_project_rests_on_the_lines_that_name_project_and_client() -> None:
    line = next(line for line in lines_of(OWN_POST, DEVELOPER) if "Fleet Ledger" in line.text)
    profile = read_profile(read_document(OWN_POST.encode(), "resume.txt"))
    told = " ".join(fact.text for fact in profile.facts if fact.id in line.fact_ids)
    assert "Fleet Ledger" in told
    assert "Moorgate Haulage" in told
    assert "invoicing module" in told


def test_a_project_is_never_placed_at_an_employer_that_its_document_does_not_tie_it_to() -> None:
    for line in lines_of(OWN_POST, DEVELOPER):
        assert not ("project" in line.text and "Brightwater" in line.text)


def test_a_project_is_named_without_the_employer_whose_client_it_may_bear_the_name_of() -> None:
    post = Position(id="p", employer="Brightwater Limited", title="Engineer", fact_ids=("h",))
    project = Project(
        id="w", name="Gate Watch", employer=post.employer, fact_ids=("n",), bullets=bullets("Wrote alerts")
    )
    place = Stories(Profile(positions=(post,), projects=(project,))).place_of["b0"]
    assert place.at.format(**place.slots) == "on the Gate Watch project"
    assert place.fact_ids == ("n",)


def test_what_a_product_does_is_not_told_as_what_its_maker_did() -> None:
    project = Project(
        id="w",
        name="Gate Watch",
        bullets=bullets(
            "Provide search by plate and by driver",
            "Built with Python and Postgres for speed",
            "Used by 40 depots every day",
            "Won first prize in the college debate",
        ),
    )
    assert stories_of(project) == []


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Gate Watch", "On the Gate Watch project, I"),
        ("Depot Booking Project", "On the Depot Booking Project, I"),
        ("Project Larch", "On Project Larch, I"),
        ("Reading of plates at the gate", "On the project “Reading of plates at the gate”, I"),
    ],
)
def test_a_project_is_named_as_it_is_spoken(name: str, spoken: str) -> None:
    told = stories_of(Project(id="w", name=name, bullets=bullets("Wrote the alerts for late deliveries")))
    assert told == [f"{spoken} wrote the alerts for late deliveries."]


def test_of_two_stories_as_strong_the_one_of_a_post_is_told() -> None:
    resume = OWN_POST.replace(
        "January 2019 - Present\n", "January 2019 - Present\n- Implemented alerts for late orders in Python\n"
    )
    letter = written(resume, "Developer\n\nRequirements\n- Python")
    assert "Python. At Brightwater Limited, I implemented alerts for late orders in Python" in letter


def test_volunteering_is_told_as_volunteering() -> None:
    post = Position(
        id="v",
        employer="Ash Vale Food Bank",
        title="Helper",
        volunteering=True,
        bullets=bullets("Packed 60 parcels a week"),
    )
    assert stories_of(post) == ["As a volunteer at Ash Vale Food Bank, I packed 60 parcels a week."]


@pytest.mark.parametrize(
    "text",
    [
        "Worked as a trainee under the county office",
        "Worked at Holm Steel since 2012 on the night shift",
        "Lead developer of the depot's website",
        "Leading provider of freight services in the north",
        "Experienced in the use of ledgers and tills",
        "Excellent knowledge of the ledger",
        "Testing Automated (UI) and Manual",
        "Kept the ledgers of the depot and the",
        "High-speed sorting of parcels for depots",
        "Kept the depot's ledgers tidy Provide cover for the office",
    ],
)
def test_what_is_no_act_of_the_post_or_no_whole_sentence_is_no_story(text: str) -> None:
    assert led(text, text, ended=True, done=False) == ("", "")


@pytest.mark.parametrize(
    ("text", "ended", "told"),
    [
        ("Involved in planning the winter rota", True, ("I was", "involved in planning the winter rota")),
        ("Promoted to shift lead within a year", False, ("I have been", "promoted to shift lead within a year")),
        ("Have trained four new drivers", True, ("I have", "trained four new drivers")),
        ("Working with the yard to clear returns", False, ("I have been", "working with the yard to clear returns")),
        ("Prepare the rota and brief the drivers", True, ("I", "prepared the rota and briefed the drivers")),
    ],
)
def test_a_statement_is_led_in_so_that_it_reads(text: str, ended: bool, told: tuple[str, str]) -> None:
    assert led(text, text, ended=ended, done=False) == told


def test_an_undated_post_that_is_not_the_latest_is_not_told_in_the_present() -> None:
    latest = Position(
        id="a", employer="Holm Steel", title="Clerk", dates=DateRange(start=PartialDate(year=2020), current=True)
    )
    older = Position(id="b", employer="Moor Vets", title="Clerk", bullets=bullets("Handling the post of nine offices"))
    story = Stories(Profile(positions=(latest, older))).of_bullet("b0", older.bullets[0].text)
    assert story is not None
    assert said(story) == "At Moor Vets, my work included handling the post of nine offices."


@pytest.mark.parametrize("employer", ["part-time", "20XX-20XX", "0", "Depot ("])
def test_what_is_no_employers_name_is_not_told_as_one(employer: str) -> None:
    post = Position(id="p", employer=employer, title="Clerk", bullets=bullets("Sorted the post of nine offices"))
    assert stories_of(post) == ["As {own_title}, I sorted the post of nine offices.".format(own_title="Clerk")]


def test_the_same_line_under_two_posts_is_told_once() -> None:
    resume = (
        "Tovah Lindqvist\ntovah.lindqvist@example.org\n\nEXPERIENCE\n\nClerk, Holm Steel, Hull\nMay 2021 - Present\n"
        "- Sorted the post of nine offices\n\nClerk, Moor Vets, Hull\nMay 2018 - April 2021\n"
        "- Sorted the post of nine offices\n"
    )
    assert written(resume, "Welder\n\nRequirements\n- TIG welding").count("sorted the post") == 1


def test_what_is_told_by_its_noun_is_not_led_in_twice_in_the_same_words() -> None:
    resume = (
        "Tovah Lindqvist\ntovah.lindqvist@example.org\n\nEXPERIENCE\n\nClerk, Holm Steel, Hull\nMay 2021 - Present\n"
        "- Handling the post of nine offices\n\nClerk, Moor Vets, Hull\nMay 2018 - April 2021\n"
        "- Preparing the rota for 14 drivers\n"
    )
    letter = written(resume, "Welder\n\nRequirements\n- TIG welding")
    assert "preparing the rota for 14 drivers" in letter
    assert letter.count("my work inclu") == 1


def test_a_letter_without_a_story_points_to_the_résumé_and_names_no_gap() -> None:
    resume = OWN_POST[: OWN_POST.index("PROJECTS")] + OWN_POST[OWN_POST.index("EDUCATION") :]
    letter = written(resume, "Welder\n\nRequirements\n- TIG welding\n- Welding drawings")
    assert "My résumé is enclosed" in letter
    assert "I took my BSc" in letter
    assert "more to learn" not in letter


def test_the_advertised_post_is_not_told_as_a_thing_asked() -> None:
    ad = "Systems Engineer\n\nRequirements\n- Systems engineer\n- Java"
    assert "for systems engineer" not in written(OWN_POST, ad).casefold()


def test_a_post_without_a_title_is_told_by_its_employer() -> None:
    resume = OWN_POST.replace("Systems Engineer, Brightwater Limited, Leeds", "Brightwater Limited, Leeds")
    profile = read_profile(read_document(resume.encode(), "resume.txt"))
    assert profile.positions[0].title == ""
    assert "I work at Brightwater Limited." in written(resume, DEVELOPER)
