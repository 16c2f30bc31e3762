"""The one way to do each thing, whichever door it was asked through."""

from collections.abc import Callable
from functools import partial

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour import (
    comfort,
    idle,
    microphone,
    navigation,
    questions,
    reading,
    staff_door,
    stepping,
    welcome,
    words,
)
from kiosk.core.behaviour.step import Step
from kiosk.core.comfort import Theme
from kiosk.core.content import Library
from kiosk.core.state import Screen

Handler = Callable[[Step, Intent, Library], Step]


def obey(step: Step, intent: Intent, library: Library) -> Step:
    """Does what a person asked for; who only asks to be heard has not yet been understood."""
    if not staff_door.is_allowed(step.state, intent):
        return step
    step = step if intent.action is ActionId.SPEAK else step.change(misses=0)
    return _HANDLERS[intent.action](step, intent, library)


def _nothing_more(step: Step, _intent: Intent, _library: Library) -> Step:
    """For what is done by being there: greeting, and answering the idle question."""
    return step


_HANDLERS: dict[ActionId, Handler] = {
    ActionId.GO_HOME: navigation.go_home,
    ActionId.GO_BACK: navigation.go_back,
    ActionId.NEXT_PAGE: navigation.turn_page,
    ActionId.OPEN_SECTION: navigation.open_section,
    ActionId.HELP_ME: navigation.open_screen(Screen.HELP),
    ActionId.WHAT_CAN_I_SAY: navigation.open_screen(Screen.SAYABLE),
    ActionId.QUESTIONS: navigation.open_screen(Screen.QUESTIONS),
    ActionId.MY_QUESTIONS: navigation.open_screen(Screen.KEPT),
    ActionId.TAKE_ALONG: navigation.open_screen(Screen.CODE),
    ActionId.MAKE_EASIER: navigation.open_screen(Screen.EASIER),
    ActionId.MORE: words.more,
    ActionId.STAFF_PAGE: staff_door.open_door,
    ActionId.STAFF_CONTENT: navigation.open_screen(Screen.STAFF_CONTENT),
    ActionId.STAFF_DEVICES: navigation.open_screen(Screen.STAFF_DEVICES),
    ActionId.CALIBRATE: navigation.open_screen(Screen.CALIBRATION),
    ActionId.SOURCES: navigation.open_sources,
    ActionId.HARD_WORDS: words.hard_words,
    ActionId.OPEN_WORD: words.open_word,
    ActionId.SPELL_IT: words.spell_it,
    ActionId.KEEP_QUESTION: questions.keep_question,
    ActionId.DROP_QUESTION: questions.drop_question,
    ActionId.UNDO: navigation.undo,
    ActionId.READ_ALOUD: reading.read_aloud,
    ActionId.STOP_READING: reading.stop_reading,
    ActionId.GO_ON: reading.go_on,
    ActionId.REPEAT: reading.repeat,
    ActionId.READ_FROM: reading.read_sentence,
    ActionId.SPEAK: microphone.speak,
    ActionId.MICROPHONE_OFF: microphone.close,
    ActionId.FINISHED: idle.finished,
    ActionId.STILL_HERE: _nothing_more,
    ActionId.GREET: _nothing_more,
    ActionId.BEGIN: welcome.begin,
    ActionId.BIGGER_TEXT: comfort.changing(comfort.resize(1)),
    ActionId.SMALLER_TEXT: comfort.changing(comfort.resize(-1)),
    ActionId.DAY_COLOURS: comfort.changing(comfort.colour(Theme.DAY)),
    ActionId.NIGHT_COLOURS: comfort.changing(comfort.colour(Theme.NIGHT)),
    ActionId.STRONG_COLOURS: comfort.changing(comfort.colour(Theme.STRONG)),
    ActionId.SPEAK_SLOWER: comfort.changing(comfort.pace(-1)),
    ActionId.SPEAK_FASTER: comfort.changing(comfort.pace(1)),
    ActionId.SPEAK_LOUDER: comfort.changing(comfort.louder(1), is_heard=False),
    ActionId.SPEAK_SOFTER: comfort.changing(comfort.louder(-1), is_heard=False),
    ActionId.KEEP_STILL: comfort.changing(comfort.switch("is_still"), is_heard=False),
    ActionId.STEADY_HANDS: comfort.changing(comfort.switch("has_steady_hands"), is_heard=False),
    ActionId.LOW_CONTROLS: comfort.changing(comfort.switch("has_low_controls"), is_heard=False),
    ActionId.ONE_SWITCH: comfort.changing(comfort.switch("is_by_switch"), is_heard=False),
    ActionId.GUIDE_ME: comfort.guide_me,
    ActionId.STEP_THROUGH: stepping.begin,
    ActionId.NEXT_STEP: partial(stepping.move, is_forward=True),
    ActionId.STEP_BEFORE: partial(stepping.move, is_forward=False),
    ActionId.FINER_STEPS: stepping.finer,
    ActionId.END_STEPS: stepping.end,
    ActionId.ENTER_DIGIT: staff_door.enter_digit,
    ActionId.TAKE_DIGIT_BACK: staff_door.take_digit_back,
    ActionId.TEST_SENTENCE: staff_door.test_sentence,
    ActionId.BAR_WIDER: staff_door.changing_panel(staff_door.widen(1)),
    ActionId.BAR_NARROWER: staff_door.changing_panel(staff_door.widen(-1)),
    ActionId.EYES_FARTHER: staff_door.changing_panel(staff_door.move_eyes(1)),
    ActionId.EYES_NEARER: staff_door.changing_panel(staff_door.move_eyes(-1)),
    ActionId.KEEP_MEASURES: staff_door.keep_measures,
    ActionId.LOUDEST_UP: staff_door.changing_panel(staff_door.limit(1)),
    ActionId.LOUDEST_DOWN: staff_door.changing_panel(staff_door.limit(-1)),
    ActionId.RESTART: staff_door.end_kiosk(is_restart=True),
    ActionId.LEAVE: staff_door.end_kiosk(is_restart=False),
}
