"""Whether a section is whole and looked after."""

from collections.abc import Iterator
from datetime import date

from kiosk.library.checks.passages import PlacedSentence, Role, sentences_of_section
from kiosk.library.checks.readability import words_of
from kiosk.library.problems import WHOLE_FILE, Problem, advice
from kiosk.library.sections import SectionFile

LONGEST_GIST_WORDS = 60
REVIEW_YEARS = 1


def upkeep(file: SectionFile, today: date) -> Iterator[Problem]:
    """What is missing in a section, too long or too old."""
    yield from _gist(file)
    yield from _missing(file)
    yield from _empty_headings(file)
    yield from _review(file, today)


def _gist(file: SectionFile) -> Iterator[Problem]:
    lines = [line for line in file.lines if line != WHOLE_FILE][: file.gist_sentences]
    text = [sentence for sentence in sentences_of_section(file) if sentence.role is not Role.LABEL]
    words = sum(len(words_of(sentence.text)) for sentence in text[: len(lines)])
    if words > LONGEST_GIST_WORDS:
        what = f"the text above the first heading has {words} words; {LONGEST_GIST_WORDS} are the most"
        yield Problem(file.file, lines[0], what, "Keep the two or three most important sentences there")


def _missing(file: SectionFile) -> Iterator[Problem]:
    wanted = (
        ("ask", "there is no question for the doctor", "Write one or two below `ask`"),
        (
            "questions",
            "no question of patients leads here",
            "Write one below `questions`, with the heading that answers it",
        ),
    )
    for name, what, mend in wanted:
        if not file.typed.values.get(name):
            yield advice(file.file, WHOLE_FILE, what, mend)


def _empty_headings(file: SectionFile) -> Iterator[Problem]:
    placed: list[PlacedSentence | None] = [
        sentence for sentence in sentences_of_section(file) if sentence.role is not Role.LABEL
    ]
    for sentence, after in zip(placed, [*placed[1:], None], strict=True):
        if sentence and sentence.role is Role.HEADING and (after is None or _is_new_heading(sentence, after)):
            yield sentence.advice(
                f"there is no text below the heading “{sentence.text}”", "Write some, or take it out"
            )


def _is_new_heading(heading: PlacedSentence, after: PlacedSentence) -> bool:
    """A heading of two sentences is still one."""
    return after.role is Role.HEADING and after.line != heading.line


def _review(file: SectionFile, today: date) -> Iterator[Problem]:
    line = file.typed.line("reviewed")
    if file.reviewed is None:
        mend = "When somebody has, write day and name at `reviewed`, such as `2026-03-01, Dr. Ana Silva`"
        yield advice(file.file, line, "nobody at the clinic has checked this part yet", mend)
    elif today > _same_day_later(file.reviewed.on):
        what = f"{file.reviewed.name} checked this part on {file.reviewed.on}, more than 12 months ago"
        yield advice(file.file, line, what, "Let somebody check it again, and write the new day and name")


def _same_day_later(day: date) -> date:
    try:
        return day.replace(year=day.year + REVIEW_YEARS)
    except ValueError:  # The 29th of February.
        return date(day.year + REVIEW_YEARS, 3, 1)
