"""The trace is for measuring: the kiosk goes on without it."""

import json
from pathlib import Path

import pytest

from kiosk.core.events import Heard, ScreenTouched
from kiosk.trace import Trace


def test_names_and_counts_are_written_and_never_what_was_said(tmp_path: Path) -> None:
    file = tmp_path / "trace"
    trace = Trace(file, lambda phrase: "go_home")
    trace.watch(Heard(3, "take me home", 0.91))
    trace.close()
    line = json.loads(file.read_text(encoding="utf-8"))
    assert (line["kind"], line["name"], line["data"]["action"]) == ("event", "Heard", "go_home")
    assert "take me home" not in file.read_text(encoding="utf-8")


def test_a_full_disk_ends_the_trace_with_one_line(caplog: pytest.LogCaptureFixture) -> None:
    trace = Trace(Path("/dev/full"), lambda phrase: "")
    for _ in range(3):
        trace.watch(ScreenTouched())
        trace.painted()
    trace.close()
    (record,) = caplog.records
    assert record.getMessage().startswith("/dev/full: No space left on device.")
