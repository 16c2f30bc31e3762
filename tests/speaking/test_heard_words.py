"""Voice, mouth and a real sound card together: is the word told when it is heard?"""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.effects import Utterance
from kiosk.core.events import DeviceChanged, Event, UtteranceEnded, WordReached
from kiosk.sound.card import SoundCard
from kiosk.speaking.espeak import EspeakVoice
from kiosk.speaking.mouth import SpeakerMouth
from kiosk.speaking.voice import Rendered
from tests.lab.processes import private_environment
from tests.lab.recording import Recording, Samples, place_of
from tests.lab.sound_server import LOUDSPEAKER, SoundServer
from tests.lab.waiting import wait_for
from tests.sound.conftest import READ_BY_SOUND_LIBRARIES, Blocks, Post

_measured = logging.getLogger("measured")
RATE_HZ = 22_050
PIECE_FRAMES = RATE_HZ * 4 // 10
MEDIAN_S = 0.08
P95_S = 0.15
FIRST_SOUND_S = 0.15
MOST_ROUNDS = 3
"""A machine that is busy with other things is late with everything; it is not so three times over what is ours."""
SENTENCES = [
    "Nerve pain is common, and it can burn.",
    "It may feel like pins and needles in the feet.",
    "Such as it is, many people sleep badly because of the pain.",
    "Talk with your doctor — there are medicines which help.",
]


class KeepingVoice:
    """The real voice; what it rendered is kept to be compared, as espeak never speaks twice the same."""

    name = "kept"
    is_audible = True

    def __init__(self, kept: dict[tuple[str, ...], Rendered]) -> None:
        self._voice = EspeakVoice("gmw/en-us", 80)
        self._kept = kept

    def render(self, words: tuple[str, ...], rate_wpm: int) -> Rendered:
        self._kept[words] = self._voice.render(words, rate_wpm)
        return self._kept[words]


@pytest.fixture
def kept() -> dict[tuple[str, ...], Rendered]:
    return {}


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with SoundServer(private_environment(tmp_path), tmp_path, has_microphone=False) as running:
        for name in READ_BY_SOUND_LIBRARIES:
            monkeypatch.setenv(name, running.environment[name])
        yield running


@pytest.fixture
def mouth(server: SoundServer, post: Post, kept: dict[tuple[str, ...], Rendered]) -> Iterator[SpeakerMouth]:
    card = SoundCard(post, "", "", Blocks())
    mouth = SpeakerMouth(lambda: KeepingVoice(kept), card.loudspeaker, post, 0)
    card.start()
    mouth.start()
    wait_for(
        lambda: sum(e.is_working for _, e in post.events if isinstance(e, DeviceChanged)) == 2,
        5.0,
        "both doors",
    )
    yield mouth
    mouth.stop(5.0)
    card.stop(5.0)


def when(post: Post, event: Event) -> float:
    return wait_for(
        lambda: next((at_s for at_s, found in post.events if found == event), None), 20.0, str(event)
    )


def errors_s(post: Post, utterance: Utterance, rendered: Rendered, recording: Recording) -> list[float]:
    """Told minus heard, for each word of an utterance that has ended."""
    sound = np.frombuffer(rendered.samples, "<i2")
    return [
        error_s(
            sound[round(start_s * RATE_HZ) :][:PIECE_FRAMES],
            when(post, WordReached(utterance.id, word)),
            recording,
        )
        for word, start_s in enumerate(rendered.word_starts_s)
    ]


def error_s(beginning: Samples, told_s: float, recording: Recording) -> float:
    """How long after it was heard the beginning of a word was told."""
    around, from_s = recording.between(told_s - 0.5, told_s + 1.0)
    place, likeness = place_of(beginning, around)
    assert likeness > 0.8, "the word was not played as it was rendered"
    return told_s - from_s - place / RATE_HZ


@dataclass(frozen=True)
class Round:
    """What was measured while all sentences were spoken once."""

    errors_s: NDArray[np.float64]
    first_sound_s: float

    @property
    def median_s(self) -> float:
        return float(np.median(np.abs(self.errors_s)))

    @property
    def p95_s(self) -> float:
        return float(np.percentile(np.abs(self.errors_s), 95))

    @property
    def is_within_bounds(self) -> bool:
        return self.median_s <= MEDIAN_S and self.p95_s <= P95_S and self.first_sound_s <= FIRST_SOUND_S


def test_words_are_told_when_they_are_heard_also_after_a_cut(
    mouth: SpeakerMouth, post: Post, server: SoundServer, kept: dict[tuple[str, ...], Rendered]
) -> None:
    rounds: list[Round] = []
    while len(rounds) < MOST_ROUNDS and not any(done.is_within_bounds for done in rounds):
        rounds.append(one_round(10 * len(rounds) + 1, mouth, post, server, kept))
        _measured.info(
            f"{len(rounds[-1].errors_s)} words: median {1000 * rounds[-1].median_s:.0f} ms, "
            f"p95 {1000 * rounds[-1].p95_s:.0f} ms, first sound {1000 * rounds[-1].first_sound_s:.0f} ms"
        )
    assert rounds[-1].is_within_bounds, rounds


def one_round(
    number: int,
    mouth: SpeakerMouth,
    post: Post,
    server: SoundServer,
    kept: dict[tuple[str, ...], Rendered],
) -> Round:
    """Two sentences, one that is cut, two more; their utterances are numbered from there."""
    spoken = [Utterance(at, tuple(text.split()), 150, 350) for at, text in enumerate(SENTENCES, start=number)]
    cut = Utterance(number + len(spoken), ("This", "is", "never", "said", "to", "its", "end."), 150)
    with Recording(server.environment, f"{LOUDSPEAKER}.monitor", RATE_HZ) as recording:
        said_s = time.monotonic()
        for utterance in spoken[:2]:
            mouth.say(utterance)
        when(post, UtteranceEnded(spoken[1].id))
        first_s = recording.first_sound_after(said_s)
        mouth.say(cut)
        when(post, WordReached(cut.id, 2))
        mouth.be_silent()
        silent_s = time.monotonic()
        for utterance in spoken[2:]:
            mouth.say(utterance)
        when(post, UtteranceEnded(spoken[3].id))
        wait_for(lambda: recording.heard_until_s() > time.monotonic() - 0.1, 2.0, "the recording to catch up")
    late = [event for at_s, event in post.events if at_s > silent_s and is_of(cut, event)]
    assert late == []
    assert first_s is not None
    errors = [e for one in spoken for e in errors_s(post, one, kept[one.words], recording)]
    return Round(np.array(errors), first_s - said_s)


def is_of(utterance: Utterance, event: Event) -> bool:
    return getattr(event, "utterance", None) == utterance.id
