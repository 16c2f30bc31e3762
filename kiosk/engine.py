"""The engine owns the state: event in, decide, screen, effects out through the ports. Main thread only."""

import logging
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from kiosk.core.behaviour.decide import decide
from kiosk.core.behaviour.idle import clean_start
from kiosk.core.comfort import USUAL_LOUDNESS_DB
from kiosk.core.content import Library
from kiosk.core.effects import (
    CheckPin,
    Duck,
    Effect,
    EndKiosk,
    KeepMeasures,
    Listen,
    MoveFocus,
    PressFocus,
    Say,
    SetLoudness,
    StopSpeaking,
    UseMicrophone,
)
from kiosk.core.events import Event, LibraryChanged, TimePassed
from kiosk.core.model import ScreenModel
from kiosk.core.ports import Display, Ears, Microphone, Mouth, Office
from kiosk.core.state import KioskState
from kiosk.core.view import screen_model

_log = logging.getLogger(__name__)

Watch = Callable[[Event | Effect | ScreenModel], None]
"""Sees every event, effect and model as it passes, for a trace; must not block."""


class Engine:
    """Joins the core to the rooms around it. Every method is called on the main thread."""

    def __init__(
        self,
        state: KioskState,
        library: Library,
        display: Display,
        mouth: Mouth,
        ears: Ears,
        watch: Watch,
        microphone: Microphone | None = None,
        office: Office | None = None,
    ) -> None:
        """Nothing is shown yet; what is not given (microphone, office) is not there to be asked."""
        self._state = state
        self._library = library
        self._display = display
        self._mouth = mouth
        self._ears = ears
        self._watch = watch
        self._microphone = microphone
        self._office = office
        self._shown: ScreenModel | None = None
        self._asked_turn = state.turn
        """The newest turn that the ears were given."""
        self._is_microphone_open = state.is_microphone_open
        """What the microphone was told last."""
        self._reported: set[object] = set()

    def handle(self, event: Event) -> None:
        """Lets one event take its effect: the new page first, then the voice, then the ears.

        A fault on the way ends the visit, not the kiosk: it is logged, and the kiosk is at a clean start.
        """
        try:
            self._take_in(event)
        # Whatever it is: nobody in the waiting room can start the kiosk again, and the half of an event that has
        # taken effect must not stick to the visits that follow.
        except Exception as fault:  # noqa: BLE001
            self._report(event, fault)
            self._start_over(event)

    @property
    def state(self) -> KioskState:
        """The state now."""
        return self._state

    @property
    def library(self) -> Library:
        """The content now."""
        return self._library

    def _take_in(self, event: Event) -> None:
        self._watch(event)
        self._state, effects = decide(self._state, event, self._library)
        if isinstance(event, LibraryChanged):
            self._library = event.library
        with ExitStack() as afterwards:
            # In their order, and each one even if showing or another one fails: the state says that they are done.
            for effect in reversed(effects):
                afterwards.callback(self._carry_out, effect)
            self._show()

    def _start_over(self, event: Event) -> None:
        """Tried once: a fault that stays must not go round and round."""
        state = replace(
            clean_start(self._state),
            is_microphone_open=self._is_microphone_open,
            gain_db=USUAL_LOUDNESS_DB,
        )
        has_lost_turn = self._asked_turn != state.turn
        self._state = replace(state, listening=()) if has_lost_turn else state
        try:
            self._mouth.be_silent()
            self._mouth.duck(is_on=False)
            self._mouth.set_loudness(USUAL_LOUDNESS_DB)
            self._take_in(TimePassed(state.now_s))
        except Exception as fault:  # noqa: BLE001 - as above; the next event finds the clean start
            self._report(event, fault)

    def _report(self, event: Event, fault: Exception) -> None:
        """Logs each fault once, though it may come back with every tick of the clock."""
        place = traceback.extract_tb(fault.__traceback__)[-1]
        mark = (type(fault), place.filename, place.lineno)
        if mark not in self._reported:
            self._reported.add(mark)
            name = type(event).__name__
            _log.error("A fault while %s took effect; back to a clean start.", name, exc_info=fault)

    def _show(self) -> None:
        model = screen_model(self._state, self._library)
        if model == self._shown:
            return
        # Unknown until it is shown: after a fault the whole of it is shown again.
        self._shown = None
        self._watch(model)
        self._display.show(model)
        self._shown = model

    def _carry_out(self, effect: Effect) -> None:
        self._watch(effect)
        match effect:
            case Say(utterance):
                self._mouth.say(utterance)
            case StopSpeaking():
                self._mouth.be_silent()
            case Listen():
                self._ears.listen(effect)
                self._asked_turn = effect.turn
            case Duck(is_on):
                self._mouth.duck(is_on=is_on)
            case UseMicrophone(is_open):
                self._use_microphone(is_open=is_open)
            case SetLoudness(gain_db):
                self._mouth.set_loudness(gain_db)
            case MoveFocus(is_forward):
                self._display.move_focus(is_forward=is_forward)
            case PressFocus():
                self._display.press_focus()
            case _:
                self._ask_office(effect)

    def _ask_office(self, effect: Effect) -> None:
        if self._office is None:
            return
        match effect:
            case CheckPin(digits):
                self._office.check_pin(digits)
            case KeepMeasures():
                self._office.keep_measures(effect)
            case EndKiosk(is_restart):
                self._office.end_kiosk(is_restart=is_restart)

    def _use_microphone(self, *, is_open: bool) -> None:
        if self._microphone and is_open:
            self._microphone.open()
        elif self._microphone:
            self._microphone.close()
        self._is_microphone_open = is_open
