"""Whatever is broken: no crash, something to show, and a message that names the file."""

import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.content import Library
from kiosk.library.last_good import LastGood
from kiosk.library.load import Loader
from kiosk.library.problems import StaffFileError
from tests.library.broken_sets import MANY, BrokenSet, broken_sets, put_right
from tests.library.damage import KINDS
from tests.library.staff import Clinic

NOT_PLAIN = {
    "Error",
    "Traceback",
    "None",
    "NoneType",
    "object",
    "str",
    "dict",
    "YAML",
    "Markdown",
    "stumbles",
}
"""Words of programmers; the last one stands where something was not foreseen."""


def check_whole(library: Library) -> None:
    """Nothing of it is blank, and what is said stands word by word below what is shown."""
    assert library.title.strip()
    assert library.sections
    texts = [library.home, library.sayable, library.problems]
    texts += [text for section in library.sections for text in (section.text, section.sources)]
    for blocks in texts:
        assert blocks
        for sentence in (sentence for block in blocks for sentence in block.sentences):
            assert sentence.shown
            assert len(sentence.shown) == len(sentence.spoken)
    assert all(section.title.shown and section.names for section in library.sections)


def check_named(loader: Loader, clinic: Clinic, names: list[str]) -> None:
    """Every file that was broken is named, in words for a receptionist."""
    told = [str(problem) for problem in loader.problems]
    for name in names:
        assert any(line.startswith(f"{clinic.file(name)}") for line in told), (name, told)
    for line in told:
        assert line.endswith("."), line
        assert "\n" not in line
        assert not NOT_PLAIN & set(re.findall(r"\w+", line.split(": ", 1)[1])), line


def check_told(loader: Loader, clinic: Clinic, names: list[str]) -> None:
    """The same, on the screen of the staff too."""
    check_named(loader, clinic, names)
    assert loader.last
    shown = " ".join(sentence.text for block in loader.last.problems for sentence in block.sentences)
    assert all(f"zz/{name}" in shown for name in names if name)
    assert len(loader.last.problems) == min(30, len(loader.problems)) + 1


def check_stays(library: Library, good: Library, broken: BrokenSet) -> None:
    """What was not left out is as it was."""
    assert (library.title, library.home, library.terms) == (good.title, good.home, good.terms)
    for kind, file in broken.harms:
        section = file[2:].removesuffix(".md")
        if kind.stays and section in good.sections_by_id:
            assert library.sections_by_id[section] == good.sections_by_id[section]
    if all(kind.stays for kind, _ in broken.harms):
        assert library.sections == good.sections


@pytest.fixture(autouse=True)
def disk_that_need_not_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    return Clinic(tmp_path_factory.mktemp("clinic"))


@pytest.fixture(scope="module")
def loader(clinic: Clinic) -> Loader:
    """It has run for a while."""
    put_right(clinic)
    loader = clinic.loader()
    loader.load()
    return loader


@pytest.mark.parametrize("broken", tuple(broken_sets()), ids=str)
def test_a_broken_set(broken: BrokenSet, clinic: Clinic, loader: Loader, tmp_path: Path) -> None:
    put_right(clinic)
    good = loader.load()
    assert loader.problems == []
    names = broken.harm(clinic)

    library = loader.load()
    check_whole(library)
    check_told(loader, clinic, names)
    check_stays(library, good, broken)

    started_again = replace(loader, last_good=clinic.last_good())
    seen = started_again.load()
    check_stays(seen, good, broken)
    check_told(started_again, clinic, names)

    first_start = replace(loader, last_good=LastGood(tmp_path))
    try:
        check_whole(first_start.load())
    except StaffFileError as error:
        assert error.problems == tuple(first_start.problems) != ()
    check_named(first_start, clinic, names)

    put_right(clinic)
    mended = loader.load()
    assert loader.problems == []
    assert mended == good


def test_every_kind_of_damage_is_done_more_than_once() -> None:
    done = Counter(kind.name for broken in broken_sets() for kind, _ in broken.harms)
    lines = [f"{count:4} x {name}" for name, count in done.most_common()]
    # Shown by `pytest -s`, for whoever reports what has been tried.
    sys.stdout.write("\n".join([f"{MANY} broken sets, {len(done)} kinds of damage:", *lines, ""]))
    assert len({kind.name for kind in KINDS}) == len(KINDS) == len(done) >= 40
    assert all(done[kind.name] > 1 for kind in KINDS)
