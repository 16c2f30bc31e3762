"""What a screen reader does: find a thing by its role and name, read it, press it. AT-SPI over the private bus."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.lab.waiting import wait_for

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
SCREEN_COORDINATES = 0
STATES = {"active": 1, "enabled": 8, "focused": 12, "showing": 25, "visible": 30}
"""Bits of `AtspiStateType`."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a screen reader can speak of."""

    bus_name: str
    path: str
    role: str
    """As AT-SPI names it: ``button`` (``push button`` until 2.50), ``label``, ``text``, ``frame`` ..."""
    name: str


class ScreenReader:
    """Connected to an accessibility bus while entered. Things that vanish while it looks are simply no longer there."""

    def __init__(self, accessibility_address: str) -> None:
        self._address = accessibility_address

    def __enter__(self) -> Self:
        self._bus: DBusConnection = open_dbus_connection(self._address)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bus.close()

    def things(self) -> Iterator[Thing]:
        """Everything on the screen, top-down."""
        yield from self._below(*REGISTRY)

    def find(self, role: str, name: str) -> Thing | None:
        """The first showing thing of that role whose name is, or begins with, this one."""
        alike = [thing for thing in self.things() if thing.role == role and thing.name.startswith(name)]
        return next(
            (
                thing
                for thing in sorted(alike, key=lambda thing: thing.name != name)
                if self.is_showing(thing)
            ),
            None,
        )

    def wait_for(self, role: str, name: str, deadline_s: float = 5.0) -> Thing:
        return wait_for(lambda: self.find(role, name), deadline_s, f'a {role} called "{name}" on the screen')

    def press(self, thing: Thing) -> None:
        """Do the first action of the thing, as a screen reader's press does."""
        self._call(thing.bus_name, thing.path, ACTION, "DoAction", "i", (0,))

    def press_called(self, name: str, role: str = "button", deadline_s: float = 5.0) -> None:
        """Wait for a thing and press it."""
        self.press(self.wait_for(role, name, deadline_s))

    def text_of(self, thing: Thing) -> str:
        """The text of a text, else its name."""
        answer = self._call(thing.bus_name, thing.path, TEXT, "GetText", "ii", (0, -1))
        return str(answer[0]) if answer and answer[0] else thing.name

    def all_text(self) -> str:
        """Everything that can be read on the screen, one thing a line."""
        return "\n".join(self.text_of(thing) for thing in self.things() if self.is_showing(thing))

    def is_showing(self, thing: Thing) -> bool:
        return self._has_state(thing, "showing")

    def has_keyboard(self, window_name: str = "") -> bool:
        """Whether a window of that name is the one that keys go to."""
        return any(
            thing.role == "frame" and thing.name.startswith(window_name) and self._has_state(thing, "active")
            for thing in self.things()
        )

    def focused(self) -> Thing | None:
        """What the keyboard is on, if anything."""
        return next((thing for thing in self.things() if self._has_state(thing, "focused")), None)

    def is_focused(self, thing: Thing) -> bool:
        return self._has_state(thing, "focused")

    def is_enabled(self, thing: Thing) -> bool:
        return self._has_state(thing, "enabled")

    def middle_of(self, thing: Thing) -> tuple[int, int]:
        """Where to touch it, in pixels of the screen."""
        answer = self._call(thing.bus_name, thing.path, COMPONENT, "GetExtents", "u", (SCREEN_COORDINATES,))
        if not answer:
            raise LookupError(f'"{thing.name}" ({thing.role}) is no longer on the screen.')
        x_px, y_px, width_px, height_px = answer[0]
        return x_px + width_px // 2, y_px + height_px // 2

    def _has_state(self, thing: Thing, state: str) -> bool:
        answer = self._call(thing.bus_name, thing.path, ACCESSIBLE, "GetState")
        words = answer[0] if answer else (0,)
        return bool(words[0] >> STATES[state] & 1)

    def _below(self, bus_name: str, path: str) -> Iterator[Thing]:
        answer = self._call(bus_name, path, ACCESSIBLE, "GetChildren")
        for child_bus, child_path in answer[0] if answer else ():
            thing = self._thing(child_bus, child_path)
            if thing is not None:
                yield thing
                yield from self._below(child_bus, child_path)

    def _thing(self, bus_name: str, path: str) -> Thing | None:
        role = self._call(bus_name, path, ACCESSIBLE, "GetRoleName")
        name = self._call(
            bus_name, path, "org.freedesktop.DBus.Properties", "Get", "ss", (ACCESSIBLE, "Name")
        )
        if not role or not name:
            return None
        return Thing(bus_name, path, str(role[0]).removeprefix("push "), str(name[0][1]))

    def _call(
        self,
        bus_name: str,
        path: str,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...] | None:
        address = DBusAddress(path, bus_name=bus_name, interface=interface)
        reply = self._bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=5.0)
        if reply.header.message_type == MessageType.error:
            return None
        return tuple(reply.body)
