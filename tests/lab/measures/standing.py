"""What the kiosk costs while it stands there: memory with everything loaded, and the processor while nobody speaks."""

import time

from tests.lab.kiosk import Kiosk
from tests.lab.measures.table import Row
from tests.lab.waiting import let_pass

MEMORY_TARGET_MB = 450.0
PROCESSOR_TARGET_PERCENT = 5.0
SILENCE_S = 30.0


def measure_standing(kiosk: Kiosk) -> list[Row]:
    """Leave it alone for half a minute in a quiet room. It listens, and has read aloud before."""
    began_s, used_s = time.monotonic(), kiosk.processor_s()
    let_pass(SILENCE_S)
    share = (kiosk.processor_s() - used_s) / (time.monotonic() - began_s)
    return [
        Row("memory resident, everything loaded", [kiosk.resident_mb()], "MB", MEMORY_TARGET_MB),
        Row("processor while listening to silence", [100.0 * share], "% of a core", PROCESSOR_TARGET_PERCENT),
    ]
