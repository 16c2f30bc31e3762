"""From what a person did, through whichever door, to the one thing they asked for; and to the visit."""

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.behaviour import answers, by_ear, idle, one_switch, reading, staff_door, welcome
from kiosk.core.behaviour.obey import obey
from kiosk.core.behaviour.offers import offered_actions, reading_toggle
from kiosk.core.behaviour.places import choices_on_page, document_at
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import (
    CornerHeld,
    Event,
    FocusMoved,
    Heard,
    KeyPressed,
    ListeningStarted,
    ScreenTouched,
    SpeechUnmatched,
    Touched,
)
from kiosk.core.keys import CANONICAL, Pad
from kiosk.core.labels import Label
from kiosk.core.phrases import Phrase, phrases, understand
from kiosk.core.state import KioskState, Note, Screen, Snapshot
from kiosk.core.trust import judge_heard
from kiosk.core.wording import spoken_form

REPEAT_IGNORED_S = 0.5
"""An identical press within this time is a trembling hand (EN 301 549 5.9)."""
_ALIASES = {"page_up": "escape"}
WAKING = {CANONICAL[pad] for pad in Pad if pad is not Pad.SWITCH}
_STEPPING = {
    CANONICAL[Pad.PREVIOUS]: ActionId.STEP_BEFORE,
    CANONICAL[Pad.NEXT]: ActionId.NEXT_STEP,
    CANONICAL[Pad.READ]: ActionId.FINER_STEPS,
    CANONICAL[Pad.ENTER]: ActionId.READ_FROM,
    CANONICAL[Pad.BACK]: ActionId.END_STEPS,
}
"""What the keys do for who goes through a text step by step."""
_KEEPING_UNDO = {ActionId.UNDO, ActionId.SPEAK, ActionId.GREET, ActionId.STILL_HERE}
"""After these, the last step can still be taken back: they change nothing, and who pressed "speak" or called the kiosk
perhaps wants to say just that."""


def person_acted(step: Step, event: Event, library: Library) -> Step:
    """Obeys touch and keys, and lets anything a person does hold the visit open."""
    match event:
        case ScreenTouched():
            return _in_person(step)
        case FocusMoved(is_by_person=True):
            return _focus_moved(step, library)
        case CornerHeld():
            return staff_door.ask_for_pin(reading.catch_up(_in_person(step), library), library)
        case Touched(intent, at_s):
            step = by_ear.finger_used(step, event)
            return _pressed(step, intent, intent, at_s, library)
        case KeyPressed(key, at_s):
            return _key_pressed(step, key, at_s, library)
    return step


def _focus_moved(step: Step, library: Library) -> Step:
    is_asleep, was_asked = not step.state.is_visit_open, step.state.question is not None
    step = reading.catch_up(_in_person(step), library)
    if is_asleep:
        return by_ear.wake(step, library)
    return step if was_asked else by_ear.focus_moved(step, library)


def _key_pressed(step: Step, key: str, at_s: float, library: Library) -> Step:
    """The first of the six keys on a sleeping kiosk only wakes it: who pressed it may not know what is on it."""
    is_asleep = not step.state.is_visit_open
    step = welcome.leave(step)
    if is_asleep and key in WAKING:
        return by_ear.wake(_in_person(step.change(now_s=at_s, last_press=(key, at_s))), library)
    if key == CANONICAL[Pad.SWITCH]:
        return _switch_pressed(step, key, at_s)
    return _pressed(step, key, _intent_of_key(step.state, key, library), at_s, library)


def _switch_pressed(step: Step, key: str, at_s: float) -> Step:
    before, was_asked = step.state.last_press, step.state.question is not None
    step = _in_person(step.change(now_s=at_s))
    if _is_trembling(before, key, at_s) or was_asked:
        return step
    return one_switch.pressed(step.change(last_press=(key, at_s)))


def _is_digit(intent: Intent | None) -> bool:
    """Of a PIN: the same one twice is no trembling."""
    return intent is not None and intent.action is ActionId.ENTER_DIGIT


def _is_trembling(before: tuple[Intent | str, float] | None, press: Intent | str, at_s: float) -> bool:
    """Whether the same was pressed just now."""
    return before is not None and before[0] == press and at_s - before[1] < REPEAT_IGNORED_S


def person_spoke(step: Step, event: Event, library: Library) -> Step:
    """Obeys what was heard, and says what it was; answers to an older turn are dropped."""
    match event:
        case ListeningStarted(turn, refused) if turn == step.state.turn:
            return step.change(confirmed_turn=turn, refused=frozenset(refused))
        case Heard(turn) if _is_current(step.state, turn):
            return _heard(step, event, library)
        case SpeechUnmatched(turn, silence_before_s, False) if _is_current(step.state, turn):
            return answers.not_understood(step, silence_before_s, library)
    return step


def _pressed(step: Step, press: Intent | str, intent: Intent | None, at_s: float, library: Library) -> Step:
    before = step.state.last_press
    was_asked, was_answering = step.state.question is not None, step.state.announcement is not None
    step = _in_person(step.change(now_s=at_s))
    if _is_trembling(before, press, at_s) and not _is_digit(intent):
        return step
    intent = reading.caught_up(step.state, intent, library)
    # A digit of a PIN is kept nowhere.
    last_press = None if _is_digit(intent) else (press, at_s)
    step = reading.catch_up(step.change(last_press=last_press), library)
    if intent is None or (was_asked and intent.action is not ActionId.FINISHED):
        return step
    if was_answering and intent.action is ActionId.SPEAK:
        # Who interrupts the answer so wants to say it again, not to close the ears.
        step = step.change(speak_until_s=None)
    step = obey(step.change(note=None, undo=_kept_undo(step.state, intent)), intent, library)
    if intent.action is not ActionId.SPEAK:
        # The ears were open for one command: this was it.
        step = step.change(speak_until_s=None)
    return _read_help(step, intent, library) if isinstance(press, str) else step


def _is_current(state: KioskState, turn: int) -> bool:
    """Whether an answer is not one to an older turn, nor one from before the microphone was closed."""
    return turn == state.turn and state.is_microphone_open


def _heard(step: Step, heard: Heard, library: Library) -> Step:
    phrase = understand(heard.phrase, phrases(step.state, library))
    if phrase is None or _is_own_voice(step.state, heard.phrase, library):
        return step
    silence_before_s = heard.silence_before_s
    if not judge_heard(step.state, library, phrase.text, heard.confidence, silence_before_s).is_meant:
        return answers.not_understood(step, silence_before_s, library)
    return _obey_phrase(step, phrase, library)


def _obey_phrase(step: Step, phrase: Phrase, library: Library) -> Step:
    intent = reading.caught_up(step.state, phrase.intent, library)
    step = welcome.leave(reading.catch_up(step, library))
    before = step.state
    if intent is None:
        return step
    note, undo = Note(heard=phrase.text), _kept_undo(before, intent)
    step = _somebody_is_there(step).change(note=note, undo=undo, speak_until_s=None)
    step = _read_help(obey(step, intent, library), intent, library)
    return _undoable(step, intent, before)


def _kept_undo(state: KioskState, intent: Intent) -> Snapshot | None:
    return state.undo if intent.action in _KEEPING_UNDO else None


def _undoable(step: Step, intent: Intent, before: KioskState) -> Step:
    snapshot, after = _snapshot(before), _snapshot(step.state)
    is_undoable = ACTIONS[intent.action].is_undoable and after != snapshot
    return step.change(undo=snapshot) if is_undoable else step


def _snapshot(state: KioskState) -> Snapshot:
    return Snapshot(state.place, state.history, state.reading, state.kept, state.comfort)


def _read_help(step: Step, intent: Intent, library: Library) -> Step:
    """Who asks for help by voice or key may not see the screen; who touches it can touch "read aloud".

    Who goes by ear hears every page that comes.
    """
    is_read = intent.action is ActionId.HELP_ME and not step.state.comfort.is_by_ear
    return reading.read_from(step, 0, library) if is_read else step


def _is_own_voice(state: KioskState, phrase: str, library: Library) -> bool:
    """Whether the kiosk itself is just saying those words, one after the other."""
    return any(f" {phrase} " in f" {spoken_form(text)} " for text in _being_spoken(state, library))


def _being_spoken(state: KioskState, library: Library) -> tuple[str, ...]:
    """The sentence in the kiosk's mouth, as it is shown and as it is spoken."""
    if state.announcement:
        return (" ".join(state.announcement.words),)
    if not state.is_speaking:
        return ()
    sentence = library.voice.sentences[Label.IDLE_SPOKEN]
    if state.reading.is_on:
        sentence = document_at(state, library).sentences[state.place.sentence]
    return sentence.text, " ".join(sentence.spoken)


def _intent_of_key(state: KioskState, key: str, library: Library) -> Intent | None:
    if key.isdecimal():
        return _intent_of_number(state, int(key), library)
    key = _ALIASES.get(key, key)
    if state.steps and key in _STEPPING:
        return Intent(_STEPPING[key], sentence=state.steps.sentence)
    if key == ACTIONS[ActionId.STAFF_PAGE].key:
        return Intent(ActionId.STAFF_PAGE)
    if key == ACTIONS[ActionId.READ_ALOUD].key:
        return Intent(reading_toggle(state, library))
    offered = offered_actions(state, library)
    return next((Intent(action) for action in offered if ACTIONS[action].key == key), None)


def _intent_of_number(state: KioskState, number: int, library: Library) -> Intent | None:
    if state.place.screen is Screen.PIN:
        return Intent(ActionId.ENTER_DIGIT, sentence=number)
    choice = choices_on_page(state, library).get(number)
    return choice.intent if choice else None


def _in_person(step: Step) -> Step:
    """By touch or key: no talk in an empty room does that."""
    return _somebody_is_there(welcome.leave(step)).change(empty_questions=0)


def _somebody_is_there(step: Step) -> Step:
    step = answers.hush(idle.answer(step))
    return step.change(is_visit_open=True, last_input_s=step.state.now_s)
