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


BODY = SECTION.format(title="A").encode()
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
    (b"---\ntitle: ...?\ntile: B\nsources: [s]\n---\ntext\n", 0, "there is no word in `title`"),
    (b"---\ntitle: A\ntile: B\nsources:\n  - s\n\n# Heading\n\ntext\n", 6, "the second `---` is missing"),
    (b"---\ntitle: A\n# Heading\n\nNote: text\n", 3, "the second `---` is missing"),
    (BODY + b"\n![picture](a.png)\n", 15, "the kiosk cannot show a picture"),
    (BODY + b"\nFirst a line\n<b>bold</b>\n", 16, "the kiosk cannot show a code in angle brackets"),
    (BODY + b"\n<div>\nbold\n</div>\n", 15, "the kiosk cannot show a code in angle brackets"),
    (BODY + b"\n| a | b |\n|---|---|\n| c | d |\n", 15, "the kiosk cannot show a table"),
    (BODY + b"\n---\n", 15, "the kiosk cannot show a line of hyphens or stars"),
    (BODY + b"\n> said\n", 15, "the kiosk cannot show a quotation"),
    (BODY + b"\n[a](b)\n", 15, "the kiosk cannot show a link"),
    (BODY + b"\n`a`\n", 15, "the kiosk cannot show words between backticks"),
    (BODY + b"\n```\na\n```\n", 15, "the kiosk cannot show a block between lines of backticks"),
    (BODY + b"\n# A\n\n    a\n", 17, "the kiosk cannot show a line that begins with four blanks"),
    (BODY + "\n• one\n• two\n".encode(), 16, "an entry of a list begins with another sign than a hyphen"),
    (BODY + b"\n-one\n-two\n", 15, "there is no blank after the hyphen"),
    (BODY + b"\n\xff\xfe\n", 15, "a letter is not in UTF-8"),
    (b"PK\x03\x04 and more", 0, "this is a Word document, not a plain text. Save it as plain text (UTF-8)."),
    (rb"{\rtf1 and more", 0, "this is a Word document"),
    (b"%PDF-1.7 and more", 0, "this is a PDF"),
    (b"x" * 2_000_000, 0, "the file is larger than"),
    (b"", 1, "the lines between `---` at the top are missing"),
]


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_a_broken_file_is_named_and_its_last_good_version_stays(
    clinic: Clinic, text: bytes, line: int, what: str
) -> None:
    good, _ = clinic.load()
    file = clinic.write("1-alpha.md", text)
    where = f"{file}, line {line}" if line else f"{file}"
    library, problems = clinic.load()
    assert any(problem.startswith(f"{where}: {what}") for problem in problems), problems
    assert library.sections[0].document.blocks == good.sections[0].document.blocks


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_a_broken_file_without_a_last_good_version_is_left_out(
    clinic: Clinic, text: bytes, line: int, what: str
) -> None:
    clinic.write("1-alpha.md", text)
    library, problems = clinic.load()
    assert [section.id for section in library.sections] == ["beta"]
    assert problems


@pytest.mark.parametrize(
    "line",
    [
        "reviewed: 2024-02-11",
        "reviewed: 2024-02-31",
        "reviewed: 12:30:45",
        "picture: yes",
        "reviewed: !!int abc",
    ],
)
def test_a_value_needs_no_quotes_to_be_a_text(clinic: Clinic, line: str) -> None:
    clinic.write("1-alpha.md", SECTION.format(title="2024-02-11").replace("sources:", f"{line}\nsources:"))
    library, problems = clinic.load()
    assert problems == []
    assert library.sections[0].title == "2024-02-11"


def test_a_heading_without_a_blank_is_one(clinic: Clinic) -> None:
    clinic.write("1-alpha.md", SECTION.format(title="Alpha") + "\n##What helps\n\nIt is the #1 thing.\n")
    library, problems = clinic.load()
    assert problems == []
    *_, heading, words = library.sections[0].document.blocks
    assert (heading.kind, heading.sentences[0].text) == (BlockKind.HEADING, "What helps")
    assert words.sentences[0].text == "It is the #1 thing."


def test_a_home_without_a_sentence_is_refused(clinic: Clinic) -> None:
    good, _ = clinic.load()
    file = clinic.write("home.md", "---\ntitle: Home\n---\n")
    library, (problem,) = clinic.load()
    assert problem == f"{file}: there is no text below the second `---`. Write the text there."
    assert library.home == good.home


def test_two_loads_of_the_same_files_are_equal(clinic: Clinic) -> None:
    loader = clinic.loader()
    first, second = loader.load(), loader.load()
    assert first.version < second.version
    assert first == second
    assert first.home_screen.id == second.home_screen.id


def test_the_home_screen_is_another_document_only_if_its_words_are(clinic: Clinic) -> None:
    before, _ = clinic.load()
    clinic.write("1-alpha.md", SECTION.format(title="Alpha part") + "\nOne more.\n")
    longer, _ = clinic.load()
    clinic.write("1-alpha.md", SECTION.format(title="Alpha renamed"))
    renamed, _ = clinic.load()
    clinic.write("home.md", "---\ntitle: Home\n---\nHello again.\n")
    greeting, _ = clinic.load()
    assert longer != before
    assert longer.home_screen.id == before.home_screen.id
    assert len({library.home_screen.id for library in (longer, renamed, greeting)}) == 3
    assert renamed.home.id == before.home.id != greeting.home.id


def test_two_files_of_one_name_are_named(clinic: Clinic) -> None:
    clinic.write("3-alpha.md", SECTION.format(title="Other"))
    library, problems = clinic.load()
    assert len(library.sections) == 2
    assert problems == [
        f"{clinic.file('3-alpha.md')}: 1-alpha.md is called `alpha` too. "
        "Give one of the two files another name; until then 3-alpha.md is not shown."
    ]


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
