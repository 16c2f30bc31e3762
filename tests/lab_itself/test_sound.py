"""The lab's loudspeaker, microphone and clock."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from tests.lab.clinic import Clinic
from tests.lab.other_voices import FLITE_VOICES, speak
from tests.lab.processes import left_behind
from tests.lab.recording import load_wav, place_of
from tests.lab.waiting import DeadlineMissedError, wait_for

RECORD = """
import sys, wave, sounddevice
samples = sounddevice.rec(4 * 16000, samplerate=16000, channels=1, dtype="int16", blocking=True)
with wave.open(sys.argv[1], "wb") as out:
    out.setnchannels(1); out.setsampwidth(2); out.setframerate(16000); out.writeframes(samples.tobytes())
"""
PLAY = """
import numpy, sounddevice
tone = (8000 * numpy.sin(numpy.arange(8000) / 4)).astype("int16")
with sounddevice.OutputStream(samplerate=16000, channels=1, dtype="int16") as stream:
    stream.write(tone)
    stream.write(numpy.zeros(8000, dtype="int16"))
"""


@pytest.mark.parametrize("voice", [*FLITE_VOICES, "espeak:en-gb"])
def test_every_voice_speaks_and_its_end_is_known(voice: str) -> None:
    speech = speak("next page", voice)
    whole_s = len(speech.samples) / 16_000
    assert 0.0 <= speech.start_s < speech.end_s <= whole_s
    assert 0.3 < speech.end_s - speech.start_s < 2.0
    loudest_after = np.abs(speech.samples[round(speech.end_s * 16_000) :].astype(int)).max(initial=0)
    assert loudest_after < 0.05 * np.abs(speech.samples.astype(int)).max()


def test_what_is_said_in_the_room_reaches_the_microphone_through_portaudio(
    clinic: Clinic, tmp_path: Path
) -> None:
    file = tmp_path / "microphone.wav"
    speech = speak("next page")
    recorder = subprocess.Popen([sys.executable, "-c", RECORD, str(file)], env=clinic.environment)
    with clinic.record_room() as room:
        wait_for(lambda: is_microphone_open(clinic), 10.0, "PortAudio to open the microphone")
        end_s = clinic.say(speech, room)
        assert end_s <= time.monotonic()
    assert recorder.wait(20.0) == 0
    heard, _ = load_wav(file)
    assert place_of(speech.samples, heard)[1] > 0.95


def is_microphone_open(clinic: Clinic) -> bool:
    listing = subprocess.run(
        ["pactl", "list", "short", "source-outputs"],
        env=clinic.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return "module-remap-source" in listing.stdout or len(listing.stdout.splitlines()) >= 3


def test_sound_from_portaudio_is_recorded_with_its_moment(clinic: Clinic) -> None:
    with clinic.record_loudspeaker() as loudspeaker:
        began_s = time.monotonic()
        subprocess.run([sys.executable, "-c", PLAY], env=clinic.environment, check=True, timeout=20.0)
        ended_s = time.monotonic()
        first_s = wait_for(lambda: loudspeaker.first_sound_after(began_s), 5.0, "the tone")
        last_s = wait_for(lambda: loudspeaker.last_sound_before(ended_s), 5.0, "the end of the tone")
    assert first_s is not None and last_s is not None
    assert began_s < first_s < ended_s
    assert last_s - first_s == pytest.approx(0.5, abs=0.02)


def test_the_clock_of_a_recording_runs_with_the_system_clock(clinic: Clinic) -> None:
    with clinic.record_loudspeaker() as loudspeaker:
        wait_for(lambda: len(loudspeaker.samples()) > 16_000, 5.0, "a second of sound")
        assert loudspeaker.heard_until_s() == pytest.approx(time.monotonic(), abs=0.05)


def test_a_place_is_found_in_noise_and_a_stranger_is_not() -> None:
    random = np.random.default_rng(seed=3)
    speech, stranger = speak("symptoms").samples, speak("treatments", "awb").samples
    noise = random.normal(0.0, 200.0, 40_000).astype(np.int16)
    noise[7000 : 7000 + len(speech)] += speech
    place, alike = place_of(speech, noise)
    assert place == 7000
    assert alike > 0.9
    assert place_of(stranger, noise)[1] < 0.5


def test_the_microphone_comes_and_goes(clinic: Clinic) -> None:
    clinic.sound.unplug_microphone()
    assert "microphone" not in clinic.sound.sources()
    clinic.sound.plug_in_microphone()
    assert "microphone" in clinic.sound.sources()


def test_the_server_is_killed_and_comes_back(clinic: Clinic) -> None:
    clinic.sound.kill()
    assert not clinic.sound.is_running
    clinic.sound.start()
    assert {"microphone", "loudspeaker.monitor"} <= set(clinic.sound.sources())


def test_nothing_is_left_when_the_clinic_closes() -> None:
    with Clinic(320, 200) as other:
        folder = other.folder
        assert len(left_behind(folder)) >= 3
    assert not left_behind(folder)
    assert not folder.exists()


def test_waiting_ends_at_its_deadline() -> None:
    with pytest.raises(DeadlineMissedError, match=r"0\.1 s in vain for pigs to fly"):
        wait_for(lambda: False, 0.1, "pigs to fly")
