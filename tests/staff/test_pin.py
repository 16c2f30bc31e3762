"""The PIN of the staff: what is kept, how guessing is slowed down, and what cannot open the door."""

import os
import select
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.core.events import PinChecked
from kiosk.staff import pin
from kiosk.staff.pin import PinDoor, PinFolder, set_pin
from tests.lab.processes import private_environment

TOP = Path(__file__).parents[2]
PIN = "274981"
WRONG = "111111"
RIGHT = PinChecked(is_right=True)


class Clock:
    def __init__(self) -> None:
        self.now_s = 50.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same kind of hash, in a fraction of the time."""
    monkeypatch.setattr(pin, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def folder(tmp_path: Path) -> PinFolder:
    folder = PinFolder(tmp_path / "state")
    folder.keep(PIN)
    return folder


class Door:
    """A kiosk that can be started anew, and what it told."""

    def __init__(self, folder: PinFolder) -> None:
        self.folder, self.clock = folder, Clock()
        self.told: list[str] = []
        self.start()

    def start(self) -> None:
        self.door = PinDoor(self.folder, self.clock, self.told.append)

    def check(self, digits: str, after_s: float = 0.0) -> PinChecked:
        self.clock.now_s += after_s
        return self.door.check(digits)


@pytest.fixture
def door(folder: PinFolder) -> Door:
    return Door(folder)


def test_only_a_salted_hash_is_kept_and_for_this_account_alone(folder: PinFolder) -> None:
    file = folder.path / "staff-pin"
    first = file.read_text(encoding="ascii")
    assert first.startswith("$argon2id$")
    assert PIN not in first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    folder.keep(PIN)
    assert file.read_text(encoding="ascii") != first
    assert [entry.name for entry in folder.path.iterdir()] == ["staff-pin"]


def test_the_right_digits_open_and_the_wrong_ones_wait_longer_each_time(door: Door) -> None:
    waits_s = [0.0]
    for _ in range(9):
        answer = door.check(WRONG, after_s=waits_s[-1])
        assert (answer.is_right, answer.is_set) == (False, True)
        waits_s.append(answer.wait_s)
    assert waits_s[1:] == [0, 0, 5, 15, 60, 300, 900, 900, 900]
    early = door.check(PIN, after_s=899.0)
    assert not early.is_right
    assert early.wait_s == pytest.approx(1.0)
    assert door.check(PIN, after_s=1.0) == RIGHT
    assert [door.check(WRONG).wait_s for _ in range(3)] == [0, 0, 5]
    assert door.told == []


def test_a_new_start_forgives_nothing(door: Door) -> None:
    for after_s in (0.0, 0.0, 0.0, 5.0):
        door.check(WRONG, after_s)
    door.clock.now_s = 9_000.0
    door.start()
    assert door.check(PIN) == PinChecked(is_right=False, wait_s=15.0)
    assert door.check(WRONG, after_s=15.0).wait_s == 60.0
    assert door.check(PIN, after_s=60.0) == RIGHT
    door.start()
    assert door.check(WRONG).wait_s == 0.0


def test_switching_off_while_a_pin_is_checked_wins_no_further_try(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SwitchedOffError(Exception): ...

    def switched_off(*_: object) -> bool:
        raise SwitchedOffError

    for _ in range(3):
        with monkeypatch.context() as patch, pytest.raises(SwitchedOffError):
            patch.setattr(PinFolder, "is_right", switched_off)
            door.check(WRONG)
        door.start()
    assert door.check(PIN).wait_s == 5.0


def test_a_full_disk_opens_nothing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert [door.check(WRONG).wait_s for _ in range(3)] == [0, 0, 5]
        assert door.check(PIN).is_right is False
    (told,) = door.told
    assert "No space left on device" in told
    assert door.check(PIN, after_s=5.0) == RIGHT


def test_a_damaged_count_is_a_pause(door: Door) -> None:
    (door.folder.path / "staff-pin-wrong").write_bytes(b"\0\0")
    door.start()
    assert door.check(PIN).wait_s == 5.0


def test_without_a_pin_nobody_comes_in_and_nothing_is_told(tmp_path: Path) -> None:
    door = Door(PinFolder(tmp_path / "none"))
    assert door.check(PIN) == PinChecked(is_right=False, is_set=False)
    assert door.told == []


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"$argon2id$v=19$m=8,t=1,p=1$c2FsdA$", PIN.encode()])
def test_a_damaged_pin_is_none_and_is_told_once(door: Door, damaged: bytes) -> None:
    file = door.folder.path / "staff-pin"
    file.write_bytes(damaged)
    assert door.check(PIN) == door.check(WRONG) == PinChecked(is_right=False, is_set=False)
    (told,) = door.told
    assert told.startswith(f"{file}: ")
    assert told.endswith("Set the PIN anew with the command staff-pin.")
    assert PIN not in told


def test_a_new_pin_counts_at_once_and_ends_the_pause(door: Door) -> None:
    for _ in range(3):
        door.check(WRONG)
    assert door.check(PIN).wait_s == 5.0
    door.folder.keep("830264")
    assert door.check("830264") == RIGHT


@pytest.fixture
def typed(folder: PinFolder) -> Callable[..., tuple[int, list[str]]]:
    def set_typed(*answers: str) -> tuple[int, list[str]]:
        told: list[str] = []
        answer = iter(answers)
        return set_pin(folder, lambda _question: next(answer), told.append), told

    return set_typed


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["27498"], "A PIN is 6 digits"),
        (["27498x"], "A PIN is 6 digits"),
        (["２７４９８１"], "A PIN is 6 digits"),
        (["777777"], "That one is tried first"),
        (["123456"], "That one is tried first"),
        (["830264", "830265"], "The two were not the same"),
    ],
)
def test_what_is_no_good_pin_changes_nothing(
    typed: Callable[..., tuple[int, list[str]]], door: Door, answers: list[str], words: str
) -> None:
    code, (told,) = typed(*answers)
    assert code == pin.NOT_SET
    assert told.startswith(words)
    assert door.check(PIN) == RIGHT


def test_a_pin_that_cannot_be_written_is_told_and_the_old_one_holds(
    typed: Callable[..., tuple[int, list[str]]], door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        code, (told,) = typed("830264", "830264")
    assert code == pin.NOT_SET
    assert "the disk is full; nothing was changed" in told
    assert door.check(PIN) == RIGHT


def read_until(terminal: int, words: str) -> str:
    """What a terminal shows up to these words."""
    shown = ""
    while not shown.endswith(words):
        assert select.select([terminal], [], [], 20.0)[0], shown
        shown += os.read(terminal, 1).decode()
    return shown


def test_the_command_asks_twice_and_shows_no_digit(tmp_path: Path) -> None:
    outer, inner = os.openpty()
    environment = private_environment(tmp_path)
    command = [sys.executable, str(TOP / "main.py"), "staff-pin"]
    with subprocess.Popen(
        command, stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
    ) as program:
        os.close(inner)
        shown = read_until(outer, "): ")
        os.write(outer, f"{PIN}\n".encode())
        shown += read_until(outer, "again: ")
        os.write(outer, f"{PIN}\n".encode())
        shown += read_until(outer, "seconds.")
        assert program.wait(timeout=20.0) == 0
    os.close(outer)
    assert PIN not in shown
    (file,) = tmp_path.rglob("staff-pin")
    assert file.read_text(encoding="ascii").startswith("$argon2id$")
