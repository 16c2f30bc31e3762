"""Text as a recogniser writes it."""

import re

_NOT_SPOKEN = re.compile(r"[^\w' ]+")


def spoken_form(text: str) -> str:
    """Text as a recogniser writes it: lower case, words and single spaces only."""
    return " ".join(_NOT_SPOKEN.sub(" ", text.lower().replace("’", "'")).split())
