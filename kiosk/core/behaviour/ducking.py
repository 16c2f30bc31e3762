"""Who speaks while the kiosk speaks is heard better when it speaks softly."""

from kiosk.core.behaviour.step import Step
from kiosk.core.effects import Duck
from kiosk.core.events import Event, SpeechBegan, SpeechEnded

LONGEST_DUCK_S = 3.0
"""Longer than any command: what goes on is talk, or the kiosk's own voice."""


def follow(step: Step, event: Event) -> Step:
    """After everything else: speaks softly while somebody seems to speak, and never longer than the kiosk speaks."""
    state, until_s = step.state, step.state.duck_until_s
    if until_s is None:
        is_begun = isinstance(event, SpeechBegan) and state.is_speaking
        return step.change(duck_until_s=state.now_s + LONGEST_DUCK_S).do(Duck(True)) if is_begun else step
    is_over = isinstance(event, SpeechEnded) or not state.is_speaking or state.now_s >= until_s
    return step.change(duck_until_s=None).do(Duck(False)) if is_over else step
