"""Which files are sections; what programs leave behind; what staff saved under a wrong name."""

import os
from pathlib import Path

import pytest

from tests.library.staff import SECTION, Clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


LEFT_ALONE = [
    ".DS_Store",
    "._1-alpha.md",
    ".1-alpha.md.swp",
    ".#1-alpha.md",
    "#1-alpha.md#",
    "1-alpha.md~",
    "~$alpha.docx",
    "~syncthing~1-alpha.md.tmp",
    ".syncthing.1-alpha.md.tmp",
    "1-alpha.md.orig",
    "4913",
    "Thumbs.db",
    "desktop.ini",
    "_put-aside.md",
    "README.md",
    "readme.md",
]


def test_what_is_no_business_of_the_kiosk_is_left_alone(clinic: Clinic) -> None:
    for name in LEFT_ALONE:
        clinic.write(name, b"\x00\xff not a section")
    library, problems = clinic.load()
    assert problems == []
    assert [section.id for section in library.sections] == ["alpha", "beta"]


CONFLICT = "two people changed a file at the same time, and this is the copy of one of them; "
MISPLACED = [
    ("1-alpha.sync-conflict-20260601-080000-ABCDEFG.md", CONFLICT, "Put what is right into the other file"),
    ("1-alpha (conflicted copy 2026-06-01).md", CONFLICT, "Put what is right into the other file"),
    ("words.sync-conflict-20260601-080000-ABCDEFG.yaml", CONFLICT, "Put what is right into the other file"),
    ("3-gamma.md.txt", "patients do not see this file, because its name ends in .txt", "Call it 3-gamma.md."),
    ("words.yaml.txt", "patients do not see this file, because its name ends in .txt", "Call it words.yaml."),
    ("words.yml", "patients do not see this file, because its name ends in .yml", "Call it words.yaml."),
    (
        "3-gamma.docx",
        "patients do not see this file, because its name ends in .docx",
        "Save it as plain text with",
    ),
    (
        "Home.md",
        "patients do not see this file, because of the capital letters in its name",
        "Call it home.md.",
    ),
    ("WORDS.yaml", "patients do not see this file, because of the capital", "Call it words.yaml."),
]


@pytest.mark.parametrize(("name", "what", "mend"), MISPLACED)
def test_what_staff_may_take_for_a_section_is_named(clinic: Clinic, name: str, what: str, mend: str) -> None:
    file = clinic.write(name, SECTION.format(title="Other"))
    library, (problem,) = clinic.load()
    assert problem.startswith(f"{file}: {what}")
    assert mend in problem
    assert [section.id for section in library.sections] == ["alpha", "beta"]


def test_an_ending_in_capital_letters_is_one(clinic: Clinic) -> None:
    clinic.write("3-gamma.MD", SECTION.format(title="Gamma"))
    library, problems = clinic.load()
    assert problems == []
    assert library.sections[-1].id == "gamma"


def test_a_name_that_is_no_text_is_named(clinic: Clinic) -> None:
    clinic.load()
    file = os.fsencode(clinic.file("")) + b"/3-\xff.md"
    Path(os.fsdecode(file)).write_text(SECTION.format(title="Gamma"))
    loader = clinic.loader()
    library = loader.load()
    (problem,) = loader.problems
    assert str(problem) == (
        f"{clinic.file('3-?.md')}: its name has letters that cannot be read; patients do not see this file. "
        "Give it a name of plain letters."
    )
    assert library.problems[1].sentences[0].text.startswith("zz/3-?.md: its name")


def test_a_long_name_is_no_hindrance(clinic: Clinic) -> None:
    clinic.write("3-" + "g" * 240 + ".md", SECTION.format(title="Gamma"))
    library, problems = clinic.load()
    assert problems == []
    assert len(library.sections) == 3
    assert len(clinic.last_good().versions()) == 6


def test_a_folder_that_cannot_be_read_is_named(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    good, _ = clinic.load()

    def locked(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kiosk.library.one_load.look_through", locked)
    library, problems = clinic.load()
    assert library.sections == good.sections
    assert (
        problems[0] == f"{clinic.file('')}: the folder cannot be read (Permission denied). Make it readable."
    )
