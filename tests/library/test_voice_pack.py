"""The voice pack: what the kiosk will fill in is tried when it is loaded, not when a patient is there."""

from pathlib import Path

import pytest

from kiosk.core.actions import ActionId
from kiosk.core.content import Sentence, VoicePack
from kiosk.core.labels import Label
from kiosk.library.problems import StaffFileError
from kiosk.library.pronunciations import Pronunciations
from kiosk.library.voice_pack import MOST_FREQUENT, read_texts, read_voice_pack
from kiosk.library.wording import Wording, digit_by_digit
from tests.library.staff import FILLED_IN, OWN, Clinic, voice_file

WORDING = Wording("zz", Pronunciations({("helpi",): "hel pi"}), {"emergency_number": digit_by_digit("111")})


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def read(folder: Path) -> VoicePack:
    return read_voice_pack(read_texts(folder), WORDING)


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(StaffFileError) as caught:
        read(folder)
    return [str(problem) for problem in caught.value.problems]


def test_every_label_that_needs_no_filling_in_is_a_sentence(clinic: Clinic) -> None:
    pack = read(clinic.voice)
    assert set(pack.sentences) == {label.value for label in Label if label not in FILLED_IN}
    assert pack.sentences[Label.GOODBYE] == Sentence(*[("La", "goodbye.")] * 2)
    assert pack.labels[Label.GOODBYE] == "La goodbye."


def test_what_pictograms_show_and_what_actions_are_called(clinic: Clinic) -> None:
    pack = read(clinic.voice)
    assert pack.pictures == {"nerve": "A nerve", "page": "A page"}
    assert pack.actions[ActionId.GO_HOME].phrases == ("ba go home",)
    assert pack.numbers == ("un", "du", "tri")
    assert pack.language == "zz"


def test_the_help_is_said_as_the_words_file_says(clinic: Clinic) -> None:
    clinic.write_voice("help.md", "# Helpi\n\nCall {emergency_number}.\n")
    heading, paragraph = read(clinic.voice).help
    assert heading.sentences[0].spoken == ("hel pi",)
    assert paragraph.sentences[0].spoken == ("Call", "1, 1, 1.")


def test_the_kiosks_own_pack_is_whole() -> None:
    pack = read(OWN / "voices" / "en")
    assert pack.pictures
    assert len(pack.frequent_words) == MOST_FREQUENT
    assert pack.frequent_words[0] == "the"


def test_frequent_words_are_read_however_they_are_typed(clinic: Clinic) -> None:
    clinic.write_voice("frequent_words.txt", "\ufeff# A note\r\n\r\n Da \r\nnó # why not\r\nda, l’a\r\n")
    assert read(clinic.voice).frequent_words == ("da", "nó", "l'a")


def test_no_more_frequent_words_than_a_grammar_stands(clinic: Clinic) -> None:
    clinic.write_voice("frequent_words.txt", "\n".join(f"word{number}" for number in range(1000)))
    assert len(read(clinic.voice).frequent_words) == MOST_FREQUENT


WRONG = [
    ("{page} of {pages}", "{page} of {", "`labels`, page_of, has a brace that is not closed"),
    ("{page} of {pages}", "{page} of }", "`labels`, page_of, has a brace that is not closed"),
    ("{page} of {pages}", "{all}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("{page} of {pages}", "{} {}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("{page} of {pages}", "{page.real}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("{page} of {pages}", "{page:s}", "`labels`, page_of, may have {page} and {pages} in braces"),
    ("No. Di {phrases}", "No. {phrase}", "`labels`, not_understood, may have {phrases} in braces"),
    ("audi {phrase}", "audi {words}", "`labels`, i_heard, may have {phrase} in braces"),
    ("Num {number}.", "Num {page}.", "`labels`, tile_number, may have {number} in braces"),
    ("Num {number} {title}", "{name}", "`labels`, press_number, may have {number} and {title}"),
    ("{name} vidi", "{who} vidi", "`labels`, reviewed, may have {name} and {date} in braces"),
    ("La listening.", "{phrase}", "`labels`, listening, may have nothing in braces"),
    ("La listening.", "{{on}}", "`labels`, listening, may have no braces"),
    ('"to {name}"', '"to {nam}"', "`section_frames`, entry 1, may have {name} and {number}"),
    ('"to {name}"', '"{name} {number}"', "`section_frames`, entry 1, must have {name} or {number} in it"),
    ('"num {number}"', '"num {{number}}"', "`section_frames`, entry 2, must have {name} or {number} in it"),
    ('"pli {phrase}"', '"pli"', "`polite_frames`, entry 1, must have {phrase} in it"),
    ('"pli {phrase}"', '"{phrase"', "`polite_frames`, entry 1, has a brace that is not closed"),
    ("  undone:", "  undine:", "there is nothing called `undine`. Did you mean `undone`"),
    ("La goodbye.", "", "`labels: goodbye` is empty"),
    ("La goodbye.", "  ", "`labels: goodbye` is empty"),
    ("label: Do next_page", "lable: Do", "there is nothing called `lable`. Did you mean `label`"),
    ("say: [ba help me]", "say: help me", "`actions: help_me: say` must be a list"),
    ("voice: none", "voice: [none]", "`voice` must be one text"),
    ("  page: A page", "  pace: A page", "`pictures` lacks `page`. Add what is lacking"),
]


@pytest.mark.parametrize(("good", "wrong", "what"), WRONG)
def test_a_wrong_word_is_named_with_its_line(clinic: Clinic, good: str, wrong: str, what: str) -> None:
    own = voice_file()
    start = own.index(good, own.index("\nvoice:") if good.startswith("voice") else 0)
    file = clinic.write_voice("voice.yaml", own[:start] + wrong + own[start + len(good) :])
    line = own[:start].count("\n") + 1
    if "lacks" in what:
        line = own[: own.index("pictures:")].count("\n") + 1
    problem, *_ = problems_of(clinic.voice)
    assert problem.startswith(f"{file}, line {line}: {what}")


def test_missing_words_are_named_together(clinic: Clinic) -> None:
    lines = [
        line for line in voice_file().split("\n") if "  undone:" not in line and "  goodbye:" not in line
    ]
    clinic.write_voice("voice.yaml", "\n".join(lines))
    (problem,) = problems_of(clinic.voice)
    assert "`labels` lacks `undone`, `goodbye`. Add" in problem


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\n", "the file is empty. Write the text again"),
        ("[a]: b\n", "a line that begins with words in square brackets"),
        ("Help.\n\n![A nerve](nerve.svg)\n", "the kiosk shows no picture in this text"),
        ("![A nerve](nerve.svg)\n", "the kiosk shows no picture in this text"),
        ("#\n", "there is no text in it. Write the help there"),
    ],
)
def test_help_that_cannot_be_shown_is_refused(clinic: Clinic, text: str, what: str) -> None:
    clinic.write_voice("help.md", text)
    (problem,) = problems_of(clinic.voice)
    assert what in problem


@pytest.mark.parametrize("name", ["help.md", "frequent_words.txt"])
def test_a_missing_file_is_one_sentence(clinic: Clinic, name: str) -> None:
    (clinic.voice / name).unlink()
    assert problems_of(clinic.voice) == [f"{clinic.voice / name}: there is no such file. Put it back."]
