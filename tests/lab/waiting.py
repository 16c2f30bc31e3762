"""The one place that waits: until something is so, with a deadline."""

import time
from collections.abc import Callable
from typing import TypeVar

LOOK_AGAIN_S = 0.01

T = TypeVar("T")


class DeadlineMissedError(AssertionError):
    """What was waited for did not come in time."""


def wait_for(look: Callable[[], T | None], deadline_s: float, what: str) -> T:
    """Look again and again until the answer is true; returns that answer.

    Args:
        look: gives something true once the wait is over; it is called about every 10 ms.
        deadline_s: seconds from now.
        what: ends the sentence "Waited 5 s in vain for ...".

    Raises:
        DeadlineMissedError: the deadline passed first.
    """
    give_up_s = time.monotonic() + deadline_s
    while not (answer := look()):
        if time.monotonic() > give_up_s:
            raise DeadlineMissedError(f"Waited {deadline_s:g} s in vain for {what}.")
        time.sleep(LOOK_AGAIN_S)
    return answer


def let_pass(duration_s: float) -> None:
    """Let time go by where the passing of time is itself what is tried: an idle minute, a listening half minute."""
    time.sleep(duration_s)
