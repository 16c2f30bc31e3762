"""The settings of the clinic, from one commented file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kiosk.core.keys import Pad
from kiosk.core.settings import Listening, Settings
from kiosk.library.named_values import NamedValues, read_named_values
from kiosk.library.problems import Problem, StaffFileError, advice
from kiosk.library.staff_file import UnreadableError, read_text
from kiosk.library.value_check import check_values

_USES_OWN = "The kiosk uses its own settings"
_OLD_NAME = "is_listening_allowed"
"""Stood in place of `Settings.listening` once; clinics may have it in their files."""
_OLD_NO = {"false", "no", "off", "n", "f", "0"}
"""What a YAML file may have for "no"; anything else meant, or became, "yes"."""


def read_settings(file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings; where one cannot be used, its default and a problem that says so. Any thread."""
    try:
        typed = read_named_values(read_text(file), file)
        renamed = tuple(_renamed(typed))
        found = check_values(Settings, _with_new_name(typed), is_default_used=True)
    except UnreadableError as error:
        # Without the file every setting has its default, and patients miss nothing.
        is_error = file.exists()
        return Settings(), tuple(
            replace(problem, mend=_USES_OWN, is_error=is_error, may_pass=False) for problem in error.problems
        )
    except StaffFileError as error:
        return Settings(), error.problems
    doubled = tuple(_doubled(found.good.get("keys", {}), typed))
    if doubled:
        del found.good["keys"]
    return Settings(**found.good), (*renamed, *found.problems, *doubled)


def _doubled(keys: Mapping[Pad, str], typed: NamedValues) -> Iterator[Problem]:
    """One key cannot do two things."""
    names: dict[str, Pad] = {}
    for name, key in keys.items():
        if names.setdefault(key, name) is not name:
            what = f"`keys: {names[key]}` and `keys: {name}` are both the key {key}"
            mend = "Give each a key of its own. Until then `keys` counts as empty"
            yield typed.problem(("keys", name), what, mend)


def _renamed(typed: NamedValues) -> Iterator[Problem]:
    if _OLD_NAME in typed.values:
        what = f"`{_OLD_NAME}` is now called `listening`"
        mend = f"Take this line out, and write `listening: {_meant(typed)}`"
        yield advice(typed.file, typed.line(_OLD_NAME), what, mend)


def _with_new_name(typed: NamedValues) -> NamedValues:
    """A clinic that wanted no listening gets none, though it has not changed its file yet."""
    if _OLD_NAME not in typed.values:
        return typed
    values = {"listening": _meant(typed)} | dict(typed.values)
    del values[_OLD_NAME]
    return replace(typed, values=values)


def _meant(typed: NamedValues) -> str:
    is_no = str(typed.values[_OLD_NAME]).strip().lower() in _OLD_NO
    return Listening.NEVER if is_no else Listening.ALWAYS
