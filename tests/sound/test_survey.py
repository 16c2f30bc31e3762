"""What staff are told of the sound card, on a real sound server."""

import subprocess
import sys

import pytest

from kiosk.core.events import Device
from kiosk.sound.survey import survey
from tests.lab.sound_server import SoundServer


def test_both_ends_are_listed_with_what_would_be_used(server: SoundServer) -> None:
    ends = {found.end: found for found in survey("", "microphone")}
    for end in (Device.MICROPHONE, Device.LOUDSPEAKER):
        assert ends[end].used in ends[end].names
    assert "own choice" in ends[Device.LOUDSPEAKER].reason
    assert "in the settings" in ends[Device.MICROPHONE].reason


@pytest.mark.parametrize("plugged_in", [(True, False)])
def test_what_is_missing_is_said(server: SoundServer) -> None:
    ends = {found.end: found for found in survey("piano", "")}
    assert [ends[end].used for end in ends] == ["", ""]
    assert '"piano"' in ends[Device.LOUDSPEAKER].reason
    assert "no microphone" in ends[Device.MICROPHONE].reason


def test_without_portaudio_staff_are_told_what_to_install() -> None:
    program = """
import importlib
real = importlib.import_module
def without_portaudio(name, package=None):
    if name == "sounddevice":
        raise OSError("PortAudio library not found")
    return real(name, package)
importlib.import_module = without_portaudio
from kiosk.sound.survey import survey
print({found.reason for found in survey("", "")})
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "{'Sound needs PortAudio: install the system package libportaudio2.'}"
    assert done.stderr == ""
