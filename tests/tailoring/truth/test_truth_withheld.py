"""What a clause of a fact denies, leaves to others or only shows is not told as the person's deed."""

from collections.abc import Callable

import pytest

from tailoring.resume import LineVerdict

pytestmark = pytest.mark.promise("truth-guard")

Judge = Callable[..., LineVerdict]


@pytest.mark.parametrize(
    ("fact", "honest", "claimed"),
    [
        (
            "Fits the indoor units. Refrigerant charging is always left to the F-gas engineer.",
            "Fits indoor units.",
            "Fits indoor units and charges refrigerant.",
        ),
        (
            "Cooks breakfast for 60. Menus are for the head chef to write.",
            "Cooks breakfast for 60 to the head chef's menus.",
            "Cooks breakfast for 60 and writes the menus.",
        ),
        (
            "Opens the shop on Sundays, but price changes over £10 wait for the owner.",
            "Opens the shop on Sundays, leaving price changes over £10 to the owner.",
            "Opens the shop on Sundays and makes price changes of any amount.",
        ),
        (
            "Runs the lathes. The CNC router has its own operator.",
            "Runs the lathes beside the CNC router's operator.",
            "Runs the lathes and the CNC router.",
        ),
        (
            "Takes minutes at reviews; chairing is for the reviewing officers.",
            "Takes minutes at reviews chaired by reviewing officers.",
            "Takes minutes at reviews and chairs them.",
        ),
        (
            "Keeps the herd book on paper; my neighbour keeps hers in Uniform-Agri.",
            "Keeps the herd book on paper.",
            "Keeps the herd book in Uniform-Agri.",
        ),
        (
            "Passes bug reports to Anneke, who tracks them in Jira.",
            "Hands bug reports to Anneke, who tracks them in Jira.",
            "Tracks bug reports in Jira.",
        ),
        (
            "Cuts by hand saw. A rep demonstrated a Festool plunge saw in the yard.",
            "Cuts by hand saw.",
            "Cuts with a Festool plunge saw.",
        ),
        (
            "Scans with the Zeiss. The Leica microscope is used by the consultant only.",
            "Scans with the Zeiss.",
            "Scans with the Zeiss and images with a Leica microscope.",
        ),
        (
            "Wrote the noise policy; it is still waiting for the board's approval.",
            "Wrote the noise policy, pending board approval.",
            "Wrote a noise policy that has the board's approval.",
        ),
        (
            "Piloted a night bus for one month. The council did not carry on with it.",
            "Piloted a night bus for one month, not taken further by the council.",
            "Piloted a night bus for one month, and the council kept it on.",
        ),
        (
            "Was offered the deputy manager post in 2022 and declined.",
            "Offered promotion to deputy manager in 2022.",
            "Deputy manager from 2022.",
        ),
        (
            "Had two meetings with Bexley Foods; nothing came of them.",
            "Met Bexley Foods twice.",
            "Sold to Bexley Foods.",
        ),
        (
            "Asked Pentland Trust for a grant: no. Asked Arkwright Fund: £5,000.",
            "Raised £5,000 from the Arkwright Fund.",
            "Raised £5,000 from Pentland Trust.",
        ),
        (
            "Forklift licence current; HIAB ticket expired in 2021.",
            "Holds a current forklift licence.",
            "Holds forklift and HIAB tickets.",
        ),
        (
            "Swept the boiler flues one summer, with the fitter beside me. Only he could certify a boiler.",
            "Swept boiler flues for a summer beside the fitter.",
            "Swept flues and certified boilers.",
        ),
        (
            "Recommended closing the second site. The directors kept it open.",
            "Analysed sites and recommended closing one.",
            "Closed the second site.",
        ),
        (
            "Spent a morning watching the da Vinci robot at another hospital.",
            "Watched the da Vinci robot in use for a morning.",
            "Scrubbed for da Vinci robot surgery.",
        ),
        (
            "Drafted an induction leaflet; HR has not signed it off, so new starters do not get it.",
            "Drafted an induction leaflet.",
            "Wrote the induction leaflet that new starters are given.",
        ),
        (
            "Village bake-off 2021: I came second, our baker first.",
            "Second in the 2021 village bake-off.",
            "First in the 2021 village bake-off.",
        ),
        (
            "Night staff were put up for the hygiene cup; days won it.",
            "On a night staff put up for the hygiene cup.",
            "Recognised with the hygiene cup.",
        ),
        (
            "Writes letters in German; a native speaker corrects them before they are sent.",
            "Drafts letters in German for a native speaker to correct.",
            "Writes letters in German that go out as written.",
        ),
        (
            "Portuguese: a few greetings and the menu, nothing more.",
            "A few greetings in Portuguese.",
            "Good command of Portuguese.",
        ),
        (
            "Went on Salesforce's one-day course; the firm did not buy a licence.",
            "Took Salesforce's one-day course.",
            "Keeps customer records in Salesforce.",
        ),
        (
            "Hands payroll queries to Tomasz, who runs them in Sage.",
            "Hands payroll queries to Tomasz.",
            "Runs payroll in Sage.",
        ),
        (
            "Prepares the evidence bundles. Advocacy is the barrister's job.",
            "Prepares evidence bundles; advocacy is left to the barrister.",
            "Prepares evidence bundles and carries out advocacy.",
        ),
        (
            "Marta planned and budgeted it, I wrote the programme notes.",
            "Wrote the programme notes.",
            "Planned and budgeted the festival.",
        ),
        (
            "Mixes the feed. Antibiotics go to the vet to prescribe.",
            "Mixes the feed.",
            "Mixes feed and prescribes antibiotics.",
        ),
        (
            "Sat in on a brewing day at Thornbridge.",
            "Sat in on a brewing day at Thornbridge.",
            "Brewed at Thornbridge.",
        ),
        (
            "Tried a chatbot on the help page for two weeks; the firm still has to decide on it.",
            "Tried a chatbot on the help page for two weeks.",
            "Ran a chatbot trial that won the firm's approval.",
        ),
        (
            "Second of nine depots for punctuality in 2021, first of nine in 2022.",
            "First of nine depots for punctuality in 2022, second in 2021.",
            "First of nine depots for punctuality in 2022, as in 2021.",
        ),
        (
            "Loads the kiln. Glazing is done by the two potters upstairs.",
            "Loads the kiln.",
            "Glazes pots and loads the kiln.",
        ),
        (
            "Writes the show notes; Ruth edits the audio in Audition.",
            "Writes the show notes.",
            "Edits audio in Audition and writes the show notes.",
        ),
        (
            "Answers the phones. Complaints go straight to the practice manager.",
            "Answers the phones, passing complaints to the practice manager.",
            "Answers the phones and settles complaints.",
        ),
        (
            "Applied for Arts Council money in 2021 and was turned down.",
            "Applied for Arts Council money in 2021.",
            "Won Arts Council money in 2021.",
        ),
        (
            "Redesigned the intake form. The clinic has not brought it in yet.",
            "Redesigned the intake form, not yet in use.",
            "Introduced a redesigned intake form.",
        ),
        ("Sells tyres. Wheel alignment is the fitter's work.", "Sells tyres.", "Sells tyres and does wheel alignment."),
        (
            "Prepared the tender for the canal bridge; we came second of four.",
            "Prepared the canal-bridge tender, second of four.",
            "Won the canal-bridge tender.",
        ),
        (
            "Asked Dunmore Dairy to stock our cheese. They said no.",
            "Approached Dunmore Dairy.",
            "Supplies cheese to Dunmore Dairy.",
        ),
        (
            "Watched a colleague calibrate the mass spectrometer. I ran the balances.",
            "Ran the balances.",
            "Calibrated the mass spectrometer and ran the balances.",
        ),
        (
            "Suggested moving stocktake to Sundays; the manager kept it on Mondays.",
            "Suggested moving stocktake to Sundays.",
            "Moved stocktake to Sundays.",
        ),
        (
            "The trustees are still considering my fundraising plan.",
            "Wrote a fundraising plan under consideration by the trustees.",
            "Wrote the fundraising plan that the trustees adopted.",
        ),
        (
            "Checks tickets. Only the conductor may issue penalty fares.",
            "Checks tickets; penalty fares are issued by the conductor.",
            "Checks tickets and issues penalty fares.",
        ),
        (
            "First-aid certificate ran out in 2020 and was not renewed.",
            "First-aid certificate until 2020.",
            "Holds a first-aid certificate.",
        ),
        (
            "Reads meters and logs faults. Repairs above £200 need the engineer's approval.",
            "Reads meters and logs faults.",
            "Approves repairs of any value.",
        ),
        (
            "Our agency pitched to Halden Ferries; they chose someone else.",
            "Worked on an agency pitch to Halden Ferries.",
            "Wrote copy for Halden Ferries.",
        ),
        (
            "Trainee on the till; refunds were left to the supervisor.",
            "Worked the till as a trainee.",
            "Worked the till and made refunds.",
        ),
        (
            "I translated the menu and a Japanese friend corrected it.",
            "Translated the menu, corrected by a Japanese friend.",
            "Translated the menu unaided.",
        ),
        (
            "Co-supervised two students with Dr Adeyemi, who examined them.",
            "Co-supervised two students with Dr Adeyemi.",
            "Examined two students.",
        ),
        (
            "Planted the hedges; a contractor with a flail cuts them.",
            "Planted the hedges.",
            "Planted the hedges and cuts them with a flail.",
        ),
        (
            "Went to a one-day BIM workshop. Our drawings are still 2D.",
            "Attended a one-day BIM workshop.",
            "Draws in BIM.",
        ),
        (
            "Ran the stall with two volunteers; they took the money and I did the cooking.",
            "Did the cooking on a stall run with two volunteers.",
            "Took the money at the stall.",
        ),
        (
            "The owner does the books; I order stock, open up and run the till.",
            "Orders stock, opens up and runs the till.",
            "Does the books and orders stock.",
        ),
    ],
)
def test_what_a_clause_withholds_is_told_with_its_reservation_or_not_at_all(
    judge: Judge, fact: str, honest: str, claimed: str
) -> None:
    assert judge(honest, fact).verdict != "refuse"
    assert judge(claimed, fact).verdict == "refuse"


@pytest.mark.parametrize(
    ("fact", "honest"),
    [
        ("Sent 12 designs to clients; they bought nine.", "Designed 12 pieces, nine of them bought by clients."),
        ("I wrote the timetable and the head approved it.", "Wrote the timetable, approved by the head."),
        ("Trained six apprentices; five passed.", "Trained six apprentices, five of whom passed."),
        ("The manager asked me to run the bar on Fridays.", "Ran the bar on Fridays."),
        (
            "Guests left 400 reviews in 2022; 380 gave five stars.",
            "Earned five stars in 380 of 400 guest reviews in 2022.",
        ),
        ("The council adopted my parking plan in 2020.", "Wrote a parking plan adopted by the council in 2020."),
        (
            "Nobody had mapped the drains before; I did it in a month.",
            "Mapped the drains for the first time, in a month.",
        ),
        ("Never lost a sample in three years.", "Three years without losing a sample."),
        (
            "No one else could work the old press, so I trained two people on it.",
            "Trained two people on the old press.",
        ),
        ("My colleague and I wrote the safety manual.", "Co-wrote the safety manual with a colleague."),
        ("Visited 40 farms a year to check milk meters.", "Checked milk meters on 40 farm visits a year."),
        ("Looked at 200 lesions a week under dermoscopy.", "Examined 200 lesions a week by dermoscopy."),
        ("The clients come back: 70% rebook.", "70% client rebooking."),
        ("Goes to four care homes a month. Left the ward in good order.", "Visits four care homes a month."),
        ("Handed 40 flats over to the client on time.", "Completed handover of 40 flats on time."),
        ("Calls go to the team that is nearest; I set the routing up in Genesys.", "Set up call routing in Genesys."),
        (
            "Waiting lists fell from 90 days to 60 once I ran Saturday clinics.",
            "Brought waiting lists down from 90 days to 60 with Saturday clinics.",
        ),
        ("Laid the table plans; the bride's mother asked a florist for the flowers.", "Laid the table plans."),
        ("A neighbour lent me a John Deere combine for one day.", "Used a borrowed combine for a day."),
        ("The bank asked for a forecast and I built it in Excel.", "Built a forecast in Excel for the bank."),
        (
            "My supervisor rated my reports the clearest in the team.",
            "Reports rated the clearest in the team by my supervisor.",
        ),
        ("The head chef trusted me with the pass on Sundays.", "Trusted with the pass on Sundays."),
        ("I set the exam papers; the department marks them together.", "Set the exam papers."),
        ("Customers pay by card; I cash up every night.", "Cashes up every night."),
        ("The vet showed me how to inject; I have done 200 injections since.", "Has given 200 injections."),
        (
            "Tried the new glue on ten chairs, liked it and used it on the next 300.",
            "Tried a new glue on ten chairs, then used it on 300 more.",
        ),
        (
            "Suggested moving the fire point; it was moved in May.",
            "Suggested moving the fire point, which was moved in May.",
        ),
        ("Waited on 12 tables a night.", "Served 12 tables a night."),
        ("Left school at 16 to work for my uncle, a farrier.", "Worked for a farrier from 16."),
        ("Goods are sent to us unlabelled; I label 600 boxes a shift.", "Labels 600 boxes a shift."),
        ("Nobody on the shift knew the old boiler, so I wrote a guide.", "Wrote a guide to the old boiler."),
        (
            "The system went down twice in 2022; I brought it back both times within the hour.",
            "Restored the system within the hour both times it went down in 2022.",
        ),
        ("A colleague and I share the on-call phone.", "Shares the on-call phone with a colleague."),
        ("Passed the theory test in 2020 and the practical in 2021.", "Passed theory in 2020 and practical in 2021."),
        (
            "Her Majesty's inspectors graded the nursery Good in 2019; I led the baby room.",
            "Led the baby room of a nursery graded Good in 2019.",
        ),
        ("Each family has its own key worker; I am one for 12 families.", "Key worker for 12 families."),
        ("Saw 25 patients a day.", "Saw 25 patients a day."),
    ],
)
def test_what_others_did_beside_the_person_takes_nothing_from_the_persons_own_deed(
    judge: Judge, fact: str, honest: str
) -> None:
    assert judge(honest, fact).verdict != "refuse"
