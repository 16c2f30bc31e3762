"""Settings: typed, with range; a wrong value is named with its line and the default is used."""

import dataclasses
from pathlib import Path

import pytest

from kiosk.core.settings import Settings
from kiosk.library.settings_file import read_settings

OWN = Path(__file__).parent.parent.parent / "content" / "settings.yaml"


def test_the_kiosks_own_file_names_every_setting_with_its_default() -> None:
    settings, problems = read_settings(OWN)
    assert problems == ()
    assert settings == Settings()
    lines = OWN.read_text(encoding="utf-8")
    assert all(f"\n{field.name}:" in lines for field in dataclasses.fields(Settings))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("rate_wpm: 500", "`rate_wpm` is 500, but it should be less than or equal to 200"),
        ("rate_wpm: fast", "`rate_wpm` is 'fast', but it should be a valid integer"),
        ("rate_wmp: 150", "there is nothing called `rate_wmp`. Did you mean `rate_wpm`"),
        ("idle_answer_s: 5", "greater than or equal to 30"),
        ("is_listening_allowed: perhaps", "`is_listening_allowed` is 'perhaps'"),
    ],
)
def test_a_wrong_value_is_named_and_the_others_hold(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(f"# notes\nvolume_percent: 50\n{line}\n", encoding="utf-8")
    settings, (problem,) = read_settings(file)
    assert str(problem).startswith(f"{file}, line 3: ")
    assert words in str(problem)
    assert settings == Settings(volume_percent=50)


@pytest.mark.parametrize("text", [b"rate_wpm: [", b"just words", b"\xff\xfe", b"a: 1\na: 2"])
def test_a_file_that_is_no_list_is_named_and_the_defaults_hold(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "settings.yaml"
    file.write_bytes(text)
    settings, problems = read_settings(file)
    assert settings == Settings()
    assert problems


def test_no_file_at_all_is_named(tmp_path: Path) -> None:
    settings, (problem,) = read_settings(tmp_path / "none.yaml")
    assert settings == Settings()
    assert "there is no such file" in str(problem)
