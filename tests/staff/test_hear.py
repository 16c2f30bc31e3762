"""The command `hear`: recordings of every kind through real ears, and files that are none."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from kiosk.core.effects import Listen
from kiosk.core.ports import SoundHearing
from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.staff.hear import hear_files
from tests.lab.other_voices import speak

REQUEST = Listen(turn=1, phrases=("next page", "go home", "read aloud"))
FORMATS = ["PCM_16", "PCM_24", "PCM_32", "PCM_U8", "FLOAT", "DOUBLE", "ULAW", "IMA_ADPCM"]


@dataclass
class Answer:
    exit_code: int = -1
    lines: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(speech_model: Path) -> Ask:
    recogniser = VoskRecogniser(speech_model)

    def open_hearing() -> SoundHearing:
        return VoskHearing(recogniser)

    def ask(*files: Path, as_json: bool = True, request: Listen = REQUEST) -> Answer:
        answer = Answer()
        answer.exit_code = hear_files(
            open_hearing,
            request,
            lambda phrase: phrase.replace(" ", "_"),
            files,
            as_json=as_json,
            complain=answer.complaints.append,
            tell=answer.lines.append,
        )
        return answer

    return ask


def record(file: Path, text: str, rate_hz: int = 16_000, channels: int = 1, width: str = "PCM_16") -> Path:
    samples = soxr.resample(speak(text, "awb").samples.astype(np.float64) / 32768.0, 16_000, rate_hz)
    soundfile.write(file, np.tile(samples[:, None], channels), rate_hz, subtype=width, format="WAV")
    return file


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_any_rate_and_channels(ask: Ask, tmp_path: Path, rate_hz: int, channels: int) -> None:
    answer = ask(record(tmp_path / "a.wav", "next page", rate_hz, channels))
    (line,) = map(json.loads, answer.lines)
    assert (line["phrase"], line["action"], answer.exit_code) == ("next page", "next_page", 0)


@pytest.mark.parametrize("width", FORMATS)
def test_any_width(ask: Ask, tmp_path: Path, width: str) -> None:
    answer = ask(record(tmp_path / "a.wav", "read aloud", width=width))
    assert [json.loads(line)["action"] for line in answer.lines] == ["read_aloud"]


def test_times_are_seconds_of_the_file(ask: Ask, tmp_path: Path) -> None:
    file = record(tmp_path / "a.wav", "next page", 44_100)
    (line,) = map(json.loads, ask(file).lines)
    assert set(line) == {"file", "phrase", "action", "speech_end_s", "decided_s"}
    assert line["file"] == str(file)
    end_s = speak("next page", "awb").end_s
    assert line["speech_end_s"] == pytest.approx(end_s, abs=0.15)
    assert 0.0 < line["decided_s"] - end_s < 0.4


def test_speech_that_is_no_command_and_a_file_without_speech(ask: Ask, tmp_path: Path) -> None:
    silence = tmp_path / "silence.wav"
    soundfile.write(silence, np.zeros(16_000), 16_000)
    talk = record(tmp_path / "talk.wav", "a coffee with milk")
    answer = ask(talk, silence)
    talked, silent = map(json.loads, answer.lines)
    assert (talked["phrase"], talked["action"]) == (None, None)
    assert talked["decided_s"] > talked["speech_end_s"] > 0.5
    assert silent == {
        "file": str(silence), "phrase": None, "action": None, "speech_end_s": None, "decided_s": None
    }  # fmt: skip
    assert answer.exit_code == 0


def test_sentences_for_people(ask: Ask, tmp_path: Path) -> None:
    answer = ask(record(tmp_path / "a.wav", "go home"), as_json=False)
    assert answer.lines[0].startswith(f'{tmp_path / "a.wav"}: "go home" -> go_home (speech ended at ')


def test_one_command_after_the_other_in_one_file_is_one_line_each(ask: Ask, tmp_path: Path) -> None:
    pause = np.zeros(12_000, np.int16)
    words = [speak(text, "awb").samples for text in ("next page", "go home")]
    file = tmp_path / "a.wav"
    soundfile.write(file, np.concatenate((words[0], pause, words[1])), 16_000)
    assert [json.loads(line)["phrase"] for line in ask(file).lines] == ["next page", "go home"]


def test_a_file_cut_short_in_its_last_word_still_ends(ask: Ask, tmp_path: Path) -> None:
    speech = speak("next page", "awb")
    file = tmp_path / "a.wav"
    soundfile.write(file, speech.samples[: round(speech.end_s * 16_000)], 16_000)
    assert [json.loads(line)["phrase"] for line in ask(file).lines] == ["next page"]


def test_files_that_cannot_be_read_are_named_and_the_others_are_done(ask: Ask, tmp_path: Path) -> None:
    good = record(tmp_path / "good.wav", "next page")
    header_only = tmp_path / "short.wav"
    header_only.write_bytes(good.read_bytes()[:20])
    empty = tmp_path / "empty.wav"
    empty.touch()
    text = tmp_path / "text.wav"
    text.write_text("This is no sound.")
    headerless = tmp_path / "sound.raw"
    headerless.write_bytes(bytes(1000))
    slow = tmp_path / "slow.wav"
    soundfile.write(slow, np.zeros(100), 10)
    bad = [tmp_path / "missing.wav", tmp_path, header_only, empty, text, headerless, slow]
    answer = ask(*bad, good)
    assert answer.exit_code == 1
    assert [json.loads(line)["phrase"] for line in answer.lines] == ["next page"]
    assert [complaint.partition(": ")[0] for complaint in answer.complaints] == [str(file) for file in bad]
    assert all(complaint.endswith(".") and "\n" not in complaint for complaint in answer.complaints)


def test_samples_that_are_no_numbers_are_silence(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    soundfile.write(file, np.full(16_000, np.nan, np.float32), 16_000, subtype="FLOAT")
    assert [json.loads(line)["decided_s"] for line in ask(file).lines] == [None]


def test_phrases_that_nobody_can_say_are_named_once(ask: Ask, tmp_path: Path) -> None:
    request = Listen(turn=1, phrases=("polyneuropathy", "next page"))
    file = record(tmp_path / "a.wav", "next page")
    answer = ask(file, file, request=request)
    assert len(answer.complaints) == 1
    assert "polyneuropathy" in answer.complaints[0]
    assert answer.exit_code == 0
