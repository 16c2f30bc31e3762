"""What is posted of the sound: phrases, that somebody speaks, how loud it is, what is wrong with the microphone."""

from kiosk.core.effects import Listen
from kiosk.core.events import (
    Heard,
    MicrophoneFault,
    MicrophoneJudged,
    SoundLevel,
    SpeechBegan,
    SpeechEnded,
    SpeechUnmatched,
)
from kiosk.core.ports import EchoCanceller, Post, SoundHearing, SpeechDecision
from kiosk.hearing.levels import LevelMeter
from kiosk.hearing.microphone_judge import MicrophoneJudge
from kiosk.hearing.somebody_else import SomebodyElse


class Reporter:
    """From blocks of the microphone to events. Listener thread. Nothing of the sound outlives its decision."""

    def __init__(self, hearing: SoundHearing, canceller: EchoCanceller, post: Post) -> None:
        """Nothing has been heard yet.

        Args:
            hearing: From clean sound to decisions.
            canceller: Takes the kiosk's own voice out.
            post: Where events go.
        """
        self._hearing = hearing
        self._canceller = canceller
        self._post = post
        self._meter = LevelMeter()
        self._judge = MicrophoneJudge()
        self._somebody_else = SomebodyElse()
        # What was told last.
        self._is_spoken = False
        self._level = 0
        self._fault = MicrophoneFault.NONE

    @property
    def is_within_speech(self) -> bool:
        """Whether there is speech, be it the kiosk's own that is left."""
        return self._hearing.is_within_speech

    def listen(self, request: Listen) -> tuple[str, ...]:
        """Take over new phrases; returns those that cannot be heard."""
        return self._hearing.listen(request)

    def forget(self) -> None:
        """The sound broke off: a phrase with a hole in it may sound like another phrase."""
        self._canceller.forget()
        self._hearing.forget()
        # No more sound may come for long.
        self._tell_speech(is_spoken=False)

    def end(self) -> None:
        """Nobody looks at the sound any more: take back what was told of it."""
        self._tell_speech(is_spoken=False)
        self._tell_level(0)
        self._tell_fault(MicrophoneFault.NONE)

    def take(self, request: Listen, block: bytes, own_voice: bytes) -> None:
        """Take the next block of sound, and what the kiosk itself said in it (as `kiosk.core.ports.Ears.accept`)."""
        sound = self._canceller.clean(block, own_voice)
        for decision in self._hearing.feed(sound):
            self._post(_event(request.turn, decision))
        # Once somebody has begun, they go on until the speech ends.
        is_somebody = not own_voice or self._somebody_else.take(block, sound) or self._is_spoken
        self._tell_speech(is_spoken=is_somebody and self._hearing.is_within_speech)
        self._tell_level(self._meter.take(sound))
        self._tell_fault(self._judge.take(block, is_speech=self._hearing.is_within_speech))

    def _tell_speech(self, *, is_spoken: bool) -> None:
        if is_spoken != self._is_spoken:
            self._is_spoken = is_spoken
            self._post(SpeechBegan() if is_spoken else SpeechEnded())

    def _tell_level(self, level: int) -> None:
        if level != self._level:
            self._level = level
            self._post(SoundLevel(level))

    def _tell_fault(self, fault: MicrophoneFault) -> None:
        if fault is not self._fault:
            self._fault = fault
            self._post(MicrophoneJudged(fault))


def _event(turn: int, decision: SpeechDecision) -> Heard | SpeechUnmatched:
    if decision.phrase is None:
        return SpeechUnmatched(turn, decision.silence_before_s, decision.is_long)
    return Heard(turn, decision.phrase, decision.confidence, decision.silence_before_s)
