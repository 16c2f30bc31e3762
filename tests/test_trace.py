"""The trace is for measuring: the kiosk goes on without it."""

import json
from pathlib import Path

import pytest

from kiosk.core.actions import ActionId, Intent
from kiosk.core.effects import CheckPin, Duck, Effect, Listen, Say, StopSpeaking, UseMicrophone, Utterance
from kiosk.core.events import (
    Event,
    FocusMoved,
    FocusRole,
    Heard,
    KeyPressed,
    MicrophoneFault,
    MicrophoneJudged,
    ScreenTouched,
    SoundLevel,
    SpeechBegan,
    SpeechUnmatched,
    TimePassed,
    Touched,
)
from kiosk.core.model import ScreenModel
from kiosk.core.state import KioskState, Place, Screen
from kiosk.core.view import screen_model
from kiosk.trace import Trace
from tests.core.script import ALPHA, library


def test_names_and_counts_are_written_and_never_what_was_said(tmp_path: Path) -> None:
    file = tmp_path / "trace"
    trace = Trace(file, lambda phrase: "go_home")
    trace.watch(Heard(3, "take me home", 0.91, 0.4))
    trace.close()
    line = json.loads(file.read_text(encoding="utf-8"))
    assert (line["kind"], line["name"], line["data"]["action"]) == ("event", "Heard", "go_home")
    assert "take me home" not in file.read_text(encoding="utf-8")


def test_sound_and_effects_are_written_with_names_and_numbers_only(tmp_path: Path) -> None:
    file = tmp_path / "trace"
    trace = Trace(file, lambda phrase: "go_home")
    request = Listen(4, ("take me home",), ("foam", "comb"), is_over_own_voice=True)
    things: tuple[Event | Effect, ...] = (
        SoundLevel(3),
        TimePassed(1.0),
        SpeechBegan(),
        SpeechUnmatched(4, 0.5, is_long=True),
        MicrophoneJudged(MicrophoneFault.MUTED),
        request,
        Say(Utterance(7, ("take", "me"), 150)),
        StopSpeaking(),
        Duck(True),
        UseMicrophone(False),
    )
    for thing in things:
        trace.watch(thing)
    trace.close()
    written = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(line["kind"], line["name"], line["data"]) for line in written] == [
        ("event", "SpeechBegan", {}),
        ("event", "SpeechUnmatched", {"turn": 4, "silence_before_s": 0.5, "is_long": True}),
        ("event", "MicrophoneJudged", {"fault": "muted"}),
        ("effect", "Listen", {"turn": 4, "phrases": 1, "competitors": 2, "is_over_own_voice": True}),
        ("effect", "Say", {"utterance": 7, "words": 2}),
        ("effect", "StopSpeaking", {}),
        ("effect", "Duck", {"is_on": True}),
        ("effect", "UseMicrophone", {"is_open": False}),
    ]


def test_a_full_disk_ends_the_trace_with_one_line(caplog: pytest.LogCaptureFixture) -> None:
    trace = Trace(Path("/dev/full"), lambda phrase: "")
    for _ in range(3):
        trace.watch(ScreenTouched())
        trace.painted()
    trace.close()
    (record,) = caplog.records
    assert record.getMessage().startswith("/dev/full: No space left on device.")


def test_what_somebody_types_cannot_be_read_back(tmp_path: Path) -> None:
    file = tmp_path / "trace"
    trace = Trace(file, lambda phrase: "")
    for key in ("a", "7", "f8"):
        trace.watch(KeyPressed(key, 1.0))
    trace.close()
    keys = [json.loads(line)["data"]["key"] for line in file.read_text(encoding="utf-8").splitlines()]
    assert keys == ["character", "character", "f8"]


def test_nothing_of_the_pin_of_the_staff_is_written(tmp_path: Path) -> None:
    file = tmp_path / "trace"
    trace = Trace(file, lambda phrase: "go_home")
    seven = Intent(ActionId.ENTER_DIGIT, sentence=7)
    things: tuple[Event | Effect | ScreenModel, ...] = (
        screen_model(KioskState(place=Place(Screen.PIN)), library(ALPHA)),
        FocusMoved("7", FocusRole.BUTTON, 7, 12),
        Touched(seven, 1.0),
        KeyPressed("7", 1.0),
        CheckPin("777777"),
    )
    for thing in things:
        trace.watch(thing)
    trace.close()
    written = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(line["name"], line["data"]) for line in written[1:]] == [
        ("FocusMoved", {"is_by_person": True}),
        ("Touched", {"action": "enter_digit"}),
        ("KeyPressed", {"key": "character"}),
        ("CheckPin", {}),
    ]
    assert "7" not in repr(things[-1])
