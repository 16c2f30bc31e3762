"""Row I: what listening costs. Each measurement in a process of its own."""

import gc
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from kiosk.core.effects import Listen
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.hearing import OperatingPoint, VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from tests.lab.other_voices import LOUDEST
from tests.lab.proof.chains import MICROPHONE_BLOCK_BYTES
from tests.lab.proof.intervals import UNKNOWN, Estimate
from tests.lab.proof.lines import Line
from tests.lab.proof.noises import load_sound, pink
from tests.lab.proof.recordings import Recording

QUIET_LEVEL = 30.0
"""Root mean square of the quiet room, of 32767."""
STRETCH = 60 * RECOGNISER_RATE_HZ
"""Sound is made a minute at a time."""
EVERY_TENTH = 10
"""In the long run, every tenth minute is talk."""
SETTLED = 10
"""Minutes after which memory counts as growth: by then everything has been used once."""


@dataclass(frozen=True)
class Load:
    """What is listened to."""

    model: Path
    point: OperatingPoint
    listen: Listen
    talk: tuple[Recording, ...]
    """People talking; none: it is quiet all the time."""
    talk_every: int
    """Each so manieth minute is talk; 1: all of them."""
    minutes: int


@dataclass(frozen=True)
class Cost:
    """What was measured."""

    share: float
    """Of one core, were the sound heard as fast as it comes."""
    memory_mb: float
    """That the whole chain takes after the first minute, the model included."""
    growth_mb: float
    """Since it had settled."""
    decisions: int


def load_lines(
    model: Path,
    point: OperatingPoint,
    listen: Listen,
    talk: tuple[Recording, ...],
    minutes: int,
    hours: float,
) -> list[Line]:
    """Row I: so many minutes of quiet and of talk for the processor, so many hours of both for memory."""
    quiet = _in_process(Load(model, point, listen, (), 1, minutes))
    memory = "the model, voice activity and one grammar"
    found = [
        _line("processor, quiet", 100 * quiet.share, "% of a core", (5.0, 3.0), f"{minutes} min"),
        _line("memory for voice", quiet.memory_mb, "MB", (250.0, 200.0), memory),
    ]
    if talk:
        talking = _in_process(Load(model, point, listen, talk, 1, minutes))
        note = f"{minutes} min without a pause, {talking.decisions} decisions"
        found.append(_line("processor, all talking", 100 * talking.share, "% of a core", (15.0, 10.0), note))
        long = _in_process(Load(model, point, listen, talk, EVERY_TENTH, round(60 * hours)))
        note = f"{hours:g} h of sound pushed through, a tenth of it talk"
        found.append(_line("growth of memory", long.growth_mb, "MB", (10.0, 0.0), note))
    return found


def _line(what: str, value: float, unit: str, bars: tuple[float, float], note: str) -> Line:
    return Line("I", what, Estimate(value, UNKNOWN.low, UNKNOWN.high), unit, 1, *bars, note=note)


def _in_process(load: Load) -> Cost:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, load).result()


def measure(load: Load) -> Cost:
    """Listen as fast as it goes."""
    sounds = _sounds(load)
    sound = next(sounds)
    before_mb = _resident_mb()
    hearing = VoskHearing(VoskRecogniser(load.model), load.point)
    hearing.listen(load.listen)
    spent_s, decisions = _fed(hearing, sound)
    memory_mb = _resident_mb() - before_mb
    settled_mb = _resident_mb()
    for number, later in enumerate(sounds, start=2):
        cost_s, count = _fed(hearing, later)
        spent_s, decisions = spent_s + cost_s, decisions + count
        if number <= SETTLED:
            settled_mb = _resident_mb()
    gc.collect()
    return Cost(spent_s / (60 * load.minutes), memory_mb, max(0.0, _resident_mb() - settled_mb), decisions)


def _fed(hearing: VoskHearing, sound: bytes) -> tuple[float, int]:
    """Processor seconds, and decisions."""
    began_s = time.process_time()
    blocks = range(0, len(sound), MICROPHONE_BLOCK_BYTES)
    decisions = sum(len(hearing.feed(sound[at : at + MICROPHONE_BLOCK_BYTES])) for at in blocks)
    return time.process_time() - began_s, decisions


def _sounds(load: Load) -> Iterator[bytes]:
    draw = np.random.default_rng(1)
    for minute in range(load.minutes):
        sound = pink(STRETCH, seed=minute) * QUIET_LEVEL
        if load.talk and minute % load.talk_every == 0:
            at = 0
            while at < STRETCH:
                # Not the copies that are kept: they would count as growth of the ears.
                clip = load_sound.__wrapped__(load.talk[int(draw.integers(len(load.talk)))].file)
                clip = clip[: STRETCH - at]
                sound[at : at + len(clip)] += clip * (LOUDEST / max(float(np.abs(clip).max()), 1.0))
                at += len(clip)
        yield np.clip(sound, -32768, 32767).astype("<i2").tobytes()


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) * 1024 / 1e6
