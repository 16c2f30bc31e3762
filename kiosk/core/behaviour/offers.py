"""What a person can do on the screen that is shown: buttons, keys and phrases all ask here."""

from kiosk.core.actions import ActionId
from kiosk.core.behaviour.places import first_sentences, page_range
from kiosk.core.behaviour.terms import terms_on_page
from kiosk.core.content import Library
from kiosk.core.events import Device
from kiosk.core.settings import Listening
from kiosk.core.state import KioskState, Screen

COMFORTS = (
    ActionId.BIGGER_TEXT,
    ActionId.SMALLER_TEXT,
    ActionId.SPEAK_SLOWER,
    ActionId.SPEAK_FASTER,
    ActionId.SPEAK_LOUDER,
    ActionId.SPEAK_SOFTER,
    ActionId.DAY_COLOURS,
    ActionId.NIGHT_COLOURS,
    ActionId.STRONG_COLOURS,
    ActionId.GUIDE_ME,
)
"""Offered on every screen, for who cannot see, read or hear the one they are on."""


def offered_actions(state: KioskState, library: Library) -> tuple[ActionId, ...]:
    """The actions offered here and now, the most useful first."""
    offers = {
        ActionId.GO_ON: can_go_on(state, library) and not state.reading.is_on,
        ActionId.NEXT_PAGE: _has_pages(state, library),
        ActionId.READ_ALOUD: not state.reading.is_on,
        ActionId.STOP_READING: state.reading.is_on,
        ActionId.REPEAT: can_go_on(state, library),
        ActionId.GO_HOME: state.place.screen is not Screen.HOME,
        ActionId.GO_BACK: can_go_back(state, library),
        ActionId.HELP_ME: state.place.screen is not Screen.HELP,
        ActionId.WHAT_CAN_I_SAY: state.place.screen is not Screen.SAYABLE,
        ActionId.HARD_WORDS: bool(terms_on_page(state, library)),
        ActionId.SPELL_IT: state.place.screen is Screen.WORD,
        ActionId.SOURCES: state.place.screen is Screen.SECTION,
        ActionId.QUESTIONS: state.place.screen is not Screen.QUESTIONS and library.has_answers,
        ActionId.MY_QUESTIONS: state.place.screen is not Screen.KEPT,
        ActionId.TAKE_ALONG: bool(state.kept) and state.place.screen is not Screen.CODE,
        ActionId.SPEAK: can_speak(state),
        ActionId.MAKE_EASIER: state.place.screen is not Screen.EASIER,
        ActionId.MORE: state.panel.is_compact and state.place.screen is not Screen.MORE,
        ActionId.STEP_THROUGH: state.steps is None,
        ActionId.TAKE_DIGIT_BACK: state.place.screen is Screen.PIN,
        **dict.fromkeys(COMFORTS, True),
        ActionId.MICROPHONE_OFF: state.is_visit_open and state.is_microphone_wanted,
        ActionId.FINISHED: True,
        ActionId.UNDO: state.undo is not None,
    }
    return tuple(action for action, is_offered in offers.items() if is_offered)


def can_speak(state: KioskState) -> bool:
    """Whether the speak button is of any use."""
    is_wanted = state.settings.listening is not Listening.NEVER
    return is_wanted and not state.doors[Device.RECOGNISER].has_failed


def can_go_on(state: KioskState, library: Library) -> bool:
    """Whether a sentence of the page shown is being read or was kept."""
    kept, here, shown = state.reading.place, state.place, page_range(state, library)
    if kept is None or shown is None or not kept.is_same_screen(here):
        return False
    return shown[0] <= kept.sentence < shown[1]


def can_go_back(state: KioskState, library: Library) -> bool:
    """Whether there is an earlier page or an earlier screen."""
    shown = page_range(state, library)
    return bool(state.history) or (shown is not None and shown[0] > 0)


def reading_toggle(state: KioskState, library: Library) -> ActionId:
    """The reading action on the bar: stop, else go on if the kept place is on this page, else read aloud."""
    if state.reading.is_on:
        return ActionId.STOP_READING
    return ActionId.GO_ON if can_go_on(state, library) else ActionId.READ_ALOUD


def words_or_repeat(state: KioskState, library: Library) -> ActionId:
    """The action on the bar beside reading: repeat while reading, or where no word is hard; else the hard words."""
    is_explained = bool(terms_on_page(state, library)) and not state.reading.is_on
    return ActionId.REPEAT if can_go_on(state, library) and not is_explained else ActionId.HARD_WORDS


def is_last_page(state: KioskState, library: Library) -> bool:
    """Whether no page follows the one shown, as far as is known."""
    first = first_sentences(state, library)
    return first is not None and state.place.sentence >= first[-1]


def _has_pages(state: KioskState, library: Library) -> bool:
    first = first_sentences(state, library)
    return first is None or len(first) > 1 or state.place.screen is Screen.SECTION
