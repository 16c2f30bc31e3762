"""What is wrong with the files, in blocks for the screen of the staff."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.core.content import Block, BlockKind, Sentence
from kiosk.core.labels import Label
from kiosk.library.problems import Problem

_MOST = 30
"""Problems shown at once: a folder full of files that do not belong there would fill hundreds of pages."""


def staff_screen(
    problems: Iterable[Problem], folders: tuple[Path, ...], sentences: Mapping[str, Sentence]
) -> tuple[Block, ...]:
    """One item for each error, or a sentence that there is none.

    Args:
        problems: Of the last load.
        folders: What is left out of the names of files.
        sentences: Those of the voice pack.
    """
    errors = [problem for problem in problems if problem.is_error]
    if not errors:
        return (Block(BlockKind.PARAGRAPH, (sentences[Label.STAFF_NO_PROBLEM],)),)
    hint = Block(BlockKind.PARAGRAPH, (sentences[Label.STAFF_HINT],))
    return (hint, *(_item(problem, folders) for problem in errors[:_MOST]))


def _item(problem: Problem, folders: tuple[Path, ...]) -> Block:
    told = (problem.told(_short(problem.file, folders)), f"{problem.mend}.")
    return Block(
        BlockKind.ITEM, tuple(Sentence(words, words) for words in (tuple(part.split()) for part in told))
    )


def _short(file: Path, folders: tuple[Path, ...]) -> Path:
    around = next((folder for folder in folders if file.is_relative_to(folder)), None)
    return file.relative_to(around) if around else file
