"""Everything is reached through every door: a sample of what ``python -m tests.lab.crawl`` tries out to the end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.crawl.crawler import Atlas, Crawler
from tests.lab.crawl.doors import Door, Keys, Sight, Taps, View
from tests.lab.crawl.real_window import RealWindow
from tests.lab.kiosk import PROJECT, Kiosk

STEPS_BY_FINGER = 3
STEPS_BY_KEYS = 8
"""The words of the page come first, and all six keys do something there."""
PAGES = 2
CRAWLED_WITHIN_S = 300.0


class AtOnce:
    """A door of a kiosk that has just been left: no wait for an empty room."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def begin(self) -> None:
        """The room is empty."""

    def look(self) -> View:
        return self._door.look()

    def do(self, offer: str) -> bool:
        return self._door.do(offer)


def test_from_outside_each_door_leads_on(
    clinic: Clinic, at_home: Kiosk, texts: Library, speech_model: Path
) -> None:
    sight = Sight(texts)
    with clinic.record_room() as room:
        window = RealWindow(clinic, room)
        doors: dict[Door, int] = {Taps(window, sight): STEPS_BY_FINGER, Keys(window, sight): STEPS_BY_KEYS}
        for door, steps in doors.items():
            atlas = Atlas()
            Crawler(AtOnce(door), atlas, steps).crawl()
            assert len(atlas.new_pages) >= PAGES, f"{door}: {list(atlas.new_pages)}"
            assert not atlas.out_of_reach
            clinic.touch("I am finished")


@pytest.mark.parametrize(("panel", "doors"), [("compact", "taps")])
def test_everything_is_reached_through_the_door(panel: str, doors: str, speech_model: Path) -> None:
    command = [sys.executable, "-m", "tests.lab.crawl", "--parts", "1", "--panels", panel, "--doors", doors]
    done = subprocess.run(
        command,
        cwd=PROJECT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=CRAWLED_WITHIN_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
