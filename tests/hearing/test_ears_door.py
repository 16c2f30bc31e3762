"""The door of the ears: it opens by itself, and faults close it for a moment only."""

from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.core.events import (
    Device,
    DeviceChanged,
    Heard,
    ListeningStarted,
    SpeechBegan,
    SpeechEnded,
)
from kiosk.hearing.deaf import DeafEars
from kiosk.hearing.ears import FIRST_PAUSE_S
from kiosk.hearing.hearing import open_vosk_hearing
from tests.hearing.bench import DEADLINE_S, ONE, PAGE, Bench, Posts, Wall, kinds, listener_threads
from tests.hearing.sound import cut_in_the_middle, room, said

BACK_WITHIN_S = 3.0
FOUND_WITHIN_S = 5.0


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
        assert kinds(bench.posts.rest()) == [SpeechBegan, Heard, SpeechEnded]
    finally:
        bench.ears.stop(DEADLINE_S)


@pytest.mark.parametrize("fault", [RuntimeError("Vosk failed."), OSError("Silero is gone.")])
def test_a_fault_closes_the_door_for_a_moment_only(real: Bench, fault: Exception) -> None:
    real.begin()
    real.chains[0].fault = fault
    real.accept(room(0.1))
    assert real.posts.next() == DeviceChanged(Device.RECOGNISER, is_working=False, detail=str(fault))
    opened = real.posts.next(BACK_WITHIN_S)
    assert isinstance(opened, DeviceChanged)
    assert opened.is_working
    assert real.posts.next() == ListeningStarted(turn=1, refused=("polyneuropathy",))
    real.speak(said("next page"))
    assert kinds(real.posts.rest()) == [SpeechBegan, Heard, SpeechEnded]


def test_a_fault_that_nobody_foresaw_closes_it_for_a_moment_too_and_tells_no_words(real: Bench) -> None:
    real.begin()
    real.chains[0].fault = ValueError("next page")
    real.accept(room(0.1))
    closed = real.posts.next()
    assert isinstance(closed, DeviceChanged)
    assert not closed.is_working
    assert "ValueError" in closed.detail
    assert "next page" not in closed.detail
    assert real.posts.next(BACK_WITHIN_S).is_working  # type: ignore[union-attr]


def test_with_the_door_what_was_told_of_the_sound_is_taken_back(real: Bench) -> None:
    real.begin()
    real.speak(bytes(6 * 32_000))
    real.speak(cut_in_the_middle("next page")[0])
    assert real.posts.levels[-1] > 0
    assert kinds(real.posts.rest())[-1] is SpeechBegan
    real.chains[0].fault = RuntimeError("Vosk failed.")
    real.accept(room(0.1))
    assert real.posts.next() == SpeechEnded()
    closed = real.posts.next()
    assert isinstance(closed, DeviceChanged)
    assert not closed.is_working
    assert real.posts.levels[-1] == 0


def test_a_fault_that_comes_back_at_once_is_tried_less_and_less_often(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.begin()
    for times in range(1, 4):
        bench.chains[-1].fault = RuntimeError("Vosk failed.")
        bench.accept(ONE)
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


def test_a_canceller_that_cannot_be_opened_closes_the_door_for_a_moment_only() -> None:
    faults = [OSError("The echo canceller is gone.")]

    def open_canceller() -> Wall:
        if faults:
            raise faults.pop()
        return Wall()

    bench = Bench(lambda: Path("model"), lambda model: None, open_canceller)
    bench.ears.start()
    try:
        closed = DeviceChanged(Device.RECOGNISER, is_working=False, detail="The echo canceller is gone.")
        assert bench.posts.next() == closed
        opened = bench.posts.next(BACK_WITHIN_S)
        assert isinstance(opened, DeviceChanged)
        assert opened.is_working
    finally:
        bench.ears.stop(DEADLINE_S)


def test_ears_that_shall_not_hear() -> None:
    posts = Posts()
    ears = DeafEars(posts.post, "Listening is switched off in the settings.")
    ears.start()
    ears.listen(PAGE)
    ears.accept(said("next page"), b"")
    ears.forget()
    ears.stop(DEADLINE_S)
    assert posts.next() == DeviceChanged(
        Device.RECOGNISER, is_working=False, detail="Listening is switched off in the settings."
    )
    assert posts.are_none()
