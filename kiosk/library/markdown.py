"""From the Markdown of staff to blocks of sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from kiosk.core.content import Block, BlockKind
from kiosk.library.markdown_faults import BREAKS, Source, faults, placed_children, plain_text
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.wording import Wording

_KINDS = {"heading_open": BlockKind.HEADING, "paragraph_open": BlockKind.PARAGRAPH}
_HEADING_WITHOUT_BLANK = re.compile(r"^( {0,3}#{1,6})(?=[^\W\d_])", re.MULTILINE)
_MOST_WORDS = 60
"""Of a sentence: what a page can hold at most. Good ones have 12."""
_MOST_LETTERS = 60
"""Of a word."""
_MOST_SENTENCES = 300
"""Of a file: some forty pages, which the screen can still break without keeping anybody waiting."""
_MOST_PROBLEMS = 20
"""Told of one file at once; a file of another kind can have thousands."""
_ALONE = "Put it into a paragraph of its own; until then it is not shown"
_DESCRIBED = "Write it between the square brackets; until then the picture is not shown"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its place in the file."""

    block: Block
    """Of a picture: without the drawing."""
    lines: tuple[int, ...]
    """Of each sentence, from 1."""
    picture: str = ""
    """The name that staff typed for the drawing."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file taken apart."""

    front_matter: str
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...] = ()
    """What is left out, and nothing more."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text without its pictures."""
        return tuple(passage.block for passage in self.passages if not passage.picture)


def parse_markdown(text: str, file: Path, wording: Wording) -> Page:
    """Takes a file apart into its front matter and its blocks.

    Raises:
        StaffFileError: it holds something that the kiosk cannot show (a table, a link, HTML ...), or its front
            matter does not end.
    """
    text = _HEADING_WITHOUT_BLANK.sub(r"\1 ", text)
    links: dict[str, Any] = {}
    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(text, links)
    problems = dict.fromkeys(faults(Source(text, file, tokens, links), wording.fillings))
    if problems:
        raise StaffFileError(islice(problems, _MOST_PROBLEMS))
    passages, left_out = _passages(tokens, file, wording)
    too_long = tuple(islice(_too_long(passages, file), _MOST_PROBLEMS))
    if too_long:
        raise StaffFileError(too_long)
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    return Page(front, passages, left_out)


def _passages(
    tokens: list[Token], file: Path, wording: Wording
) -> tuple[tuple[Passage, ...], tuple[Problem, ...]]:
    """The passages, and what had to be left out."""
    found: list[Passage] = []
    left_out: list[Problem] = []
    kind, lists = BlockKind.PARAGRAPH, 0
    for token in tokens:
        kind = _KINDS.get(token.type, kind)
        lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline":
            inline = _Inline(token, BlockKind.ITEM if lists else kind, wording)
            found += inline.passages()
            left_out += [Problem(file, line, what, mend) for line, what, mend in inline.left_out()]
    return tuple(found), tuple(left_out)


class _Inline:
    """The inside of a paragraph, a heading or an item."""

    def __init__(self, token: Token, kind: BlockKind, wording: Wording) -> None:
        self._kind = kind
        self._wording = wording
        placed = list(placed_children(token))
        self._pictures = [(line, child) for line, child in placed if child.type == "image"]
        self._first_line = placed[0][0] if placed else 1
        self._breaks: list[int] = []
        self._text = ""
        for _, child in placed:
            if child.type in BREAKS:
                self._breaks.append(len(self._text))
            self._text += plain_text(child) if child.type != "image" else ""

    def passages(self) -> Iterator[Passage]:
        sentences = list(self._wording.sentences(self._text))
        if sentences:
            lines = tuple(self._first_line + bisect_right(self._breaks, begin) for begin, _ in sentences)
            yield Passage(Block(self._kind, tuple(sentence for _, sentence in sentences)), lines)
        elif self._are_pictures_alone:
            for line, child in self._pictures:
                yield from self._picture(line, child)

    def left_out(self) -> Iterator[tuple[int, str, str]]:
        """Line, what and how to mend it, of each picture that cannot be shown where it stands."""
        for line, child in self._pictures:
            if not self._are_pictures_alone:
                yield line, "a picture stands between words", _ALONE
            elif not plain_text(child).strip():
                yield line, "nothing says what the picture shows", _DESCRIBED

    @property
    def _are_pictures_alone(self) -> bool:
        return not self._text.strip() and self._kind is not BlockKind.HEADING

    def _picture(self, line: int, child: Token) -> Iterator[Passage]:
        described = tuple(sentence for _, sentence in self._wording.sentences(plain_text(child)))
        if described:
            block = Block(BlockKind.PICTURE, described)
            yield Passage(block, (line,) * len(described), unquote(str(child.attrs["src"])))


def _too_long(passages: tuple[Passage, ...], file: Path) -> Iterator[Problem]:
    """What no page could hold."""
    placed = [
        pair for passage in passages for pair in zip(passage.lines, passage.block.sentences, strict=True)
    ]
    for line, sentence in placed:
        if len(sentence.shown) > _MOST_WORDS:
            what = f"a sentence has {len(sentence.shown)} words; {_MOST_WORDS} are the most"
            yield Problem(file, line, what, "Make several sentences of it")
        if max(map(len, sentence.shown)) > _MOST_LETTERS:
            what = f"a word has more than {_MOST_LETTERS} letters"
            yield Problem(file, line, what, "Write blanks between the words")
    if len(placed) > _MOST_SENTENCES:
        what = f"there are more than {_MOST_SENTENCES} sentences"
        yield Problem(file, placed[_MOST_SENTENCES][0], what, "Make several files of it")
