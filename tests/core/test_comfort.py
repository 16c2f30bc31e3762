"""Easier to see, hear and press: each choice, at its ends, while reading, taken back, and gone with the visit."""

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.comfort import LOUDNESSES_DB, RATES_WPM, Comfort, TextSize, Theme
from kiosk.core.comfort_screen import EASIER_ACTIONS
from kiosk.core.effects import SetLoudness
from kiosk.core.events import PanelKnown, UtteranceEnded
from kiosk.core.settings import Settings
from tests.core.script import Visit, library, section, term

SWITCHES = {
    A.KEEP_STILL: "is_still",
    A.STEADY_HANDS: "has_steady_hands",
    A.LOW_CONTROLS: "has_low_controls",
    A.ONE_SWITCH: "is_by_switch",
    A.GUIDE_ME: "is_by_ear",
}
STEPS: dict[A, tuple[str, list[object]]] = {
    A.BIGGER_TEXT: ("text_size", [TextSize.LARGER, TextSize.LARGEST]),
    A.SMALLER_TEXT: ("text_size", []),
    A.SPEAK_FASTER: ("rate_wpm", list(RATES_WPM[3:])),
    A.SPEAK_SLOWER: ("rate_wpm", list(RATES_WPM[1::-1])),
    A.SPEAK_LOUDER: ("loudness_db", [LOUDNESSES_DB[3]]),
    A.SPEAK_SOFTER: ("loudness_db", [LOUDNESSES_DB[1], LOUDNESSES_DB[0]]),
}
"""From the usual to the last one."""
COLOURS = {A.DAY_COLOURS: Theme.DAY, A.NIGHT_COLOURS: Theme.NIGHT, A.STRONG_COLOURS: Theme.STRONG}
BEGINS_AGAIN = {A.BIGGER_TEXT, A.SPEAK_FASTER, A.SPEAK_SLOWER, A.NIGHT_COLOURS, A.STRONG_COLOURS}


def gains(visit: Visit) -> list[float]:
    return [effect.gain_db for effect in visit.effects if isinstance(effect, SetLoudness)]


@pytest.mark.parametrize("action", STEPS)
def test_steps_go_to_their_end_and_then_say_so(action: A) -> None:
    name, values = STEPS[action]
    visit = Visit()
    for value in values:
        assert getattr(visit.touch(action).state.comfort, name) == value
        assert visit.screen.heard_label == ""
    before = visit.state.comfort
    assert visit.touch(action).screen.heard_label == "[no_further]"
    assert visit.state.comfort == before


def test_the_range_of_loudness_is_as_the_standard_asks() -> None:
    assert max(LOUDNESSES_DB) == 0.0
    assert max(LOUDNESSES_DB) - min(LOUDNESSES_DB) >= 18.0
    assert min(LOUDNESSES_DB) + 12.0 in LOUDNESSES_DB


def test_colours_and_switches() -> None:
    visit = Visit()
    for colour in (A.NIGHT_COLOURS, A.STRONG_COLOURS, A.DAY_COLOURS):
        assert visit.touch(colour).state.comfort.theme is COLOURS[colour]
    for action, name in SWITCHES.items():
        assert getattr(visit.touch(action).state.comfort, name) is True
        assert getattr(visit.touch(action).state.comfort, name) is False


def test_the_screen_tells_what_is_in_use() -> None:
    visit = Visit().touch(A.MAKE_EASIER)
    assert [tile.intent.action for tile in visit.screen.tiles] == list(EASIER_ACTIONS)
    assert visit.lines() == {
        A.BIGGER_TEXT: "1/3",
        A.SMALLER_TEXT: "1/3",
        A.DAY_COLOURS: "[is_in_use]",
        A.NIGHT_COLOURS: "",
        A.STRONG_COLOURS: "",
        A.SPEAK_LOUDER: "3/4",
        A.SPEAK_SOFTER: "3/4",
        A.SPEAK_SLOWER: "3/5",
        A.SPEAK_FASTER: "3/5",
        **dict.fromkeys(SWITCHES, ""),
    }
    for action in (A.BIGGER_TEXT, A.NIGHT_COLOURS, A.SPEAK_FASTER, A.STEADY_HANDS):
        visit.touch(action)
    lines = visit.lines()
    assert (lines[A.SMALLER_TEXT], lines[A.SPEAK_SLOWER]) == ("2/3", "4/5")
    assert (lines[A.DAY_COLOURS], lines[A.NIGHT_COLOURS]) == ("", "[is_in_use]")
    chosen = {tile.intent.action for tile in visit.screen.tiles if tile.is_chosen}
    assert chosen == {A.NIGHT_COLOURS, A.STEADY_HANDS}
    number = EASIER_ACTIONS.index(A.NIGHT_COLOURS)
    assert visit.screen.tiles[number].spoken_name == f"{number + 1} <night_colours>. [is_in_use]"


def test_the_usual_speed_is_the_clinics() -> None:
    visit = Visit.of(Settings(rate_wpm=180)).touch(A.MAKE_EASIER)
    assert visit.lines()[A.SPEAK_FASTER] == "4/5"
    assert visit.touch(A.SPEAK_FASTER).state.comfort.rate_wpm == 200


@pytest.mark.parametrize("action", EASIER_ACTIONS)
def test_while_reading_what_is_seen_or_heard_otherwise_begins_the_sentence_again(action: A) -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_FROM, sentence=1).hears_word(1)
    visit.touch(action)
    if action in BEGINS_AGAIN:
        assert visit.is_silenced
        assert visit.said[0] == "Four five."
    elif action is A.GUIDE_ME:
        assert visit.said == ["Alpha. 1/2 [guide_keys] or ba help me, ba what can i say"]
    else:
        assert not visit.is_silenced
        assert visit.said == []
    assert visit.state.reading.is_on == (action is not A.GUIDE_ME)
    assert visit.state.place.sentence == 1


def test_speech_is_as_fast_as_it_was_asked_for() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).touch(A.SPEAK_SLOWER)
    assert {utterance.rate_wpm for utterance in visit.utterances} == {130}


def test_the_mouth_is_told_the_loudness_once_and_the_usual_one_after_the_visit() -> None:
    visit = Visit()
    assert gains(visit.touch(A.SPEAK_LOUDER)) == [0.0]
    assert gains(visit.touch(A.SPEAK_LOUDER)) == []
    assert gains(visit.touch(A.FINISHED)) == [-6.0]


def test_by_voice_on_every_screen_and_taken_back() -> None:
    for action in (A.HELP_ME, A.MAKE_EASIER, A.MY_QUESTIONS):
        visit = Visit().touch(action).hear("ba bigger text").hear("ba strong colours")
        assert (visit.state.comfort.text_size, visit.state.comfort.theme) == (TextSize.LARGER, Theme.STRONG)
        assert visit.screen.heard_label == "+ba strong colours"
        visit.touch(A.UNDO)
        assert (visit.state.comfort.text_size, visit.state.comfort.theme) == (TextSize.LARGER, Theme.DAY)


def test_undo_puts_the_loudness_back_and_reads_on() -> None:
    visit = Visit().touch(A.MAKE_EASIER).hear("ba speak louder")
    assert gains(visit.touch(A.UNDO)) == [-6.0]


def test_what_goes_no_further_needs_no_undo() -> None:
    assert not Visit().touch(A.MAKE_EASIER).hear("ba smaller text").screen.undo


@pytest.mark.parametrize("end", ["finished", "nobody answers"])
def test_all_is_as_usual_after_the_visit(end: str) -> None:
    visit = Visit().touch(A.MAKE_EASIER)
    for action in (*EASIER_ACTIONS[::2], A.ONE_SWITCH, A.GUIDE_ME):
        visit.touch(action)
    assert visit.state.comfort != Comfort()
    if end == "finished":
        visit.touch(A.FINISHED)
    else:
        told = visit.state.announcement
        assert told
        visit.happens(UtteranceEnded(told.utterance)).touch(A.STOP_READING).wait(60)
        assert visit.state.question
        visit.happens(UtteranceEnded(visit.state.question.utterance)).wait(30)
    assert visit.state.comfort == Comfort()
    assert not visit.state.is_visit_open
    assert Comfort() == visit.screen.comfort


def test_nothing_of_the_choices_stays_in_the_content() -> None:
    visit = Visit().touch(A.MAKE_EASIER).touch(A.NIGHT_COLOURS)
    assert visit.screen
    assert "[is_in_use]" not in str(visit.library.made)


def test_on_a_small_panel_the_rest_of_the_bar_stands_under_more() -> None:
    visit = Visit(library(section("alpha", "One beta.", "Two."), terms=(term("beta", "Second."),)))
    bar = {control.intent.action for control in visit.screen.controls}
    visit.happens(PanelKnown(0.2, is_compact=True))
    small = {control.intent.action for control in visit.screen.controls}
    assert (len(bar), len(small)) == (8, 7)
    visit.touch(A.OPEN_SECTION, "alpha").touch(A.MORE)
    more = {tile.intent.action for tile in visit.screen.tiles}
    assert bar - small <= more
    assert "num un" in visit.phrases_here
    assert visit.key("escape").place == ("section", "alpha", 0)
    assert visit.touch(A.MORE).touch(A.HARD_WORDS).place[0] == "word"
