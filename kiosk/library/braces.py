"""The names in braces, such as ``{number}``, that the kiosk fills in."""

from collections.abc import Collection
from string import Formatter


def fault_in_braces(text: str, names: Collection[str], needed: Collection[str] = ()) -> str:
    """What is wrong with the braces of a text, or "" if it can be filled in.

    Args:
        text: What staff typed.
        names: The names that the kiosk fills in there; with none of them the text is shown as it stands.
        needed: Exactly one of these must be in it; empty: none needs to be.
    """
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return "has a brace that is not closed, or not opened"
    found = [(name, form or change) for _, name, form, change in parts if name is not None]
    if any(name not in names or change for name, change in found):
        return f"may have {_listed(names)} in braces, and nothing else"
    if not names and ("{" in text or "}" in text):
        return "may have no braces"
    if needed and sum(name in needed for name in {name for name, _ in found}) != 1:
        return f"must have {' or '.join(f'{{{name}}}' for name in needed)} in it"
    return ""


def fault_in_text(text: str, names: Collection[str]) -> str:
    """What is wrong with the braces of a text for patients, in which nothing but these names may stand in braces."""
    for name in names:
        text = text.replace(f"{{{name}}}", "")
    return f"may have {_listed(names)} in braces, and nothing else" if "{" in text or "}" in text else ""


def _listed(names: Collection[str]) -> str:
    return " and ".join(f"{{{name}}}" for name in names) or "nothing"
