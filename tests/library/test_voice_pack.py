"""The voice pack: what the kiosk will fill in is tried when it is loaded, not when a patient is there."""

import shutil
from pathlib import Path

import pytest

from kiosk.core.content import VoicePack
from kiosk.library.problems import StaffFileError
from kiosk.library.pronunciations import Pronunciations
from kiosk.library.voice_pack import read_pronunciations, read_voice_pack
from tests.library.staff import VOICES

OWN = (VOICES / "en" / "voice.yaml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(VOICES / "en", tmp_path / "en"))


def read(folder: Path) -> VoicePack:
    return read_voice_pack(folder, Pronunciations({}))


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(StaffFileError) as caught:
        read(folder)
    return [str(problem) for problem in caught.value.problems]


WRONG = [
    ("Page {page} of {pages}", "Page {page} of {", "`labels`, page_of, has a brace that is not closed"),
    ("Page {page} of {pages}", "Page {page} of }", "`labels`, page_of, has a brace that is not closed"),
    ("Page {page} of {pages}", "{page} {all}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("Page {page} of {pages}", "{} {}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("Page {page} of {pages}", "{page.real}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("Page {page} of {pages}", "{page:s}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("I heard: {phrase}", "I heard: {words}", "`labels`, i_heard, may have {phrase} in braces"),
    ("Number {number}.", "Number {page}.", "`labels`, tile_number, may have {number} in braces"),
    ("Number {number}: {title}", "{name}", "`labels`, press_number, may have {number} and {title}"),
    ('"Listening"', '"{phrase}"', "`labels`, listening, may have nothing in braces"),
    ('"Listening"', '"{{on}}"', "`labels`, listening, may have no braces"),
    ('"show me {name}"', '"show me {nam}"', "`section_frames`, entry 1, may have {name} and {number}"),
    (
        '"show me {name}"',
        '"{name} {number}"',
        "`section_frames`, entry 1, must have {name} or {number} in it",
    ),
    ('"go to {name}"', '"go to {{name}}"', "`section_frames`, entry 2, must have {name} or {number} in it"),
    ('"please {phrase}"', '"please"', "`polite_frames`, entry 1, must have {phrase} in it"),
    ('"please {phrase}"', '"{phrase"', "`polite_frames`, entry 1, has a brace that is not closed"),
    ("  undone:", "  undine:", "there is nothing called `undine`. Did you mean `undone`"),
    ('goodbye: "Thank you. Your visit is cleared."', 'goodbye: ""', "`labels: goodbye` is empty"),
    ("label: Next page", "lable: Next page", "there is nothing called `lable`"),
    (
        "say: [help me, i need help, how does this work]",
        "say: help me",
        "`actions: help_me: say` must be a list",
    ),
    ("voice: gmw/en-us", "voice: [gmw]", "`voice` must be one text"),
]


@pytest.mark.parametrize(("good", "wrong", "what"), WRONG)
def test_a_wrong_word_is_named_with_its_line(folder: Path, good: str, wrong: str, what: str) -> None:
    file = folder / "voice.yaml"
    file.write_text(OWN.replace(good, wrong, 1), encoding="utf-8")
    line = OWN[: OWN.index(good)].count("\n") + 1
    problem, *_ = problems_of(folder)
    assert problem.startswith(f"{file}, line {line}: {what}")


def test_missing_words_are_named_together(folder: Path) -> None:
    lines = [line for line in OWN.split("\n") if "  undone:" not in line and "  goodbye:" not in line]
    (folder / "voice.yaml").write_text("\n".join(lines), encoding="utf-8")
    (problem,) = problems_of(folder)
    assert "`labels` lacks `undone`, `goodbye`. Add" in problem


def test_help_without_a_sentence_is_refused(folder: Path) -> None:
    (folder / "help.md").write_text("\n", encoding="utf-8")
    assert problems_of(folder) == [f"{folder / 'help.md'}: there is no text in it. Write the help there."]


def test_help_that_was_changed_is_another_document(folder: Path) -> None:
    before, same = read(folder), read(folder)
    (folder / "help.md").write_text("Quite another help.\n", encoding="utf-8")
    assert before.help.id == same.help.id != read(folder).help.id


def test_a_respelling_that_is_a_list_is_named(folder: Path) -> None:
    file = folder / "pronunciations.yaml"
    file.write_text("hiv: H I V\ndna: [D, N, A]\n", encoding="utf-8")
    with pytest.raises(StaffFileError, match="line 2: `dna` must be one text"):
        read_pronunciations(folder)
