"""What the check finds in the phrases: which cannot be heard, are too short, sound alike or mean two things."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.library.checks.phrases import SpeechModel
from tests.library_checks.clinic import Clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def knowing(*unknown: str) -> SpeechModel:
    def knows(word: str) -> bool:
        return word not in unknown

    return SpeechModel(knows, lambda phrase: all(map(knows, phrase.split())) and len(phrase.split()) < 6)


def test_a_section_that_has_only_short_names(clinic: Clinic) -> None:
    clinic.change("1-pets.md", "animals at home", "animals")
    assert clinic.advice() == []
    clinic.change("1-pets.md", "title: Dogs and cats", "title: Pets")
    assert [line.partition(" is ")[0] for line in clinic.advice()] == ["1-pets.md, line 2: “pets”"]


def test_a_long_familiar_word_may_be_said_alone(clinic: Clinic) -> None:
    clinic.change("1-pets.md", "animals at home", "electricity")
    assert clinic.advice() == []


def test_a_phrase_with_an_unknown_word_is_advice_while_another_one_is_left(clinic: Clinic) -> None:
    model = knowing("cats")
    assert clinic.errors(model) == []
    assert clinic.advice(model) == [
        "1-pets.md, line 2: nobody can say “dogs and cats”: the speech model does not know “cats”."
    ]


def test_a_section_that_nobody_can_ask_for_is_an_error(clinic: Clinic) -> None:
    assert clinic.errors(knowing("cats", "animals", "home")) == [
        "1-pets.md, line 2: nobody can say “dogs and cats”: the speech model does not know “cats”.",
        "1-pets.md, line 6: nobody can say “animals at home”: the speech model does not know “animals” and “home”.",
    ]


def test_questions_and_hard_words_have_numbers_and_so_are_only_advice(clinic: Clinic) -> None:
    model = knowing("bread", "neuropathy")
    assert clinic.errors(model) == []
    assert clinic.advice(model) == [
        "2-food.md, line 6: nobody can say “fruit and bread”: the speech model does not know “bread”.",
        "2-food.md, line 10: nobody can say “is bread good for me”: the speech model does not know “bread”.",
        "words.yaml, line 1: nobody can say “neuropathy”: the speech model does not know “neuropathy”.",
    ]


def test_a_hard_word_may_be_said_in_another_form(clinic: Clinic) -> None:
    clinic.change("words.yaml", "damage.", "damage.\n  also: [sick nerves]")
    assert clinic.advice(knowing("neuropathy")) == []


def test_a_phrase_of_many_words(clinic: Clinic) -> None:
    clinic.change("1-pets.md", "animals at home", "all of the animals at home")
    told = "1-pets.md, line 6: nobody can say “all of the animals at home”: it is too long."
    assert clinic.advice(knowing()) == [told]


def test_without_the_model_one_line_says_that_the_phrases_are_not_checked(clinic: Clinic) -> None:
    (problem,) = clinic.report("Fetch it with make run.").problems
    assert (problem.is_error, problem.mend) == (False, "Fetch it with make run")
    assert "the speech model is missing" in problem.what


def test_phrases_of_two_sections_that_sound_alike(clinic: Clinic) -> None:
    clinic.change("2-food.md", "fruit and bread", "animals at hone")
    assert clinic.errors() == [
        "1-pets.md, line 6: “animals at home” sounds almost like “animals at hone” in 2-food.md, line 6."
    ]


def test_a_phrase_that_sounds_like_one_of_the_kiosks_own(clinic: Clinic) -> None:
    clinic.change("2-food.md", "fruit and bread", "start reading")
    assert clinic.errors() == [
        "2-food.md, line 6: “start reading” sounds almost like “stop reading”, "
        "which is how people ask for “Stop reading”."
    ]


def test_a_hard_word_that_sounds_like_a_section(clinic: Clinic) -> None:
    clinic.change("words.yaml", "damage.", "damage.\n  also: [dogs in cats]")
    assert clinic.errors() == [
        "1-pets.md, line 2: “dogs and cats” sounds almost like “dogs in cats” in words.yaml, line 1."
    ]


def test_names_of_one_section_may_sound_alike(clinic: Clinic) -> None:
    clinic.change("1-pets.md", "animals at home", "animals at home\n  - animal at home")
    assert clinic.errors() == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda clinic: clinic.change("1-pets.md", "animals at home", "Help me!"),
            "1-pets.md, line 6: “help me” also means something else, which is how people ask for “Help me”.",
        ),
        (
            lambda clinic: clinic.change("1-pets.md", "animals at home", "number two"),
            "1-pets.md, line 6: “number two” also means something else, which the kiosk understands already.",
        ),
        (
            lambda clinic: clinic.change("1-pets.md", "animals at home", "neuropathy"),
            "1-pets.md, line 6: “neuropathy” also means something else in words.yaml, line 1.",
        ),
        (
            lambda clinic: clinic.change("1-pets.md", "Will a dog help me?", "Dogs and cats"),
            "1-pets.md, line 2: “dogs and cats” also means something else in 1-pets.md, line 10.",
        ),
        (
            lambda clinic: clinic.change("1-pets.md", "Will a dog help me?", "My questions"),
            "1-pets.md, line 10: “my questions” also means something else, "
            "which is how people ask for “My questions”.",
        ),
    ],
)
def test_a_phrase_with_two_meanings_is_told_once(
    clinic: Clinic, change: Callable[[Clinic], None], told: str
) -> None:
    change(clinic)
    assert [line for line in clinic.errors() if "also means" in line] == [told]


def test_a_question_that_leads_nowhere_is_not_said_to_be_ambiguous(clinic: Clinic) -> None:
    clinic.change("1-pets.md", "Will a dog help me?: A dog", "Will a dog help me?: A horse")
    assert len(clinic.errors()) == 1
