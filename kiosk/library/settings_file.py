"""The settings of the clinic, from one commented file."""

from dataclasses import replace
from pathlib import Path

from kiosk.core.settings import Settings
from kiosk.library.named_values import read_named_values
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.staff_file import UnreadableError, read_text
from kiosk.library.value_check import check_values

_USES_OWN = "The kiosk uses its own settings"


def read_settings(file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings; where one cannot be used, its default and a problem that says so. Any thread."""
    try:
        found = check_values(Settings, read_named_values(read_text(file), file), is_default_used=True)
    except UnreadableError as error:
        # Without the file every setting has its default, and patients miss nothing.
        is_error = file.exists()
        return Settings(), tuple(
            replace(problem, mend=_USES_OWN, is_error=is_error, may_pass=False) for problem in error.problems
        )
    except StaffFileError as error:
        return Settings(), error.problems
    return Settings(**found.good), tuple(found.problems)
