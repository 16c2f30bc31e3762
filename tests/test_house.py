"""Who may import whom (the map of the house in the README), and what the core does without."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
ROOMS = {"core", "library", "sound", "hearing", "speaking", "screen", "staff"}
ONLY_IN = {
    "PySide6": ("kiosk/screen/", "kiosk/app.py"),
    "sounddevice": ("kiosk/sound/",),
    "pywebrtc_audio": ("kiosk/sound/", "kiosk/hearing/noise.py"),
    "vosk": ("kiosk/hearing/recogniser.py",),
    "pyttsx3": ("kiosk/speaking/espeak.py",),
}
SOURCES = sorted((TOP / "kiosk").rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Every module that a file names in an import, also as a text for `importlib`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            yield node.module or ""
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module":
            yield from (str(argument.value) for argument in node.args if isinstance(argument, ast.Constant))


def name(file: Path) -> str:
    return file.relative_to(TOP).as_posix()


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_a_room_imports_the_core_and_itself_only(file: Path) -> None:
    room = file.relative_to(TOP / "kiosk").parts[0]
    if room not in ROOMS and room != "engine.py":
        return
    neighbours = {module.split(".")[1] for module in imports(file) if module.startswith("kiosk.")}
    assert neighbours <= {"core", room}


@pytest.mark.parametrize("file", SOURCES, ids=name)
def test_each_heavy_library_is_imported_in_its_place_only(file: Path) -> None:
    for module in imports(file):
        allowed = ONLY_IN.get(module.split(".")[0])
        assert allowed is None or name(file).startswith(allowed), f"{module} is not for {name(file)}"


def test_core_and_engine_need_none_of_the_heavy_libraries() -> None:
    program = f"""
import sys, pkgutil
for heavy in {sorted(ONLY_IN)}:
    sys.modules[heavy] = None
import kiosk.core, kiosk.engine
for module in pkgutil.walk_packages(kiosk.core.__path__, "kiosk.core."):
    __import__(module.name)
"""
    subprocess.run([sys.executable, "-W", "error", "-c", program], cwd=TOP, check=True, timeout=60)


def test_the_core_is_pure() -> None:
    impure = {"time", "threading", "pathlib", "os", "io", "logging", "asyncio", "random", "datetime"}
    for file in (TOP / "kiosk" / "core").rglob("*.py"):
        assert not impure & {module.split(".")[0] for module in imports(file)}, name(file)


def test_no_words_of_a_language_stand_in_qml() -> None:
    worded = re.compile(r'(text|name|description|title)\s*:\s*"[^"]*[A-Za-z]')
    for file in (TOP / "kiosk" / "screen" / "qml").glob("*.qml"):
        assert not worded.search(file.read_text(encoding="utf-8")), name(file)
