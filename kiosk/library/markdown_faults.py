"""What a Markdown file may not hold, because the kiosk cannot show it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from kiosk.library.braces import fault_in_text
from kiosk.library.problems import Problem

BREAKS = {"softbreak", "hardbreak"}

_NOT_SHOWN = {
    "hr": "a line of hyphens or stars",
    "html_block": "a code in angle brackets",
    "html_inline": "a code in angle brackets",
    "table_open": "a table",
    "code_block": "a line that begins with four blanks",
    "fence": "a block between lines of backticks",
    "code_inline": "words between backticks",
    "link_open": "a link",
    "blockquote_open": "a quotation (a line that begins with >)",
}
_MEND = "Use headings, paragraphs, pictures and lists with a hyphen only"
_LISTS = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}
_DEEPEST_LIST = 3
"""Lists in one another; from ten on the Markdown reader would leave the text out without a word."""

_OTHER_BULLET = re.compile(r"\s*(?:[•◦▪●‣·]|[–—]\s)")
_HYPHEN_WITHOUT_BLANK = re.compile(r"\s*-[^\W\d_]")
_FENCE = re.compile(r"---+\s*$")
_NEARLY_FENCE = re.compile(r"\s*[-–—_*=~]+\s*$")
_NAME = re.compile(r"[a-z]+:(?: |$)")
_AT_THE_TOP = re.compile(r"[a-z_]+:(?: |$)|\s+\S|- ")
"""A line as it stands between the two `---`."""
_ANYWHERE = re.compile(r"#|\s*$")
"""A line as it may stand there and in a text: a note or a heading, or nothing."""


@dataclass(frozen=True)
class Source:
    """A Markdown file, as typed and as the Markdown reader took it apart."""

    text: str
    file: Path
    tokens: list[Token]
    links: dict[str, Any]
    """What the reader found besides, such as addresses that are named at the foot."""

    @property
    def lines(self) -> list[str]:
        """As typed."""
        return self.text.split("\n")

    @property
    def body_line(self) -> int:
        """Where the text begins, from 0; 0 too if there is nothing above it."""
        front = next((token for token in self.tokens if token.type == "front_matter"), None)
        return front.map[1] if front and front.map else 0


def faults(source: Source, names: Collection[str]) -> Iterator[Problem]:
    """Everything that the kiosk cannot show; `names` are those that it fills in."""
    fault_at_the_top = _fault_at_the_top(source)
    if fault_at_the_top:
        yield fault_at_the_top
        return
    yield from (problem for token in source.tokens for problem in _not_shown(token, source.file))
    yield from _named_links(source)
    yield from _deep_lists(source)
    yield from _wrong_lines(source, names)


def placed_children(token: Token) -> Iterator[tuple[int, Token]]:
    """What stands inside a paragraph, a heading or an item, each with its line from 1."""
    line = token.map[0] + 1 if token.map else 1
    for child in token.children or ():
        yield line, child
        line += child.type in BREAKS


def plain_text(token: Token) -> str:
    """The words of one of them; of a picture what describes it."""
    if token.type in BREAKS:
        return " "
    return "".join(map(plain_text, token.children)) if token.children else token.content


def _not_shown(token: Token, file: Path) -> Iterable[Problem]:
    first = token.map[0] + 1 if token.map else 1
    for line, part in [(first, token), *placed_children(token)]:
        if part.type in _NOT_SHOWN:
            yield Problem(file, line, f"the kiosk cannot show {_NOT_SHOWN[part.type]}", _MEND)
        elif part.type == "text" and "![" in part.content:
            mend = "Write `![what it shows](file.svg)`, with a file name that has no blanks in it"
            yield Problem(file, line, "a picture is not written as it should be", mend)
        elif part.type == "text" and "](" in part.content:
            yield Problem(file, line, f"the kiosk cannot show {_NOT_SHOWN['link_open']}", _MEND)


def _named_links(source: Source) -> Iterable[Problem]:
    for link in source.links.get("references", {}).values():
        what = "a line that begins with words in square brackets and a colon is not shown"
        yield Problem(source.file, link["map"][0] + 1, what, "Take the brackets out")


def _deep_lists(source: Source) -> Iterable[Problem]:
    depth = 0
    for token in source.tokens:
        depth += _LISTS.get(token.type, 0)
        if depth > _DEEPEST_LIST and token.map:
            what = f"there are more than {_DEEPEST_LIST} lists inside one another"
            yield Problem(source.file, token.map[0] + 1, what, "Begin the lines further to the left")
            return


def _wrong_lines(source: Source, names: Collection[str]) -> Iterable[Problem]:
    for number, line in enumerate(source.lines[source.body_line :], start=source.body_line + 1):
        fault = fault_in_text(line, names)
        if fault:
            yield Problem(source.file, number, f"this line {fault}", "Correct it")
        if _OTHER_BULLET.match(line):
            what = "an entry of a list begins with another sign than a hyphen"
            yield Problem(source.file, number, what, "Begin the line with a hyphen and a blank")
        elif _HYPHEN_WITHOUT_BLANK.match(line):
            what = "there is no blank after the hyphen"
            yield Problem(source.file, number, what, "Write one, if this is a list")


def _fault_at_the_top(source: Source) -> Problem | None:
    """What is wrong with the two `---` and keeps the names at the top from being found."""
    lines = source.lines
    if source.body_line:
        return None
    if _FENCE.match(lines[0]):
        mend = "Write a line `---` between the names at the top and the text"
        return Problem(source.file, _first_line_of_text(lines), "the second `---` is missing", mend)
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
    if _FENCE.match(lines[first - 1].strip()):
        return Problem(source.file, 1, "the file does not begin with `---`", "Take out the blanks above it")
    if _NAME.match(lines[first - 1]) and any(map(_FENCE.match, lines)):
        what = "the first `---` is missing"
        return Problem(source.file, first, what, "Write a line `---` above the names at the top")
    if _NEARLY_FENCE.match(lines[first - 1]):
        what = "this should be a line of three hyphens, `---`"
        return Problem(
            source.file, first, what, "Type three hyphens; some programs make one long dash of them"
        )
    return None


def _first_line_of_text(lines: list[str]) -> int:
    """Where a text begins that nothing divides from the names above it: after the last line that has a name."""
    last_name = 1
    for number, line in enumerate(lines[1:], start=2):
        if _AT_THE_TOP.match(line):
            last_name = number
        elif not _ANYWHERE.match(line):
            break
    return min(last_name + 1, len(lines))
