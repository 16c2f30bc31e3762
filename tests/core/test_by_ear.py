"""For who only listens: awakened, told where they are, what the ring stands on, what became of a press."""

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.events import (
    Device,
    DeviceChanged,
    FocusRole,
    Heard,
    PagesMeasured,
    UtteranceEnded,
)
from kiosk.core.model import Sign
from kiosk.core.settings import Listening, Settings
from tests.core.script import ALPHA, BETA, Visit, library, section, term

GUIDE = "[guide_keys] or ba help me, ba what can i say"


def woken() -> Visit:
    """Somebody pressed a key, and has heard the guidance to its end."""
    visit = Visit().key("enter")
    assert visit.said == [f"Welcome to Zz. {GUIDE}"]
    return visit.hears_announcement()


def in_alpha() -> Visit:
    """In a section, told and being read to."""
    return woken().touch(A.OPEN_SECTION, "alpha").hears_announcement()


@pytest.mark.parametrize("key", ["left", "right", "enter", "escape", "space", "f1"])
def test_the_first_key_only_wakes_the_kiosk(key: str) -> None:
    visit = Visit().key(key)
    assert visit.place == ("home", "", 0)
    assert visit.state.comfort.is_by_ear
    assert visit.said == [f"Welcome to Zz. {GUIDE}"]
    assert visit.screen.caption == visit.said[0]
    assert not visit.hears_announcement().state.reading.is_on
    assert visit.screen.caption == ""


def test_a_ring_that_moves_on_a_sleeping_kiosk_wakes_it_too() -> None:
    visit = Visit().focus("Alpha", FocusRole.TILE, (1, 2))
    assert visit.said == [f"Welcome to Zz. {GUIDE}"]
    assert visit.focus("Beta", FocusRole.TILE, (2, 2)).said == ["Beta t 2/2"]


def test_a_ring_that_lands_with_a_page_wakes_nobody() -> None:
    visit = Visit().focus(is_by_person=False)
    assert (visit.said, visit.state.is_visit_open) == ([], False)


def test_the_voice_is_offered_only_where_it_is_heard() -> None:
    for settings in (Settings(listening=Listening.NEVER), Settings(listening=Listening.ON_PRESS)):
        assert Visit.of(settings).key("enter").said == ["Welcome to Zz. [guide_keys]"]
    deaf = Visit().happens(DeviceChanged(Device.RECOGNISER, is_working=False))
    assert deaf.key("enter").said == ["Welcome to Zz. [guide_keys]"]


def test_the_ring_is_told_and_what_cannot_be_pressed() -> None:
    visit = woken()
    assert visit.focus("Go home", place=(1, 9)).said == ["Go home b 1/9"]
    assert visit.screen.caption == "Go home b 1/9"
    assert visit.focus("Go back", place=(2, 9), is_offered=False).said == ["Go back b 2/9 [focus_off]"]
    assert visit.is_silenced
    assert visit.focus("Text", FocusRole.TEXT, (1, 1)).said == ["[focus_text]"]
    assert visit.focus(is_by_person=False).said == []


def test_who_sees_the_screen_is_not_told() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").focus()
    assert visit.said == []


def test_moving_the_ring_stops_the_reading_and_keeps_its_place() -> None:
    visit = in_alpha().hears_word(1).focus()
    assert visit.is_silenced
    assert visit.said == ["Go b 3/9"]
    assert visit.hears_announcement().key("space").said[0] == "two three."


def test_a_new_page_is_told_and_then_read() -> None:
    visit = woken().touch(A.OPEN_SECTION, "alpha")
    assert visit.said == ["Alpha. 1/2"]
    assert visit.screen.caption == "", "it stands on the page"
    assert visit.hears_announcement().said == ["One two three.", "Four five."]
    visit.key("space").touch(A.NEXT_PAGE)
    assert visit.said == ["Alpha. 2/2"]
    assert visit.hears_announcement().said[0] == "Six seven eight."


def test_a_page_that_is_measured_late_is_told_when_it_is_known() -> None:
    visit = woken()
    visit.is_measuring = False
    visit.touch(A.OPEN_SECTION, "alpha")
    assert visit.said == []
    document = visit.screen.document.id
    assert visit.happens(PagesMeasured(document, (0, 2))).said == ["Alpha. 1/2"]


def test_a_page_that_is_never_measured_is_told_all_the_same() -> None:
    visit = woken()
    visit.is_measuring = False
    assert visit.touch(A.OPEN_SECTION, "alpha").said == []
    assert visit.wait(0.5).said == ["Alpha."]


def test_a_page_left_before_it_was_told_is_not_told() -> None:
    visit = woken()
    visit.is_measuring = False
    visit.touch(A.OPEN_SECTION, "alpha").touch(A.OPEN_SECTION, "beta")
    assert visit.wait(0.5).said == ["Beta."]
    assert visit.wait(0.5).said == []


def test_the_same_page_measured_anew_is_no_new_page() -> None:
    visit = in_alpha().key("space")
    document = visit.screen.document.id
    assert visit.happens(PagesMeasured(document, (0, 1, 2))).said == []


def test_while_it_is_told_only_stop_is_heard_and_nothing_is_read_after_it() -> None:
    visit = woken().touch(A.OPEN_SECTION, "alpha")
    assert visit.state.listening == ("ba stop reading",)
    assert visit.screen.microphone_sign is Sign.STOP_ONLY
    visit.hear("ba stop reading")
    assert visit.is_silenced
    assert visit.said == []
    assert not visit.state.reading.is_on
    assert "ba go home" in visit.phrases_here


def test_its_own_words_are_not_obeyed() -> None:
    visit = woken()
    visit.library.voice.labels["focus_button"] = "ba stop reading {name} {number} {count}"
    visit.focus()
    assert not visit.happens(Heard(visit.state.turn, "ba stop reading", 1.0, 1.0)).is_silenced


def test_long_guidance_is_not_cut_off() -> None:
    visit = Visit()
    visit.library.voice.labels["guide_keys"] = "word " * 60
    visit.key("enter").wait(60)
    assert not visit.is_silenced
    assert visit.state.announcement
    assert visit.wait(60).is_silenced, "a mouth that never tells its end does not hold the visit open"
    assert visit.wait(60).state.question


def test_a_key_interrupts_and_the_next_thing_is_told() -> None:
    visit = woken().touch(A.OPEN_SECTION, "alpha").key("escape")
    assert visit.is_silenced
    assert visit.said == ["Zz."]


def test_a_finger_ends_it() -> None:
    visit = in_alpha().finger(A.NEXT_PAGE)
    assert not visit.state.comfort.is_by_ear
    assert visit.finger(A.GO_HOME).said == []
    assert visit.focus().said == []


def test_what_the_screen_answers_is_told() -> None:
    visit = in_alpha().key("space").touch(A.NEXT_PAGE).hears_announcement().key("space")
    for _ in range(2):
        assert visit.touch(A.NEXT_PAGE).said == ["[nothing_more]"]
        assert visit.screen.caption == "", "it stands in its line"
    with_questions = library(section("alpha", "One.", ask=("Why?",)), BETA)
    visit = Visit(with_questions).key("enter").hears_announcement()
    assert visit.touch(A.KEEP_QUESTION, "alpha").said == ["[kept_note]"]


def test_what_became_of_a_choice_is_told() -> None:
    visit = woken().touch(A.MAKE_EASIER).hears_announcement().key("space")
    assert visit.touch(A.BIGGER_TEXT).said == ["<bigger_text>. 2/3."]
    assert visit.touch(A.STEADY_HANDS).said == ["<steady_hands>. [is_in_use]."]
    assert visit.touch(A.STEADY_HANDS).said == ["<steady_hands>. [not_in_use]."]
    assert visit.touch(A.BIGGER_TEXT).touch(A.BIGGER_TEXT).said == ["[no_further]"]
    assert visit.touch(A.GUIDE_ME).said == ["<guide_me>. [not_in_use]."]
    assert visit.touch(A.GUIDE_ME).said == [f"[easier_title]. {GUIDE}"]


def test_it_begins_by_voice_too() -> None:
    visit = Visit().hear("ba greet ba guide me")
    assert visit.state.comfort.is_by_ear
    assert visit.said == [f"Zz. {GUIDE}"]
    assert Visit().touch(A.OPEN_SECTION, "alpha").hear("ba guide me").said == [f"Alpha. 1/2 {GUIDE}"]


def test_help_and_the_meaning_of_a_word_are_not_said_twice() -> None:
    visit = woken().key("f1")
    assert visit.said == ["[help_title]."]
    assert visit.hears_announcement().said == ["Help one.", "Help two."]
    words = library(section("alpha", "A beta."), BETA, terms=(term("beta", "Second."),))
    visit = Visit(words).key("enter").hears_announcement().touch(A.OPEN_WORD, term="beta")
    assert visit.said == ["beta", "Second."]
    assert visit.wait(0.5).said == []


def test_the_question_is_asked_only_when_the_kiosk_is_silent_and_the_answer_is_told() -> None:
    visit = woken()
    visit.library.voice.labels["focus_button"] = "word " * 50
    assert visit.focus().wait(61).screen.question is None
    assert visit.hears_announcement().wait(59).screen.question is None
    assert visit.wait(1).said == ["Ben tu?"]
    visit.happens(UtteranceEnded(visit.state.utterance)).key("x")
    assert visit.screen.question is None
    assert visit.said == ["Zz."]
    assert not visit.hears_announcement().state.reading.is_on


def test_a_ring_that_moves_while_the_question_is_open_only_answers_it() -> None:
    visit = woken().wait(60)
    visit.happens(UtteranceEnded(visit.state.utterance)).focus("Yes")
    assert visit.screen.question is None
    assert visit.said == ["Zz."]


def test_the_end_of_the_visit_is_told() -> None:
    visit = in_alpha().touch(A.FINISHED)
    assert visit.said == ["[goodbye]"]
    assert not visit.state.is_visit_open
    assert not visit.state.comfort.is_by_ear
    assert visit.hears_announcement().said == []
    assert "the beta" in visit.phrases_here


def test_a_section_taken_away_is_told() -> None:
    visit = in_alpha().key("space")
    visit.change(library(BETA))
    assert visit.said == ["[section_gone] Zz."]


def test_content_changed_elsewhere_tells_nothing() -> None:
    visit = in_alpha().key("space")
    visit.change(library(ALPHA, section("beta", "Other.")))
    assert visit.said == []
