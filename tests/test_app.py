"""The composition root: what can go wrong while it starts, and while it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest

from kiosk import app
from kiosk.core.staff import Panel
from kiosk.options import Options
from kiosk.startup import Beginning, CannotStartError, begin, version
from tests.lab.processes import Program, private_environment
from tests.lab.virtual_screen import VirtualScreen
from tests.lab.waiting import wait_for

TOP = Path(__file__).parent.parent
ENDS_WITHIN_S = 20.0


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[VirtualScreen]:
    with VirtualScreen(private_environment(tmp_path), tmp_path) as running:
        yield running


def open_sockets() -> int:
    """How many sockets this process has."""
    links = (entry.readlink() for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink())
    return sum(link.name.startswith("socket:") for link in links)


class WatchedApplication:
    """In the place of Qt's: notes how many sockets were open when it was made."""

    sockets = 0

    def __init__(self, arguments: list[str]) -> None:
        WatchedApplication.sockets = open_sockets()

    @staticmethod
    def instance() -> None: ...

    def setApplicationName(self, name: str) -> Self:  # noqa: N802
        return self


def test_the_display_is_not_left_between_the_trial_and_qt(
    screen: VirtualScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", screen.display)
    monkeypatch.setattr(app, "QGuiApplication", WatchedApplication)
    before = open_sockets()
    app.make_application()
    assert WatchedApplication.sockets == before + 1
    assert open_sockets() == before


@pytest.mark.parametrize(
    "fault", [RuntimeError("Main.qml cannot be loaded:\n no such file."), TypeError("It is no window.")]
)
def test_a_screen_that_cannot_be_made_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, beginning: Beginning
) -> None:
    def make(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(app, "QuickDisplay", make)
    with pytest.raises(CannotStartError, match=r"^the screen cannot be made: [^\n]*$"):
        app.make_display(beginning, lambda event: None, is_full_screen=False)


@pytest.fixture
def beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Beginning:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    options = Options(
        content=TOP / "content",
        voices=TOP / "voices",
        settings=TOP / "content/settings.yaml",
    )
    return begin(options)


def test_the_state_begins_with_the_settings_and_the_command_line_goes_before(beginning: Beginning) -> None:
    settings = replace(beginning.settings, mm_per_pixel=0.3, viewing_distance_mm=700, volume_percent=40)
    state = app.first_state(replace(beginning, settings=settings))
    assert state.panel == Panel(mm_per_pixel=0.3, viewing_distance_mm=700, volume_percent=40)
    assert state.version == version()
    given = replace(beginning.options, mm_per_pixel=0.2)
    assert app.first_state(replace(beginning, settings=settings, options=given)).panel.mm_per_pixel == 0.2


def test_the_clock_on_the_wall_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "localtime", lambda: time.struct_time((2026, 3, 1, 21, 45, 59, 6, 60, 0)))
    assert app.time_passed().minute_of_day == 21 * 60 + 45


@pytest.mark.parametrize(("is_restart", "starts"), [(False, 1), (True, 2)])
def test_the_staff_end_it_and_it_begins_again_in_its_place(
    tmp_path: Path, is_restart: bool, starts: int
) -> None:
    program = f"""
import os, sys
from kiosk import app
started = app.Kiosk.start
def start(kiosk):
    started(kiosk)
    is_first = "TOLD" not in os.environ
    os.environ["TOLD"] = "yes"
    print(os.getpid(), flush=True)
    kiosk._office.end_kiosk(is_restart={is_restart} and is_first)
app.Kiosk.start = start
import main
from kiosk.office import RESTART, begin_again
code = main.quietly(["--windowed"])
sys.exit(begin_again() if code == RESTART else code)
"""
    environment = private_environment(tmp_path) | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=2 * ENDS_WITHIN_S,
    )
    assert (done.returncode, done.stderr) == (0, "")
    numbers = done.stdout.split()
    assert (len(numbers), len(set(numbers))) == (starts, 1)


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_before_the_event_loop_begins(tmp_path: Path, order: signal.Signals) -> None:
    program = f"""
import os, sys
from kiosk import app
started = app.Kiosk.start
def start(kiosk):
    os.kill(os.getpid(), {int(order)})
    started(kiosk)
app.Kiosk.start = start
import main
sys.exit(main.main(["--windowed"]))
"""
    environment = private_environment(tmp_path) | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN_S,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_while_the_parts_are_loaded_leaves_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    # The first of the kiosk's own files to be loaded waits, so that the moment is sure.
    (tmp_path / "kiosk/__init__.py").write_text(
        "import pathlib, signal\npathlib.Path(__file__).with_name('loading').touch()\nsignal.pause()\n"
    )
    (tmp_path / "main.py").write_bytes((TOP / "main.py").read_bytes())
    command = [sys.executable, str(tmp_path / "main.py")]
    with Program(command, dict(os.environ), tmp_path, "loading") as kiosk:
        wait_for((tmp_path / "kiosk/loading").exists, ENDS_WITHIN_S, "the kiosk to be loaded")
        kiosk.process.send_signal(signal.SIGINT)
        assert kiosk.wait(ENDS_WITHIN_S) == -signal.SIGINT
        assert kiosk.complaints == ""
