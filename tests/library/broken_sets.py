"""Content sets that are broken on purpose: a good one, and one to three kinds of damage, by a fixed seed."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.library.damage import KINDS, SECTIONS, Kind
from tests.library.staff import Clinic

SEED = 20260601
MANY = 280
_MOST = 3
"""Kinds of damage in one set."""


@dataclass(frozen=True)
class BrokenSet:
    """What is to be done to a good set: kinds of damage, each to a file of its own."""

    number: int
    harms: tuple[tuple[Kind, str], ...]

    def __str__(self) -> str:
        return f"{self.number}: " + ", ".join(f"{kind.name} ({file})" for kind, file in self.harms)

    def harm(self, clinic: Clinic) -> list[str]:
        """Does it; gives the names of the files that must be told, "" for the folder."""
        random = Random(SEED + self.number)
        told = [(kind.harm(random, clinic, file), file) for kind, file in self.harms]
        return [file if name is None else name for name, file in told]


def broken_sets() -> Iterator[BrokenSet]:
    """Every kind of damage comes several times: alone, and together with others."""
    random = Random(SEED)
    together = [kind for kind in KINDS if not kind.is_alone]
    for number in range(MANY):
        first = KINDS[number % len(KINDS)]
        others = [] if first.is_alone else random.sample(together, random.randrange(_MOST))
        harms: dict[str, Kind] = {}
        for kind in (first, *others):
            free = [file for file in kind.files if file not in harms]
            if free:
                harms[random.choice(free)] = kind
        yield BrokenSet(number, tuple((kind, file) for file, kind in harms.items()))


def put_right(clinic: Clinic) -> None:
    """The good set."""
    if clinic.content.exists():
        shutil.rmtree(clinic.content)
    clinic.put_right()
    alpha = clinic.file(SECTIONS[0]).read_text(encoding="utf-8")
    clinic.write(SECTIONS[2], alpha.replace("Alpha", "Gamma"))
