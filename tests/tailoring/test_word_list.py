"""The words are those of the checker they are taken from."""

import pytest

from tailoring.word_list import english_words, longest_word

pytestmark = pytest.mark.promise("quality")


def test_the_words_are_those_of_the_checker_they_are_taken_from() -> None:
    from spellchecker import SpellChecker

    checker = SpellChecker(language="en")
    assert english_words() == frozenset(checker.word_frequency.words())
    assert longest_word() == checker.word_frequency.longest_word_length
