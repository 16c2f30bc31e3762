"""What every reducer takes and gives back."""

from dataclasses import dataclass, replace
from typing import Any

from kiosk.core.effects import Effect, Say, StopSpeaking, Utterance
from kiosk.core.state import KioskState, Screen

SLOW_RATE_WPM = 110
"""The slowest rate on offer (Sutton 1995)."""


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
        """The same step with an utterance added, which gets the next number; what a word means is said slowly."""
        number = self.state.utterance + 1
        is_slow = self.state.place.screen is Screen.WORD
        rate_wpm = SLOW_RATE_WPM if is_slow else self.state.settings.rate_wpm
        return self.change(utterance=number).do(Say(Utterance(number, words, rate_wpm, pause_after_ms)))

    def be_silent(self) -> "Step":
        """The same step, with everything that was to be spoken dropped."""
        return self.do(StopSpeaking()).change(announcement=None) if self.state.is_speaking else self
