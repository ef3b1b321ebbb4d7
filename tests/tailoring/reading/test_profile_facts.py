"""Facts are verbatim, and nothing of a document is dropped."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import typst_pdf
from resume_layouts import LAYOUTS, NURSE

from tailoring.evals.reading import restored_text
from tailoring.facts import Document
from tailoring.profile import Profile
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("provenance")


def assert_faithful(document: Document, profile: Profile) -> None:
    """Every fact stands verbatim where it says; every word of every line is in some fact; ids are unique and known."""
    covered = bytearray(len(document.text))
    for fact in profile.facts:
        span = fact.source.span
        assert document.text[span.start : span.end].split() == fact.text.split()
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    for line in document.lines:
        left = [at for at in range(line.span.start, line.span.end) if not covered[at] and document.text[at].isalnum()]
        assert len(left) <= 2, (line.text, [document.text[at] for at in left])
    ids = [fact.id for fact in profile.facts]
    assert len(ids) == len(set(ids))
    assert referred(profile) <= set(ids)


def referred(profile: Profile) -> set[str]:
    items = (
        *profile.positions, *profile.education, *profile.certifications, *profile.projects, *profile.publications,
        *profile.awards,
    )  # fmt: skip
    bullets = (*profile.summary, *profile.interests, *profile.unplaced, *(b for item in items for b in item.bullets))
    singles = (*profile.contacts, *profile.skills, *profile.languages)
    return {
        *(fact_id for item in items for fact_id in item.fact_ids),
        *(bullet.fact_id for bullet in bullets),
        *(single.fact_id for single in singles),
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_covered_by_verbatim_facts(layout: object) -> None:
    assert callable(layout)
    document = read_document(typst_pdf(str(layout(NURSE)), setup=""), "resume.pdf")
    assert_faithful(document, read_profile(document))


def test_real_texts_are_covered_by_verbatim_facts(shared_data: Path) -> None:
    rows = (shared_data / "resumes" / "annotated_resumes.jsonl").read_text(encoding="utf-8").splitlines()
    counts: list[int] = []
    for row in rows[::8]:
        document = read_document(restored_text(json.loads(row)["text"]).encode(), "resume.txt")
        profile = read_profile(document)
        assert_faithful(document, profile)
        counts.append(len(profile.facts))
    assert sorted(counts)[len(counts) // 2] >= 50


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["EXPERIENCE", "Education:", "Skills", "- Cooked for 90", "Line Cook, Blue Door Inn", "2019 – 2021", "",
             "Python, Go (2 years); Rust", "Leeds, UK", "mail@example.org", "2020", "Languages: French – B2", "•",
             "a) 1."]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_any_order_of_lines_is_read_without_loss(lines: list[str]) -> None:
    document = read_document(("Name Surname\n" + "\n".join(lines)).encode(), "resume.txt")
    assert_faithful(document, read_profile(document))


def test_text_that_fits_no_field_is_kept_and_counted() -> None:
    text = (
        "Ada Nwosu\nada@example.org\n\nEXPERIENCE\nCook, Blue Door Inn, 2019 – 2021\n\nOTHER\nOwn tools and transport\n"
    )
    profile = read_profile(read_document(text.encode(), "resume.txt"))
    assert [bullet.text for bullet in profile.unplaced] == ["Own tools and transport"]
    assert [fact.text for fact in profile.facts if fact.kind == "heading"] == ["EXPERIENCE", "OTHER"]


def test_facts_of_a_relayed_document_are_relayed() -> None:
    document = read_document(b"Ada Nwosu\n\nSKILLS\nPastry, Butchery\n", "resume.txt", relayed=True)
    assert {fact.relayed for fact in read_profile(document).facts} == {True}
