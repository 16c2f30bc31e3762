"""The PIN of the staff: the command that sets it, and the check with growing pauses.

It is kept as a salted hash and never as digits. What stands against guessing six digits is the pauses, at the kiosk,
and the rights of the file, in its folder: whoever can read the hash may try all the million of them in some hours.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from kiosk.core.behaviour.staff_door import PIN_DIGITS
from kiosk.core.events import PinChecked
from kiosk.staff.not_written import not_written

NOT_SET = 1
"""Exit code when the PIN is as it was."""
FREE_TRIES = 2
"""Wrong ones in a row without a pause: fingers slip."""
PAUSES_S = (5.0, 15.0, 60.0, 300.0, 900.0)
"""After each further one; the last for all that follow: a million PINs then take 28 years."""
_PIN_FILE = "staff-pin"
_WRONG_FILE = "staff-pin-wrong"
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""The second of those that OWASP's Password Storage Cheat Sheet takes for equally strong: one core, 19 MiB for a
moment, so that what is being said does not falter."""
_MEND = "Set the PIN anew with the command staff-pin"


def pause_s(wrong: int) -> float:
    """Seconds in which no PIN is taken, after so many wrong ones in a row."""
    beyond = wrong - FREE_TRIES
    return PAUSES_S[min(beyond, len(PAUSES_S)) - 1] if beyond > 0 else 0.0


class PinNotSetError(Exception):
    """There is no PIN, or none that can be used; the message says why in one sentence, and is empty if none was set."""


@dataclass(frozen=True, slots=True)
class PinFolder:
    """Where the hash and the count of wrong tries are kept. Any one thread; the command writes from another process."""

    path: Path

    def keep(self, digits: str) -> None:
        """Keeps a new PIN, and forgets wrong tries.

        Raises:
            OSError: it could not be written; the old one holds.
        """
        _write(self.path / _PIN_FILE, _HASHER.hash(digits))
        self.keep_wrong(0)

    def kept(self) -> str:
        """The hash.

        Raises:
            PinNotSetError: there is none.
        """
        file = self.path / _PIN_FILE
        try:
            text = file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise PinNotSetError from None
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is damaged"
            raise PinNotSetError(f"{file}: the PIN cannot be read ({why}). {_MEND}.") from None
        return text

    def is_right(self, digits: str, kept: str) -> bool:
        """Whether these are the digits of a hash; takes tens of milliseconds.

        Raises:
            PinNotSetError: the hash is damaged.
        """
        try:
            return _HASHER.verify(kept, digits)
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError):
            raise PinNotSetError(f"{self.path / _PIN_FILE}: the PIN is damaged. {_MEND}.") from None

    def keep_wrong(self, wrong: int) -> None:
        """Keeps how many wrong tries there were in a row.

        Raises:
            OSError: it could not be written.
        """
        file = self.path / _WRONG_FILE
        if wrong:
            _write(file, str(wrong))
        else:
            file.unlink(missing_ok=True)

    def wrong(self) -> int:
        """How many there were; what cannot be read counts as enough for a pause."""
        try:
            return max(0, int((self.path / _WRONG_FILE).read_text(encoding="ascii")))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError):
            return FREE_TRIES + 1


@dataclass
class PinDoor:
    """Takes PINs, with growing pauses after wrong ones, also over a new start. One thread: it reads and hashes.

    A pause under way at a new start of the kiosk begins once more: the clock on the wall could be put forward.
    """

    folder: PinFolder
    clock: Callable[[], float]
    """Monotonic seconds."""
    report: Callable[[str], None]
    """Is told, in one sentence and once, what is wrong with the files."""
    _kept: str = field(default="", init=False, repr=False)
    _wrong: int = field(default=0, init=False)
    _opens_s: float = field(default=0.0, init=False)
    """Before this no PIN is taken."""
    _reported: set[str] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        self._begin()

    def check(self, digits: str) -> PinChecked:
        """Holds a PIN against the one that is kept. The digits are forgotten at once."""
        try:
            kept = self.folder.kept()
            self._follow(kept)
            wait_s = self._opens_s - self.clock()
            if wait_s > 0.0:
                return PinChecked(is_right=False, wait_s=wait_s)
            # Before it is looked at: switching the kiosk off just then wins no further try.
            self._count(self._wrong + 1)
            if not self.folder.is_right(digits, kept):
                return PinChecked(is_right=False, wait_s=pause_s(self._wrong))
        except PinNotSetError as missing:
            self._tell(str(missing))
            return PinChecked(is_right=False, is_set=False)
        self._count(0)
        return PinChecked(is_right=True)

    def _begin(self) -> None:
        self._wrong = self.folder.wrong()
        self._opens_s = self.clock() + pause_s(self._wrong)

    def _follow(self, kept: str) -> None:
        """With a new PIN, set meanwhile by the command, the count begins anew."""
        if self._kept and kept != self._kept:
            self._begin()
        self._kept = kept

    def _count(self, wrong: int) -> None:
        """Counted here first, so that a full disk opens nothing."""
        self._wrong = wrong
        self._opens_s = self.clock() + pause_s(wrong)
        try:
            self.folder.keep_wrong(wrong)
        except OSError as error:
            self._tell(
                f"{self.folder.path}: wrong PINs cannot be counted there ({error.strerror}); "
                "they are counted until the kiosk is started again."
            )

    def _tell(self, sentence: str) -> None:
        if sentence and sentence not in self._reported:
            self._reported.add(sentence)
            self.report(sentence)


def set_pin(folder: PinFolder, ask: Callable[[str], str], tell: Callable[[str], None]) -> int:
    """Asks for a new PIN, twice, and keeps it; returns the exit code.

    Args:
        folder: Keeps it.
        ask: Puts a question and returns what was typed, without showing it.
        tell: Tells what is wrong.
    """
    digits = ask(f"New PIN, {PIN_DIGITS} digits (nothing shows while you type): ")
    fault = _fault_of(digits)
    if not fault and ask("The same again: ") != digits:
        fault = "The two were not the same; nothing was changed. Try again."
    if fault:
        tell(fault)
        return NOT_SET
    try:
        folder.keep(digits)
    except OSError as error:
        tell(not_written(folder.path / _PIN_FILE, error))
        return NOT_SET
    print("The PIN is set. To use it, hold the upper left corner of the screen for five seconds.")
    return 0


def _fault_of(digits: str) -> str:
    if len(digits) != PIN_DIGITS or not (digits.isascii() and digits.isdecimal()):
        return f"A PIN is {PIN_DIGITS} digits and nothing else; nothing was changed. Try again."
    steps = {int(later) - int(digit) for digit, later in pairwise(digits)}
    if steps in ({0}, {1}, {-1}):
        return "That one is tried first by anybody; nothing was changed. Choose digits without an order."
    return ""


def _write(file: Path, text: str) -> None:
    """Puts a file into place in one step, for the eyes of this account alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.unfinished-{os.getpid()}")
    try:
        with suppress(FileNotFoundError):
            unfinished.unlink()
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(text + "\n")
            out.flush()
            # Whoever switches the kiosk off at the wall shall not find an empty file afterwards.
            os.fsync(out.fileno())
        unfinished.replace(file)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise
