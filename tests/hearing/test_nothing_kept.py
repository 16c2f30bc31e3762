"""While the ears hear people, nothing is written anywhere: neither by Python nor by the native code below it."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hearing.processing import LOADED
from tests.hearing.sound import said

TIMEOUT_S = 120.0
PROJECT = Path(__file__).parents[2]
TRACED = (
    "%file,%network,write,writev,pwrite64,pwritev,pwritev2,sendfile,splice,vmsplice,copy_file_range,"
    "ftruncate,fallocate,memfd_create,io_uring_setup,process_vm_writev,shmget,msgget,mq_open"
)
OPENING = ("open", "openat", "openat2")
READING = ("access", "faccessat", "faccessat2", "stat", "lstat", "newfstatat", "statx", "statfs", "readlink",
           "readlinkat", "getcwd", "getdents64", "inotify_add_watch")  # fmt: skip
WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
CALL = re.compile(r"^\d+ +(?P<name>\w+)\((?P<arguments>.*)")


@dataclass(frozen=True)
class Ended:
    """What the process has told, and what strace has seen of it since it was loaded."""

    heard: list[str]
    unmatched: int
    seen_by_python: list[str]
    changes: list[str]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sound") / "people"
    file.write_bytes(said("next page") + said("my feet burn at night") + said("go home"))
    return file


@pytest.fixture(scope="module")
def fault() -> str:
    """Why one process may not watch another one here; empty: it may."""
    command = ["strace", "-f", "--seccomp-bpf", "-o", os.devnull, "true"]
    try:
        tried = subprocess.run(command, check=False, capture_output=True, text=True, timeout=TIMEOUT_S)
    except FileNotFoundError:
        return "it is not installed"
    return tried.stderr.strip() if tried.returncode else ""


@pytest.fixture
def strace(fault: str) -> None:
    """Skips where native code cannot be watched; in CI it fails."""
    if fault:
        reason = f"strace cannot watch here ({fault}): what native code writes is not looked at."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="module")
def ended(speech_model: Path, sound: Path, fault: str, tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """As it is, without any leak."""
    folder = tmp_path_factory.mktemp("kept")
    trace = None if fault else tmp_path_factory.mktemp("trace") / "trace"
    ended = hear(speech_model, sound, folder, "nothing", trace)
    assert list(folder.iterdir()) == []
    return ended


def hear(model: Path, sound: Path, folder: Path, leak: str, trace: Path | None = None) -> Ended:
    watched = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", f"trace={TRACED}", "-o", str(trace)]
    # Without -B, what Python imports late would be kept compiled.
    command = [
        sys.executable,
        "-B",
        "-m",
        "tests.hearing.processing",
        str(model),
        str(sound),
        str(folder),
        leak,
    ]
    ended = subprocess.run(
        [*watched, *command] if trace else command,
        cwd=PROJECT,
        check=False,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    loaded, told = ended.stdout.splitlines()
    assert loaded == LOADED
    answer = json.loads(told)
    changes = changes_since_loaded(trace.read_text().splitlines()) if trace else []
    return Ended(answer["heard"], answer["unmatched"], answer["seen"], changes)


def changes_since_loaded(calls: list[str]) -> list[str]:
    (loaded,) = (at for at, call in enumerate(calls) if f' write(1, "{LOADED}\\n"' in call)
    after = [call for call in calls[loaded + 1 :] if is_change(call)]
    (answer,) = (call for call in after if ' write(1, "{\\"heard\\"' in call)
    after.remove(answer)
    return after


def is_change(call: str) -> bool:
    """Whether a line of strace is more than a look; the lines in which a call goes on tell nothing new."""
    found = CALL.match(call)
    if found is None:
        return False
    name, arguments = found["name"], found["arguments"]
    return bool(WRITING.search(arguments)) if name in OPENING else name not in READING


def test_python_writes_nothing_while_people_speak(ended: Ended) -> None:
    assert ended.heard == ["next page", "go home"]
    assert ended.unmatched >= 1
    assert ended.seen_by_python == []


@pytest.mark.usefixtures("strace")
def test_native_code_writes_nothing_while_people_speak(ended: Ended) -> None:
    assert ended.heard == ["next page", "go home"]
    assert ended.changes == []


def test_what_python_kept_would_be_seen(speech_model: Path, sound: Path, tmp_path: Path) -> None:
    (seen,) = hear(speech_model, sound, tmp_path, "python").seen_by_python
    assert str(tmp_path / "kept") in seen


@pytest.mark.usefixtures("strace")
def test_what_native_code_kept_would_be_seen(speech_model: Path, sound: Path, tmp_path: Path) -> None:
    ended = hear(speech_model, sound, tmp_path, "native", tmp_path / "trace")
    assert any(str(tmp_path / "kept") in change for change in ended.changes)
    assert ended.seen_by_python == []


@pytest.mark.parametrize(
    ("call", "is_one"),
    [
        ('7 openat(AT_FDCWD, "/a", O_RDONLY|O_CLOEXEC) = 3', False),
        ('7 openat(AT_FDCWD, "/a", O_RDWR|O_CREAT, 0600 <unfinished ...>', True),
        ('7 creat("/a", 0600) = 3', True),
        ('7 newfstatat(AT_FDCWD, "/a", {st_mode=S_IFREG|0644, ...}, 0) = 0', False),
        ('7 unlink("/a") = 0', True),
        ('7 write(2, "word", 4) = 4', True),
        ('7 memfd_create("a", 0) = 3', True),
        ("7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3", True),
        ("7 <... openat resumed>) = 3", False),
        ("7 +++ exited with 0 +++", False),
    ],
)
def test_what_is_a_change(call: str, is_one: bool) -> None:
    assert is_change(call) == is_one
