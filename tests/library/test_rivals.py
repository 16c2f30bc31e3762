"""Words that sound like those that can be said: worked out once, kept, joined to the library; never in the way."""

import json
import logging
from pathlib import Path

import pytest

from kiosk.core.content import Library
from kiosk.library import rivals_process
from kiosk.library.load import Loader
from kiosk.library.rivals import SHIPPED_FILE, Rivals, as_kept, made_with
from kiosk.library.rivals_process import RivalsError, RivalsProcess
from kiosk.library.said_words import said_words
from tests.lab.waiting import wait_for
from tests.library.rivals_stand_in import MODULE
from tests.library.staff import SECTION, Clinic, voice_file

SOON_S = 20.0


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def rivals_of(loader: Loader) -> Rivals:
    assert loader.rivals is not None
    return loader.rivals


def loader_of(clinic: Clinic) -> Loader:
    loader = clinic.loader()
    loader.rivals = Rivals(clinic.state, MODULE)
    return loader


def load(clinic: Clinic) -> Library:
    """The kiosk starts anew, and what is lacking is worked out."""
    loader = loader_of(clinic)
    loader.load()
    rivals_of(loader).work_out()
    return loader.load()


def asked(clinic: Clinic) -> list[str]:
    """The words of each question that was asked."""
    file = clinic.voice / "asked"
    return file.read_text().splitlines() if file.exists() else []


def test_every_word_of_every_phrase_is_said(clinic: Clinic) -> None:
    library, _ = clinic.load()
    words = said_words(library)
    assert {
        "alpha",
        "of",
        "ours",
        "why",
        "capsaicin",
        "capsaicins",
        "to",
        "num",
        "pli",
        "tri",
        "ba",
        "home",
    } <= words
    assert not any("{" in word or " " in word or not word for word in words)


def test_what_was_worked_out_is_joined_and_kept_for_the_next_start(clinic: Clinic) -> None:
    library = load(clinic)
    assert library.rivals["alpha"] == ("alphax", "far")
    assert set(library.rivals) == said_words(library)
    assert load(clinic) == library
    assert len(asked(clinic)) == 1


def test_only_new_words_are_asked_for_and_old_ones_go(clinic: Clinic) -> None:
    load(clinic)
    clinic.write("2-beta.md", SECTION.format(title="Gamma part"))
    library = load(clinic)
    assert asked(clinic)[1:] == ["gamma"]
    assert ("gamma" in library.rivals, "beta" in library.rivals) == (True, False)
    kept = json.loads((clinic.state / "rivals-zz.json").read_bytes())
    assert ("gamma" in kept["words"], "beta" in kept["words"]) == (True, False)


def test_what_is_shipped_is_not_worked_out(clinic: Clinic) -> None:
    words = said_words(clinic.load()[0]) - {"alpha"}
    answer = dict.fromkeys(words, (("shipped",), ()))
    (clinic.voice / SHIPPED_FILE).write_bytes(as_kept(answer, made_with(clinic.voice), "A note"))
    library = load(clinic)
    assert asked(clinic) == ["alpha"]
    assert (library.rivals["beta"], library.rivals["alpha"]) == (("shipped",), ("alphax", "far"))
    assert [*json.loads((clinic.state / "rivals-zz.json").read_bytes())["words"]] == ["alpha"]


def test_kin_of_a_word_that_can_be_said_compete_with_none(clinic: Clinic) -> None:
    assert clinic.load()[0].voice.frequent_words == ("da", "no")
    kin: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    kin = {word: ((f"{word}x", "alphas", "near"), ("da",)) for word in said_words(clinic.load()[0])}
    kin["alpha"] = (("alphax",), ("alphas",))
    (clinic.voice / SHIPPED_FILE).write_bytes(as_kept(kin, made_with(clinic.voice)))
    library = load(clinic)
    assert library.voice.frequent_words == ("no",)
    assert library.rivals["beta"] == ("betax", "near")


@pytest.mark.parametrize("name", ["frequent_words.txt", "word_forms.yaml"])
def test_what_was_made_with_other_files_is_worked_out_again(clinic: Clinic, name: str) -> None:
    load(clinic)
    clinic.write_voice(name, "mu\n")
    load(clinic)
    assert len(asked(clinic)) == 2


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe", b"[]", b"7", b'{"made_with": "x"}', b'{"made_with": "KEY", "words": {"alpha": [[1], []]}}',
     b'{"made_with": "KEY", "words": {"alpha": []}}', b'{"made_with": "KEY", "words": [[]]}', b"[" * 100_000],
)  # fmt: skip
def test_a_broken_file_is_worked_out_again(clinic: Clinic, damage: bytes) -> None:
    library = load(clinic)
    for file in (clinic.state / "rivals-zz.json", clinic.voice / SHIPPED_FILE):
        file.write_bytes(damage.replace(b"KEY", made_with(clinic.voice).encode()))
    assert load(clinic) == library
    assert len(asked(clinic)) == 2


@pytest.mark.parametrize(
    ("what", "told"),
    [("fail", "(The dictionary is lost)"), ("babble", "(the answer cannot be read (JSONDecodeError))")],
)
def test_a_process_that_fails_is_told_once_and_the_kiosk_goes_on(
    clinic: Clinic, caplog: pytest.LogCaptureFixture, what: str, told: str
) -> None:
    (clinic.voice / what).touch()
    loader = loader_of(clinic)
    for title in ("Alpha part", "Alpha part", "Delta part"):
        clinic.write("1-alpha.md", SECTION.format(title=title))
        assert loader.load().rivals == {}
        rivals_of(loader).work_out()
    assert len(asked(clinic)) == 2, "It is asked again when there are other words."
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert f"cannot be worked out {told}. The kiosk goes on without them." in caplog.text


def test_a_process_that_cannot_begin_is_told(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("sys.executable", str(clinic.folder / "none"))
    assert load(clinic).rivals == {}
    assert "no process can be started: No such file or directory" in caplog.text


def test_a_process_that_hangs_is_given_up(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    (clinic.voice / "hang").touch()
    process = RivalsProcess(clinic.voice, ["alpha"], MODULE)
    assert process.look() is None
    monkeypatch.setattr(rivals_process, "LONGEST_S", 0.0)
    with pytest.raises(RivalsError, match="more than 120 seconds"):
        process.look()
    with pytest.raises(RivalsError, match="more than 120 seconds"):
        process.wait()
    process.end()


def test_a_voice_pack_changed_meanwhile_leaves_nothing_of_the_old_one(clinic: Clinic) -> None:
    (clinic.voice / "hang").touch()
    loader = loader_of(clinic)
    loader.load()
    assert not rivals_of(loader).look(), "The question is asked."
    clinic.write_voice("frequent_words.txt", "mu\n")
    loader.load()
    (clinic.voice / "hang").unlink()
    wait_for(rivals_of(loader).look, SOON_S, "the answer")
    assert loader.load().rivals == {}, "The answer was to the old question."
    wait_for(rivals_of(loader).look, SOON_S, "the other answer")
    assert set(loader.load().rivals) == said_words(loader.load())


def test_a_state_folder_that_cannot_be_written_costs_only_the_memory(
    clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    loader = clinic.loader()
    (clinic.folder / "file").touch()
    loader.rivals = Rivals(clinic.folder / "file" / "state", MODULE)
    loader.load()
    rivals_of(loader).work_out()
    assert loader.load().rivals["alpha"] == ("alphax", "far")
    assert "rivals-zz.json: what the kiosk itself writes cannot be kept there" in caplog.text


def test_a_load_that_fails_keeps_the_rivals(clinic: Clinic) -> None:
    loader = loader_of(clinic)
    loader.load()
    rivals_of(loader).work_out()
    before = loader.load()
    clinic.write_voice("voice.yaml", "labels: [\n")
    assert loader.load().rivals == before.rivals
    clinic.write_voice("voice.yaml", voice_file())
    assert loader.load() == before
