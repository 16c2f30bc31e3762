"""A section's file: the gist, what to ask, questions with their answers, where it comes from, pictures."""

from pathlib import Path

import pytest

from kiosk.core.content import Answer, BlockKind, Section, Sentence
from kiosk.core.settings import Settings
from tests.library.staff import DRAWING, SECTION, Clinic, section


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def told(clinic: Clinic, text: str) -> tuple[Section, list[str]]:
    """The section and the problems of a text, without the name of its file."""
    file = clinic.write("1-alpha.md", text)
    library, problems = clinic.load()
    return library.sections_by_id["alpha"], [problem.removeprefix(f"{file}, ") for problem in problems]


def plain(text: str) -> Sentence:
    words = tuple(text.split())
    return Sentence(words, words)


def test_the_gist_stands_first_under_a_heading_of_its_own(clinic: Clinic) -> None:
    blocks = clinic.alpha().text
    assert [(block.kind, [sentence.text for sentence in block.sentences]) for block in blocks] == [
        (BlockKind.HEADING, ["La gist_title."]),
        (BlockKind.PARAGRAPH, ["In few words.", "That is the gist."]),
        (BlockKind.HEADING, ["First heading"]),
        (BlockKind.PARAGRAPH, ["One sentence here.", "A second one follows."]),
        (BlockKind.ITEM, ["an item"]),
        (BlockKind.PICTURE, ["A nerve.", "It hurts."]),
    ]


def test_a_section_without_a_gist_is_shown_and_named(clinic: Clinic) -> None:
    alpha, problems = told(clinic, section().replace("In few words. That is the gist.\n", ""))
    assert alpha.text[0].sentences[0].text == "First heading"
    assert problems == [
        "line 16: nothing stands between the names at the top and the first heading. "
        "Say there in two or three sentences what this part is about."
    ]


def test_title_names_and_tile(clinic: Clinic) -> None:
    alpha = clinic.alpha()
    assert (alpha.title, alpha.tile, alpha.picture) == (plain("Alpha part"), "A line", "nerve")
    assert alpha.names == ("alpha part", "alpha part of ours")


def test_what_to_ask_the_doctor(clinic: Clinic) -> None:
    assert clinic.alpha().ask == (plain("What of the Alpha part?"),)


def test_a_question_leads_to_its_heading(clinic: Clinic) -> None:
    (answer,) = clinic.alpha().answers
    assert answer == Answer(plain("Why the Alpha part?"), ("why the alpha part",), 3)


@pytest.mark.parametrize("heading", ["first heading", "“First heading”", "First  heading."])
def test_a_heading_is_known_by_its_words(clinic: Clinic, heading: str) -> None:
    alpha, problems = told(clinic, section().replace(": First heading", f': "{heading}"'))
    assert problems == []
    assert alpha.answers[0].sentence == 3


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (
            "Why?: Frist heading",
            "there is no heading `Frist heading` in this file. Did you mean `First heading`; "
            "until then the question is not shown.",
        ),
        (
            "Why?: Quite another",
            "there is no heading `Quite another` in this file. Name a heading of this file; "
            "until then the question is not shown.",
        ),
        (
            '"???": First heading',
            "there is no word in this question that can be said. Write it in words; "
            "until then the question is not shown.",
        ),
    ],
)
def test_a_question_that_leads_nowhere_is_named_and_left_out(clinic: Clinic, line: str, what: str) -> None:
    alpha, problems = told(clinic, section(questions=f"questions:\n  {line}"))
    assert alpha.answers == ()
    assert problems == [f"line 10: {what}"]


def test_where_it_comes_from_and_that_nobody_has_checked_it(clinic: Clinic) -> None:
    assert [
        (block.kind, [sentence.text for sentence in block.sentences]) for block in clinic.alpha().sources
    ] == [
        (BlockKind.PARAGRAPH, ["La sources_list."]),
        (BlockKind.ITEM, ["A named source"]),
        (BlockKind.PARAGRAPH, ["La not_reviewed."]),
        (BlockKind.PARAGRAPH, ["This is no advice.", "Ask somebody."]),
    ]


def test_who_has_checked_it_and_when(clinic: Clinic) -> None:
    alpha, problems = told(clinic, section(reviewed="reviewed: 2026-03-01, Dr. Ana Silva"))
    assert problems == []
    (reviewed,) = alpha.sources[2].sentences
    assert reviewed.text == "Dr. Ana Silva vidi to on 2026-03-01."
    assert reviewed.spoken[-1] == "2026 3 1."


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("2026-03-01", "must be `none`, or a day and a name such as `2026-03-01, Dr. Ana Silva`"),
        ("Dr. Ana Silva", "must be `none`, or a day and a name"),
        ("yes", "must be `none`, or a day and a name"),
        ("1.3.2026, Ana", "must be `none`, or a day and a name"),
        ("2026-02-30, Ana", "names a day that is in no calendar, 2026-02-30"),
        ("2026-06-02, Ana", "names a day that has not come; this machine takes today for 2026-06-01"),
    ],
)
def test_a_review_that_is_none_is_named_and_does_not_count(clinic: Clinic, typed: str, what: str) -> None:
    alpha, (problem,) = told(clinic, section(reviewed=f"reviewed: {typed}"))
    assert problem.startswith(f"line 13: `reviewed` {what}")
    assert problem.endswith("until then the kiosk says that nobody has checked this part.")
    assert alpha.sources[2].sentences[0].text == "La not_reviewed."


@pytest.mark.parametrize("line", ["", "reviewed:", "reviewed: None"])
def test_no_review_is_no_mistake(clinic: Clinic, line: str) -> None:
    alpha, problems = told(clinic, section(reviewed=line))
    assert problems == []
    assert alpha.sources[2].sentences[0].text == "La not_reviewed."


@pytest.mark.parametrize(
    ("typed", "mend"), [("nerv", "Did you mean `nerve`"), ("elephant", "Write one of these: nerve, page")]
)
def test_an_unknown_pictogram_is_named_and_a_neutral_one_is_shown(
    clinic: Clinic, typed: str, mend: str
) -> None:
    alpha, problems = told(clinic, section(picture=f"picture: {typed}"))
    assert alpha.picture == "page"
    assert problems == [
        f"line 4: there is no pictogram `{typed}`. {mend}; until then a neutral one is shown."
    ]


def test_without_a_pictogram_there_is_a_neutral_one(clinic: Clinic) -> None:
    alpha, problems = told(clinic, section(picture=""))
    assert (alpha.picture, problems) == ("page", [])


def test_a_picture_in_the_text(clinic: Clinic) -> None:
    picture = clinic.alpha().text[-1].picture
    assert picture
    assert (picture.name, picture.drawing) == ("nerve.svg", DRAWING.encode())


def test_two_pictures_below_each_other_are_two(clinic: Clinic) -> None:
    alpha, problems = told(clinic, section() + "![Another.](nerve.svg)\n")
    assert problems == []
    assert [block.kind for block in alpha.text[-2:]] == [BlockKind.PICTURE, BlockKind.PICTURE]


ALONE = "Put it into a paragraph of its own; until then it is not shown"


@pytest.mark.parametrize(
    ("typed", "line", "what"),
    [
        ("![A nerve](nreve.svg)", 24, "there is no picture `nreve.svg`. Did you mean `nerve.svg`"),
        (
            "![A nerve](other.svg)",
            24,
            "there is no picture `other.svg`. Put the file into the folder pictures",
        ),
        ("![A nerve](Nerve.SVG)", 24, "there is no picture `Nerve.SVG`. Did you mean `nerve.svg`"),
        ("![A nerve](../nerve.svg)", 24, "`../nerve.svg` is not the name of a picture. Put the file into"),
        ("![A nerve](http://a/b.svg)", 24, "`http://a/b.svg` is not the name of a picture"),
        ("![A nerve](a%00b.svg)", 24, "`a\0b.svg` is not the name of a picture"),
        ("![A nerve]()", 24, "`` is not the name of a picture"),
        ("![](nerve.svg)", 24, "nothing says what the picture shows. Write it between the square brackets"),
        ("words\n![A nerve](nerve.svg)", 25, f"a picture stands between words. {ALONE}"),
        ("# ![A nerve](nerve.svg)", 24, f"a picture stands between words. {ALONE}"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_named_and_left_out(
    clinic: Clinic, typed: str, line: int, what: str
) -> None:
    alpha, (problem,) = told(clinic, section().replace("![A nerve. It hurts.](nerve.svg)", typed))
    assert problem.startswith(f"line {line}: {what}")
    assert alpha.text[-1].kind is not BlockKind.PICTURE


def test_a_picture_put_right_appears(clinic: Clinic) -> None:
    loader = clinic.loader()
    file = clinic.write("pictures/nerve.svg", "no picture")
    assert loader.load().sections[0].text[-1].kind is BlockKind.ITEM
    assert "the picture `nerve.svg` is not a picture, or a part of it is lost" in str(loader.problems[0])
    file.unlink()
    clinic.put_right()
    assert loader.load().sections[0].text[-1].kind is BlockKind.PICTURE
    assert loader.problems == []


@pytest.mark.parametrize(
    ("number", "shown", "spoken"),
    [
        ("the emergency number", ("the", "emergency", "number."), ("the", "emergency", "number.")),
        ("111", ("111.",), ("1, 1, 1.",)),
        ("0800 61", ("0800", "61."), ("0, 8, 0, 0", "6, 1.")),
        ("  ", ("the", "emergency", "number."), ("the", "emergency", "number.")),
    ],
)
def test_whom_to_call_is_filled_in(
    tmp_path: Path, number: str, shown: tuple[str, ...], spoken: tuple[str, ...]
) -> None:
    clinic = Clinic(tmp_path, Settings(emergency_number=number))
    typed = section(ask="ask:\n  - Why {emergency_number}?").replace("an item", "Call {emergency_number}.")
    alpha, problems = told(clinic, typed)
    assert problems == []
    (called,) = alpha.text[-2].sentences
    assert called == Sentence(("Call", *shown), ("Call", *spoken))
    assert alpha.ask[0].spoken == ("Why", *spoken[:-1], spoken[-1].replace(".", "?"))


def test_a_number_in_the_text_is_said_as_a_number(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path, Settings(emergency_number="15"))
    alpha, _ = told(clinic, section().replace("an item", "After 15 minutes call {emergency_number}."))
    assert alpha.text[-2].sentences[0].spoken == ("After", "15", "minutes", "call", "1, 5.")


def test_lists_in_lists_and_paragraphs_in_items_are_items(clinic: Clinic) -> None:
    alpha, problems = told(clinic, section().replace("- an item", "- one\n  - two\n\n  more\n\n1. three"))
    assert problems == []
    items = [block.sentences[0].text for block in alpha.text if block.kind is BlockKind.ITEM]
    assert items == ["one", "two", "more", "three"]


def test_dates_and_numbers_need_no_quotes(clinic: Clinic) -> None:
    alpha, problems = told(clinic, section(title="title: 2024-02-11", tile="tile: yes"))
    assert problems == []
    assert (alpha.title.text, alpha.tile) == ("2024-02-11", "yes")


def test_every_sentence_has_its_line(clinic: Clinic) -> None:
    text = SECTION.format(title="Alpha part") + "\n- a. B here\n  and C. D there.\n"
    clinic.write("1-alpha.md", text)
    loader = clinic.loader()
    loader.load()
    alpha = loader.section_files[0]
    typed = text.split("\n")
    sentences = [sentence for block in alpha.section.text for sentence in block.sentences]
    assert len(sentences) == len(alpha.lines)
    for line, sentence in list(zip(alpha.lines, sentences, strict=True))[1:]:
        assert sentence.shown[0] in typed[line - 1]


@pytest.mark.parametrize("text", ["# One\n\n# Two\n", ".\n", "...!!! ???\n", "# One\n\n- –\n"])
def test_headings_alone_and_signs_alone_are_no_text(clinic: Clinic, text: str) -> None:
    shown = clinic.alpha().text
    top, _, _ = section().rpartition("---\n")
    clinic.write("1-alpha.md", f"{top}---\n{text}")
    library, problems = clinic.load()
    assert any("there is no text below the second `---`" in line for line in problems)
    assert library.sections_by_id["alpha"].text == shown
