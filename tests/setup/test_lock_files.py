"""What is installed is pinned, byte for byte, names no server, and is what the code imports."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
LOCKS = (
    "requirements-build.txt",
    "requirements-run.txt",
    "requirements-test.txt",
    "requirements-proof.txt",
)
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


def entries(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each pinned package with its checksums."""
    for line in (TOP / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        yield Requirement(requirement), hashes


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


@cache
def pins(lock: str) -> set[tuple[str, str, str]]:
    return {
        (canonicalize_name(entry.name), str(entry.specifier), str(entry.marker)) for entry, _ in entries(lock)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_checksums(lock: str) -> None:
    for requirement, hashes in entries(lock):
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_stands_in_a_lock_file(lock: str) -> None:
    text = (TOP / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links| @ ", text)


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("requirements-build.txt", PROJECT["dependency-groups"]["build"]),
        ("requirements-run.txt", PROJECT["project"]["dependencies"]),
        ("requirements-test.txt", PROJECT["project"]["optional-dependencies"]["test"]),
    ],
)
def test_the_lock_holds_everything_the_project_asks_for(lock: str, asked: list[str]) -> None:
    locked = {name for name, _, _ in pins(lock)}
    assert names(asked) <= locked, "pyproject.toml was changed; run `make lock`"


def test_tests_run_with_the_very_packages_that_patients_get() -> None:
    assert pins("requirements-run.txt") < pins("requirements-test.txt")


def test_packages_for_tests_only_stay_out_of_the_running_kiosk() -> None:
    for_tests = names(PROJECT["project"]["optional-dependencies"]["test"])
    assert not for_tests & {name for name, _, _ in pins("requirements-run.txt")}


def imported(folder: str) -> set[str]:
    """Every module outside the standard library that the code names, also as a text for `importlib`."""
    found: set[str] = set()
    for file in (TOP / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module or "")
            elif isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func):
                found.update(str(word.value) for word in node.args if isinstance(word, ast.Constant))
    return {module.split(".")[0] for module in found} - sys.stdlib_module_names - {"kiosk", "tests", ""}


def test_every_import_of_the_kiosk_is_declared() -> None:
    asked = names(PROJECT["project"]["dependencies"])
    owners = packages_distributions()
    for module in imported("kiosk"):
        assert {canonicalize_name(owner) for owner in owners[module]} & asked, (
            f"{module} is not in pyproject.toml"
        )


def test_every_declared_package_is_imported_somewhere() -> None:
    owners = packages_distributions()
    used = {canonicalize_name(owner) for module in imported("kiosk") for owner in owners[module]}
    assert names(PROJECT["project"]["dependencies"]) <= used
