"""Three invented people of different trades."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    title: str
    employer: str
    place: str
    dates: str
    start: str
    end: str
    bullets: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    name: str
    headline: str
    email: str
    phone: str
    place: str
    jobs: tuple[Job, ...]
    degree: str
    school: str
    studied: str
    skills: dict[str, tuple[str, ...]]


NURSE = Person(
    name="Marisol Etxeberria Quint",
    headline="Registered Nurse",
    email="marisol.quint@example.org",
    phone="(512) 555-0144",
    place="Round Rock, TX",
    jobs=(
        Job(
            "Charge Nurse", "Pecan Valley Medical Center", "Round Rock, TX", "Mar 2019 – Present", "2019-03", "",
            ("Lead 8 nurses and 4 aides on a 32-bed unit across night shifts, assigning patients by acuity and mix",
             "Cut central line infections from 6 to 1 a year"),
        ),
        Job(
            "Staff Nurse", "St. Brigid Hospital", "Austin, TX", "Jun 2015 – Feb 2019", "2015-06", "2019-02",
            ("Cared for 5 to 6 telemetry patients per shift",),
        ),
    ),
    degree="Bachelor of Science in Nursing",
    school="Texas State University",
    studied="2011 – 2015",
    skills={"Clinical": ("telemetry", "IV insertion (adults, children)"), "Systems": ("Epic", "Pyxis")},
)  # fmt: skip

COOK = Person(
    name="Anneliese Dufour",
    headline="Sous Chef",
    email="a.dufour@example.net",
    phone="+44 20 7946 0112",
    place="Leeds, UK",
    jobs=(
        Job(
            "Sous Chef", "The Copper Kettle", "Leeds, UK", "Feb 2020 – Present", "2020-02", "",
            ("Run the pass for 140 covers on Saturdays with a brigade of nine",
             "Brought food cost down from 34% to 28%"),
        ),
        Job(
            "Chef de Partie", "Hotel Marlowe", "Harrogate, UK", "Apr 2017 – Jan 2020", "2017-04", "2020-01",
            ("Made breads, plated desserts and afternoon tea for up to 90 guests",),
        ),
        Job(
            "Commis Chef", "Hotel Marlowe", "Harrogate, UK", "Sep 2015 – Mar 2017", "2015-09", "2017-03",
            ("Prepared mise en place for starters and sauces",),
        ),
    ),
    degree="NVQ Level 3",
    school="York College",
    studied="2014 – 2016",
    skills={"Kitchen": ("Menu costing", "HACCP", "Pastry"), "Office": ("Rota planning", "Stock control")},
)  # fmt: skip

TEACHER = Person(
    name="Kwabena Lindqvist",
    headline="Secondary Mathematics Teacher",
    email="k.lindqvist@example.edu",
    phone="416-555-0199",
    place="Toronto, ON",
    jobs=(
        Job(
            "Head of Mathematics", "Harbourview Collegiate Institute", "Toronto, ON",
            "August 2021 – Present", "2021-08", "",
            ("Lead a department of 11 teachers and a budget of $42,000",),
        ),
        Job(
            "Mathematics Teacher", "Harbourview Collegiate Institute", "Toronto, ON",
            "August 2016 – July 2021", "2016-08", "2021-07",
            ("Taught grades 9 to 12, including calculus and data management", "Founded the robotics club"),
        ),
    ),
    degree="Bachelor of Education",
    school="University of Toronto",
    studied="2014 – 2015",
    skills={"Teaching": ("curriculum design", "assessment"), "Tools": ("Desmos", "GeoGebra")},
)  # fmt: skip
