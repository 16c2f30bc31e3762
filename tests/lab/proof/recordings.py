"""Real people, saying nothing that the kiosk should obey: recordings in a folder, and prompts from Debian packages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

ASTERISK = Path("/usr/share/asterisk/sounds/en")
"""Of the package asterisk-core-sounds-en-wav: one woman, 8 kHz."""
KLETTRES = Path("/usr/share/klettres")
"""Of the package klettres-data: letters and syllables in many languages."""
FLUENT_BYTES = 40_000
"""A prompt of 8 kHz and 16 bits with more than that takes longer than 2.5 s, as no command does."""
PEOPLE = ("computer-", "jarvis-", "order-")
NO_SPEECH = re.compile(r"beep|tone|silence|spy-jingle|tt-monkeys\.wav")


class Kind(StrEnum):
    """How hard a recording is to tell from a command."""

    FLUENT = "fluent talk"
    ISOLATED = "isolated words"
    MUSIC = "music"


@dataclass(frozen=True)
class Recording:
    """A file that holds no command."""

    file: Path
    kind: Kind

    @cached_property
    def key(self) -> str:
        """What it is known by in the results: its name, with the folders that tell it from others, and its size."""
        return f"{'/'.join(self.file.parts[-3:])}:{self.file.stat().st_size}"

    @property
    def is_of_people(self) -> bool:
        """Whether it is one of the recordings of real people."""
        return self.file.name.startswith(PEOPLE)


class People:
    """A folder of recordings named ``computer-*``, ``jarvis-*`` and ``order-*``; may be missing.

    The first half of each kind, by number, is for tuning and for babble, the second half reports: people who follow one
    another are often the same person.
    """

    def __init__(self, folder: Path | None) -> None:
        self._files = sorted(folder.glob("*.flac")) if folder else []

    @property
    def is_missing(self) -> bool:
        """Whether there is no such folder, or nothing in it."""
        return not self._files

    @cached_property
    def talkers(self) -> tuple[Path, ...]:
        """Whole sentences, for babble: of the half for tuning."""
        return tuple(recording.file for recording in self.half(is_tuning=True, named="order"))

    def half(self, *, is_tuning: bool, named: str = "") -> tuple[Recording, ...]:
        """Half of the recordings whose names begin so."""
        names = (named,) if named else ("computer", "jarvis", "order")
        found = []
        for name in names:
            files = [file for file in self._files if file.name.startswith(f"{name}-")]
            middle = len(files) // 2
            kind = Kind.FLUENT if name == "order" else Kind.ISOLATED
            found += [Recording(file, kind) for file in (files[:middle] if is_tuning else files[middle:])]
        return tuple(found)


def prompts() -> tuple[Recording, ...]:
    """Those of the Debian packages that are installed."""
    spoken = [file for file in _files(ASTERISK.rglob("*.wav")) if not NO_SPEECH.search(file.name)]
    said = [
        Recording(file, Kind.FLUENT if file.stat().st_size > FLUENT_BYTES else Kind.ISOLATED)
        for file in spoken
    ]
    return (*said, *(Recording(file, Kind.ISOLATED) for file in _files(KLETTRES.rglob("*.ogg"))))


def _files(found: Iterable[Path]) -> list[Path]:
    return sorted(file for file in found if file.is_file())
