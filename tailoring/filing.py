"""What the files are called and where they lie: `send/` goes to the employer, `for-you/` stays with the person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SEND = "send"
FOR_YOU = "for-you"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "md": "text/markdown",
    "json": "application/json",
}
_MOST_CHARACTERS = 40


def file_stem(person: str, kind: str, employer: str, *, unconfirmed: bool = False) -> str:
    """The name without its ending, such as "Ada-Lovelace-Resume-Acme".

    Letters that file systems and mail servers stumble over are folded.
    """
    parts = [_plain(person) or "Resume", kind, _plain(employer)]
    if unconfirmed:
        parts.append("unconfirmed")
    return "-".join(part for part in parts if part)


def media_type(name: str) -> str:
    """The media type of a file by its ending."""
    return MEDIA_TYPES[name.rsplit(".", 1)[-1]]


def _plain(text: str) -> str:
    folded = text.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("ß", "ss")
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:_MOST_CHARACTERS].rstrip("-")


def artifact_names(files: Iterable[str]) -> dict[str, str]:
    """Plain names, such as "resume.pdf" and "letter.docx", for the files of a run, with the names they have there."""
    return {_artifact(name): name for name in files}


def _artifact(name: str) -> str:
    folder, _, last = name.rpartition("/")
    if folder != SEND:
        return last
    ending = last.rpartition(".")[2]
    kind = "letter" if "-Cover-Letter" in last else "resume-designed" if "-Resume-designed" in last else "resume"
    return f"{kind}.{ending}"
