import pytest

from tailoring.ads.classify import NamedLine, classify
from tailoring.ads.lines import split_lines
from tailoring.ads.posting import posting_from_text, text_document

pytestmark = pytest.mark.promise("ad-layouts")

DUTIES = "- Serve guests at the bar\n- Open and close the till\n- Order drinks every week"
ASKS = "- 2+ years of bar experience\n- Excellent communication skills\n- Ability to work late"
WISHES = "- Experience with wine tasting\n- Familiarity with stock systems"


def sections(text: str, employer: str = "") -> dict[str, str]:
    named: tuple[NamedLine, ...] = classify(split_lines(text_document(text)), employer)
    return {item.line.text: item.section for item in named}


def test_odd_headings_are_known_by_their_words() -> None:
    found = sections(
        f"🚀 How you'll spend your days\n\n{DUTIES}\n\nWhat you'll bring to the bar:\n\n{ASKS}\n\n"
        f"Icing on the cake\n\n{WISHES}\n"
    )
    assert found["Serve guests at the bar"] == "responsibility"
    assert found["Excellent communication skills"] == "required"
    assert found["Experience with wine tasting"] == "nice_to_have"


@pytest.mark.parametrize(
    "heading",
    [
        "This role is not for you if",
        "🚫 This isn't the job for you if:",
        "Put another way, you shouldn’t apply if:",
        "You may not want to apply if:",
        "You might not be a great fit if",
    ],
)
def test_a_heading_that_negates_what_is_asked_announces_no_requirement(heading: str) -> None:
    contrary = "- You want fixed hours\n- You prefer quiet evenings over experience with guests\n"
    found = sections(f"Requirements\n{ASKS}\n\n{heading}\n{contrary}")
    assert found["You want fixed hours"] == "other"
    assert found["You prefer quiet evenings over experience with guests"] == "other"


def test_a_heading_that_says_who_should_apply_announces_requirements() -> None:
    found = sections(f"Who this is not for\n- You dislike noise\n\nThis IS for you if:\n{ASKS}\n")
    assert found["You dislike noise"] == "other"
    assert found["Ability to work late"] == "required"


def test_the_end_of_a_paragraph_announces_the_list_below_it() -> None:
    found = sections(
        "The Gilded Lantern is a hotel bar. You might be a fit if you...\n\n"
        "- have built cocktails\n- are good with people\n"
    )
    assert found["have built cocktails"] == "required"


def test_the_name_of_the_employer_in_a_heading_is_about_the_company() -> None:
    text = f"Gilded Lantern\n\nWe run six bars in two cities.\n\nRequirements\n{ASKS}\n"
    assert sections(text, "Gilded Lantern")["We run six bars in two cities."] == "company"


def test_wrapped_rows_of_a_bullet_are_one_line() -> None:
    text = (
        "Requirements\n"
        "- Experience of leading a kitchen brigade through a busy summer season and\n"
        "  of planning rotas for at least ten people across two different sites in\n"
        "  the same town while the owner is away\n"
        "- Food hygiene certificate\n"
    )
    lines = split_lines(text_document(text))
    assert [line.bullet for line in lines] == [False, True, True]
    assert lines[1].text.endswith("while the owner is away")
    assert text[lines[1].span.start : lines[1].span.end].split() == lines[1].text.split()


def test_things_asked_across_a_wrapped_row_are_parted_all_the_same() -> None:
    text = (
        "Requirements\n"
        "- Degree in accounting from a university that the institute of accountants approves, and 5+\n"
        "  years of accounting experience in a company that holds stock\n"
    )
    degree, years = posting_from_text(text).requirements
    assert (degree.kind, years.years, years.years_of) == ("education", 5, "accounting")


def test_a_paragraph_after_a_list_is_judged_by_itself() -> None:
    promise = "We are an equal opportunity employer and do not discriminate on the basis of race or age."
    assert sections(f"Requirements\n{ASKS}\n\n{promise}\n")[promise] == "legal"
