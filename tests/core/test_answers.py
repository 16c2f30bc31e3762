"""What is told to who was not understood, and that talk in the room is left alone."""

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.events import ListeningStarted, ScreenTouched, UtteranceEnded
from kiosk.core.settings import Listening, Settings
from tests.core.script import Visit

TOLD = "? ba next page, ba read aloud"
TOLD_AGAIN = f"?{TOLD}"


def reader() -> Visit:
    return Visit().touch(A.OPEN_SECTION, "alpha")


def test_it_is_shown_and_spoken_with_what_can_be_said() -> None:
    visit = reader().mumble()
    assert visit.said == [TOLD]
    assert visit.screen.heard_label == TOLD
    assert visit.hears_announcement().screen.heard_label == TOLD
    assert not visit.state.is_speaking


def test_a_phrase_that_cannot_be_heard_is_not_advised() -> None:
    visit = reader()
    visit.happens(ListeningStarted(visit.state.turn, ("ba next page",)))
    assert visit.mumble().screen.heard_label == "? pli ba next page, ba read aloud"


def test_it_is_spoken_once_a_minute_and_shown_always() -> None:
    visit = reader().mumble().hears_announcement()
    visit.touch(A.OPEN_SECTION, "alpha").mumble()
    assert (visit.said, visit.screen.heard_label) == ([], TOLD)
    visit.wait(58).touch(A.OPEN_SECTION, "alpha").wait(0).mumble()
    assert visit.said == [TOLD]


@pytest.mark.parametrize("door", ["touch", "key", "phrase"])
def test_the_second_time_in_a_row_help_is_told_and_any_obeyed_door_begins_anew(door: str) -> None:
    visit = reader().mumble().hears_announcement()
    assert visit.mumble().screen.heard_label == TOLD_AGAIN
    assert visit.said == [], "the minute is not over"
    match door:
        case "touch":
            visit.touch(A.OPEN_SECTION, "alpha")
        case "key":
            visit.key("page_down").key("page_up")
        case _:
            visit.hear("ba greet")
    assert visit.mumble().screen.heard_label == TOLD


def test_talk_in_the_room_is_left_alone() -> None:
    assert Visit().mumble().screen.heard_label == "", "nobody is there"
    assert reader().mumble(is_long=True).screen.heard_label == ""
    assert reader().mumble(silence_s=0.1).screen.heard_label == "", "in the midst of talk"
    assert reader().wait(11).mumble().screen.heard_label == "", "the reader has been silent for long"
    reading = reader().touch(A.READ_ALOUD).mumble()
    assert reading.screen.heard_label == ""
    assert reading.state.reading.is_on


def test_who_has_pressed_speak_is_answered_whatever_was_before() -> None:
    visit = reader().wait(30).touch(A.SPEAK).mumble(silence_s=0.0)
    assert visit.said == [TOLD]
    assert visit.touch(A.OPEN_SECTION, "alpha").touch(A.SPEAK).mumble(is_long=True).screen.heard_label == ""


def test_who_has_pressed_speak_can_try_again_after_the_answer() -> None:
    visit = Visit.of(Settings(listening=Listening.ON_PRESS)).touch(A.OPEN_SECTION, "alpha").touch(A.SPEAK)
    visit.wait(7).mumble().wait(4).hears_announcement()
    assert visit.wait(7).state.is_microphone_open
    assert visit.mumble().screen.heard_label == TOLD_AGAIN
    assert not visit.wait(1).state.is_microphone_open


def test_who_tries_again_after_the_answer_is_answered_but_talk_does_not_go_on_being_answered() -> None:
    visit = reader().wait(9).mumble().wait(6).hears_announcement()
    assert visit.wait(9).mumble().screen.heard_label == TOLD_AGAIN
    visit.wait(2).mumble()
    assert visit.state.misses == 2, "what was only shown is not waited for"


def test_pressing_speak_once_more_does_not_make_a_second_miss_the_first() -> None:
    visit = reader().touch(A.SPEAK).mumble().hears_announcement().wait(8)
    assert visit.touch(A.SPEAK).mumble().screen.heard_label == TOLD_AGAIN


@pytest.mark.parametrize("door", ["touch", "glass", "key", "stop", "phrase"])
def test_it_is_silenced_by_whatever_a_person_does(door: str) -> None:
    visit = reader().mumble()
    assert {"ba stop reading", "ba next page"} <= set(visit.state.listening)
    match door:
        case "touch":
            visit.touch(A.NEXT_PAGE)
        case "glass":
            visit.happens(ScreenTouched())
        case "key":
            visit.key("x")
        case "phrase":
            assert visit.hear("ba go home").place[0] == "home"
        case _:
            visit.hear("ba stop reading")
    assert visit.is_silenced
    assert not visit.state.is_speaking


def test_a_mouth_that_never_answers_does_not_make_it_last() -> None:
    visit = reader().mumble().wait(19.5)
    assert visit.state.is_speaking
    assert visit.wait(0.5).is_silenced
    assert not visit.state.is_speaking


def test_reading_takes_its_place() -> None:
    visit = reader().mumble().touch(A.READ_ALOUD)
    assert visit.is_silenced
    assert visit.said[0] == "One two three."
    assert visit.state.announcement is None


def test_it_does_not_put_the_idle_question_off() -> None:
    visit = reader().wait(9).mumble().hears_announcement()
    assert visit.wait(50).screen.question is None
    assert visit.wait(1).screen.question


def test_nobody_is_told_while_asked_whether_anybody_is_there() -> None:
    visit = reader().wait(60)
    assert visit.screen.question
    assert visit.mumble().happens(UtteranceEnded(visit.state.utterance)).mumble().screen.heard_label == ""
    assert visit.said == []


def test_the_next_visitor_hears_it_again() -> None:
    visit = reader().mumble().touch(A.FINISHED).touch(A.OPEN_SECTION, "alpha")
    assert visit.mumble().said == [TOLD]


def test_the_echo_of_a_voice_that_was_cut_short_is_not_answered() -> None:
    cut = reader().touch(A.READ_ALOUD).hears_word(1).touch(A.STOP_READING)
    assert cut.mumble(silence_s=0.7).screen.heard_label == ""
    assert cut.wait(2).mumble(silence_s=0.7).screen.heard_label.startswith("? ")
