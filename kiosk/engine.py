"""The engine owns the state: event in, decide, screen, effects out through the ports. Main thread only."""

from collections.abc import Callable

from kiosk.core.behaviour.decide import decide
from kiosk.core.content import Library
from kiosk.core.effects import Effect, Listen, Say, StopSpeaking
from kiosk.core.events import Event, LibraryChanged
from kiosk.core.ports import Display, Ears, Mouth
from kiosk.core.state import KioskState, ScreenModel
from kiosk.core.view import screen_model

Watch = Callable[[Event | Effect | ScreenModel], None]
"""Sees every event, effect and model as it passes, for a trace; must not block."""


class Engine:
    """Joins the core to the rooms around it. Every method is called on the main thread."""

    def __init__(
        self, state: KioskState, library: Library, display: Display, mouth: Mouth, ears: Ears, watch: Watch
    ) -> None:
        self._state = state
        self._library = library
        self._display = display
        self._mouth = mouth
        self._ears = ears
        self._watch = watch
        self._shown: ScreenModel | None = None

    def handle(self, event: Event) -> None:
        """Lets one event take its effect: the new page first, then the voice, then the ears."""
        self._watch(event)
        self._state, effects = decide(self._state, event, self._library)
        if isinstance(event, LibraryChanged):
            self._library = event.library
        self._show()
        for effect in effects:
            self._watch(effect)
            self._carry_out(effect)

    @property
    def state(self) -> KioskState:
        """The state now."""
        return self._state

    @property
    def library(self) -> Library:
        """The content now."""
        return self._library

    def _show(self) -> None:
        model = screen_model(self._state, self._library)
        if model == self._shown:
            return
        self._shown = model
        self._watch(model)
        self._display.show(model)

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Say(utterance):
                self._mouth.say(utterance)
            case StopSpeaking():
                self._mouth.be_silent()
            case Listen():
                self._ears.listen(effect)
