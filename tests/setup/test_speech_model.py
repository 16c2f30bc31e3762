"""The model is opened only if every byte of it is right; else one sentence says which file is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.library import speech_model
from kiosk.library.speech_model import Digests, ModelMissingError, sha256_of
from tests.setup.conftest import NAME, put_model

TOP = Path(__file__).parents[2]


def test_a_whole_model_is_found(tmp_path: Path, table: Path) -> None:
    model = put_model(tmp_path / "models")
    assert speech_model.find([tmp_path / "models", tmp_path / "cache"], NAME, table) == model


def test_further_files_do_no_harm(tmp_path: Path, table: Path) -> None:
    model = put_model(tmp_path / "models")
    (model / "README").write_text("from the authors", encoding="utf-8")
    assert speech_model.find([tmp_path / "models"], NAME, table) == model


def test_the_next_place_is_taken_if_the_first_is_broken(tmp_path: Path, table: Path) -> None:
    (put_model(tmp_path / "models") / "am/final.mdl").unlink()
    cached = put_model(tmp_path / "cache")
    assert speech_model.find([tmp_path / "models", tmp_path / "cache"], NAME, table) == cached


def test_further_places_are_not_read_if_the_first_is_whole(tmp_path: Path, table: Path) -> None:
    model = put_model(tmp_path / "models")
    put_model(tmp_path / "cache")
    read: list[Path] = []

    def noting(file: Path) -> str:
        read.append(file)
        return sha256_of(file)

    places = [tmp_path / "models", tmp_path / "cache"]
    assert speech_model.find(places, NAME, table, noting) == model
    assert read
    assert all(file.is_relative_to(model) for file in read)


def test_who_looks_often_reads_only_what_looks_different(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = put_model(tmp_path / "models")
    altered = model / "graph/Gr.fst"
    good, found = altered.read_bytes(), altered.stat()
    altered.write_bytes(good.replace(b"w", b"W", 1))
    read: list[Path] = []
    digests = Digests()

    def noting(file: Path) -> str:
        read.append(file)
        return sha256_of(file)

    monkeypatch.setattr(speech_model, "sha256_of", noting)

    def look() -> Path:
        return speech_model.find([tmp_path / "models"], NAME, table, digests.of)

    for _ in range(3):
        with pytest.raises(ModelMissingError, match=r"Gr\.fst is altered"):
            look()
    assert len(read) == len(set(read)) == 3
    altered.write_bytes(good)
    os.utime(altered, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert look() == model
    assert read[3:] == [altered]


def test_an_altered_file_is_named(tmp_path: Path, table: Path) -> None:
    altered = put_model(tmp_path / "models") / "graph/Gr.fst"
    altered.write_bytes(altered.read_bytes().replace(b"w", b"W", 1))
    with pytest.raises(
        ModelMissingError, match=r"models/model-of-nothing/graph/Gr\.fst is altered.*copy the folder"
    ):
        speech_model.find([tmp_path / "models", tmp_path / "cache"], NAME, table)


def test_a_missing_file_is_named_even_if_the_first_place_is_empty(tmp_path: Path, table: Path) -> None:
    (put_model(tmp_path / "cache") / "conf/model.conf").unlink()
    with pytest.raises(ModelMissingError, match=r"cache/model-of-nothing/conf/model\.conf is missing"):
        speech_model.find([tmp_path / "models", tmp_path / "cache"], NAME, table)


def test_a_folder_in_the_place_of_a_file_is_a_fault(tmp_path: Path, table: Path) -> None:
    file = put_model(tmp_path / "models") / "conf/model.conf"
    file.unlink()
    file.mkdir()
    with pytest.raises(ModelMissingError, match="cannot be read"):
        speech_model.find([tmp_path / "models"], NAME, table)


def test_nothing_anywhere_says_what_to_do(tmp_path: Path, table: Path) -> None:
    with pytest.raises(ModelMissingError) as caught:
        speech_model.find([tmp_path / "models", tmp_path / "cache"], NAME, table)
    assert f"{tmp_path / 'models' / NAME} does not exist" in str(caught.value)
    assert '"make run"' in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"# only words\n", b"12ab  short\n", b"\xff\xfe"])
def test_a_damaged_table_is_an_error_of_its_own(tmp_path: Path, table: Path, content: bytes) -> None:
    table.write_bytes(content)
    put_model(tmp_path / "models")
    with pytest.raises(ModelMissingError, match="checksums"):
        speech_model.find([tmp_path / "models"], NAME, table)


def test_the_cache_follows_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert speech_model.folders(Path("voices")) == (Path("voices/models"), tmp_path / "vosk")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert speech_model.user_cache() == Path("/home/somebody/.cache/vosk")


def test_the_table_in_the_repository_is_one_that_sha256sum_takes(speech_model: Path) -> None:
    table = TOP / "voices/en/speech-model.sha256"
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", table], cwd=speech_model, check=True, timeout=60
    )


def test_it_needs_nothing_but_the_standard_library() -> None:
    subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(TOP)!r}); import kiosk.library.speech_model",
        ],
        check=True,
        timeout=60,
    )
