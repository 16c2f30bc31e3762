"""Pages change at random while people talk: no crash, and the microphone is not dead afterwards."""

import random
from itertools import cycle, islice

from kiosk.core.effects import Listen
from kiosk.core.events import (
    DeviceChanged,
    Heard,
    ListeningStarted,
    SpeechBegan,
    SpeechEnded,
    SpeechUnmatched,
)
from tests.hearing.bench import BLOCK_FRAMES, PAGE, Bench
from tests.hearing.nonsense import NASTY
from tests.hearing.sound import blocks, said

CHANGES = 300
BLOCKS_BETWEEN = (1, 1, 3, 10, 70)
"""Some pages change within a word, others stay for a whole command."""
ORDINARY = (
    "next page",
    "go home",
    "number three",
    "treatments",
    "read aloud",
    "stop reading",
    "next",
    "page",
)
TALK = (
    "next page",
    "go home please",
    "we sat in the garden all afternoon",
    "number three",
    "stop reading now",
)


def random_page(chance: random.Random, turn: int) -> Listen:
    few = chance.choices((*ORDINARY, *NASTY), k=chance.randrange(12))
    return Listen(
        turn,
        phrases=tuple(few * chance.choice((1, 1, 2))),
        competitors=tuple(chance.choices((*ORDINARY, *NASTY), k=chance.randrange(30))),
        is_over_own_voice=chance.random() < 0.3,
    )


def test_three_hundred_pages_while_people_talk(real: Bench) -> None:
    chance = random.Random(5)
    talk = cycle(blocks(b"".join(said(text) for text in TALK), BLOCK_FRAMES))
    real.begin()
    page = PAGE
    for turn in range(2, 2 + CHANGES):
        page = Listen(turn, page.phrases) if chance.random() < 0.2 else random_page(chance, turn)
        real.ears.listen(page)
        if chance.random() < 0.1:
            real.ears.forget()
        sound = list(islice(talk, chance.choice(BLOCKS_BETWEEN)))
        real.accept(*sound, own_voice=sound[0] if chance.random() < 0.1 else b"")
        real.chains[0].wait_until_fed(len(sound))
    told = real.posts.rest()
    assert [event for event in told if isinstance(event, DeviceChanged)] == []
    turns = [event.turn for event in told if isinstance(event, ListeningStarted)]
    assert turns == list(range(2, 2 + CHANGES))
    assert sum(isinstance(event, Heard | SpeechUnmatched) for event in told) > 5
    around = [event for event in told if isinstance(event, SpeechBegan | SpeechEnded)]
    assert around[::2] == [SpeechBegan()] * len(around[::2])
    assert around[1::2] == [SpeechEnded()] * len(around[1::2])

    real.ears.listen(Listen(1000, PAGE.phrases))
    real.speak(said("next page", before_s=3.0))
    heard = [event for event in real.posts.rest() if isinstance(event, Heard)]
    assert [(event.turn, event.phrase) for event in heard] == [(1000, "next page")]
