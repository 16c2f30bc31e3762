"""What the kiosk would have done on hearing a recording, and why: the command ``hear``."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.core.ports import RECOGNISER_RATE_HZ, SoundHearing, SpeechDecision
from kiosk.core.trust import Attention
from kiosk.staff.recording import RecordingError, read_recording
from kiosk.staff.situation import Situation

SILENCE_BEFORE_S = 1.0
"""The recording of a single word often begins in the middle of it; the ears know speech by what was before, and want
silence before a word when nobody is there."""
SILENCE_AFTER_S = 1.0
"""Longer than the pause after which speech has ended, so that a recording cut short still ends."""
UNREADABLE = 1
"""Exit code when a file could not be read."""
_SURE_OF_NOTHING = 1.0
"""Who must be surer than this never counts."""
_ATTENTION = {
    Attention.NOBODY: "nobody is there",
    Attention.OPEN: "a visit is open",
    Attention.RECENT: "somebody has just done something",
    Attention.PUSHED: "the speak button was pressed",
    Attention.OVER_OWN_VOICE: "the kiosk is speaking",
}


@dataclass(frozen=True, slots=True)
class HearLine:
    """One line of the answer. Times are seconds of sound of that file; None: nobody spoke in it, or no command."""

    file: str
    phrase: str | None = None
    """The command that was said."""
    meaning: str | None = None
    """What it asks for."""
    action: str | None = None
    """What is done."""
    confidence: float | None = None
    """0 to 1, of the least sure word."""
    silence_before_s: float | None = None
    is_long: bool | None = None
    """Talk: longer than any command."""
    attention: str = ""
    """Who the kiosk believes to be there."""
    needed_confidence: float | None = None
    needed_silence_s: float | None = None
    is_answered: bool = False
    """The kiosk says that it did not understand."""
    speech_end_s: float | None = None
    decided_s: float | None = None

    def as_json(self) -> str:
        """The line for programs."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def as_text(self) -> str:
        """The line for people."""
        if self.speech_end_s is None:
            return f"{self.file}: no speech -> nothing"
        return f"{self.file} at {self.speech_end_s:.1f} s: {self._heard} -> {self._verdict}"

    @property
    def _heard(self) -> str:
        if self.is_long:
            return "talk, longer than any command"
        who, silence = (
            _ATTENTION[Attention(self.attention)],
            f"after {self.silence_before_s:.1f} s of silence",
        )
        if self.phrase is None:
            return f"speech that is no command ({silence}; {who})"
        return f'"{self.phrase}" (sure {self.confidence:.2f}, {silence}; {who}: {self._needed} needed)'

    @property
    def _needed(self) -> str:
        return _conditions(self.needed_confidence, self.needed_silence_s)

    @property
    def _verdict(self) -> str:
        if self.action is not None:
            return self.action
        lacks = ""
        if self.phrase is not None:
            is_sure = (self.confidence or 0.0) >= (self.needed_confidence or 0.0)
            is_alone = (self.silence_before_s or 0.0) >= (self.needed_silence_s or 0.0)
            lacking = _conditions(
                None if is_sure else self.needed_confidence, None if is_alone else self.needed_silence_s
            )
            lacks = f": {lacking} needed"
        return f"nothing{lacks}{'; it tells that it did not understand' if self.is_answered else ''}"


def _conditions(confidence: float | None, silence_s: float | None) -> str:
    """What is asked of a phrase; None and 0: nothing of that kind."""
    told = []
    if confidence is not None:
        told.append(f"{confidence:.2f}" if confidence <= _SURE_OF_NOTHING else "more than certainty")
    if silence_s:
        told.append(f"{silence_s:.1f} s of silence")
    return " and ".join(told)


def complain_of(sentence: str) -> None:
    """To whoever looks at the terminal."""
    print(sentence, file=sys.stderr)


def hear_files(
    open_hearing: Callable[[], SoundHearing],
    situation: Situation,
    files: Sequence[Path],
    *,
    as_json: bool,
    complain: Callable[[str], None] = complain_of,
    tell: Callable[[str], None] = print,
) -> int:
    """Put recordings through the ears, each as if that moment had just come.

    Args:
        open_hearing: Gives fresh ears for each file.
        situation: What they listen for, and how the kiosk judges what they hear.
        files: Recordings that libsndfile reads (WAV of any rate, channels and width; also FLAC).
        as_json: JSON lines instead of sentences.
        complain: Takes a sentence about a file that cannot be read.
        tell: Takes each line.

    Returns:
        The exit code: 0, or `UNREADABLE`. The other files are done all the same.
    """
    exit_code = 0
    refused = open_hearing().listen(situation.request)
    if refused:
        complain(f"The speech model lacks words of these phrases, nobody can say them: {', '.join(refused)}.")
    for file in files:
        try:
            for line in hear_file(open_hearing(), situation, file):
                tell(line.as_json() if as_json else line.as_text())
        except RecordingError as error:
            complain(str(error))
            exit_code = UNREADABLE
    return exit_code


def hear_file(hearing: SoundHearing, situation: Situation, file: Path) -> Iterator[HearLine]:
    """Yield a line for each decision in a recording, or one for none.

    Raises:
        RecordingError: the file is missing, or no recording, or one of an impossible rate.
    """
    hearing.listen(situation.request)
    has_spoken = False
    for sound in _with_silence(read_recording(file)):
        for decision in hearing.feed(sound):
            has_spoken = True
            yield _line(file, decision, situation)
    if not has_spoken:
        yield HearLine(str(file), attention=situation.attention)


def _with_silence(pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield bytes(2 * round(SILENCE_BEFORE_S * RECOGNISER_RATE_HZ))
    yield from pieces
    yield bytes(2 * round(SILENCE_AFTER_S * RECOGNISER_RATE_HZ))


def _line(file: Path, decision: SpeechDecision, situation: Situation) -> HearLine:
    judgement = situation.judge(decision)
    verdict, is_phrase = judgement.verdict, decision.phrase is not None
    ends_s = (max(0.0, at_s - SILENCE_BEFORE_S) for at_s in (decision.speech_end_s, decision.decided_s))
    speech_end_s, decided_s = (round(at_s, 3) for at_s in ends_s)
    return HearLine(
        str(file),
        phrase=decision.phrase,
        meaning=judgement.meaning,
        action=judgement.action,
        confidence=round(decision.confidence, 3) if is_phrase else None,
        silence_before_s=round(decision.silence_before_s, 3),
        is_long=decision.is_long,
        attention=situation.attention,
        needed_confidence=verdict.floor.confidence if verdict else None,
        needed_silence_s=verdict.floor.silence_before_s if verdict else None,
        is_answered=judgement.is_answered,
        speech_end_s=speech_end_s,
        decided_s=decided_s,
    )
