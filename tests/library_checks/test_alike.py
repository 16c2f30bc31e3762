"""Phrases that sound almost the same."""

import pytest

from kiosk.library.checks.alike import Alike, find_alike, has_same_frame
from kiosk.library.checks.dictionary import Dictionary
from tests.library_checks.clinic import plain_english


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary(plain_english().syllables)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stop reading", "start reading"),
        ("medication", "meditation"),
        ("nerve pain", "nerve pane"),
        ("your feet", "your feat"),
        ("go on", "go in"),
        ("where it hurts", "when it hurts"),
        ("about medicines", "about medicine"),
        ("gabapentin", "gabapentins"),
    ],
)
def test_alike(dictionary: Dictionary, one: str, other: str) -> None:
    assert find_alike([one, "the weather", other], dictionary.phones) == [Alike(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("next page", "next place"),
        ("go on", "go home"),
        ("pills and tablets", "pumps and tablets"),
        ("my questions", "common questions"),
        ("where it hurts", "what it is"),
        ("gabapentin", "pregabalin"),
    ],
)
def test_not_alike(dictionary: Dictionary, one: str, other: str) -> None:
    assert find_alike([one, other], dictionary.phones) == []


def test_each_pair_once_and_the_same_phrase_never(dictionary: Dictionary) -> None:
    said = ["right arm", "write arm", "right arm", "wright arm"]
    assert find_alike(said, dictionary.phones) == [
        Alike("right arm", "write arm"),
        Alike("right arm", "wright arm"),
        Alike("write arm", "wright arm"),
    ]


def test_a_phone_is_one_character_whatever_its_stress(dictionary: Dictionary) -> None:
    assert len(dictionary.phones("next page")) == 8
    assert dictionary.phones("permit")[1:3] == dictionary.phones("hermit")[1:3]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("show me pets", "show me food", True),
        ("show me pets", "pets", False),
        ("please stop", "please go", True),
        ("show me ", "show me food", False),
        ("number one", "number nine", True),
        ("number one", "show me one", False),
    ],
)
def test_names_in_the_same_frame(one: str, other: str, is_same: bool) -> None:
    frames = ("show me {name}", "number {number}", "please {phrase}")
    assert has_same_frame(one, other, frames) is is_same
