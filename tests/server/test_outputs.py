"""Names of the copies of a person's documents: whatever they were called, they land where they belong."""

import pytest

from server.outputs import SOURCES, source_files

pytestmark = pytest.mark.promise("two-folders")


def test_documents_of_one_name_get_names_of_their_own_and_the_same_one_is_kept_once() -> None:
    given = [("cv.pdf", b"one"), ("cv.pdf", b"two"), ("cv.pdf", b"one"), ("notes", b"three"), ("notes", b"four")]
    assert source_files(given) == {
        f"{SOURCES}/cv.pdf": b"one",
        f"{SOURCES}/cv-2.pdf": b"two",
        f"{SOURCES}/notes": b"three",
        f"{SOURCES}/notes-2": b"four",
    }


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\cv.docx", "cv.docx"),
        ("a\0b<c>.txt", "a-b-c-.txt"),
        ("..", "document"),
        ("", "document"),
        (f"{'x' * 300}.pdf", f"{'x' * 100}.pdf"),
        ("Lebenslauf für Köln.pdf", "Lebenslauf für Köln.pdf"),
    ],
)
def test_a_name_from_elsewhere_loses_its_folders_and_what_file_systems_refuse(given: str, kept: str) -> None:
    assert list(source_files([(given, b"text")])) == [f"{SOURCES}/{kept}"]
