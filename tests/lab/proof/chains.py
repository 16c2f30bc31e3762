"""The ears that are put to the proof: the kiosk's own, and beside them what anybody can build from examples."""

import json
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.core.behaviour.ducking import LONGEST_DUCK_S
from kiosk.core.effects import Listen
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.hearing import OperatingPoint, VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.hearing.somebody_else import SomebodyElse
from kiosk.sound.echo import KalmanEchoCanceller
from kiosk.sound.own_voice import DUCKED_GAIN, ECHO_GONE_S
from tests.lab.proof.noises import Sound
from tests.lab.proof.own_voice import HeardOver
from tests.lab.proof.trials import KIOSK, Answer, code_version, digest, echo_version

MICROPHONE_BLOCK_BYTES = 640
"""20 ms, as the sound card gives them."""
BLOCK_FRAMES = 512
"""32 ms, while the kiosk speaks."""
EXAMPLE_BLOCK_BYTES = 8000
"""A quarter of a second, as in Vosk's test_microphone.py."""
VOSK_LOOP = "vosk loop"
POCKETSPHINX = "pocketsphinx"
FREE = "free"


class Chain(Protocol):
    """Ears of one kind."""

    version: str
    """Changes when the answers may."""

    def hear(self, sound: bytes, listen: Listen) -> tuple[Answer, ...]:
        """Everything that they make of a sound (int16, mono, 16 kHz)."""


class KioskEars:
    """The chain of the kiosk, from sound to evidence."""

    def __init__(self, model: Path, point: OperatingPoint | None = None) -> None:
        """Load the model."""
        self._recogniser = VoskRecogniser(model)
        self._point = point or OperatingPoint()
        self.version = digest(f"{KIOSK}|{model.name}|{self._point!r}|{code_version()}")
        self.version_over = digest(f"{self.version}|{echo_version()}")
        """Of what is heard while the kiosk speaks."""

    def refused(self, listen: Listen) -> tuple[str, ...]:
        """The phrases that cannot be heard, because the model does not know a word of them."""
        return VoskHearing(self._recogniser, self._point).listen(listen)

    def hear(self, sound: bytes, listen: Listen) -> tuple[Answer, ...]:
        """Feed it as a microphone would."""
        hearing = VoskHearing(self._recogniser, self._point)
        hearing.listen(listen)
        return tuple(_fed(hearing, sound))

    def hear_over(self, heard: HeardOver, listen: Listen, then: Listen | None) -> tuple[Answer, ...]:
        """Hear while the kiosk itself speaks, echo canceller and speaking softly included.

        Args:
            heard: What is in the room.
            listen: Asked while the kiosk speaks.
            then: Asked when it has ended, and what still rings is in the room.
        """
        hearing, canceller = VoskHearing(self._recogniser, self._point), KalmanEchoCanceller()
        hearing.listen(listen)
        ducking, somebody_else, is_somebody = Ducking(heard), SomebodyElse(), False
        answers: list[Answer] = []
        for at in range(0, len(heard.own) - BLOCK_FRAMES + 1, BLOCK_FRAMES):
            at_s = at / RECOGNISER_RATE_HZ
            if then is not None and at_s >= heard.word_end_s:
                hearing.listen(then)
                then = None
            block, own = ducking.block(at, is_somebody_speaking=is_somebody)
            began_s = time.perf_counter()
            sound = canceller.clean(block, own)
            decisions = hearing.feed(sound)
            cost_s = time.perf_counter() - began_s
            is_somebody = somebody_else.take(block, sound) or not own or is_somebody
            is_somebody = is_somebody and hearing.is_within_speech
            answers += [Answer.of(decision, cost_s) for decision in decisions]
        return tuple(
            answer
            for answer in answers
            if answer.phrase is None or not heard.is_own(answer.phrase, answer.decided_s)
        )


class Ducking:
    """The loudspeaker speaks softly while somebody seems to speak, as the core asks it to."""

    def __init__(self, heard: HeardOver) -> None:
        """Speak as loud as usual."""
        self._heard = heard
        self._late = round(heard.delay_s * RECOGNISER_RATE_HZ / BLOCK_FRAMES)
        self._gains = [1.0] * self._late
        """Of the blocks that are still on their way to the microphone."""
        self._since = 0
        self._quiet_s = ECHO_GONE_S

    def block(self, at: int, *, is_somebody_speaking: bool) -> tuple[bytes, bytes]:
        """What the microphone hears next, and what the loudspeaker was given meanwhile; empty: nothing for long."""
        self._since = self._since + 1 if is_somebody_speaking else 0
        is_soft = 0 < self._since * BLOCK_FRAMES <= LONGEST_DUCK_S * RECOGNISER_RATE_HZ
        gain = DUCKED_GAIN if is_soft else 1.0
        self._gains.append(gain)
        piece = slice(at, at + BLOCK_FRAMES)
        own = _as_bytes(self._heard.own[piece] * gain)
        microphone = _as_bytes(self._heard.echo[piece] * self._gains.pop(0) + self._heard.rest[piece])
        self._quiet_s = 0.0 if any(own) else self._quiet_s + BLOCK_FRAMES / RECOGNISER_RATE_HZ
        return microphone, own if self._quiet_s < ECHO_GONE_S else b""


def _as_bytes(sound: Sound) -> bytes:
    samples: NDArray[np.int16] = np.clip(np.round(sound), -32768, 32767).astype("<i2")
    return samples.tobytes()


def _fed(hearing: VoskHearing, sound: bytes) -> Iterator[Answer]:
    for at in range(0, len(sound), MICROPHONE_BLOCK_BYTES):
        began_s = time.perf_counter()
        decisions = hearing.feed(sound[at : at + MICROPHONE_BLOCK_BYTES])
        cost_s = time.perf_counter() - began_s
        yield from (Answer.of(decision, cost_s) for decision in decisions)


class VoskLoop:
    """The loop of Vosk's own example for a microphone: one recogniser with the phrases and ``[unk]``."""

    def __init__(self, model: Path) -> None:
        """Load the model."""
        vosk = import_module("vosk")
        vosk.SetLogLevel(-2)
        self._recogniser_of = vosk.KaldiRecognizer
        self._model = vosk.Model(model_path=str(model))
        self.version = digest(f"{VOSK_LOOP}|{model.name}|1")

    def hear(self, sound: bytes, listen: Listen) -> tuple[Answer, ...]:
        """Every result whose whole text is a phrase is obeyed: the example knows no confidence."""
        recogniser = self._recogniser_of(
            self._model, float(RECOGNISER_RATE_HZ), json.dumps([*listen.phrases, "[unk]"])
        )
        answers = []
        for at in range(0, len(sound), EXAMPLE_BLOCK_BYTES):
            if recogniser.AcceptWaveform(sound[at : at + EXAMPLE_BLOCK_BYTES]):
                text = json.loads(recogniser.Result())["text"]
                at_s = (at + EXAMPLE_BLOCK_BYTES) / 2 / RECOGNISER_RATE_HZ
                answers += [_plain(text, at_s)] if text in listen.phrases else []
        text = json.loads(recogniser.FinalResult())["text"]
        at_s = len(sound) / 2 / RECOGNISER_RATE_HZ
        return (*answers, _plain(text, at_s)) if text in listen.phrases else tuple(answers)


class PocketSphinx:
    """Pocketsphinx with its own voice activity, and a grammar of the same phrases."""

    def __init__(self) -> None:
        """Load the English model that comes with it."""
        self._sphinx = import_module("pocketsphinx")
        self._decoder: Any = self._sphinx.Decoder(lm=None, loglevel="FATAL")
        self.version = digest(f"{POCKETSPHINX}|1")
        self._grammar: tuple[str, ...] = ()

    def lacking(self, listen: Listen) -> tuple[str, ...]:
        """The phrases with a word that its dictionary lacks; they are left out."""
        return tuple(
            phrase
            for phrase in listen.phrases
            if any(self._decoder.lookup_word(word) is None for word in phrase.split())
        )

    def hear(self, sound: bytes, listen: Listen) -> tuple[Answer, ...]:
        """Cut by its endpointer; every utterance whose whole text is a phrase is obeyed."""
        self._take_over(listen)
        cutter = self._sphinx.Endpointer(sample_rate=RECOGNISER_RATE_HZ)
        answers: list[Answer] = []
        for at in range(0, len(sound) - cutter.frame_bytes, cutter.frame_bytes):
            was_speaking = cutter.in_speech
            speech = cutter.process(sound[at : at + cutter.frame_bytes])
            if speech is None:
                continue
            if not was_speaking:
                self._decoder.start_utt()
            self._decoder.process_raw(speech)
            if not cutter.in_speech:
                answers += self._ended(at, listen)
        if cutter.in_speech:
            answers += self._ended(len(sound), listen)
        return tuple(answers)

    def _take_over(self, listen: Listen) -> None:
        lacking = set(self.lacking(listen))
        known = tuple(sorted(phrase for phrase in listen.phrases if phrase not in lacking))
        if known != self._grammar:
            lines = " | ".join(known)
            self._decoder.add_jsgf_string("page", f"#JSGF V1.0; grammar page; public <page> = {lines} ;")
            self._decoder.activate_search("page")
            self._grammar = known

    def _ended(self, at_byte: int, listen: Listen) -> list[Answer]:
        self._decoder.end_utt()
        hypothesis = self._decoder.hyp()
        text = hypothesis.hypstr if hypothesis else ""
        return [_plain(text, at_byte / 2 / RECOGNISER_RATE_HZ)] if text in listen.phrases else []


class FreeSpeech:
    """The same model without a grammar: tells what a prompt says."""

    def __init__(self, model: Path) -> None:
        """Load the model."""
        vosk = import_module("vosk")
        vosk.SetLogLevel(-2)
        self._recogniser_of, self._model = vosk.KaldiRecognizer, vosk.Model(model_path=str(model))
        self.version = digest(f"{FREE}|{model.name}|1")

    def words(self, sound: bytes) -> str:
        """What was said, as a text."""
        recogniser = self._recogniser_of(self._model, float(RECOGNISER_RATE_HZ))
        first = json.loads(recogniser.Result())["text"] if recogniser.AcceptWaveform(sound) else ""
        return f"{first} {json.loads(recogniser.FinalResult())['text']}".strip()


def _plain(text: str, at_s: float) -> Answer:
    return Answer(text, 1.0, 0.0, False, at_s, at_s, 0.0)
