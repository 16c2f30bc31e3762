"""The kiosk's own voice in simulated rooms, and a person who speaks over it."""

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import soxr

from kiosk.core.content import Sentence
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.core.wording import spoken_form
from kiosk.speaking.espeak import EspeakVoice
from tests.lab.proof.clips import Said
from tests.lab.proof.noises import Sound
from tests.lab.proof.voices import SpeechShelf
from tests.lab.rooms import Room as EchoRoom
from tests.lab.rooms import gain_for

OVER_RECIPES = 1
"""Counts up when the same recipe shall make another sound."""
SPEAKING_BEFORE_S = 6.0
"""The kiosk has been reading for so long when the person speaks."""
AFTER_S = 1.5
"""After the last sound of kiosk and person."""


@dataclass(frozen=True)
class ReadingStyle:
    """How the kiosk reads."""

    voice: str
    rate_wpm: int
    volume_percent: int
    pause_s: float
    """After each sentence."""


@dataclass(frozen=True)
class Over:
    """The kiosk reads a text in a room; perhaps a person says something meanwhile."""

    name: str
    sentences: tuple[Sentence, ...]
    style: ReadingStyle
    room: EchoRoom
    echo_db: float
    """How much louder the echo is than the person."""
    source: Said
    """What the person says, if `place` tells where; else how loud a person would be."""
    place: float | None = None
    """Where in the text the person begins, 0 to 1."""

    @cached_property
    def key(self) -> str:
        """What it is known by in the results."""
        text = hashlib.sha256(repr(self.sentences).encode()).hexdigest()[:16]
        return (
            f"{OVER_RECIPES}|{text}|{self.style}|{self.room}|{self.echo_db:g}|{self.source.key}|{self.place}"
        )


@dataclass(frozen=True)
class HeardOver:
    """What is in the room, part by part, for the kiosk may begin to speak softly at any moment."""

    own: Sound
    """What the loudspeaker was given."""
    echo: Sound
    """What the microphone hears of that."""
    rest: Sound
    """And what it hears beside."""
    word_end_s: float
    """Where the person's words end, or else the kiosk's own."""
    speech_s: float
    delay_s: float
    """From the loudspeaker to the microphone."""
    spans: tuple[tuple[float, float, str], ...]
    """When each sentence is spoken, and how it would be heard."""

    def is_own(self, phrase: str, at_s: float) -> bool:
        """Whether the kiosk itself was saying those words when the decision fell: the core drops them."""
        return any(
            begin_s <= at_s <= end_s and f" {phrase} " in f" {said} " for begin_s, end_s, said in self.spans
        )


@lru_cache(maxsize=1)
def _voice(style: ReadingStyle) -> EspeakVoice:
    return EspeakVoice(style.voice, style.volume_percent)


@lru_cache(maxsize=8)
def _read(
    sentences: tuple[Sentence, ...], style: ReadingStyle
) -> tuple[Sound, tuple[tuple[float, float, str], ...]]:
    """A text as the kiosk reads it."""
    parts, spans, at_s = [], [], 0.0
    for sentence in sentences:
        rendered = _voice(style).render(sentence.spoken, style.rate_wpm)
        samples = np.frombuffer(rendered.samples, "<i2").astype(np.float64)
        sound = soxr.resample(samples, rendered.rate_hz, RECOGNISER_RATE_HZ)
        parts += [sound, np.zeros(round(style.pause_s * RECOGNISER_RATE_HZ))]
        length_s = (len(parts[-2]) + len(parts[-1])) / RECOGNISER_RATE_HZ
        spoken = " ".join(sentence.spoken).lower()
        spans.append((at_s, at_s + length_s, f"{spoken_form(sentence.text)} {spoken}"))
        at_s += length_s
    return np.concatenate(parts), tuple(spans)


def make_over(over: Over, shelf: SpeechShelf) -> HeardOver:
    """Make the sound of a recipe."""
    reading, spans = _read(over.sentences, over.style)
    person = shelf.speech(over.source.text, over.source.speaker)
    begin = 0
    said_at_s: float | None = None
    if over.place is not None:
        at = round(over.place * len(reading))
        begin = max(0, at - round(SPEAKING_BEFORE_S * RECOGNISER_RATE_HZ))
        end = at + len(person.samples) + round(AFTER_S * RECOGNISER_RATE_HZ)
        reading, said_at_s = reading[begin:end], (at - begin) / RECOGNISER_RATE_HZ
    own = np.pad(reading, (0, round(AFTER_S * RECOGNISER_RATE_HZ)))
    talk = over.room.talk(person.samples)
    echo = over.room.echo(own)
    echo *= gain_for(echo, talk, over.echo_db)
    rest = over.room.noise(len(own))
    word_end_s = len(reading) / RECOGNISER_RATE_HZ
    if said_at_s is not None:
        start = round(said_at_s * RECOGNISER_RATE_HZ)
        length = min(len(talk), len(rest) - start)
        rest[start : start + length] += talk[:length]
        word_end_s = said_at_s + person.end_s
    shifted = tuple(
        (first_s - begin / RECOGNISER_RATE_HZ, last_s - begin / RECOGNISER_RATE_HZ, said)
        for first_s, last_s, said in spans
    )
    speech_s = len(reading) / RECOGNISER_RATE_HZ
    return HeardOver(own, echo, rest, word_end_s, speech_s, over.room.delay_ms / 1000.0, shifted)
