"""The library thread: a change on disk reaches the kiosk, a mistake does not."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from kiosk.core.content import Library
from kiosk.core.events import Event, LibraryChanged
from kiosk.library.keeper import Keeper
from kiosk.library.problems import Problem
from tests.library.staff import SECTION, Clinic

SOON_S = 10.0


class Watched:
    """A keeper at work on a clinic's content."""

    def __init__(self, folder: Path) -> None:
        self.clinic = Clinic(folder)
        self.events: Queue[Event] = Queue()
        self.problems: Queue[Problem] = Queue()
        loader = self.clinic.loader()
        loader.load()
        self.keeper = Keeper(loader, self.events.put, self.problems.put)
        self.keeper.start()
        self.wait_until_watching()

    def wait_until_watching(self) -> None:
        """Touches a file until the keeper notices: the watch begins a little after the thread."""
        for attempt in range(100):
            self.clinic.write("9-start.md", SECTION.format(title=f"Start {attempt}"))
            try:
                self.events.get(timeout=0.5)
            except Empty:
                continue
            return
        pytest.fail("the keeper does not notice changes")

    def library_with(self, title: str) -> Library:
        """Waits for a library in which a section has this title."""
        while True:
            event = self.events.get(timeout=SOON_S)
            assert isinstance(event, LibraryChanged)
            if title in {section.title for section in event.library.sections}:
                return event.library


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    it = Watched(tmp_path)
    yield it
    it.keeper.stop(SOON_S)


def test_a_saved_change_arrives(watched: Watched) -> None:
    watched.clinic.write("1-alpha.md", SECTION.format(title="Alpha changed"))
    assert watched.library_with("Alpha changed").version > 1


def test_a_file_replaced_by_rename_arrives(watched: Watched) -> None:
    watched.clinic.write("new.tmp", SECTION.format(title="Alpha renamed")).replace(
        watched.clinic.file("1-alpha.md")
    )
    watched.library_with("Alpha renamed")


def test_a_mistake_is_told_and_mending_it_arrives(watched: Watched) -> None:
    watched.clinic.write("1-alpha.md", "---\ntitle: [\n---\n")
    problem = watched.problems.get(timeout=SOON_S)
    assert problem.file.name == "1-alpha.md"
    watched.clinic.write("1-alpha.md", SECTION.format(title="Alpha mended"))
    watched.library_with("Alpha mended")


def test_a_folder_taken_away_and_put_back_is_noticed(watched: Watched, tmp_path: Path) -> None:
    folder = watched.clinic.content
    folder.rename(tmp_path / "away")
    (tmp_path / "away" / "en" / "1-alpha.md").write_text(SECTION.format(title="Alpha back"), encoding="utf-8")
    (tmp_path / "away").rename(folder)
    watched.library_with("Alpha back")
    watched.clinic.write("1-alpha.md", SECTION.format(title="Alpha again"))
    watched.library_with("Alpha again")


def test_another_folder_in_its_place_is_noticed(watched: Watched, tmp_path: Path) -> None:
    other = Clinic(tmp_path / "other")
    other.write("1-alpha.md", SECTION.format(title="Alpha of another"))
    watched.clinic.content.rename(tmp_path / "away")
    other.content.rename(watched.clinic.content)
    watched.library_with("Alpha of another")
