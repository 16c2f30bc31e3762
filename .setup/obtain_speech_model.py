"""Puts the English speech model into voices/models, checked file by file. Runs before anything is installed.

Looks, in this order, at: voices/models, the user's cache, an archive of the authors in that cache, the local Maven
repository, the authors' web site, the authors' Maven artifact. Exit code 0: it is there; 3: it could not be had.
"""

import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kiosk.library import speech_model  # noqa: E402  (the path to it is known only now)

NOT_TO_BE_HAD = 3
CONNECT_TIMEOUT_S = 20
MAVEN_TIMEOUT_S = 900
CHUNK_BYTES = 1 << 20
SCRATCH = ".unpacking-"
ABANDONED_AFTER_S = 3600.0
"""Another clone may be at work in the user's cache; after an hour it is not."""


@dataclass(frozen=True)
class Source:
    """Where the authors of a model publish it."""

    name: str
    """The model's folder, and the folder inside the archive."""
    url: str
    """The archive, a zip."""
    maven: str
    """The same files as a Maven artifact: group:name:version."""
    maven_sha256: str
    maven_folder: str
    """The folder inside the Maven artifact, a zip too."""


ENGLISH = Source(
    name="vosk-model-small-en-us-0.15",
    url="https://alphacephei.com/vosk/models/vosk-model-small-en-us-0.15.zip",
    maven="com.alphacephei:vosk-model-en:0.3.45",
    maven_sha256="8a5792fccaf873b4745dbd1b3fe19d8a77a15898e806674020eea820424771cd",
    maven_folder="assets/model-en-us",
)


class NotHadError(Exception):
    """One way to the model is closed; the sentence says why."""


@dataclass(frozen=True)
class Shelf:
    """The model's place: where it shall lie, what it must be, and how to tell the person waiting."""

    source: Source
    models: Path
    cache: Path
    sums: dict[str, str]
    report: Callable[[str], None]

    @property
    def target(self) -> Path:
        """Where the kiosk opens it."""
        return self.models / self.source.name

    def obtain(self) -> None:
        """Goes through the ways to the model until one leads there.

        Raises:
            NotHadError: None did; nothing half-done is left behind.
        """
        if not speech_model.fault(self.target, self.sums):
            return
        reasons = []
        for way in (
            self._from_cache,
            self._from_cached_archive,
            self._from_local_maven,
            self._from_site,
            self._from_maven,
        ):
            try:
                way()
            except NotHadError as error:
                reasons.append(str(error))
            except OSError as error:
                reasons.append(f"{error.filename or self.models}: {error.strerror or error}")
            else:
                return
        raise NotHadError("; ".join(reason for reason in reasons if reason))

    def keep_in_cache(self) -> None:
        """Leaves a copy for the next clone of the kiosk; a cache that cannot be written is no misfortune."""
        if not speech_model.fault(self.cache / self.source.name, self.sums):
            return
        try:
            self._copy(self.target, self.cache)
        except OSError as error:
            self.report(f"No copy was kept in {self.cache} ({error.strerror or error}).")

    def _from_cache(self) -> None:
        found = speech_model.fault(self.cache / self.source.name, self.sums)
        if found:
            raise NotHadError("" if "does not exist" in found else found)
        self.report(f"Copying the speech model from {self.cache}.")
        self._copy(self.cache / self.source.name, self.models)

    def _from_cached_archive(self) -> None:
        archive = self.cache / f"{self.source.name}.zip"
        if not archive.is_file():
            raise NotHadError("")
        self._unpack(archive, self.source.name)

    def _from_local_maven(self) -> None:
        group, artifact, version = self.source.maven.split(":")
        below = Path(".m2", "repository", *group.split("."), artifact, version, f"{artifact}-{version}.aar")
        homes = dict.fromkeys((Path.home(), Path(pwd.getpwuid(os.getuid()).pw_dir)))
        archive = next((home / below for home in homes if (home / below).is_file()), None)
        if archive is None:
            raise NotHadError("")
        self._unpack_maven(archive)

    def _from_site(self) -> None:
        with _scratch(self.models) as folder:
            archive = folder / f"{self.source.name}.zip"
            download(self.source.url, archive, self.report)
            self._unpack(archive, self.source.name)

    def _from_maven(self) -> None:
        if not shutil.which("mvn"):
            raise NotHadError("")
        self.report("Asking Maven for the speech model (41 MB).")
        with _scratch(self.models) as folder:
            _run_maven(
                [
                    "mvn",
                    "-q",
                    "-B",
                    "dependency:copy",
                    f"-Dartifact={self.source.maven}:aar",
                    f"-DoutputDirectory={folder}",
                ]
            )
            archive = next(folder.glob("*.aar"), None)
            if archive is None:
                raise NotHadError(f"Maven did not bring {self.source.maven}")
            self._unpack_maven(archive)

    def _unpack_maven(self, archive: Path) -> None:
        with archive.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != self.source.maven_sha256:
                raise NotHadError(f"{archive} is not the file its authors published")
        self._unpack(archive, self.source.maven_folder)

    def _unpack(self, archive: Path, folder: str) -> None:
        self.report(f"Unpacking the speech model from {archive}.")
        with _scratch(self.models) as scratch:
            unpacked = scratch / self.source.name
            try:
                with zipfile.ZipFile(archive) as packed:
                    for name in self.sums:
                        _extract(packed, f"{folder}/{name}", unpacked / name)
            except (zipfile.BadZipFile, KeyError, EOFError) as error:
                raise NotHadError(f"{archive} is broken or not whole ({error})") from error
            self._put(unpacked, self.models)

    def _copy(self, folder: Path, to: Path) -> None:
        with _scratch(to) as scratch:
            for name in self.sums:
                copy = scratch / self.source.name / name
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / name, copy)
            self._put(scratch / self.source.name, to)

    def _put(self, folder: Path, to: Path) -> None:
        """Puts a checked folder in its place in one step, so that an interruption leaves the old or the new."""
        found = speech_model.fault(folder, self.sums)
        if found:
            raise NotHadError(found)
        if (to / self.source.name).exists():
            (to / self.source.name).rename(folder.parent / "old")
        folder.rename(to / self.source.name)


def download(url: str, file: Path, report: Callable[[str], None]) -> None:
    """Fetches a file and tells how far it is, a line for each tenth.

    Raises:
        NotHadError: It could not be fetched whole.
    """
    try:
        with urllib.request.urlopen(url, timeout=CONNECT_TIMEOUT_S) as answer, file.open("wb") as out:
            size = int(answer.headers.get("Content-Length") or 0)
            done = 0
            while chunk := answer.read(CHUNK_BYTES):
                out.write(chunk)
                if size and done * 10 // size != (done + len(chunk)) * 10 // size:
                    report(f"Downloading the speech model: {(done + len(chunk)) >> 20} of {size >> 20} MB.")
                done += len(chunk)
    except (urllib.error.URLError, HTTPException, TimeoutError, ConnectionError) as error:
        raise NotHadError(f"{url} cannot be reached ({getattr(error, 'reason', error)})") from error
    if done < size:
        raise NotHadError(f"the download from {url} broke off")


def _run_maven(command: list[str]) -> None:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=MAVEN_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotHadError("Maven took too long") from error
    if done.returncode != 0:
        said = next((line for line in done.stdout.splitlines() if "ERROR" in line), "no reason given")
        raise NotHadError(f"Maven could not bring it ({said[:200]})")


def _extract(packed: zipfile.ZipFile, member: str, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(member) as source, file.open("wb") as out:
        shutil.copyfileobj(source, out, CHUNK_BYTES)


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """A folder on the same disk, gone afterwards whatever happened."""
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=beside) as folder:
        yield Path(folder)


def sweep(folder: Path, older_than_s: float) -> None:
    """Removes what a set-up that was killed left behind."""
    for leftover in folder.glob(f"{SCRATCH}*"):
        if time.time() - leftover.stat().st_mtime >= older_than_s:
            shutil.rmtree(leftover, ignore_errors=True)


def main() -> int:
    """Obtains the English model; returns the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    voices = ROOT / "voices"
    models, cache = speech_model.folders(voices)
    try:
        sums = speech_model.read_table(voices / "en" / "speech-model.sha256")
        shelf = Shelf(ENGLISH, models, cache, sums, report=lambda line: print(f"   {line}", flush=True))
        sweep(models, older_than_s=0.0)
        sweep(cache, older_than_s=ABANDONED_AFTER_S)
        shelf.obtain()
    except (speech_model.ModelMissingError, NotHadError) as error:
        print(f"   The speech model cannot be had: {str(error).rstrip('.')}.", file=sys.stderr)
        print(
            f"   Put the folder {ENGLISH.name} from another kiosk, a USB stick say, into {models}.",
            file=sys.stderr,
        )
        return NOT_TO_BE_HAD
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    shelf.keep_in_cache()
    return 0


if __name__ == "__main__":
    sys.exit(main())
