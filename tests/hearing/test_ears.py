"""The listener thread: order, loss, faults, and the door that opens by itself."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.core.effects import Listen
from kiosk.core.events import Device, DeviceChanged, Heard, ListeningStarted, SpeechUnmatched
from kiosk.hearing.deaf import DeafEars
from kiosk.hearing.ears import FIRST_PAUSE_S, MOST_BLOCKS
from kiosk.hearing.hearing import VoskHearing, open_vosk_hearing
from kiosk.hearing.recogniser import VoskRecogniser
from tests.hearing.bench import DEADLINE_S, PAGE, Bench, Posts
from tests.hearing.sound import cut_in_the_middle, room, said

BACK_WITHIN_S = 3.0
FOUND_WITHIN_S = 5.0
HOME = Listen(turn=2, phrases=("number one", "number three"))


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench(lambda: Path("model"), lambda model: None)
    yield bench
    bench.ears.stop(DEADLINE_S)


@pytest.fixture
def real(speech_model: Path, recogniser: VoskRecogniser) -> Iterator[Bench]:
    bench = Bench(lambda: speech_model, lambda model: VoskHearing(recogniser))
    yield bench
    bench.ears.stop(DEADLINE_S)


def listener_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "listener"]


def test_it_hears_what_is_said_on_a_thread_of_its_own(real: Bench) -> None:
    assert real.begin() == ListeningStarted(turn=1, refused=("polyneuropathy",))
    assert len(listener_threads()) == 1
    real.speak(said("next page"))
    heard = real.posts.next()
    assert isinstance(heard, Heard)
    assert (heard.turn, heard.phrase) == (1, "next page")
    assert 0.5 <= heard.confidence <= 1.0
    real.speak(said("a coffee with milk"))
    assert real.posts.next() == SpeechUnmatched(turn=1)


def test_a_new_turn_while_somebody_speaks(real: Bench) -> None:
    real.begin()
    first_half, second_half = cut_in_the_middle("next page")
    real.speak(first_half)
    real.ears.listen(HOME)
    real.speak(second_half)
    assert real.posts.next() == ListeningStarted(turn=2)
    real.speak(said("number three"))
    heard = real.posts.next()
    assert isinstance(heard, Heard)
    assert (heard.turn, heard.phrase) == (2, "number three")


def test_what_was_said_before_a_turn_belongs_to_the_turn_before(bench: Bench) -> None:
    bench.begin()
    chain = bench.chains[0]
    chain.may_feed.clear()
    bench.ears.accept(b"1")
    bench.ears.accept(b"2")
    bench.ears.listen(HOME)
    bench.ears.accept(b"3")
    chain.may_feed.set()
    chain.wait_until_fed(3)
    assert chain.taken == [PAGE, b"1", b"2", HOME, b"3"]


def test_when_it_is_behind_the_oldest_sound_goes_and_the_half_heard_with_it(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.begin()
    chain = bench.chains[0]
    chain.may_feed.clear()
    sounds = [number.to_bytes(2, "little") for number in range(1000)]
    bench.ears.accept(sounds[0])
    assert chain.is_feeding.wait(DEADLINE_S)
    for sound in sounds[1:]:
        bench.ears.accept(sound)
    chain.may_feed.set()
    chain.wait_until_fed(1 + MOST_BLOCKS)
    assert chain.taken == [PAGE, sounds[0], PAGE, *sounds[-MOST_BLOCKS:]]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_sound_that_broke_off_is_not_joined_to_what_comes_after(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.begin()
    chain = bench.chains[0]
    for block in (b"1", b"", b"2"):
        bench.ears.accept(block)
    bench.ears.forget()
    bench.ears.accept(b"3")
    chain.wait_until_fed(4)
    assert chain.taken == [PAGE, b"1", b"", b"2", PAGE, b"3"]
    assert bench.posts.are_none()
    assert caplog.records == []


def test_half_a_phrase_from_before_the_microphone_was_lost_is_forgotten(real: Bench) -> None:
    real.begin()
    first_half, second_half = cut_in_the_middle("next page")
    real.speak(first_half)
    real.ears.forget()
    real.speak(second_half + said("go home"))
    heard = real.posts.next()
    while isinstance(heard, SpeechUnmatched):
        heard = real.posts.next()
    assert isinstance(heard, Heard)
    assert heard.phrase == "go home"


def test_before_the_first_turn_sound_goes_by(bench: Bench) -> None:
    bench.ears.start()
    assert isinstance(bench.posts.next(), DeviceChanged)
    bench.ears.accept(b"1")
    bench.ears.listen(PAGE)
    assert bench.posts.next() == ListeningStarted(turn=1)
    bench.ears.accept(b"2")
    bench.chains[0].wait_until_fed(1)
    assert bench.chains[0].taken == [PAGE, b"2"]


def test_a_model_put_in_place_later_opens_the_door(speech_model: Path, tmp_path: Path) -> None:
    place = tmp_path / "model"

    def find_model() -> Path:
        if not place.exists():
            raise FileNotFoundError("There is no speech model: fetch it.")
        return place

    bench = Bench(find_model, open_vosk_hearing)
    bench.ears.listen(PAGE)
    bench.ears.start()
    try:
        closed = DeviceChanged(
            Device.RECOGNISER, is_working=False, detail="There is no speech model: fetch it."
        )
        assert bench.posts.next() == closed
        bench.ears.accept(room(0.1))
        place.symlink_to(speech_model, target_is_directory=True)
        opened = bench.posts.next(FOUND_WITHIN_S)
        assert isinstance(opened, DeviceChanged)
        assert opened.is_working
        assert isinstance(bench.posts.next(), ListeningStarted)
        bench.speak(said("go home"))
        assert isinstance(bench.posts.next(), Heard)
    finally:
        bench.ears.stop(DEADLINE_S)


@pytest.mark.parametrize("fault", [RuntimeError("Vosk failed."), OSError("Silero is gone.")])
def test_a_fault_closes_the_door_for_a_moment_only(real: Bench, fault: Exception) -> None:
    real.begin()
    real.chains[0].fault = fault
    real.ears.accept(room(0.1))
    assert real.posts.next() == DeviceChanged(Device.RECOGNISER, is_working=False, detail=str(fault))
    opened = real.posts.next(BACK_WITHIN_S)
    assert isinstance(opened, DeviceChanged)
    assert opened.is_working
    assert real.posts.next() == ListeningStarted(turn=1, refused=("polyneuropathy",))
    real.speak(said("next page"))
    assert isinstance(real.posts.next(), Heard)


def test_a_fault_that_comes_back_at_once_is_tried_less_and_less_often(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.begin()
    for times in range(1, 4):
        bench.chains[-1].fault = RuntimeError("Vosk failed.")
        bench.ears.accept(b"1")
        closed = DeviceChanged(Device.RECOGNISER, is_working=False, detail="Vosk failed.")
        assert bench.posts.next() == closed
        opened = bench.posts.next()
        assert isinstance(opened, DeviceChanged)
        assert opened.is_working
        assert bench.posts.next() == ListeningStarted(turn=1)
        assert bench.opened_s[times] - bench.opened_s[times - 1] >= FIRST_PAUSE_S * 2 ** (times - 1)
    assert [record.getMessage() for record in caplog.records] == ["Not listening: Vosk failed."]


def test_the_same_reason_is_told_once() -> None:
    tries = SimpleQueue[int]()

    def find_model() -> Path:
        tries.put(1)
        raise OSError("There is no speech model.")

    bench = Bench(find_model, lambda model: None)
    bench.ears.start()
    for _ in range(3):
        tries.get(timeout=DEADLINE_S)
    bench.ears.stop(DEADLINE_S)
    assert isinstance(bench.posts.next(), DeviceChanged)
    assert bench.posts.are_none()


def test_it_stops_while_it_waits_for_a_model_and_without_ever_having_started() -> None:
    def find_model() -> Path:
        raise OSError("There is no speech model.")

    bench = Bench(find_model, lambda model: None)
    bench.ears.start()
    assert isinstance(bench.posts.next(), DeviceChanged)
    bench.ears.stop(DEADLINE_S)
    assert listener_threads() == []
    Bench(find_model, lambda model: None).ears.stop(DEADLINE_S)


def test_no_word_of_a_patient_is_logged(real: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    real.begin()
    real.speak(said("next page") + said("my feet burn at night"))
    assert isinstance(real.posts.next(), Heard)
    assert isinstance(real.posts.next(), SpeechUnmatched)
    assert caplog.records == []


def test_ears_that_shall_not_hear() -> None:
    posts = Posts()
    ears = DeafEars(posts.post, "Listening is switched off in the settings.")
    ears.start()
    ears.listen(PAGE)
    ears.accept(said("next page"))
    ears.stop(DEADLINE_S)
    assert posts.next() == DeviceChanged(
        Device.RECOGNISER, is_working=False, detail="Listening is switched off in the settings."
    )
    assert posts.are_none()
