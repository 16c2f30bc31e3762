"""The one way to do each thing, whichever door it was asked through."""

from collections.abc import Callable

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour import idle, microphone, navigation, questions, reading, words
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.state import Screen

Handler = Callable[[Step, Intent, Library], Step]


def obey(step: Step, intent: Intent, library: Library) -> Step:
    """Does what a person asked for; who only asks to be heard has not yet been understood."""
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
    ActionId.STAFF_PAGE: navigation.open_screen(Screen.STAFF),
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
}
