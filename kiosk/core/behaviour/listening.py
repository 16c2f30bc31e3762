"""After everything else: listen for what can be said now."""

from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import Listen
from kiosk.core.phrases import competitors, phrases


def follow(step: Step, library: Library) -> Step:
    """Asks the ears for the phrases of the screen that is shown, if they or what they stand against have changed."""
    state = step.state
    texts = tuple(phrase.text for phrase in phrases(state, library))
    wanted = (texts, competitors(texts, library), state.is_speaking)
    if wanted == (state.listening, state.competitors, state.is_over_own_voice):
        return step
    turn = state.turn + 1
    step = step.change(turn=turn, listening=texts, competitors=wanted[1], is_over_own_voice=state.is_speaking)
    return step.do(Listen(turn, *wanted))
