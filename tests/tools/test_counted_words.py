"""Numbers in answers agree with their nouns and verbs."""

import pytest

from tools.reply import counted, verb

pytestmark = pytest.mark.promise("tool-words")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 lines rest"), (1, "1 line rests"), (2, "2 lines rest"), (1000, "1000 lines rest")]
)
def test_one_thing_stands_alone_and_all_other_numbers_are_many(count: int, said: str) -> None:
    assert f"{counted(count, 'line')} {verb(count, 'rest')}" == said


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert [counted(count, "entry", "entries") for count in (1, 3)] == ["1 entry", "3 entries"]
