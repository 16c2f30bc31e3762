"""Where there is no display the kiosk gets a virtual screen of its own, and leaves none behind."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.waiting import wait_for

TOP = Path(__file__).parents[2]
KIOSK = """
import os, pathlib, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(int(sys.argv[1])))
pathlib.Path("display.new").write_text(os.environ["DISPLAY"])
pathlib.Path("display.new").rename("display")
signal.pause()
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The real script, and in the kiosk's place a program that waits for the order to end."""
    shutil.copytree(TOP / ".setup", tmp_path / ".setup")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to("/usr/bin/python3")
    (tmp_path / "main.py").write_text(KIOSK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def started(clone: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    with subprocess.Popen(
        [clone / ".setup/start", "7"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as program:
        yield program
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)


def socket_of(clone: Path) -> Path:
    """The socket of the virtual screen, once the kiosk has been started on it."""
    wait_for((clone / "display").exists, 20.0, "the kiosk to start")
    return Path("/tmp/.X11-unix/X" + (clone / "display").read_text(encoding="utf-8").removeprefix(":"))


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_the_screen_ends_with_the_kiosk(
    clone: Path, started: subprocess.Popen[str], order: signal.Signals
) -> None:
    socket = socket_of(clone)
    assert socket.is_socket()
    os.killpg(started.pid, order)
    assert started.wait(timeout=30.0) == 7
    wait_for(lambda: not socket.exists(), 5.0, "the virtual screen to end")


def test_the_screen_ends_even_if_the_script_is_killed(clone: Path, started: subprocess.Popen[str]) -> None:
    socket = socket_of(clone)
    started.kill()
    started.wait(timeout=10.0)
    wait_for(lambda: not socket.exists(), 5.0, "the virtual screen to end")


def test_it_says_how_to_watch_from_this_machine_alone(clone: Path, started: subprocess.Popen[str]) -> None:
    number = socket_of(clone).name.removeprefix("X")
    os.killpg(started.pid, signal.SIGTERM)
    said, _ = started.communicate(timeout=10.0)
    line = re.search(r"^ +(x11vnc .*)$", said, re.MULTILINE)
    assert line
    assert f"-display :{number} " in line[1]
    assert "-localhost" in line[1].split()
    assert "make demo" in said
