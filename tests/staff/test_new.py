"""The command `new`: a section that only lacks its text."""

import errno
import re
from pathlib import Path

import pytest

from kiosk.core.settings import Settings
from kiosk.library.checks.content_check import check_content, load_all
from kiosk.library.load import Folders, Loader
from kiosk.staff.new import LONGEST_TITLE, REFUSED, new
from tests.library_checks.clinic import HEARS_ALL, TODAY, VOICES, Clinic

TEMPLATE = (VOICES / "en" / "section_template.md").read_text(encoding="utf-8")


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def write(clinic: Clinic, title: str, *titles: str) -> int:
    return new(title, clinic.texts, TEMPLATE, titles)


def load(clinic: Clinic) -> Loader:
    return load_all(Folders(clinic.folder, VOICES), Settings(), TODAY)


def test_it_says_where_the_file_is_and_what_to_do(clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    assert write(clinic, "Sleeping well") == 0
    told = capsys.readouterr().out
    file = clinic.texts / "3-sleeping-well.md"
    assert told.startswith(f"{file}\n")
    assert "write the text below" in told
    assert "Type: .venv/bin/python main.py check." in told
    assert file.is_file()


def test_only_its_text_is_to_mend_and_nobody_sees_it_before(clinic: Clinic) -> None:
    write(clinic, "Sleeping well")
    loader = load(clinic)
    (problem,) = loader.problems
    assert problem.file.name == "3-sleeping-well.md"
    assert "there is no text below the second `---`" in problem.what
    assert loader.last is not None
    assert "sleeping-well" not in loader.last.sections_by_id


def test_with_a_sentence_it_is_shown_and_has_no_errors(clinic: Clinic) -> None:
    write(clinic, "Sleeping well")
    file = clinic.texts / "3-sleeping-well.md"
    file.write_text(file.read_text(encoding="utf-8") + "Sleep helps.\n", encoding="utf-8")
    report = check_content(load(clinic), HEARS_ALL)
    assert [problem for problem in report.problems if problem.is_error] == []
    assert report.sections[2].section == "sleeping-well"


def test_the_lines_that_are_only_notes_can_be_used(clinic: Clinic) -> None:
    write(clinic, "Sleeping well")
    file = clinic.texts / "3-sleeping-well.md"
    lines = file.read_text(encoding="utf-8").splitlines()
    # As it is told there: the sign before both lines is taken out. Notes have one blank behind it.
    used = [line[1:] if re.match(r"#(?! \w)", line) else line for line in lines]
    assert used != lines
    text = "\n".join([*used, "Sleep helps.", "", "# What helps", "", "Rest."])
    file.write_text(text.replace("another name for it", "the best rest"), encoding="utf-8")
    loader = load(clinic)
    assert loader.problems == []
    assert loader.last is not None
    section = loader.last.sections_by_id["sleeping-well"]
    assert section.names == ("sleeping well", "the best rest")
    assert [question.text for question in section.ask] == ["What can I do myself?"]
    assert [answer.question.text for answer in section.answers] == ["Does it help to rest?"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pain: day & night?", "3-pain-day-night.md"),
        ("\"Quoted\" and 'more'", "3-quoted-and-more.md"),
        ("  Two   words ", "3-two-words.md"),
        ("2024", "3-2024.md"),
        ("- No list", "3-no-list.md"),
        ("# No heading", "3-no-heading.md"),
        ("نص عربي", "3-نص-عربي.md"),
        ("Sleep 😀 well", "3-sleep-well.md"),
        ("../../etc/passwd", "3-etc-passwd.md"),
        ("x" * LONGEST_TITLE, "3-" + "x" * 40 + ".md"),
    ],
)
def test_any_title_is_read_again_as_it_was_typed(clinic: Clinic, title: str, name: str) -> None:
    assert write(clinic, title) == 0
    file = clinic.texts / name
    file.write_text(file.read_text(encoding="utf-8") + "Sleep helps.\n", encoding="utf-8")
    loader = load(clinic)
    assert loader.problems == []
    assert loader.section_files[2].section.title.text == " ".join(title.split())


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("", "the title has no word in it"),
        (" \t ", "the title has no word in it"),
        ("?!", "the title has no word in it"),
        ("😀", "the title has no word in it"),
        ("_", "the title has no word in it"),
        ("Use {this}", "the title has a brace"),
        ("Call {emergency_number}", "the title has a brace"),
        ("Ends}", "the title has a brace"),
        ("x" * 400, "the title has 400 characters, and 60 are the most"),
        ("x" * (LONGEST_TITLE + 1), "the title has 61 characters"),
        ("a\0b", "a character that does not show"),
        ("a\udcffb", "a character that does not show"),
        ("dogs and CATS!", "there is a section “Dogs and cats” already"),
        ("Food", "2-food.md already"),
        ("FOOD", "2-food.md already"),
    ],
)
def test_what_is_refused_says_why_and_writes_nothing(
    clinic: Clinic, capsys: pytest.CaptureFixture[str], title: str, why: str
) -> None:
    before = sorted(clinic.texts.iterdir())
    assert write(clinic, title, "Dogs and cats") == REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert why in told.err
    assert told.err.count("\n") == 1
    assert sorted(clinic.texts.iterdir()) == before


def test_the_number_is_one_above_the_highest(clinic: Clinic) -> None:
    clinic.write("10-more.md", "")
    clinic.write("README.md", "")
    write(clinic, "Sleeping well")
    assert (clinic.texts / "11-sleeping-well.md").is_file()


def test_a_folder_that_cannot_be_written_is_told(clinic: Clinic, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("Sleeping well", clinic.texts / "nowhere", TEMPLATE, ()) == REFUSED
    told = capsys.readouterr().err
    assert "cannot be written, because there is no such folder" in told
    assert "Make the folder writable" not in told


def test_on_a_full_disk_no_half_file_is_left(
    clinic: Clinic, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(clinic.texts.iterdir())

    def fail(file: Path, *_: object, **__: object) -> None:
        file.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", fail)
        assert write(clinic, "Sleeping well") == REFUSED
    assert "the disk is full; nothing was changed. Delete files" in capsys.readouterr().err
    assert sorted(clinic.texts.iterdir()) == before
