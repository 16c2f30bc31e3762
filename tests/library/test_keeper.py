"""The library thread: a change on disk reaches the kiosk, a mistake does not, and both are told."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

import pytest

from kiosk.core.content import Library
from kiosk.core.events import Event, LibraryChanged
from kiosk.library.keeper import Keeper
from kiosk.library.load import Folders, Loader
from kiosk.library.problems import Problem
from kiosk.library.rivals import Rivals
from tests.lab.waiting import wait_for
from tests.library.rivals_stand_in import MODULE
from tests.library.staff import LANGUAGE, SECTION, TODAY, Clinic, voice_file

SOON_S = 10.0


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.library.keeper._LOOK_S", 0.2)
    monkeypatch.setattr("kiosk.library.keeper._QUIET_MS", 50)


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

    def library(self, is_wanted: Callable[[Library], bool]) -> Library:
        """Waits for a library of some kind."""
        while True:
            event = self.events.get(timeout=SOON_S)
            assert isinstance(event, LibraryChanged)
            if is_wanted(event.library):
                return event.library

    def library_with(self, title: str) -> Library:
        """Waits for a library in which a section has this title."""
        return self.library(lambda library: title in titles(library))

    def library_without(self, title: str) -> Library:
        """Waits for a library in which no section has this title."""
        return self.library(lambda library: title not in titles(library))

    def library_that_tells(self, words: str) -> Library:
        """Waits for a library whose screen for the staff has these words."""
        return self.library(lambda library: words in told(library))


def titles(library: Library) -> set[str]:
    return {section.title.text for section in library.sections}


def told(library: Library) -> str:
    return " ".join(sentence.text for block in library.problems for sentence in block.sentences)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    it = Watched(tmp_path)
    yield it
    it.keeper.stop(SOON_S)


def test_a_saved_change_arrives(watched: Watched) -> None:
    watched.clinic.write("1-alpha.md", SECTION.format(title="Alpha changed"))
    assert watched.library_with("Alpha changed").version > 1


def test_a_file_replaced_by_rename_arrives(watched: Watched) -> None:
    watched.clinic.write("new.tmp", SECTION.format(title="Alpha replaced")).replace(
        watched.clinic.file("1-alpha.md")
    )
    watched.library_with("Alpha replaced")


def test_a_file_emptied_and_then_written_arrives(watched: Watched) -> None:
    with watched.clinic.file("1-alpha.md").open("w") as out:
        library = watched.library_that_tells("1-alpha.md: the file is empty")
        assert "Alpha part" in titles(library)
        out.write(SECTION.format(title="Alpha written"))
    watched.library_with("Alpha written")


def test_a_deleted_a_renamed_and_a_new_file_arrive(watched: Watched) -> None:
    watched.clinic.file("2-beta.md").unlink()
    watched.library_without("Beta part")
    watched.clinic.write("3-gamma.md", SECTION.format(title="Gamma part"))
    watched.library_with("Gamma part")
    watched.clinic.file("3-gamma.md").rename(watched.clinic.file("0-first.md"))
    assert (
        watched.library(lambda library: library.sections[0].id == "first").sections[0].title.text
        == "Gamma part"
    )


def test_a_corrected_word_and_a_new_picture_arrive(watched: Watched) -> None:
    watched.clinic.write("words.yaml", "nerve:\n  meaning: A thread.\n")
    watched.library(lambda library: [term.id for term in library.terms] == ["nerve"])
    watched.clinic.file("pictures/nerve.svg").unlink()
    watched.library_that_tells("there is no picture `nerve.svg`")


def test_a_mistake_is_told_and_goes_when_it_is_mended(watched: Watched) -> None:
    watched.clinic.write("1-alpha.md", "---\ntitle: [\n---\n")
    # Of a file that was just being written when it was first read, something may be told before.
    while watched.problems.get(timeout=SOON_S).file.name != "1-alpha.md":
        pass
    library = watched.library_that_tells(
        "zz/1-alpha.md, line 2: the bracket that opens here is never closed."
    )
    assert "Alpha part" in titles(library)
    watched.clinic.write("1-alpha.md", SECTION.format(title="Alpha part"))
    assert told(watched.library_that_tells("La staff_no_problem.")) == "La staff_no_problem."


def test_a_broken_voice_pack_is_told_and_nothing_else_changes(watched: Watched) -> None:
    watched.clinic.write_voice("voice.yaml", "labels: [\n")
    library = watched.library_that_tells("voices/zz/voice.yaml, line 1: the bracket")
    assert {"Alpha part", "Beta part"} <= titles(library)
    watched.clinic.write_voice("voice.yaml", voice_file())
    watched.library_that_tells("La staff_no_problem.")


@pytest.mark.parametrize("name", ["content", "content/zz"])
def test_a_folder_taken_away_and_put_back_is_noticed(watched: Watched, tmp_path: Path, name: str) -> None:
    folder, away = tmp_path / name, tmp_path / "away"
    folder.rename(away)
    assert "Alpha part" in titles(watched.library_that_tells("there is no such folder. Put it back."))
    file = (away / LANGUAGE if name == "content" else away) / "1-alpha.md"
    file.write_text(SECTION.format(title="Alpha back"), encoding="utf-8")
    away.rename(folder)
    watched.library_with("Alpha back")
    watched.clinic.write("1-alpha.md", SECTION.format(title="Alpha again"))
    watched.library_with("Alpha again")


def test_another_folder_in_its_place_is_noticed(watched: Watched, tmp_path: Path) -> None:
    other = Clinic(tmp_path / "other")
    other.write("1-alpha.md", SECTION.format(title="Alpha of another"))
    watched.clinic.content.rename(tmp_path / "away")
    other.content.rename(watched.clinic.content)
    watched.library_with("Alpha of another")


def test_an_emptied_folder_leaves_what_was_shown(watched: Watched) -> None:
    for file in watched.clinic.file("").glob("*.md"):
        file.unlink()
    library = watched.library_that_tells("there is no section to show; patients see what was there before.")
    assert {"Alpha part", "Beta part"} <= titles(library)


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
    assert "Alpha early" in titles(event.library)


class ToldLoader(Loader):
    """Tells of every load, and fails if it is asked to."""

    def __init__(self, clinic: Clinic) -> None:
        folders = Folders(clinic.content, clinic.folder / "voices")
        super().__init__(folders, LANGUAGE, clinic.last_good(), clinic.settings, lambda: TODAY)
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
    loader.begun.get(timeout=SOON_S)
    keeper = Keeper(loader, events.put, lambda problem: None)
    keeper.start()
    for name in ("notes.text", "1-alpha.md", "notes.text"):
        loader.begun.get(timeout=SOON_S)
        clinic.write(name, SECTION.format(title="Alpha part"))
    loader.begun.get(timeout=SOON_S)
    keeper.stop(SOON_S)
    assert events.empty()


def test_a_change_that_nobody_tells_of_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clinic, events = Clinic(tmp_path), Queue[Event]()

    def watch_nothing(*_: object, **__: object) -> Iterator[set[object]]:
        clinic.write("1-alpha.md", SECTION.format(title="Alpha of another machine"))
        yield set()

    monkeypatch.setattr("kiosk.library.keeper.watch", watch_nothing)
    loader = clinic.loader()
    loader.load()
    keeper = Keeper(loader, events.put, lambda problem: None)
    keeper.start()
    event = events.get(timeout=SOON_S)
    keeper.stop(SOON_S)
    assert isinstance(event, LibraryChanged)
    assert "Alpha of another machine" in titles(event.library)


def test_without_a_watch_the_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clinic, events = Clinic(tmp_path), Queue[Event]()

    def no_watch(*_: object, **__: object) -> Iterator[set[object]]:
        clinic.write("1-alpha.md", SECTION.format(title="Alpha changed"))
        raise OSError("OS file watch limit reached.")

    monkeypatch.setattr("kiosk.library.keeper.watch", no_watch)
    loader = clinic.loader()
    loader.load()
    keeper = Keeper(loader, events.put, lambda problem: None)
    keeper.start()
    assert isinstance(events.get(timeout=SOON_S), LibraryChanged)
    keeper.stop(SOON_S)
    assert (
        "The folders cannot be watched (OSError: OS file watch limit reached.)" in caplog.records[0].message
    )
    assert len(caplog.records) == 1


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
        clinic.write("1-alpha.md", SECTION.format(title="Alpha mended"))
        loader.begun.get(timeout=SOON_S)
    loader.fault = None
    clinic.write("1-alpha.md", SECTION.format(title="Alpha mended"))
    event = events.get(timeout=SOON_S)
    keeper.stop(SOON_S)
    assert isinstance(event, LibraryChanged)
    assert ["LookupError: a stumbling block" in record.message for record in caplog.records] == [True]


def test_a_voice_pack_that_goes_away_is_noticed(watched: Watched) -> None:
    shutil.rmtree(watched.clinic.voice)
    watched.library_that_tells("voices/zz/voice.yaml: there is no such file. Put it back.")


LOCKABLE = ["content/zz/1-alpha.md", "content/zz/pictures/nerve.svg", "voices/zz/help.md"]


@pytest.mark.parametrize("name", LOCKABLE)
def test_a_lock_that_goes_is_noticed_though_no_file_changes(
    watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    unlocked: Callable[..., IO[Any]] = Path.open

    def locked(file: Path, *how: str, **more: str) -> IO[Any]:
        if file == tmp_path / name:
            raise PermissionError(13, "Permission denied")
        return unlocked(file, *how, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", locked)
        # Written by other means: a picture that has not changed is not read again.
        changed = os.open(tmp_path / name, os.O_WRONLY | os.O_APPEND)
        os.write(changed, b"\n")
        os.close(changed)
        library = watched.library_that_tells(Path(name).name)
        assert {"Alpha part", "Beta part"} <= titles(library)
    watched.library_that_tells("La staff_no_problem.")


class RivalsClinic(Clinic):
    """Its loader works out which words sound alike."""

    def loader(self) -> Loader:
        loader = super().loader()
        loader.rivals = Rivals(self.state, MODULE)
        return loader


def kept_by(clinic: Clinic) -> tuple[Keeper, Queue[Event]]:
    """A keeper at work, and what it posts."""
    events, loader = Queue[Event](), clinic.loader()
    loader.load()
    keeper = Keeper(loader, events.put, lambda problem: None)
    keeper.start()
    return keeper, events


def test_words_that_sound_alike_arrive_when_they_have_been_worked_out(tmp_path: Path) -> None:
    clinic = RivalsClinic(tmp_path)
    keeper, events = kept_by(clinic)
    event = events.get(timeout=SOON_S)
    keeper.stop(SOON_S)
    assert isinstance(event, LibraryChanged)
    assert event.library.rivals["alpha"] == ("alphax", "far")
    assert clinic.loader().load().rivals == event.library.rivals


def test_without_them_the_keeper_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clinic = RivalsClinic(tmp_path)
    (clinic.voice / "fail").touch()
    keeper, events = kept_by(clinic)
    for title in ("Alpha changed", "Alpha again"):
        clinic.write("1-alpha.md", SECTION.format(title=title))
        event = events.get(timeout=SOON_S)
        assert isinstance(event, LibraryChanged)
        assert (title in titles(event.library), event.library.rivals) == (True, {})
        wait_for(lambda: caplog.records, SOON_S, "the warning")
    keeper.stop(SOON_S)
    assert ["cannot be worked out" in record.message for record in caplog.records] == [True]


def test_a_process_that_is_still_at_work_ends_with_the_keeper(tmp_path: Path) -> None:
    clinic = RivalsClinic(tmp_path)
    (clinic.voice / "hang").touch()
    before = children()
    keeper, _ = kept_by(clinic)
    wait_for(lambda: (clinic.voice / "asked").exists(), SOON_S, "the process")
    assert children() > before
    keeper.stop(SOON_S)
    assert children() == before


def children() -> set[str]:
    """The processes that this one has started and that have not ended."""
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    return {number for task in tasks for number in (task / "children").read_text().split()}


def test_stopping_what_never_began_is_harmless(tmp_path: Path) -> None:
    Keeper(Clinic(tmp_path).loader(), lambda event: None, lambda problem: None).stop(SOON_S)
