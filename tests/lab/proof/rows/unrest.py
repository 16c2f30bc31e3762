"""Row J: screens change at random while people talk, and what is to be listened for is as odd as can be."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from kiosk.core.effects import Listen
from kiosk.hearing.hearing import OperatingPoint, VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from tests.lab.other_voices import LOUDEST
from tests.lab.proof.chains import MICROPHONE_BLOCK_BYTES
from tests.lab.proof.clips import Clip, Materials, Said
from tests.lab.proof.intervals import Estimate
from tests.lab.proof.lines import Line
from tests.lab.proof.noises import QUIET, load_sound
from tests.lab.proof.recordings import People, Recording
from tests.lab.proof.voices import Speaker

CHANGES = 10_000
MOST_BLOCKS = 12
"""Between two changes: up to a quarter of a second."""
COMMAND = "go home"
VOICES = ("awb", "kal16", "rms", "slt")
LEAST_HEARD = 2
BACK_WITHIN_S = 3.0
ODD = (
    (),
    ("",),
    ("   ", "go home"),
    ("go home",) * 500,
    ("Go Home", "go  home", "GO HOME"),
    ("qwrtzpsdfg", "go qwrtzpsdfg"),
    ("[unk]", "<eps>", "!SIL", "#0", "go home"),
    ('go "home"', "go \\ home", "{go}", "go\x00home", "go\nhome", "\ud800"),
    ("ゴー ホーム", "geh zurück", "naïve"),
    (" ".join(["home"] * 400),),
    tuple(f"number {word}" for word in ("one", "two", "three")) * 200,
    ("a" * 20_000, "go home"),
)
"""Empty, doubled, unknown, very long, with signs that a grammar may not hold."""


@dataclass(frozen=True)
class Unrest:
    """What is done."""

    model: Path
    point: OperatingPoint
    folder: Path
    listens: tuple[Listen, ...]
    talk: tuple[Recording, ...]
    changes: int


def unrest_lines(unrest: Unrest) -> list[Line]:
    """Whether the ears survive, and hear a command afterwards."""
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            heard = pool.submit(survive, unrest).result()
    except BrokenProcessPool:
        faults, note = 1, "the process died"
    except Exception as error:  # noqa: BLE001 - any fault of the ears is the finding
        faults, note = 1, f"{type(error).__name__}: {error}"
    else:
        faults, note = int(heard < LEAST_HEARD), f"{heard} of {len(VOICES)} commands heard right afterwards"
    what = f"crashes or deaf ears in {unrest.changes} changes of grammar while people talk"
    note += "; every sixth grammar is odd: unknown, empty, doubled, very long"
    return [Line("J", what, Estimate(faults, faults, faults), "", unrest.changes, 0.0, 0.0, note=note)]


def survive(unrest: Unrest) -> int:
    """Change and change; then say a command with several voices, and give back how many were heard."""
    draw = random.Random(1)
    hearing = VoskHearing(VoskRecogniser(unrest.model), unrest.point)
    blocks = _talk(unrest.talk, draw)
    for turn in range(unrest.changes):
        hearing.listen(_next(turn, unrest.listens, draw))
        for _ in range(draw.randrange(MOST_BLOCKS)):
            hearing.feed(next(blocks))
    hearing.listen(Listen(unrest.changes, (COMMAND, "go back", "next page")))
    materials = Materials(unrest.folder, People(None))
    clips = (Clip(Said(COMMAND, Speaker(voice, 1.0)), QUIET, BACK_WITHIN_S) for voice in VOICES)
    return sum(COMMAND in _phrases(hearing, materials.make(clip).sound) for clip in clips)


def _phrases(hearing: VoskHearing, sound: bytes) -> list[str | None]:
    starts = range(0, len(sound), MICROPHONE_BLOCK_BYTES)
    return [
        answer.phrase for at in starts for answer in hearing.feed(sound[at : at + MICROPHONE_BLOCK_BYTES])
    ]


def _next(turn: int, listens: Sequence[Listen], draw: random.Random) -> Listen:
    if turn % 6 == 0:
        odd = ODD[turn // 6 % len(ODD)]
        return Listen(turn, odd, draw.choice(ODD), is_over_own_voice=draw.random() < 0.5)
    asked = draw.choice(listens)
    return Listen(turn, asked.phrases, asked.competitors, draw.random() < 0.2)


def _talk(talk: Sequence[Recording], draw: random.Random) -> Iterator[bytes]:
    while True:
        clip = load_sound(draw.choice(talk).file)
        loud = clip * (LOUDEST / max(float(np.abs(clip).max()), 1.0))
        sound = loud.astype("<i2").tobytes()
        yield from (
            sound[at : at + MICROPHONE_BLOCK_BYTES] for at in range(0, len(sound), MICROPHONE_BLOCK_BYTES)
        )
