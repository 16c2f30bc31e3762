"""A private session bus with the accessibility bus on it, as a desktop with a screen reader has."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.lab.processes import Program
from tests.lab.waiting import wait_for

LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
ACCESSIBILITY_BUS = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")


class Bus:
    """Its services end when it ends."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self._environment = dict(environment)
        self._folder = folder

    def __enter__(self) -> Self:
        socket = self._folder / "runtime" / "bus"
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={socket}"]
        self._daemon = Program(command, self._environment, self._folder, "bus")
        wait_for(socket.exists, 5.0, "the private bus")
        self.address = f"unix:path={socket}"
        self.environment = {
            **self._environment,
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        launcher = next(path for path in LAUNCHERS if path.exists())
        self._launcher = Program(
            [str(launcher), "--launch-immediately"], self.environment, self._folder, "accessibility-bus"
        )
        self.accessibility_address = wait_for(self._accessibility_address, 10.0, "the accessibility bus")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._launcher.end()
        self._daemon.end()

    def _accessibility_address(self) -> str:
        with open_dbus_connection(self.address) as connection:
            reply = connection.send_and_get_reply(
                new_method_call(ACCESSIBILITY_BUS, "GetAddress"), timeout=5.0
            )
        return str(reply.body[0]) if reply.header.fields and isinstance(reply.body[0], str) else ""
