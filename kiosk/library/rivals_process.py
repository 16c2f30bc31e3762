"""Has it worked out, in a process of its own, which words sound alike: the dictionary needs 150 MB and seconds."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

Answer = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
"""Of each word: its rivals, the nearest first, and its kin (`kiosk.library.checks.nearest_words.Nearest`)."""
MODULE = "kiosk.library.checks.nearest_words_process"
LONGEST_S = 120.0
"""A process that takes longer hangs: 290 words take 4 s."""
_TOO_LONG = f"it has taken more than {LONGEST_S:.0f} seconds"
_TOP = Path(__file__).parent.parent.parent


class RivalsError(RuntimeError):
    """Nothing was worked out; the message says why, without the full stop."""


class RivalsProcess:
    """One question on its way to an answer. One thread; whoever makes it ends it."""

    def __init__(self, folder: Path, words: Sequence[str], module: str = MODULE) -> None:
        """Starts the process; returns at once.

        Args:
            folder: Of the voice pack.
            words: Lower case.
            module: What answers.

        Raises:
            RivalsError: it cannot be started.
        """
        question = json.dumps({"folder": str(folder.resolve()), "words": list(words)})
        self._begun_s = time.monotonic()
        try:
            with ExitStack() as files:
                # Files and no pipes: nobody waits here for what the process reads or writes.
                asked, self._answer, self._complaint = (
                    files.enter_context(TemporaryFile()) for _ in range(3)
                )
                asked.write(question.encode())
                asked.seek(0)
                self._process = subprocess.Popen(
                    [sys.executable, "-m", module],
                    cwd=_TOP,
                    stdin=asked,
                    stdout=self._answer,
                    stderr=self._complaint,
                )
                self._files = files.pop_all()
        except OSError as error:
            raise RivalsError(f"no process can be started: {error.strerror}") from error

    def look(self) -> Answer | None:
        """The answer, if it is there; returns at once.

        Raises:
            RivalsError: there will be none.
        """
        code = self._process.poll()
        if code is None:
            if time.monotonic() - self._begun_s > LONGEST_S:
                raise RivalsError(_TOO_LONG)
            return None
        return self._answered(code)

    def wait(self) -> Answer:
        """The answer, as soon as it is there; for commands, never for the running kiosk.

        Raises:
            RivalsError: there will be none.
        """
        try:
            code = self._process.wait(LONGEST_S)
        except subprocess.TimeoutExpired:
            raise RivalsError(_TOO_LONG) from None
        return self._answered(code)

    def end(self) -> None:
        """Ends the process, if it has not ended by itself."""
        self._process.kill()
        self._process.wait()
        self._files.close()

    def _answered(self, code: int) -> Answer:
        if code:
            raise RivalsError(_last_line(self._complaint) or f"the process ended with {code}")
        try:
            return answer_in(json.loads(_whole(self._answer)))
        except (ValueError, TypeError) as error:
            raise RivalsError(f"the answer cannot be read ({type(error).__name__})") from error


def answer_in(answer: object) -> Answer:
    """What a process has answered or a file has kept.

    Raises:
        ValueError: it is no answer.
        TypeError: so.
    """
    if not isinstance(answer, dict):
        raise TypeError("no words")
    return {word: (_words(rivals), _words(kin)) for word, (rivals, kin) in answer.items()}


def _words(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise TypeError("no list of words")
    return tuple(listed)


def _last_line(file: IO[bytes]) -> str:
    lines = _whole(file).decode("utf-8", "replace").strip().splitlines()
    return lines[-1].rstrip(".") if lines else ""


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
