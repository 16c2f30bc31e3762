"""What staff measured at the screen goes before the settings, and does no harm when it is damaged."""

import os
from pathlib import Path

import pytest

from kiosk.core.settings import Settings
from kiosk.library.measures_file import MeasuresFile

SETTINGS = Settings(mm_per_pixel=0.3, viewing_distance_mm=700, volume_percent=50, rate_wpm=120)


def test_what_was_kept_goes_before_the_settings_of_those_names_alone(tmp_path: Path) -> None:
    MeasuresFile(tmp_path).keep(0.2479, 650, 90)
    settings, problems = MeasuresFile(tmp_path).put_before(SETTINGS)
    assert problems == ()
    assert settings == Settings(mm_per_pixel=0.2479, viewing_distance_mm=650, volume_percent=90, rate_wpm=120)


def test_a_panel_that_nobody_measured_is_left_to_the_settings(tmp_path: Path) -> None:
    MeasuresFile(tmp_path).keep(0.0, 650, 90)
    assert MeasuresFile(tmp_path).put_before(SETTINGS)[0].mm_per_pixel == 0.3


def test_without_the_file_the_settings_are_as_they_were(tmp_path: Path) -> None:
    assert MeasuresFile(tmp_path).put_before(SETTINGS) == (SETTINGS, ())


@pytest.mark.parametrize(
    "damaged",
    [
        b"mm_per_pixel: 3\nvolume_percent: 90\n",
        b"volume: 90\nvolume_percent: x\n",
        b"\0\0\0\0\0\0",
        b"[",
        b"\xff",
    ],
)
def test_a_damaged_file_counts_for_nothing_and_is_told_in_one_problem(tmp_path: Path, damaged: bytes) -> None:
    file = MeasuresFile(tmp_path).path
    file.write_bytes(damaged)
    settings, (problem,) = MeasuresFile(tmp_path).put_before(SETTINGS)
    assert settings == SETTINGS
    assert str(problem).startswith(str(file))
    assert str(problem).endswith("The settings count until it is measured again on the page for the staff.")


def test_a_full_disk_leaves_what_was_kept_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    measures = MeasuresFile(tmp_path)
    measures.keep(0.25, 650, 90)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    measures.keep(0.5, 650, 10)
    assert measures.put_before(SETTINGS)[0].volume_percent == 90
    assert "No space left on device" in caplog.text
    assert [file.name for file in tmp_path.iterdir()] == ["measures.yaml"]
