"""The complaints of the YAML reader, in words for people who have never heard of YAML."""

from ruamel.yaml.error import MarkedYAMLError

_QUOTES = "Put quotes around the whole value"
_BRACKET = "Close it; if it is text, put quotes around the whole value"
_LEFT_EDGE = "Begin every name at the left edge, and write each entry of a list below its name, with a hyphen"

_CURLY = "“”„‘«»"
"""What programs for writing make of a quote; ’ is an apostrophe too."""

_WORDINGS = (
    ("found unknown escape", "there is a backslash between double quotes", "Use single quotes instead"),
    ("scanning a quoted scalar", "the quote that opens here is never closed", "Close it with the same quote"),
    ("parsing a flow", "the bracket that opens here is never closed", _BRACKET),
    (
        "could not find expected ':'",
        "this line has no colon",
        "Write `name: value`. If the text of a section begins here, write a line `---` above it",
    ),
    ("found character '\\t'", "there is a tab", "Type blanks in its place"),
    ("that cannot start any token", "a value begins with a sign that has a meaning of its own", _QUOTES),
    ("alias", "a value begins with a sign that has a meaning of its own", _QUOTES),
    ("anchor", "a value begins with a sign that has a meaning of its own", _QUOTES),
    ("block scalar", "a value begins with a sign that has a meaning of its own", _QUOTES),
    ("directive", "a line begins with a sign that has a meaning of its own", "Take the sign out"),
    ("sequence entries are not allowed", "there is a hyphen before a value", _LEFT_EDGE),
    ("single document", "there is a line `---` that does not belong here", "Take it out"),
    ("expected <block end>", "this does not fit the lines above it", _LEFT_EDGE),
    ("expected '<document start>'", "this does not fit the lines above it", _LEFT_EDGE),
)
"""Part of the complaint; what is wrong; how to mend it. The first one that fits holds."""

_OPENED = ("scanning a quoted scalar", "parsing a flow", "could not find expected ':'")
"""Complaints that come after the line at fault; the reader tells that line too."""


def in_plain_words(error: MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """The line from 0, what is wrong there, and how to mend it."""
    complaint = f"{error.context} {error.problem}"
    opened = error.context_mark if any(part in complaint for part in _OPENED) else None
    mark = opened or error.problem_mark or error.context_mark
    line, column = (int(mark.line), int(mark.column)) if mark else (0, 0)
    lines = text.split("\n")
    # What is open at the end is complained of below the end.
    line = max((number for number in range(min(line + 1, len(lines))) if lines[number].strip()), default=0)
    if "mapping values are not allowed" in complaint:
        return line, *_colon(lines, line, column)
    if "expected <block end>" in complaint and "<scalar>" in complaint:
        return _quotes(lines, line)
    for part, what, mend in _WORDINGS:
        if part in complaint:
            return line, what, mend
    return line, "this is not a list of `name: value`", f"Write one `name: value` a line. {_QUOTES}"


def _colon(lines: list[str], line: int, column: int) -> tuple[str, str]:
    """A colon in a value, or else a name that the line above has swallowed."""
    if any(sign in lines[line] for sign in _CURLY):
        return "there is a colon between curly quotes", 'Type straight quotes (") around the value'
    if ": " in lines[line][:column]:
        return "there is a colon in a value", _QUOTES
    return "this does not fit the line above it", f"{_LEFT_EDGE}. Write a blank after each colon"


def _quotes(lines: list[str], line: int) -> tuple[int, str, str]:
    """The reader notices a lost quote only where the next one opens."""
    lost = next((number for number in range(line + 1) if lines[number].count('"') % 2), None)
    if lost is not None:
        return (
            lost,
            "there is a quote too many or too few",
            "Put one quote before the value and one behind it",
        )
    return line, "there is something behind a closing quote or bracket", _QUOTES
