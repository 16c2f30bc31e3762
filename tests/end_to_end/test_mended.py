"""A name that staff mend in the voice pack opens its door while the kiosk runs."""

import shutil
from pathlib import Path

import pytest

from kiosk.core.content import Library
from kiosk.core.labels import Label
from tests.lab.clinic import Clinic
from tests.lab.kiosk import PROJECT, Kiosk
from tests.lab.waiting import wait_for

OPEN_WITHIN_S = 10.0


@pytest.mark.parametrize(
    ("wrong", "door"), [("voice: klingon-x", Label.NO_SOUND), ("speech_model: gone", Label.NO_RECOGNISER)]
)
def test_a_mended_name_opens_the_door(
    clinic: Clinic, tmp_path: Path, speech_model: Path, texts: Library, wrong: str, door: Label
) -> None:
    for folder in ("kiosk", "content", "voices"):
        ignored = shutil.ignore_patterns("models", "__pycache__")
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=ignored)
    (tmp_path / "voices/models").symlink_to(speech_model.parent)
    main = Path(shutil.copy(PROJECT / "main.py", tmp_path))
    pack = tmp_path / "voices/en/voice.yaml"
    good = pack.read_text(encoding="utf-8")
    key = wrong.partition(":")[0] + ":"
    lines = [wrong if line.startswith(key) else line for line in good.splitlines()]
    pack.write_text("\n".join(lines) + "\n", encoding="utf-8")

    label = texts.voice.labels[door]
    with Kiosk(clinic, main=main) as kiosk:
        kiosk.wait_until_usable()
        wait_for(lambda: label in clinic.reader.all_text(), OPEN_WITHIN_S, "the door to be closed")
        pack.write_text(good, encoding="utf-8")
        wait_for(lambda: label not in clinic.reader.all_text(), OPEN_WITHIN_S, "the door to open")
        assert kiosk.is_running
