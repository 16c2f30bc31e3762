"""The one way to do each thing, whichever door it was asked through."""

from collections.abc import Callable

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour import idle, navigation, reading
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library

Handler = Callable[[Step, Intent, Library], Step]


def obey(step: Step, intent: Intent, library: Library) -> Step:
    """Does what a person asked for."""
    return _HANDLERS[intent.action](step, intent, library)


def _nothing_more(step: Step, _intent: Intent, _library: Library) -> Step:
    """For what is done by being there: greeting, and answering the idle question."""
    return step


_HANDLERS: dict[ActionId, Handler] = {
    ActionId.GO_HOME: navigation.go_home,
    ActionId.GO_BACK: navigation.go_back,
    ActionId.NEXT_PAGE: navigation.turn_page,
    ActionId.OPEN_SECTION: navigation.open_section,
    ActionId.HELP_ME: navigation.help_me,
    ActionId.WHAT_CAN_I_SAY: navigation.what_can_i_say,
    ActionId.UNDO: navigation.undo,
    ActionId.READ_ALOUD: reading.read_aloud,
    ActionId.STOP_READING: reading.stop_reading,
    ActionId.GO_ON: reading.go_on,
    ActionId.REPEAT: reading.repeat,
    ActionId.READ_FROM: reading.read_sentence,
    ActionId.FINISHED: idle.finished,
    ActionId.STILL_HERE: _nothing_more,
    ActionId.GREET: _nothing_more,
}
