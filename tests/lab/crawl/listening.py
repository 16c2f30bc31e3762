"""The doors of who does not look: by ear, with six keys and the window hidden; and by voice."""

import re
from dataclasses import replace

from kiosk.core.content import Library
from kiosk.core.keys import CANONICAL, Pad
from kiosk.core.labels import Label
from tests.lab.crawl.doors import (
    EMPTY_AFTER_S,
    GLASS,
    KEYS,
    MOST_THINGS,
    PAUSE,
    PRESS_EVERY_S,
    STEP_BY_STEP,
    STEPS,
    WAIT,
    WORDS,
    Sight,
    View,
    pattern,
    wait_for_change,
)
from tests.lab.crawl.window import Role, Seen, Window, title_of

TELLS_STEPS = 6
"""So many things of which none can be pressed are sentences or words: somebody goes through the text."""
LISTENS_EVERY_S = 5.0
HEARS_OUT_S = 12.0
"""Who has done something listens for so long to what comes of it, or until it is silent."""
UTTERANCES = 2
"""Where they are, and how the page begins: then they know it."""
SLOW_READER_S = 1.0
"""A slow reader takes a second for each word (W3C Understanding 2.2.1)."""
LONGEST_NAME = 8
"""Words."""
LONGEST_READING_S = 600
TRIES_TO_STOP = 2
LONGEST_INVITATION = 2
"""Words after a colon ("or say: kiosk")."""
VOICES = ("slt", "rms", "awb")
"""Who is not understood says it again, and another person after that."""
_LAST_NUMBER = re.compile(r"\d+\D*$")
_QUOTED = re.compile(r"“([^”]+)”")
_COUNTED = re.compile(r"(\D+) (\d+): ")


class Ear:
    """Six keys, and what is spoken; never the screen."""

    def __init__(self, window: Window, library: Library) -> None:
        self._window = window
        labels = library.voice.labels
        self._things = [pattern(labels[label]) for label in (Label.FOCUS_BUTTON, Label.FOCUS_TILE)]
        self._words, self._off = labels[Label.FOCUS_TEXT], labels[Label.FOCUS_OFF]
        self._key = GLASS
        self._rings: dict[str, tuple[str, ...]] = {}
        self._arrival: tuple[str, ...] = ()
        self.silent: dict[str, None] = {}
        """What was pressed, and nothing was said of it."""

    def begin(self) -> None:
        self._window.wait(EMPTY_AFTER_S)
        self._window.hear()
        self._key, self._arrival = GLASS, ()

    def look(self) -> View:
        if self._key not in self._rings or not self._arrival:
            self._rings[self._key] = self._walk()
        ring = self._rings[self._key]
        if not any(map(self._offer, ring)):
            return View(STEP_BY_STEP, (*STEPS, WAIT))
        offers = filter(None, map(self._offer, ring))
        news = frozenset(map(_without_count, (*self._arrival, *ring)))
        title = title_of(self._arrival[0]) if self._arrival else ""
        return View(self._key, tuple(dict.fromkeys((*offers, *KEYS, WAIT))), title, news=news)

    def do(self, offer: str) -> bool:
        if offer == PAUSE:
            self._arrive(offer)
            return True
        self._window.hear()
        if offer == WAIT:
            return self._wait()
        pads = KEYS.get(offer, STEPS.get(offer, ()))
        for pad in pads:
            self._press(pad)
        if not pads:
            if not self._go_to(offer):
                return False
            self._press(Pad.ENTER)
        self._arrive(offer)
        return True

    def _offer(self, heard: str) -> str:
        """The name of what the ring stands on; empty if it is nothing to be pressed."""
        if heard == self._words:
            return WORDS
        is_thing = any(thing.fullmatch(heard) for thing in self._things)
        return title_of(heard) if is_thing else ""

    def _wait(self) -> bool:
        for _ in range(round(EMPTY_AFTER_S / LISTENS_EVERY_S)):
            self._window.wait(LISTENS_EVERY_S)
            if self._window.is_speaking():
                break
        self._arrive(WAIT)
        return True

    def _arrive(self, offer: str) -> None:
        """Listens to what comes of it: where one is, and how the page begins."""
        heard: list[str] = []
        for _ in range(round(HEARS_OUT_S / PRESS_EVERY_S)):
            self._window.wait(PRESS_EVERY_S)
            heard += self._window.hear()
            if len(heard) >= UTTERANCES or not self._window.is_speaking():
                break
        self._arrival = tuple(heard[:UTTERANCES])
        if heard:
            self._key = " · ".join(map(_without_count, self._arrival))
        else:
            self.silent[offer] = None

    def _walk(self) -> tuple[str, ...]:
        """All that the key for the next thing leads to, until something comes again."""
        ring: list[str] = []
        while len(ring) < MOST_THINGS:
            heard = self._next(Pad.NEXT)
            if heard in ring:
                return tuple(ring[ring.index(heard) :])
            ring.append(heard)
            if len(ring) == TELLS_STEPS and not any(map(self._offer, ring)):
                break
        return tuple(ring)

    def _go_to(self, name: str) -> bool:
        """The shorter way round."""
        offers = [self._offer(heard) for heard in self._rings.get(self._key, ())]
        pad = Pad.PREVIOUS if name in offers[len(offers) // 2 :] else Pad.NEXT
        return any(self._offer(self._next(pad)) == name for _ in range(2 * max(len(offers), TELLS_STEPS)))

    def _next(self, pad: Pad) -> str:
        self._window.hear()
        self._press(pad)
        return " ".join(self._window.hear())

    def _press(self, pad: Pad) -> None:
        self._window.wait(PRESS_EVERY_S)
        self._window.hear()
        self._window.press(CANONICAL[pad])


class Voice:
    """Says what stands on the screen, as slowly as a person reads it."""

    def __init__(self, window: Window, sight: Sight, library: Library, word_s: float = SLOW_READER_S) -> None:
        """Nothing is read yet.

        Args:
            window: Where it is read.
            sight: How.
            library: Its words.
            word_s: How long each word takes.
        """
        self._window, self._sight, self._labels = window, sight, library.voice.labels
        self._word_s = word_s
        self._numbers = library.voice.numbers
        self._read: set[str] = set()
        self._learnt: dict[str, None] = {}
        """What the kiosk wrote that one can say."""
        self.repeated = 0
        """How often something had to be said again."""
        self._shown: set[str] = set()
        """What stood on a button: it is said where the button is."""
        self._named: set[str] = set()
        """What stands behind a number."""
        self._understood: set[str] = set()
        self._only = self._labels[Label.LISTENING_FOR_STOP]
        self._stops = 0
        """How often it was asked to stop reading."""

    def begin(self) -> None:
        self._window.wait(EMPTY_AFTER_S)

    def look(self) -> View:
        seen = self._window.see()
        if self._is_stop_only(seen):
            if self._stops < TRIES_TO_STOP:
                view = self._sight.view(seen, (*self._bar(seen), *_QUOTED.findall(self._only), WAIT))
                return replace(view, key=f"{view.key} · read aloud")
            self._hear_out()
            seen = self._window.see()
        self._learn(seen)
        shown = [name for thing in seen.offered if (name := self._in_words(thing.title))]
        learnt = (phrase for phrase in self._learnt if phrase not in self._shown | self._named)
        return self._sight.view(seen, (*shown, *self._bar(seen), *learnt, WAIT))

    def do(self, offer: str) -> bool:
        if offer in (WAIT, PAUSE):
            return wait_for_change(self._window, self._sight, offer)
        phrase = offer.partition(":")[0]
        for voice in VOICES:
            before = self._window.see()
            if self._is_stop_only(before):
                self._stops += 1
            else:
                self._take_time()
            self._window.say(phrase, voice)
            if self._is_heard(phrase, before, self._window.see()):
                self._understood.add(phrase)
                return True
            self.repeated += 1
        return True

    @property
    def not_understood(self) -> tuple[str, ...]:
        """What stands on a button and was said in vain, wherever it was."""
        said = {name.partition(":")[0] for name in self._shown}
        return tuple(sorted(said - self._understood))

    def _hear_out(self) -> None:
        """Who does not want to stop it lets it finish."""
        for _ in range(LONGEST_READING_S):
            if not self._window.is_speaking():
                return
            self._window.wait(1.0)

    def _take_time(self) -> None:
        """Lets the kiosk finish, and reads a page to its end when it is there for the first time."""
        self._hear_out()
        seen = self._window.see()
        key = self._sight.key(seen)
        words = sum(len(thing.name.split()) for thing in seen.of(Role.WORDS))
        self._window.wait(
            2 * PRESS_EVERY_S if key in self._read else max(2 * PRESS_EVERY_S, words * self._word_s - 5.0)
        )
        self._read.add(key)

    def _is_heard(self, phrase: str, before: Seen, after: Seen) -> bool:
        """The kiosk writes what it heard; where there is no room for it, something has changed."""
        heard = self._labels[Label.I_HEARD].format(phrase=phrase)
        names = {thing.name for thing in after.of(Role.LABEL)}
        return heard in names or self._sight.key(before) != self._sight.key(after)

    def _is_stop_only(self, seen: Seen) -> bool:
        return any(thing.name == self._only for thing in seen.of(Role.LABEL))

    def _bar(self, seen: Seen) -> tuple[str, ...]:
        """What stands behind "you can say"."""
        names = [thing.name for thing in seen.of(Role.LABEL)]
        lead = self._labels[Label.YOU_CAN_SAY]
        if lead not in names[:-1]:
            return ()
        return tuple(part.strip() for part in names[names.index(lead) + 1].split("·"))

    def _learn(self, seen: Seen) -> None:
        """Words in quotation marks, and what stands after the colon of an invitation."""
        for thing in seen.offered:
            title = _COUNTED.sub("", thing.title)
            self._shown |= {self._in_words(thing.title)} - {""}
            self._named.add(self._in_words(title))
        for thing in seen.things:
            for quoted in _QUOTED.findall(thing.name):
                self._learnt[self._in_words(quoted)] = None
            _, colon, invited = thing.name.rpartition(": ")
            if colon and not _COUNTED.match(thing.name) and len(invited.split()) <= LONGEST_INVITATION:
                self._learnt[self._in_words(invited)] = None

    def _in_words(self, name: str) -> str:
        """As it is said: a number in words, what it counts behind a colon; empty for what is too long to be said."""
        counted = _COUNTED.match(name)
        if counted:
            return f"{counted[1]} {self._numbers[int(counted[2]) - 1]}: {name[counted.end() :]}".lower()
        words = re.sub(r"[^\w' ]", "", name).lower().split()
        return " ".join(words) if len(words) <= LONGEST_NAME else ""


def _without_count(text: str) -> str:
    """Page 2 of 5 is page 2 of 9 with larger letters."""
    return _LAST_NUMBER.sub("", text)
