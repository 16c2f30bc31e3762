"""The recogniser's own faults are one exception of ours."""

import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from kiosk.hearing.recogniser import RecogniserError, VoskRecogniser
from tests.hearing.sound import said

GRAMMAR = '["next page", "[unk]"]'


def test_it_gives_words_with_confidence(recogniser: VoskRecogniser) -> None:
    decoding = recogniser.decode(GRAMMAR)
    decoding.accept(said("next page", before_s=0.3, after_s=0.3))
    words = decoding.finish()
    assert [word.text for word in words] == ["next", "page"]
    assert all(0.5 < word.confidence <= 1.0 for word in words)


def test_silence_and_nothing_at_all_are_no_words(recogniser: VoskRecogniser) -> None:
    assert recogniser.decode(GRAMMAR).finish() == ()
    decoding = recogniser.decode(GRAMMAR)
    decoding.accept(bytes(32_000))
    assert decoding.finish() == ()


def test_words_before_an_end_that_vosk_sees_by_itself_are_not_lost(recogniser: VoskRecogniser) -> None:
    decoding = recogniser.decode(GRAMMAR)
    for sound in (said("next page", after_s=2.0), said("next page", after_s=0.3)):
        for at in range(0, len(sound), 1024):
            decoding.accept(sound[at : at + 1024])
    assert [word.text for word in decoding.finish()] == ["next", "page", "next", "page"]


def test_two_utterances_know_nothing_of_each_other(recogniser: VoskRecogniser) -> None:
    sound = said("next page", before_s=0.3, after_s=0.3)
    answers = []
    for _ in range(2):
        decoding = recogniser.decode(GRAMMAR)
        decoding.accept(sound)
        answers.append(decoding.finish())
    assert answers[0] == answers[1]


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecogniserError, match=str(tmp_path)):
        VoskRecogniser(tmp_path)


def test_what_vosk_cannot_take_is_our_exception(recogniser: VoskRecogniser) -> None:
    with pytest.raises(RecogniserError, match="middle"):
        recogniser.decode(GRAMMAR).accept(cast(Any, 7))


def test_a_missing_vosk_is_our_exception(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "vosk", None)
    with pytest.raises(RecogniserError, match="set-up"):
        VoskRecogniser(tmp_path)


def test_the_ears_are_imported_without_vosk() -> None:
    program = "import sys, kiosk.hearing.ears; assert 'vosk' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_the_model_writes_nothing_to_the_terminal(speech_model: Path) -> None:
    program = """
import sys
from pathlib import Path
from kiosk.hearing.recogniser import VoskRecogniser
VoskRecogniser(Path(sys.argv[1])).decode('["next polyneuropathy"]').finish()
"""
    ended = subprocess.run(
        [sys.executable, "-c", program, str(speech_model)], check=True, capture_output=True, timeout=60
    )
    assert ended.stdout + ended.stderr == b""
