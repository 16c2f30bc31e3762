"""What the screen shall show of a state."""

from dataclasses import replace

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.behaviour.answers import note_text
from kiosk.core.behaviour.offers import (
    can_speak,
    is_last_page,
    offered_actions,
    reading_toggle,
    words_or_repeat,
)
from kiosk.core.behaviour.one_switch import left_s
from kiosk.core.behaviour.places import (
    choices_at,
    document_at,
    library_shown,
    page_label,
    page_range,
    title_at,
)
from kiosk.core.behaviour.staff_door import CARD_MM, is_pad_open, pad_message
from kiosk.core.behaviour.welcome import is_night, shift
from kiosk.core.choices import Choice
from kiosk.core.content import Library, VoicePack
from kiosk.core.events import Device, MicrophoneFault
from kiosk.core.labels import WELCOME_LINES, Label
from kiosk.core.model import Control, PinModel, QuestionModel, ScreenModel, Sign, Tile, WelcomeModel
from kiosk.core.phrases import SILENT, sayable
from kiosk.core.settings import Listening
from kiosk.core.state import Door, KioskState, Place, Screen
from kiosk.core.told import Unit

_SHARED = (
    (ActionId.READ_ALOUD, ActionId.STOP_READING, ActionId.GO_ON),
    (ActionId.HARD_WORDS, ActionId.REPEAT),
)
"""Those of a group share one place on the bar: a panel of 15 inches has room for no more than eight."""
_BAR = (
    ActionId.GO_HOME,
    ActionId.GO_BACK,
    ActionId.NEXT_PAGE,
    ActionId.READ_ALOUD,
    ActionId.HARD_WORDS,
    ActionId.MAKE_EASIER,
    ActionId.HELP_ME,
    ActionId.FINISHED,
)
_COMPACT_BAR = (
    ActionId.GO_BACK,
    ActionId.NEXT_PAGE,
    ActionId.READ_ALOUD,
    ActionId.HARD_WORDS,
    ActionId.MORE,
    ActionId.HELP_ME,
    ActionId.FINISHED,
)
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
        page_label=page_label(state, library),
        tiles=_tiles(state, library),
        marked_sentence=marked.sentence if marked else None,
        marked_word=state.reading.word if marked else None,
        microphone_sign=sign,
        microphone_label=sign_label,
        microphone_level=0 if sign in _SHUT else state.level,
        speak=_speak(sign, shown) if can_speak(state) else None,
        sound_label=_sound_label(state, shown),
        say_label=_say_label(state, shown, sign),
        sayable=sayable(state, library) if sign not in _SHUT else (),
        what_can_i_say=_what_can_i_say(state, library, sign),
        heard_label=note_text(state.note, shown) if state.note else "",
        undo=_control(ActionId.UNDO, shown) if state.undo else None,
        controls=_controls(state, library),
        question=_question(shown) if state.question else None,
        comfort=state.comfort,
        mm_per_pixel=0.0 if state.panel.is_reported else state.panel.mm_per_pixel,
        viewing_distance_mm=state.panel.viewing_distance_mm,
        caption=state.announcement.caption if state.announcement else "",
        step_through=_step_through(state, library),
        is_asleep=not state.is_visit_open,
        is_stepping=state.steps is not None,
        marked_letter=_marked_letter(state),
        dwell_left_s=left_s(state),
        welcome=_welcome(state, shown, sign) if state.place.screen is Screen.WELCOME else None,
        pin=_pin(state, shown) if state.place.screen is Screen.PIN else None,
        card_mm=CARD_MM if state.place.screen is Screen.CALIBRATION else None,
    )


def _step_through(state: KioskState, library: Library) -> Control | None:
    has_text = bool(document_at(state, library).sentences)
    return _control(ActionId.STEP_THROUGH, library_shown(state, library)) if has_text else None


def _marked_letter(state: KioskState) -> int | None:
    return state.steps.letter if state.steps and state.steps.unit is Unit.LETTER else None


def _welcome(state: KioskState, library: Library, sign: Sign) -> WelcomeModel:
    labels = library.voice.labels
    return WelcomeModel(
        lines=(library.title, labels[WELCOME_LINES[0 if state.comfort.is_still else state.welcome_line]]),
        hint=labels[Label.WELCOME_HINT_UNHEARD if sign in _SHUT else Label.WELCOME_HINT],
        is_dim=is_night(state),
        shift=shift(state),
    )


def _pin(state: KioskState, library: Library) -> PinModel:
    digits = tuple(
        Control(Intent(ActionId.ENTER_DIGIT, sentence=digit), str(digit), "", is_pad_open(state))
        for digit in (*range(1, 10), 0)
    )
    return PinModel(
        typed=len(state.staff.digits),
        message=library.voice.labels[pad_message(state)],
        is_open=is_pad_open(state),
        digits=digits,
        take_back=_control(ActionId.TAKE_DIGIT_BACK, library, is_enabled=bool(state.staff.digits)),
    )


def _control(action: ActionId, library: Library, *, is_enabled: bool = True) -> Control:
    return Control(Intent(action), library.voice.actions[action].label, ACTIONS[action].icon, is_enabled)


def _controls(state: KioskState, library: Library) -> tuple[Control, ...]:
    offered = offered_actions(state, library)
    now = {
        ActionId.READ_ALOUD: reading_toggle(state, library),
        ActionId.HARD_WORDS: words_or_repeat(state, library),
    }
    bar = (now.get(action, action) for action in (_COMPACT_BAR if state.panel.is_compact else _BAR))
    disabled = {ActionId.NEXT_PAGE} if is_last_page(state, library) else set()
    shown = library_shown(state, library)
    return tuple(
        _with_other_labels(
            _control(action, shown, is_enabled=action in offered and action not in disabled), shown
        )
        for action in bar
    )


def _with_other_labels(control: Control, library: Library) -> Control:
    action = control.intent.action
    sharing = next((group for group in _SHARED if action in group), ())
    labels = tuple(library.voice.actions[other].label for other in sharing)
    return replace(control, other_labels=tuple(label for label in labels if label != control.label))


def _what_can_i_say(state: KioskState, library: Library, sign: Sign) -> Control | None:
    is_of_use = sign is not Sign.CLOSED and state.place.screen not in SILENT
    if state.place.screen is Screen.SAYABLE or not is_of_use:
        return None
    return _control(ActionId.WHAT_CAN_I_SAY, library_shown(state, library))


def _tiles(state: KioskState, library: Library) -> tuple[Tile, ...]:
    voice, first = library_shown(state, library).voice, document_at(state, library).first_choice
    return tuple(
        Tile(
            number=index + 1,
            title=choice.title.text,
            line=choice.line,
            picture=choice.picture,
            picture_words=voice.pictures.get(choice.picture, ""),
            sentence=first + index,
            intent=choice.intent,
            spoken_name=_spoken_name(index + 1, choice, voice),
            is_chosen=choice.is_chosen,
        )
        for index, choice in enumerate(choices_at(state, library))
    )


def _spoken_name(number: int, choice: Choice, voice: VoicePack) -> str:
    name = voice.labels[Label.PRESS_NUMBER].format(number=number, title=choice.title.text)
    return f"{name}. {choice.line}" if choice.has_state and choice.line else name


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


def _say_label(state: KioskState, library: Library, sign: Sign) -> str:
    if state.place.screen in SILENT:
        return library.voice.labels[Label.CANNOT_LISTEN]
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
