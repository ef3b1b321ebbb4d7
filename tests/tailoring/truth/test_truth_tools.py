from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Figma every day. Went to an introduction to Sketch.",
            "Designs in Figma daily.",
            "Designs screens in Sketch.",
        ),
        (
            "Keeps accounts in a ledger. Our accountant has QuickBooks.",
            "Keeps accounts in a ledger.",
            "Keeps accounts in QuickBooks.",
        ),
        (
            "Managed stock on cards; a NetSuite licence was turned down.",
            "Managed stock on cards.",
            "Managed stock in NetSuite.",
        ),
        (
            "Reviewed claims on paper. Guidewire came in after I left.",
            "Reviewed claims on paper.",
            "Reviewed claims in Guidewire.",
        ),
        (
            "Drives a JCB; the Volvo excavator is driven by the foreman.",
            "Drives a JCB.",
            "Drives a Volvo excavator.",
        ),
        (
            "Made charts in Datawrapper and cleaned tables in Excel.",
            "Cleaned tables in Excel.",
            "Cleaned tables in Datawrapper.",
        ),
    ],
)
def test_a_tool_that_was_not_the_writers_own_is_not_told_as_used(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict == "refuse"


def test_a_version_that_the_facts_do_not_name_is_refused(judge: Judge) -> None:
    assert judge("Maintains a site on Python 3.", "Maintains a site on Python 3.8.").verdict == "pass"
    assert judge("Maintains a site on Python 3.", "Maintains a site on Python 2.7.").verdict == "refuse"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Posts invoices in Xero.", "Trialled Xero in 2020 and then moved to it; post all invoices there."),
        ("Built reports in Power BI.", "The team uses Power BI; I built 12 reports in it."),
        ("Runs sprints in Jira with a team of six.", "Our team of six works in Jira."),
        ("Managed a contractor working in AutoCAD.", "Managed the contractor who works in AutoCAD."),
        ("Evaluated Xero for the firm before it stayed with Sage.", "Evaluated Xero; we stayed with Sage."),
    ],
)
def test_a_tool_taken_up_or_told_as_the_facts_tell_it_is_kept(judge: Judge, text: str, fact: str) -> None:
    assert judge(text, fact).verdict == "pass"


@pytest.mark.parametrize(
    ("fact", "honest", "invented"),
    [
        (
            "Walked a shopping centre near Arden Stadium.",
            "Walked a shopping centre near Arden Stadium.",
            "Security officer for Arden Stadium.",
        ),
        (
            "Two of my students got places at Larkfield Conservatoire.",
            "Taught students, two of whom got places at Larkfield Conservatoire.",
            "Taught at Larkfield Conservatoire.",
        ),
        (
            "Submitted uniform drawings to Skylark Airways; they chose another studio.",
            "Submitted uniform drawings to Skylark Airways.",
            "Designed uniforms for Skylark Airways.",
        ),
        (
            "Orrell was taken over by Novachem in 2024.",
            "Worked at Orrell Ferries, later taken over by Novachem.",
            "Clerk at Novachem.",
        ),
    ],
)
def test_an_organisation_named_beside_the_work_is_neither_employer_nor_client(
    judge: Judge, fact: str, honest: str, invented: str
) -> None:
    assert judge(honest, fact).verdict == "pass"
    assert judge(invented, fact).verdict == "refuse"
