"""The mouth, on a loudspeaker that is only a clock."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from kiosk.core.effects import Utterance
from kiosk.core.events import Device, DeviceChanged, Event, UtteranceEnded, UtteranceStarted, WordReached
from kiosk.speaking.mouth import SpeakerMouth
from kiosk.speaking.voice import Rendered, Voice, VoiceMissingError
from tests.lab.waiting import wait_for
from tests.speaking.conftest import ClockLoudspeaker, Post

RATE_HZ = 1000


class MetronomeVoice:
    """A second a word; a dash is silent."""

    name = "metronome"
    is_audible = True

    def render(self, words: tuple[str, ...], rate_wpm: int) -> Rendered:
        starts_s, end_s = [], 0.0
        for word in words:
            starts_s.append(end_s)
            end_s += 0.0 if word == "—" else 1.0
        return Rendered(bytes(round(2 * RATE_HZ * end_s)), RATE_HZ, tuple(starts_s))


class Rig:
    """A running mouth."""

    def __init__(self, loudspeaker: ClockLoudspeaker, post: Post) -> None:
        self.loudspeaker, self.post = loudspeaker, post
        self.mouth: SpeakerMouth | None = None

    def start(self, make_voice: Callable[[], Voice] = MetronomeVoice, delay_ms: int = 0) -> SpeakerMouth:
        self.mouth = SpeakerMouth(make_voice, self.loudspeaker, self.post, delay_ms)
        self.mouth.start()
        self.await_event(lambda event: isinstance(event, DeviceChanged))
        return self.mouth

    def await_event(self, is_it: Callable[[Event], bool]) -> None:
        wait_for(lambda: any(is_it(event) for event in self.post.events), 5.0, "an event")

    def await_last(self, event: Event) -> None:
        wait_for(lambda: self.post.events[-1:] == [event], 5.0, str(event))

    def await_played(self, count: int) -> None:
        wait_for(lambda: len(self.loudspeaker.played) == count, 5.0, f"{count} utterances to be rendered")


@pytest.fixture
def rig(loudspeaker: ClockLoudspeaker, post: Post) -> Iterator[Rig]:
    rig = Rig(loudspeaker, post)
    yield rig
    assert rig.mouth is not None
    rig.mouth.stop(5.0)
    assert not any(thread.name == "speaker" for thread in threading.enumerate())


def test_words_are_told_as_they_are_heard_and_not_before(rig: Rig) -> None:
    mouth = rig.start()
    mouth.say(Utterance(7, ("nerve", "pain"), 150))
    rig.await_played(1)
    rig.loudspeaker.turn_to(0.5)
    rig.await_last(WordReached(7, 0))
    rig.loudspeaker.turn_to(0.99)
    rig.loudspeaker.turn_to(1.2)
    rig.await_last(WordReached(7, 1))
    rig.loudspeaker.turn_to(2.0)
    rig.await_last(UtteranceEnded(7))
    assert rig.post.events[1:] == [
        UtteranceStarted(7),
        WordReached(7, 0),
        WordReached(7, 1),
        UtteranceEnded(7),
    ]


def test_nothing_has_begun_before_the_first_sample_has_left(rig: Rig) -> None:
    mouth = rig.start()
    mouth.say(Utterance(1, ("a",), 150))
    mouth.say(Utterance(2, ("b",), 150))
    rig.await_played(2)
    assert len(rig.post.events) == 1
    rig.loudspeaker.turn_to(1.0)
    rig.await_last(UtteranceEnded(1))


def test_utterances_follow_in_order_with_their_pauses(rig: Rig) -> None:
    mouth = rig.start()
    mouth.say(Utterance(1, ("a",), 150, pause_after_ms=500))
    mouth.say(Utterance(2, ("b",), 150))
    rig.await_played(2)
    assert [begin_s for begin_s, _, _ in rig.loudspeaker.played] == [0.0, 1.5]
    rig.loudspeaker.turn_to(1.4)
    rig.await_last(WordReached(1, 0))
    rig.loudspeaker.turn_to(1.55)
    rig.await_last(WordReached(2, 0))
    assert rig.post.events[-3:] == [UtteranceEnded(1), UtteranceStarted(2), WordReached(2, 0)]


def test_silence_forgets_what_is_said_and_what_is_queued(rig: Rig) -> None:
    mouth = rig.start()
    mouth.say(Utterance(1, ("a", "b"), 150))
    mouth.say(Utterance(2, ("c",), 150))
    rig.await_played(2)
    rig.loudspeaker.turn_to(0.5)
    rig.await_last(WordReached(1, 0))
    mouth.be_silent()
    assert rig.loudspeaker.cuts == 1
    mouth.say(Utterance(3, ("d",), 150))
    rig.await_played(3)
    rig.loudspeaker.turn_to(3.5)
    rig.await_last(WordReached(3, 0))
    assert rig.post.events[2:] == [WordReached(1, 0), UtteranceStarted(3), WordReached(3, 0)]


def test_what_was_said_before_a_silence_is_not_played_after_it(rig: Rig) -> None:
    is_rendering, may_go_on = threading.Event(), threading.Event()

    class SlowVoice(MetronomeVoice):
        def render(self, words: tuple[str, ...], rate_wpm: int) -> Rendered:
            is_rendering.set()
            assert may_go_on.wait(5.0)
            return super().render(words, rate_wpm)

    mouth = rig.start(SlowVoice)
    mouth.say(Utterance(1, ("a",), 150))
    mouth.say(Utterance(2, ("b",), 150))
    assert is_rendering.wait(5.0)
    mouth.be_silent()
    mouth.say(Utterance(3, ("c", "d", "e"), 150))
    may_go_on.set()
    rig.await_played(1)
    assert len(rig.loudspeaker.played[0][1]) == 2 * 3 * RATE_HZ


def test_a_slow_amplifier_delays_all_events_even_the_last(rig: Rig) -> None:
    mouth = rig.start(delay_ms=200)
    mouth.say(Utterance(1, ("a",), 150))
    rig.await_played(1)
    turned_s = time.monotonic()
    rig.loudspeaker.turn_to(1.0)
    rig.await_last(UtteranceEnded(1))
    assert rig.post.times_s[-1] - turned_s >= 0.2


@pytest.mark.parametrize("words", [("—",), ("a", "—")])
def test_what_makes_no_sound_ends_all_the_same(rig: Rig, words: tuple[str, ...]) -> None:
    mouth = rig.start()
    mouth.say(Utterance(1, words, 150))
    rig.await_played(1)
    rig.loudspeaker.turn_to(1.0)
    rig.await_last(UtteranceEnded(1))
    assert [event for event in rig.post.events if isinstance(event, WordReached)] == [
        WordReached(1, word) for word in range(len(words))
    ]


def test_without_a_voice_time_is_kept_until_one_comes(rig: Rig) -> None:
    has_come = threading.Event()

    def make_voice() -> Voice:
        if not has_come.is_set():
            raise VoiceMissingError("There is no voice.")
        return MetronomeVoice()

    mouth = rig.start(make_voice)
    assert rig.post.events == [DeviceChanged(Device.VOICE, False, "There is no voice.")]
    mouth.say(Utterance(1, ("nerve", "pain"), 150))
    rig.await_played(1)
    assert not any(rig.loudspeaker.played[0][1])
    rig.loudspeaker.turn_to(60.0)
    rig.await_last(UtteranceEnded(1))
    has_come.set()
    rig.await_last(DeviceChanged(Device.VOICE, True, "metronome"))


def test_a_voice_that_fails_in_mid_reading_is_replaced_by_silence(rig: Rig) -> None:
    class DyingVoice(MetronomeVoice):
        def render(self, words: tuple[str, ...], rate_wpm: int) -> Rendered:
            raise VoiceMissingError("It broke.")

    made: list[Voice] = [MetronomeVoice(), DyingVoice()]
    mouth = rig.start(made.pop)
    mouth.say(Utterance(1, ("a", "b"), 150))
    rig.await_played(1)
    rig.loudspeaker.turn_to(60.0)
    rig.await_event(lambda event: event == UtteranceEnded(1))
    rig.await_event(lambda event: event == DeviceChanged(Device.VOICE, False, "It broke."))


def test_ducking_and_loudness_are_passed_on_to_the_loudspeaker(rig: Rig) -> None:
    mouth = rig.start()
    mouth.duck(is_on=True)
    mouth.duck(is_on=False)
    mouth.set_loudness(-12.0)
    assert rig.loudspeaker.ducked == [True, False]
    assert rig.loudspeaker.gains_db == [-12.0]
