"""A patient comes, touches, speaks, listens and leaves."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.content import Block, BlockKind, Sentence
from kiosk.core.events import Heard, UtteranceEnded
from kiosk.core.model import Sign
from kiosk.core.state import KioskState
from tests.core.script import ALPHA, BETA, Visit, library, section


def test_home_shows_a_numbered_tile_for_each_section() -> None:
    tiles = Visit().screen.tiles
    assert [(tile.number, tile.title) for tile in tiles] == [(1, "Alpha"), (2, "Beta")]


@pytest.mark.parametrize("phrase", ["the beta", "to the beta", "ba greet the beta"])
def test_a_section_opens_by_its_name_even_before_the_visit_is_open(phrase: str) -> None:
    visit = Visit().hear(phrase)
    assert visit.place == ("section", "beta", 0)
    assert visit.screen.heard_label == f"+{phrase}"
    assert visit.said == []


def test_a_section_opens_by_touch_and_by_key() -> None:
    assert Visit().touch(A.OPEN_SECTION, "beta").place == ("section", "beta", 0)
    assert Visit().key("2").place == ("section", "beta", 0)


def test_nobody_there_only_names_of_sections_are_heard_and_what_calls_the_kiosk() -> None:
    with_answers = library(section("alpha", "One.", answers=(("Why?", 0),)), BETA)
    heard = set(Visit(with_answers).state.listening)
    assert {"ba greet", "the alpha", "to the beta", "ba greet the beta", "ba greet ba read aloud"} <= heard
    assert {way for way in heard if not way.startswith("ba greet")} == {
        "the alpha",
        "to the alpha",
        "the beta",
        "to the beta",
    }
    assert "ba greet ba questions" in heard
    assert not {way for way in heard if "why" in way or "num" in way}


def test_whoever_calls_the_kiosk_is_obeyed_at_once() -> None:
    visit = Visit().hear("ba greet ba read aloud")
    assert visit.state.is_visit_open
    assert visit.said[0] == "Hi you."


def test_the_greeting_opens_the_visit_without_a_sound() -> None:
    visit = Visit().hear("ba greet")
    assert visit.state.is_visit_open
    assert visit.said == []
    assert "ba read aloud" in visit.state.listening


def test_pages_turn_forth_and_back_and_then_back_home() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").hear("ba next page")
    assert (visit.place, visit.screen.page_label) == (("section", "alpha", 2), "2/2")
    assert visit.button(A.NEXT_PAGE) is False
    assert visit.hear("ba next page").screen.heard_label == "[nothing_more]"
    assert visit.key("escape").place == ("section", "alpha", 0)
    assert visit.touch(A.GO_BACK).place == ("home", "", 0)


def test_next_page_waits_until_the_pages_are_measured() -> None:
    visit = Visit(is_measuring=False).touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE)
    assert visit.place == ("section", "alpha", 0)
    visit.is_measuring = True
    assert visit.wait(0).place == ("section", "alpha", 2)


def test_reading_aloud_turns_pages_by_itself_and_ends() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD)
    assert visit.said == ["One two three.", "Four five."]
    heard = [visit.hears_sentence() for _ in range(3)]
    assert heard == ["One two three.", "Four five.", "Six seven eight."]
    assert visit.screen.page_label == "2/2"
    assert (visit.hears_sentence(), visit.hears_sentence()) == ("Nine ten.", "N 1. <sources>")
    assert not visit.state.reading.is_on
    assert visit.screen.marked_sentence is None


def test_sentence_and_word_are_marked_as_they_are_heard() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1)
    assert (visit.screen.marked_sentence, visit.screen.marked_word) == (0, 1)


def test_stop_keeps_the_word_and_go_on_reads_on_there() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").hear("ba read aloud").hears_word(1)
    assert visit.hear("ba stop reading").is_silenced
    assert (visit.screen.marked_sentence, visit.screen.marked_word) == (0, 1)
    assert visit.button(A.GO_ON) is True
    assert visit.key("space").said == ["two three.", "Four five."]
    visit.hears_word(1)
    assert visit.screen.marked_word == 2


def test_repeat_begins_the_sentence_again() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(2).touch(A.REPEAT)
    assert visit.is_silenced
    assert visit.said[0] == "One two three."


def test_while_the_kiosk_speaks_only_stop_is_heard() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD)
    assert visit.state.listening == ("ba stop reading",)
    assert visit.screen.microphone_sign is Sign.STOP_ONLY
    assert visit.screen.sayable == ("ba stop reading",)


def test_stop_is_not_taken_from_the_kiosks_own_mouth() -> None:
    talks = section("talks", "You can say ba stop reading now.", "Bye.")
    visit = Visit(library(talks)).touch(A.OPEN_SECTION, "talks").touch(A.READ_ALOUD).hears_word(0)
    visit.hear("ba stop reading")
    assert visit.state.reading.is_on


def test_its_words_here_and_there_in_the_sentence_do_not_hide_a_stop() -> None:
    talks = section("talks", "Stop it, ba, when you are reading.", "Bye.")
    visit = Visit(library(talks)).touch(A.OPEN_SECTION, "talks").touch(A.READ_ALOUD).hears_word(0)
    assert visit.hear("ba stop reading").is_silenced


def test_what_is_spoken_hides_it_even_if_it_is_written_otherwise() -> None:
    said = Sentence(("B.S.R.",), ("ba stop reading",))
    talks = replace(section("talks", "Bye."), text=(Block(BlockKind.PARAGRAPH, (said,)),))
    visit = Visit(library(talks)).touch(A.OPEN_SECTION, "talks").touch(A.READ_ALOUD).hears_word(0)
    assert not visit.hear("ba stop reading").is_silenced


def test_touching_a_sentence_reads_from_there() -> None:
    assert Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_FROM, sentence=1).said[0] == "Four five."


def test_next_page_while_reading_reads_on_there() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).touch(A.NEXT_PAGE)
    assert visit.is_silenced
    assert visit.said[0] == "Six seven eight."


@pytest.mark.parametrize("action", [A.GO_HOME, A.GO_BACK, A.WHAT_CAN_I_SAY, A.FINISHED])
def test_going_elsewhere_stops_the_voice(action: A) -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).touch(action)
    assert visit.is_silenced
    assert not visit.state.is_speaking


def test_help_is_shown_and_read_and_the_way_back_keeps_the_place() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE).hear("ba help me")
    assert visit.place[0] == "help"
    assert visit.said == ["Help one.", "Help two."]
    visit.touch(A.STOP_READING).key("escape")
    assert visit.place == ("section", "alpha", 2)


def test_undo_takes_back_what_was_heard_by_touch_key_and_voice() -> None:
    doors: list[Callable[[Visit], Visit]] = [
        lambda visit: visit.touch(A.UNDO),
        lambda visit: visit.key("backspace"),
        lambda visit: visit.hear("ba undo"),
    ]
    for take_back in doors:
        visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE).hear("ba go home")
        assert visit.screen.undo
        take_back(visit)
        assert visit.place == ("section", "alpha", 2)
        assert not visit.screen.undo
        assert visit.key("escape").place == ("section", "alpha", 0)


def test_undo_of_a_stop_nobody_asked_for_reads_on() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1).hear("ba stop reading")
    assert visit.touch(A.UNDO).said[0] == "two three."


def test_a_touch_needs_no_undo() -> None:
    assert Visit().touch(A.OPEN_SECTION, "alpha").screen.undo is None


def test_a_trembling_hand_turns_one_page() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE)
    visit.clock_s -= 0.7
    visit.touch(A.NEXT_PAGE)
    assert visit.screen.heard_label == ""
    visit.clock_s -= 0.7
    visit.touch(A.NEXT_PAGE)
    assert visit.screen.heard_label == "[nothing_more]", "the time counts from the press that was obeyed"


def test_finished_leaves_nothing_of_the_visit() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").hear("ba read aloud").hears_word(1).touch(A.FINISHED)
    assert visit.screen.heard_label == "[goodbye]"
    assert visit.wait(10).screen.heard_label == ""
    state = visit.state
    fresh = KioskState()
    assert (state.place, state.history, state.reading, state.note, state.undo, state.is_visit_open) == (
        fresh.place,
        fresh.history,
        fresh.reading,
        fresh.note,
        fresh.undo,
        fresh.is_visit_open,
    )


def test_the_content_of_two_sections_can_be_said_from_either() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha")
    assert "the beta" in visit.state.listening
    assert "the alpha" not in visit.state.listening
    assert "num un" not in visit.state.listening


def test_what_two_sections_share_as_a_name_means_neither() -> None:
    twin = section("twin", "Twin text.")
    same = type(twin)(**{**vars(twin), "id": "other"})
    assert "the twin" not in Visit(library(twin, same)).state.listening


def test_old_turns_are_dropped() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha")
    visit.happens(Heard(visit.state.turn - 1, "the beta", 1.0, 1.0))
    assert visit.place[1] == "alpha"


def test_every_offered_action_has_a_label_and_a_phrase() -> None:
    visit = Visit(library(ALPHA, BETA)).touch(A.OPEN_SECTION, "alpha")
    for control in visit.screen.controls:
        assert control.label
        assert any(
            control.intent.action.replace("_", " ") in phrase for phrase in visit.state.listening
        ) or not (control.is_enabled)


def test_every_word_on_the_screen_comes_from_the_language() -> None:
    """A small made-up language: each of its texts is marked, so that a word from anywhere else would show."""
    visit = Visit().touch(A.OPEN_SECTION, "alpha").hear("ba next page")
    model = visit.screen
    texts = [model.microphone_label, model.say_label, *(control.label for control in model.controls)]
    assert all(text[0] in "[<" for text in texts), texts
    assert (model.page_label, model.heard_label, model.title) == ("2/2", "+ba next page", "Alpha")
    assert all(phrase.split()[0] in {"ba", "the", "num"} for phrase in model.sayable)


def test_help_asked_for_by_key_is_read_and_by_touch_only_shown() -> None:
    assert Visit().touch(A.GO_HOME).key("f1").said == ["Help one.", "Help two."]
    assert Visit().touch(A.HELP_ME).said == []


def test_a_page_turned_by_hand_reads_from_its_own_top_and_the_kept_place_waits_on_the_other() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1).touch(A.STOP_READING)
    visit.touch(A.NEXT_PAGE)
    assert "ba go on" not in visit.state.listening
    assert (visit.button(A.READ_ALOUD), visit.button(A.REPEAT)) == (True, None)
    assert visit.touch(A.GO_BACK).button(A.GO_ON) is True


def test_the_last_page_does_not_offer_a_next_one_but_answers_who_asks() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "beta")
    assert "ba next page" not in visit.screen.sayable
    visit.hear("ba next page")
    assert (visit.screen.heard_label, visit.screen.undo) == ("[nothing_more]", None)


def test_what_was_not_understood_does_not_take_undo_away() -> None:
    assert Visit().hear("the beta").mumble().screen.undo


def test_calling_it_or_being_there_does_not_take_undo_away() -> None:
    assert Visit().hear("the beta").hear("ba greet").screen.undo
    visit = Visit().hear("the beta").wait(61)
    assert visit.state.question
    visit.happens(UtteranceEnded(visit.state.question.utterance)).hear("ba still here")
    assert visit.touch(A.UNDO).place[0] == "home"


def test_no_single_word_is_heard_while_the_kiosk_speaks() -> None:
    visit = Visit()
    stop = visit.library.voice.actions[A.STOP_READING]
    visit.library.voice.actions[A.STOP_READING] = replace(stop, phrases=("ba stop reading", "halt"))
    visit.touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD)
    assert visit.state.listening == ("ba stop reading",)
