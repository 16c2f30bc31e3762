"""A process in which the ears hear sound, watched from within and, with strace, from without.

``python -m tests.hearing.processing MODEL SOUND FOLDER LEAK`` tells what it heard, and what Python did to files.
A leak keeps something in the folder on purpose, to prove that this would be noticed.
"""

import ctypes
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.core.effects import Listen
from kiosk.core.events import Heard, SpeechUnmatched
from kiosk.hearing.hearing import open_vosk_hearing
from kiosk.sound.echo import KalmanEchoCanceller
from tests.hearing.bench import BLOCK_FRAMES, DEADLINE_S, Bench
from tests.hearing.sound import blocks, room

PAGE = Listen(turn=1, phrases=("next page", "go home"), competitors=("pages",))
LOADED = "loaded"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
ROOMS_OF_PYTHON = ("os", "shutil", "socket", "subprocess", "tempfile", "sqlite3")
"""Parts of Python whose audit events tell of files changed, connections and other programs."""
HARMLESS = ("os.listdir", "os.scandir", "os.walk", "os.fwalk")


class Watch:
    """What Python does to files, the network and other programs from now on."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        sys.addaudithook(self._look)

    def _look(self, event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            is_change = isinstance(args[2], int) and bool(args[2] & WRITING)
        else:
            is_change = event.partition(".")[0] in ROOMS_OF_PYTHON and event not in HARMLESS
        if is_change:
            self.seen.append(f"{event} {args}")


def keep_nothing(_folder: Path) -> None:
    """As it shall be."""


def keep_with_python(folder: Path) -> None:
    (folder / "kept").write_bytes(b"sound")


def keep_natively(folder: Path) -> None:
    libc = ctypes.CDLL(None)
    libc.close(libc.creat(os.fsencode(folder / "kept"), 0o600))


LEAKS: dict[str, Callable[[Path], None]] = {
    "nothing": keep_nothing,
    "python": keep_with_python,
    "native": keep_natively,
}


def tell(text: str) -> None:
    os.write(sys.stdout.fileno(), text.encode() + b"\n")


def main(model: Path, sound: bytes, leak: Callable[[], None]) -> None:
    bench = Bench(lambda: model, open_vosk_hearing, KalmanEchoCanceller)
    bench.begin(PAGE)
    watch = Watch()
    tell(LOADED)
    own_voice = sound[: 2 * BLOCK_FRAMES]
    bench.accept(*blocks(room(1.024), BLOCK_FRAMES), own_voice=own_voice)
    bench.chains[0].wait_until_fed(32)
    bench.speak(sound)
    bench.ears.forget()
    bench.speak(room(0.5))
    leak()
    told = bench.posts.rest()
    bench.ears.stop(DEADLINE_S)
    heard = [event.phrase for event in told if isinstance(event, Heard)]
    unmatched = sum(isinstance(event, SpeechUnmatched) for event in told)
    tell(json.dumps({"heard": heard, "unmatched": unmatched, "seen": watch.seen}))


if __name__ == "__main__":
    folder = Path(sys.argv[3])
    main(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), lambda: LEAKS[sys.argv[4]](folder))
