"""The words of an utterance to one phrase, or none."""

import pytest

from kiosk.hearing.decision import Match, match_phrase
from kiosk.hearing.recogniser import HeardWord

PHRASES = {"next page": "next page", "stop": "Stop", "stop reading": "stop reading"}
FARTHER_DB = 8.0


def heard(text: str, *confidences: float) -> list[HeardWord]:
    """Each word takes a second."""
    words = text.split()
    given = zip(words, confidences or [1.0] * len(words), strict=True)
    return [HeardWord(word, at, float(second), second + 1.0) for second, (word, at) in enumerate(given)]


def found(words: list[HeardWord], *levels_db: float) -> Match:
    """What they are; without levels all are as loud."""
    given = levels_db or (-20.0,) * len(words)
    return match_phrase(words, PHRASES, lambda from_s, _: given[int(from_s)], FARTHER_DB)


def test_a_whole_phrase_is_itself_as_it_was_asked_for() -> None:
    assert found(heard("next page", 0.8, 0.6)) == Match("next page", 0.6)
    assert found(heard("stop")) == Match("Stop", 1.0)


@pytest.mark.parametrize(
    "text", ["", "next", "page", "next page stop", "[unk] next page", "next page [unk]", "page next", "[unk]"]
)
def test_anything_else_is_nothing(text: str) -> None:
    assert found(heard(text)) == Match()


@pytest.mark.parametrize(
    ("text", "levels_db"),
    [
        ("[unk] next page", (-40.0, -20.0, -22.0)),
        ("next page [unk]", (-21.0, -20.0, -29.0)),
        ("over there next page you know", (-30.0, -31.0, -20.0, -20.0, -35.0, -33.0)),
    ],
)
def test_what_somebody_farther_away_said_around_it_does_not_count(
    text: str, levels_db: tuple[float, ...]
) -> None:
    assert found(heard(text), *levels_db) == Match("next page", 1.0)


def test_a_word_nearly_as_loud_belongs_to_it() -> None:
    assert found(heard("[unk] next page"), -27.9, -20.0, -20.0) == Match()
    assert found(heard("[unk] next page"), -28.0, -20.0, -20.0) == Match("next page", 1.0)


def test_a_faint_word_within_it_belongs_to_it() -> None:
    assert found(heard("next [unk] page"), -20.0, -50.0, -20.0) == Match()


def test_the_words_of_somebody_farther_away_are_no_command() -> None:
    assert found(heard("[unk] next page"), -20.0, -35.0, -35.0) == Match()
