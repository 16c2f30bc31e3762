"""Left alone: the question, the answer, the clean start. Times from standards.md, "Time"."""

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.events import ScreenTouched, UtteranceEnded, UtteranceStarted
from kiosk.core.settings import Settings
from kiosk.core.state import KioskState
from tests.core.script import Visit, library, section


def asked(visit: Visit) -> Visit:
    """Waits until the question has been asked and spoken."""
    visit.wait(60)
    assert visit.screen.question
    return visit.happens(UtteranceEnded(visit.state.utterance))


def on_second_page() -> Visit:
    return Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE).wait(0)


def test_the_question_is_asked_seen_and_heard_after_a_minute() -> None:
    visit = on_second_page().wait(59)
    assert visit.screen.question is None
    visit.wait(1)
    assert visit.screen.question
    assert visit.said == ["Ben tu?"]


def test_a_long_page_gives_a_slow_reader_time() -> None:
    long_page = section("long", *["word " * 10] * 9)
    visit = Visit(library(long_page)).touch(A.OPEN_SECTION, "long").wait(92)
    assert visit.screen.question is None
    assert visit.wait(1).screen.question


def test_nobody_is_asked_before_a_visit_or_while_the_kiosk_reads() -> None:
    assert Visit().wait(1000).screen.question is None
    assert reading_for_minutes(on_second_page()).screen.question is None


def reading_for_minutes(visit: Visit) -> Visit:
    """A very slow mouth: a word each 15 s."""
    visit.touch(A.READ_ALOUD)
    for word in range(3):
        for _ in range(3):
            visit.hears_word(word).wait(15)
    return visit


def test_a_mouth_that_does_not_go_on_does_not_hold_the_visit_open() -> None:
    visit = on_second_page().touch(A.READ_ALOUD).hears_word(1).wait(21)
    assert not visit.state.reading.is_on
    assert visit.button(A.GO_ON) is True
    assert visit.wait(60).screen.question


def test_the_end_of_reading_aloud_counts_as_a_sign_of_life() -> None:
    visit = reading_for_minutes(on_second_page())
    for _ in range(3):
        visit.hears_sentence()
    assert visit.wait(59).screen.question is None
    assert visit.wait(1).screen.question


@pytest.mark.parametrize("answer", ["touch", "glass", "key", "i am here", "next page"])
def test_any_answer_goes_on_at_the_exact_place(answer: str) -> None:
    visit = asked(on_second_page())
    match answer:
        case "touch":
            visit.touch(A.STILL_HERE)
        case "glass":
            visit.happens(ScreenTouched())
        case "key":
            visit.key("x")
        case "i am here":
            visit.hear("ba still here")
        case _:
            visit.hear("ba next page")
    assert visit.screen.question is None
    assert visit.place == ("section", "alpha", 2)
    assert visit.wait(59).screen.question is None


def test_a_key_that_answers_does_nothing_else() -> None:
    assert asked(on_second_page()).key("escape").place == ("section", "alpha", 2)


def test_talk_that_is_not_for_the_kiosk_does_not_answer() -> None:
    visit = asked(on_second_page()).mumble()
    assert visit.screen.question
    assert visit.wait(30).place == ("home", "", 0)


def test_without_an_answer_the_kiosk_starts_afresh_after_half_a_minute() -> None:
    visit = asked(on_second_page()).wait(29)
    assert visit.screen.question
    visit.wait(1)
    assert visit.place == ("home", "", 0)
    assert not visit.state.is_visit_open


def test_the_time_to_answer_begins_when_the_question_was_heard() -> None:
    visit = on_second_page().wait(60)
    visit.happens(UtteranceStarted(visit.state.utterance)).wait(20)
    assert visit.screen.question
    visit.happens(UtteranceEnded(visit.state.utterance)).wait(29)
    assert visit.screen.question


def test_a_mouth_that_never_answers_does_not_hold_the_visit_open() -> None:
    visit = on_second_page().wait(60)
    assert visit.wait(30 + 30).place == ("home", "", 0)


def test_an_answer_while_the_question_is_spoken_silences_it() -> None:
    visit = on_second_page().wait(60)
    assert visit.touch(A.STILL_HERE).is_silenced


def test_asked_as_often_as_wanted_and_the_kept_place_stays() -> None:
    visit = on_second_page().touch(A.READ_ALOUD).hears_word(1).touch(A.STOP_READING).wait(0)
    for _ in range(10):
        asked(visit).touch(A.STILL_HERE)
    assert visit.touch(A.GO_ON).said[0] == "seven eight."


def test_the_times_are_settings() -> None:
    visit = Visit(state=KioskState(settings=Settings(idle_question_after_s=120, idle_answer_s=60)))
    visit.touch(A.OPEN_SECTION, "beta").wait(0)
    assert visit.wait(119).screen.question is None
    assert visit.wait(1).screen.question
    visit.happens(UtteranceEnded(visit.state.utterance)).wait(59)
    assert visit.screen.question
    assert visit.wait(1).screen.question is None


def falsely_opened(visit: Visit) -> Visit:
    """Talk in an empty room was taken for a command, and nobody answers the question."""
    visit.hear("the beta").wait(61)
    assert visit.screen.question
    return visit


def left_alone(visit: Visit) -> Visit:
    if visit.said:
        visit.happens(UtteranceEnded(visit.state.utterance))
    visit.wait(30)
    assert not visit.state.is_visit_open
    return visit


def test_into_an_empty_room_the_question_is_asked_aloud_twice_and_then_only_shown() -> None:
    visit, said = Visit(), []
    for _ in range(4):
        said.append(falsely_opened(visit).said)
        left_alone(visit)
    assert said == [["Ben tu?"], ["Ben tu?"], [], []]


@pytest.mark.parametrize("answer", ["touch", "key", "glass", "voice"])
def test_who_answers_is_asked_aloud_again(answer: str) -> None:
    visit = Visit()
    for _ in range(3):
        left_alone(falsely_opened(visit))
    falsely_opened(visit)
    match answer:
        case "touch":
            visit.touch(A.STILL_HERE)
        case "key":
            visit.key("x")
        case "glass":
            visit.happens(ScreenTouched())
        case _:
            visit.hear("ba still here")
    assert visit.wait(61).said == ["Ben tu?"]


def test_a_question_that_is_only_shown_waits_as_long_for_an_answer() -> None:
    visit = Visit()
    for _ in range(2):
        left_alone(falsely_opened(visit))
    assert falsely_opened(visit).wait(29).screen.question
    assert visit.wait(1).screen.question is None


@pytest.mark.parametrize("end", ["finished", "nobody answers"])
def test_every_trace_of_the_visit_is_gone(end: str) -> None:
    texts = library(section("alpha", "One.", ask=("Why?",)), section("beta", "Two."))
    visit = (
        Visit(texts).key("enter").hears_announcement().hear("to the alpha").touch(A.KEEP_QUESTION, "alpha")
    )
    visit.touch(A.NIGHT_COLOURS).touch(A.SPEAK_FASTER).key("f12").focus().touch(A.STEP_THROUGH).key("right")
    visit.touch(A.MICROPHONE_OFF)
    if end == "finished":
        visit.touch(A.FINISHED).hears_announcement().wait(10)
    else:
        left_alone(visit.hears_announcement().wait(61))
        assert visit.state.last_press is None
    mine = Visit(texts).wait(0).state
    state = visit.state
    kept = {
        "now_s",
        "last_input_s",
        "utterance",
        "turn",
        "confirmed_turn",
        "last_press",
        "pages",
        "empty_questions",
    }
    fields = {name: value for name, value in vars(state).items() if name not in kept}
    assert fields == {name: value for name, value in vars(mine).items() if name not in kept}
