"""Where one utterance begins and ends in a stream of blocks."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from kiosk.hearing.voice_activity import BLOCK_S


@dataclass(frozen=True, slots=True)
class CutPoint:
    """Lengths in seconds; the cutter rounds them to blocks of 32 ms."""

    lead_s: float = 0.48
    """Sound before the first block of speech that belongs to it: soft consonants.

    With 0.288 s, two commands in a hundred fewer are heard right."""
    hang_over_s: float = 0.256
    """Silence after which speech has ended.

    On the voices for tuning, commands in noise and among talkers were taken for others in 0.3 % of 637 at 0.288 s,
    in 0.6 % at this, and in 1.4 % at 0.224 s; right ones were as many. Each step of 0.032 s is that much waiting."""
    shortest_s: float = 0.1
    """Less is a click or a knock. At 0.2 s real commands were lost."""
    longest_s: float = 2.5
    """More is talk, and no command."""


class CutKind(StrEnum):
    """What a block did to an utterance."""

    BEGAN = "began"
    WENT_ON = "went_on"
    ENDED = "ended"
    """A whole utterance of a command's length."""
    OVERRAN = "overran"
    """It has just become longer than any command; its end is still to come."""
    ENDED_LONG = "ended_long"
    """The end of one that overran."""
    ENDED_SHORT = "ended_short"
    """It was only a click."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What a block did, and the sound it adds to the utterance."""

    kind: CutKind
    sound: bytes = b""
    """int16, mono; with `CutKind.BEGAN` also the lead."""
    speech_end_s: float = 0.0
    """For an end: where the last block of speech ended, in seconds since the first block of all."""
    silence_before_s: float = 0.0
    """For an end: seconds without speech before it, clicks left out."""


class UtteranceCutter:
    """Cuts a stream of blocks into utterances; keeps the lead of a coming utterance and nothing else."""

    def __init__(self, point: CutPoint | None = None) -> None:
        """Begin in silence."""
        point = point or CutPoint()
        self._hang_over = _blocks(point.hang_over_s)
        self._shortest = _blocks(point.shortest_s)
        self._longest = _blocks(point.longest_s)
        self._lead: deque[bytes] = deque(maxlen=_blocks(point.lead_s))
        self._taken = 0
        self._begin: int | None = None
        self._end = 0
        self._last_speech = 0
        """Where the last utterance but clicks ended."""
        self._is_long = False
        self._is_dropped = False

    @property
    def is_within_speech(self) -> bool:
        """Whether an utterance has begun and not ended."""
        return self._begin is not None

    @property
    def taken_s(self) -> float:
        """Seconds of sound taken so far."""
        return self._taken * BLOCK_S

    def drop(self) -> None:
        """Forget the utterance under way: what is left of it until its end is not speech to anybody."""
        self._is_dropped = self.is_within_speech

    def forget(self) -> None:
        """The next block does not follow on the last one: as `drop`, and it has no lead."""
        self.drop()
        self._lead.clear()

    def skip(self) -> None:
        """Count a block that nobody listens to. An utterance under way ends without a word."""
        self._taken += 1
        self._lead.clear()
        if self._begin is not None:
            self._last_speech = self._end
        self._begin = None
        self._is_dropped = False

    def take(self, block: bytes, *, is_speech: bool) -> Cut | None:
        """Take the next block; None: it is silence, or the rest of a dropped utterance."""
        self._taken += 1
        if self._begin is None:
            return self._take_idle(block, is_speech)
        if is_speech:
            self._end = self._taken
        if self._taken - self._end >= self._hang_over:
            return self._finish(self._begin, block)
        if self._is_dropped:
            return None
        return self._extend(self._begin, block)

    def _take_idle(self, block: bytes, is_speech: bool) -> Cut | None:
        if not is_speech:
            self._lead.append(block)
            return None
        self._begin = self._taken - 1
        self._end = self._taken
        self._is_long = False
        sound = b"".join((*self._lead, block))
        self._lead.clear()
        return Cut(CutKind.BEGAN, sound)

    def _extend(self, begin: int, block: bytes) -> Cut | None:
        if self._is_long:
            return None
        self._is_long = self._end - begin > self._longest
        return Cut(CutKind.OVERRAN) if self._is_long else Cut(CutKind.WENT_ON, block)

    def _finish(self, begin: int, block: bytes) -> Cut | None:
        self._begin = None
        self._lead.append(block)
        end_s, silence_before_s = self._end * BLOCK_S, (begin - self._last_speech) * BLOCK_S
        is_dropped, self._is_dropped = self._is_dropped, False
        if self._end - begin < self._shortest:
            return None if is_dropped else Cut(CutKind.ENDED_SHORT, speech_end_s=end_s)
        self._last_speech = self._end
        if is_dropped:
            return None
        if self._is_long:
            return Cut(CutKind.ENDED_LONG, b"", end_s, silence_before_s)
        return Cut(CutKind.ENDED, block, end_s, silence_before_s)


def _blocks(length_s: float) -> int:
    return max(1, round(length_s / BLOCK_S))
