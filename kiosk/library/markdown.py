"""From the Markdown of staff to blocks of sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import sentencex
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from kiosk.core.content import Block, BlockKind, Sentence
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations

_KINDS = {"heading_open": BlockKind.HEADING, "paragraph_open": BlockKind.PARAGRAPH}
_NOT_SHOWN = {
    "hr": "a line of hyphens or stars",
    "html_block": "a code in angle brackets",
    "html_inline": "a code in angle brackets",
    "image": "a picture",
    "table_open": "a table",
    "code_block": "a line that begins with four blanks",
    "fence": "a block between lines of backticks",
    "code_inline": "words between backticks",
    "link_open": "a link",
    "blockquote_open": "a quotation (a line that begins with >)",
}
_BREAKS = {"softbreak", "hardbreak"}
_MEND = "Use headings, paragraphs and lists with a hyphen only"

_HEADING_WITHOUT_BLANK = re.compile(r"^( {0,3}#{1,6})(?=[^\W\d_])", re.MULTILINE)
_OTHER_BULLET = re.compile(r"\s*(?:[•◦▪●‣·]|[–—]\s)")
_HYPHEN_WITHOUT_BLANK = re.compile(r"\s*-[^\W\d_]")
_FENCE = re.compile(r"---+\s*$")
_AT_THE_TOP = re.compile(r"[\w-]+:|\s+\S|- ")
"""A line as it may stand between the two `---`."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file taken apart."""

    front_matter: str
    blocks: tuple[Block, ...]


def parse_markdown(text: str, file: Path, language: str, pronunciations: Pronunciations) -> Page:
    """Takes a file apart into its front matter and its blocks.

    Raises:
        StaffFileError: it holds something that the kiosk cannot show (a table, a picture, HTML ...), or its front
            matter does not end.
    """
    text = _HEADING_WITHOUT_BLANK.sub(r"\1 ", text)
    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(text)
    front = next((token for token in tokens if token.type == "front_matter"), None)
    lines = text.split("\n")
    if front is None and _FENCE.match(lines[0]):
        raise StaffFileError([_no_end(lines, file)])
    body_line = front.map[1] if front and front.map else 0
    problems = [problem for token in tokens for problem in _not_shown(token, file)]
    problems += _wrong_bullets(lines, body_line, file)
    if problems:
        raise StaffFileError(list(dict.fromkeys(problems)))
    return Page(front.content if front else "", tuple(_blocks(tokens, language, pronunciations)))


def to_sentence(text: str, pronunciations: Pronunciations) -> Sentence:
    """One sentence, shown and spoken."""
    shown = tuple(text.split())
    return Sentence(shown, tuple(pronunciations.spoken(word) for word in shown))


def _blocks(tokens: list[Token], language: str, pronunciations: Pronunciations) -> Iterable[Block]:
    kind, is_in_list = BlockKind.PARAGRAPH, False
    for token in tokens:
        if token.type in _KINDS:
            kind = _KINDS[token.type]
        elif token.type == "list_item_open":
            is_in_list = True
        elif token.type == "list_item_close":
            is_in_list = False
        elif token.type == "inline":
            words = "".join(_words(child) for child in token.children or ())
            sentences = [
                to_sentence(part, pronunciations)
                for part in sentencex.segment(language, words)
                if part.strip()
            ]
            if sentences:
                yield Block(BlockKind.ITEM if is_in_list else kind, tuple(sentences))


def _words(token: Token) -> str:
    return " " if token.type in _BREAKS else token.content


def _not_shown(token: Token, file: Path) -> Iterable[Problem]:
    line = token.map[0] + 1 if token.map else 1
    for part in (token, *(token.children or ())):
        if part.type in _NOT_SHOWN:
            yield Problem(file, line, f"the kiosk cannot show {_NOT_SHOWN[part.type]}", _MEND)
        line += part.type in _BREAKS


def _wrong_bullets(lines: list[str], body_line: int, file: Path) -> Iterable[Problem]:
    for number, line in enumerate(lines[body_line:], start=body_line + 1):
        if _OTHER_BULLET.match(line):
            what = "an entry of a list begins with another sign than a hyphen"
            yield Problem(file, number, what, "Begin the line with a hyphen and a blank")
        elif _HYPHEN_WITHOUT_BLANK.match(line):
            yield Problem(file, number, "there is no blank after the hyphen", "Write one, if this is a list")


def _no_end(lines: list[str], file: Path) -> Problem:
    """The first line that cannot belong to the names at the top is where their end is missing."""
    inside = (number for number, line in enumerate(lines[1:], start=2) if not _AT_THE_TOP.match(line))
    mend = "Write a line `---` between the names at the top and the text"
    return Problem(file, next(inside, len(lines)), "the second `---` is missing", mend)
