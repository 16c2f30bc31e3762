"""The good versions of every file: kept, found again, listed."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.library.last_good import LastGood, Version
from tests.library.staff import SECTION, Clinic

FIRST = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


class Clock:
    """Some time passes between two looks at it."""

    def __init__(self, step: timedelta = timedelta(minutes=1)) -> None:
        self.now = FIRST
        self.step = step

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


def texts(kept: LastGood) -> list[str]:
    return [version.text for version in kept.versions()["zz/a.md"]]


def test_the_newest_is_found_again_by_another_start(tmp_path: Path) -> None:
    LastGood(tmp_path).keep("zz/a.md", "one\n")
    LastGood(tmp_path).keep("zz/a.md", "two\n")
    assert LastGood(tmp_path).find("zz/a.md") == "two\n"
    assert LastGood(tmp_path).find("zz/b.md") is None


def test_versions_are_listed_the_newest_first(tmp_path: Path) -> None:
    kept = LastGood(tmp_path, Clock())
    for name, text in (("zz/a.md", "one"), ("zz/b.md", "else"), ("zz/a.md", "two"), ("zz/a.md", "two")):
        kept.keep(name, text)
    minute = timedelta(minutes=1)
    assert LastGood(tmp_path).versions() == {
        "zz/a.md": (Version(FIRST + 3 * minute, "two"), Version(FIRST + minute, "one")),
        "zz/b.md": (Version(FIRST + 2 * minute, "else"),),
    }


def test_twenty_versions_are_kept(tmp_path: Path) -> None:
    kept = LastGood(tmp_path, Clock(timedelta(minutes=10)))
    for number in range(25):
        kept.keep("zz/a.md", f"{number}")
    assert texts(kept) == [f"{number}" for number in range(24, 4, -1)]


def test_an_editor_that_saves_by_itself_leaves_what_was_there_before(tmp_path: Path) -> None:
    LastGood(tmp_path, lambda: FIRST - timedelta(days=2)).keep("zz/a.md", "of the day before")
    LastGood(tmp_path, lambda: FIRST - timedelta(days=1)).keep("zz/a.md", "of yesterday")
    typing = LastGood(tmp_path, Clock(timedelta(seconds=2)))
    for number in range(100):
        typing.keep("zz/a.md", f"step {number}")
    assert texts(typing) == ["step 99", "step 0", "of yesterday", "of the day before"]


def test_whoever_types_for_hours_leaves_a_version_about_every_ten_minutes(tmp_path: Path) -> None:
    typing = LastGood(tmp_path, Clock())
    for number in range(61):
        typing.keep("zz/a.md", f"{number}")
    assert texts(typing) == ["60", "54", "45", "36", "27", "18", "9", "0"]


def test_what_was_there_at_the_first_start_stays_however_soon_it_is_edited(tmp_path: Path) -> None:
    kept = LastGood(tmp_path, Clock(timedelta(seconds=2)))
    for text in ("first", "step 1", "step 2", "step 3", "first"):
        kept.keep("zz/a.md", text)
    assert texts(kept) == ["first", "step 3", "first"]


def test_a_clock_that_was_set_back_changes_no_order(tmp_path: Path) -> None:
    LastGood(tmp_path, lambda: FIRST).keep("zz/a.md", "one")
    LastGood(tmp_path, lambda: FIRST - timedelta(days=999)).keep("zz/a.md", "two")
    LastGood(tmp_path, lambda: FIRST).keep("zz/a.md", "three")
    kept = LastGood(tmp_path)
    assert kept.find("zz/a.md") == "three"
    assert [version.text for version in kept.versions()["zz/a.md"]] == ["three", "two", "one"]


def test_a_version_that_was_brought_back_is_the_newest(tmp_path: Path) -> None:
    kept = LastGood(tmp_path)
    for text in ("one", "two", "one"):
        kept.keep("zz/a.md", text)
    assert [version.text for version in kept.versions()["zz/a.md"]] == ["one", "two", "one"]


def test_what_was_damaged_in_the_state_folder_is_passed_over(tmp_path: Path) -> None:
    kept = LastGood(tmp_path, Clock(timedelta(hours=1)))
    for text in ("one", "two", "three"):
        kept.keep("zz/a.md", text)
    newest, second, _ = sorted((tmp_path / "versions/zz/a.md").iterdir(), reverse=True)
    newest.write_bytes(b"")
    second.write_bytes(b"\xff\xff")
    (tmp_path / "versions/zz/a.md/notes").write_text("x")
    (tmp_path / "versions/zz/a.md/000009-now").write_text("x")
    (tmp_path / "versions/zz/a.md/000010-20260601T080000000000Z").mkdir()
    again = LastGood(tmp_path)
    assert [version.text for version in again.versions()["zz/a.md"]] == ["one"]
    (tmp_path / "versions/zz/a.md/000009-now").unlink()
    assert again.find("zz/a.md") == "one"


def test_what_was_shown_is_known_after_another_start(tmp_path: Path) -> None:
    assert LastGood(tmp_path).shown("zz") == ()
    LastGood(tmp_path).note_shown("zz", ("zz/a.md", "zz/b c.md"))
    assert LastGood(tmp_path).shown("zz") == ("zz/a.md", "zz/b c.md")
    assert LastGood(tmp_path).shown("yy") == ()


def test_a_full_disk_is_told_once_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = LastGood(tmp_path)
    kept.keep("zz/a.md", "one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for text in ("two", "three"):
        kept.keep("zz/a.md", text)
    assert kept.find("zz/a.md") == "three"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "cannot be kept there (No space left on device). Make room on the disk." in caplog.text
    assert LastGood(tmp_path).find("zz/a.md") == "one"
    assert [file.name for file in tmp_path.iterdir()] == ["versions"]


def test_a_folder_that_must_not_be_written_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def forbidden(_: int) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.fsync", forbidden)
    LastGood(tmp_path).keep("zz/a.md", "one")
    assert "cannot be kept there (Permission denied). Make the folder writable." in caplog.text


def test_what_could_not_be_written_is_written_when_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = LastGood(tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    def load() -> None:
        kept.keep("zz/a.md", "one")
        kept.keep_picture("zz/pictures/a.svg", b"<svg/>")
        kept.note_shown("zz", ("zz/a.md",))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        load()
    load()
    again = LastGood(tmp_path)
    assert (texts(again), again.shown("zz")) == (["one"], ("zz/a.md",))
    assert list(again.pictures("zz/pictures/a.svg")) == [b"<svg/>"]
    load()
    assert texts(again) == ["one"]


def test_a_few_versions_of_a_picture_are_kept(tmp_path: Path) -> None:
    kept = LastGood(tmp_path, Clock(timedelta(hours=1)))
    for number in range(6):
        kept.keep_picture("zz/pictures/a.svg", b"%d" % number)
    assert list(LastGood(tmp_path).pictures("zz/pictures/a.svg")) == [b"5", b"4", b"3", b"2"]
    assert kept.versions() == {}


def test_a_deleted_section_keeps_its_versions(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path)
    clinic.load()
    clinic.write("2-beta.md", SECTION.format(title="Beta two"))
    clinic.load()
    clinic.file("2-beta.md").unlink()
    clinic.load()
    versions = clinic.last_good().versions()
    assert sorted(versions) == ["zz/1-alpha.md", "zz/2-beta.md", "zz/about.md", "zz/home.md", "zz/words.yaml"]
    assert [version.text for version in versions["zz/2-beta.md"]] == [
        SECTION.format(title="Beta two"),
        SECTION.format(title="Beta part"),
    ]
    assert clinic.last_good().shown("zz") == ("zz/1-alpha.md",)


def test_a_broken_text_is_not_kept(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path)
    clinic.load()
    clinic.write("1-alpha.md", "broken")
    clinic.load()
    assert [len(versions) for versions in clinic.last_good().versions().values()] == [1] * 5
