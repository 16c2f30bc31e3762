"""The kiosk starts with what was good last, even if the content is gone; the settings stand in the texts."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.library.keeper import Keeper
from kiosk.library.load import Folders, Loader
from kiosk.library.settings_file import read_settings
from kiosk.options import Options
from kiosk.startup import CannotStartError, begin, good_versions, report_problem
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


def test_what_is_wrong_with_the_settings_stays_on_the_screen_of_the_staff(
    options: Options, caplog: pytest.LogCaptureFixture
) -> None:
    options.settings.write_text(f"language: {LANGUAGE}\nrate_wpm: 9000\n", encoding="utf-8")
    beginning = begin(options)
    for library in (beginning.library, beginning.loader.load()):
        _, item = library.problems
        assert "settings.yaml, line 2:" in item.sentences[0].text
    told = Keeper(beginning.loader, lambda event: None, report_problem)
    told.report_problems()
    assert ["settings.yaml" in record.getMessage() for record in caplog.records] == [True]


def test_kiosks_without_a_settings_file_tell_the_staff_nothing(options: Options) -> None:
    options.settings.write_text(f"language: {LANGUAGE}\n", encoding="utf-8")
    settings, _ = read_settings(options.settings)
    _, missing = read_settings(options.settings.with_name("none.yaml"))
    loader = Loader(
        Folders(options.content, options.voices),
        settings.language,
        good_versions(options.content),
        settings,
        settings_problems=missing,
    )
    (sentence,) = loader.load().problems
    assert sentence.sentences[0].text == "La staff_no_problem."
    assert loader.problems == list(missing)


def test_another_content_folder_has_its_own_good_versions(options: Options, tmp_path: Path) -> None:
    other = Path(shutil.copytree(options.content, tmp_path / "other" / options.content.name))
    (other / LANGUAGE / "1-alpha.md").write_text(section(title="title: Demonstration"), encoding="utf-8")
    begin(replace(options, content=other))
    (options.content / LANGUAGE / "1-alpha.md").write_text("broken", encoding="utf-8")
    assert [part.id for part in begin(options).library.sections] == ["beta"]


def test_the_same_folder_under_another_name_has_the_same_good_versions(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(options)
    (tmp_path / "link").symlink_to(options.content)
    monkeypatch.chdir(tmp_path)
    for same in (Path(options.content.name), tmp_path / "link"):
        assert good_versions(same).versions()
