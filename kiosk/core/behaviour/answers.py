"""What is told to who was not understood: shown always, spoken now and then."""

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour import reading
from kiosk.core.behaviour.microphone import SPEAK_S
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Event, TimePassed, UtteranceEnded
from kiosk.core.labels import Label
from kiosk.core.phrases import sayable
from kiosk.core.state import Note
from kiosk.core.told import Announcement
from kiosk.core.trust import is_answered

SPOKEN_EVERY_S = 60.0
"""Who is often misunderstood reads it; hearing it again and again would be nagging (ours)."""
MISSES_FOR_HELP = 2
"""So many in a row, and the ways to help are told."""
PHRASES_TOLD = 2
ECHO_S = 1.2
"""What is not understood so soon after the kiosk was cut short is the echo of its own voice. Measured in a loud room:
up to 0.5 s; time passes for the core in steps of 0.5 s."""


def not_understood(step: Step, silence_before_s: float, library: Library) -> Step:
    """Tells a person who spoke to the kiosk that it did not understand; talk of others is passed over."""
    is_echo = step.state.now_s - step.state.cut_at_s < ECHO_S
    if is_echo or not step.state.listening or not is_answered(step.state, silence_before_s):
        return step
    misses = step.state.misses + 1
    label = Label.NOT_UNDERSTOOD if misses < MISSES_FOR_HELP else Label.NOT_UNDERSTOOD_AGAIN
    note = Note(label=label, phrases=sayable(step.state, library)[:PHRASES_TOLD])
    step = step.change(note=note, misses=misses)
    last_s = step.state.last_told_s
    is_due = last_s is None or step.state.now_s - last_s >= SPOKEN_EVERY_S
    return _speak(step, note_text(note, library)) if is_due else step


def note_text(note: Note, library: Library) -> str:
    """The line that answers a person, in words."""
    if not note.label:
        return library.voice.labels[Label.I_HEARD].format(phrase=note.heard)
    return library.voice.labels[note.label].format(phrases=", ".join(note.phrases))


def hush(step: Step) -> Step:
    """Somebody did something: an answer that is being spoken has served."""
    return step.be_silent() if step.state.announcement else step


def announcement_ended(step: Step, event: Event, library: Library) -> Step:
    """The kiosk has spoken; who had pressed the speak button has the whole time for a command again."""
    spoken = step.state.announcement
    if spoken is None:
        return step
    match event:
        case UtteranceEnded(utterance) if utterance == spoken.utterance:
            step = step.change(announcement=None)
        case TimePassed(now_s) if now_s - spoken.begun_at_s >= spoken.longest_s:
            step = step.be_silent().change(now_s=now_s)
        case _:
            return step
    now_s = step.state.now_s
    step = step.change(last_told_s=now_s) if spoken.is_answer else step.change(last_input_s=now_s)
    if step.state.speak_until_s is not None:
        step = step.change(speak_until_s=now_s + SPEAK_S)
    return reading.read_aloud(step, Intent(ActionId.READ_ALOUD), library) if spoken.is_read_on_after else step


def _speak(step: Step, text: str) -> Step:
    words, now_s = tuple(text.split()), step.state.now_s
    step = step.say(words)
    return step.change(announcement=Announcement(step.state.utterance, words, now_s), last_told_s=now_s)
