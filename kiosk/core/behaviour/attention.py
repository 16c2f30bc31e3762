"""From what a person did, through whichever door, to the one thing they asked for; and to the visit."""

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.behaviour import idle, reading
from kiosk.core.behaviour.obey import obey
from kiosk.core.behaviour.offers import offered_actions, reading_toggle
from kiosk.core.behaviour.places import choices_on_page, document_at
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import (
    Event,
    Heard,
    KeyPressed,
    ListeningStarted,
    ScreenTouched,
    SpeechUnmatched,
    Touched,
)
from kiosk.core.labels import Label
from kiosk.core.phrases import phrases, understand
from kiosk.core.state import KioskState, Note, Snapshot
from kiosk.core.wording import spoken_form

REPEAT_IGNORED_S = 0.5
"""An identical press within this time is a trembling hand (EN 301 549 5.9)."""
_ALIASES = {"page_up": "escape"}


def person_acted(step: Step, event: Event, library: Library) -> Step:
    """Obeys touch and keys, and lets anything a person does hold the visit open."""
    match event:
        case ScreenTouched():
            return _somebody_is_there(idle.answer(step))
        case Touched(intent, at_s):
            return _pressed(step, intent, intent, at_s, library)
        case KeyPressed(key, at_s):
            return _pressed(step, key, _intent_of_key(step.state, key, library), at_s, library)
    return step


def person_spoke(step: Step, event: Event, library: Library) -> Step:
    """Obeys what was heard, and says what it was; answers to an older turn are dropped."""
    match event:
        case ListeningStarted(turn, refused) if turn == step.state.turn:
            return step.change(confirmed_turn=turn, refused=frozenset(refused))
        case Heard(turn, transcript, _) if turn == step.state.turn:
            return _heard(step, transcript, library)
        case SpeechUnmatched(turn) if turn == step.state.turn:
            return _not_understood(step)
    return step


def _pressed(step: Step, press: Intent | str, intent: Intent | None, at_s: float, library: Library) -> Step:
    before = step.state.last_press
    was_asked = step.state.question is not None
    step = _somebody_is_there(idle.answer(step.change(now_s=at_s)))
    if before and before[0] == press and at_s - before[1] < REPEAT_IGNORED_S:
        return step
    intent = reading.caught_up(step.state, intent, library)
    step = reading.catch_up(step.change(last_press=(press, at_s)), library)
    if intent is None or (was_asked and intent.action is not ActionId.FINISHED):
        return step
    undo = step.state.undo if intent.action is ActionId.UNDO else None
    step = obey(step.change(note=None, undo=undo), intent, library)
    return _read_help(step, intent, library) if isinstance(press, str) else step


def _heard(step: Step, transcript: str, library: Library) -> Step:
    phrase = understand(transcript, phrases(step.state, library))
    if phrase is None or _is_own_voice(step.state, transcript, library):
        return step
    intent = reading.caught_up(step.state, phrase.intent, library)
    step = reading.catch_up(step, library)
    before = step.state
    if intent is None:
        return step
    step = _somebody_is_there(idle.answer(step)).change(note=Note(heard=transcript), undo=None)
    if intent.action is ActionId.UNDO:
        step = step.change(undo=before.undo)
    step = _read_help(obey(step, intent, library), intent, library)
    return _undoable(step, intent, before)


def _undoable(step: Step, intent: Intent, before: KioskState) -> Step:
    snapshot, after = _snapshot(before), _snapshot(step.state)
    is_undoable = ACTIONS[intent.action].is_undoable and after != snapshot
    return step.change(undo=snapshot) if is_undoable else step


def _snapshot(state: KioskState) -> Snapshot:
    return Snapshot(state.place, state.history, state.reading, state.kept)


def _read_help(step: Step, intent: Intent, library: Library) -> Step:
    """Who asks for help by voice or key may not see the screen; who touches it can touch "read aloud"."""
    return reading.read_from(step, 0, library) if intent.action is ActionId.HELP_ME else step


def _not_understood(step: Step) -> Step:
    if not step.state.is_visit_open or step.state.is_speaking:
        return step
    return step.change(note=Note(label=Label.NOT_UNDERSTOOD))


def _is_own_voice(state: KioskState, transcript: str, library: Library) -> bool:
    """Whether the kiosk itself is just reading those words."""
    if not state.reading.is_on:
        return False
    being_read = document_at(state, library).sentences[state.place.sentence]
    return set(transcript.split()) <= set(spoken_form(being_read.text).split())


def _intent_of_key(state: KioskState, key: str, library: Library) -> Intent | None:
    if key.isdecimal():
        return _intent_of_number(state, int(key), library)
    key = _ALIASES.get(key, key)
    if key == ACTIONS[ActionId.STAFF_PAGE].key:
        return Intent(ActionId.STAFF_PAGE)
    if key == ACTIONS[ActionId.READ_ALOUD].key:
        return Intent(reading_toggle(state, library))
    offered = offered_actions(state, library)
    return next((Intent(action) for action in offered if ACTIONS[action].key == key), None)


def _intent_of_number(state: KioskState, number: int, library: Library) -> Intent | None:
    choice = choices_on_page(state, library).get(number)
    return choice.intent if choice else None


def _somebody_is_there(step: Step) -> Step:
    return step.change(is_visit_open=True, last_input_s=step.state.now_s)
