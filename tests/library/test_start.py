"""The kiosk starts with what was good last, even if the content is gone; the settings stand in the texts."""

import shutil
from pathlib import Path

import pytest

from kiosk.options import Options
from kiosk.startup import CannotStartError, begin
from tests.library.staff import LANGUAGE, Clinic, section


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    clinic = Clinic(tmp_path)
    clinic.write("1-alpha.md", section().replace("an item", "Call {emergency_number}."))
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"language: {LANGUAGE}\nemergency_number: 111\n", encoding="utf-8")
    return Options(clinic.content, tmp_path / "voices", settings)


def test_the_number_of_the_settings_stands_in_the_texts(options: Options) -> None:
    called = begin(options).library.sections[0].text[-2].sentences[0]
    assert (called.text, called.spoken) == ("Call 111.", ("Call", "1, 1, 1."))


@pytest.mark.parametrize("name", ["", LANGUAGE, f"{LANGUAGE}/home.md"])
def test_it_starts_with_what_was_shown_last(
    options: Options, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    titles = [section.title for section in begin(options).library.sections]
    gone = options.content / name
    gone.rename(options.content.parent / "away")
    library = begin(options).library
    assert [section.title for section in library.sections] == titles
    assert library.problems[1].sentences[0].text.startswith(LANGUAGE)


def test_without_anything_to_show_it_says_which_folder_is_missing(options: Options) -> None:
    shutil.rmtree(options.content)
    with pytest.raises(CannotStartError, match=f"^there is no folder {options.content}. Put it back"):
        begin(options)


def test_everything_that_is_wrong_is_told_at_once(options: Options) -> None:
    for name in ("home.md", "1-alpha.md", "2-beta.md"):
        (options.content / LANGUAGE / name).write_text("---\n", encoding="utf-8")
    with pytest.raises(CannotStartError) as caught:
        begin(options)
    lines = str(caught.value).split("\n")
    assert len(lines) == 4
    assert all("the second `---` is missing" in line for line in lines[:3])
    assert lines[3].endswith("there is no section to show. Put the files of the sections there.")
