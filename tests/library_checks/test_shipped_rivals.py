"""The words that sound alike, as they are shipped: whole, up to date, and as the real process works them out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.content import Library
from kiosk.core.wording import spoken_form
from kiosk.library.checks.said_together import said_together
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.rivals import SHIPPED_FILE, Rivals, made_with
from kiosk.library.rivals_process import Answer, RivalsError, RivalsProcess, answer_in
from kiosk.library.said_words import said_words
from tests.library_checks.clinic import VOICES

PACK = VOICES / "en"
MEND = "Type .venv/bin/python -m kiosk.library.checks.ship_rivals"
ASKED = ("three", "treatments", "postherpetic", "read")


@pytest.fixture(scope="module")
def loader(tmp_path_factory: pytest.TempPathFactory) -> Loader:
    state = tmp_path_factory.mktemp("state")
    return Loader(Folders(VOICES.parent / "content", VOICES), "en", LastGood(state), rivals=Rivals(state))


@pytest.fixture(scope="module")
def library(loader: Loader) -> Library:
    return loader.load()


@pytest.fixture(scope="module")
def kept() -> dict[str, object]:
    found: dict[str, object] = json.loads((PACK / SHIPPED_FILE).read_bytes())
    return found


@pytest.fixture(scope="module")
def worked_out() -> Iterator[Answer]:
    """The one time that the real dictionary is asked."""
    process = RivalsProcess(PACK, ASKED)
    yield process.wait()
    process.end()


def test_the_shipped_file_is_up_to_date(library: Library, kept: dict[str, object]) -> None:
    assert kept["made_with"] == made_with(PACK), MEND
    assert answer_in(kept["words"]).keys() == said_words(library), MEND


def test_the_real_process_finds_what_is_shipped(worked_out: Answer, kept: dict[str, object]) -> None:
    shipped = answer_in(kept["words"])
    assert worked_out == {word: shipped[word] for word in ASKED}, MEND


def test_what_it_finds_is_what_people_may_have_said(worked_out: Answer) -> None:
    rivals, kin = worked_out["three"]
    assert {"through", "free", "tree"} <= set(rivals[:8])
    assert "three" not in {*rivals, *kin}
    assert "treatment" in worked_out["treatments"][1]
    assert {"red", "reed"} <= set(worked_out["read"][1])
    assert worked_out["postherpetic"] == ((), ())


def test_with_the_kiosks_own_texts_nothing_is_lacking(loader: Loader, library: Library) -> None:
    assert loader.rivals is not None
    assert loader.rivals.lacking == frozenset()
    assert len(library.rivals) > 200
    assert all(0 < len(others) <= 20 for others in library.rivals.values())


def test_no_competitor_is_kin_of_a_command(library: Library, kept: dict[str, object]) -> None:
    kin = {other for _, others in answer_in(kept["words"]).values() for other in others}
    competitors = {
        *library.voice.frequent_words,
        *(word for found in library.rivals.values() for word in found),
    }
    assert {"to", "too", "treatment", "question"} <= kin
    assert not competitors & kin
    assert len(library.voice.frequent_words) > 250


def test_no_word_of_any_screen_is_left_out(library: Library) -> None:
    said = {word for _, phrases in said_together(library) for phrase in phrases for word in phrase.split()}
    assert said <= said_words(library)
    assert all(spoken_form(word) == word for word in said_words(library))


def test_a_voice_pack_that_is_wrong_is_told_in_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "word_forms.yaml").write_text('"(": ""\n', encoding="utf-8")
    (tmp_path / "frequent_words.txt").write_text("the\n", encoding="utf-8")
    process = RivalsProcess(tmp_path, ["stop"])
    with pytest.raises(RivalsError, match=r"word_forms.yaml, line 1: `\(` is no regular expression"):
        process.wait()
    process.end()
