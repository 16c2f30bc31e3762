"""``python main.py new "Title"``: a new section from the template."""

import re
import sys
from collections.abc import Collection
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from kiosk.core.wording import spoken_form

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
        "  3. Type: python main.py check. It tells what could be better."
    )
    return 0


def _refuse_title(title: str, titles: Collection[str]) -> None:
    if not title.isprintable():
        raise RefusedError("the title has a character that does not show. Type it again.")
    if not spoken_form(title):
        raise RefusedError('the title has no word in it. Write one in quotes, such as new "Sleeping well".')
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
    name = _NO_WORD.sub("-", title.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    for file in sorted(folder.glob("*.md")):
        number = _NUMBER.match(file.stem)
        if file.stem[number.end() if number else 0 :].lower() == name:
            raise RefusedError(f"there is a file {file} already. Change that one, or find another title.")
    return name


def _as_value(title: str) -> str:
    """The title as it has to stand behind ``title:``, in quotes only where it must."""
    written, yaml = StringIO(), YAML(typ="safe", pure=True)
    yaml.width, yaml.allow_unicode, yaml.default_flow_style = 10 * LONGEST_TITLE, True, False
    yaml.dump({"title": title}, written)
    return written.getvalue().removeprefix("title:").strip()


def _write(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise RefusedError(
            f"{file} cannot be written ({error.strerror}). Make the folder writable."
        ) from None
