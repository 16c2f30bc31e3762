"""Puts the trials to the ears, and keeps what they answer."""

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path

from kiosk.hearing.hearing import OperatingPoint
from tests.lab.kiosk import SPEECH_MODEL
from tests.lab.proof.chains import VOSK_LOOP, Chain, KioskEars, PocketSphinx, VoskLoop
from tests.lab.proof.clips import Materials
from tests.lab.proof.own_voice import HeardOver, Over, make_over
from tests.lab.proof.recordings import People
from tests.lab.proof.store import Store
from tests.lab.proof.trials import KIOSK, Outcome, Outcomes, Trial, digest, in_order

BATCH = 16
"""Trials handed to a process at once."""


@dataclass
class Bench:
    """Materials and ears of one process; the ears are loaded when they are needed."""

    folder: Path
    """Where everything that is made is kept."""
    speech: Path | None
    """The folder of recordings of people."""
    point: OperatingPoint = field(default_factory=OperatingPoint)
    model: Path = SPEECH_MODEL

    @cached_property
    def materials(self) -> Materials:
        """Everything that can be heard."""
        return Materials(self.folder, People(self.speech))

    @cached_property
    def kiosk(self) -> KioskEars:
        """The kiosk's ears."""
        return KioskEars(self.model, self.point)

    @cached_property
    def _others(self) -> dict[str, Chain]:
        return {}

    def ears(self, name: str) -> Chain:
        """Ears by their name."""
        if name == KIOSK:
            return self.kiosk
        if name not in self._others:
            self._others[name] = VoskLoop(self.model) if name == VOSK_LOOP else PocketSphinx()
        return self._others[name]

    def key(self, trial: Trial) -> str:
        """Under which the answers are kept."""
        version = self.kiosk.version_over if isinstance(trial.clip, Over) else self.ears(trial.ears).version
        return digest(f"{trial.question}|{version}")

    def hear(self, trial: Trial) -> Outcome:
        """Make the sound and put it to the ears."""
        if isinstance(trial.clip, Over):
            return self._hear_over(trial, make_over(trial.clip, self.materials.shelf))
        heard = self.materials.make(trial.clip)
        answers = self.ears(trial.ears).hear(heard.sound, trial.listen)
        return Outcome(trial, answers, round(heard.word_end_s, 3), round(heard.speech_s, 3))

    def _hear_over(self, trial: Trial, heard: HeardOver) -> Outcome:
        then = trial.then.listen if trial.then else None
        answers = self.kiosk.hear_over(heard, trial.listen, then)
        return Outcome(trial, answers, round(heard.word_end_s, 3), round(heard.speech_s, 3))


@dataclass(frozen=True)
class Limits:
    """How much is done."""

    share: float = 1.0
    """Of the trials, 0 to 1: always the same ones, and with a larger share the same and more."""
    minutes: float = 0.0
    """For each row; 0: until it is done."""
    jobs: int = 1


def run(trials: Iterable[Trial], bench: Bench, store: Store, limits: Limits) -> Outcomes:
    """Hear what has not been heard yet; interrupted, it goes on there the next time."""
    wanted = [trial for trial in in_order(trials, limits.share) if _is_at_hand(trial, bench)]
    outcomes = Outcomes(planned=len(wanted))
    missing = []
    for trial in wanted:
        kept = store.get(bench.key(trial))
        if kept is None:
            missing.append(trial)
        else:
            outcomes.done.append(Outcome.of_text(trial, kept))
    until_s = time.monotonic() + 60.0 * limits.minutes if limits.minutes else float("inf")
    for outcome in _heard(missing, bench, limits.jobs, until_s):
        store.put(bench.key(outcome.trial), outcome.as_text())
        outcomes.done.append(outcome)
    return outcomes


def _is_at_hand(trial: Trial, bench: Bench) -> bool:
    return isinstance(trial.clip, Over) or bench.materials.can_make(trial.clip.room)


def _heard(missing: Sequence[Trial], bench: Bench, jobs: int, until_s: float) -> Iterator[Outcome]:
    if jobs == 1:
        for trial in missing:
            if time.monotonic() > until_s:
                return
            yield bench.hear(trial)
        return
    hear = partial(_hear, bench.folder, bench.speech, bench.point, bench.model)
    with ProcessPoolExecutor(jobs) as pool:
        for begin in range(0, len(missing), jobs * BATCH):
            if time.monotonic() > until_s:
                return
            yield from pool.map(hear, missing[begin : begin + jobs * BATCH], chunksize=BATCH)


@lru_cache(maxsize=1)
def _bench_of(folder: Path, speech: Path | None, point: OperatingPoint, model: Path) -> Bench:
    """The bench of a process of the pool."""
    return Bench(folder, speech, point, model)


def _hear(folder: Path, speech: Path | None, point: OperatingPoint, model: Path, trial: Trial) -> Outcome:
    return _bench_of(folder, speech, point, model).hear(trial)
