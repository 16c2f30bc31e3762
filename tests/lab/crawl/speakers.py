"""A mouth that is written down, and ears that hear with the kiosk's own recogniser, both without a sound card."""

import math
from collections import deque
from functools import lru_cache

from kiosk.core.effects import Listen, Utterance
from kiosk.core.events import (
    Heard,
    ListeningStarted,
    SpeechBegan,
    SpeechEnded,
    SpeechUnmatched,
    UtteranceEnded,
    UtteranceStarted,
)
from kiosk.core.ports import RECOGNISER_RATE_HZ, Post, SpeechDecision
from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from tests.lab.other_voices import speak

QUIET_BEFORE_S = 1.0
"""More than any judgement asks for (`kiosk.core.trust`)."""
QUIET_AFTER_S = 1.0
"""More than the ears wait for (`kiosk.hearing.segments`)."""
_SECOND = bytes(2 * RECOGNISER_RATE_HZ)


class WrittenMouth:
    """Fulfils `kiosk.core.ports.Mouth`: each utterance takes its time, and its words are kept."""

    def __init__(self, post: Post) -> None:
        self.said: list[str] = []
        """What has been heard of it: the utterances that have begun."""
        self._post = post
        self._queue: deque[Utterance] = deque()
        self.ends_s = math.inf
        """When the utterance under way ends."""

    @property
    def is_speaking(self) -> bool:
        return bool(self._queue)

    def start(self) -> None:
        """It has no thread."""

    def say(self, utterance: Utterance) -> None:
        self._queue.append(utterance)

    def duck(self, *, is_on: bool) -> None:
        """Nobody hears the difference."""

    def set_loudness(self, gain_db: float) -> None:
        """Nobody hears the difference."""

    def be_silent(self) -> None:
        self._queue.clear()
        self.ends_s = math.inf

    def stop(self, timeout_s: float) -> None:
        """It has no thread."""

    def pass_to(self, now_s: float) -> None:
        """Speak until that moment."""
        while self._queue:
            utterance = self._queue[0]
            if self.ends_s == math.inf:
                self.said.append(" ".join(utterance.words))
                self._post(UtteranceStarted(utterance.id))
                pause_s = utterance.pause_after_ms / 1000.0
                self.ends_s = now_s + len(utterance.words) * 60.0 / utterance.rate_wpm + pause_s
            if now_s < self.ends_s:
                return
            self._queue.popleft()
            self.ends_s = math.inf
            self._post(UtteranceEnded(utterance.id))


class PhraseEars:
    """Fulfils `kiosk.core.ports.Ears`, with the recogniser of the kiosk where there is one."""

    def __init__(self, post: Post, recogniser: VoskRecogniser | None) -> None:
        self._post = post
        self._hearing = VoskHearing(recogniser) if recogniser else None
        self._request = Listen(turn=-1, phrases=())
        self._known: dict[object, tuple[SpeechDecision, ...]] = {}
        self.spoken = 0
        """How many phrases went through the recogniser."""

    def start(self) -> None:
        """It has no thread."""

    def listen(self, request: Listen) -> None:
        self._request = request
        refused = self._hearing.listen(request) if self._hearing else ()
        self._post(ListeningStarted(request.turn, refused))

    def accept(self, block: bytes, own_voice: bytes = b"") -> None:
        """It is spoken to with `hear`."""

    def forget(self) -> None:
        """Between two phrases nothing is half heard."""

    def stop(self, timeout_s: float) -> None:
        """It has no thread."""

    def hear(self, phrase: str, voice: str) -> float:
        """Somebody speaks near; returns for how long, in seconds."""
        sound = sound_of(phrase, voice)
        turn = self._request.turn
        self._post(SpeechBegan())
        for decision in self._decisions(phrase, voice, sound):
            if decision.phrase is None:
                self._post(SpeechUnmatched(turn, decision.silence_before_s, decision.is_long))
            else:
                self._post(Heard(turn, decision.phrase, decision.confidence, decision.silence_before_s))
        self._post(SpeechEnded())
        return len(sound) / (2 * RECOGNISER_RATE_HZ)

    def _decisions(self, phrase: str, voice: str, sound: bytes) -> tuple[SpeechDecision, ...]:
        """The same words in the same voice are heard the same for the same grammar."""
        assert self._hearing is not None, "This door was opened without a recogniser."
        asked = self._request
        key = (phrase, voice, asked.phrases, asked.competitors, asked.is_over_own_voice)
        if key not in self._known:
            self._hearing.forget()
            self._known[key] = tuple(self._hearing.feed(sound))
            self.spoken += 1
        return self._known[key]


@lru_cache(maxsize=4096)
def sound_of(phrase: str, voice: str) -> bytes:
    """A phrase between two stretches of quiet: int16, mono, at the rate of the recogniser."""
    before, after = (
        _SECOND[: 2 * int(part_s * RECOGNISER_RATE_HZ)] for part_s in (QUIET_BEFORE_S, QUIET_AFTER_S)
    )
    return before + speak(phrase, voice).samples.tobytes() + after
