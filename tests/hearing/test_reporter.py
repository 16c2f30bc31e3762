"""From blocks to events: what is told, in which order, and what is taken back."""

from dataclasses import replace

import pytest

from kiosk.core.effects import Listen
from kiosk.core.events import (
    Event,
    Heard,
    MicrophoneFault,
    MicrophoneJudged,
    SoundLevel,
    SpeechBegan,
    SpeechEnded,
    SpeechUnmatched,
)
from kiosk.core.ports import SpeechDecision
from kiosk.hearing.microphone_judge import MUTED_S
from kiosk.hearing.reporter import Reporter
from tests.hearing.bench import Wall
from tests.hearing.sound import blocks, room, said

PAGE = Listen(turn=4, phrases=("next page",))
NEXT = SpeechDecision("next page", 0.8, silence_before_s=1.5, is_long=False, speech_end_s=3.0, decided_s=3.3)
NOTHING = replace(NEXT, phrase=None, confidence=0.0)
HISS = blocks(room(1.0), 512)


class Scripted:
    """A chain that decides what the test wants."""

    def __init__(self) -> None:
        self.is_within_speech = False
        self.decisions: list[SpeechDecision] = []
        self.fed = b""
        self.forgotten = 0

    def listen(self, request: Listen) -> tuple[str, ...]:
        return request.phrases

    def forget(self) -> None:
        self.forgotten += 1

    def feed(self, block: bytes) -> list[SpeechDecision]:
        self.fed += block
        decisions, self.decisions = self.decisions, []
        return decisions


class Desk:
    """A reporter, what it is made of, and what it has told."""

    def __init__(self) -> None:
        self.chain = Scripted()
        self.wall = Wall()
        self.told: list[Event] = []
        self.reporter = Reporter(self.chain, self.wall, self.told.append)

    def takes(self, *sounds: bytes, own_voice: bytes = b"") -> None:
        for sound in sounds:
            self.reporter.take(PAGE, sound, own_voice)

    def news(self) -> list[Event]:
        """What was told since the last look, but levels."""
        told: list[Event] = [event for event in self.told if not isinstance(event, SoundLevel)]
        self.told.clear()
        return told


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("decision", "event"),
    [
        (NEXT, Heard(4, "next page", 0.8, 1.5)),
        (NOTHING, SpeechUnmatched(4, 1.5, is_long=False)),
        (replace(NOTHING, is_long=True), SpeechUnmatched(4, 1.5, is_long=True)),
    ],
)
def test_what_was_said_stands_between_its_beginning_and_its_end(
    desk: Desk, decision: SpeechDecision, event: Event
) -> None:
    desk.chain.is_within_speech = True
    desk.takes(*HISS[:3])
    assert desk.news() == [SpeechBegan()]
    desk.chain.is_within_speech, desk.chain.decisions = False, [decision]
    desk.takes(*HISS[3:6])
    assert desk.news() == [event, SpeechEnded()]


def test_who_coughs_begins_and_ends_and_has_said_nothing(desk: Desk) -> None:
    for is_within_speech in (False, True, False):
        desk.chain.is_within_speech = is_within_speech
        desk.takes(HISS[0])
    assert desk.news() == [SpeechBegan(), SpeechEnded()]


def test_the_chain_and_the_meter_get_the_sound_without_the_own_voice(desk: Desk) -> None:
    loud = blocks(said("next page"), 512)
    for block in loud:
        desk.takes(block, own_voice=block)
    assert desk.chain.fed == bytes(sum(map(len, loud)))
    assert desk.told == []


def test_the_microphone_is_judged_by_what_it_gave(desk: Desk) -> None:
    loud = (b"\xff\x7f\x00\x80" * 256,) * 30
    for _ in range(3):
        desk.chain.is_within_speech = True
        desk.takes(*loud, own_voice=bytes(1024))
        desk.chain.is_within_speech = False
        desk.takes(*HISS)
    assert desk.news()[-1] == MicrophoneJudged(MicrophoneFault.TOO_LOUD)


def test_levels_are_told_when_they_change(desk: Desk) -> None:
    desk.takes(*HISS, *blocks(said("next page"), 512))
    levels = [event.level for event in desk.told if isinstance(event, SoundLevel)]
    assert levels[-1] == 0
    assert max(levels) >= 3
    assert all(one != other for one, other in zip([0, *levels], levels, strict=False))


def test_when_the_sound_breaks_off_all_forget_it_and_nobody_speaks_any_more(desk: Desk) -> None:
    desk.chain.is_within_speech = True
    desk.takes(HISS[0])
    desk.reporter.forget()
    assert desk.news() == [SpeechBegan(), SpeechEnded()]
    assert desk.chain.forgotten == 1
    assert desk.wall.given == [(HISS[0], b""), None]
    desk.reporter.forget()
    assert desk.news() == []


def test_at_its_end_it_takes_back_what_it_told(desk: Desk) -> None:
    desk.takes(*[bytes(32_000)] * round(MUTED_S + 1.0))
    desk.chain.is_within_speech = True
    desk.takes(*[b"\x00\x00" * 512] * 5, *blocks(said("next page", before_s=0.0, after_s=0.0), 512)[:10])
    desk.told.clear()
    desk.reporter.end()
    assert SpeechEnded() in desk.told
    assert SoundLevel(0) in desk.told
    desk.told.clear()
    desk.reporter.end()
    assert desk.told == []


def test_a_fault_of_the_microphone_is_taken_back_too(desk: Desk) -> None:
    desk.takes(*[bytes(32_000)] * round(MUTED_S + 1.0))
    desk.reporter.end()
    assert desk.told == [MicrophoneJudged(MicrophoneFault.MUTED), MicrophoneJudged(MicrophoneFault.NONE)]


def test_nothing_to_take_back_is_nothing_told(desk: Desk) -> None:
    desk.takes(*HISS)
    desk.reporter.end()
    assert desk.told == []


def test_what_is_left_of_the_own_voice_is_nobody_speaking(desk: Desk) -> None:
    loud = blocks(said("next page"), 512)
    desk.chain.is_within_speech = True
    for block in loud:
        desk.takes(block, own_voice=block)
    assert desk.news() == []
