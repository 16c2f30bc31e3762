"""The library thread: a change on disk reaches the kiosk, a mistake does not."""

from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from kiosk.core.content import Library
from kiosk.core.events import Event, LibraryChanged
from kiosk.library.keeper import Keeper
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.problems import Problem
from tests.library.staff import SECTION, VOICES, Clinic

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


def test_what_was_changed_before_the_watch_began_arrives(tmp_path: Path) -> None:
    clinic, events = Clinic(tmp_path), Queue[Event]()
    loader = clinic.loader()
    loader.load()
    clinic.write("1-alpha.md", SECTION.format(title="Alpha early"))
    keeper = Keeper(loader, events.put, lambda problem: None)
    keeper.start()
    event = events.get(timeout=SOON_S)
    keeper.stop(SOON_S)
    assert isinstance(event, LibraryChanged)
    assert event.library.sections[0].title == "Alpha early"


class ToldLoader(Loader):
    """Tells of every load, and fails if it is asked to."""

    def __init__(self, clinic: Clinic) -> None:
        super().__init__(Folders(clinic.content, VOICES), "en", LastGood(clinic.state))
        self.begun: Queue[None] = Queue()
        self.fault: Exception | None = None

    def load(self) -> Library:
        self.begun.put(None)
        if self.fault:
            raise self.fault
        return super().load()


def test_a_file_that_changes_nothing_is_not_told(tmp_path: Path) -> None:
    clinic, events = Clinic(tmp_path), Queue[Event]()
    loader = ToldLoader(clinic)
    loader.load()
    keeper = Keeper(loader, events.put, lambda problem: None)
    keeper.start()
    for name in ("notes.txt", "1-alpha.md", "notes.txt"):
        loader.begun.get(timeout=SOON_S)
        clinic.write(name, SECTION.format(title="Alpha part"))
    loader.begun.get(timeout=SOON_S)
    keeper.stop(SOON_S)
    assert events.empty()


def test_nothing_that_a_load_stumbles_over_ends_the_thread(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clinic, events = Clinic(tmp_path), Queue[Event]()
    loader = ToldLoader(clinic)
    loader.load()
    loader.fault = LookupError("a stumbling block")
    keeper = Keeper(loader, events.put, lambda problem: None)
    keeper.start()
    for _ in range(3):
        loader.begun.get(timeout=SOON_S)
    clinic.write("1-alpha.md", SECTION.format(title="Alpha mended"))
    loader.fault = None
    event = events.get(timeout=SOON_S)
    keeper.stop(SOON_S)
    assert isinstance(event, LibraryChanged)
    assert ["LookupError: a stumbling block" in record.message for record in caplog.records] == [True]


def test_stopping_what_never_began_is_harmless(tmp_path: Path) -> None:
    Keeper(Clinic(tmp_path).loader(), lambda event: None, lambda problem: None).stop(SOON_S)
