"""Whatever is typed: what can be read is whole, what cannot be read is named; nothing else ever happens."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.core.content import Sentence
from kiosk.library.drafts import read_draft
from kiosk.library.markdown import parse_markdown
from kiosk.library.named_values import read_named_values
from kiosk.library.picture_check import ENDINGS, fault_in_picture
from kiosk.library.pictures import PictureError, Pictures
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations, pieces_of
from kiosk.library.sections import Language, read_section
from kiosk.library.staff_file import read_text
from kiosk.library.voice_pack import read_texts, read_voice_pack
from kiosk.library.wording import Wording, digit_by_digit
from kiosk.library.words_file import read_words
from tests.library.staff import DRAWING, SECTION, TODAY, WORDS, Clinic

Part = TypeVar("Part")
FILE = Path("zz/1-alpha.md")
WORDING = Wording(
    "zz",
    Pronunciations({("nerve", "block"): "nurv blok", ("hiv",): "H I V", ("a",): "one two three"}),
    {"emergency_number": digit_by_digit("0800 61")},
)
often = settings(max_examples=200, deadline=None)

LINES = st.sampled_from(
    [
        *(
            "",
            " ",
            "---",
            "--- ",
            "----",
            "—",
            "***",
            "===",
            "text",
            "Two. Three! Four?",
            "nerve",
            "block, a HIV",
        ),
        *(
            "# H",
            "#H",
            "###### H #",
            "- a",
            "-a",
            "  - b",
            "      - c",
            "1. a",
            "* a",
            "+ a",
            "• a",
            "> q",
            ">>>",
        ),
        *(
            "![a](nerve.svg)",
            "![a",
            "![](nerve.svg)",
            "](",
            "[a](b)",
            "[a]: b",
            "![a](<x y>)",
            "{emergency_number}",
        ),
        *(
            "{",
            "}",
            "{{}}",
            "{x}",
            "<b>",
            "<!--",
            "&amp;",
            "&#10;",
            "&#0;",
            "\\",
            "\\{",
            "`a",
            "```",
            "    a",
            "\ta",
        ),
        *(
            "| a |",
            "|---|",
            "title: A",
            "tile: B",
            "sources:",
            "  - s",
            "say: [a, b]",
            "questions:",
            "  Why?: H",
        ),
        *(
            "reviewed: none",
            "reviewed: 2026-01-01, A",
            "picture: nerve",
            "title: “A”",
            "a: &b c",
            "a: *b",
            "? a",
            "%a",
        ),
        *(
            "a: |",
            "a: >",
            "meaning: x",
            "  say: y z",
            "  also: [b = c]",
            "a:",
            "'a': b",
            '"a": "b',
            "a: !!int b",
            "<<: a",
        ),
        *(
            "\u202eabc",
            "🙂🙂",
            "مرحبا",
            "e\u0301",
            "\u0085",
            "\u2028",
            "\u200d",
            "İ",
            "ß",
            "x" * 70,
            "w " * 70,
            "~~~",
        ),
    ]
)
TYPED = st.text(max_size=60).map(lambda text: re.sub("[\r\x85\u2028\u2029]", "\n", text))
"""With line ends as they are when a file has been read."""
TEXTS = st.one_of(
    TYPED,
    st.lists(st.one_of(LINES, TYPED), max_size=25).map("\n".join),
    st.lists(LINES, max_size=25).map(
        lambda lines: "---\ntitle: A\ntile: B\nsources: [s]\n---\n" + "\n".join(lines)
    ),
)


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """A good text with a few lines left out, doubled or put in."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        lines[place : place + draw(st.integers(0, 2))] = draw(st.lists(LINES, max_size=2))
        lines = lines or [""]
    return "\n".join(lines)


def tried(make: Callable[[], Part], text: str) -> Part | None:
    """What comes of a text; else every problem lies within it, and is one line of words."""
    try:
        return make()
    except StaffFileError as error:
        assert error.problems
        check_told(error.problems, text)
    return None


def check_told(problems: Iterable[Problem], text: str) -> None:
    for problem in problems:
        assert 0 <= problem.line <= text.count("\n") + 1, problem
        assert "\n" not in str(problem)


def check_sentences(sentences: Iterable[Sentence]) -> None:
    for sentence in sentences:
        assert sentence.shown
        assert all(sentence.shown)
        assert len(sentence.shown) == len(sentence.spoken)
        assert any(sentence.spoken)


@pytest.fixture(scope="module")
def language() -> Iterator[Language]:
    folder = Path(tempfile.mkdtemp())
    clinic = Clinic(folder)
    voice = read_voice_pack(read_texts(clinic.voice), WORDING)
    yield Language(voice, WORDING, Pictures(clinic.file("pictures")), TODAY)
    shutil.rmtree(folder)


@often
@given(TEXTS)
@example("{emergency_number}")
def test_any_text_as_markdown(text: str) -> None:
    page = tried(lambda: parse_markdown(text, FILE, WORDING), text)
    if page is None:
        return
    check_told(page.problems, text)
    check_sentences(sentence for passage in page.passages for sentence in passage.block.sentences)
    for passage in page.passages:
        assert passage.block.sentences
        assert len(passage.lines) == len(passage.block.sentences)
        assert list(passage.lines) == sorted(passage.lines)
        assert 1 <= passage.lines[0] <= passage.lines[-1] <= text.count("\n") + 1


@often
@given(st.one_of(TEXTS, changed(SECTION.format(title="Alpha part"))))
def test_any_text_as_a_section(language: Language, text: str) -> None:
    def make() -> object:
        file, left_out = read_section(read_draft(text, FILE, WORDING), language)
        section = file.section
        blocks = (*section.text, *section.sources)
        check_sentences(sentence for block in blocks for sentence in block.sentences)
        check_sentences((section.title, *section.ask, *(answer.question for answer in section.answers)))
        count = sum(len(block.sentences) for block in section.text)
        assert len(file.lines) == count
        assert all(answer.sentence < count for answer in section.answers)
        check_told(left_out, text)
        assert all((block.picture is not None) == (block.kind == "picture") for block in section.text)
        assert section.names
        return file

    tried(make, text)


@often
@given(st.one_of(TEXTS, changed(WORDS)))
def test_any_text_as_named_values(text: str) -> None:
    values = tried(lambda: read_named_values(text, FILE), text)
    if values is not None:
        assert all(1 <= values.line(*place) <= text.count("\n") + 1 for place, _ in values.texts())


@often
@given(st.one_of(TEXTS, changed(WORDS)))
def test_any_text_as_words(text: str) -> None:
    def make() -> object:
        words = read_words(text, FILE, WORDING)
        wording = Wording("zz", words.pronunciations, WORDING.fillings)
        terms = words.terms(wording)
        assert [term.id for term in terms] == sorted(term.id for term in terms)
        for term in terms:
            check_sentences((term.word, *term.meaning, term.letters))
            assert term.meaning
            assert all(term.names)
            assert all(form and all(form) for form in term.forms)
        return words

    tried(make, text)


@often
@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbfa\r\nb\rc")
@example("a\u2028b\x85c\x0bd".encode())
def test_any_bytes_as_a_file(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.md")
        file.write_bytes(raw)
        try:
            text = read_text(file)
        except StaffFileError as error:
            assert error.problems
            return
    assert text.strip()
    assert len(text.splitlines()) <= text.count("\n") + 1
    assert "\r" not in text
    assert "\0" not in text


WORDS_OF_A_TEXT = st.text(st.sampled_from("aB-’'., é("), min_size=1, max_size=6)


@often
@given(st.lists(WORDS_OF_A_TEXT, max_size=8), st.dictionaries(WORDS_OF_A_TEXT, WORDS_OF_A_TEXT, max_size=6))
def test_any_respelling(words: list[str], respelled: dict[str, str]) -> None:
    known = {
        pieces_of(form): say.strip() for form, say in respelled.items() if pieces_of(form) and pieces_of(say)
    }
    shown = tuple(" ".join(words).split())
    spoken = Pronunciations(known).spoken(shown)
    assert len(spoken) == len(shown)
    pieces = {piece for form in known for piece in form}
    for before, after in zip(shown, spoken, strict=True):
        if not pieces & set(pieces_of(before)):
            assert before == after


@often
@given(st.one_of(st.text(max_size=100), st.lists(LINES, max_size=8).map(" ".join)))
def test_any_sentence(text: str) -> None:
    whole = WORDING.sentence(text)
    assert len(whole.shown) == len(whole.spoken)
    parts = list(WORDING.sentences(text))
    check_sentences(sentence for _, sentence in parts)
    assert [begin for begin, _ in parts] == sorted(begin for begin, _ in parts)
    assert "".join(word for _, sentence in parts for word in sentence.shown) == "".join(whole.shown)
    assert all(any(map(str.isalnum, sentence.text)) for _, sentence in parts[1:])


@often
@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)), st.integers(0, len(DRAWING))
)
def test_any_bytes_as_a_picture(noise: bytes, place: int) -> None:
    drawing = DRAWING.encode()
    for ending in ENDINGS:
        fault = fault_in_picture(ending, drawing[:place] + noise + drawing[place:])
        assert not fault.endswith(".")
        assert ending == ".svg" or fault


@often
@given(st.text(max_size=30))
def test_any_name_of_a_picture(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            Pictures(Path(folder)).find(name)
        except PictureError as error:
            assert error.what
            assert error.mend
