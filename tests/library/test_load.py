"""Content on disk becomes a library, and what is wrong is named with file and line."""

from pathlib import Path

import pytest

from kiosk.core.content import BlockKind
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.problems import StaffFileError
from tests.library.staff import SECTION, VOICES, Clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def test_sections_come_in_the_order_of_their_files(clinic: Clinic) -> None:
    library, problems = clinic.load()
    assert problems == []
    assert [(section.id, section.title) for section in library.sections] == [
        ("alpha", "Alpha part"),
        ("beta", "Beta part"),
    ]


def test_blocks_and_sentences_of_a_section(clinic: Clinic) -> None:
    library, _ = clinic.load()
    blocks = library.sections[0].document.blocks
    assert [(block.kind, [sentence.text for sentence in block.sentences]) for block in blocks] == [
        (BlockKind.HEADING, ["First heading"]),
        (BlockKind.PARAGRAPH, ["One sentence here.", "A second one follows."]),
        (BlockKind.ITEM, ["an item"]),
    ]


def test_a_respelled_word_is_shown_clean_and_spoken_as_respelled(clinic: Clinic) -> None:
    clinic.write("1-alpha.md", SECTION.format(title="Alpha") + "\nUse capsaicin, please.\n")
    library, _ = clinic.load()
    sentence = library.sections[0].document.sentences[-1]
    assert sentence.shown == ("Use", "capsaicin,", "please.")
    assert sentence.spoken == ("Use", "cap say a sin,", "please.")


@pytest.mark.parametrize("encoded", ["utf-8-sig", "utf-8"])
def test_a_file_from_windows_is_as_good(clinic: Clinic, encoded: str) -> None:
    text = (SECTION.format(title="Alpha part") + "\nIt’s “fine”.\n").replace("\n", "\r\n")
    clinic.write("1-alpha.md", text.encode(encoded))
    library, problems = clinic.load()
    assert problems == []
    assert library.sections[0].document.sentences[-1].text == "It’s “fine”."


BROKEN: list[tuple[bytes, int, str]] = [
    (b"no front matter\n", 1, "the lines between `---` at the top are missing"),
    (b"---\ntitle: A: b\n---\ntext\n", 2, "this cannot be understood"),
    (b"---\ntitle: A\ntitle: B\n---\ntext\n", 3, "this cannot be understood"),
    (b"---\ntitle: A\ntile: B\nsay: [a]\nsources: [s]\n---\n", 1, "there is no text"),
    (b"---\ntile: B\nsay: [a]\nsources: [s]\n---\ntext\n", 2, "`title` is missing"),
    (b"---\ntitle: A\ntiel: B\nsay: [a]\nsources: [s]\n---\ntext\n", 3, "there is nothing called `tiel`"),
    (b"---\ntitle: A\ntile: B\nsay: a\nsources: [s]\n---\ntext\n", 4, "`say` is 'a'"),
    (b"---\ntitle: " + b"A" * 400 + b"\ntile: B\nsay: [a]\nsources: [s]\n---\ntext\n", 2, "`title` is"),
    (SECTION.format(title="A").encode() + b"\n![picture](a.png)\n", 15, "the kiosk cannot show this (image)"),
    (SECTION.format(title="A").encode() + b"\n<b>bold</b>\n", 15, "the kiosk cannot show this (html inline)"),
    (SECTION.format(title="A").encode() + b"\n\xff\xfe\n", 15, "a letter is not UTF-8"),
    (b"x" * 2_000_000, 1, "the file is larger than"),
    (b"", 1, "the lines between `---` at the top are missing"),
]


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_a_broken_file_is_named_and_its_last_good_version_stays(
    clinic: Clinic, text: bytes, line: int, what: str
) -> None:
    good, _ = clinic.load()
    file = clinic.write("1-alpha.md", text)
    library, problems = clinic.load()
    assert any(problem.startswith(f"{file}, line {line}: {what}") for problem in problems), problems
    assert library.sections[0].document.blocks == good.sections[0].document.blocks


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_a_broken_file_without_a_last_good_version_is_left_out(
    clinic: Clinic, text: bytes, line: int, what: str
) -> None:
    clinic.write("1-alpha.md", text)
    library, problems = clinic.load()
    assert [section.id for section in library.sections] == ["beta"]
    assert problems


def test_two_files_of_one_name_are_named(clinic: Clinic) -> None:
    clinic.write("3-alpha.md", SECTION.format(title="Other"))
    library, problems = clinic.load()
    assert len(library.sections) == 2
    assert "there is another section called `alpha`" in problems[0]


def test_nothing_to_show_is_an_error(clinic: Clinic) -> None:
    clinic.file("1-alpha.md").unlink()
    clinic.file("2-beta.md").unlink()
    with pytest.raises(StaffFileError, match="there is no section to show"):
        clinic.load()


def test_a_state_folder_that_cannot_be_written_is_told_once(
    clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    clinic.state.write_text("a file where the folder should be")
    library, problems = clinic.load()
    assert len(library.sections) == 2
    assert problems == []
    assert ["cannot be kept" in record.message for record in caplog.records] == [True]


def test_the_kiosks_own_content_is_whole(tmp_path: Path) -> None:
    loader = Loader(Folders(VOICES.parent / "content", VOICES), "en", LastGood(tmp_path))
    library = loader.load()
    assert loader.problems == []
    assert [section.id for section in library.sections] == [
        "what-nerve-pain-is",
        "symptoms",
        "causes",
        "treatments",
    ]
