"""The kiosk's voice to a file."""

import json
import wave
from pathlib import Path

import pytest

from kiosk.staff.say import say


class Sound:
    samples = bytes(2 * 8000)
    rate_hz = 8000
    word_starts_s = (0.0, 0.25)


def test_the_file_holds_the_sound_and_the_list_its_words(tmp_path: Path) -> None:
    wav, words = tmp_path / "said.wav", tmp_path / "said.json"
    asked: list[tuple[str, ...]] = []

    def render(spoken: tuple[str, ...]) -> Sound:
        asked.append(spoken)
        return Sound()

    assert say(("HIV,", "“naïve”"), ("H I V,", "“naïve”"), render, wav, words) == 0
    assert asked == [("H I V,", "“naïve”")]
    with wave.open(str(wav)) as written:
        assert (written.getnchannels(), written.getsampwidth(), written.getframerate()) == (1, 2, 8000)
        assert written.readframes(9000) == Sound.samples
    assert json.loads(words.read_text(encoding="utf-8")) == [
        {"word": "HIV,", "start_s": 0.0, "end_s": 0.25},
        {"word": "“naïve”", "start_s": 0.25, "end_s": 1.0},
    ]


def test_a_folder_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wav = tmp_path / "nowhere" / "said.wav"
    assert say(("a", "b"), ("a", "b"), lambda words: Sound(), wav, None) == 1
    assert capsys.readouterr().err == f"Cannot write {wav}: No such file or directory.\n"
