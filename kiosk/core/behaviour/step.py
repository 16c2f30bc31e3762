"""What every reducer takes and gives back."""

from dataclasses import dataclass, replace
from typing import Any

from kiosk.core.effects import Effect, Say, StopSpeaking, Utterance
from kiosk.core.state import KioskState


@dataclass(frozen=True, slots=True)
class Step:
    """A state on its way through the reducers, and the effects collected so far."""

    state: KioskState
    effects: tuple[Effect, ...] = ()

    def change(self, **changes: Any) -> "Step":
        """The same step with fields of the state replaced."""
        return replace(self, state=replace(self.state, **changes))

    def do(self, *effects: Effect) -> "Step":
        """The same step with effects added."""
        return replace(self, effects=self.effects + effects)

    def say(self, words: tuple[str, ...], pause_after_ms: int = 0) -> "Step":
        """The same step with an utterance added, which gets the next number."""
        number = self.state.utterance + 1
        return self.change(utterance=number).do(Say(Utterance(number, words, pause_after_ms)))

    def be_silent(self) -> "Step":
        """The same step, with everything that was to be spoken dropped."""
        return self.do(StopSpeaking()) if self.state.is_speaking else self
