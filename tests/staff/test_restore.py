"""The command `restore`: earlier good versions, listed and put back."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.staff.restore import NOT_RESTORED, Kept, list_versions, restore

NOW = datetime(2026, 6, 1, 10, 15, 30)
NAME = "en/2-food.md"
Put = Callable[..., int]


@dataclass(frozen=True)
class Version:
    kept_at: datetime
    text: str


def versions(*texts: str) -> tuple[Version, ...]:
    """The newest first, one a day."""
    days = range(len(texts), 0, -1)
    return tuple(
        Version(datetime(2026, 3, day, 12, 0, tzinfo=UTC), text)
        for day, text in zip(days, texts, strict=True)
    )


def read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    return tmp_path


@pytest.fixture
def put(content: Path) -> Put:
    def put(kept: Kept, name: str = NAME, number: int | None = None) -> int:
        return restore(name, number, kept, content, read, NOW)

    return put


def test_the_list_names_files_versions_and_what_is_there_now(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / NAME).write_text("old", encoding="utf-8")
    kept = {NAME: versions("new", "old"), "en/1-gone.md": versions("x")}
    assert list_versions(kept, content, read) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "en/1-gone.md (no longer in the folder)"
    assert lines[2] == NAME
    assert [line.split()[:2] for line in lines[3:5]] == [["1", "2026-03-02"], ["2", "2026-03-01"]]
    assert [line.endswith("as it is in the folder now") for line in lines[3:5]] == [False, True]
    assert ":  .venv/bin/python main.py restore FILE --version NUMBER" in lines[-1]


def test_times_are_those_of_this_place(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    list_versions({NAME: versions("x")}, content, read)
    here = datetime(2026, 3, 1, 12, 0, tzinfo=UTC).astimezone()
    assert f"{here:%Y-%m-%d %H:%M}" in capsys.readouterr().out


def test_nothing_kept_yet(content: Path, put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert list_versions({}, content, read) == 0
    assert "No earlier version is kept yet" in capsys.readouterr().out
    assert put({}) == NOT_RESTORED
    assert "no earlier version is kept yet" in capsys.readouterr().err


def test_the_newest_version_that_is_different_comes_back_and_nothing_is_lost(
    content: Path, put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / NAME).write_bytes(b"broken\r\n\xff")
    broken = content / NAME

    def read_good(file: Path) -> str | None:
        return None if file == broken else read(file)

    assert restore(NAME, None, {NAME: versions("new", "old")}, content, read_good, NOW) == 0
    assert broken.read_bytes() == b"new"
    replaced = content / "en" / "_replaced-20260601-101530-2-food.md"
    assert replaced.read_bytes() == b"broken\r\n\xff"
    assert str(replaced) in capsys.readouterr().out
    assert sorted(file.name for file in (content / "en").iterdir()) == ["2-food.md", replaced.name]


def test_the_same_second_twice_loses_nothing(content: Path, put: Put) -> None:
    file = content / NAME
    for text in ("one", "two", "three"):
        file.write_text(text, encoding="utf-8")
        put({NAME: versions("good")})
    kept = [copy.read_text(encoding="utf-8") for copy in (content / "en").glob("_replaced*")]
    assert sorted(kept) == ["one", "three", "two"]


def test_going_back_step_by_step(content: Path, put: Put) -> None:
    (content / NAME).write_text("new", encoding="utf-8")
    assert put({NAME: versions("new", "old")}) == 0
    assert (content / NAME).read_text(encoding="utf-8") == "old"


def test_a_version_by_its_number(content: Path, put: Put) -> None:
    (content / NAME).write_text("new", encoding="utf-8")
    assert put({NAME: versions("new", "old", "older")}, number=3) == 0
    assert (content / NAME).read_text(encoding="utf-8") == "older"


def test_a_file_that_is_gone_comes_back(content: Path, put: Put, capsys: pytest.CaptureFixture[str]) -> None:
    assert put({"fr/2-food.md": versions("bon")}, name="fr/2-food.md") == 0
    assert (content / "fr" / "2-food.md").read_text(encoding="utf-8") == "bon"
    assert "What was there" not in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["2-food.md", "en/2-food.md", "content/en/2-food.md", "./en/2-food.md"])
def test_a_file_may_be_named_by_its_path_or_by_its_name_alone(content: Path, put: Put, typed: str) -> None:
    assert put({NAME: versions("good")}, name=typed) == 0
    assert (content / NAME).read_text(encoding="utf-8") == "good"


@pytest.mark.parametrize(
    ("typed", "number", "why"),
    [
        (
            "3-moon.md",
            None,
            "there is no earlier version of 3-moon.md. There are some of en/2-food.md, fr/2-food.md.",
        ),
        ("de/2-food.md", None, "there is no earlier version of de/2-food.md."),
        ("", None, "there is no earlier version of ."),
        ("2-food.md", None, "2-food.md may be en/2-food.md or fr/2-food.md. Write the whole name."),
        (NAME, 3, "there is no version 3: there is versions 1 to 2 of en/2-food.md."),
        (NAME, 0, "there is no version 0"),
        (NAME, -1, "there is no version -1"),
        ("fr/2-food.md", 2, "there is no version 2: there is only version 1 of fr/2-food.md."),
        (
            "fr/2-food.md",
            None,
            "fr/2-food.md is as it was when it was last good, and no other version is kept.",
        ),
    ],
)
def test_what_cannot_be_restored_says_why_and_changes_nothing(
    content: Path, put: Put, capsys: pytest.CaptureFixture[str], typed: str, number: int | None, why: str
) -> None:
    (content / "fr").mkdir()
    (content / "fr" / "2-food.md").write_text("bon", encoding="utf-8")
    kept = {NAME: versions("new", "old"), "fr/2-food.md": versions("bon")}
    assert put(kept, name=typed, number=number) == NOT_RESTORED
    told = capsys.readouterr()
    assert told.out == ""
    assert why in told.err
    assert [file.name for file in content.rglob("*.md")] == ["2-food.md"]


def test_a_folder_that_cannot_be_written_is_told(
    content: Path, put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "de").write_text("no folder", encoding="utf-8")
    assert put({"de/2-food.md": versions("gut")}, name="de/2-food.md") == NOT_RESTORED
    assert "a file stands where its folder should be; nothing was changed. Rename" in capsys.readouterr().err


def test_a_folder_in_place_of_the_file_is_told_and_nothing_is_left(
    content: Path, put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / NAME).mkdir()
    assert put({NAME: versions("good")}) == NOT_RESTORED
    assert (
        "there is a folder of that name; nothing was changed. Rename that folder." in capsys.readouterr().err
    )
    assert [file.name for file in (content / "en").iterdir()] == ["2-food.md"]


@pytest.mark.parametrize("step", ["write_text", "replace"])
@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full; nothing was changed. Delete files"),
        (errno.EACCES, "this account must not write there; nothing was changed. Use the account"),
        (errno.EROFS, "the disk can only be read; nothing was changed. Ask"),
        (errno.EIO, "Input/output error; nothing was changed. Ask"),
    ],
)
def test_when_it_fails_half_way_all_is_as_before_and_the_reason_is_told(
    content: Path,
    put: Put,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    told: str,
) -> None:
    (content / NAME).write_text("broken", encoding="utf-8")

    def fail(file: Path, *_: object, **__: object) -> None:
        file.touch()
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, fail)
        assert put({NAME: versions("good")}) == NOT_RESTORED
    assert f"{content / NAME} cannot be written, because {told}" in capsys.readouterr().err
    assert [file.name for file in (content / "en").iterdir()] == ["2-food.md"]
    assert (content / NAME).read_text(encoding="utf-8") == "broken"
