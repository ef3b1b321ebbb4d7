"""A mark at a file's beginning is no proof that text follows."""

import codecs
import random
import zlib

import pytest

from tailoring.errors import UnreadableDocument
from tailoring.reading.documents import read_document

pytestmark = pytest.mark.promise("unreadable")

NOISE = random.Random(7).randbytes(4000)
RUBBISH = {
    "noise": codecs.BOM_UTF16_LE + NOISE,
    "a few bytes": codecs.BOM_UTF16_LE + NOISE[:40],
    "the other byte order": codecs.BOM_UTF16_BE + NOISE,
    "four bytes a sign": codecs.BOM_UTF32_LE + NOISE,
    "packed": codecs.BOM_UTF16_LE + zlib.compress(bytes(range(256)) * 40 + NOISE),
    "ASCII in disguise": codecs.BOM_UTF16_LE + b"Ada Example, welder with nine years in pressure vessels. " * 9,
}


@pytest.mark.parametrize("data", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_behind_the_mark_of_a_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="what follows is not text") as refused:
        read_document(data, "cv.txt")
    assert "cv.txt" in refused.value.problem
    assert "plain text" in refused.value.mend


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example\nWelder – nine years, “Forge” Ltd, café",
        "Иван Петров, сварщик, Москва",
        "张伟，高级软件工程师，负责后端系统开发与维护工作。",
        "田中太郎、ソフトウェアエンジニア。東京大学卒業。",
        "김철수 소프트웨어 엔지니어 서울대학교 졸업",
        "محمد علي مهندس برمجيات",
        "Ada (Άδα, Ада, עדה) Example",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_true_text_behind_the_mark_is_read_in_every_alphabet(text: str, encoding: str) -> None:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    read = read_document(mark + text.encode(encoding), "cv.txt").text
    assert read.replace("\n", " ")[:8] == text.replace("\n", " ")[:8]
