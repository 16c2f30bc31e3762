"""The words of an utterance to one phrase, or none."""

import pytest

from kiosk.hearing.decision import Floors, Match, decide
from kiosk.hearing.grammar import build_grammar
from kiosk.hearing.recogniser import HeardWord

GRAMMAR = build_grammar(("next page", "Stop", "stop reading"), lambda word: True)
FLOORS = Floors(words=0.5, single_word=0.7, over_own_voice=0.9)


def heard(text: str, *confidences: float) -> list[HeardWord]:
    words = text.split()
    return [HeardWord(word, at) for word, at in zip(words, confidences or [1.0] * len(words), strict=True)]


def phrase(words: list[HeardWord], *, is_over_own_voice: bool = False) -> str | None:
    return decide(words, GRAMMAR, FLOORS, is_over_own_voice=is_over_own_voice).phrase


def test_a_whole_phrase_is_itself_as_it_was_asked_for() -> None:
    assert decide(heard("next page", 0.8, 0.6), GRAMMAR, FLOORS, is_over_own_voice=False) == Match(
        "next page", 0.6
    )
    assert phrase(heard("stop")) == "Stop"


@pytest.mark.parametrize(
    "text", ["", "next", "page", "next page stop", "[unk] next page", "next page [unk]", "page next", "[unk]"]
)
def test_anything_else_is_nothing(text: str) -> None:
    assert phrase(heard(text)) is None


def test_the_least_sure_word_decides() -> None:
    assert phrase(heard("next page", 1.0, 0.5)) == "next page"
    assert phrase(heard("next page", 1.0, 0.49)) is None


def test_one_word_alone_must_be_surer() -> None:
    assert phrase(heard("stop", 0.7)) == "Stop"
    assert phrase(heard("stop", 0.69)) is None


def test_over_its_own_voice_the_kiosk_must_be_surer_still() -> None:
    assert phrase(heard("stop reading", 0.9, 0.9), is_over_own_voice=True) == "stop reading"
    assert phrase(heard("stop reading", 1.0, 0.89), is_over_own_voice=True) is None
