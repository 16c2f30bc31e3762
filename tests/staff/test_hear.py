"""The command `hear`: recordings of every kind through real ears, and files that are none."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import soxr

from kiosk.core.content import Library
from kiosk.core.ports import SoundHearing
from kiosk.core.settings import Settings
from kiosk.core.trust import Attention, judge_heard
from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.staff.hear import HearLine, hear_file, hear_files
from kiosk.staff.situation import NoSituationError, situation
from tests.lab.other_voices import speak
from tests.staff.stand_ins import Ears, at

FORMATS = ["PCM_16", "PCM_24", "PCM_32", "PCM_U8", "FLOAT", "DOUBLE", "ULAW", "IMA_ADPCM"]


@dataclass
class Answer:
    exit_code: int = -1
    lines: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(speech_model: Path, texts: Library) -> Ask:
    recogniser = VoskRecogniser(speech_model)

    def open_hearing() -> SoundHearing:
        return VoskHearing(recogniser)

    def ask(*files: Path, as_json: bool = True, library: Library = texts) -> Answer:
        answer = Answer()
        answer.exit_code = hear_files(
            open_hearing,
            situation("symptoms", Attention.RECENT, Settings(), library),
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
    assert talked["is_long"] is False
    assert set(silent) == set(talked)
    told = {name for name, value in silent.items() if value not in (None, False)}
    assert told == {"file", "attention"}
    assert answer.exit_code == 0


def test_one_line_explains_a_decision(ask: Ask, tmp_path: Path) -> None:
    file = record(tmp_path / "a.wav", "go home")
    (line,) = ask(file, as_json=False).lines
    heard, _, verdict = line.partition(" -> ")
    assert heard.startswith(f"{file} at 0.")
    assert ' s: "go home" (sure ' in heard
    assert heard.endswith(" needed)")
    assert "; somebody has just done something: 0." in heard
    assert verdict == "go_home"


def line(who: Attention, phrase: str | None, sure: float, silence_s: float, **fields: Any) -> HearLine:
    """What is known of a decision, where 0.95 and half a second of silence are needed."""
    needed = {"needed_confidence": 0.95, "needed_silence_s": 0.5} if phrase else {}
    known = {"is_long": False, "speech_end_s": 1.04, "decided_s": 1.3, **needed, **fields}
    return HearLine("a.wav", phrase, confidence=sure, silence_before_s=silence_s, attention=who, **known)


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        (
            line(Attention.NOBODY, "treatments", 0.9, 2.0),
            '"treatments" (sure 0.90, after 2.0 s of silence; nobody is there: 0.95 and 0.5 s of silence needed) -> '
            "nothing: 0.95 needed",
        ),
        (
            line(Attention.OPEN, "treatments", 1.0, 0.2),
            '"treatments" (sure 1.00, after 0.2 s of silence; a visit is open: 0.95 and 0.5 s of silence needed) -> '
            "nothing: 0.5 s of silence needed",
        ),
        (
            line(Attention.RECENT, "go back", 0.4, 0.2, needed_silence_s=0.0, is_answered=True),
            '"go back" (sure 0.40, after 0.2 s of silence; somebody has just done something: 0.95 needed) -> '
            "nothing: 0.95 needed; it tells that it did not understand",
        ),
        (
            line(Attention.PUSHED, None, 0.0, 0.1, is_answered=True),
            "speech that is no command (after 0.1 s of silence; the speak button was pressed) -> nothing; it tells "
            "that it did not understand",
        ),
        (
            line(Attention.OPEN, None, 0.0, 0.1, is_long=True),
            "talk, longer than any command -> nothing",
        ),
        (
            line(Attention.OVER_OWN_VOICE, "stop", 1.0, 1.0, needed_confidence=1.01, needed_silence_s=0.0),
            '"stop" (sure 1.00, after 1.0 s of silence; the kiosk is speaking: more than certainty needed) -> '
            "nothing: more than certainty needed",
        ),
    ],
)
def test_what_is_lacking_is_told(decided: HearLine, told: str) -> None:
    assert decided.as_text() == f"a.wav at 1.0 s: {told}"


@pytest.mark.parametrize("who", Attention)
def test_each_attention_asks_for_and_judges_what_the_running_kiosk_would(
    texts: Library, tmp_path: Path, who: Attention
) -> None:
    file = tmp_path / "a.wav"
    soundfile.write(file, np.zeros(16_000), 16_000)
    moment = situation("home", who, Settings(), texts)
    phrase = "stop reading" if who is Attention.OVER_OWN_VOICE else "treatments"
    assert phrase in moment.request.phrases
    assert moment.request.competitors
    assert moment.request.is_over_own_voice == (who is Attention.OVER_OWN_VOICE)
    (found,) = hear_file(Ears([at(phrase, 0.0)]), moment, file)
    verdict = judge_heard(moment.state, texts, phrase, 0.0, 1.0)
    assert (found.action, found.attention, verdict.attention) == (None, who, who)
    assert (found.needed_confidence, found.needed_silence_s) == (
        verdict.floor.confidence,
        verdict.floor.silence_before_s,
    )
    assert found.meaning == ("stop_reading" if who is Attention.OVER_OWN_VOICE else "open_section treatments")


def test_with_nobody_there_only_the_home_screen_is_shown(texts: Library) -> None:
    with pytest.raises(NoSituationError, match="with nobody there"):
        situation("symptoms", Attention.NOBODY, Settings(), texts)
    with pytest.raises(NoSituationError, match="there is no screen 'moon'"):
        situation("moon", Attention.OPEN, Settings(), texts)


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


def test_phrases_that_nobody_can_say_are_named_once(ask: Ask, tmp_path: Path, texts: Library) -> None:
    first, *others = texts.sections
    library = replace(texts, sections=(replace(first, names=("polyneuropathy",)), *others))
    file = record(tmp_path / "a.wav", "next page")
    answer = ask(file, file, library=library)
    assert len(answer.complaints) == 1
    assert "polyneuropathy" in answer.complaints[0]
    assert answer.exit_code == 0
