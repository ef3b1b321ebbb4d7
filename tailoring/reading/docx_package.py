"""The parts of a DOCX package: XML trees, relations, styles and lists."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tailoring.errors import UnreadableDocument
from tailoring.reading.archive import damaged_archive, member

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_OFF = ("0", "false", "off", "none")
DEFAULT_SIZE = 10.0


@dataclass(slots=True, frozen=True)
class Look:
    """What a style, paragraph or run says about text; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        """This look, with what it leaves open taken from `base`."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.size if self.size is None else self.size,
            base.hidden if self.hidden is None else self.hidden,
        )


@dataclass(slots=True)
class Style:
    """A paragraph or character style, with what it inherits."""

    name: str = ""
    look: Look = field(default_factory=Look)
    level: int = 0
    listed: bool = False


@dataclass(slots=True)
class Part:
    """One XML part with the addresses its relations point to, and the parts, by relation id."""

    root: Element
    urls: dict[str, str]
    parts: dict[str, str]


class Package:
    """An opened DOCX. Raises UnreadableDocument for XML that is broken or dangerous."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._paths = set(archive.namelist())

    def part(self, path: str) -> Part | None:
        """A part with its relations, or None when the package has none of that path."""
        root = self.tree(path)
        if root is None:
            return None
        folder, file = posixpath.split(path)
        relations = self.tree(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        urls: dict[str, str] = {}
        parts: dict[str, str] = {}
        for relation in relations if relations is not None else ():
            key, target = relation.get("Id", ""), relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                if relation.get("Type", "").endswith("/hyperlink"):
                    urls[key] = target
            else:
                parts[key] = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        return Part(root, urls, parts)

    def tree(self, path: str) -> Element | None:
        """The XML of one file of the package, names of the strict dialect put into the usual one."""
        data = member(self._archive, path, self.name) if path in self._paths else None
        if data is None:
            return None
        try:
            root = fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise UnreadableDocument(
                f"{self.name} holds XML entities or a document type ({path}), which no word processor writes. "
                "It was not read.",
                "Save it again from your word processor.",
            ) from error
        except (SyntaxError, ValueError) as error:
            raise damaged_archive(self.name) from error
        if root.tag.startswith(_STRICT):
            for element in root.iter():
                element.tag = element.tag.replace(_STRICT, W)
                for key in [key for key in element.attrib if key.startswith((_STRICT, _STRICT_R))]:
                    element.set(key.replace(_STRICT, W).replace(_STRICT_R, R), element.attrib.pop(key))
        return root

    @property
    def main_path(self) -> str:
        """The path of the main document part."""
        if "word/document.xml" in self._paths:
            return "word/document.xml"
        return min((p for p in self._paths if p.startswith("word/document") and p.endswith(".xml")), default="")

    @cached_property
    def styles(self) -> dict[str, Style]:
        """Every style by its id; "" is the default paragraph style."""
        root = self.tree("word/styles.xml")
        if root is None:
            return {"": Style(look=Look(size=DEFAULT_SIZE))}
        return _read_styles(root)

    @cached_property
    def author(self) -> str:
        """The author that the document's properties name."""
        root = self.tree("docProps/core.xml")
        creator = None if root is None else root.find("{http://purl.org/dc/elements/1.1/}creator")
        return (creator.text or "").strip() if creator is not None else ""


def value(element: Element | None, path: str) -> str | None:
    """The `w:val` of a child element: "" when the child has none, None when there is no such child."""
    child = None if element is None else element.find(path)
    return None if child is None else child.get(f"{W}val", "")


def look_of(properties: Element | None) -> Look:
    """The look that a `w:rPr` gives."""
    if properties is None:
        return Look()
    size = value(properties, f"{W}sz")
    return Look(
        _switch(properties, "b"),
        _switch(properties, "i"),
        float(size) / 2 if size and size.isdigit() else None,
        _switch(properties, "vanish"),
    )


def _switch(properties: Element, name: str) -> bool | None:
    found = value(properties, W + name)
    return None if found is None else found not in _OFF


def _read_styles(root: Element) -> dict[str, Style]:
    defaults = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")).over(Look(size=DEFAULT_SIZE))
    raw = {element.get(f"{W}styleId", ""): element for element in root.findall(f"{W}style")}
    styles: dict[str, Style] = {}
    for key in raw:
        styles[key] = _style(key, raw, 0)
    default = next((k for k, e in raw.items() if e.get(f"{W}type") == "paragraph" and e.get(f"{W}default") == "1"), "")
    base = styles.get(default, Style())
    styles[""] = Style(base.name, base.look.over(defaults), base.level, base.listed)
    return styles


def _style(key: str, raw: dict[str, Element], depth: int) -> Style:
    element = raw.get(key)
    if element is None or depth > 12:
        return Style()
    parent = _style(value(element, f"{W}basedOn") or "", raw, depth + 1)
    name = (value(element, f"{W}name") or "").lower()
    paragraph = element.find(f"{W}pPr")
    return Style(
        name,
        look_of(element.find(f"{W}rPr")).over(parent.look),
        _level(name, value(paragraph, f"{W}outlineLvl")) or parent.level,
        listed(paragraph, inherited=parent.listed),
    )


def _level(name: str, outline: str | None) -> int:
    if name == "title":
        return 1
    if name.startswith("heading ") and name[8:].isdigit():
        return int(name[8:])
    return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else 0


def listed(properties: Element | None, *, inherited: bool) -> bool:
    """Whether a `w:pPr` makes its paragraph a list item."""
    number = value(properties, f"{W}numPr/{W}numId")
    return inherited if number is None else number != "0"
