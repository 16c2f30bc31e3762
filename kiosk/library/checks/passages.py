"""Every sentence of a section with its line, so that advice can point at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from kiosk.core.content import Block, BlockKind
from kiosk.library.markdown import Passage
from kiosk.library.problems import WHOLE_FILE, Problem, advice
from kiosk.library.sections import SectionFile


class Role(Enum):
    """What a sentence is for."""

    TEXT = auto()
    """Running text, an item of a list, what describes a picture: counts for the reading grade."""
    HEADING = auto()
    LABEL = auto()
    """From the names at the top: title, tile, questions."""


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence as patients see it, and where staff find it."""

    file: Path
    line: int
    """From 1."""
    text: str
    role: Role

    def advice(self, what: str, mend: str) -> Problem:
        """Something to better in it."""
        return advice(self.file, self.line, what, mend)


def sentences_of_section(file: SectionFile) -> list[PlacedSentence]:
    """The names at the top that patients see, then the text; without the heading that is the kiosk's own."""
    return [*_labels(file), *_text(file)]


def sentences_of_passages(file: Path, passages: tuple[Passage, ...]) -> list[PlacedSentence]:
    """The text of a file that is no section."""
    return [
        PlacedSentence(file, line, sentence.text, _role(passage.block))
        for passage in passages
        for line, sentence in zip(passage.lines, passage.block.sentences, strict=True)
    ]


def _labels(file: SectionFile) -> Iterator[PlacedSentence]:
    typed, section = file.typed, file.section
    yield PlacedSentence(file.file, typed.line("title"), section.title.text, Role.LABEL)
    yield PlacedSentence(file.file, typed.line("tile"), section.tile, Role.LABEL)
    for number, question in enumerate(section.ask):
        yield PlacedSentence(file.file, typed.line("ask", number), question.text, Role.LABEL)
    for question in typed.values.get("questions") or ():
        yield PlacedSentence(file.file, typed.line("questions", question), question, Role.LABEL)


def _text(file: SectionFile) -> Iterator[PlacedSentence]:
    blocks = [(block, sentence) for block in file.section.text for sentence in block.sentences]
    for line, (block, sentence) in zip(file.lines, blocks, strict=True):
        if line != WHOLE_FILE:
            yield PlacedSentence(file.file, line, sentence.text, _role(block))


def _role(block: Block) -> Role:
    return Role.HEADING if block.kind is BlockKind.HEADING else Role.TEXT
