"""The parse-back certificate: every file is read again, and every field must come back exactly and in order."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from tailoring.errors import InvalidOption
from tailoring.rendering import read_back
from tailoring.rendering.html import arranged
from tailoring.rendering.json_resume import to_json_resume
from tailoring.rendering.letter import letter_fields, letter_page
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Field, fields, page_of
from tailoring.resume import Certificate, Draft, FieldCheck, Letter, ParseBack

_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_LINE_BREAKERS = re.compile(r"(?<=[-\u2010\u2011–—/])\s+")
_EXCERPT = 120


def normalised(text: str) -> str:
    """The text as fields are compared: ligatures undone, white space one space, none after a hyphen, dash or slash.

    The last because a line may end there: what stood together comes back with a line end between.
    """
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES).replace("\u00ad", ""))
    return _LINE_BREAKERS.sub("", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class _Order:
    """One order in which a file may give its fields."""

    kind: Literal["single", "sidebar", "letter", "own"]
    fields: tuple[Field, ...]

    @property
    def columns(self) -> int:
        return 2 if self.kind in ("sidebar", "own") else 1


def certify(
    draft: Draft, files: Mapping[str, bytes], letter: Letter | None = None, options: RenderOptions | None = None
) -> Certificate:
    """Reads every file (by the ending of its name) with two readers and compares it with what it was made from.

    `options` are those the files were made with; their theme tells only whether a person's own template was used.
    Raises InvalidOption for a file of an ending that has no readers.
    """
    orders = _orders(draft, letter, options or RenderOptions())
    readings = [reading for name, data in files.items() for reading in _read(name, data, draft, orders)]
    return Certificate(ok=bool(readings) and all(reading.ok for reading in readings), readings=tuple(readings))


def _orders(draft: Draft, letter: Letter | None, options: RenderOptions) -> list[_Order]:
    single = page_of(draft, options)
    sidebar = arranged(draft, options.model_copy(update={"theme": "visual"}))
    found = [_Order("single", fields(single)), _Order("sidebar", fields(sidebar))]
    if letter:
        found.append(_Order("letter", letter_fields(letter_page(letter, options))))
    if options.template:
        found.append(_Order("own", fields(single)))
    return found


def _read(name: str, data: bytes, draft: Draft, orders: Sequence[_Order]) -> Iterator[ParseBack]:
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending == "json":
        yield _json_reading(name, data, draft)
        return
    readers = _READERS.get(ending)
    if readers is None:
        problem = (
            f"The file {name!r} cannot be read back: its ending is not one of {', '.join(sorted([*_READERS, 'json']))}."
        )
        raise InvalidOption(problem, "Give files that Resumewright has made.")
    (first, reader), *others = readers
    text = normalised(reader(data))
    shares = [_share(text, order) for order in orders]
    likely = [order for order, share in zip(orders, shares, strict=True) if share == max(shares)]
    yield _reading(name, first, text, likely[0])
    for label, reader in others:
        yield _reading(name, label, normalised(reader(data)), likely[0])
    if ending == "pdf":
        yield _by_layout(name, data, likely)


def _by_layout(name: str, data: bytes, likely: Sequence[_Order]) -> ParseBack:
    """The reading by pdfminer. A page whose sidebar comes first anyway is in both orders; then both are tried."""
    readings = (
        _reading(name, "pdfminer", normalised(read_back.pdf_by_pdfminer(data, order.columns)), order)
        for order in likely
    )
    best = next(readings)
    for other in () if best.ok else readings:
        best = other if other.share > best.share else best
    return best


def _share(text: str, order: _Order) -> float:
    checks = _compare(text, order)
    return sum(check.ok for check in checks) / len(checks)


def _reading(name: str, reader: str, text: str, order: _Order) -> ParseBack:
    checks = _compare(text, order)
    failures = tuple(check for check in checks if not check.ok)
    share = 1 - len(failures) / len(checks)
    return ParseBack(file=name, reader=reader, ok=not failures, share=max(0.0, share), failures=failures)


def _compare(text: str, order: _Order) -> list[FieldCheck]:
    if order.kind == "own":
        return list(_anywhere(text, order.fields))
    checks: list[FieldCheck] = []
    at, between = 0, ""
    for number, field in enumerate(order.fields):
        span = _find(text, field, at)
        if span and _leaps(text, at, span[0], order.fields[number + 1 : number + 4]):
            span = None
        if span:
            between += text[at : span[0]]
            at = span[1]
        checks.append(_check(field, text, span, at))
    between += text[at:]
    stray = " ".join(re.findall(r"\w[\w\W]*\w|\w", between))
    if stray:
        checks.append(FieldCheck(field="text beside the fields", expected="", found=stray[:_EXCERPT], ok=False))
    return checks


def _leaps(text: str, at: int, start: int, following: Sequence[Field]) -> bool:
    """Whether a match lies beyond where the fields after it stand: then it is another place with the same words."""
    if not any(sign.isalnum() for sign in text[at:start]):
        return False
    nearest = (_find(text, field, at) for field in following)
    return any(span is not None and span[0] < start for span in nearest)


def _check(field: Field, text: str, span: tuple[int, int] | None, at: int) -> FieldCheck:
    """A field that did not come back shows what stands in its place."""
    found = field.text if span else text[at : at + max(_EXCERPT, len(field.text))].strip()
    return FieldCheck(field=field.name, expected=field.text, found=found, ok=span is not None)


def _anywhere(text: str, expected: Iterable[Field]) -> Iterator[FieldCheck]:
    """For a person's own template, which may set sections in any order: in order inside each entry."""
    at, entry = 0, ""
    for field in expected:
        now = re.sub(r"\.[a-z]+(\[\d+\])?$", "", field.name)
        at, entry = (at, entry) if now == entry else (0, now)
        span = _find(text, field, at)
        at = span[1] if span else at
        yield _check(field, text, span, at)


def _find(text: str, field: Field, start: int) -> tuple[int, int] | None:
    """Where a field next stands as whole words, from `start` on."""
    wanted = normalised(field.text)
    if field.solid:
        pattern = r"\s?".join(map(re.escape, wanted.replace(" ", "")))
        found = re.compile(rf"(?<!\w){pattern}(?!\w)").search(text, start)
        return found.span() if found else None
    at = text.find(wanted, start)
    while at >= 0:
        end = at + len(wanted)
        if not (_joined(text, at, wanted[:1]) or _joined(text, end, wanted[-1:])):
            return at, end
        at = text.find(wanted, at + 1)
    return None


def _joined(text: str, edge: int, sign: str) -> bool:
    """Whether a word runs on over the edge."""
    return sign.isalnum() and 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum()


def _json_reading(name: str, data: bytes, draft: Draft) -> ParseBack:
    """JSON Resume has its own order and ISO dates: the whole object must be equal."""
    expected = to_json_resume(draft)
    found = json.loads(data)
    wanted = read_back.json_by_leaves(json.dumps(expected).encode("utf-8")).splitlines()
    got = read_back.json_by_leaves(data).splitlines()
    failures = [
        FieldCheck(field=f"text[{at}]", expected=text, found=got[at] if at < len(got) else "", ok=False)
        for at, text in enumerate(wanted)
        if at >= len(got) or got[at] != text
    ]
    if found != expected and not failures:
        failures.append(FieldCheck(field="object", expected="the same keys", found="other keys", ok=False))
    share = 1 - len(failures) / max(1, len(wanted))
    return ParseBack(file=name, reader="json", ok=not failures, share=max(0.0, share), failures=tuple(failures))


_READERS: dict[str, tuple[tuple[str, read_back.Reader], ...]] = {
    "pdf": (("pdfium", read_back.pdf_by_pdfium),),
    "docx": (("xml walk", read_back.docx_by_walk), ("python-docx", read_back.docx_by_library)),
    "html": (("lxml", read_back.html_by_lxml), ("html.parser", read_back.html_by_standard_library)),
    "md": (("markdown-it", read_back.markdown_by_library), ("line by line", read_back.markdown_by_lines)),
}
