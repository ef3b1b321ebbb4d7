"""What a statement that a model passed on asserts, and how a career stands after later changes."""

import pytest

from tailoring.amending import amended, entry_fields
from tailoring.facts import Fact, FactKind, Source
from tailoring.model import Span
from tailoring.newness import own_words
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.relayed import assertions, waits
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.standing import Stated, standing

pytestmark = pytest.mark.promise("relayed-held-back")

RESUME = """Mara Okafor
mara@example.org

Experience

Nurse
St Ann's Hospital, Leeds
Mar 2019 - present
- Cared for 12 patients a shift
- Taught new starters

Education
BSc in Nursing, University of Leeds, 2018

Skills
Wound care, Triage
"""


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("PhD in physics", "degree"),
        ("Ph. D.", "degree"),
        ("holds a doctorate", "degree"),
        ("finished her master's", "degree"),
        ("graduated with honours", "degree"),
        ("Chartered engineer", "credential"),
        ("licensed to drive forklifts", "credential"),
        ("PMP", "credential"),
        ("passed the bar", "credential"),
        ("won the regional prize", "award"),
        ("employee of the month", "award"),
        ("Vice President of Sales", "title"),
        ("promoted to shift lead", "title"),
        ("worked for a large bank", "employer"),
        ("Did the books of Harrow & Finch", "employer"),
        ("since last spring", "date"),
        ("ten years of nursing", "date"),
        ("led twelve people", "number"),
        ("doubled the takings", "number"),
        ("cut waste by ⅓", "number"),
        ("saved ４０ hours", "number"),
        ("P\u200bhD in physics", "unreadable words"),
        ("РhD in physics", "unreadable words"),
    ],
)
def test_what_asserts_something_is_told_however_it_is_written(text: str, asserts: str) -> None:
    assert asserts in assertions("bullet", text, load_taxonomy())


@pytest.mark.parametrize(
    "text",
    [
        "Enjoys mentoring juniors",
        "Taught new starters how to read drawings",
        "Kept the books with Excel and SAP",
        "Answers the phone politely and calms angry guests",
        "Set up Kubernetes for payment services",
        "Helped the café with its accounts",
    ],
)
def test_plain_work_asserts_nothing(text: str) -> None:
    assert assertions("bullet", text, load_taxonomy()) == ()


@pytest.mark.parametrize("kind", ["position", "education", "certification", "award", "headline", "name", "contact"])
def test_some_facts_assert_by_what_they_are(kind: FactKind) -> None:
    assert assertions(kind, "anything", load_taxonomy())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("skill", "cissp"),
        ("skill", "cpa"),
        ("skill", "b.s. in nursing"),
        ("skill", "google"),
        ("skill", "welding inspector"),
        ("interest", "Magistrate"),
        ("interest", "Mensa"),
        ("summary", "Olympian, inventor of friction stir welding"),
        ("summary", "Oxford-educated nurse"),
        ("bullet", "Knighted for nursing, received an obe"),
        ("bullet", "Cared for patients at google"),
        ("bullet", "Welded rockets for spacex"),
        ("bullet", "Built reports at Salesforce"),
        ("bullet", "studied medicine at oxford"),
        ("bullet", "security vetted"),
        ("bullet", "decorated for bravery"),
        ("interest", "published author"),
        ("bullet", "Taught fourty starters"),
        ("bullet", "Taught a score of starters"),
        ("bullet", "Managed the site"),
        ("language", "French"),
        ("bullet", "Taught new start\u200bers"),
        ("bullet", "Taught new stаrters"),
    ],
)
def test_what_no_document_and_no_skill_carries_waits_in_whatever_letters(kind: FactKind, text: str) -> None:
    own = own_words(RESUME.splitlines())
    assert assertions(kind, text, load_taxonomy(), own)
    assert assertions(kind, text.upper(), load_taxonomy(), own)


def test_what_is_new_is_named_by_its_words() -> None:
    told = assertions("bullet", "Cared for patients at google", load_taxonomy(), own_words([RESUME]))
    assert "something new: google" in told


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("skill", "Triage"),
        ("skill", "customer service"),
        ("bullet", "Cared for patients with wound care"),
        ("bullet", "Cared for new patients and taught nursing"),
    ],
)
def test_a_skill_of_the_taxonomy_and_the_persons_own_words_need_no_confirming(kind: FactKind, text: str) -> None:
    assert assertions(kind, text, load_taxonomy(), own_words(RESUME.splitlines())) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Assisted with wound care", "Gave wound care"),
        ("Gave wound care under supervision", "Gave wound care"),
        ("Wound care (pilot)", "Wound care"),
        ("Wound care course in progress", "Wound care course"),
        ("Did not give wound care", "Did give wound care"),
        ("Helped the ward", "Managed the ward"),
    ],
)
def test_a_correction_that_drops_a_limit_or_raises_the_level_waits(before: str, after: str) -> None:
    own = own_words([before, after])
    assert assertions("bullet", after, load_taxonomy(), own, before)
    assert not assertions("bullet", before, load_taxonomy(), own, before) or "course" in before


def stated(text: str = RESUME) -> Stated:
    document = read_document(text.encode(), "cv.txt")
    return Stated(document, read_profile(document))


def newer(old: Fact, text: str, **changes: object) -> Fact:
    source = Source(document_id="say-1", sha256="00", span=Span(start=0, end=len(text)))
    made = Fact(id="say-1:0", kind=old.kind, text=text, source=source, item_id=old.item_id, corrects=old.id)
    return made.model_copy(update=changes)


def fact_of(one: Stated, text: str) -> Fact:
    return next(fact for fact in one.profile.facts if fact.text == text)


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("Mar 2019 - present", "Apr 2018 - present", "start", "2018-04"),
        ("Nurse", "Charge Nurse", "title", "Charge Nurse"),
        ("St Ann's Hospital, Leeds", "St Jude's Hospital, Leeds", "employer", "St Jude's Hospital"),
    ],
)
def test_one_line_of_an_entry_changes_only_what_it_says(old: str, new: str, field: str, value: str) -> None:
    one = stated()
    before = one.profile.positions[0]
    fact = fact_of(one, old)
    after = amended(one.profile, {fact.id: newer(fact, new)}).positions[0]
    found = after.dates.start.iso() if field == "start" and after.dates.start else getattr(after, field, "")
    assert found == value
    assert after.bullets == before.bullets
    assert (after.title, after.employer, after.place).count("") == 0
    assert "say-1:0" in after.fact_ids
    assert fact.id not in after.fact_ids


def test_an_entry_goes_with_its_header_and_takes_its_lines_along() -> None:
    one = stated()
    left = amended(one.profile, {fact_of(one, "Nurse").id: None})
    assert left.positions == ()
    assert not any("patients" in fact.text for fact in left.facts)
    assert left.education == one.profile.education


def test_a_line_that_is_no_entry_is_not_taken_for_one() -> None:
    assert entry_fields("education", ["???"]) is None
    fields = entry_fields("education", ["BSc in Nursing, University of Leeds, 2018"])
    assert fields is not None
    assert fields["school"] == "University of Leeds"


def test_the_last_correction_in_effect_stands_and_a_held_back_one_changes_nothing() -> None:
    one = stated()
    old = fact_of(one, "Taught new starters")
    plain = newer(old, "Taught new starters and students", id="say-1:a", relayed=True, version=2)
    bold = newer(old, "Taught 90 new starters", id="say-2:a", relayed=True, version=3)
    statements = [
        Stated(
            one.document.model_copy(update={"id": made.id.split(":")[0], "statement": True}),
            one.profile.model_construct(name="Mara Okafor", facts=(made,)),
        )
        for made in (plain, bold)
    ]
    now = standing([one], statements, (), "usual", load_taxonomy)
    texts = [bullet.text for bullet in now.profiles[0].positions[0].bullets]
    assert "Taught new starters and students" in texts
    assert "Taught new starters" not in texts
    assert [held.text for held in now.withheld] == ["Taught 90 new starters"]


def test_a_job_that_an_answer_only_names_is_not_held_back_for_it() -> None:
    one = stated()
    said = stated(
        "Experience\n\nNurse\nSt Ann's Hospital, Leeds\nMar 2019 - present\n- Looked after the drug cupboard\n"
    )
    facts = tuple(fact.model_copy(update={"relayed": True}) for fact in said.profile.facts)
    told = Stated(
        said.document.model_copy(update={"statement": True, "relayed": True}),
        said.profile.model_copy(update={"facts": facts}),
    )
    now = standing([one], [told], (), "usual", load_taxonomy)
    assert now.withheld == ()
    assert now.unconfirmed is False
    relayed = {fact.text for profile in now.profiles for fact in profile.facts if waits(fact)}
    assert relayed == {"Looked after the drug cupboard"}
    assert any("drug cupboard" in bullet.text for p in now.profiles for x in p.positions for bullet in x.bullets)


@pytest.mark.parametrize(
    "header",
    ["Head Nurse\nSt Ann's Hospital, Leeds\nMar 2019 - present", "Nurse\nSt Ann's Hospital, Leeds\nMar 2009 - present"],
)
def test_a_job_that_an_answer_makes_more_of_is_held_back_with_its_lines(header: str) -> None:
    one = stated()
    said = stated(f"Experience\n\n{header}\n- Looked after the drug cupboard\n")
    facts = tuple(fact.model_copy(update={"relayed": True}) for fact in said.profile.facts)
    told = Stated(
        said.document.model_copy(update={"statement": True, "relayed": True}),
        said.profile.model_copy(update={"facts": facts}),
    )
    now = standing([one], [told], (), "usual", load_taxonomy)
    assert now.withheld
    assert not any("drug cupboard" in fact.text for profile in now.profiles for fact in profile.facts)


def test_statements_about_somebody_else_are_not_used() -> None:
    one = stated()
    other = stated("Skills\nJuggling\n")
    told = Stated(
        other.document.model_copy(update={"statement": True}), other.profile.model_copy(update={"name": "Bo Li"})
    )
    now = standing([one], [told], (), "usual", load_taxonomy)
    assert [document.id for document in now.documents] == [one.document.id]
