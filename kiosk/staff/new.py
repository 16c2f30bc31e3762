"""The command ``new``: a new section from the template."""

import re
import sys
from collections.abc import Collection
from contextlib import suppress
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from kiosk.core.wording import spoken_form
from kiosk.staff.command import KIOSK
from kiosk.staff.not_written import not_written

REFUSED = 1
"""Exit code when there is no new file."""
LONGEST_TITLE = 60
"""Characters that a section's title may have."""
_LONGEST_NAME = 40
"""Characters of a file name that are made from the title."""
_TITLE_PLACE = "{title}"
_NUMBER = re.compile(r"(\d+)[-_ ]*")
_NO_WORD = re.compile(r"[\W_]+")


class RefusedError(Exception):
    """There is no new file; the message is one sentence for staff."""


def new(title: str, folder: Path, template: str, titles: Collection[str]) -> int:
    """Write a new section without text, which the kiosk does not show before it has some; returns the exit code.

    Args:
        title: As staff typed it.
        folder: The texts of the language.
        template: A section with ``{title}`` wherever the title goes.
        titles: Of the sections that there are.
    """
    title = " ".join(title.split())
    try:
        _refuse_title(title, titles)
        file = folder / f"{_next_number(folder)}-{_free_name(title, folder)}.md"
        _write(file, template.replace(_TITLE_PLACE, _as_value(title)))
    except RefusedError as error:
        print(f"Kiosk: {error}", file=sys.stderr)
        return REFUSED
    print(
        f"{file}\n\n"
        "The new section is there, still without text. What to do next:\n"
        "  1. Open this file with a program for plain text, and write the text below the second line ---.\n"
        "  2. Save it. The kiosk shows it within two seconds; until it has text, no patient sees it.\n"
        f"  3. Type: {KIOSK} check. It tells what could be better."
    )
    return 0


def _refuse_title(title: str, titles: Collection[str]) -> None:
    if not title.isprintable():
        raise RefusedError("the title has a character that does not show. Type it again.")
    if not _name_of(title):
        raise RefusedError(
            f'the title has no word in it. Write one in quotes, such as: {KIOSK} new "Sleeping well".'
        )
    if "{" in title or "}" in title:
        raise RefusedError("the title has a brace, { or }, which the kiosk needs for itself. Leave it out.")
    if len(title) > LONGEST_TITLE:
        raise RefusedError(
            f"the title has {len(title)} characters, and {LONGEST_TITLE} are the most. Find a shorter one."
        )
    taken = next((other for other in titles if spoken_form(other) == spoken_form(title)), None)
    if taken is not None:
        raise RefusedError(f"there is a section “{taken}” already. Change that one, or find another title.")


def _next_number(folder: Path) -> int:
    numbers = [_NUMBER.match(file.name) for file in folder.glob("*.md")]
    return max((int(number[1]) for number in numbers if number), default=0) + 1


def _free_name(title: str, folder: Path) -> str:
    """The title as the middle of a file name; two files may differ in more than their number only."""
    name = _name_of(title)
    for file in sorted(folder.glob("*.md")):
        number = _NUMBER.match(file.stem)
        if file.stem[number.end() if number else 0 :].lower() == name:
            raise _taken(file)
    return name


def _name_of(title: str) -> str:
    """Its letters and figures, as they stand in a file name; empty if there are none."""
    return _NO_WORD.sub("-", title.lower()).strip("-")[:_LONGEST_NAME].strip("-")


def _as_value(title: str) -> str:
    """The title as it has to stand behind ``title:``, in quotes only where it must."""
    written, yaml = StringIO(), YAML(typ="safe", pure=True)
    yaml.width, yaml.allow_unicode, yaml.default_flow_style = 10 * LONGEST_TITLE, True, False
    yaml.dump({"title": title}, written)
    return written.getvalue().removeprefix("title:").strip()


def _taken(file: Path) -> RefusedError:
    return RefusedError(f"there is a file {file} already. Change that one, or find another title.")


def _write(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise _taken(file) from None
    except OSError as error:
        with suppress(OSError):  # Half of it may be there.
            file.unlink(missing_ok=True)
        raise RefusedError(not_written(file, error)) from None
