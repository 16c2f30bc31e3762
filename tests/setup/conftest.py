"""A small made-up speech model, whole and in a folder of its own."""

import hashlib
from pathlib import Path

import pytest

NAME = "model-of-nothing"
FILES = {"am/final.mdl": b"sounds" * 500, "conf/model.conf": b"--one=1\n", "graph/Gr.fst": b"words" * 700}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in FILES.items()]
    file = tmp_path / "speech-model.sha256"
    file.write_text("# A comment\n" + "".join(lines), encoding="utf-8")
    return file


def put_model(folder: Path) -> Path:
    """Writes a whole model into a folder; returns the model's own folder."""
    for name, content in FILES.items():
        file = folder / NAME / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / NAME
