import html
from collections.abc import Callable

import pytest

from tailoring.ads.lines import split_lines
from tailoring.ads.posting import posting_from_text, read_posting, text_document
from tailoring.reading.documents import read_document

pytestmark = pytest.mark.promise("ad-layouts")

TITLE = "Optical Assistant wanted"
EMPLOYER = "Redcliffe Opticians, Whitby"
ABOUT = (
    "Redcliffe Opticians are recruiting an assistant for a busy branch by the harbour, where two hundred people a week "
    "have their eyes tested and where nobody is sent away."
)
SECTIONS = {
    "What you will do": ["Greet customers and book their tests", "Order lenses"],
    "Essential": ["Level 3 optical certificate and a driving licence", "Two years of retail experience"],
    "Desirable": ["Polish is a plus", "Experience with contact lenses would help"],
}


def plain() -> str:
    parts = "\n\n".join(f"{head}\n" + "\n".join(f"- {line}" for line in lines) for head, lines in SECTIONS.items())
    return f"{TITLE}\n{EMPLOYER}\n\n{ABOUT}\n\n{parts}\n"


def markdown() -> str:
    parts = "\n".join(f"## {head}\n\n" + "\n".join(f"* {line}" for line in lines) for head, lines in SECTIONS.items())
    return f"# {TITLE}\n**{EMPLOYER}**\n\n{ABOUT}\n\n{parts}\n"


def page() -> str:
    parts = "".join(
        f"<h2>{head}</h2><ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>"
        for head, lines in SECTIONS.items()
    )
    foot = "<footer>© Redcliffe Opticians</footer>"
    return (
        f"<html><body><nav><a>Jobs</a></nav><h1>{TITLE}</h1><p>{EMPLOYER}</p><p>{ABOUT}</p>{parts}{foot}</body></html>"
    )


def pdf() -> bytes:
    import weasyprint  # pyright: ignore[reportMissingTypeStubs]

    data = weasyprint.HTML(string=page().replace("<nav><a>Jobs</a></nav>", "")).write_pdf()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("ad.txt", lambda: plain().encode()),
        ("ad.md", lambda: markdown().encode()),
        ("ad.html", lambda: page().encode()),
        ("ad.pdf", pdf),
    ],
)
def test_an_ad_reads_the_same_in_every_format(name: str, made: Callable[[], bytes]) -> None:
    posting = read_posting(read_document(made(), name))
    assert (posting.title, posting.employer, posting.place) == ("Optical Assistant", "Redcliffe Opticians", "Whitby")
    assert [(r.topic, r.importance, r.kind) for r in posting.requirements] == [
        ("Level 3 optical certificate", "required", "certification"),
        ("a driving licence", "required", "certification"),
        ("retail experience", "required", "experience"),
        ("Polish", "nice_to_have", "language"),
        ("contact lenses", "preferred", "experience"),
    ]
    assert [duty.text for duty in posting.responsibilities] == SECTIONS["What you will do"]


def test_short_lines_under_a_title_are_never_joined() -> None:
    rows = ["Site Engineer", "Marwood Civils Ltd, Hull", "Requirements", "- HNC Civils", "- CSCS card", "- Setting out"]
    assert [line.text for line in split_lines(text_document("\n".join(rows)))] == [
        row.removeprefix("- ") for row in rows
    ]


def test_rows_of_a_list_without_bullets_are_never_joined_however_long() -> None:
    rows = [
        "Experience of running a small workshop for bicycles",
        "Knowledge of gears and brakes of every make and age",
        "Certificate of a recognised school of bicycle repair",
        "Driving licence that is valid for vans in all seasons",
    ]
    posting = posting_from_text("Bicycle Mechanic\n\nRequirements\n" + "\n".join(rows))
    assert [requirement.text for requirement in posting.requirements] == rows


def test_wrapped_prose_is_joined_even_where_a_row_begins_with_a_name() -> None:
    text = (
        "We repair bicycles for the whole of the town and for the villages on the moor, with\n"
        "a van that goes out twice a week. You will work with Anna and Bram in the shop on\n"
        "Market Street and need two years of experience with gears and brakes of every sort.\n"
    )
    assert len(split_lines(text_document(text))) == 1
