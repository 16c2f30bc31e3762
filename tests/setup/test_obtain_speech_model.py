"""Each way to the speech model; whatever goes wrong, nothing half-done stays behind."""

import hashlib
import shutil
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from obtain_speech_model import NotHadError, Shelf, Source, sweep

from kiosk.library import speech_model
from tests.setup.conftest import FILES, NAME, put_model

SITE_THAT_IS_DOWN = "http://127.0.0.1:9/model.zip"
"""Port 9 of this machine: nobody listens there."""


@pytest.fixture
def shelf(tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A machine with nothing: no cache, no site, no Maven."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    (tmp_path / "programs").mkdir()
    source = Source(NAME, SITE_THAT_IS_DOWN, "org.example.kiosk:nothing:1", "0" * 64, "assets/inside")
    sums = speech_model.read_table(table)
    return Shelf(source, tmp_path / "models", tmp_path / "cache", sums, report=lambda line: None)


def pack(archive: Path, folder: str, leave_out: str = "") -> Path:
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**FILES, "README": b"not needed"}.items():
            if name != leave_out:
                packed.writestr(f"{folder}/{name}", content)
    return archive


def in_maven(shelf: Shelf, archive: Path) -> Shelf:
    """The same shelf, whose authors have published this archive."""
    return replace(
        shelf, source=replace(shelf.source, maven_sha256=hashlib.sha256(archive.read_bytes()).hexdigest())
    )


def assert_had(shelf: Shelf) -> None:
    assert not speech_model.fault(shelf.target, shelf.sums)
    assert {path.name for path in shelf.models.iterdir()} == {NAME}


def assert_nothing_left(shelf: Shelf) -> None:
    assert not shelf.models.exists() or not list(shelf.models.iterdir())


@pytest.fixture
def site(tmp_path: Path) -> Iterator[HTTPServer]:
    """A web site that serves ``tmp_path/site``; it breaks off after half of what is asked as ``/half.zip``."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = (tmp_path / "site" / "model.zip").read_bytes()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2] if self.path == "/half.zip" else content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join(timeout=5.0)


def at(site: HTTPServer, shelf: Shelf, path: str) -> Shelf:
    return replace(shelf, source=replace(shelf.source, url=f"http://127.0.0.1:{site.server_port}/{path}"))


def test_a_good_model_is_left_alone(shelf: Shelf) -> None:
    file = put_model(shelf.models) / "conf/model.conf"
    before = file.stat()
    shelf.obtain()
    assert file.stat().st_ino == before.st_ino


def test_from_the_cache(shelf: Shelf) -> None:
    put_model(shelf.cache)
    shelf.obtain()
    assert_had(shelf)


def test_a_broken_model_is_replaced(shelf: Shelf) -> None:
    put_model(shelf.cache)
    (put_model(shelf.models) / "am/final.mdl").write_bytes(b"half")
    shelf.obtain()
    assert_had(shelf)


def test_a_copy_is_not_tied_to_the_cache(shelf: Shelf) -> None:
    put_model(shelf.cache)
    shelf.obtain()
    (shelf.target / "am/final.mdl").write_bytes(b"altered")
    assert not speech_model.fault(shelf.cache / NAME, shelf.sums)


def test_from_an_archive_in_the_cache(shelf: Shelf) -> None:
    pack(shelf.cache / f"{NAME}.zip", NAME)
    shelf.obtain()
    assert_had(shelf)


def test_from_the_local_maven_repository(shelf: Shelf, tmp_path: Path) -> None:
    place = tmp_path / "home/.m2/repository/org/example/kiosk/nothing/1/nothing-1.aar"
    in_maven(shelf, pack(place, "assets/inside")).obtain()
    assert_had(shelf)


def test_a_maven_artifact_that_is_not_the_authors_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    pack(tmp_path / "home/.m2/repository/org/example/kiosk/nothing/1/nothing-1.aar", "assets/inside")
    with pytest.raises(NotHadError, match=r"nothing-1\.aar is not the file its authors published"):
        shelf.obtain()
    assert_nothing_left(shelf)


def test_from_the_authors_site(shelf: Shelf, site: HTTPServer, tmp_path: Path) -> None:
    pack(tmp_path / "site/model.zip", NAME)
    lines: list[str] = []
    replace(at(site, shelf, "model.zip"), report=lines.append).obtain()
    assert_had(shelf)
    assert any("Downloading" in line for line in lines)


def test_a_download_that_breaks_off_leaves_nothing(shelf: Shelf, site: HTTPServer, tmp_path: Path) -> None:
    pack(tmp_path / "site/model.zip", NAME)
    with pytest.raises(NotHadError, match="broke off"):
        at(site, shelf, "half.zip").obtain()
    assert_nothing_left(shelf)


def test_a_download_that_is_no_archive_leaves_nothing(shelf: Shelf, site: HTTPServer, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/model.zip").write_text("<html>Please log in to this network</html>", encoding="utf-8")
    with pytest.raises(NotHadError, match="broken or not whole"):
        at(site, shelf, "model.zip").obtain()
    assert_nothing_left(shelf)


def test_through_maven(shelf: Shelf, tmp_path: Path) -> None:
    archive = pack(tmp_path / "published.aar", "assets/inside")
    maven = tmp_path / "programs/mvn"
    maven.write_text(
        f'#!/bin/sh\nfor word; do case $word in -DoutputDirectory=*) /bin/cp "{archive}" "${{word#*=}}";; esac; done\n',
        encoding="utf-8",
    )
    maven.chmod(0o755)
    in_maven(shelf, archive).obtain()
    assert_had(shelf)


def test_what_maven_says_is_passed_on(shelf: Shelf, tmp_path: Path) -> None:
    maven = tmp_path / "programs/mvn"
    maven.write_text("#!/bin/sh\necho '[ERROR] no such artifact'\nexit 1\n", encoding="utf-8")
    maven.chmod(0o755)
    with pytest.raises(NotHadError, match="no such artifact"):
        shelf.obtain()
    assert_nothing_left(shelf)


@pytest.mark.parametrize("damage", ["shortened", "a file is missing", "a file is altered"])
def test_a_bad_archive_in_the_cache_leaves_nothing(shelf: Shelf, damage: str) -> None:
    archive = pack(
        shelf.cache / f"{NAME}.zip", NAME, leave_out="graph/Gr.fst" if damage == "a file is missing" else ""
    )
    if damage == "shortened":
        archive.write_bytes(archive.read_bytes()[:200])
    elif damage == "a file is altered":
        shelf.sums["am/final.mdl"] = "f" * 64
    with pytest.raises(NotHadError, match=r"broken or not whole|is altered"):
        shelf.obtain()
    assert_nothing_left(shelf)


def test_a_bad_archive_does_not_close_the_next_way(shelf: Shelf, site: HTTPServer, tmp_path: Path) -> None:
    shelf.cache.mkdir()
    (shelf.cache / f"{NAME}.zip").write_bytes(b"nothing")
    pack(tmp_path / "site/model.zip", NAME)
    at(site, shelf, "model.zip").obtain()
    assert_had(shelf)


def test_with_no_way_open_the_sentence_names_the_site(shelf: Shelf) -> None:
    with pytest.raises(NotHadError, match=r"http://127\.0\.0\.1:9/model\.zip cannot be reached"):
        shelf.obtain()
    assert_nothing_left(shelf)


def test_it_is_kept_for_the_next_clone(shelf: Shelf) -> None:
    put_model(shelf.models)
    shelf.keep_in_cache()
    shutil.rmtree(shelf.models)
    shelf.obtain()
    assert_had(shelf)


def test_a_cache_that_cannot_be_written_is_no_misfortune(shelf: Shelf, tmp_path: Path) -> None:
    put_model(shelf.models)
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    lines: list[str] = []
    replace(shelf, report=lines.append).keep_in_cache()
    assert len(lines) == 1
    assert "No copy was kept" in lines[0]


def test_what_a_killed_set_up_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".unpacking-abc" / NAME).mkdir(parents=True)
    put_model(tmp_path)
    sweep(tmp_path, older_than_s=3600.0)
    assert (tmp_path / ".unpacking-abc").exists()
    sweep(tmp_path, older_than_s=0.0)
    assert {path.name for path in tmp_path.iterdir()} == {NAME}
