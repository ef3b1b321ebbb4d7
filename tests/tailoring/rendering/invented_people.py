"""Four invented people's drafts, and a letter: long names, names beyond ASCII, text that looks like markup."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tailoring.plan import SectionName
from tailoring.resume import Draft, DraftContact, DraftItem, DraftLine, DraftSection, Letter, SkillGroup

_numbers: Iterator[int] = count(1)


def lines(*texts: str) -> tuple[DraftLine, ...]:
    return tuple(DraftLine(id=f"line-{next(_numbers)}", text=text) for text in texts)


def contacts(email: str, phone: str, place: str, *links: str) -> tuple[DraftContact, ...]:
    return (
        DraftContact(kind="email", text=email, url=f"mailto:{email}"),
        DraftContact(kind="phone", text=phone, url=f"tel:{phone.replace(' ', '')}"),
        DraftContact(kind="place", text=place),
        *(DraftContact(kind="link", text=link, url=f"https://{link}") for link in links),
    )


def item(title: str, organisation: str, place: str, dates: tuple[str, str], *bullets: str, **more: str) -> DraftItem:
    start, end = dates
    return DraftItem(
        id=f"item-{next(_numbers)}", title=title, organisation=organisation, place=place, start=start, end=end,
        lines=lines(*bullets), detail=more.get("detail", ""), url=more.get("url", ""), group=more.get("group", ""),
    )  # fmt: skip


def group(label: str, *skills: str) -> SkillGroup:
    return SkillGroup(label=label, skills=lines(*skills))


def entries(name: SectionName, heading: str, *items: DraftItem) -> DraftSection:
    return DraftSection(name=name, heading=heading, items=items)


NURSE = Draft(
    name="Bożena Łukasiewicz-Okonkwo",
    headline="Registered Nurse, Critical Care",
    contacts=contacts("bozena@example.com", "+44 7700 900142", "Leeds, West Yorkshire", "linkedin.com/in/bozena-l"),
    sections=(
        DraftSection(
            name="summary",
            heading="Summary",
            lines=lines(
                "Critical care nurse with eleven years at the bedside in two teaching hospitals.",
                "Trained in renal replacement therapy and ventilator weaning; NMC registered and ALS certified.",
            ),
        ),
        entries(
            "experience",
            "Experience",
            item(
                "Senior Charge Nurse, Adult Intensive Care",
                "St Aldhelm’s University Hospitals NHS Foundation Trust",
                "Leeds",
                ("2019-04", "present"),
                "Lead a team of 28 nurses and healthcare assistants across three shifts on a twelve-bed unit, with 97% "
                "of shifts filled without agency staff in 2024.",
                "Cut central-line infections from 4.1 to 1.2 per 1,000 line days over two years by introducing a "
                "bundle checklist and weekly bedside audits.",
                "Mentor newly qualified nurses through the 12-month preceptorship; 17 of 18 have stayed.",
            ),
            item(
                "Staff Nurse, Cardiothoracic High Dependency",
                "St Aldhelm’s University Hospitals NHS Foundation Trust",
                "Leeds",
                ("2015-09", "2019-03"),
                "Cared for patients after bypass and valve surgery: arterial lines, temporary pacing, chest drains.",
                "Trained 40 colleagues in the new electronic observations system in six weeks.",
            ),
            item(
                "Staff Nurse, Acute Medical Ward",
                "Moorfield District Hospital",
                "Bradford",
                ("2013-10", "2015-08"),
                "Started the ward’s falls huddle; falls with harm fell by a third in the first year.",
            ),
        ),
        entries(
            "education",
            "Education",
            item("BSc (Hons) Nursing (Adult), First Class", "University of Leeds", "", ("2010", "2013")),
        ),
        entries(
            "certifications",
            "Registration and Certificates",
            item("NMC Registered Nurse (Adult)", "Nursing and Midwifery Council", "", ("2013", "")),
            item("Advanced Life Support (ALS)", "Resuscitation Council UK", "", ("2023-05", "2027-05")),
        ),
        DraftSection(
            name="skills",
            heading="Skills",
            groups=(
                group("Clinical", "mechanical ventilation", "CRRT", "haemodynamic monitoring", "sepsis pathways"),
                group("Systems", "Metavision", "SystmOne"),
            ),
        ),
        DraftSection(name="languages", heading="Languages", lines=lines("English (fluent)", "Polish (native)")),
    ),
)

ENGINEER = Draft(
    name="Jörg Ravi Subramanian",
    headline="Staff Software Engineer, Payments and Platform Reliability",
    contacts=contacts(
        "jorg.subramanian@example.org",
        "+1 415 555 0137",
        "San Francisco, CA",
        "github.com/jrsubramanian",
        "jrs.example.io",
    ),
    sections=(
        DraftSection(
            name="skills",
            heading="Skills",
            groups=(
                group("Languages", "Go", "Python", "C++", "SQL"),
                group("Infrastructure", "Kubernetes", "AWS (EKS, RDS)"),
            ),
        ),
        entries(
            "experience",
            "Experience",
            item(
                "Staff Software Engineer",
                "Quillpay, Inc.",
                "San Francisco, CA",
                ("2021-02", "present"),
                "Designed the double-entry ledger that settles $2.4M a day across 14 currencies; zero unreconciled "
                "entries in 26 months.",
                "Led five engineers through the move from a monolith to nine Go services, cutting p99 checkout latency "
                "from 1,900 ms to 340 ms.",
                group="quillpay",
            ),
            item(
                "Senior Software Engineer",
                "Quillpay, Inc.",
                "San Francisco, CA",
                ("2018-06", "2021-01"),
                "Built the payout scheduler that replaced nightly batch files and pays 18,000 sellers within the hour.",
                group="quillpay",
            ),
            item(
                "Software Engineer",
                "Northwind & Daughters GmbH",
                "Berlin, Germany",
                ("2014-10", "2018-05"),
                "Rewrote the search indexer; full rebuilds went from nine hours to 50 minutes.",
            ),
        ),
        entries(
            "projects",
            "Projects",
            item(
                "ledgerlint",
                "",
                "",
                ("2022", ""),
                "Finds unbalanced postings in Go code before they are merged; used by three fintechs.",
                url="github.com/jrsubramanian/ledgerlint",
            ),
            item(
                "A <script>alert(1)</script> for every tag & entity",
                "",
                "",
                ("2020-05", "2020-06"),
                "Talks about `escaping` with {{ braces }}, #hash, $dollar$, *stars*, \\slashes and <b>tags</b>.",
                "1. A line that looks like a list; - and a dash",
                "# A line that looks like a heading",
            ),
        ),
        entries(
            "education",
            "Education",
            item(
                "MSc Computer Science",
                "Technische Universität Berlin",
                "Berlin",
                ("2010", "2012"),
                detail="Thesis: Exactly-once delivery over unreliable links",
            ),
        ),
    ),
)

ELECTRICIAN = Draft(
    name="Marcus O’Brien-Fitzgerald",
    headline="Journeyman Electrician, Industrial and Commercial",
    contacts=contacts("m.obrien@example.com", "+1 503 555 0188", "Portland, OR"),
    sections=(
        entries(
            "certifications",
            "Licences",
            item("General Journeyman Electrician (J)", "Oregon Building Codes Division", "", ("2018-03", "2027-10")),
        ),
        entries(
            "experience",
            "Experience",
            item(
                "Industrial Electrician",
                "Cascade Paper & Board",
                "Longview, WA",
                ("2021-05", "present"),
                "Maintain 4,160 V and 480 V distribution, 220 motors and 60 variable-frequency drives in a mill that "
                "runs around the clock.",
                "Wired and commissioned a replacement PLC cabinet in a four-day shutdown, one day early.",
            ),
        ),
        DraftSection(
            name="skills",
            heading="Skills",
            groups=(group("", "motor controls", "conduit bending", "thermography", "NEC 2023", "lockout/tagout"),),
        ),
    ),
)

CHEF = Draft(
    name="Anaïs Nguyễn-Castellanos",
    headline="Head Chef",
    contacts=contacts("anais.nguyen@example.com", "+33 6 99 99 01 23", "Lyon, France", "anaisnguyen.com"),
    sections=(
        entries(
            "experience",
            "Experience",
            item(
                "Head Chef",
                "Brasserie des Célestins",
                "Lyon, France",
                ("2020-01", "present"),
                "Run a brigade of 16 serving 180 covers a night, six nights a week.",
                "Hold food cost at 27.5% (33% when I took over) by rewriting the menu each fortnight.",
            ),
            item("Commis Chef", "Hotel Vĩnh Hội", "Ho Chi Minh City, Vietnam", ("2010", "2012"), "Cold section."),
        ),
        entries("awards", "Awards", item("Bib Gourmand", "Michelin Guide", "", ("2022", ""))),
        DraftSection(name="interests", heading="Interests", lines=lines("bread", "free diving")),
    ),
)

PEOPLE = {"nurse": NURSE, "engineer": ENGINEER, "electrician": ELECTRICIAN, "chef": CHEF}

LETTER = Letter(
    name=NURSE.name,
    contacts=NURSE.contacts,
    date="21 November 2026",
    recipient=("Hiring Manager", "Royal Calder Infirmary", "Huddersfield"),
    salutation="Dear Hiring Manager,",
    paragraphs=(
        lines(
            "I am applying for the post of Senior Sister.", "You ask for a leader who can bring down infection rates."
        ),
        lines("At St Aldhelm’s we cut central-line infections from 4.1 to 1.2 per 1,000 line days in two years."),
        lines("I would welcome a conversation."),
    ),
    closing="Yours faithfully,",
)


def long_draft(bullets: int) -> Draft:
    """The nurse with one long job, to fill pages."""
    texts = [f"Statement number {at} about work on the ward, long enough to look like one." for at in range(bullets)]
    job = item("Staff Nurse", "Moorfield District Hospital", "Bradford", ("2013", "2015"), *texts)
    return NURSE.model_copy(update={"sections": (entries("experience", "Experience", job),)})
