"""Everything that the check finds in a content folder."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.library_checks.clinic import VOICES, Clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def test_good_texts_have_neither_errors_nor_advice(clinic: Clinic) -> None:
    report = clinic.report()
    assert report.problems == ()
    assert [section.section for section in report.sections] == ["pets", "food"]


def test_the_table_counts_text_with_and_without_terms(clinic: Clinic) -> None:
    pets = clinic.report().sections[0]
    assert pets.grades is not None
    everything, plain = pets.grades.everything, pets.grades.without_terms
    assert (everything.sentences, everything.words, everything.longest) == (4, 20, 6)
    assert (plain.words, everything.syllables - plain.syllables) == (19, 4)
    assert pets.grades.left_out_percent == pytest.approx(100 / 20)
    assert pets.reviewed == "2026-03-01, Dr. Ana Silva"


def test_every_broken_file_is_told_in_one_go(clinic: Clinic) -> None:
    clinic.write("home.md", "no title")
    clinic.change("1-pets.md", "title:", "titel:")
    clinic.change("2-food.md", "Bread is good.", "<b>Bread</b> is good.")
    clinic.write("words.yaml", "neuropathy: [")
    told = clinic.errors()
    assert [line.partition(",")[0].partition(":")[0] for line in told] == [
        ".", "1-pets.md", "1-pets.md", "2-food.md", "home.md", "words.yaml",
    ]  # fmt: skip


def test_with_broken_words_neither_hard_words_nor_grades_are_told(clinic: Clinic) -> None:
    clinic.change(
        "1-pets.md", "A dog is good for you.", "Neurophysiology and neuropathy. " + "Dogs and " * 15
    )
    clinic.change("words.yaml", "meaning:", "meening:")
    told = clinic.advice()
    what = "words.yaml: hard words and reading grades are not checked, because this file has a mistake."
    assert [line for line in told if "hard word" in line or "grade" in line] == [what]
    assert any("a sentence has" in line for line in told), "All else is checked."
    assert [section.grades for section in clinic.report().sections] == [None, None]


def test_without_words_hard_words_are_told(clinic: Clinic) -> None:
    (clinic.texts / "words.yaml").unlink()
    assert any("`neuropathy` is a hard word" in line for line in clinic.advice())
    assert clinic.report().sections[0].grades is not None


def test_nothing_to_show_is_told_and_not_a_crash(clinic: Clinic) -> None:
    for file in clinic.texts.iterdir():
        file.unlink()
    told = " ".join(clinic.errors())
    assert "there is no section to show" in told
    assert "home.md: there is no such file" in told


def test_a_file_without_end_never_stands_in_for_its_last_good_version(clinic: Clinic) -> None:
    clinic.change("2-food.md", "title: What to eat\n", "")
    assert [section.section for section in clinic.report().sections] == ["pets"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("Dogs and cats", "Dogs and cats\npicture: moon", "`picture` stands here a second time"),
        ("A dog is good", "[A dog](http://x.org) is good", "the kiosk cannot show a link"),
        (
            "Will a dog help me?: A dog",
            "Will a dog help me?: A cat",
            "there is no heading `A cat` in this file",
        ),
        ("It runs with you.", "![It runs.](run.svg)\n\n", "there is no picture `run.svg`"),
        ("A dog is good for you. It may ease neuropathy.", "", "before the first heading"),
    ],
)
def test_what_the_kiosk_itself_refuses_is_an_error(clinic: Clinic, old: str, new: str, what: str) -> None:
    clinic.change("1-pets.md", old, new)
    told = clinic.errors()
    if what == "before the first heading":
        what = "nothing stands between the names at the top and the first heading"
    assert any(line.startswith("1-pets.md, line") and what in line for line in told), told


def test_two_sections_of_one_title(clinic: Clinic) -> None:
    clinic.change("2-food.md", "What to eat", "Dogs and cats")
    assert clinic.errors() == ["2-food.md, line 2: 1-pets.md has the title `Dogs and cats` too."]


@pytest.mark.parametrize(("words", "is_told"), [(60, False), (61, True)])
def test_a_gist_of_more_than_sixty_words(clinic: Clinic, words: int, is_told: bool) -> None:
    clinic.change("2-food.md", "Eat well.", "Eat well now. " * (words // 3) + "Eat. " * (words % 3))
    told = f"2-food.md, line 15: the text above the first heading has {words} words; 60 are the most."
    assert clinic.errors() == ([told] if is_told else [])


def test_hard_texts_are_advice_with_the_lines_that_are_worst(clinic: Clinic) -> None:
    hard = (
        "Comprehensive multidisciplinary rehabilitation programmes demonstrate considerable effectiveness. "
    )
    clinic.change("2-food.md", "Bread is good.", hard * 3)
    problems = [problem for problem in clinic.report().problems if problem.line == 0]
    assert [problem.what.partition(" is ")[0] for problem in problems] == [
        "the reading grade (Flesch-Kincaid)",
        "the reading grade by long words (SMOG)",
        "the reading grade with all terms (Flesch-Kincaid)",
    ]
    assert all(problem.mend.endswith("first in lines 15 and 19") for problem in problems)
    assert clinic.errors() == []


def test_a_section_of_headings_alone_has_no_grade(clinic: Clinic) -> None:
    text = (clinic.texts / "1-pets.md").read_text(encoding="utf-8")
    top = text[: text.index("---", 4) + 4]
    (clinic.texts / "1-pets.md").write_text(f"{top}# A dog\n\n# A cat\n", encoding="utf-8")
    told = [*clinic.errors(), *clinic.advice()]
    assert any("there is no text below the second `---`" in line for line in told)
    assert not any("reading grade" in line for line in told)


def test_long_sentences_on_average(clinic: Clinic) -> None:
    clinic.change(
        "1-pets.md",
        "It runs with you. You feel well and sleep well.",
        "It runs with you in the park " + "and on " * 14 + ".",
    )
    told = clinic.advice()
    assert "1-pets.md: the words in a sentence, on average, are 15.0; 12 is the most." in told
    assert any(
        line.startswith("1-pets.md, line 19: a sentence has 35 words; 20 are the most") for line in told
    )


def test_no_more_terms_are_left_out_than_may_be(clinic: Clinic) -> None:
    clinic.change(
        "1-pets.md", "A dog is good for you.", "Neuropathy and neuropathy. " + "You like your dog. " * 4
    )
    grades = clinic.report().sections[0].grades
    assert grades is not None
    assert 0 < grades.left_out_percent <= 5
    assert grades.term_words == 3
    assert grades.terms_percent == pytest.approx(300 / grades.everything.words)


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "what"),
    [
        ("1-pets.md", "Our pets", "Neurophysiology", 3, "`Neurophysiology` is a hard word"),
        (
            "1-pets.md",
            "May I keep a dog?",
            "Is a dog allowed?",
            8,
            "“Is a dog allowed” does not say who does it",
        ),
        ("home.md", "Touch a part.", "A part is opened.", 4, "“is opened” does not say who does it"),
        ("about.md", "advice", "multifactorial advice", 4, "`multifactorial` is a hard word"),
        ("words.yaml", "damage", "axonopathy", 2, "`axonopathy` is a hard word"),
        (
            "words.yaml",
            "damage.",
            "damage " * 18,
            2,
            "the meaning of `neuropathy` has 21 words; 20 are the most",
        ),
        ("words.yaml", "damage.\n", "damage.\nhorse:\n  say: hors\n", 3, "`horse` stands in no text"),
        (
            "1-pets.md",
            "2026-03-01, Dr. Ana Silva",
            "none",
            13,
            "nobody at the clinic has checked this part yet",
        ),
        ("1-pets.md", "ask:\n  - May I keep a dog?\n", "", 0, "there is no question for the doctor"),
        ("1-pets.md", "  Will a dog help me?: A dog\n", "", 0, "no question of patients leads here"),
        (
            "1-pets.md",
            "and sleep well.",
            "well.\n\n# A cat",
            21,
            "there is no text below the heading “A cat”",
        ),
        ("1-pets.md", "# A dog", "# Pets\n\n# A dog", 17, "there is no text below the heading “Pets”"),
        ("1-pets.md", "You feel", "You\tfeel", 19, "there is a tab"),
        ("1-pets.md", "You feel", "Youâ€™d feel", 19, "letters look garbled"),
        ("1-pets.md", "A dog is", "A dog is\r", 0, "its lines end in two different ways"),
    ],
)
def test_advice(clinic: Clinic, name: str, old: str, new: str, line: int, what: str) -> None:
    clinic.change(name, old, new)
    place = f"{name}, line {line}: " if line else f"{name}: "
    assert any(told.startswith(place + what) for told in clinic.advice())
    assert clinic.errors() == []


@pytest.mark.parametrize(
    ("today", "is_told"),
    [(date(2027, 3, 1), False), (date(2027, 3, 2), True), (date(2026, 3, 1), False)],
)
def test_a_review_is_old_after_twelve_months(clinic: Clinic, today: date, is_told: bool) -> None:
    told = [problem.what for problem in clinic.report(today=today).problems]
    old = "Dr. Ana Silva checked this part on 2026-03-01, more than 12 months ago"
    assert told == ([old, old] if is_told else [])


def test_a_review_of_a_leap_day_is_good_for_a_year(clinic: Clinic) -> None:
    for name in ("1-pets.md", "2-food.md"):
        clinic.change(name, "2026-03-01", "2024-02-29")
    assert clinic.report(today=date(2025, 3, 1)).problems == ()
    assert len(clinic.report(today=date(2025, 3, 2)).problems) == 2


def test_of_a_huge_file_or_a_pipe_only_that_is_told(clinic: Clinic) -> None:
    clinic.write("1-pets.md", b"\t\r\n\n" * 10_000_000)
    os.mkfifo(clinic.texts / "3-pipe.md")
    told = clinic.errors()
    assert [line.partition(":")[0] for line in told] == ["1-pets.md", "3-pipe.md"]
    assert not any(line.startswith(("1-pets.md", "3-pipe.md")) for line in clinic.advice())


def test_one_kind_of_line_ends_and_a_byte_order_mark_are_fine(clinic: Clinic) -> None:
    text = (clinic.texts / "1-pets.md").read_text(encoding="utf-8")
    clinic.write("1-pets.md", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert clinic.report().problems == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="Root may read everything.")
def test_a_locked_file_is_told(clinic: Clinic) -> None:
    (clinic.texts / "1-pets.md").chmod(0)
    assert [line.partition(":")[0] for line in clinic.errors()] == ["1-pets.md"]


def test_errors_come_first_then_files_by_number_and_line(clinic: Clinic) -> None:
    text = (clinic.texts / "2-food.md").read_text(encoding="utf-8")
    clinic.write("10-more.md", text.replace("title: What to eat", "titel: More"))
    clinic.change("2-food.md", "2026-03-01, Dr. Ana Silva", "none")
    clinic.change("1-pets.md", "You feel", "You\tfeel")
    clinic.change("1-pets.md", "2026-03-01, Dr. Ana Silva", "none")
    problems = clinic.report().problems
    assert [(problem.is_error, problem.file.name, problem.line) for problem in problems] == [
        (True, "10-more.md", 2),
        (True, "10-more.md", 2),
        (False, "1-pets.md", 13),
        (False, "1-pets.md", 19),
        (False, "2-food.md", 13),
    ]


def test_a_language_of_which_no_plain_words_are_known_is_still_checked(
    clinic: Clinic, tmp_path: Path
) -> None:
    voices = tmp_path / "voices"
    (voices / "en").mkdir(parents=True)
    for name in ("voice.yaml", "help.md", "frequent_words.txt"):
        (voices / "en" / name).write_bytes((VOICES / "en" / name).read_bytes())
    clinic.change("1-pets.md", "2026-03-01, Dr. Ana Silva", "none")
    report = clinic.report(voices=voices)
    assert [problem.line for problem in report.problems] == [13, 0]
    assert "there is no plain_language.yaml" in report.problems[1].what
    assert [section.grades for section in report.sections] == [None, None]


def test_checking_twice_finds_the_same(clinic: Clinic) -> None:
    clinic.change("1-pets.md", "You feel", "You\tfeel")
    first, again = clinic.report(), clinic.report()
    assert first == replace(again)
