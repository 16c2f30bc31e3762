"""The command ``devices``: what the kiosk could use, what it would use, and why."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything there is of one kind."""

    title: str
    """Such as ``Microphones``."""
    names: tuple[str, ...]
    used: tuple[str, ...]
    """Those of `names` that the kiosk would use; empty: none."""
    reason: str
    """Why, in one sentence."""


def devices(listings: Sequence[Listing]) -> int:
    """Print the listings; returns the exit code, which is 1 when there is a kind of which nothing would be used."""
    for listing in listings:
        print(f"{listing.title}:")
        for name in listing.names or ("none",):
            print(f"  {'*' if name in listing.used else ' '} {name}")
        print(f"    {listing.reason}")
    print("* would be used.")
    return 0 if all(listing.used for listing in listings) else 1
