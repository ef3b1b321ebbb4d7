"""Sections that list one thing per entry: certificates, awards, publications, languages, interests, projects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.facts import FactKind
from tailoring.profile import Award, Bullet, Certification, CredentialState, DateRange, LanguageSkill, Project, Publication
from tailoring.reading.cues import employer_score, is_prose, title_score
from tailoring.reading.dates import find_dates
from tailoring.reading.entries import Entry, entries_of
from tailoring.reading.header_pieces import Header, Slot, header_of
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Page, Paragraph, paragraphs_of, statements
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.skills_section import split_list
from tailoring.reading.vocabulary import fold, phrases

_PROGRESS = re.compile(r"(?i)\b(?:in progress|in-progress|ongoing|pursuing|currently (?:studying|enrolled|pursuing|working towards?)|working towards?|candidate|enrolled|studying for|undertaking|to be completed|under way|pending|awaiting)\b")
_PLANNED = re.compile(r"(?i)\b(?:planned|planning to|scheduled|intend(?:ed|ing)?|to be taken|booked|registered for|sitting in|exam date)\b")
_EXPIRED = re.compile(r"(?i)\b(?:expired|lapsed|inactive|no longer valid|not renewed|revoked)\b")
_EARNED = re.compile(r"(?i)certif|licen[cs]e|diploma|qualified|accredited|passed")
_NUMBER = re.compile(r"(?i)\b(?:credential id|licen[cs]e(?: no| number)?|certificate (?:no|number|id)|cert(?:ificate)? ?#|reg(?:istration)?(?:\.| no| number)?|no|id|number|pin|nmc pin)\s*[.:#]+\s*(?P<number>[A-Z0-9][\w/-]{3,})|#\s*(?P<hash>[A-Z0-9][\w-]{3,})")
_SPLIT = re.compile(r",\s+|\s*:\s+|\s+(?:by|from|at|through|via)\s+(?=[A-Z])")
_LEVEL_OF_NAME = re.compile(r"(?i)^(?:specialty|associate|professional|practitioner|foundation|foundational|expert|advanced|level \w+|fundamentals|administrator|developer)$")
_BY = re.compile(r"(?i)^(?:issued by|issuing (?:body|authority|organi[sz]ation)\s*:?|by|from|awarded by|provider\s*:)\s+")


def _pieces(header: Header) -> list[Piece]:
    return [slot.piece for slot in header.slots]


def _text_of(ledger: Ledger, rows: Sequence[Row]) -> Piece:
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    return without_mark(Piece(ledger.document.text[start:end], start))


def list_entries(page: Page, rows: Sequence[Row]) -> list[Entry]:
    """Entries of a list; plain rows that carry their own dates, or stand alike, are an entry each."""
    before, entries = entries_of(page, rows, lists=True)
    if any(entry.body or len(entry.header) > 1 for entry in entries):
        return [*(Entry(list(paragraph.rows)) for paragraph in before), *entries]
    paragraphs = paragraphs_of(page, rows)
    return [Entry(list(paragraph.rows)) for paragraph in paragraphs if any(c.isalnum() for c in paragraph.rows[0].text)]


def state_in(text: str, *, expected: bool = False, course: bool = False) -> CredentialState:
    """How a credential is held, by the words that stand with it."""
    if _EXPIRED.search(text):
        return "expired"
    if _PLANNED.search(text):
        return "planned"
    if _PROGRESS.search(text) or expected:
        return "in_progress"
    return "unknown" if course and not _EARNED.search(text) else "held"


def state_of(text: str, header: Header, *, course: bool) -> CredentialState:
    """How a credential is held, by its header and the words that stand with it."""
    return state_in(text, expected=header.cue == "expected" and not re.search(r"(?i)\bexp\b", text), course=course)


def credential_dates(header: Header, text: str) -> DateRange:
    """Issued is the start, expires is the end."""
    if header.ranges:
        return header.ranges[0]
    start = end = None
    for found in find_dates(text):
        if found.single and found.cue in ("expires", "until"):
            end = found.dates.end
        elif found.single and found.cue == "expected" and re.match(r"(?i)exp\b", found.dates.text):
            end = found.dates.end
        elif found.single and start is None:
            start = found.dates.end
    texts = [found.dates.text for found in find_dates(text)]
    return DateRange(start=start, end=end, text=" ".join(texts)) if texts else DateRange()


def read_certifications(ledger: Ledger, page: Page, rows: Sequence[Row], *, course: bool = False) -> list[Certification]:
    """The certificates, licences and memberships of a section; `course` for mere courses."""
    found: list[Certification] = []
    for entry in list_entries(page, rows):
        for part in _several(ledger, entry):
            found.append(_certification(ledger, entry, part, course=course))
    return [item for item in found if item.name]


def _several(ledger: Ledger, entry: Entry) -> list[Piece | None]:
    """A row that lists several certificates, taken apart; else [None]."""
    marked = re.search(r"[|•;]", entry.header[0].text)
    if (entry.header[0].bullet and not marked) or len(entry.header) > 1 or entry.body or any(date for dates in entry.header[0].dates for date in dates):
        return [None]
    parts = list(split_list(_text_of(ledger, entry.header)))
    short = [part for part in parts if len(part.text.split()) <= 7]
    many = len(parts) >= 3 or (len(parts) == 2 and marked)
    return list(parts) if many and len(short) == len(parts) and not any(employer_score(part.text) > 2 for part in parts[1:]) else [None]


def _certification(ledger: Ledger, entry: Entry, part: Piece | None, *, course: bool) -> Certification:
    item_id = ledger.item_id("certification")
    if part is not None:
        state = state_of(part.text, Header((), (), (), None), course=course)
        return Certification(id=item_id, fact_ids=(ledger.add_piece("certification", part, item_id),), name=part.text, state=state)
    header = header_of(entry.header)
    whole = _text_of(ledger, entry.header)
    body = statements(entry.body, ledger.document.text)
    text = " ".join([whole.text, *(piece.text for piece in body)])
    number = _NUMBER.search(text)
    name, issuer = _name_and_issuer(header)
    return Certification(
        id=item_id,
        fact_ids=(ledger.add_piece("certification", whole, item_id),),
        dates=credential_dates(header, text),
        place=header.place.text if header.place else "",
        bullets=tuple(ledger.bullet("certification", piece, item_id) for piece in body),
        name=name or whole.text,
        issuer=issuer,
        number=(number["number"] or number["hash"]) if number else "",
        state=state_of(text, header, course=course),
    )


def _name_and_issuer(header: Header) -> tuple[str, str]:
    pieces = [piece for piece in _pieces(header) if not _status_only(piece.text)]
    if not pieces:
        return "", ""
    name, issuer = pieces[0].text, pieces[1].text if len(pieces) > 1 else ""
    if _LEVEL_OF_NAME.match(issuer):
        name, issuer = f"{name} – {issuer}", pieces[2].text if len(pieces) > 2 else ""
    if not issuer:
        cuts = [match for match in _SPLIT.finditer(name) if employer_score(name[match.end() :]) >= 1 or match[0].strip() in ("by", "from")]
        if cuts:
            name, issuer = name[: cuts[0].start()], name[cuts[0].end() :]
    if by := _BY.match(issuer):
        issuer = issuer[by.end() :]
    name = re.sub(r"(?i)\s*[(,–-]?\s*\b(?:in progress|expected|expires?|expired|issued|obtained|valid(?: until| through)?|renewal|candidate)\s*[):,–-]*\s*$", "", name) or name
    return _tidy(name), _tidy(issuer)


def _status_only(text: str) -> bool:
    return bool(re.fullmatch(r"(?i)\W*(?:in progress|ongoing|expected|issued|expires?|expired|valid|current|active|obtained|completed|no expiration date|see credential|show credential|credential id.*|pending|planned)\W*", text))


def read_awards(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Award]:
    """The honours of a section."""
    found: list[Award] = []
    for entry in list_entries(page, rows):
        item_id = ledger.item_id("award")
        header = header_of(entry.header)
        whole = _text_of(ledger, entry.header)
        name, issuer = _name_and_issuer(header) if not is_prose(whole.text) else (_tidy(whole.text), "")
        body = statements(entry.body, ledger.document.text)
        found.append(
            Award(
                id=item_id,
                fact_ids=(ledger.add_piece("award", whole, item_id),),
                dates=header.dates(alone="end"),
                bullets=tuple(ledger.bullet("award", piece, item_id) for piece in body),
                title=name or _tidy(whole.text),
                issuer=issuer,
            )
        )
    return found


def read_publications(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Publication]:
    """The publications, patents and talks of a section."""
    found: list[Publication] = []
    for entry in list_entries(page, rows):
        item_id = ledger.item_id("publication")
        header = header_of(entry.header)
        end = max([row.end for row in entry.header] + [row.end for part in entry.body for row in part.rows])
        start = _text_of(ledger, entry.header).start
        whole = Piece(ledger.document.text[start:end], start)
        pieces = _pieces(header)
        title = re.search(r"[“\"](.{8,}?)[,.]?[”\"]", whole.text.replace("\n", " "))
        found.append(
            Publication(
                id=item_id,
                fact_ids=(ledger.add_piece("publication", whole, item_id),),
                dates=header.dates(alone="end"),
                title=title[1] if title else _tidy(pieces[0].text if pieces else whole.text),
                text=_tidy(whole.text),
                url=_url_in(ledger, whole),
            )
        )
    return found


def _url_in(ledger: Ledger, piece: Piece) -> str:
    for link in ledger.document.links:
        if link.span and link.span.start < piece.end and link.span.end > piece.start and link.url.startswith("http"):
            return link.url
    found = re.search(r"https?://[^\s|)>,]+|(?:www\.|github\.com/|gitlab\.com/)[^\s|)>,]+", piece.text)
    return found[0] if found else ""


def read_languages(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[LanguageSkill]:
    """The human languages of a section with their levels."""
    found: list[LanguageSkill] = []
    for paragraph in paragraphs_of(page, rows):
        found += languages_in(ledger, _text_of(ledger, paragraph.rows))
    return found


def languages_in(ledger: Ledger, piece: Piece) -> list[LanguageSkill]:
    """The languages of a list."""
    names = phrases("languages.yaml", "languages")
    found: list[LanguageSkill] = []
    level = ""
    for part in split_list(piece):
        text = " ".join(part.text.split())
        match = names.search(fold(text))
        if match is None:
            if found and fold(text) and phrases("languages.yaml", "levels").search(fold(text)):
                last = found.pop()
                found.append(last.model_copy(update={"level": f"{last.level}, {text}".strip(", ")}))
                ledger.add_piece("language", part)
            continue
        begin = re.search(re.escape(match[0].split()[0]), text.casefold())
        at = begin.start() if begin else 0
        before, after = text[:at], text[at + len(match[0]) :]
        level = after.strip(" :()[]–—-,./\t") or re.sub(r"(?i)\b(?:in|of|speaker)\b", "", before).strip(" :()–—-,.")
        name = text[at : at + len(match[0])]
        found.append(LanguageSkill(fact_id=ledger.add_piece("language", part), language=name, level=level))
    return found


def read_interests(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Bullet]:
    """The interests of a section, one by one."""
    found: list[Bullet] = []
    for paragraph in paragraphs_of(page, rows):
        piece = _text_of(ledger, paragraph.rows)
        parts = list(split_list(piece)) if not is_prose(piece.text) else [piece]
        found += [ledger.bullet("interest", part) for part in parts]
    return found


def read_projects(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Project]:
    """The projects of a section."""
    before, entries = entries_of(page, rows)
    if not entries:
        entries = [Entry([paragraph.rows[0]], [Paragraph(paragraph.rows[1:], bullet=False)] if paragraph.rows[1:] else []) for paragraph in before]
    return [_project(ledger, entry) for entry in entries]


def _project(ledger: Ledger, entry: Entry) -> Project:
    item_id = ledger.item_id("project")
    header = header_of(entry.header)
    facts = tuple(ledger.add("project", row.start, row.end, item_id) for row in entry.header)
    slots = list(header.slots)
    name = slots[0] if slots else None
    role = next((slot for slot in slots[1:] if slot.label == "title" or title_score(slot.text) >= 2), None)
    piece = name.piece if name else Piece(entry.header[0].text, entry.header[0].start)
    return Project(
        id=item_id,
        fact_ids=facts,
        dates=header.dates(alone="end"),
        place=header.place.text if header.place else "",
        bullets=tuple(ledger.bullet("bullet", part, item_id) for part in statements(entry.body, ledger.document.text)),
        name=_project_name(piece.text),
        role=_role(role),
        url=_url_in(ledger, Piece(ledger.document.text[entry.header[0].start : entry.header[-1].end], entry.header[0].start)),
    )


def _role(slot: Slot | None) -> str:
    return _tidy(slot.text) if slot else ""


def _project_name(text: str) -> str:
    """"Name: what it is" and "Name (Python, Flask)" → the name."""
    bare = re.sub(r"\s*\((?:[^()]*,[^()]*|https?:[^()]*)\)\s*$", "", text)
    found = re.match(r"^([^:]{2,60}?)\s*:\s+\S", bare)
    return _tidy(found[1] if found and not is_prose(found[1]) else bare)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:|·•–—-")


