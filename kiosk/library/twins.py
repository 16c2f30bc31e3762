"""What two sections have in common by mistake: a title, or a way to ask for something."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kiosk.core.wording import spoken_form
from kiosk.library.named_values import Place
from kiosk.library.problems import Problem
from kiosk.library.sections import SectionFile


def twins(files: Iterable[SectionFile], from_disk: Collection[Path]) -> Iterator[Problem]:
    """Each title, way to say and question that stands in an earlier file already.

    Args:
        files: What is shown, each from its file or from its last good version.
        from_disk: The files that are good as they are; only there has a line a number.
    """
    first: dict[str, Path] = {}
    for file in files:
        for place, text in _phrases(file):
            phrase = spoken_form(text)
            other = first.setdefault(phrase, file.file)
            if phrase and other != file.file and file.file in from_disk:
                yield _problem(file, place, text, other)


def _phrases(file: SectionFile) -> Iterator[tuple[Place, str]]:
    values = file.typed.values
    yield ("title",), values["title"]
    for number, way in enumerate(values.get("say") or ()):
        yield ("say", number), way
    for question in values.get("questions") or ():
        yield ("questions", question), question


def _problem(file: SectionFile, place: Place, text: str, other: Path) -> Problem:
    if place == ("title",):
        what, mend = f"{other.name} has the title `{text}` too", "Give one of the two another title"
    else:
        what = f"`{text}` stands in {other.name} too, so nobody can say it and be understood"
        mend = "Take it out of one of the two"
    return file.typed.problem(place, what, mend)
