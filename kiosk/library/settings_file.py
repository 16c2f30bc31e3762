"""The settings of the clinic, from one commented file."""

from pathlib import Path

from kiosk.core.settings import Settings
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.staff_file import check_fields, read_mapping, read_text


def read_settings(file: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings; where one cannot be used, its default and a problem that says so. Any thread."""
    try:
        found = check_fields(Settings, read_mapping(read_text(file), file), file)
    except FileNotFoundError:
        return Settings(), (Problem(file, 1, "there is no such file", "The kiosk uses its own settings"),)
    except OSError as error:
        return Settings(), (Problem(file, 1, f"it cannot be read ({error.strerror})", "Make it readable"),)
    except StaffFileError as error:
        return Settings(), error.problems
    return Settings(**found.good), tuple(found.problems)
