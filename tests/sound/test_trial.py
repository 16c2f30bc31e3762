"""The microphone as staff commands hold it open, on a real sound server."""

from itertools import islice

import numpy as np
import pytest

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.devices import Choice
from kiosk.sound.trial import DeviceMissingError, Form, TrialMicrophone, trial_microphone
from tests.lab.processes import run
from tests.lab.sound_server import MICROPHONE, ROOM, SoundServer

BLOCKS = 40
HISS_DB = -69.0


def level_db(sound: bytes) -> float:
    samples = np.frombuffer(sound, "<i2").astype(np.float64) / 32768.0
    return float(20.0 * np.log10(np.sqrt(np.mean(samples**2))))


def listeners(server: SoundServer) -> int:
    """How many take sound from a source of the server."""
    return len(run(["pactl", "list", "short", "source-outputs"], server.environment).splitlines())


def test_the_room_is_heard_and_the_microphone_given_back(server: SoundServer) -> None:
    before = listeners(server)
    with trial_microphone("") as microphone:
        assert (microphone.opened, microphone.behind_server) == (Form(16_000, 1), Form(16_000, 1))
        assert microphone.name in run(["pactl", "list", "sources"], server.environment)
        sound = b"".join(islice(microphone.blocks(), BLOCKS))
        assert listeners(server) == before + 1
    assert level_db(sound[len(sound) // 2 :]) == pytest.approx(HISS_DB, abs=2.0)
    assert listeners(server) == before


def test_what_a_device_gives_the_server_is_known(server: SoundServer) -> None:
    module = f"module-remap-source source_name=stereo master={ROOM}.monitor rate=44100 channels=2"
    run(["pactl", "load-module", *module.split()], server.environment)
    with trial_microphone("stereo") as microphone:
        assert microphone.behind_server == Form(44_100, 2)
        assert len(b"".join(islice(microphone.blocks(), 4))) == 4 * 2 * 512


def test_a_muted_one_gives_nothing_but_the_same_number(server: SoundServer) -> None:
    run(["pactl", "set-source-mute", MICROPHONE, "1"], server.environment)
    with trial_microphone("") as microphone:
        sound = b"".join(islice(microphone.blocks(), BLOCKS))
    assert set(sound) == {0}


def test_the_sound_ends_when_the_server_is_gone(server: SoundServer) -> None:
    with trial_microphone("") as microphone:
        blocks = microphone.blocks()
        assert next(blocks)
        server.kill()
        assert sum(1 for _ in blocks) < 10 * BLOCKS


@pytest.mark.parametrize("plugged_in", [(True, False)])
def test_what_is_missing_is_said(server: SoundServer) -> None:
    with pytest.raises(DeviceMissingError, match="no microphone: plug one in"), trial_microphone(""):
        pass
    with pytest.raises(DeviceMissingError, match='no microphone named "piano"'), trial_microphone("piano"):
        pass


@pytest.mark.parametrize(("rate_hz", "channels"), [(48_000, 2), (44_100, 1), (16_000, 2)])
def test_any_rate_and_channels_are_converted(rate_hz: int, channels: int) -> None:
    microphone = TrialMicrophone(Choice(None, ""), None)
    microphone.prepare(rate_hz, channels)
    tone = 8000.0 * np.sin(2.0 * np.pi * 440.0 * np.arange(rate_hz) / rate_hz)
    device = np.repeat(tone.astype("<i2"), channels)
    step = channels * rate_hz // 50
    for at in range(0, len(device), step):
        microphone.take(device[at : at + step].tobytes(), 0, None, None)
    taken = np.frombuffer(b"".join(islice(microphone.blocks(), 50)), "<i2")
    assert len(taken) == pytest.approx(RECOGNISER_RATE_HZ, abs=0.05 * RECOGNISER_RATE_HZ)
    spectrum = np.abs(np.fft.rfft(taken))
    heard_hz = float(spectrum.argmax()) * RECOGNISER_RATE_HZ / len(taken)
    assert heard_hz == pytest.approx(440.0, abs=2.0)
