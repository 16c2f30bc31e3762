"""What the screen shall show of a state."""

from dataclasses import replace

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.behaviour.offers import is_last_page, offered_actions, reading_toggle
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
from kiosk.core.events import Device
from kiosk.core.labels import Label
from kiosk.core.phrases import phrases
from kiosk.core.state import Control, KioskState, Place, QuestionModel, Screen, ScreenModel, Sign, Tile

_READING_TOGGLE = (ActionId.READ_ALOUD, ActionId.STOP_READING, ActionId.GO_ON)
"""They share one place on the bar."""


def screen_model(state: KioskState, library: Library) -> ScreenModel:
    """Everything the screen shows, in the patient's words."""
    shown = library_shown(state, library)
    first, end = page_range(state, library) or (None, None)
    sign, sign_label = _microphone(state, shown)
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
        sound_label=_sound_label(state, shown),
        say_label=_say_label(shown, sign),
        sayable=_sayable(state, library) if sign is not Sign.CLOSED else (),
        what_can_i_say=_what_can_i_say(state, library) if sign is not Sign.CLOSED else None,
        heard_label=_heard_label(state, shown),
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


def _microphone(state: KioskState, library: Library) -> tuple[Sign, str]:
    labels = library.voice.labels
    microphone, recogniser = state.doors[Device.MICROPHONE], state.doors[Device.RECOGNISER]
    if not state.settings.is_listening_allowed:
        return Sign.CLOSED, labels[Label.LISTENING_OFF]
    if microphone.is_known and not microphone.is_working:
        return Sign.CLOSED, labels[Label.NO_MICROPHONE]
    if recogniser.is_known and not recogniser.is_working:
        return Sign.CLOSED, labels[Label.NO_RECOGNISER]
    if not (microphone.is_working and recogniser.is_working and state.confirmed_turn >= 0):
        return Sign.STARTING, labels[Label.VOICE_STARTING]
    if state.is_speaking:
        return Sign.STOP_ONLY, labels[Label.LISTENING_FOR_STOP]
    return Sign.LISTENING, labels[Label.LISTENING]


def _sound_label(state: KioskState, library: Library) -> str:
    sound = (state.doors[Device.LOUDSPEAKER], state.doors[Device.VOICE])
    is_silent = any(door.is_known and not door.is_working for door in sound)
    return library.voice.labels[Label.NO_SOUND] if is_silent else ""


def _say_label(library: Library, sign: Sign) -> str:
    closed = sign is Sign.CLOSED
    return library.voice.labels[Label.CANNOT_LISTEN if closed else Label.YOU_CAN_SAY]


def _sayable(state: KioskState, library: Library) -> tuple[str, ...]:
    """For each thing that would do something now, the first way to say it that can be heard."""
    ways: dict[Intent, str] = {}
    for phrase in phrases(state, library):
        if phrase.text not in state.refused:
            ways.setdefault(phrase.intent, phrase.text)
    if is_last_page(state, library):
        ways.pop(Intent(ActionId.NEXT_PAGE), None)
    return tuple(ways.values())


def _heard_label(state: KioskState, library: Library) -> str:
    if state.note is None:
        return ""
    if state.note.label:
        return library.voice.labels[state.note.label]
    return library.voice.labels[Label.I_HEARD].format(phrase=state.note.heard)


def _question(library: Library) -> QuestionModel:
    labels = library.voice.labels
    return QuestionModel(
        title=labels[Label.IDLE_TITLE],
        hint=labels[Label.IDLE_HINT],
        yes=_control(ActionId.STILL_HERE, library),
        finish=_control(ActionId.FINISHED, library),
    )
