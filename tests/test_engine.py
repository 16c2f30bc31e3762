"""The engine between a core that decides and rooms that may fail."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.decide import decide
from kiosk.core.comfort import USUAL_LOUDNESS_DB
from kiosk.core.content import Library
from kiosk.core.effects import Effect, KeepMeasures, Listen, Say, Utterance
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Event,
    FocusMoved,
    FocusRole,
    Heard,
    KeyPressed,
    LibraryChanged,
    ListeningStarted,
    PagesMeasured,
    PinChecked,
    SpeechBegan,
    SpeechEnded,
    TimePassed,
    Touched,
)
from kiosk.core.model import ScreenModel
from kiosk.core.settings import Settings
from kiosk.core.state import KioskState, Screen
from kiosk.engine import Engine
from tests.core.script import ALPHA, BETA, library

MOST_EVENTS = 50
DECIDE = "kiosk.engine.decide"
PIN = "123456"
OPEN_ALPHA = Intent(ActionId.OPEN_SECTION, "alpha")


class FaultError(Exception):
    """Nothing that anybody expects."""


class Rooms:
    """Display, mouth, ears and microphone in one, and the queue of events; whatever is asked can be made to fail."""

    def __init__(self) -> None:
        self.events: deque[Event] = deque()
        self.failing: set[str] = set()
        self.failing_once: set[str] = set()
        self.shown: list[ScreenModel] = []
        self.said: list[int] = []
        self.silences = 0
        self.turns: list[int] = []
        self.is_ducked = self.is_open = False
        self.gain_db = USUAL_LOUDNESS_DB
        self.asked: list[object] = []

    def check(self, what: str) -> None:
        is_once = what in self.failing_once
        self.failing_once.discard(what)
        if is_once or what in self.failing:
            raise FaultError(what)

    def show(self, model: ScreenModel) -> None:
        self.check("show")
        self.shown.append(model)
        if model.first_sentence is None:
            self.events.append(PagesMeasured(model.document.id, (0,)))

    def say(self, utterance: Utterance) -> None:
        self.check("say")
        self.said.append(utterance.id)

    def be_silent(self) -> None:
        self.check("be_silent")
        self.silences += 1

    def duck(self, *, is_on: bool) -> None:
        self.check("duck")
        self.is_ducked = is_on

    def set_loudness(self, gain_db: float) -> None:
        self.check("set_loudness")
        self.gain_db = gain_db

    def move_focus(self, *, is_forward: bool) -> None:
        self.asked.append(("move", is_forward))
        self.events.append(FocusMoved("Go", FocusRole.BUTTON, 1, 2))

    def press_focus(self) -> None:
        self.asked.append("press")

    def check_pin(self, digits: str) -> None:
        self.check("check_pin")
        self.events.append(PinChecked(digits == PIN))

    def keep_measures(self, measures: KeepMeasures) -> None:
        self.asked.append(measures)

    def end_kiosk(self, *, is_restart: bool) -> None:
        self.asked.append(("end", is_restart))

    def open(self) -> None:
        self.check("open")
        self.is_open = True
        self.events.append(DeviceChanged(Device.MICROPHONE, is_working=True))

    def close(self) -> None:
        self.check("close")
        self.is_open = False

    def listen(self, request: Listen) -> None:
        self.check("listen")
        self.turns.append(request.turn)
        self.events.append(ListeningStarted(request.turn))

    def start(self) -> None: ...
    def accept(self, block: bytes, own_voice: bytes = b"") -> None: ...
    def forget(self) -> None: ...
    def stop(self, timeout_s: float) -> None: ...


class House:
    """An engine with rooms that may fail, on the home screen, listening."""

    def __init__(self) -> None:
        self.rooms = Rooms()
        self.passed: list[Event | Effect | ScreenModel] = []
        self.now_s = 100.0
        state = KioskState(settings=Settings(rate_wpm=123), now_s=self.now_s, last_input_s=self.now_s)
        self.engine = Engine(
            state,
            library(ALPHA, BETA),
            self.rooms,
            self.rooms,
            self.rooms,
            self.passed.append,
            microphone=self.rooms,
            office=self.rooms,
        )
        for device in Device:
            self.happens(DeviceChanged(device, is_working=True))
        self.happens(TimePassed(self.now_s))

    def happens(self, event: Event) -> None:
        self.rooms.events.append(event)
        for _ in range(MOST_EVENTS):
            if not self.rooms.events:
                return
            self.engine.handle(self.rooms.events.popleft())
        raise AssertionError("It goes round and round.")

    def type(self, keys: str) -> None:
        for key in keys.split():
            self.now_s += 1.0
            self.happens(KeyPressed(key, self.now_s))

    def touch(self, intent: Intent) -> None:
        self.now_s += 1.0
        self.happens(Touched(intent, self.now_s))

    def is_at_a_clean_start(self) -> bool:
        state = self.engine.state
        return (state.place.screen, state.history) == (Screen.HOME, ()) and not (
            state.is_visit_open or state.reading.is_on or state.undo
        )

    def is_obeying_the_voice(self) -> bool:
        """Somebody says the name of a section."""
        state = self.engine.state
        assert "the beta" in state.listening
        self.happens(Heard(self.rooms.turns[-1], "the beta", 1.0, 1.0))
        return self.engine.state.place.section == "beta"


@pytest.fixture
def house() -> House:
    return House()


def faults(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    assert all(record.exc_info for record in caplog.records)
    return caplog.records


Decide = Callable[[KioskState, Event, Library], tuple[KioskState, tuple[Effect, ...]]]


def decide_that_fails(is_failing: Callable[[Event], bool]) -> Decide:
    def decide_or_fail(
        state: KioskState, event: Event, library: Library
    ) -> tuple[KioskState, tuple[Effect, ...]]:
        if is_failing(event):
            raise FaultError("decide")
        return decide(state, event, library)

    return decide_or_fail


def test_the_page_comes_before_the_voice_and_the_ears(house: House) -> None:
    house.touch(OPEN_ALPHA)
    house.passed.clear()
    house.touch(Intent(ActionId.READ_ALOUD))
    kinds = [type(thing) for thing in house.passed]
    assert kinds[:3] == [Touched, ScreenModel, Say]
    assert kinds.index(Say) < kinds.index(Listen)
    assert house.rooms.said


def test_a_fault_in_deciding_ends_the_visit_and_not_the_kiosk(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house.touch(OPEN_ALPHA)
    before = house.engine.state
    monkeypatch.setattr(DECIDE, decide_that_fails(lambda event: isinstance(event, Touched)))
    silences = house.rooms.silences
    house.touch(Intent(ActionId.READ_ALOUD))
    after = house.engine.state
    assert house.is_at_a_clean_start()
    assert house.rooms.shown[-1].screen is Screen.HOME
    assert house.rooms.silences > silences
    assert (after.settings, after.doors) == (before.settings, before.doors)
    assert after.turn > before.turn
    assert house.is_obeying_the_voice()
    assert len(faults(caplog)) == 1


@pytest.mark.parametrize("failing", ["show", "say", "be_silent"])
def test_the_ears_are_told_whatever_fails_before_them(
    house: House, failing: str, caplog: pytest.LogCaptureFixture
) -> None:
    house.touch(OPEN_ALPHA)
    house.rooms.failing = {failing}
    house.touch(Intent(ActionId.READ_ALOUD))
    house.touch(Intent(ActionId.FINISHED))
    house.rooms.failing = set()
    house.happens(TimePassed(house.now_s + 1.0))
    assert house.rooms.turns[-1] == house.engine.state.turn
    assert house.is_at_a_clean_start()
    assert house.rooms.shown[-1].screen is Screen.HOME
    assert house.is_obeying_the_voice()
    assert faults(caplog)


def test_a_turn_that_the_ears_did_not_take_is_given_again(house: House) -> None:
    house.rooms.failing = {"listen"}
    house.touch(OPEN_ALPHA)
    house.rooms.failing = {"show"}
    house.touch(Intent(ActionId.HELP_ME))
    house.rooms.failing = set()
    house.happens(TimePassed(house.now_s + 1.0))
    assert house.rooms.turns[-1] == house.engine.state.turn == house.engine.state.confirmed_turn
    assert house.is_obeying_the_voice()


@pytest.mark.parametrize("failing", [{"show"}, {"show", "be_silent"}, {"show", "say", "be_silent", "listen"}])
def test_a_fault_that_stays_is_logged_once_and_goes_not_round_and_round(
    house: House, failing: set[str], caplog: pytest.LogCaptureFixture
) -> None:
    house.touch(OPEN_ALPHA)
    house.rooms.failing = failing
    for _ in range(5):
        house.touch(OPEN_ALPHA)
        house.touch(Intent(ActionId.READ_ALOUD))
        house.happens(TimePassed(house.now_s + 0.5))
    # Every fault of these rooms comes from the same line.
    assert len(faults(caplog)) == 1
    house.rooms.failing = set()
    house.happens(TimePassed(house.now_s + 1.0))
    assert house.rooms.shown[-1].screen is Screen.HOME


def test_softly_and_as_before(house: House) -> None:
    house.touch(OPEN_ALPHA)
    house.touch(Intent(ActionId.READ_ALOUD))
    house.happens(SpeechBegan())
    assert house.rooms.is_ducked
    house.happens(SpeechEnded())
    assert not house.rooms.is_ducked


@pytest.mark.parametrize("failing", ["duck", "show", "be_silent"])
def test_no_fault_leaves_the_voice_soft(house: House, failing: str) -> None:
    house.touch(OPEN_ALPHA)
    house.touch(Intent(ActionId.READ_ALOUD))
    house.happens(SpeechBegan())
    house.rooms.failing_once = {failing}
    house.touch(Intent(ActionId.STOP_READING))
    assert not house.rooms.failing_once
    assert not house.rooms.is_ducked


def test_the_microphone_is_opened_and_closed(house: House) -> None:
    house.touch(OPEN_ALPHA)
    assert house.rooms.is_open
    house.touch(Intent(ActionId.MICROPHONE_OFF))
    assert not house.rooms.is_open
    house.touch(Intent(ActionId.FINISHED))
    assert house.rooms.is_open
    assert house.is_obeying_the_voice()


def test_a_microphone_that_was_not_told_is_told_again(house: House) -> None:
    house.touch(OPEN_ALPHA)
    house.touch(Intent(ActionId.MICROPHONE_OFF))
    house.rooms.failing_once = {"open"}
    house.touch(Intent(ActionId.SPEAK))
    assert not house.rooms.failing_once
    assert house.rooms.is_open
    assert house.is_obeying_the_voice()


def test_nothing_can_be_decided_any_more(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house.touch(OPEN_ALPHA)
    with monkeypatch.context() as patch:
        patch.setattr(DECIDE, decide_that_fails(lambda _event: True))
        for _ in range(3):
            house.touch(Intent(ActionId.READ_ALOUD))
    assert len(faults(caplog)) == 1
    assert house.is_at_a_clean_start()
    house.happens(TimePassed(house.now_s))
    assert house.is_obeying_the_voice()


def test_content_that_nothing_can_be_decided_with_is_not_taken_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = house.engine.library
    bad = replace(good, title="Bad")
    monkeypatch.setattr(DECIDE, decide_that_fails(lambda event: isinstance(event, LibraryChanged)))
    house.happens(LibraryChanged(bad))
    assert house.engine.library is good


def test_the_ring_is_moved_and_pressed(house: House) -> None:
    house.touch(OPEN_ALPHA)
    house.type("f12")
    house.happens(TimePassed(house.now_s + 4.0))
    assert house.rooms.asked == [("move", True), "press"]


def test_the_office_is_asked(house: House) -> None:
    house.type("staff " + " ".join(PIN))
    assert house.engine.state.place.screen is Screen.STAFF
    for action in (ActionId.STAFF_DEVICES, ActionId.LOUDEST_UP, ActionId.KEEP_MEASURES, ActionId.GO_BACK):
        house.touch(Intent(action))
    house.touch(Intent(ActionId.RESTART))
    assert house.rooms.asked == [KeepMeasures(0.0, 600, 90), ("end", True)]


def test_a_pin_that_could_not_be_checked_does_not_close_the_pad_for_ever(house: House) -> None:
    house.rooms.failing_once = {"check_pin"}
    house.type("staff " + " ".join(PIN))
    assert house.is_at_a_clean_start()
    house.type("staff " + " ".join(PIN))
    assert house.engine.state.place.screen is Screen.STAFF


@pytest.mark.parametrize("failing", ["set_loudness", "show"])
def test_no_fault_leaves_the_voice_louder_than_usual(house: House, failing: str) -> None:
    house.touch(OPEN_ALPHA)
    if failing == "show":
        house.touch(Intent(ActionId.SPEAK_LOUDER))
        assert house.rooms.gain_db == 0.0
    house.rooms.failing_once = {failing}
    house.touch(Intent(ActionId.SPEAK_SOFTER))
    assert not house.rooms.failing_once
    assert house.rooms.gain_db == house.engine.state.comfort.loudness_db == USUAL_LOUDNESS_DB
    house.touch(Intent(ActionId.SPEAK_LOUDER))
    assert house.rooms.gain_db == 0.0
