"""The window of a running kiosk, from outside: AT-SPI, XTest, and a person who speaks in the room."""

from tests.lab.clinic import Clinic
from tests.lab.crawl.window import Role, Seen, Thing
from tests.lab.recording import Recording
from tests.lab.screen_reader import Thing as ReadThing
from tests.lab.waiting import let_pass

_ROLES = {
    "button": Role.BUTTON,
    "heading": Role.HEADING,
    "label": Role.LABEL,
    "text": Role.WORDS,
    "entry": Role.WORDS,
}


class RealWindow:
    """Fulfils `window.Window`, but for the ear: what is spoken is sound here."""

    def __init__(self, clinic: Clinic, room: Recording) -> None:
        """Nothing is done yet.

        Args:
            clinic: Where the kiosk runs.
            room: A recording of the room, running.
        """
        self._clinic, self._room = clinic, room

    def see(self) -> Seen:
        reader = self._clinic.reader
        shown = (thing for thing in reader.things() if thing.role in _ROLES and reader.is_showing(thing))
        return Seen(tuple(map(self._thing, shown)))

    def _thing(self, thing: ReadThing) -> Thing:
        reader, role = self._clinic.reader, _ROLES[thing.role]
        return Thing(
            role,
            reader.text_of(thing) if role is Role.WORDS else thing.name,
            (*reader.middle_of(thing), 0, 0),
            is_enabled=reader.is_enabled(thing),
            is_focused=reader.is_focused(thing),
        )

    def hear(self) -> tuple[str, ...]:
        return ()

    def is_speaking(self) -> bool:
        return False

    def tap(self, x_px: int, y_px: int) -> None:
        self._clinic.finger.touch(x_px, y_px)
        let_pass(PAINTED_S)

    def press(self, key: str) -> None:
        self._clinic.finger.press(key)
        let_pass(PAINTED_S)

    def say(self, phrase: str, voice: str) -> None:
        self._clinic.say(phrase, self._room, voice)
        let_pass(PAINTED_S)

    def wait(self, duration_s: float) -> None:
        let_pass(duration_s)


PAINTED_S = 0.4
"""By then everything that follows a press is on the glass, on a busy machine too."""
