"""The listener thread: what it tells, order, loss, and the kiosk's own voice."""

import logging
from dataclasses import replace

import pytest

from kiosk.core.effects import Listen
from kiosk.core.events import (
    DeviceChanged,
    Event,
    Heard,
    ListeningStarted,
    MicrophoneFault,
    MicrophoneJudged,
    SpeechBegan,
    SpeechEnded,
    SpeechUnmatched,
)
from kiosk.hearing.ears import MOST_BLOCKS
from kiosk.hearing.microphone_judge import MUTED_S
from tests.hearing.bench import DEADLINE_S, ONE, PAGE, THREE, TWO, Bench, kinds, listener_threads
from tests.hearing.sound import cut_in_the_middle, room, said

NUMBERS = Listen(turn=2, phrases=("number one", "number three"))


def the_heard(events: list[Event]) -> list[Heard]:
    return [event for event in events if isinstance(event, Heard)]


def test_it_hears_what_is_said_on_a_thread_of_its_own(real: Bench) -> None:
    assert real.begin() == ListeningStarted(turn=1, refused=("polyneuropathy",))
    assert len(listener_threads()) == 1
    real.speak(said("next page"))
    began, heard, ended = real.posts.rest()
    assert (began, ended) == (SpeechBegan(), SpeechEnded())
    assert isinstance(heard, Heard)
    assert (heard.turn, heard.phrase) == (1, "next page")
    assert 0.5 <= heard.confidence <= 1.0
    assert heard.silence_before_s == pytest.approx(1.1, abs=0.2)


def test_what_was_none_of_the_phrases_is_told_with_the_silence_before_it(real: Bench) -> None:
    real.begin()
    real.speak(said("a coffee with milk") + said("good morning"))
    told = real.posts.rest()
    assert kinds(told) == [SpeechBegan, SpeechUnmatched, SpeechEnded] * 2
    first, second = (event for event in told if isinstance(event, SpeechUnmatched))
    assert first == SpeechUnmatched(1, first.silence_before_s, is_long=False)
    assert first.silence_before_s == pytest.approx(1.1, abs=0.2)
    assert second.silence_before_s == pytest.approx(2.1, abs=0.3)


def test_that_somebody_speaks_is_told_before_it_ends(real: Bench) -> None:
    real.begin()
    real.speak(cut_in_the_middle("next page")[0])
    assert real.posts.rest() == [SpeechBegan()]


def test_levels_go_up_and_down_with_the_voice(real: Bench) -> None:
    real.begin()
    real.speak(said("next page"))
    assert max(real.posts.levels) >= 3
    assert real.posts.levels[-1] == 0


def test_a_new_turn_while_somebody_speaks(real: Bench) -> None:
    real.begin()
    first_half, second_half = cut_in_the_middle("next page")
    real.speak(first_half)
    real.ears.listen(NUMBERS)
    real.speak(second_half)
    assert real.posts.rest() == [SpeechBegan(), ListeningStarted(turn=2), SpeechEnded()]
    real.speak(said("number three"))
    (heard,) = the_heard(real.posts.rest())
    assert (heard.turn, heard.phrase) == (2, "number three")


def test_the_same_phrases_anew_while_somebody_speaks_are_answered_with_the_new_turn(real: Bench) -> None:
    real.begin()
    first_half, second_half = cut_in_the_middle("next page")
    real.speak(first_half)
    real.ears.listen(replace(PAGE, turn=2))
    real.speak(second_half)
    told = real.posts.rest()
    assert kinds(told) == [SpeechBegan, ListeningStarted, Heard, SpeechEnded]
    assert told[1] == ListeningStarted(turn=2, refused=("polyneuropathy",))
    assert [(heard.turn, heard.phrase) for heard in the_heard(told)] == [(2, "next page")]


def test_what_was_said_before_a_turn_belongs_to_the_turn_before(bench: Bench) -> None:
    bench.begin()
    chain = bench.chains[0]
    chain.may_feed.clear()
    bench.accept(ONE)
    assert chain.is_feeding.wait(DEADLINE_S)
    bench.ears.accept(TWO)
    bench.ears.listen(NUMBERS)
    bench.accept(THREE)
    chain.may_feed.set()
    chain.wait_until_fed(3)
    assert chain.taken == [PAGE, ONE, TWO, NUMBERS, THREE]


def test_the_kiosks_own_voice_is_taken_out_on_the_listener_thread(bench: Bench) -> None:
    bench.begin()
    bench.accept(ONE, own_voice=TWO)
    bench.accept(THREE)
    bench.chains[0].wait_until_fed(2)
    assert bench.wall.given == [(ONE, TWO), (THREE, b"")]
    assert bench.wall.threads == {"listener"}
    assert bench.chains[0].taken == [PAGE, bytes(len(ONE)), THREE]


def test_its_own_voice_is_no_speech(real: Bench) -> None:
    real.begin()
    words = said("next page")
    real.accept(words, own_voice=words)
    real.chains[0].wait_until_fed(1)
    real.speak(room(1.0))
    assert real.posts.are_none()
    assert real.posts.levels == []


def test_when_it_is_behind_the_oldest_sound_goes_and_the_half_heard_with_it(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.begin()
    chain = bench.chains[0]
    chain.may_feed.clear()
    sounds = [number.to_bytes(2, "little") for number in range(1000)]
    bench.accept(sounds[0])
    assert chain.is_feeding.wait(DEADLINE_S)
    for sound in sounds[1:]:
        bench.ears.accept(sound)
    chain.may_feed.set()
    chain.wait_until_fed(1 + MOST_BLOCKS)
    assert chain.taken == [PAGE, sounds[0], None, *sounds[-MOST_BLOCKS:]]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_sound_that_broke_off_is_not_joined_to_what_comes_after(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.begin()
    bench.accept(ONE, b"", TWO)
    bench.ears.forget()
    bench.accept(THREE)
    bench.chains[0].wait_until_fed(3)
    assert bench.chains[0].taken == [PAGE, ONE, TWO, None, THREE]
    assert bench.wall.given == [(ONE, b""), (TWO, b""), None, (THREE, b"")]
    assert bench.wall.threads == {"listener"}
    assert bench.posts.are_none()
    assert caplog.records == []


def test_half_a_phrase_from_before_the_microphone_was_lost_is_forgotten(real: Bench) -> None:
    real.begin()
    first_half, second_half = cut_in_the_middle("next page")
    real.speak(first_half)
    real.ears.forget()
    real.speak(second_half + said("go home"))
    told = real.posts.rest()
    assert kinds(told)[:3] == [SpeechBegan, SpeechEnded, SpeechBegan]
    assert kinds(told)[-3:] == [SpeechBegan, Heard, SpeechEnded]
    assert [heard.phrase for heard in the_heard(told)] == ["go home"]


def test_nobody_speaks_any_more_once_the_sound_has_broken_off(real: Bench) -> None:
    real.begin()
    real.speak(cut_in_the_middle("next page")[0])
    assert real.posts.next() == SpeechBegan()
    real.ears.forget()
    real.accept()
    assert real.posts.next() == SpeechEnded()


def test_a_muted_microphone_is_told_and_so_is_its_end(real: Bench) -> None:
    real.begin()
    real.speak(bytes(round(MUTED_S + 1.0) * 32_000))
    assert real.posts.rest() == [MicrophoneJudged(MicrophoneFault.MUTED)]
    real.speak(room(1.0))
    assert real.posts.rest() == [MicrophoneJudged(MicrophoneFault.NONE)]


def test_before_the_first_turn_sound_goes_by(bench: Bench) -> None:
    bench.ears.start()
    assert isinstance(bench.posts.next(), DeviceChanged)
    bench.accept(ONE)
    bench.ears.listen(PAGE)
    assert bench.posts.next() == ListeningStarted(turn=1)
    bench.accept(TWO)
    bench.chains[0].wait_until_fed(1)
    assert bench.chains[0].taken == [PAGE, TWO]


def test_no_word_of_a_patient_is_logged(real: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    real.begin()
    real.speak(said("next page") + said("my feet burn at night"))
    real.ears.forget()
    real.speak(room(0.1))
    told = real.posts.rest()
    assert kinds(told) == [SpeechBegan, Heard, SpeechEnded, SpeechBegan, SpeechUnmatched, SpeechEnded]
    assert caplog.records == []
