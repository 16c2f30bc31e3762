"""After everything else: listen for what can be said now."""

from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import Listen
from kiosk.core.phrases import phrases


def follow(step: Step, library: Library) -> Step:
    """Asks the ears for the phrases of the screen that is shown, if they have changed."""
    state = step.state
    wanted = tuple(phrase.text for phrase in phrases(state, library))
    if wanted == state.listening and state.is_speaking == state.is_over_own_voice:
        return step
    turn = state.turn + 1
    step = step.change(turn=turn, listening=wanted, is_over_own_voice=state.is_speaking)
    return step.do(Listen(turn, wanted, state.is_speaking))
