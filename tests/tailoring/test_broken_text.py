"""Halves of sentences are known as such, strictly where a line of one's own is at stake."""

import pytest

from tailoring.broken_text import breaks_off, is_torn, opens_in_middle
from tailoring.reading.documents import read_document
from tailoring.reading.profile import read_profile
from tailoring.reframing import tidy

pytestmark = pytest.mark.promise("own-sentences")


@pytest.mark.parametrize("text", ["Ran kitchens for schools and", "Cooked,", "of cold rooms", "12 and 14", "Led the."])
def test_what_surely_lacks_a_half_is_torn(text: str) -> None:
    assert is_torn(text)


@pytest.mark.parametrize("text", ["B.A.", "cooked lunches", "Logged in", "Ran shifts, April to Nov"])
def test_a_careless_line_is_not_torn(text: str) -> None:
    assert not is_torn(text)


def test_a_sentence_of_a_letter_is_judged_more_strictly_than_a_line() -> None:
    assert breaks_off("Plans for various")
    assert not breaks_off("Plans for various", surely=True)
    assert opens_in_middle("cooked lunches")
    assert not opens_in_middle("cooked lunches", surely=True)


def test_a_bullet_leads_on_to_the_quotation_below_it() -> None:
    text = (
        "Ann Fox\nann.fox@example.org\n\nEXPERIENCE\n\nCook\nHolm Kitchen, Leeds\nMarch 2019 - Present\n"
        "• Cooked two hundred lunches a day for the wards of the hospital and for the staff of the offices\n"
        "beside it, with a team of six cooks.\n"
        "• Won the kitchen prize of the year for the month of August 2015 and was given the title\n"
        "“Young cook”.\n• Trained six cooks in the safe handling of knives, ovens and hot oil, and in writing\n"
        "of menus.\n"
    )
    (job,) = read_profile(read_document(text.encode(), "cv.txt")).positions
    assert any(" ".join(one.text.split()).endswith("the title “Young cook”.") for one in job.bullets)


def test_a_bullet_of_several_sentences_speaks_in_one_voice() -> None:
    assert tidy("Menus and rotas. I plan both. I’m the night cook.") == "Menus and rotas. Plan both. Night cook."


def test_a_stop_that_was_typed_twice_goes_as_one_does_and_dots_that_leave_open_stay() -> None:
    assert tidy("Baked on decks 10 g, 11 g and 12 c..") == "Baked on decks 10 g, 11 g and 12 c"
    assert tidy("Rotas, menus, orders ...") == "Rotas, menus, orders ..."
