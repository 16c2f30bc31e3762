"""The command ``voice-check``: ten commands shown, spoken by the installer, and counted."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Protocol, TextIO

from kiosk.core.events import MicrophoneFault
from kiosk.core.ports import RECOGNISER_RATE_HZ, SoundHearing, SpeechDecision
from kiosk.staff.microphone import Levels, Opening, levels_told
from kiosk.staff.situation import Situation
from kiosk.staff.voice_advice import Ending, advice

COMMANDS = 10
PASSED_SHARE = 0.9
"""At least nine of ten must be heard right."""
NOT_PASSED = 1
"""Exit code when fewer were."""
ROOM_S = 3.0
"""The ears know the room after so long."""
SPEAKING_ON_S = 3.0
"""Whoever is speaking when the time is over may end: more than the longest command (`hearing.segments`)."""
STUMBLE_S = 1.5
"""A cough, a knock, an "um" before the command is not the command; who was not understood and says it again takes
longer (ours)."""
_BYTES_A_SECOND = 2 * RECOGNISER_RATE_HZ


class Outcome(StrEnum):
    """What became of a command."""

    RIGHT = "right"
    WRONG = "wrong"
    """The kiosk would have done something else."""
    UNSURE = "unsure"
    """It was heard, but not surely enough to be obeyed."""
    NOT_UNDERSTOOD = "not_understood"
    """Speech, and no command."""
    SILENT = "silent"
    """Nobody spoke, as far as the ears could tell."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One command that was to be said."""

    command: str
    outcome: Outcome
    heard: str | None = None
    confidence: float | None = None
    needed_confidence: float | None = None

    def told(self) -> str:
        """After the command, on the same line."""
        match self.outcome:
            case Outcome.RIGHT:
                return f"heard (sure {self.confidence:.2f})"
            case Outcome.WRONG:
                return f'WRONG, heard as "{self.heard}" (sure {self.confidence:.2f})'
            case Outcome.UNSURE:
                return f"NOT heard surely enough ({self.confidence:.2f}, {self.needed_confidence:.2f} needed)"
            case Outcome.NOT_UNDERSTOOD:
                return "NOT heard: you spoke, but it understood no command"
            case Outcome.SILENT:
                return "NOT heard: it noticed nobody speaking"


class Measured(Levels, Protocol):
    """Levels that are being taken."""

    def take(self, block: bytes, *, is_speech: bool) -> None:
        """Look at a block of the microphone (int16 little-endian, mono, 16 kHz)."""


class VoiceCheck:
    """One check. Everything on the thread that calls `run`; no sound outlives the look at it."""

    def __init__(
        self, situation: Situation, hearing: SoundHearing, levels: Measured, settings: Path, seconds: float
    ) -> None:
        """Nothing has been said.

        Args:
            situation: What the ears listen for, and how the kiosk judges what they hear.
            hearing: The ears.
            levels: Takes what they take, to measure it.
            settings: The settings file, for the advice.
            seconds: How long it waits for a command.
        """
        self._situation = situation
        self._hearing = hearing
        self._levels = levels
        self._settings = settings
        self._seconds = seconds
        self._commands = _spread(situation.sayable(hearing.listen(situation.request)))
        self._attempts: list[Attempt] = []

    def run(self, opening: Opening, blocks: Iterator[bytes], *, as_json: bool) -> int:
        """Show the commands, listen, and print what came of it; returns the exit code, 0 or `NOT_PASSED`.

        Args:
            opening: Of the microphone.
            blocks: Its sound, as it comes; it ends when nothing comes any more.
            as_json: One JSON object on the standard output; what people read goes to the standard error.
        """
        tell = partial(_tell, sys.stderr if as_json else sys.stdout)
        tell(f"{opening.told()} No sound is stored.\n")
        tell(f"Be quiet for {ROOM_S:.0f} seconds: it listens to the room.\n")
        try:
            ending = self._ask_all(blocks, tell)
        except KeyboardInterrupt:
            ending = Ending.INTERRUPTED
        caution = self._situation.state.settings.caution
        told = advice(self._counts(), ending, self._levels, caution, self._settings)
        tell(self._summary(told))
        if as_json:
            print(self._as_json(ending, told))
        is_enough = self._count(Outcome.RIGHT) >= PASSED_SHARE * len(self._commands)
        return 0 if ending is Ending.COMPLETE and is_enough else NOT_PASSED

    def _ask_all(self, blocks: Iterator[bytes], tell: Callable[[str], None]) -> Ending:
        taken = 0
        while taken < ROOM_S * _BYTES_A_SECOND:
            block = next(blocks, None)
            if block is None:
                return Ending.LOST
            self._take(block)
            taken += len(block)
        if self._levels.fault is MicrophoneFault.MUTED:
            return Ending.MUTED
        tell("Now say each command when it is shown, in your usual voice, from where patients will be.\n")
        for number, command in enumerate(self._commands, start=1):
            tell(f"{number:3} of {len(self._commands)}  Say: {command:<30} ")
            attempt = self._attempt(command, blocks)
            if attempt is None:
                return Ending.LOST
            self._attempts.append(attempt)
            tell(f"{attempt.told()}\n")
        return Ending.COMPLETE

    def _attempt(self, command: str, blocks: Iterator[bytes]) -> Attempt | None:
        """What is said first; None: no sound comes any more."""
        attempt = Attempt(command, Outcome.SILENT)
        taken, until_s = 0, self._seconds
        while taken < self._end_bytes(until_s):
            block = next(blocks, None)
            if block is None:
                return None
            taken += len(block)
            for decision in self._take(block):
                if decision.is_long:
                    continue
                attempt = self._judged(command, decision)
                if attempt.outcome is not Outcome.NOT_UNDERSTOOD:
                    return attempt
                until_s = min(until_s, taken / _BYTES_A_SECOND + STUMBLE_S)
        return attempt

    def _end_bytes(self, until_s: float) -> float:
        on_s = SPEAKING_ON_S if self._hearing.is_within_speech else 0.0
        return (until_s + on_s) * _BYTES_A_SECOND

    def _take(self, block: bytes) -> list[SpeechDecision]:
        decisions = self._hearing.feed(block)
        self._levels.take(block, is_speech=self._hearing.is_within_speech)
        return decisions

    def _judged(self, command: str, decision: SpeechDecision) -> Attempt:
        verdict = self._situation.judge(decision).verdict
        if verdict is None or (decision.phrase != command and not verdict.is_meant):
            return Attempt(command, Outcome.NOT_UNDERSTOOD)
        outcome = Outcome.WRONG
        if decision.phrase == command:
            outcome = Outcome.RIGHT if verdict.is_meant else Outcome.UNSURE
        return Attempt(
            command, outcome, decision.phrase, round(decision.confidence, 3), verdict.floor.confidence
        )

    def _count(self, *outcomes: Outcome) -> int:
        return sum(attempt.outcome in outcomes for attempt in self._attempts)

    def _counts(self) -> dict[str, int]:
        return {outcome.value: self._count(outcome) for outcome in Outcome}

    def _summary(self, told: Sequence[str]) -> str:
        right, wrong = self._count(Outcome.RIGHT), self._count(Outcome.WRONG)
        count, missed = len(self._commands), len(self._attempts) - right - wrong
        lines = [
            f"\nOf {count} commands, {right} were heard right, {wrong} wrong, and {missed} were not heard."
        ]
        if self._levels.room_db is not None:
            lines.append(f"{levels_told(self._levels)}.")
        return "\n".join([*lines, *told, ""])

    def _as_json(self, ending: Ending, told: Sequence[str]) -> str:
        room_db, voice_db = self._levels.room_db, self._levels.voice_db
        both = room_db is not None and voice_db is not None
        report = {
            "ending": ending,
            "commands": [asdict(attempt) for attempt in self._attempts],
            **self._counts(),
            "room_db": _rounded(room_db),
            "voice_db": _rounded(voice_db),
            "signal_to_noise_db": _rounded((voice_db or 0.0) - (room_db or 0.0)) if both else None,
            "fault": self._levels.fault,
            "advice": list(told),
        }
        return json.dumps(report, ensure_ascii=False, indent=1)


def _spread(ways: Sequence[str]) -> list[str]:
    """`COMMANDS` of them, evenly from the first to the last: some of each kind."""
    count = min(COMMANDS, len(ways))
    return [ways[number * len(ways) // count] for number in range(count)]


def _rounded(level_db: float | None) -> float | None:
    return None if level_db is None else round(level_db, 1)


def _tell(stream: TextIO, text: str) -> None:
    print(text, end="", file=stream, flush=True)
