"""Passive voice, hard words and terms in single sentences."""

from pathlib import Path

import pytest

from kiosk.library.checks.passages import PlacedSentence, Role
from kiosk.library.checks.passive import find_passive
from kiosk.library.checks.plain_language import read_plain_language
from kiosk.library.checks.readability import words_of
from kiosk.library.checks.sentences import hard_words, sentence_advice
from kiosk.library.checks.term_forms import TermForms
from kiosk.library.named_values import read_named_values
from kiosk.library.problems import StaffFileError
from tests.library_checks.clinic import VOICES, plain_english, wordbook

PLAIN = plain_english()


def passive(text: str) -> str:
    return find_passive(words_of(text), PLAIN.passive, is_question=text.endswith("?"))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The nerve is damaged by a fall.", "is damaged"),
        ("These medicines were first used against seizures.", "were first used"),
        ("It has often been shown.", "been shown"),
        ("You will be carefully and fully examined.", ""),
        ("You will be very carefully examined.", "be very carefully examined"),
        ("It’s taken with water.", "It’s taken"),
        ("They are not known.", "are not known"),
        ("Is the pain in both feet caused by sugar?", "Is the pain in both feet caused"),
        ("Is the pain in your arms and legs caused by sugar?", ""),
        ("Is the pain caused by sugar?", "Is the pain caused"),
        ("How is nerve pain treated?", "is nerve pain treated"),
    ],
)
def test_passive_voice_is_found(text: str, verb: str) -> None:
    assert passive(text) == verb


@pytest.mark.parametrize(
    "text",
    [
        "A fall damaged the nerve.",
        "You are tired and worried.",
        "The skin is red.",
        "There is a need for rest.",
        "It is indeed hard.",
        "Pain is the body's alarm and helped us.",
        "You have seen a doctor.",
        "Are you in pain?",
        "What is the best bed?",
        "They are doctors who have learned much.",
    ],
)
def test_what_is_not_passive_is_left_alone(text: str) -> None:
    assert passive(text) == ""


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("The physiological mechanism is multifactorial.", ["physiological", "mechanism", "multifactorial"]),
        ("Take gabapentin.", ["gabapentin"]),
        ("It is an emergency, usually.", []),
        ("An over-the-counter pill from 2026 with B12.", []),
        ("The nerve’s messages and the nerves’ ends.", []),
        ("It numbs the place.", []),
        ("Ask the American Neurological Association.", []),
        ("Neurological signs are rare.", ["Neurological"]),
        ("A neurological, non-physiological sign.", ["neurological", "non-physiological"]),
    ],
)
def test_hard_words(text: str, hard: list[str]) -> None:
    assert hard_words(words_of(text), wordbook()) == hard


def test_a_term_is_no_hard_word_in_any_of_its_forms() -> None:
    text = "Postherpetic neuralgia, and a neurologist."
    assert hard_words(words_of(text), wordbook()) == ["Postherpetic", "neuralgia", "neurologist"]
    assert hard_words(words_of(text), wordbook("postherpetic neuralgia", "neurologist")) == []


def test_terms_are_found_by_the_longest_form() -> None:
    typed = read_named_values(
        "nerve block:\n  meaning: A shot.\n  also: [nerve blocks = nurv blocks]\nnerve:\n  say: nurv\n",
        Path("words.yaml"),
    )
    forms = TermForms.typed(typed)
    words = words_of("A nerve, nerve blocks and the (nerve) block.")
    assert [(found.term, words[found.first : found.end]) for found in forms.find(words)] == [
        ("nerve", ["nerve"]),
        ("nerve block", ["nerve", "blocks"]),
        ("nerve block", ["nerve", "block"]),
    ]
    assert forms.without(words) == ["A", "nerve", "and", "the"], "Only what has a meaning is left out."


def test_without_a_list_of_words_there_are_no_terms() -> None:
    assert TermForms.typed(None).find(["nerve"]) == []


def test_advice_names_the_line_and_a_hard_word_once_a_file() -> None:
    file = Path("a.md")
    sentences = [
        PlacedSentence(file, 7, "Gabapentin is used here.", Role.TEXT),
        PlacedSentence(file, 8, "Take gabapentin " + "now and " * 9 + "then.", Role.TEXT),
    ]
    told = [(problem.line, problem.what) for problem in sentence_advice(sentences, wordbook())]
    assert told == [
        (7, "“is used” does not say who does it"),
        (7, "`Gabapentin` is a hard word"),
        (8, "a sentence has 21 words; 20 are the most: “Take gabapentin now and now and ...”"),
    ]


def test_twenty_words_are_not_too_many() -> None:
    sentence = PlacedSentence(Path("a.md"), 1, "word " * 20, Role.TEXT)
    assert list(sentence_advice([sentence], wordbook())) == []


def test_a_language_without_the_file_has_no_plain_words(tmp_path: Path) -> None:
    assert read_plain_language(tmp_path) is None


def test_a_wrong_pattern_in_the_file_is_named(tmp_path: Path) -> None:
    text = (VOICES / "en" / "plain_language.yaml").read_text(encoding="utf-8")
    (tmp_path / "plain_language.yaml").write_text(text.replace('"[aeiouy]+"', '"[aeiouy"'), encoding="utf-8")
    with pytest.raises(StaffFileError, match=r"line \d+: `syllables: vowels` is no regular expression"):
        read_plain_language(tmp_path)
