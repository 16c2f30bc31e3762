"""The doors of who sees the screen and has a finger, six keys, or one switch."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from kiosk.core.content import Library
from kiosk.core.keys import CANONICAL, Pad
from kiosk.core.labels import Label
from tests.lab.crawl.window import Role, Seen, Thing, Window

PRESS_EVERY_S = 0.6
"""The same press within half a second counts once (EN 301 549 5.9)."""
EMPTY_AFTER_S = 600.0
"""Longer than any page may be read, any question be answered and any room be empty before the first page of all."""
WAIT = "(wait)"
WORDS = "(the words)"
MOST_THINGS = 60
"""Nobody goes on for longer on their way round."""
STEP_BY_STEP = "(step by step)"
PAUSE = "(pause)"
"""Look up, or listen, and do nothing."""
NEIGHBOUR = "(somebody near says something)"
GLASS = "(the glass)"
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
KEYS = {
    **{f"({pad})": (pad,) for pad in (Pad.BACK, Pad.READ, Pad.HELP)},
    # What reads is what stops reading.
    f"({Pad.READ} twice)": (Pad.READ, Pad.READ),
}
"""The keys that do the same everywhere."""
STEPS = {f"({pad} in steps)": (pad,) for pad in Pad if pad is not Pad.SWITCH}
"""What all six do for who goes through a text."""
_SHINGLE = 5
"""So many words in a row that were never seen are news; fewer may be an old sentence broken elsewhere."""


@dataclass(frozen=True)
class View:
    """What a door makes of the kiosk now."""

    key: str
    """The same for the same page."""
    offers: tuple[str, ...]
    """What can be done here."""
    title: str = ""
    label: str = ""
    """Which page it is, in words."""
    form: str = ""
    """How many pages it has: another number under the same title tells that the pages are broken otherwise."""
    news: frozenset[str] = frozenset()
    """What is read or heard here, in pieces, to tell what was never there before."""


class Door(Protocol):
    """A way in and nothing else."""

    def begin(self) -> None:
        """Wait until the room is empty."""

    def look(self) -> View:
        """What is there now."""

    def do(self, offer: str) -> bool:
        """Do what is offered; False if it cannot be got at."""


class WithNeighbour:
    """A door of somebody beside whom others talk: now and then the kiosk obeys a word that was not meant for it."""

    def __init__(self, door: Door, talk: Callable[[], None]) -> None:
        self._door, self._talk = door, talk

    def begin(self) -> None:
        self._door.begin()

    def look(self) -> View:
        view = self._door.look()
        is_alone = view.key == GLASS
        return view if is_alone else replace(view, offers=(*view.offers, NEIGHBOUR))

    def do(self, offer: str) -> bool:
        if offer != NEIGHBOUR:
            return self._door.do(offer)
        self._talk()
        return self._door.do(PAUSE)


class Sight:
    """Reads the window."""

    def __init__(self, library: Library) -> None:
        self._page_of = pattern(library.voice.labels[Label.PAGE_OF])

    def view(self, seen: Seen, offers: Iterable[str]) -> View:
        """What is seen and offered: title, number of the page, and its text."""
        titles = [thing.name for thing in seen.of(Role.HEADING)][:1]
        pages = [thing.name for thing in seen.of(Role.LABEL) if self._page_of.fullmatch(thing.name)]
        return View(
            key=self.key(seen),
            offers=tuple(dict.fromkeys(offers)),
            title="".join(titles),
            label="".join(pages),
            form="".join(_LAST_NUMBER.findall(page)[0] for page in pages),
            news=self._news(seen),
        )

    def key(self, seen: Seen) -> str:
        """The same for the same page."""
        if seen.is_empty_room:
            return GLASS
        titles = [thing.name for thing in seen.of(Role.HEADING)]
        pages = [thing.name for thing in seen.of(Role.LABEL) if self._page_of.fullmatch(thing.name)]
        words = [thing.name for thing in seen.of(Role.WORDS)]
        return " · ".join((*titles[:1], *pages, *words))

    def _news(self, seen: Seen) -> frozenset[str]:
        """Names of buttons, and the text in pieces."""
        names = {thing.title for thing in seen.offered}
        return frozenset(names.union(*(shingles(thing.name) for thing in seen.of(Role.WORDS))))


class Taps:
    """Single taps and waiting."""

    def __init__(self, window: Window, sight: Sight) -> None:
        self._window, self._sight = window, sight

    def begin(self) -> None:
        self._window.wait(EMPTY_AFTER_S)

    def look(self) -> View:
        seen = self._window.see()
        offers = [thing.title for thing in seen.offered]
        offers += [WORDS for thing in seen.of(Role.WORDS) if thing.name]
        return self._sight.view(seen, (*(offers or [GLASS]), WAIT))

    def do(self, offer: str) -> bool:
        if offer in (WAIT, PAUSE):
            return wait_for_change(self._window, self._sight, offer)
        self._window.wait(PRESS_EVERY_S)
        place = self._place(offer, self._window.see())
        if place is None:
            return False
        self._window.tap(*place)
        return True

    def _place(self, offer: str, seen: Seen) -> tuple[int, int] | None:
        if offer == GLASS:
            return (400, 300)
        if offer == WORDS:
            return next((_first_word(thing) for thing in seen.of(Role.WORDS) if thing.name), None)
        thing = seen.named(offer)
        return thing.middle if thing else None


class Keys:
    """Previous, next, enter, back, read and help, with eyes on the ring."""

    def __init__(self, window: Window, sight: Sight) -> None:
        self._window, self._sight = window, sight
        self._walks = 0
        self._chosen = ""
        """What Enter was pressed on last."""

    def begin(self) -> None:
        self._window.wait(EMPTY_AFTER_S)

    def look(self) -> View:
        seen = self._window.see()
        if self._is_stepping(seen):
            return View(STEP_BY_STEP, tuple(STEPS))
        names = [thing.title for thing in seen.offered]
        return self._sight.view(seen, (*names, *KEYS, WAIT))

    def do(self, offer: str) -> bool:
        if offer in (WAIT, PAUSE):
            return wait_for_change(self._window, self._sight, offer)
        pads = KEYS.get(offer, STEPS.get(offer, ()))
        if pads:
            for pad in pads:
                self._press(pad)
            return True
        if not self._go_to(offer):
            return False
        self._press(Pad.ENTER)
        self._chosen = offer
        return True

    def _is_stepping(self, seen: Seen) -> bool:
        """The key for the next thing does not lead away from what was chosen: it leads through the text."""
        if not self._chosen or not _is_on(seen, self._chosen):
            return False
        self._press(Pad.NEXT)
        if _is_on(self._window.see(), self._chosen):
            return True
        self._press(Pad.PREVIOUS)
        self._chosen = ""
        return False

    def _go_to(self, name: str) -> bool:
        """Along the ring, this time forwards, the next time backwards."""
        self._walks += 1
        pad = Pad.NEXT if self._walks % 2 else Pad.PREVIOUS
        for _ in range(MOST_THINGS):
            if _is_on(self._window.see(), name):
                return True
            self._press(pad)
        return False

    def _press(self, pad: Pad) -> None:
        self._window.wait(PRESS_EVERY_S)
        self._window.press(CANONICAL[pad])


class Switch:
    """One switch, and waiting."""

    def __init__(self, window: Window, sight: Sight, dwell_s: float) -> None:
        self._window, self._sight, self._dwell_s = window, sight, dwell_s

    def begin(self) -> None:
        self._window.wait(EMPTY_AFTER_S)

    def look(self) -> View:
        seen = self._window.see()
        offers = [thing.title for thing in seen.offered] or [GLASS]
        return self._sight.view(seen, (*offers, WAIT))

    def do(self, offer: str) -> bool:
        if offer in (WAIT, PAUSE):
            return wait_for_change(self._window, self._sight, offer)
        if offer == GLASS:
            self._press()
            return True
        if not any(_is_on(seen, offer) for seen in self._round()):
            return False
        self._window.wait(self._dwell_s + 2 * PRESS_EVERY_S)
        return True

    def _round(self) -> Iterator[Seen]:
        passed: set[str] = set()
        while len(passed) < MOST_THINGS:
            self._press()
            seen = self._window.see()
            here = seen.focused.name if seen.focused else ""
            if here in passed:
                return
            passed.add(here)
            yield seen

    def _press(self) -> None:
        self._window.wait(PRESS_EVERY_S)
        self._window.press(CANONICAL[Pad.SWITCH])


def wait_for_change(window: Window, sight: Sight, offer: str) -> bool:
    """Do nothing until something else is shown, or but for a moment; True always: anybody can wait."""
    if offer == PAUSE:
        window.wait(PRESS_EVERY_S)
        return True
    before = sight.key(window.see())
    for _ in range(round(EMPTY_AFTER_S / 10.0)):
        window.wait(10.0)
        if sight.key(window.see()) != before:
            break
    return True


def shingles(text: str) -> set[str]:
    """A text in pieces of some words each."""
    words = text.split()
    return {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}


def _is_on(seen: Seen, name: str) -> bool:
    here = seen.focused
    return here is not None and here.title == name


def _first_word(words: Thing) -> tuple[int, int]:
    left, top, _, _ = words.place
    return left + 30, top + 30


def pattern(label: str) -> re.Pattern[str]:
    """What a label looks like, whatever stands in its braces."""
    parts = re.split(r"\{\w+\}", label)
    return re.compile(".+".join(map(re.escape, parts)))
