"""From the command to a usable home screen, and to a kiosk that listens."""

from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.measures.table import Row

STARTS = 4
USABLE_TARGET_S = 2.0


def measure_start(clinic: Clinic) -> list[Row]:
    """Start it again and again, each time a new process; the files are in the system's cache after the first."""
    usable_s, listening_s = [], []
    for _ in range(STARTS):
        with Kiosk(clinic) as kiosk:
            usable_s.append(kiosk.wait_until_usable() - kiosk.started_s)
            listening_s.append(kiosk.wait_until_listening() - kiosk.started_s)
    return [
        Row("start to usable home screen", usable_s, "s", USABLE_TARGET_S),
        Row("start to listening", listening_s, "s"),
    ]
