"""The settings of the clinic, from one commented file."""

from pathlib import Path

from kiosk.core.settings import Settings
from kiosk.library.named_values import read_named_values
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.staff_file import read_text
from kiosk.library.value_check import check_values

_USES_OWN = "The kiosk uses its own settings"


def read_settings(file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings; where one cannot be used, its default and a problem that says so. Any thread."""
    try:
        found = check_values(Settings, read_named_values(read_text(file), file), is_default_used=True)
    except FileNotFoundError:
        return Settings(), (Problem(file, WHOLE_FILE, "there is no such file", _USES_OWN),)
    except OSError as error:
        return Settings(), (Problem(file, WHOLE_FILE, f"it cannot be read ({error.strerror})", _USES_OWN),)
    except StaffFileError as error:
        return Settings(), error.problems
    return Settings(**found.good), tuple(found.problems)
