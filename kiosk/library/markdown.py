"""From the Markdown of staff to blocks of sentences."""

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
_STRUCTURE = {"heading_close", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_open"}
_STRUCTURE |= {"list_item_close", "ordered_list_open", "ordered_list_close", "front_matter"}
_WORDS_INSIDE = {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"}


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file taken apart."""

    front_matter: str
    blocks: tuple[Block, ...]


def parse_markdown(text: str, file: Path, language: str, pronunciations: Pronunciations) -> Page:
    """Takes a file apart into its front matter and its blocks.

    Raises:
        StaffFileError: it holds something that the kiosk cannot show (a table, a picture, HTML ...).
    """
    tokens = MarkdownIt("commonmark").use(front_matter_plugin).parse(text)
    problems = [problem for token in tokens for problem in _not_shown(token, file)]
    if problems:
        raise StaffFileError(problems)
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    return Page(front, tuple(_blocks(tokens, language, pronunciations)))


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
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def _not_shown(token: Token, file: Path) -> list[Problem]:
    line = token.map[0] + 1 if token.map else 1
    kinds = [token.type] if token.type not in _STRUCTURE and token.type not in _KINDS else []
    if token.type == "inline":
        kinds = [child.type for child in token.children or () if child.type not in _WORDS_INSIDE]
    mend = "Use headings, paragraphs and lists with a hyphen only"
    return [
        Problem(
            file, line, f"the kiosk cannot show this ({kind.removesuffix('_open').replace('_', ' ')})", mend
        )
        for kind in kinds
        if not kind.endswith("_close")
    ]
