"""The way through what makes the kiosk easier, for a picture of each: colours, sizes, hands, and nobody looking."""

from collections.abc import Iterator
from functools import partial

from kiosk.core.actions import ActionId, Intent
from kiosk.core.events import TimePassed
from kiosk.staff.tour import View
from kiosk.walker import Walker

_COLOURS = (ActionId.NIGHT_COLOURS, ActionId.STRONG_COLOURS, ActionId.DAY_COLOURS)
_HANDS = (ActionId.STEADY_HANDS, ActionId.LOW_CONTROLS)
_STEPS_TO_LARGEST = 2
_SWITCH_KEY = "f12"
_EMPTY_S = 10_000.0


def easier_views(walk: Walker) -> Iterator[View]:
    """Every choice in use, on the pages where it matters most. Somebody is there."""
    yield from walk.pages("easier", Intent(ActionId.MAKE_EASIER))
    if walk.engine.state.panel.is_compact:
        yield from walk.pages("more", Intent(ActionId.MORE))
    for action in _COLOURS:
        walk.touch(action)
        yield from _main_pages(walk, action)
    for step in range(_STEPS_TO_LARGEST):
        walk.touch(ActionId.BIGGER_TEXT)
        yield from _main_pages(walk, f"{ActionId.BIGGER_TEXT}_{step + 1}")
    for _ in range(_STEPS_TO_LARGEST):
        walk.touch(ActionId.SMALLER_TEXT)
    for action in _HANDS:
        walk.touch(action)
        yield from _main_pages(walk, action)
        walk.touch(action)


def by_ear_views(walk: Walker) -> Iterator[View]:
    """Nobody was there; then somebody comes who only listens, and one who has a single switch."""
    for name, minute in (("day", 720), ("night", _night(walk))):
        yield f"welcome-{name}", partial(_leave_alone, walk, minute)
    yield "by-ear", partial(walk.key, "right")
    walk.hear_out()
    _open_by_key(walk)
    walk.hear_out()
    yield "by-letters", partial(_go_by_letters, walk)
    walk.key("escape")
    yield "one-switch", partial(walk.key, _SWITCH_KEY)
    yield "one-switch-dwelling", partial(_dwell, walk)
    walk.touch(ActionId.FINISHED)


def _main_pages(walk: Walker, name: str) -> Iterator[View]:
    sections = walk.engine.library.sections[:1]
    yield f"home-{name}", partial(walk.touch, ActionId.GO_HOME)
    for section in sections:
        yield f"section-{name}", partial(walk.press, Intent(ActionId.OPEN_SECTION, section.id))
    yield f"easier-{name}", partial(walk.touch, ActionId.MAKE_EASIER)


def _night(walk: Walker) -> int:
    hours, _, minutes = walk.engine.state.settings.night_from.partition(":")
    return 60 * int(hours) + int(minutes)


def _leave_alone(walk: Walker, minute: int) -> None:
    walk.now_s += _EMPTY_S
    walk.happen(TimePassed(walk.now_s, minute))


def _open_by_key(walk: Walker) -> None:
    walk.key("1" if walk.engine.library.sections else "f1")


def _go_by_letters(walk: Walker) -> None:
    walk.touch(ActionId.STEP_THROUGH)
    for key in ("space", "right", "space", "right"):
        walk.key(key)


def _dwell(walk: Walker) -> None:
    """From the words of the page to the next stop; its name is said to the end, and the time runs."""
    walk.hear_out()
    walk.key(_SWITCH_KEY)
    walk.hear_out()
    walk.happen(TimePassed(walk.later_s()))
