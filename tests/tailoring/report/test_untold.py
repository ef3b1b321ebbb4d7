import re
from datetime import date
from pathlib import Path

import pytest

import tailoring.evals
from tailoring.ads.posting import posting_from_text
from tailoring.assembly import assemble
from tailoring.matching import matched_step
from tailoring.merging import merged_inputs
from tailoring.options import TailorOptions
from tailoring.plan import LeftOut
from tailoring.profile import Bullet, Profile, Project
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.report.untold import untold
from tailoring.resume import Draft
from tailoring.skills.taxonomy import load_taxonomy
from tailoring.theme_meter import render_options, theme_meter
from tailoring.writing import write_draft

pytestmark = pytest.mark.promise("nothing-lost")

ITEMS = Path(tailoring.evals.__file__).parent / "items"
RESUME = """Tovah Lindqvist
tovah.lindqvist@example.org

PROFILE
Developer of tools for hauliers. Seeking a post by the canal.

EXPERIENCE

Systems Engineer, Brightwater Limited, Leeds
January 2019 - Present
- Built the invoicing of 40 depots in Java
Team Size: 11

SKILLS
Java, Python

EDUCATION
BSc Computing, Leeds College, 2018
"""


Made = tuple[Profile, Draft, list[LeftOut]]


def made(resume: str, ad: str, change: Profile | None = None, **options: object) -> Made:
    taxonomy = load_taxonomy()
    chosen = TailorOptions(as_of=date(2026, 11, 1)).model_copy(update=options)
    document = read_document(resume.encode(), "resume.txt")
    inputs = merged_inputs([document], [change or read_profile(document)], posting_from_text(ad), chosen)
    matched = matched_step(inputs, taxonomy)
    plan = assemble(inputs, matched, theme_meter(chosen))
    draft = write_draft(inputs, matched, plan, taxonomy, render_options(chosen))
    return inputs.profile, draft, [*plan.left_out, *untold(inputs.profile, draft, plan.left_out)]


def page(draft: Draft) -> str:
    shown = [draft.name, draft.headline, *(f"{one.text} {one.url}" for one in draft.contacts)]
    for section in draft.sections:
        shown += [section.heading, *(group.label for group in section.groups)]
        shown += [f"{i.title} {i.organisation} {i.place} {i.dates} {i.start} {i.end} {i.detail}" for i in section.items]
    return " ".join([*shown, *(f"{line.text} {line.original}" for line in draft.all_lines())])


def words(text: str) -> set[str]:
    binding = "a an and at by for from in of on the to with present current since until valid"
    months = "january february march april june july august september october november december"
    found = re.findall(r"[^\W_]{2,}", text.casefold())
    return set(found) - {*binding.split(), *months.split()}


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("who", ["nurse", "chef", "software_engineer", "hgv_driver"])
def test_every_word_of_a_fact_is_on_the_page_or_in_the_report(who: str, pages: int) -> None:
    resume, ad = (ITEMS.joinpath(kind, f"{who}.txt").read_text() for kind in ("resumes", "ads"))
    profile, draft, rows = made(resume, ad, pages=pages)
    kept = words(" ".join([page(draft), *(row.text for row in rows), *(one.text for one in profile.unplaced)]))
    facts = [fact.text for fact in profile.facts if fact.kind != "heading"]
    assert {text: lost for text in facts if (lost := words(text) - kept)} == {}


def test_a_detail_that_no_heading_shows_and_a_sentence_that_is_not_told_are_listed() -> None:
    _, draft, rows = made(RESUME, "Developer\n\nRequirements\n- Java\n- Python")
    listed = {row.text for row in rows}
    assert "by the canal" not in page(draft)
    assert any("by the canal" in text for text in listed)
    assert "Team Size: 11" in page(draft) or any("Team Size: 11" in text for text in listed)


def test_what_a_project_is_stands_under_it_where_there_is_room_and_else_in_the_report() -> None:
    read = read_profile(read_document(RESUME.encode(), "resume.txt"))
    text = "Gate Watch is an alarm for the yards of hauliers."
    fact = read.facts[-1].model_copy(update={"id": "about", "kind": "bullet", "text": text})
    project = Project(
        id="gate", name="Gate Watch", fact_ids=("gate-name",), about=(Bullet(fact_id="about", text=text),)
    )
    profile = read.model_copy(update={"projects": (project,), "facts": (*read.facts, fact)})
    ad = "Developer\n\nRequirements\n- Java"
    _, draft, rows = made(RESUME, ad, profile)
    item = next(item for section in draft.sections for item in section.items if item.id == "gate")
    assert [line.text for line in item.lines] == [text]
    # Where its entry goes for want of room, the report names it.
    _, draft, rows = made(RESUME, ad, profile, pages=1, words=17)
    assert text not in page(draft)
    assert text in [row.text for row in rows]


def test_what_belongs_to_an_entry_that_is_left_out_says_so() -> None:
    profile, draft, _ = made(RESUME, "Developer\n\nRequirements\n- Java")
    course = profile.education[0]
    without = draft.model_copy(update={"sections": tuple(one for one in draft.sections if one.name != "education")})
    gone = LeftOut(fact_id=course.fact_ids[0], text=course.degree, reason="no room for the entry", value=0.0)
    rows = [row for row in untold(profile, without, [gone]) if row.fact_id in course.fact_ids]
    assert {row.reason for row in rows} == {"its entry is left out"}
