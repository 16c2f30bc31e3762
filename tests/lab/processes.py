"""Programs of the lab: started in their own session, ended by their id."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.lab.waiting import DeadlineMissedError, wait_for

END_WITHIN_S = 5.0
KEPT_OF_THE_CALLER = ("PATH", "LD_LIBRARY_PATH", "CI", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")


def private_environment(folder: Path) -> dict[str, str]:
    """An environment whose home and state lie in ``folder``; nothing of the caller's desktop is in it."""
    runtime = folder / "runtime"
    home = folder / "home"
    for path in (runtime, home, home / "state", home / "cache"):
        path.mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    return {
        **{name: os.environ[name] for name in KEPT_OF_THE_CALLER if name in os.environ},
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
    }


class Program:
    """A running program; its output and its complaints go to files."""

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path, name: str
    ) -> None:
        self.name = name
        self.output_file = folder / f"{name}.out"
        self.complaints_file = folder / f"{name}.err"
        with self.output_file.open("wb") as output, self.complaints_file.open("wb") as complaints:
            self.process = subprocess.Popen(
                list(arguments),
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=complaints,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    @property
    def output(self) -> str:
        return self.output_file.read_text(errors="replace")

    @property
    def complaints(self) -> str:
        return self.complaints_file.read_text(errors="replace")

    def wait(self, deadline_s: float) -> int:
        """Wait for the program to end by itself; returns its exit code."""
        try:
            return self.process.wait(deadline_s)
        except subprocess.TimeoutExpired:
            raise DeadlineMissedError(f"{self.name} was still running after {deadline_s:g} s.") from None

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def end(self, within_s: float = END_WITHIN_S) -> int:
        """Ask it to end, and see that it does; returns its exit code."""
        if self.is_running:
            self.process.terminate()
            try:
                self.process.wait(within_s)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.returncode


def run(arguments: Sequence[str], environment: Mapping[str, str], deadline_s: float = 10.0) -> str:
    """Run a short command to its end; returns what it printed.

    Raises:
        subprocess.CalledProcessError: its exit code was not 0.
    """
    done = subprocess.run(
        list(arguments), env=dict(environment), timeout=deadline_s, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def left_behind(folder: Path) -> list[int]:
    """Ids of the processes, whoever started them, whose runtime folder is the one of this lab."""
    mark = f"XDG_RUNTIME_DIR={folder / 'runtime'}".encode()
    return [
        int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _carries(entry, mark)
    ]


def _carries(entry: Path, mark: bytes) -> bool:
    try:
        is_alive = entry.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
        return is_alive and mark in entry.joinpath("environ").read_bytes().split(b"\0")
    except OSError:
        return False


def end_left_behind(folder: Path) -> None:
    """End what programs of the lab started themselves (a bus starts its services) and did not end."""
    try:
        wait_for(lambda: not left_behind(folder), 1.0, "the services of the bus to end by themselves")
    except DeadlineMissedError:
        for pid in left_behind(folder):
            os.kill(pid, signal.SIGKILL)
