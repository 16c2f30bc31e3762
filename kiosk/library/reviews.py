"""Who at the clinic has read a section, and when."""

import re
from dataclasses import dataclass
from datetime import date

_NOBODY = "none"
_REVIEW = re.compile(r"(\d{4}-\d\d-\d\d)\s*,\s*(\S.{0,79})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody at the clinic has read a section."""

    on: date
    name: str


class ReviewError(ValueError):
    """What staff typed is no review; says what is wrong with it."""


def read_review(typed: str, today: date) -> Review | None:
    """The review, or None: nobody has read it.

    Raises:
        ReviewError: it says neither.
    """
    if typed.strip().lower() == _NOBODY:
        return None
    found = _REVIEW.fullmatch(typed.strip())
    if not found:
        raise ReviewError(f"must be `{_NOBODY}`, or a day and a name such as `2026-03-01, Dr. Ana Silva`")
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        raise ReviewError(f"names a day that is in no calendar, {found[1]}") from None
    if day > today:
        raise ReviewError(f"names a day that has not come; this machine takes today for {today}")
    return Review(day, found[2])
