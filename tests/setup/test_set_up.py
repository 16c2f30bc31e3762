"""The set-up: what is missing and nothing else, and where it was interrupted it goes on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SCRIPTS = TOP / ".setup"
NOBODY = 65534
"""The user id of ``nobody``, who may do nothing."""


def bash(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as set-up does, with its functions at hand and without a display, a terminal or CI."""
    known = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "CI"}
    }
    sourced = "\n".join((SCRIPTS / f"{part}.sh").read_text(encoding="utf-8") for part in PARTS)
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"{TALK}\nroot=$PWD\nlevel=${{level:-run}}\n{sourced}\n{script}"],
        cwd=folder,
        env={**known, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        user=NOBODY if environment.get("user") == "nobody" and os.geteuid() == 0 else None,
    )


PARTS = ("display", "packages", "sound_server", "environment", "model")
TALK = r"""
say() { printf '== %s\n' "$*"; }
fail() { printf 'Set-up: %s\n' "$*" >&2; exit 1; }
"""


def lines(script: str, folder: Path, **environment: str) -> list[str]:
    done = bash(script, folder, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


# System packages

DPKG = r"""dpkg-query() { printf '%s\n' \
    'installed|libglib2.0-0t64, libglib2.0-0 (= 2.84.4-3), libgobject-2.0-0 (= 2.84.4-3)' 'installed|make, make-guile' \
    'config-files|x11vnc, ' 'half-configured|xvfb, '; }
"""


@pytest.mark.parametrize(
    ("wanted", "missing"),
    [
        ("make", []),
        ("libglib2.0-0", []),
        ("x11vnc", ["x11vnc"]),
        ("xvfb", ["xvfb"]),
        ("make libegl1 libglib2.0-0 libabsent0", ["libabsent0", "libegl1"]),
    ],
    ids=["there", "renamed", "removed but for its settings", "interrupted", "some"],
)
def test_only_what_no_installed_package_is_or_provides_is_missing(
    tmp_path: Path, wanted: str, missing: list[str]
) -> None:
    script = f"{DPKG}\nwanted_packages() {{ printf '%s\\n' {wanted}; }}\nmissing_packages"
    assert lines(script, tmp_path) == missing


def test_a_virtual_screen_is_wanted_only_without_a_display(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / ".setup")
    without = set(lines("wanted_packages", tmp_path))
    with_display = set(lines("has_display() { true; }\nwanted_packages", tmp_path))
    assert without - with_display == {"xvfb", "x11vnc"}


def test_running_brings_no_sound_server_and_testing_does(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / ".setup")
    servers = {"pulseaudio", "pipewire", "pipewire-pulse", "jackd2"}
    assert not servers & set(lines("wanted_packages", tmp_path))
    assert "pulseaudio" in lines("wanted_packages", tmp_path, level="test")


def test_what_was_installed_for_the_tests_is_not_missing() -> None:
    """The tests run, so everything in the lists is there: real names, and the real dpkg knows them."""
    unpacked = {"pulseaudio"} if (TOP / ".lab/bin/pulseaudio").exists() else set()
    assert set(lines("missing_packages", TOP, level="test")) <= unpacked


def test_with_nothing_missing_apt_is_not_asked(tmp_path: Path) -> None:
    script = (
        "missing_packages() { true; }\napt-get() { echo asked; }\nsudo() { echo asked; }\nensure_packages"
    )
    assert lines(script, tmp_path) == []


@pytest.mark.parametrize("sudo", ["unset -f sudo; command() { [[ $2 != sudo ]]; }", "sudo() { return 1; }"])
def test_without_the_right_one_line_says_what_to_run(sudo: str) -> None:
    script = f"missing_packages() {{ echo libegl1; echo xvfb; }}\napt-get() {{ echo asked; }}\n{sudo}\nensure_packages"
    done = bash(script, Path("/"), user="nobody")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip().endswith(": apt-get install --yes --no-install-recommends libegl1 xvfb")


APT = """
missing_packages() { printf '%s\\n' flite pulseaudio; }
may_use_sudo() { true; }
sudo() { "$@"; }
env() { shift; echo "$@"; }
apt-cache() { echo "Depends: libc6 (>= 2.34), libpulse0 (= 16.1)"; }
unpack_server() { echo unpacked; }
"""
"""Everything but the deeds: what would be run is told."""


def test_installing_never_removes_what_the_machine_has(tmp_path: Path) -> None:
    said = lines(f"{APT}\nis_server_excluded() {{ false; }}\nensure_packages", tmp_path)
    install = next(line for line in said if line.startswith("apt-get install"))
    assert {"--no-remove", "--no-install-recommends"} <= set(install.split())
    assert install.endswith(" flite pulseaudio")


def test_beside_another_sound_server_the_tests_server_is_unpacked_and_not_installed(tmp_path: Path) -> None:
    said = lines(f"{APT}\nis_server_excluded() {{ true; }}\nensure_packages", tmp_path)
    satisfy, unpacked, install = said[-3:]
    assert satisfy.startswith("apt-get satisfy")
    assert satisfy.endswith(" libc6 (>= 2.34), libpulse0 (= 16.1)")
    assert unpacked == "unpacked"
    assert install.endswith(" flite")


def test_an_unpacked_sound_server_is_not_missing(tmp_path: Path) -> None:
    (tmp_path / ".lab/bin").mkdir(parents=True)
    (tmp_path / ".lab/bin/pulseaudio").touch(mode=0o755)
    assert lines(f"{APT}\nmissing_packages() {{ echo pulseaudio; }}\nensure_packages", tmp_path) == []


# A display


@pytest.mark.parametrize(
    ("environment", "answer"),
    [
        ({}, "no"),
        ({"DISPLAY": ":4711"}, "no"),
        ({"DISPLAY": ":4711.0"}, "no"),
        ({"DISPLAY": "elsewhere:0"}, "yes"),
        ({"WAYLAND_DISPLAY": "wayland-4711"}, "no"),
    ],
)
def test_a_display_counts_only_if_its_socket_is_there(
    tmp_path: Path, environment: dict[str, str], answer: str
) -> None:
    assert lines(
        "has_display && echo yes || echo no", tmp_path, XDG_RUNTIME_DIR=str(tmp_path), **environment
    ) == [answer]


# The virtual environment

MADE_ANEW = "== The virtual environment .venv is not whole, or was made elsewhere; making it anew."
ONLY_TOLD = f"""
find_python() {{ echo a_python; }}
a_python() {{ [[ $1 == --version ]] || {{ mkdir -p .venv/bin; ln -s {sys.executable} .venv/bin/python; }}; }}
install_packages() {{ echo "$1"; }}
ensure_environment
"""
"""Decides for real, but makes an environment without pip in it, and only tells what it would install."""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone that is set up for tests."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for lock in ("build", "run", "test"):
        (folder / f"requirements-{lock}.txt").write_text(f"# {lock}\n", encoding="utf-8")
    assert lines(ONLY_TOLD, folder, level="test")[-2:] == ["requirements-build.txt", "requirements-test.txt"]
    return folder


@pytest.mark.parametrize("level", ["run", "test"])
def test_what_is_installed_is_not_installed_again(clone: Path, level: str) -> None:
    assert lines(ONLY_TOLD, clone, level=level) == []


@pytest.mark.parametrize("changed", ["build", "run"])
def test_a_changed_lock_file_is_installed_into_the_same_environment(clone: Path, changed: str) -> None:
    (clone / f"requirements-{changed}.txt").write_text("# changed\n", encoding="utf-8")
    (clone / ".venv/is-the-same").touch()
    assert lines(ONLY_TOLD, clone)[-1] == "requirements-run.txt"
    assert lines(ONLY_TOLD, clone) == []
    assert lines(ONLY_TOLD, clone, level="test")[-1] == "requirements-test.txt"
    assert (clone / ".venv/is-the-same").exists()


def test_a_failed_installation_is_begun_anew(clone: Path) -> None:
    (clone / "requirements-run.txt").write_text("# changed\n", encoding="utf-8")
    no_network = ONLY_TOLD.replace('echo "$1"', "fail no network")
    assert bash(no_network, clone).stderr == "Set-up: no network\n"
    assert lines(ONLY_TOLD, clone)[0] == MADE_ANEW
    assert lines(ONLY_TOLD, clone) == []


def test_an_environment_whose_making_was_interrupted_is_made_anew(clone: Path) -> None:
    (clone / ".venv/set-up-place").unlink()
    assert lines(ONLY_TOLD, clone)[0] == MADE_ANEW


def test_a_clone_that_was_moved_gets_a_new_environment(clone: Path) -> None:
    assert lines(ONLY_TOLD, clone.rename(clone.with_name("moved")))[0] == MADE_ANEW


@pytest.mark.parametrize("other", ["/nowhere/python3", "/bin/true"])
def test_a_python_that_is_gone_or_another_is_noticed(clone: Path, other: str) -> None:
    (clone / ".venv/bin/python").unlink()
    (clone / ".venv/bin/python").symlink_to(other)
    assert lines(ONLY_TOLD, clone)[0] == MADE_ANEW


def test_a_checksum_that_does_not_match_stops_the_set_up(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS, tmp_path / ".setup")
    package = tmp_path / "nothing-1-py3-none-any.whl"
    package.write_bytes(b"not what was locked")
    lock = f"nothing @ {package.as_uri()} --hash=sha256:{'0' * 64}\n"
    (tmp_path / "requirements-build.txt").write_text(lock, encoding="utf-8")
    (tmp_path / "requirements-run.txt").write_text("# nothing\n", encoding="utf-8")
    done = bash("ensure_environment", tmp_path)
    assert done.returncode == 1
    assert "DO NOT MATCH THE HASHES" in done.stderr
    assert done.stderr.splitlines()[-1].startswith(
        "Set-up: the Python packages of requirements-build.txt could not be"
    )
    assert not (tmp_path / ".venv/set-up-run").exists()


def test_an_old_python_alone_is_one_clear_sentence(tmp_path: Path) -> None:
    for name in ("python3", *(f"python3.{minor}" for minor in range(11, 20))):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    done = bash("make_environment", tmp_path, PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert (
        done.stderr == "Set-up: Python 3.11 or newer, with its venv module, is needed, and none was found.\n"
    )


# The speech model


@pytest.fixture
def with_model(tmp_path: Path) -> Path:
    """A clone in which obtaining the model writes it, or fails with the exit code in the file ``refuse``."""
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    (tmp_path / ".setup").mkdir()
    (tmp_path / "voices/en").mkdir(parents=True)
    (tmp_path / "voices/en/speech-model.sha256").touch()
    (tmp_path / ".setup/obtain_speech_model.py").write_text(
        "import pathlib, sys\n"
        "if pathlib.Path('refuse').exists(): sys.exit(3)\n"
        "model = pathlib.Path('voices/models/vosk-x')\n"
        "model.mkdir(parents=True, exist_ok=True)\n"
        "(model / 'final.mdl').touch()\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_checked_model_is_not_checked_again(with_model: Path) -> None:
    assert lines("ensure_model", with_model) == ["== Checking the speech model."]
    assert lines("ensure_model", with_model) == []


def test_a_touched_model_is_checked_again_even_with_its_old_date(with_model: Path) -> None:
    lines("ensure_model", with_model)
    model = with_model / "voices/models/vosk-x/final.mdl"
    date = model.stat()
    model.write_bytes(b"altered")
    os.utime(model, ns=(date.st_atime_ns, date.st_mtime_ns))
    assert lines("ensure_model", with_model) == ["== Checking the speech model."]


def test_a_removed_file_is_noticed(with_model: Path) -> None:
    lines("ensure_model", with_model)
    (with_model / "voices/models/vosk-x/final.mdl").unlink()
    assert lines("ensure_model", with_model) == ["== Checking the speech model."]


def test_without_the_model_the_kiosk_starts_and_ci_does_not(with_model: Path) -> None:
    (with_model / "refuse").touch()
    assert "without the speech model" in lines("ensure_model", with_model)[-1]
    done = bash("ensure_model", with_model, CI="true")
    assert done.returncode == 1
    assert done.stderr == "Set-up: the speech model is needed in CI.\n"
