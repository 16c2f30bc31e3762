"""For how long nobody had spoken before an utterance, told from the voices that the level gate shut out, too."""

from collections import deque
from collections.abc import Sequence

from kiosk.hearing.levels import SILENCE_DB
from kiosk.hearing.voice_activity import BLOCK_S

REMEMBERED_S = 3.0
"""No rule asks for a longer silence (`kiosk.core.trust`)."""
ONSET_S = 0.5
"""Voice just before an utterance is its own beginning, up to so much: the gate opens with the first loud syllable."""


class VoicesBefore:
    """How loud the voices of the last seconds were.

    The talk of one person lifts the level of the room, and then the gate takes what follows for the room; but it is
    still the same talk.
    """

    def __init__(self) -> None:
        """Nobody has spoken."""
        self._lately_db: deque[float] = deque(maxlen=round(REMEMBERED_S / BLOCK_S))

    def take(self, level_db: float, *, is_voice: bool) -> None:
        """Add a block, in dB of full scale."""
        self._lately_db.append(level_db if is_voice else SILENCE_DB)

    def so_far(self) -> tuple[float, ...]:
        """The blocks of the last `REMEMBERED_S`, the last one last: the level of voices, `SILENCE_DB` for none."""
        return tuple(self._lately_db)


def silence_s(before_db: Sequence[float], utterance_db: float, farther_db: float) -> float:
    """Seconds of silence at the end of `VoicesBefore.so_far`, at most `REMEMBERED_S`.

    Args:
        before_db: What was before the utterance.
        utterance_db: How loud the utterance is.
        farther_db: Voices fainter than it by so much are other people's.
    """
    is_near = [level_db > utterance_db - farther_db for level_db in before_db]
    onset = 0
    for is_voice in reversed(is_near):
        if not is_voice:
            break
        onset += 1
    if onset > ONSET_S / BLOCK_S:
        return 0.0
    rest = is_near[: len(is_near) - onset]
    last = max((number for number, is_voice in enumerate(rest, start=1) if is_voice), default=None)
    return REMEMBERED_S if last is None else (len(rest) - last) * BLOCK_S
