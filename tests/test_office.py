"""The office: on a thread of its own it holds PINs against the kept one and keeps measures; it ends the kiosk."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.effects import KeepMeasures
from kiosk.core.events import Event, PinChecked
from kiosk.core.settings import Settings
from kiosk.library.measures_file import MeasuresFile
from kiosk.office import LAST_WORDS_S, LEAVE, RESTART, Ending, StaffOffice
from kiosk.staff.pin import PinFolder

ANSWERS_WITHIN_S = 20.0
PIN = "274981"


class Desk:
    """A running office, what it posts and with which codes it would end the program."""

    def __init__(self, folder: Path) -> None:
        self.posted: queue.Queue[tuple[Event, str]] = queue.Queue()
        self.codes: list[int] = []
        self.office = StaffOffice(folder, self.post, self.codes.append)

    def post(self, event: Event) -> None:
        self.posted.put((event, threading.current_thread().name))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    PinFolder(tmp_path).keep(PIN)
    desk = Desk(tmp_path)
    desk.office.start()
    yield desk
    desk.office.stop(ANSWERS_WITHIN_S)
    assert not any(thread.name == "office" for thread in threading.enumerate())


def test_pins_are_checked_in_order_and_never_on_the_main_thread(desk: Desk) -> None:
    desk.office.check_pin("000000")
    desk.office.check_pin(PIN)
    answers = [desk.posted.get(timeout=ANSWERS_WITHIN_S) for _ in range(2)]
    assert answers == [(PinChecked(is_right=False), "office"), (PinChecked(is_right=True), "office")]


def test_measures_asked_for_just_before_the_end_are_kept(desk: Desk, tmp_path: Path) -> None:
    desk.office.keep_measures(KeepMeasures(0.25, 700, 60))
    desk.office.stop(ANSWERS_WITHIN_S)
    settings, problems = MeasuresFile(tmp_path).put_before(Settings())
    assert (settings, problems) == (
        Settings(mm_per_pixel=0.25, viewing_distance_mm=700, volume_percent=60),
        (),
    )


def test_leaving_and_beginning_again_have_codes_of_their_own(desk: Desk) -> None:
    desk.office.end_kiosk(is_restart=False)
    desk.office.end_kiosk(is_restart=True)
    assert desk.codes == [LEAVE, RESTART] == [0, RESTART]
    assert RESTART not in (0, 1, 2)


def test_a_sentence_is_said_to_its_end_and_a_page_is_not() -> None:
    ending = Ending(LEAVE, asked_s=100.0)
    assert ending.is_due(100.0, is_speaking=False)
    assert not ending.is_due(99.9 + LAST_WORDS_S, is_speaking=True)
    assert ending.is_due(100.0 + LAST_WORDS_S, is_speaking=True)
