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
        usual_wpm = self.state.comfort.rate_wpm or self.state.settings.rate_wpm
        rate_wpm = min(SLOW_RATE_WPM, usual_wpm) if is_slow else usual_wpm
        return self.change(utterance=number).do(Say(Utterance(number, words, rate_wpm, pause_after_ms)))

    def be_silent(self) -> "Step":
        """The same step, with everything that was to be spoken dropped."""
        if not self.state.is_speaking:
            return self
        return self.do(StopSpeaking()).change(announcement=None, cut_at_s=self.state.now_s)
