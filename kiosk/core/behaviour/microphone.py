"""When the microphone is open: the speak button, the patient who wants it closed, and the clinic's wish."""

from kiosk.core.actions import Intent
from kiosk.core.behaviour import reading
from kiosk.core.behaviour.offers import can_speak
from kiosk.core.behaviour.places import within_text
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import UseMicrophone
from kiosk.core.events import (
    Device,
    Event,
    MicrophoneJudged,
    SoundLevel,
    SpeechBegan,
    SpeechEnded,
    TimePassed,
)
from kiosk.core.labels import Label
from kiosk.core.state import Door, Note, Reading, Screen

SPEAK_S = 8.0
"""How long the speak button opens the ears: enough to think and say one command (ours)."""
SPEAKING_ON_S = 3.0
"""Who is speaking when the time is over may end: more than the longest command (`hearing.segments`)."""


def speak(step: Step, _intent: Intent, _library: Library) -> Step:
    """Opens the ears for one command, or closes them again if they are open for one; who speaks wants quiet.

    A microphone that the patient has closed is open again from then on: who presses this wants to be heard.
    """
    if not can_speak(step.state):
        return step
    if step.state.speak_until_s is not None:
        return step.change(speak_until_s=None)
    step = reading.stop(step).change(is_microphone_off=False)
    return step.change(speak_until_s=step.state.now_s + SPEAK_S)


def close(step: Step, _intent: Intent, library: Library) -> Step:
    """Closes the microphone until the visit ends or the speak button is pressed."""
    if not step.state.is_microphone_wanted:
        return step
    note = Note(label=Label.MICROPHONE_OFF_NOTE)
    step = step.change(is_microphone_off=True, speak_until_s=None, note=note)
    if step.state.place.screen is not Screen.SAYABLE:
        return step
    # Its target is gone from there.
    step = reading.stop(step)
    return step.change(place=within_text(step.state, library), reading=Reading())


def time_passed(step: Step, event: Event, _library: Library) -> Step:
    """Ends the time for one command; it does not run while the kiosk itself answers."""
    until_s = step.state.speak_until_s
    if not isinstance(event, TimePassed) or until_s is None or step.state.announcement:
        return step
    end_s = until_s + (SPEAKING_ON_S if step.state.is_spoken_to else 0.0)
    return step.change(speak_until_s=None) if event.now_s >= end_s else step


def told(step: Step, event: Event, _library: Library) -> Step:
    """Notes what the sound of the microphone tells."""
    match event:
        case SoundLevel(level):
            return step.change(level=level)
        case MicrophoneJudged(fault):
            return step.change(microphone_fault=fault)
        case SpeechBegan() | SpeechEnded():
            return step.change(is_spoken_to=isinstance(event, SpeechBegan))
    return step


def follow(step: Step) -> Step:
    """After everything else: opens or closes the microphone; of one just opened it is not known if it works."""
    wanted = step.state.is_microphone_wanted
    if wanted == step.state.is_microphone_open:
        return step
    doors = {**step.state.doors, Device.MICROPHONE: Door()} if wanted else step.state.doors
    return step.change(is_microphone_open=wanted, doors=doors).do(UseMicrophone(wanted))
