"""Settings: typed, with range; a wrong value is named with its line and the default is used."""

import dataclasses
from pathlib import Path

import pytest

from kiosk.core.keys import Pad
from kiosk.core.settings import Caution, Listening, Settings
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
        (
            "rate_wpm: 500",
            "`rate_wpm` is 500, but it must be a whole number from 110 to 200. Until then the kiosk uses 150.",
        ),
        ("rate_wpm: fast", "`rate_wpm` is fast, but it must be a whole number from 110 to 200"),
        ("rate_wmp: 150", "there is nothing called `rate_wmp`. Did you mean `rate_wpm`"),
        ("idle_answer_s: 5", "must be a whole number from 30 to 300"),
        (
            "listening: perhaps",
            "`listening` is perhaps, but it must be always, on_press or never. Until then the kiosk uses always.",
        ),
        ("listening:", "`listening` is empty, but it must be always, on_press or never"),
        ("listening: [never]", "`listening` is a list, but it must be always, on_press or never"),
        (
            "caution: Very Careful",
            "is Very Careful, but it must be careful, balanced or eager. Until then the kiosk uses balanced.",
        ),
        ("idle_answer_s: [30]", "is a list, but it must be a whole number from 30 to 300"),
        ("mm_per_pixel: nan", "is nan, but it must be a number from 0.0 to 1.0"),
        ("rate_wpm: !!int abc", "is abc, but it must be a whole number"),
        ("rate_wpm: 2024-02-31", "is 2024-02-31, but it must be a whole number"),
        ("microphone: [a]", "`microphone` must be one text"),
        (
            "night_from: 25:00",
            "`night_from` is 25:00, but it must be hours and minutes from 00:00 to 23:59. Until then the kiosk uses "
            "20:00.",
        ),
        ("night_to: [7]", "`night_to` is a list, but it must be hours and minutes"),
        ("dwell_s: 0.5", "`dwell_s` is 0.5, but it must be a number from 1.0 to 15.0"),
        (
            "keys: {previous: page_dwon}",
            "is page_dwon, but there is no key of that name. Did you mean `page_down`.",
        ),
        (
            "keys: {help: the red one}",
            "`keys: help` is the_red_one, but there is no key of that name. Write a name such as f5, a, 7, plus or "
            "page_down. Until then `keys` counts as empty.",
        ),
        ("keys: {prevous: a}", "there is nothing called `prevous`. Did you mean `previous`."),
        ("keys: {next: [a]}", "`keys: next` must be one text"),
        ("keys: f5", "`keys` must have lines of its own below it"),
        (
            "keys: {next: a, help: b, back: A}",
            "`keys: next` and `keys: back` are both the key a. Give each a key",
        ),
    ],
)
def test_a_wrong_value_is_named_and_the_others_hold(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(f"# notes\nvolume_percent: 50\n{line}\n", encoding="utf-8")
    settings, (problem,) = read_settings(file)
    assert str(problem).startswith(f"{file}, line 3: ")
    assert words in str(problem)
    assert settings == Settings(volume_percent=50)


@pytest.mark.parametrize(
    "text", [b"rate_wpm: [", b"just words", b"\xff\xfe", b"a: 1\na: 2", b"a: " + b"[" * 5000, b"PK\x03\x04"]
)
def test_a_file_that_is_no_list_is_named_and_the_defaults_hold(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "settings.yaml"
    file.write_bytes(text)
    settings, problems = read_settings(file)
    assert settings == Settings()
    assert problems


def test_no_file_at_all_is_named(tmp_path: Path) -> None:
    file = tmp_path / "none.yaml"
    settings, (problem,) = read_settings(file)
    assert settings == Settings()
    assert str(problem) == f"{file}: there is no such file. The kiosk uses its own settings."


def test_numbers_and_yes_and_no_are_taken_as_they_are_meant(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(
        "rate_wpm: 120\nmm_per_pixel: .25\nlistening: Never \nlanguage: no\nmicrophone: 2\n", encoding="utf-8"
    )
    settings, problems = read_settings(file)
    assert problems == ()
    assert settings == Settings(
        language="no", mm_per_pixel=0.25, rate_wpm=120, listening=Listening.NEVER, microphone="2"
    )


def test_keys_and_times_are_taken_however_they_are_written(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("night_from: 7:30\nnight_to: 23:05\nkeys:\n  Previous: Page Down\n  switch: 5\n")
    settings, problems = read_settings(file)
    assert problems == ()
    assert settings == Settings(
        night_from="07:30", night_to="23:05", keys={Pad.PREVIOUS: "page_down", Pad.SWITCH: "5"}
    )


def test_the_keys_in_the_notes_can_be_used_as_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(OWN.read_text(encoding="utf-8").replace("\n#  ", "\n  "), encoding="utf-8")
    settings, problems = read_settings(file)
    assert problems == ()
    assert settings.keys == {Pad.PREVIOUS: "4", Pad.ENTER: "5", Pad.NEXT: "6"}


@pytest.mark.parametrize("typed", ["on_press", "On press", "'on-press '", "“on_press”", "ON_PRESS."])
def test_a_word_is_taken_however_it_is_written(tmp_path: Path, typed: str) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(f"listening: {typed}\ncaution:   Eager  \n", encoding="utf-8")
    settings, problems = read_settings(file)
    assert (settings, problems) == (Settings(listening=Listening.ON_PRESS, caution=Caution.EAGER), ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("false", "never"), ("No", "never"), ("true", "always"), ("", "always"), ("perhaps", "always")],
)
def test_the_old_name_of_listening_still_counts_and_is_told(
    tmp_path: Path, typed: str, meant: Listening
) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(f"language: en\nis_listening_allowed: {typed}\n", encoding="utf-8")
    settings, (problem,) = read_settings(file)
    assert settings.listening == meant
    assert str(problem) == (
        f"{file}, line 2: `is_listening_allowed` is now called `listening`. "
        f"Take this line out, and write `listening: {meant}`."
    )


def test_the_new_name_counts_more_than_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("listening: on_press\nis_listening_allowed: true\n", encoding="utf-8")
    settings, problems = read_settings(file)
    assert (settings.listening, len(problems)) == (Listening.ON_PRESS, 1)
