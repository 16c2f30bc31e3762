"""Reads a ``name: value`` list: every value as the text that was typed, with its line.

The list is YAML, but no value is taken for a date, a number or yes and no: what it should be is known to
`kiosk.library.value_check` alone. So ``reviewed: 2024-02-11`` needs no quotes, nor does a title that is a number.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.yaml_wording import in_plain_words

_NO_LIST = ("this is not a list of `name: value`", "Write one `name: value` a line")
_PLAIN_TAGS = "tag:yaml.org,2002:"
_SIGN_MEND = "Put quotes around the whole value"
_TOO_DEEP = ("there are far too many brackets in one another", _SIGN_MEND)
_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST_BRACKET = 50
_CURLY = {"“": "”", "„": "“", "‘": "’", "«": "»"}

Place = tuple[str | int, ...]
"""The way to a value: names, and numbers from 0 in a list."""


@dataclass(frozen=True)
class NamedValues:
    """The values of a file, or of the lines at its top."""

    file: Path
    first_line: int
    """Of the list in its file, from 1."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Texts, lists and further mappings."""
    lines: Mapping[Place, int] = field(default_factory=dict)
    """Where each stands, from 1."""

    def line(self, *place: str | int) -> int:
        """The line of a value, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, self.first_line)

    def problem(self, place: Place, what: str, mend: str) -> Problem:
        """A problem with a value."""
        return Problem(self.file, self.line(*place), what, mend)

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Every text in it, names that staff gave included, each with the way to it."""
        return _texts((), self.values)


def _texts(place: Place, value: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield (*place, name), name
            yield from _texts((*place, name), inner)
    else:
        for number, inner in enumerate(value):
            yield from _texts((*place, number), inner)


def read_named_values(text: str, file: Path, first_line: int = 1) -> NamedValues:
    """The ``name: value`` list in a text that begins at a line of its file.

    Raises:
        StaffFileError: it is no such list.
    """
    _refuse_deep_brackets(text, file, first_line)
    try:
        yaml = YAML(typ="safe", pure=True)
        # Anchors are refused below, be they doubled or not.
        yaml.composer.warn_double_anchors = False
        node = yaml.compose(StringIO(text))
        return _Reading(file, first_line).whole(node)
    except MarkedYAMLError as error:
        line, what, mend = in_plain_words(error, text)
        raise StaffFileError([Problem(file, first_line + line, what, mend)]) from None
    except YAMLError as error:
        line = text[: getattr(error, "position", 0)].count("\n")
        what, mend = "there is a character that does not show", "Type the line again"
        raise StaffFileError([Problem(file, first_line + line, what, mend)]) from None
    except RecursionError:
        raise StaffFileError([Problem(file, first_line, *_TOO_DEEP)]) from None


def _refuse_deep_brackets(text: str, file: Path, first_line: int) -> None:
    """The YAML reader needs seconds for a few thousand of them."""
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += 1 if found[0] in "[{" else -1
        if depth > _DEEPEST_BRACKET:
            line = first_line + text.count("\n", 0, found.start())
            raise StaffFileError([Problem(file, line, *_TOO_DEEP)])


@dataclass
class _Reading:
    """Turns the nodes of one file into plain values; stops at the first thing that is none."""

    file: Path
    first_line: int
    lines: dict[Place, int] = field(default_factory=dict)

    def whole(self, node: Node | None) -> NamedValues:
        values = {} if node is None else self._value(node, ())
        if not isinstance(values, dict):
            raise StaffFileError([Problem(self.file, self.first_line, *_NO_LIST)])
        return NamedValues(self.file, self.first_line, values, self.lines)

    def _value(self, node: Node, place: Place) -> Any:
        self.lines.setdefault(place, self._line(node))
        if node.anchor is not None or not str(node.tag).startswith(_PLAIN_TAGS):
            self._stop(node, "a value begins with a sign that has a meaning of its own", _SIGN_MEND)
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, ScalarNode):
            return _typed(node)
        return [self._value(item, (*place, number)) for number, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._stop(key, "a name may not begin with a bracket", "Put quotes around it")
            name = _typed(key)
            if name in values:
                self._stop(key, f"`{name}` stands here a second time", "Keep one of the two")
            self.lines[*place, name] = self._line(key)
            values[name] = self._value(value, (*place, name))
        return values

    def _stop(self, node: Node, what: str, mend: str) -> NoReturn:
        raise StaffFileError([Problem(self.file, self._line(node), what, mend)])

    def _line(self, node: Node) -> int:
        return self.first_line + int(node.start_mark.line)


def _typed(node: ScalarNode) -> str:
    """The text of a value. Curly quotes around the whole of it are meant as quotes: that is how they are typed."""
    text = str(node.value)
    closing = _CURLY.get(text[:1], "")
    is_quoted = len(text) > 1 and bool(closing) and text.endswith(closing)
    if node.style or not is_quoted or any(sign in text[1:-1] for sign in (text[0], closing)):
        return text
    return text[1:-1].strip()
