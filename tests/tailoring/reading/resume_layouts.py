"""Résumés of invented people in many layouts, as Typst sources, HTML and plain text."""

from reading_people import COOK, NURSE, TEACHER, Job, Person

HEAD = """#set page(width: 8.5in, height: 11in, margin: 18mm)
#set text(size: 10pt, font: "Libertinus Serif")
#set par(justify: false)
"""


def _safe(text: str) -> str:
    for sign in "\\#$@*_<>[]":
        text = text.replace(sign, f"\\{sign}")
    return text


def _section(title: str) -> str:
    return f'\n#v(8pt)#text(size: 13pt, weight: "bold")[{title}]\n\n'


def _top(person: Person) -> str:
    contacts = " | ".join(map(_safe, (person.place, person.phone, person.email)))
    return f'#text(size: 22pt, weight: "bold")[{person.name}]\n\n{person.headline}\n\n{contacts}\n'


def _bullets(job: Job) -> str:
    return "".join(f"- {_safe(line)}\n" for line in job.bullets) + "\n"


def _rest(person: Person) -> str:
    school = f"*{person.degree}* #h(1fr) {person.studied} \\\n{person.school}\n"
    groups = "\n\n".join(f"*{label}:* {_safe(', '.join(skills))}" for label, skills in person.skills.items())
    return _section("Education") + school + _section("Skills") + groups


def title_then_employer(person: Person) -> str:
    """Title and dates, below them employer and place."""
    jobs = "".join(
        f"*{job.title}* #h(1fr) {job.dates} \\\n_{job.employer}_ #h(1fr) _{job.place}_\n{_bullets(job)}"
        for job in person.jobs
    )
    return HEAD + _top(person) + _section("Experience") + jobs + _rest(person)


def employer_then_title(person: Person) -> str:
    """Employer and place, below them title and dates."""
    jobs = "".join(
        f"*{job.employer}* #h(1fr) {job.place} \\\n_{job.title}_ #h(1fr) {job.dates}\n{_bullets(job)}"
        for job in person.jobs
    )
    return HEAD + _top(person) + _section("WORK HISTORY") + jobs + _rest(person)


def one_line(person: Person) -> str:
    """Everything of a job's header in one line."""
    jobs = "".join(f"*{job.title}*, {job.employer} — {job.place} ({job.dates})\n{_bullets(job)}" for job in person.jobs)
    return HEAD + _top(person) + _section("Professional Experience") + jobs + _rest(person)


def dates_at_the_left(person: Person) -> str:
    """A narrow column of dates."""
    jobs = "".join(
        f"#grid(columns: (34mm, 1fr), [{job.dates}], [*{job.title}*, {job.employer}, {job.place}\n{_bullets(job)}])\n"
        for job in person.jobs
    )
    return HEAD + _top(person) + _section("Employment") + jobs + _rest(person)


def sidebar(person: Person) -> str:
    """Contacts and skills in a column of their own."""
    skills = "".join(f"- {_safe(name)}\n" for group in person.skills.values() for name in group)
    left = (
        _section("Contact")
        + "\n\n".join(map(_safe, (person.place, person.phone, person.email)))
        + _section("Skills")
        + skills
    )
    jobs = "".join(
        f"*{job.title}* \\\n{job.employer} | {job.place} \\\n{job.dates}\n{_bullets(job)}" for job in person.jobs
    )
    school = f"*{person.degree}* \\\n{person.school} \\\n{person.studied}\n"
    name = f'#text(size: 22pt, weight: "bold")[{person.name}]\n\n{person.headline}\n'
    right = name + _section("Experience") + jobs + _section("Education") + school
    return f"{HEAD}#grid(columns: (52mm, 1fr), gutter: 10mm, [{left}], [{right}])"


def roles_under_employer(person: Person) -> str:
    """Each employer once, its roles below it."""
    jobs, last = "", ""
    for job in person.jobs:
        if job.employer != last:
            jobs += f'#text(size: 11pt, weight: "bold")[{job.employer}] #h(1fr) {job.place}\n\n'
        last = job.employer
        jobs += f"_{job.title}_ #h(1fr) {job.dates}\n{_bullets(job)}"
    return HEAD + _top(person) + _section("Experience") + jobs + _rest(person)


def letter_spaced(person: Person) -> str:
    """Centred, letter-spaced headings; employer, title and dates on lines of their own."""

    def heading(title: str) -> str:
        return f"\n#align(center)[#text(tracking: 3pt)[{title}]]\n\n"

    jobs = "".join(
        f"{job.employer.upper()}, {job.place} \\\n{job.title} \\\n{job.dates}\n{_bullets(job)}" for job in person.jobs
    )
    school = f"{person.degree} \\\n{person.school} \\\n{person.studied}\n"
    skills = " • ".join(_safe(name) for group in person.skills.values() for name in group)
    contacts = f"{_safe(person.email)} · {person.phone} · {person.place}"
    top = f"#align(center)[#text(size: 20pt)[{person.name}] \\\n{contacts}]\n"
    return HEAD + top + heading("EXPERIENCE") + jobs + heading("EDUCATION") + school + heading("SKILLS") + skills


LAYOUTS = (
    title_then_employer, employer_then_title, one_line, dates_at_the_left, sidebar, roles_under_employer, letter_spaced,
)  # fmt: skip
PEOPLE = (NURSE, COOK, TEACHER)
