"""A radio in the waiting room: talk about nothing, and music. Made here, once, and kept on disk."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from kiosk.core.ports import RECOGNISER_RATE_HZ
from tests.lab.other_voices import speak
from tests.lab.proof.noises import Sound
from tests.lab.proof.recordings import Kind, Recording
from tests.lab.proof.voices import Speaker, save_whole

TALKS = 120
SENTENCES_A_TALK = 6
SONGS = 30
SONG_S = 20.0
UNDER_TALK = 0.15
"""How loud the music is beneath every third talk, against the talk."""
SCALE_HZ = (261.6, 293.7, 329.6, 392.0, 440.0, 523.3)

SENTENCES = (
    "And now the weather for {place}, where {sky} until {time}.",
    "Drivers on the road from {place} to {other} should expect {delay}.",
    "Our listener {person} has written to us about {thing}, and I must say that I agree.",
    "In {place}, the council has decided that {thing} will be paid for out of next year's money.",
    "{person} told this station that nobody had expected {thing} to become so popular.",
    "That was the band from {place} with a song about {thing}, and it is {time}.",
    "If you are in the kitchen {time}, here is a recipe with {food} that takes no more than an hour.",
    "First you cut {food} into small pieces, and then you leave it all in the oven until {time}.",
    "The team from {place} lost by two goals against {other}, although {person} played very well.",
    "Prices for {food} have gone up again, and shops in {other} say that there is {delay}.",
    "Later in the programme we will speak with {person} about {thing} and about life in {place}.",
    "The museum in {other} shows pictures of {thing}, and it is open every day until {time}.",
    "We asked people in the street what they think of {thing}, and {person} had a lot to say.",
    "Along the coast near {place}, {sky}, and the wind comes from the north.",
    "There is {delay} on the line to {other}, so please plan a little more time for your way home.",
    "A farmer near {place} has grown {food} that weighs more than his dog, and {person} went to see it.",
    "The film about {thing} opens {time}, and our critic {person} did not like the ending.",
    "You can win two tickets to {other} if you tell us how many times we have played that song about {thing}.",
    "{person} has been running a small shop for {thing} in {place} for almost forty years.",
    "When I was a child in {other}, we had {food} every Sunday, and {sky}.",
)
FILLINGS = {
    "place": ("Brighton", "the old harbour", "Millfield", "the north valley", "Oakham", "the city centre"),
    "other": (
        "Lower Weston",
        "the islands",
        "Cambridge",
        "the mountain villages",
        "Riverside",
        "the capital",
    ),
    "sky": (
        "it stays dry with some clouds",
        "rain is moving in from the west",
        "the sun comes out",
        "it may snow",
    ),
    "time": (
        "this evening",
        "half past four",
        "early tomorrow morning",
        "the end of the week",
        "next Thursday",
    ),
    "delay": ("a long delay", "hardly any trouble", "heavy traffic", "a wait of about twenty minutes"),
    "person": ("Margaret Hill", "the mayor", "our reporter Tom Baker", "a retired teacher", "Doctor Singh"),
    "thing": ("old bicycles", "the new swimming pool", "wooden boats", "a walk by the river", "street music"),
    "food": ("potatoes and leeks", "a large pumpkin", "fresh bread", "apples with cinnamon", "lentils"),
}


def radio(
    folder: Path, voices: Sequence[Speaker], talks: int = TALKS, songs: int = SONGS
) -> tuple[Recording, ...]:
    """Talk, with music beneath a third of it, and music alone."""
    folder.mkdir(parents=True, exist_ok=True)
    spoken = [
        _kept(folder / f"talk-{number:03}.flac", Kind.FLUENT, number, voices[number % len(voices)])
        for number in range(talks)
    ]
    played = [_kept(folder / f"song-{number:03}.flac", Kind.MUSIC, number) for number in range(songs)]
    return (*spoken, *played)


def _kept(file: Path, kind: Kind, number: int, speaker: Speaker | None = None) -> Recording:
    if not file.exists():
        sound = _talk(number, speaker) if speaker else _music(number, SONG_S)
        save_whole(file, np.clip(sound, -32768, 32767).astype("<i2"))
    return Recording(file, kind)


def _talk(number: int, speaker: Speaker) -> Sound:
    text = " ".join(_sentences(number))
    said = speak(text, speaker.voice, speaker.stretch).samples.astype(np.float64)
    if number % 3:
        return said
    return said + UNDER_TALK * _music(1000 + number, len(said) / RECOGNISER_RATE_HZ)[: len(said)]


def _sentences(number: int) -> Iterator[str]:
    draw = np.random.default_rng(number)
    for chosen in draw.choice(len(SENTENCES), SENTENCES_A_TALK, replace=False):
        filled = {name: ways[int(draw.integers(len(ways)))] for name, ways in FILLINGS.items()}
        yield SENTENCES[int(chosen)].format(**filled)


def _music(number: int, length_s: float) -> Sound:
    """A tune over chords with a drum: tones with overtones that fade, one to four a second."""
    draw = np.random.default_rng(10_000 + number)
    beat = round(RECOGNISER_RATE_HZ * float(draw.uniform(0.25, 0.6)))
    length = round(length_s * RECOGNISER_RATE_HZ) + beat
    sound = np.zeros(length)
    for at in range(0, length - beat, beat):
        chord = draw.choice(SCALE_HZ, 2, replace=False) / 2.0
        for hz in (float(draw.choice(SCALE_HZ)), *map(float, chord)):
            sound[at : at + beat] += _tone(hz, beat)
        drum = draw.standard_normal(beat // 4) * np.exp(-np.linspace(0.0, 8.0, beat // 4))
        sound[at : at + beat // 4] += 0.5 * drum
    return sound * (12_000.0 / float(np.abs(sound).max()))


def _tone(hz: float, length: int) -> Sound:
    time_s = np.arange(length) / RECOGNISER_RATE_HZ
    overtones = sum(np.sin(2.0 * np.pi * hz * count * time_s) / count**1.5 for count in range(1, 7))
    return np.asarray(overtones * np.exp(-3.0 * time_s / time_s[-1]))
