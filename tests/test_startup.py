"""The beginning: what cannot be read is told in one sentence for each problem, never with a traceback."""

import logging
import shutil
import tomllib
from pathlib import Path

import pytest

from kiosk import startup
from kiosk.library.measures_file import MeasuresFile
from kiosk.options import Options
from kiosk.startup import CANNOT_START, CannotStartError, begin, guarded, state_folder

TOP = Path(__file__).parent.parent


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    content = Path(shutil.copytree(TOP / "content", tmp_path / "content"))
    shutil.copytree(TOP / "voices" / "en", tmp_path / "voices" / "en")
    return Options(content, tmp_path / "voices", content / "settings.yaml")


def told(options: Options, caplog: pytest.LogCaptureFixture) -> list[str]:
    def do() -> int:
        begin(options)
        return 0

    assert guarded(do) == CANNOT_START
    return [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]


def test_each_problem_is_a_line_of_its_own(options: Options, caplog: pytest.LogCaptureFixture) -> None:
    file = options.voices / "en" / "voice.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{page} of", "{").replace("{phrase}", "{words}"), encoding="utf-8")
    lines = told(options, caplog)
    assert len(lines) == 4
    assert all(line.startswith(f"{file}, line ") for line in lines)


@pytest.mark.parametrize("name", ["voice.yaml", "help.md"])
def test_a_missing_file_is_one_sentence(
    options: Options, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    file = options.voices / "en" / name
    file.unlink()
    assert told(options, caplog) == [f"{file}: there is no such file. Put it back."]


@pytest.mark.parametrize("name", ["voice.yaml", "help.md"])
def test_a_file_of_another_kind_is_one_sentence(
    options: Options, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    file = options.voices / "en" / name
    file.write_bytes(b"PK\x03\x04 and more")
    (line,) = told(options, caplog)
    assert line == f"{file}: this is a Word document, not a plain text. Save it as plain text (UTF-8)."


def test_a_language_that_is_not_there_is_one_sentence(
    options: Options, caplog: pytest.LogCaptureFixture
) -> None:
    options.settings.write_text("language: zz\n", encoding="utf-8")
    (line,) = told(options, caplog)
    assert line == (
        f"there is no folder {options.content / 'zz'}. Put it back, or correct `language` in {options.settings}."
    )


def test_without_a_settings_file_it_begins(options: Options, caplog: pytest.LogCaptureFixture) -> None:
    options.settings.unlink()
    assert begin(options).library.sections
    assert [record.getMessage() for record in caplog.records] == [
        f"{options.settings}: there is no such file. The kiosk uses its own settings."
    ]


def test_what_staff_measured_goes_before_the_settings(options: Options) -> None:
    MeasuresFile(state_folder()).keep(0.3, 900, 40)
    settings = begin(options).settings
    assert (settings.mm_per_pixel, settings.viewing_distance_mm, settings.volume_percent) == (0.3, 900, 40)


def test_damaged_measures_are_told_in_one_sentence_and_the_settings_count(
    options: Options, caplog: pytest.LogCaptureFixture
) -> None:
    file = MeasuresFile(state_folder()).path
    file.parent.mkdir(parents=True)
    file.write_text("volume_percent: 900\nviewing_distance_mm: x\n", encoding="utf-8")
    assert begin(options).settings.volume_percent == 80
    (line,) = (record.getMessage() for record in caplog.records)
    assert line == (
        f"{file}, line 2: `viewing_distance_mm` is x, but it must be a whole number from 400 to 1500. The settings "
        "count until it is measured again on the page for the staff."
    )


def test_the_version_is_that_of_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert startup.version() == project["version"]
    monkeypatch.setattr(startup, "_PROJECT", tmp_path / "none.toml")
    assert startup.version() == ""


def test_a_missing_folder_is_one_sentence(options: Options) -> None:
    shutil.rmtree(options.content)
    with pytest.raises(CannotStartError, match=f"^there is no folder {options.content}. Put it back"):
        begin(options)
