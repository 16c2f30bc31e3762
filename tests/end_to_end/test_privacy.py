"""Nothing goes out, and nothing of a visit is written down."""

from pathlib import Path

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk

NETWORK_TABLES = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6")
MOST_WRITTEN_BYTES = 5_000
"""During a visit; a second of sound alone is 32,000."""


def network_sockets(pid: int) -> list[str]:
    """The sockets of a process that are no local ones, as lines of the kernel's tables."""
    mine = {str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()}
    found = []
    for table in NETWORK_TABLES:
        file = Path(f"/proc/{pid}/net/{table}")
        rows = file.read_text().splitlines()[1:] if file.exists() else []
        found += [f"{table}: {row}" for row in rows if f"socket:[{row.split()[9]}]" in mine]
    return found


def bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_a_running_kiosk_has_local_sockets_only(clinic: Clinic, kiosk: Kiosk) -> None:
    sockets = [str(entry.readlink()) for entry in Path(f"/proc/{kiosk.pid}/fd").iterdir()]
    assert any(socket.startswith("socket:") for socket in sockets), "It is joined to the display at least."
    for pid in kiosk.family():
        assert network_sockets(pid) == []


def test_nothing_that_was_heard_is_written(clinic: Clinic, kiosk: Kiosk, texts: Library) -> None:
    home = clinic.folder / "home"
    before_bytes = bytes_in(home)
    secret = "my name is susan and i take gabapentin"
    with clinic.record_room() as room:
        said_until_s = clinic.say("treatments", room)
        kiosk.wait_for_frame(lambda frame: frame.title == "Treatments", said_until_s - 0.5, "the section")
        clinic.say(secret, room)
    kiosk.trace.wait_for_event("SpeechUnmatched", said_until_s, 5.0)
    assert bytes_in(home) - before_bytes < MOST_WRITTEN_BYTES
    written = [file for file in home.rglob("*") if file.is_file()]
    for file in (*written, kiosk.output_file, kiosk.complaints_file, clinic.folder / f"{kiosk.name}.trace"):
        assert b"susan" not in file.read_bytes().lower(), file
