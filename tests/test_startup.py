"""The beginning: what cannot be read is told in one sentence for each problem, never with a traceback."""

import logging
import shutil
from pathlib import Path

import pytest

from kiosk.options import Options
from kiosk.startup import CANNOT_START, CannotStartError, begin, guarded

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


def test_a_missing_folder_is_one_sentence(options: Options) -> None:
    shutil.rmtree(options.content)
    with pytest.raises(CannotStartError, match=f"^there is no folder {options.content}. Put it back"):
        begin(options)
