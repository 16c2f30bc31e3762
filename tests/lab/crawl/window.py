"""What can be seen of a window, and done to it: all that a door may know."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol


class Role(StrEnum):
    """What a thing is, as a screen reader is told it."""

    BUTTON = "button"
    HEADING = "heading"
    LABEL = "label"
    WORDS = "words"
    """The text of the page."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is showing."""

    role: Role
    name: str
    """Its words; of the text of the page, the text."""
    place: tuple[int, int, int, int]
    """Left, top, width and height in pixels of the window."""
    is_enabled: bool = True
    is_focused: bool = False

    @property
    def title(self) -> str:
        """Its name without what it says of its state ("in use now")."""
        return title_of(self.name)

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


@dataclass(frozen=True)
class Seen:
    """A look at the window, from above."""

    things: tuple[Thing, ...]

    def of(self, role: Role) -> tuple[Thing, ...]:
        return tuple(thing for thing in self.things if thing.role is role)

    @cached_property
    def is_empty_room(self) -> bool:
        """No page, but one thing to touch at most: the whole of the glass."""
        return not self.of(Role.HEADING) and len(self.of(Role.BUTTON)) <= 1

    @cached_property
    def offered(self) -> tuple[Thing, ...]:
        """What can be pressed now, one by one."""
        return () if self.is_empty_room else tuple(one for one in self.of(Role.BUTTON) if one.is_enabled)

    @cached_property
    def focused(self) -> Thing | None:
        """Where the ring of the keyboard stands."""
        return next((thing for thing in self.things if thing.is_focused), None)

    def named(self, title: str) -> Thing | None:
        """The first thing of that title that can be pressed."""
        return next((thing for thing in self.offered if thing.title == title), None)


def title_of(name: str) -> str:
    """The first sentence of a name."""
    return name.partition(". ")[0]


class Window(Protocol):
    """A kiosk seen from outside."""

    def see(self) -> Seen:
        """Look at the window."""

    def hear(self) -> tuple[str, ...]:
        """What the kiosk has said since it was asked last, one utterance each."""

    def is_speaking(self) -> bool:
        """Whether the kiosk is to be heard now."""

    def tap(self, x_px: int, y_px: int) -> None:
        """Touch the glass and let go."""

    def press(self, key: str) -> None:
        """Press one of the six keys or the switch, by its name in `kiosk.core.keys.CANONICAL`."""

    def say(self, phrase: str, voice: str) -> None:
        """Somebody says something."""

    def wait(self, duration_s: float) -> None:
        """Let time pass."""
