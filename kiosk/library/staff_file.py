"""Reads what staff typed: text in UTF-8, and ``name: value`` lists whose every value is checked, with its line."""

import difflib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from io import StringIO
from pathlib import Path
from typing import Any, get_type_hints

# WORKAROUND(PySide6 6.12): once PySide6 is loaded, its import hook breaks what pydantic imports only when first used.
import pydantic.fields  # noqa: F401
from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kiosk.library.problems import Problem, StaffFileError

LARGEST_FILE_BYTES = 1_000_000
"""A section is some thousand bytes; anything above is a mistake."""


def read_text(file: Path) -> str:
    """The text of a file, with line ends made plain.

    Raises:
        StaffFileError: it is too large or not UTF-8.
        OSError: it cannot be read.
    """
    if file.stat().st_size > LARGEST_FILE_BYTES:
        what = f"the file is larger than {LARGEST_FILE_BYTES // 1000} kB"
        raise StaffFileError([Problem(file, 1, what, "Keep only text in it")])
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise StaffFileError(
            [Problem(file, line, "a letter is not UTF-8", "Save the file as UTF-8")]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_mapping(text: str, file: Path, first_line: int = 1) -> CommentedMap:
    """The ``name: value`` list in a text that begins at a line of its file.

    Raises:
        StaffFileError: it is no such list.
    """
    try:
        values = YAML(typ="rt").load(StringIO(text))
    except MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        what = f"this cannot be understood ({error.problem or 'broken list'})"
        mend = "Write one `name: value` a line, and put quotes around a value with a colon in it"
        raise StaffFileError([Problem(file, line, what, mend)]) from None
    except YAMLError:
        raise StaffFileError(
            [
                Problem(
                    file, first_line, "there is a character in it that does not show", "Type the text again"
                )
            ]
        ) from None
    if values is None:
        return CommentedMap()
    if not isinstance(values, CommentedMap):
        what = "this is not a list of `name: value`"
        raise StaffFileError([Problem(file, first_line, what, "Write one `name: value` a line")])
    return values


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a list that are good, and what is wrong with the others."""

    good: dict[str, Any]
    problems: list[Problem]


def check_fields(shape: type[Any], values: Mapping[Any, Any], file: Path, first_line: int = 1) -> Fields:
    """Holds each value against the dataclass field of its name; fields without a default must be there."""
    hints = get_type_hints(shape, include_extras=True)
    known = {field.name: field for field in fields(shape)}
    problems = [
        _unknown(str(name), known, file, _line(values, name, first_line))
        for name in values
        if name not in known
    ]
    good: dict[str, Any] = {}
    for name, field in known.items():
        if name not in values:
            problems += _missing(field, file, first_line)
            continue
        try:
            good[name] = TypeAdapter(hints[name]).validate_python(_plain(values[name]))
        except ValidationError as error:
            problems.append(_wrong(field, values[name], error, file, _line(values, name, first_line)))
    return Fields(good, problems)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _line(values: Mapping[Any, Any], name: Any, first_line: int) -> int:
    return first_line + (values.lc.key(name)[0] if isinstance(values, CommentedMap) else 0)


def _unknown(name: str, known: Mapping[str, Field[Any]], file: Path, line: int) -> Problem:
    near = difflib.get_close_matches(name, known, n=1)
    mend = f"Did you mean `{near[0]}`" if near else f"The names are: {', '.join(known)}"
    return Problem(file, line, f"there is nothing called `{name}`", mend)


def _missing(field: Field[Any], file: Path, line: int) -> list[Problem]:
    if field.default is not MISSING or field.default_factory is not MISSING:
        return []
    return [Problem(file, line, f"`{field.name}` is missing", f"Add a line `{field.name}: ...`")]


def _wrong(field: Field[Any], value: Any, error: ValidationError, file: Path, line: int) -> Problem:
    reason = error.errors()[0]["msg"].removeprefix("Input ").removeprefix("Value ")
    what = f"`{field.name}` is {value!r}, but it {reason}"
    mend = "Correct it" if field.default is MISSING else f"Until then the kiosk uses {field.default!r}"
    return Problem(file, line, what, mend)
