"""JSON Resume out and in, and the LinkedIn export."""

import json

import pytest
from made_files import typst_pdf, zipped
from resume_layouts import COOK, title_then_employer

from tailoring.reading.documents import read_document
from tailoring.reading.json_export import to_json_resume
from tailoring.reading.profile import read_profile

pytestmark = pytest.mark.promise("read-text")

DOCUMENT = read_document(typst_pdf(title_then_employer(COOK), setup=""), "cook.pdf")
PROFILE = read_profile(DOCUMENT)


def test_json_resume_holds_jobs_with_dates_at_the_precision_given() -> None:
    work = to_json_resume(PROFILE, [DOCUMENT])["work"]
    assert work[1]["name"] == "Hotel Marlowe"
    assert (work[1]["startDate"], work[1]["endDate"]) == ("2017-04", "2020-01")
    assert "endDate" not in work[0]
    assert work[0]["highlights"] == list(COOK.jobs[0].bullets)


def test_each_field_names_facts_with_document_characters_page_and_box() -> None:
    provenance = to_json_resume(PROFILE, [DOCUMENT])["meta"]["x-provenance"]
    (fact_id,) = provenance["fields"]["/work/0/highlights/0"]
    fact = provenance["facts"][fact_id]
    start, end = fact["span"]
    assert DOCUMENT.text[start:end].split() == COOK.jobs[0].bullets[0].split()
    assert (fact["file"], fact["page"], len(fact["box"])) == ("cook.pdf", 1, 4)


def test_json_resume_read_again_is_the_same_career() -> None:
    text = json.dumps(to_json_resume(PROFILE, [DOCUMENT]))
    again = read_profile(read_document(text.encode(), "resume.json"))
    assert [(p.title, p.employer, p.dates.start, p.dates.end, p.dates.current) for p in again.positions] == [
        (p.title, p.employer, p.dates.start, p.dates.end, p.dates.current) for p in PROFILE.positions
    ]
    assert [skill.name for skill in again.skills] == [skill.name for skill in PROFILE.skills]
    assert again.unplaced == ()


def test_a_paragraph_above_the_bullets_is_the_jobs_summary() -> None:
    header = "Ada Nwosu\n\nEXPERIENCE\nCook, Blue Door Inn\n2019 – 2021\n"
    text = header + "A family inn with forty rooms.\n- Cooked breakfast\n"
    document = read_document(text.encode(), "resume.txt")
    (work,) = to_json_resume(read_profile(document), [document])["work"]
    assert (work["summary"], work["highlights"]) == ("A family inn with forty rooms.", ["Cooked breakfast"])


def test_a_linkedin_export_is_read_by_its_columns() -> None:
    export = zipped(
        {
            "Profile.csv": "First Name,Last Name,Headline,Geo Location\nMara,Okafor,Nurse,Leeds\n",
            "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
            'St Hild,Charge Nurse,"Led nights.\nCut waits.",Leeds,Mar 2019,\nSt Hild,Nurse,,,Jan 2015,Feb 2019\n',
            "Skills.csv": "Name\nTriage\n",
            "Education.csv": "School Name,Start Date,End Date,Degree Name\n"
            'University of York,2010,2014,"BSc, Nursing"\n',
            "Certifications.csv": "Name,Authority,Started On,Finished On,License Number\n"
            "ALS,Resus UK,Mar 2023,Mar 2027,77\n",
        }
    )
    profile = read_profile(read_document(export, "linkedin.zip"))
    charge, nurse = profile.positions
    assert (charge.employer, charge.title, charge.dates.current) == ("St Hild", "Charge Nurse", True)
    assert [bullet.text for bullet in charge.bullets] == ["Led nights.", "Cut waits."]
    assert nurse.employer_id == charge.employer_id
    assert (profile.education[0].degree, profile.education[0].area) == ("BSc", "Nursing")
    assert (profile.certifications[0].state, profile.certifications[0].number) == ("held", "77")
