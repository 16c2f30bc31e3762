"""What the screen shall show of a state."""

from dataclasses import replace

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.behaviour.answers import note_text
from kiosk.core.behaviour.offers import can_speak, is_last_page, offered_actions, reading_toggle
from kiosk.core.behaviour.places import (
    choices_at,
    document_at,
    first_sentences,
    library_shown,
    page_index,
    page_range,
    title_at,
)
from kiosk.core.content import Library
from kiosk.core.events import Device, MicrophoneFault
from kiosk.core.labels import Label
from kiosk.core.phrases import sayable
from kiosk.core.settings import Listening
from kiosk.core.state import Control, Door, KioskState, Place, QuestionModel, Screen, ScreenModel, Sign, Tile

_READING_TOGGLE = (ActionId.READ_ALOUD, ActionId.STOP_READING, ActionId.GO_ON)
"""They share one place on the bar."""
_SHUT = {Sign.CLOSED, Sign.OFF, Sign.ON_PRESS}
"""No voice is heard now."""


def screen_model(state: KioskState, library: Library) -> ScreenModel:
    """Everything the screen shows, in the patient's words."""
    shown = library_shown(state, library)
    first, end = page_range(state, library) or (None, None)
    sign, sign_label = _sign(state, shown)
    marked = _marked(state)
    return ScreenModel(
        screen=state.place.screen,
        title=title_at(state, library),
        language=shown.voice.language,
        document=document_at(state, library),
        first_sentence=first,
        end_sentence=end,
        page_label=_page_label(state, library),
        tiles=_tiles(state, library),
        marked_sentence=marked.sentence if marked else None,
        marked_word=state.reading.word if marked else None,
        microphone_sign=sign,
        microphone_label=sign_label,
        microphone_level=0 if sign in _SHUT else state.level,
        speak=_speak(sign, shown) if can_speak(state) else None,
        sound_label=_sound_label(state, shown),
        say_label=_say_label(shown, sign),
        sayable=sayable(state, library) if sign not in _SHUT else (),
        what_can_i_say=_what_can_i_say(state, library) if sign is not Sign.CLOSED else None,
        heard_label=note_text(state.note, shown) if state.note else "",
        undo=_control(ActionId.UNDO, shown) if state.undo else None,
        controls=_controls(state, library),
        question=_question(shown) if state.question else None,
    )


def _control(action: ActionId, library: Library, *, is_enabled: bool = True) -> Control:
    return Control(Intent(action), library.voice.actions[action].label, ACTIONS[action].icon, is_enabled)


def _controls(state: KioskState, library: Library) -> tuple[Control, ...]:
    offered = offered_actions(state, library)
    bar = (
        ActionId.GO_HOME,
        ActionId.GO_BACK,
        ActionId.NEXT_PAGE,
        reading_toggle(state, library),
        ActionId.REPEAT,
        ActionId.HARD_WORDS,
        ActionId.HELP_ME,
        ActionId.FINISHED,
    )
    disabled = {ActionId.NEXT_PAGE} if is_last_page(state, library) else set()
    shown = library_shown(state, library)
    return tuple(
        _with_other_labels(
            _control(action, shown, is_enabled=action in offered and action not in disabled), shown
        )
        for action in bar
    )


def _with_other_labels(control: Control, library: Library) -> Control:
    if control.intent.action not in _READING_TOGGLE:
        return control
    labels = tuple(library.voice.actions[action].label for action in _READING_TOGGLE)
    return replace(control, other_labels=tuple(label for label in labels if label != control.label))


def _what_can_i_say(state: KioskState, library: Library) -> Control | None:
    if state.place.screen is Screen.SAYABLE:
        return None
    return _control(ActionId.WHAT_CAN_I_SAY, library_shown(state, library))


def _tiles(state: KioskState, library: Library) -> tuple[Tile, ...]:
    voice, first = library_shown(state, library).voice, document_at(state, library).first_choice
    name = voice.labels[Label.PRESS_NUMBER]
    return tuple(
        Tile(
            number=index + 1,
            title=choice.title.text,
            line=choice.line,
            picture=choice.picture,
            picture_words=voice.pictures.get(choice.picture, ""),
            sentence=first + index,
            intent=choice.intent,
            spoken_name=name.format(number=index + 1, title=choice.title.text),
            is_chosen=choice.is_chosen,
        )
        for index, choice in enumerate(choices_at(state, library))
    )


def _page_label(state: KioskState, library: Library) -> str:
    first = first_sentences(state, library)
    if first is None or len(first) < 2:
        return ""
    page = page_index(first, state.place.sentence) + 1
    label = library_shown(state, library).voice.labels[Label.PAGE_OF]
    return label.format(page=page, pages=len(first))


def _marked(state: KioskState) -> Place | None:
    kept = state.reading.place
    here = state.place
    return kept if kept and kept.is_same_screen(here) else None


def _speak(sign: Sign, library: Library) -> Control:
    return _control(ActionId.SPEAK, library, is_enabled=sign is not Sign.CLOSED)


def _sign(state: KioskState, library: Library) -> tuple[Sign, str]:
    sign, label = _shut(state) or _open(state)
    return sign, library.voice.labels[label]


def _shut(state: KioskState) -> tuple[Sign, Label] | None:
    """Why no voice is heard; None: nothing is known against it."""
    reasons = (
        (state.settings.listening is Listening.NEVER, Sign.CLOSED, Label.LISTENING_OFF),
        (state.is_microphone_wanted and _microphone(state).has_failed, Sign.CLOSED, Label.NO_MICROPHONE),
        (state.doors[Device.RECOGNISER].has_failed, Sign.CLOSED, Label.NO_RECOGNISER),
        (state.is_microphone_off, Sign.OFF, Label.MICROPHONE_OFF),
        (not state.is_microphone_wanted, Sign.ON_PRESS, Label.ON_PRESS),
        (state.microphone_fault is MicrophoneFault.MUTED, Sign.CLOSED, Label.MICROPHONE_MUTED),
    )
    return next(((sign, label) for is_so, sign, label in reasons if is_so), None)


def _open(state: KioskState) -> tuple[Sign, Label]:
    has_begun = _microphone(state).is_working and state.doors[Device.RECOGNISER].is_working
    if not has_begun or state.confirmed_turn < 0:
        return Sign.STARTING, Label.VOICE_STARTING
    if state.is_stop_only:
        return Sign.STOP_ONLY, Label.LISTENING_FOR_STOP
    if state.speak_until_s is not None:
        return Sign.SPEAK_NOW, Label.SPEAK_NOW
    return Sign.LISTENING, Label.LISTENING


def _microphone(state: KioskState) -> Door:
    return state.doors[Device.MICROPHONE]


def _sound_label(state: KioskState, library: Library) -> str:
    sound = (state.doors[Device.LOUDSPEAKER], state.doors[Device.VOICE])
    is_silent = any(door.has_failed for door in sound)
    return library.voice.labels[Label.NO_SOUND] if is_silent else ""


def _say_label(library: Library, sign: Sign) -> str:
    labels = {
        Sign.CLOSED: Label.CANNOT_LISTEN,
        Sign.OFF: Label.PRESS_TO_SPEAK,
        Sign.ON_PRESS: Label.PRESS_TO_SPEAK,
    }
    return library.voice.labels[labels.get(sign, Label.YOU_CAN_SAY)]


def _question(library: Library) -> QuestionModel:
    labels = library.voice.labels
    return QuestionModel(
        title=labels[Label.IDLE_TITLE],
        hint=labels[Label.IDLE_HINT],
        yes=_control(ActionId.STILL_HERE, library),
        finish=_control(ActionId.FINISHED, library),
    )
