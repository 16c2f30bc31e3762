"""The list of devices, and what is told of the microphone."""

from pathlib import Path

import pytest

from kiosk.core.events import MicrophoneFault
from kiosk.staff.devices import Listened, Listing, devices
from kiosk.staff.microphone import Opening
from tests.staff.stand_ins import Levels

USB = Listing("Microphones", ("Built-in", "USB"), ("USB",), "It is named in the settings.")
SETTINGS = Path("settings.yaml")


def test_what_is_used_is_marked_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert devices([USB]) == 0
    assert capsys.readouterr().out == (
        "Microphones:\n    Built-in\n  * USB\n    It is named in the settings.\n* would be used.\n"
    )


def test_a_kind_of_which_nothing_can_be_used_is_told_by_the_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert devices([Listing("Microphones", (), (), "Plug one in.")]) == 1
    assert "none" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("levels", "code", "told"),
    [
        (Levels(-58.2, None), 0, "It gives sound. The room is at -58 dB.\n"),
        (
            Levels(-58.2, -30.0),
            0,
            "It gives sound. The room is at -58 dB, the voice at -30 dB: 28 dB above it.\n",
        ),
        (
            Levels(-20.0, None),
            0,
            "The room is at -20 dB.\nThat is loud, and voices hardly stand out of it: turn",
        ),
        (
            Levels(-120.0, None, MicrophoneFault.MUTED),
            1,
            "Only dead silence comes, so it is switched off, or it is",
        ),
        (Levels(-8.0, -2.0, MicrophoneFault.TOO_LOUD), 1, "It is far too loud, so that its sound is cut off"),
        (Levels(-99.0, None, MicrophoneFault.TOO_QUIET), 1, "It is far too quiet: turn its gain up"),
        (None, 1, "No sound comes from it: pull it out and plug it in again, or name another one after"),
    ],
)
def test_what_the_microphone_hears(
    capsys: pytest.CaptureFixture[str], levels: Levels | None, code: int, told: str
) -> None:
    opening = Opening("USB", (16_000, 1))
    assert devices([USB], lambda: Listened(opening, levels), SETTINGS) == code
    heard = capsys.readouterr().out.partition("No sound is stored.\n")[2]
    assert heard.startswith("USB was opened with 16000 Hz and 1 channel, as the kiosk needs it.\n")
    assert told in heard


def test_one_that_does_not_open_is_told_with_what_may_hold_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        devices([USB], lambda: Listened(refusal="The microphone USB could not be opened: busy."), SETTINGS)
        == 1
    )
    assert "could not be opened: busy. If the kiosk is running" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        (
            Opening("USB", (48_000, 2)),
            "USB was opened with 48000 Hz and 2 channels; the kiosk converts this to 16000 Hz and 1 channel.",
        ),
        (
            Opening("USB", (16_000, 1), (44_100, 2)),
            "USB was opened with 16000 Hz and 1 channel; the sound server converts its 44100 Hz and 2 channels to "
            "that.",
        ),
        (
            Opening("USB", (16_000, 1), (16_000, 1)),
            "USB was opened with 16000 Hz and 1 channel, as the kiosk needs it.",
        ),
    ],
)
def test_rates_and_channels_are_told(opening: Opening, told: str) -> None:
    assert opening.told() == told
