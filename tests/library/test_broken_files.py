"""A broken file is named with its line, what is wrong and how to mend it; its last good version stays."""

import os
from pathlib import Path

import pytest

from kiosk.library.load import Loader
from tests.library.staff import SECTION, Clinic

BODY = b"---\ntitle: A\ntile: B\nsources: [s]\n---\ntext\n"
"""Six lines."""
SIGN = "a value begins with a sign that has a meaning of its own. Put quotes around"
BROKEN: list[tuple[bytes, int, str]] = [
    (b"no front matter\n", 1, "the lines between `---` at the top are missing"),
    (b"---\ntitle: A: b\n---\ntext\n", 2, "there is a colon in a value. Put quotes around"),
    (b"---\ntitle: A\ntitle: B\n---\ntext\n", 3, "`title` stands here a second time"),
    (b"---\ntitle: A\ntile: B\nsay: [a]\nsources: [s]\n---\n", 0, "there is no text"),
    (b"---\ntile: B\nsay: [a]\nsources: [s]\n---\ntext\n", 2, "`title` is missing"),
    (b"---\ntitle: A\ntiel: B\nsay: [a]\nsources: [s]\n---\ntext\n", 3, "there is nothing called `tiel`"),
    (
        b"---\ntitle: A\ntile: B\nsay: a\nsources: [s]\n---\ntext\n",
        4,
        "`say` must be a list: each entry on a line of its own, with a hyphen",
    ),
    (
        b"---\ntitle: " + b"A" * 400 + b"\ntile: B\nsay: [a]\nsources: [s]\n---\ntext\n",
        2,
        "`title` must not be longer than 60 characters",
    ),
    (b"---\ntitle: A\n  tile: B\n---\ntext\n", 3, "this does not fit the line above it"),
    (b"---\ntitle: A\ntile: 'B\nsay: [a]\n---\ntext\n", 3, "the quote that opens here is never closed"),
    (b'---\ntitle: "A\ntile: "B"\n---\ntext\n', 2, "there is a quote too many or too few"),
    (b'---\ntitle: "A" part\n---\ntext\n', 2, "there is something behind a closing quote"),
    (b'---\ntitle: "A\\part"\n---\ntext\n', 2, "there is a backslash between double quotes"),
    (b"---\ntitle: A\nsay: [a, b\n---\ntext\n", 3, "the bracket that opens here is never closed"),
    (b"---\ntitle: [\n---\ntext\n", 2, "the bracket that opens here is never closed"),
    (b"---\ntitle: " + b"[" * 5000 + b"\n---\ntext\n", 2, "there are far too many brackets"),
    (b"---\ntitle: A\nsay: - a\n---\ntext\n", 3, "there is a hyphen before a value"),
    (b"---\ntitle: A\njust words\ntile: B\n---\ntext\n", 3, "this line has no colon"),
    (b"---\ntitle:\tA\n---\ntext\n", 2, "there is a tab. Type blanks"),
    (b"---\ntitle: *Important*\n---\ntext\n", 2, SIGN),
    (b"---\ntitle: &b c\n---\ntext\n", 2, SIGN),
    (b"---\ntitle: !b c\n---\ntext\n", 2, SIGN),
    (b"---\ntitle: @b\n---\ntext\n", 2, SIGN),
    (b"---\n{a: b}: c\n---\ntext\n", 2, "a name may not begin with a bracket"),
    (b"---\n- a\n- b\n---\ntext\n", 2, "this is not a list of `name: value`"),
    (b"---\ntitle: A\ntile: \x07\n---\ntext\n", 3, "there is a character that does not show"),
    (b"---\ntitle: A\ntile:\nsay: [a]\nsources: [s]\n---\ntext\n", 3, "`tile` is empty"),
    (b"---\ntitle: A\ntile: B\nsources: []\n---\ntext\n", 4, "`sources` is empty"),
    (b"---\ntitle: A\ntile: B\nsources: [s]\nsay:\n  - a\n  -\n---\ntext\n", 7, "`say`, entry 2, is empty"),
    (
        b"---\ntitle: A\ntile: B\nsources:\n  - Denver Health: a text\n---\ntext\n",
        5,
        "`sources`, entry 1, must be one text; put quotes around it if it has a colon",
    ),
    (b"---\ntitle: [A]\ntile: B\nsources: [s]\n---\ntext\n", 2, "`title` must be one text"),
    (b"---\ntitle: ...?\ntile: B\nsources: [s]\n---\ntext\n", 2, "there is no word in `title`"),
    (b"---\ntitle: A\ntile: B\nsources:\n  - s\n\n# Heading\n\ntext\n", 6, "the second `---` is missing"),
    (b"---\ntitle: A\n# Heading\n\nNote: text\n", 3, "the second `---` is missing"),
    (BODY + b"\nFirst a line\n<b>bold</b>\n", 9, "the kiosk cannot show a code in angle brackets"),
    (BODY + b"\n<div>\nbold\n</div>\n", 8, "the kiosk cannot show a code in angle brackets"),
    (BODY + b"\n| a | b |\n|---|---|\n| c | d |\n", 8, "the kiosk cannot show a table"),
    (BODY + b"\n---\n", 8, "the kiosk cannot show a line of hyphens or stars"),
    (BODY + b"\n> said\n", 8, "the kiosk cannot show a quotation"),
    (BODY + b"\n[a](b)\n", 8, "the kiosk cannot show a link"),
    (BODY + b"\n`a`\n", 8, "the kiosk cannot show words between backticks"),
    (BODY + b"\n```\na\n```\n", 8, "the kiosk cannot show a block between lines of backticks"),
    (BODY + b"\n# A\n\n    a\n", 10, "the kiosk cannot show a line that begins with four blanks"),
    (BODY + "\n• one\n• two\n".encode(), 9, "an entry of a list begins with another sign than a hyphen"),
    (BODY + b"\n-one\n-two\n", 8, "there is no blank after the hyphen"),
    (BODY + b"\n\xff\xfe\n", 8, "a letter is not in UTF-8"),
    (BODY + b"\n![a b](c d.svg)\n", 8, "a picture is not written as it should be. Write `![what it shows]"),
    (BODY + b"\n[a](b c)\n", 8, "the kiosk cannot show a link"),
    (BODY + b"\n[a]: b\n", 8, "a line that begins with words in square brackets and a colon is not shown"),
    (BODY + b"\nCall {number}.\n", 8, "this line may have {emergency_number} in braces, and nothing else"),
    (BODY + b"\nCall {emergency_number}\nor {{this}}.\n", 9, "this line may have {emergency_number}"),
    (BODY.replace(b": B", b": B}"), 3, "this line may have {emergency_number} in braces"),
    (BODY + b"\n- a\n  - b\n    - c\n      - d\n", 11, "there are more than 3 lists inside one another"),
    (BODY + b"\n" + b"a" * 61 + b"\n", 8, "a word has more than 60 letters. Write blanks"),
    (BODY + b"\n" + b"a\n" * 61, 8, "a sentence has 61 words; 60 are the most. Make several"),
    (BODY + b"\na\n" * 300, 606, "there are more than 300 sentences. Make several files of it"),
    (BODY + b"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", 8, "two versions of this file were put together"),
    (BODY + b"\na\x00b\n", 8, "there is a character that does not show. Type the line again"),
    (
        BODY + "\na \ufffd b\n".encode(),
        8,
        "a letter was lost here when the file was saved. Type the word again",
    ),
    (b"PK\x03\x04 and more", 0, "this is a Word document, not a plain text. Save it as plain text (UTF-8)."),
    (rb"{\rtf1 and more", 0, "this is a Word document"),
    (b"%PDF-1.7 and more", 0, "this is a PDF"),
    (b"x" * 2_000_000, 0, "the file is larger than"),
    (b"", 0, "the file is empty. Write the text again, or bring back an earlier version"),
    (b" \r\n\n", 0, "the file is empty"),
    (
        BODY.decode().encode("utf-16"),
        0,
        "the file is saved in UTF-16 (some programs call that Unicode). Save it again",
    ),
    (BODY.decode().encode("utf-16-be"), 0, "the file is saved in UTF-16"),
    (b"\n" + BODY, 1, "the file does not begin with `---`. Take out the blanks above it"),
    (
        "—\ntitle: A\n—\ntext\n".encode(),
        1,
        "this should be a line of three hyphens, `---`. Type three hyphens",
    ),
    ("---\ntitle: A\n—\ntext\n".encode(), 3, "the second `---` is missing"),
    (
        "---\ntitle: “A: B”\n---\ntext\n".encode(),
        2,
        "there is a colon between curly quotes. Type straight quotes",
    ),
    ('---\ntitle: "A”\n---\ntext\n'.encode(), 2, "the quote that opens here is never closed"),
    (BODY.replace(b"[s]", b"[' ']"), 4, "`sources`, entry 1, is empty"),
    (BODY.replace(b": B", b": B\nask: Why"), 4, "`ask` must be a list"),
    (BODY.replace(b": B", b": B\nask: [a, b, c, d, e]"), 4, "`ask` must not have more than 4 entries"),
    (BODY.replace(b": B", b": B\nquestions: [a]"), 4, "`questions` must have lines of its own below it"),
    (BODY.replace(b": B", b": B\nquestions:\n  Why:"), 5, "`questions: Why` is empty"),
    (b"---\ntitle: A\n\n# A note\ntile: B\n\n# Heading\n\ntext\n", 6, "the second `---` is missing"),
    (BODY.replace(b"---\n", b"", 1), 1, "the first `---` is missing. Write a line `---` above the names"),
    (BODY + bytes(600), 7, "from here on the file was lost when it was saved. Write the text again"),
    (bytes(600), 1, "from here on the file was lost when it was saved"),
    (b"<!DOCTYPE html>\n<html>", 0, "this is a web page, not a plain text"),
    (BODY.replace(b"title: A", b"tilte: A"), 2, "there is nothing called `tilte`. Did you mean `title`"),
    (b"[" * 99_000, 1, "a word has more than 60 letters"),
]


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic(tmp_path_factory.mktemp("clinic"))


@pytest.fixture(scope="module")
def loader(clinic: Clinic) -> Loader:
    loader = clinic.loader()
    loader.load()
    return loader


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_a_broken_file_is_named_and_its_last_good_version_stays(
    clinic: Clinic, loader: Loader, text: bytes, line: int, what: str
) -> None:
    clinic.put_right()
    good = loader.load()
    file = clinic.write("1-alpha.md", text)
    where = f"{file}, line {line}" if line else f"{file}"
    library = loader.load()
    problems = [str(problem) for problem in loader.problems]
    assert any(problem.startswith(f"{where}: {what}") for problem in problems), problems
    assert library.sections == good.sections
    assert library.problems != good.problems


def test_a_broken_file_without_a_last_good_version_is_left_out(clinic: Clinic, tmp_path: Path) -> None:
    fresh = Clinic(tmp_path)
    fresh.write("1-alpha.md", "---\ntitle: [\n---\ntext\n")
    library, problems = fresh.load()
    assert [section.id for section in library.sections] == ["beta"]
    assert len(problems) == 1


WORKS = {
    "UTF-8 with a mark at the start": lambda text: text.encode("utf-8-sig"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "line ends of old Macs": lambda text: text.replace("\n", "\r").encode(),
    "line ends of both": lambda text: text.replace("\n", "\r\n", 7).encode(),
    "blanks that do not break": lambda text: text.replace(": ", ":\u00a0").encode(),
    "blanks after the hyphens": lambda text: text.replace("---\n", "---  \n").encode(),
    "a soft hyphen": lambda text: text.replace("sentence", "sen\u00adtence").encode(),
    "curly quotes around a value": lambda text: text.replace(": A line", ": “A line”").encode(),
    "no line end at the end": lambda text: text.rstrip().encode(),
    "values that are left empty": lambda text: text.replace("reviewed: none", "reviewed:").encode(),
    "a heading without a blank": lambda text: text.replace("# First", "#First").encode(),
    "bold words": lambda text: text.replace("One sentence", "**One** _sentence_").encode(),
    "a list with stars": lambda text: text.replace("- an item", "* an item").encode(),
}


@pytest.mark.parametrize("way", WORKS)
def test_what_editors_do_to_a_file_changes_nothing(clinic: Clinic, loader: Loader, way: str) -> None:
    clinic.put_right()
    good = loader.load()
    clinic.write("1-alpha.md", WORKS[way](SECTION.format(title="Alpha part")))
    library = loader.load()
    assert loader.problems == []
    assert library.sections == good.sections


def test_a_folder_a_link_to_nowhere_and_a_device_are_named(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path)
    clinic.load()
    for name in ("home.md", "1-alpha.md", "2-beta.md"):
        clinic.file(name).unlink()
    clinic.file("1-alpha.md").mkdir()
    clinic.file("2-beta.md").symlink_to("nowhere.md")
    os.mkfifo(clinic.file("home.md"))
    library, problems = clinic.load()
    assert [section.id for section in library.sections] == ["alpha", "beta"]
    assert problems == [
        f"{clinic.file('home.md')}: this is a device, not a file. Take it away, or rename it.",
        f"{clinic.file('1-alpha.md')}: this is a folder, not a file. Take it away, or rename it.",
        f"{clinic.file('2-beta.md')}: this is a link to a file that is not there. "
        "Put that file back, or take the link away.",
    ]


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (
            PermissionError(13, "Permission denied"),
            "it may not be read: it is locked, or kept from the kiosk.",
        ),
        (OSError(5, "Input/output error"), "it cannot be read (Input/output error). Put the file back"),
    ],
)
def test_a_locked_or_lost_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, what: str
) -> None:
    clinic = Clinic(tmp_path)
    good, _ = clinic.load()
    opened = Path.open

    def locked(file: Path, mode: str = "r", **options: object) -> object:
        if file.name == "1-alpha.md" and file.parent == clinic.file(""):
            raise error
        return opened(file, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    library, (problem,) = clinic.load()
    assert problem.startswith(f"{clinic.file('1-alpha.md')}: {what}")
    assert library.sections == good.sections


def test_thirty_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path)
    clinic.load()
    with clinic.file("1-alpha.md").open("r+b") as out:
        out.truncate(30_000_000)
    library, (problem,) = clinic.load()
    assert len(library.sections) == 2
    assert "the file is larger than 100 kB. Keep only text in it" in problem


@pytest.mark.parametrize("title", ["مرحبا بكم", "שלום לך", "Alpha 🙂 part", "Ａｌｐｈａ", "İ part", "ẞ part"])
def test_any_letters_are_letters(tmp_path: Path, title: str) -> None:
    clinic = Clinic(tmp_path)
    clinic.write("1-alpha.md", SECTION.format(title=title))
    library, problems = clinic.load()
    assert problems == []
    assert library.sections[0].title.text == title


def test_of_one_file_only_so_many_problems_are_told(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path)
    clinic.load()
    clinic.write("1-alpha.md", BODY + b"\n---\n" * 5000)
    clinic.write("2-beta.md", BODY + b"\n" + b"a" * 99 + b"\n" + b"\n" + b"- " + b"b" * 99 + b"\n" * 200)
    _, problems = clinic.load()
    assert len(problems) == 22
