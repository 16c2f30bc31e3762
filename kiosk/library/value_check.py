"""Holds what staff typed against the dataclass that says what it should be."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

# WORKAROUND(PySide6 6.12): once PySide6 is loaded, its import hook breaks what pydantic imports only when first used.
import pydantic.fields  # noqa: F401
from annotated_types import Ge, Le
from pydantic import TypeAdapter, ValidationError

from kiosk.core.keys import NAMED
from kiosk.core.settings import ClockTime, KeyName
from kiosk.library.named_values import NamedValues, Place
from kiosk.library.problems import Problem

_LONGEST_SHOWN = 40
"""Characters of a wrong value that are shown again; more would bury the sentence."""
_LIST = "must be a list: each entry on a line of its own, with a hyphen"
_NAMES = "must have lines of its own below it, each `name: value`, two blanks further in"
_REASONS = {
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _NAMES,
    "dataclass_type": _NAMES,
    "string_type": "must be one text; put quotes around it if it has a colon in it or begins with a bracket",
    "string_too_short": "is empty",
    "too_short": "is empty",
    "string_too_long": "must not be longer than {max_length} characters",
    "too_long": "must not have more than {max_length} entries",
}
"""By pydantic's name of the error."""
_UNKNOWN = {"enum", "unexpected_keyword_argument"}
_NO_KEY = "predicate_failed"
_KEY_NAMES = "Write a name such as f5, a, 7, plus or page_down"


@dataclass(frozen=True, slots=True)
class Checked:
    """The values of a list that are good, and what is wrong with the others."""

    good: dict[str, Any]
    problems: list[Problem]


def check_values(shape: type[Any], typed: NamedValues, *, is_default_used: bool = False) -> Checked:
    """Holds each value against the dataclass field of its name; fields without a default must be there.

    Args:
        shape: The dataclass.
        typed: What staff typed.
        is_default_used: Whether the default of a field takes the place of a wrong value; else the file is refused.
    """
    hints = get_type_hints(shape, include_extras=True)
    known = {field.name: field for field in fields(shape)}
    free = [name for name in known if name not in typed.values]
    problems = [_unknown(typed, (name,), free) for name in typed.values if name not in known]
    good: dict[str, Any] = {}
    for name, field in known.items():
        if name not in typed.values:
            problems += _missing(field, typed)
            continue
        mend = _until_then(field) if is_default_used else "Correct it"
        found = check_value(hints[name], typed, name, mend)
        problems += found.problems
        good |= found.good
    return Checked(good, problems)


def check_value(hint: Any, typed: NamedValues, name: str, mend: str = "Correct it") -> Checked:
    """Holds one value against a type."""
    value = _forgiven(hint, typed.values[name])
    try:
        return Checked({name: _adapter(hint).validate_python(value)}, [])
    except ValidationError as error:
        return Checked({}, [_wrong(hint, typed, name, found, mend) for found in error.errors()])


@lru_cache(maxsize=256)
def _adapter(hint: Any) -> TypeAdapter[Any]:
    return TypeAdapter(hint)


def _forgiven(hint: Any, value: Any) -> Any:
    """What is meant, however it is written: of a few words "On press", 7:30, names of keys that were all taken out."""
    if get_origin(hint) is dict:
        named = {} if value == "" else value
        kinds = get_args(hint)
        return _each_forgiven(kinds[0], kinds[1], named) if isinstance(named, Mapping) else named
    if not isinstance(value, str):
        return value
    if hint == ClockTime:
        return re.sub(r"^(?=\d:)", "0", value.strip())
    if _is_choice(hint) or hint == KeyName:
        return re.sub(r"[\s_-]+", "_", value.strip(" \t\"'“”‘’.").lower())
    return value


def _each_forgiven(name_hint: Any, value_hint: Any, named: Mapping[str, Any]) -> dict[str, Any]:
    return {_forgiven(name_hint, name): _forgiven(value_hint, value) for name, value in named.items()}


def _wrong(hint: Any, typed: NamedValues, name: str, error: Mapping[str, Any], mend: str) -> Problem:
    place = (name, *(part for part in error["loc"] if part != "[key]"))
    few = _one_of_few(hint)
    if error["type"] in _UNKNOWN and not few:
        listed = re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
        return _unknown(typed, place, listed or _names_in(hint))
    if error["type"] == _NO_KEY and not few:
        what = f"{_called(place)} is {shown_value(error['input'])}, but there is no key of that name"
        return typed.problem(place, what, _near(str(error["input"]), NAMED) or f"{_KEY_NAMES}. {mend}")
    if few:
        what = f"{_called(place)} is {shown_value(typed.values[name])}, but it must be {few}"
    else:
        reason = _REASONS.get(error["type"], "cannot be used like this")
        what = f"{_called(place)} {reason.format(**error.get('ctx', {}))}"
    return typed.problem(place, what, mend)


def _names_in(hint: Any) -> list[str]:
    """The names that may stand in the entries of a type."""
    if is_dataclass(hint):
        return [field.name for field in fields(hint)]
    return [name for part in get_args(hint) for name in _names_in(part)]


def _one_of_few(hint: Any) -> str:
    """What a number, a yes-or-no or one of a few words may be; empty for anything else."""
    if _is_choice(hint):
        *words, last = (member.value for member in hint)
        return f"{', '.join(words)} or {last}"
    if hint == ClockTime:
        return "hours and minutes from 00:00 to 23:59"
    kind, *limits = get_args(hint) or (hint,)
    names = {bool: "true or false", int: "a whole number", float: "a number"}
    least = next((limit.ge for limit in limits if isinstance(limit, Ge)), None)
    most = next((limit.le for limit in limits if isinstance(limit, Le)), None)
    span = "" if least is None or most is None else f" from {least} to {most}"
    return names[kind] + span if kind in names else ""


def _is_choice(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


def _called(place: Place) -> str:
    names = ": ".join(shown_value(part) for part in place if isinstance(part, str))
    entry = next((f", entry {part + 1}," for part in place if isinstance(part, int)), "")
    return f"`{names}`{entry}"


def shown_value(value: Any) -> str:
    """A value in a sentence about it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, Mapping)):
        return "a list"
    text = str(value)
    return (text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}...") or "empty"


def _unknown(typed: NamedValues, place: Place, known: Iterable[str]) -> Problem:
    name = str(place[-1])
    mend = _near(name, known) or "Take it out, or correct the name"
    return typed.problem(place, f"there is nothing called `{name}`", mend)


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean `{near[0]}`" if near else ""


def _until_then(field: Field[Any]) -> str:
    if field.default is MISSING:
        return f"Until then `{field.name}` counts as empty"
    return f"Until then the kiosk uses {shown_value(field.default)}"


def _missing(field: Field[Any], typed: NamedValues) -> list[Problem]:
    if field.default is not MISSING or field.default_factory is not MISSING:
        return []
    return [typed.problem((), f"`{field.name}` is missing", f"Add a line `{field.name}: ...`")]
