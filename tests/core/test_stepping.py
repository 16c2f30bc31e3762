"""Through the text of a page by sentences, words and letters."""

from dataclasses import replace

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.content import Block, BlockKind, Sentence
from kiosk.core.events import PagesMeasured
from tests.core.script import ALPHA, BETA, Visit, library, section

FORMS = Sentence(
    ("Take", "5", "mg", "“B.", "12”.", "—"), ("Take", "five", "milligrams", "B twelve.", "", "–")
)
"""A number, an abbreviation, two words spoken as one, and a dash."""


def stepping(text: str = "alpha", hint: str = "[steps_hint] ") -> Visit:
    """Awakened by a key, in a section, and Enter pressed on its words."""
    visit = Visit().key("enter").touch(A.OPEN_SECTION, text).hears_announcement().key("space")
    first = visit.screen.document.sentences[0].text
    assert visit.touch(A.STEP_THROUGH).said == [f"{hint}{first}"]
    return visit


def said(visit: Visit, key: str) -> str:
    (words,) = visit.key(key).said
    return words


def marks(visit: Visit) -> tuple[int | None, int | None, int | None]:
    screen = visit.screen
    return screen.marked_sentence, screen.marked_word, screen.marked_letter


def test_by_sentences_to_both_ends_of_the_page() -> None:
    visit = stepping()
    assert visit.screen.is_stepping
    assert visit.screen.caption == "[steps_hint]"
    assert [said(visit, "right"), said(visit, "right")] == ["Four five.", "[last_of_page]"]
    assert marks(visit) == (1, None, None)
    assert visit.screen.caption == "[last_of_page]"
    assert [said(visit, "left"), said(visit, "left")] == ["One two three.", "[first_of_page]"]
    assert marks(visit) == (0, None, None)
    assert visit.screen.page_label == "1/2"


def test_by_words_over_the_ends_of_sentences() -> None:
    visit = stepping()
    assert said(visit, "space") == "[by_word] One"
    assert visit.screen.caption == "[by_word]"
    heard = [said(visit, "right") for _ in range(5)]
    assert heard == ["two", "three.", "Four", "five.", "[last_of_page]"]
    assert marks(visit) == (1, 1, None)
    assert [said(visit, "left") for _ in range(2)] == ["Four", "three."]
    assert marks(visit) == (0, 2, None)
    assert visit.screen.caption == ""


def test_by_letters_over_the_ends_of_words_and_back_to_sentences() -> None:
    visit = stepping()
    said(visit, "space")
    assert said(visit, "right") == "two"
    assert said(visit, "space") == "[by_letter] t"
    assert [said(visit, "right") for _ in range(3)] == ["w", "o", "t"]
    assert marks(visit) == (0, 2, 0)
    assert [said(visit, "left") for _ in range(4)] == ["o", "w", "t", "e"]
    assert marks(visit) == (0, 0, 2)
    assert said(visit, "space") == "[by_sentence] One two three."
    assert marks(visit) == (0, None, None)


def test_numbers_and_short_forms_are_spoken_as_they_are_read() -> None:
    forms = replace(section("alpha"), text=(Block(BlockKind.PARAGRAPH, (FORMS,)),))
    visit = Visit(library(forms, BETA), pages={"alpha": (0,)})
    visit.touch(A.OPEN_SECTION, "alpha").touch(A.STEP_THROUGH)
    assert visit.said == ["[steps_hint] Take five milligrams B twelve. –"]
    said(visit, "space")
    assert [said(visit, "right") for _ in range(4)] == ["five", "milligrams", "B twelve.", "–"]
    said(visit, "left")
    assert said(visit, "space") == "[by_letter] B"
    assert marks(visit) == (0, 3, 1), "the letter stands after the quotation mark"
    assert [said(visit, "right") for _ in range(3)] == ["1", "2", "—"]


def test_enter_reads_on_from_there() -> None:
    visit = stepping()
    said(visit, "right")
    assert visit.key("enter").said[0] == "Four five."
    assert visit.state.reading.is_on
    assert not visit.screen.is_stepping


def test_escape_goes_back_to_the_buttons_and_stays_on_the_page() -> None:
    visit = stepping().key("escape")
    assert visit.said == ["[steps_ended]"]
    assert not visit.screen.is_stepping
    assert visit.place == ("section", "alpha", 0)
    assert visit.touch(A.END_STEPS).said == []


def test_it_begins_where_reading_stopped() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_FROM, sentence=1).hears_word(1)
    assert visit.touch(A.STEP_THROUGH).said == ["[steps_hint] Four five."]
    assert visit.is_silenced


def test_it_begins_at_the_top_of_the_page_shown() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).touch(A.STOP_READING)
    visit.touch(A.NEXT_PAGE)
    assert visit.touch(A.STEP_THROUGH).said == ["[steps_hint] Six seven eight."]


def test_targets_are_stepped_through_too() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "beta").touch(A.STEP_THROUGH)
    said(visit, "right")
    assert said(visit, "right") == "N 1. <sources>"


@pytest.mark.parametrize("action", [A.NEXT_PAGE, A.GO_HOME, A.READ_ALOUD, A.HELP_ME])
def test_another_page_or_reading_ends_it(action: A) -> None:
    assert not stepping().touch(action).screen.is_stepping


def test_a_ring_that_is_moved_ends_it() -> None:
    visit = stepping().focus("Go home")
    assert not visit.screen.is_stepping
    assert visit.said == ["Go home b 3/9"]


def test_a_text_that_changes_ends_it() -> None:
    visit = stepping().key("space").key("right").key("right")
    visit.change(library(section("alpha", "One."), BETA))
    assert not visit.screen.is_stepping
    assert visit.touch(A.NEXT_STEP).said == []
    with_questions = library(section("alpha", "One.", ask=("Why so long?", "How?")), BETA)
    visit = Visit(with_questions).touch(A.KEEP_QUESTION, "alpha").touch(A.MY_QUESTIONS).touch(A.STEP_THROUGH)
    assert not visit.touch(A.DROP_QUESTION).screen.is_stepping


def test_a_page_measured_anew_is_stepped_through_to_its_new_end() -> None:
    visit = stepping()
    visit.happens(PagesMeasured(visit.screen.document.id, (0, 1)))
    assert visit.screen.is_stepping
    assert said(visit, "right") == "[last_of_page]"


def test_the_same_key_twice_at_once_is_a_trembling_hand() -> None:
    visit = stepping().key("right")
    visit.clock_s -= 0.8
    assert visit.key("right").said == []


def test_without_steps_these_keys_do_nothing() -> None:
    visit = Visit(library(ALPHA)).touch(A.OPEN_SECTION, "alpha")
    for action in (A.NEXT_STEP, A.STEP_BEFORE, A.FINER_STEPS, A.END_STEPS):
        assert visit.touch(action).effects == []
