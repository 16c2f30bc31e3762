"""Bad input and faults: one clear sentence, an exit code, the last good state; never a traceback."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.kiosk import TRACEBACK, Kiosk, command_line
from tests.lab.processes import Program
from tests.lab.texts import text_of
from tests.lab.waiting import wait_for

ENDS_WITHIN_S = 20.0


def fails(clinic: Clinic, *arguments: str, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command that should fail; returns its exit code and what it complained of."""
    with Program(
        command_line(*arguments), environment or clinic.environment, clinic.folder, "command"
    ) as program:
        code = program.wait(ENDS_WITHIN_S)
        return code, program.complaints


def one_sentence(complaints: str) -> str:
    lines = complaints.strip().splitlines()
    assert TRACEBACK not in complaints
    assert len(lines) == 1, complaints
    return lines[0]


def test_an_unknown_option(clinic: Clinic) -> None:
    code, complaints = fails(clinic, "--no-such-option")
    assert code == 2
    assert "--no-such-option" in complaints
    assert TRACEBACK not in complaints


@pytest.mark.parametrize("option", [("--size", "huge"), ("--mm-per-pixel", "7")])
def test_a_value_out_of_range(clinic: Clinic, option: tuple[str, str]) -> None:
    code, complaints = fails(clinic, *option)
    assert code == 2
    assert option[1] in complaints
    assert TRACEBACK not in complaints


def test_a_missing_content_folder(clinic: Clinic, tmp_path: Path) -> None:
    code, complaints = fails(clinic, "--content", str(tmp_path / "nowhere"))
    assert code != 0
    assert str(tmp_path / "nowhere") in complaints
    assert TRACEBACK not in complaints


def test_no_display(clinic: Clinic) -> None:
    without = {name: value for name, value in clinic.environment.items() if name != "DISPLAY"}
    code, complaints = fails(clinic, environment=without)
    assert code != 0
    assert "display" in one_sentence(complaints)


def test_a_display_that_does_not_answer(clinic: Clinic) -> None:
    code, complaints = fails(clinic, environment={**clinic.environment, "DISPLAY": ":4711"})
    assert code != 0
    assert "display" in one_sentence(complaints)


def test_a_second_kiosk(clinic: Clinic) -> None:
    with Kiosk(clinic) as first:
        first.wait_until_usable()
        code, complaints = fails(clinic)
        assert code != 0
        assert "another kiosk" in one_sentence(complaints)
        assert first.is_running
    with Kiosk(clinic) as third:
        third.wait_until_usable()


def test_a_kiosk_after_one_that_was_killed(clinic: Clinic) -> None:
    with Kiosk(clinic) as killed:
        killed.wait_until_usable()
        killed.kill()
    with Kiosk(clinic) as next_one:
        next_one.wait_until_usable()


def test_a_wrong_setting_is_named_with_file_and_line(clinic: Clinic, content: Path) -> None:
    settings = content / "settings.yaml"
    lines = settings.read_text().splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text.startswith("rate_wpm"))
    lines[line - 1] = "rate_wpm: 900"
    settings.write_text("\n".join(lines) + "\n")
    with Kiosk(clinic, "--content", str(content)) as kiosk:
        kiosk.wait_until_usable()
        wait_for(lambda: kiosk.complaints, 5.0, "staff to be told")
        sentence = one_sentence(kiosk.own_complaints)
        assert f"{settings}, line {line}:" in sentence
        assert "900" in sentence


def test_settings_that_are_no_settings(clinic: Clinic, content: Path) -> None:
    (content / "settings.yaml").write_bytes(b"\xff\xfe: [")
    with Kiosk(clinic, "--content", str(content)) as kiosk:
        kiosk.wait_until_usable()
        wait_for(lambda: kiosk.complaints, 5.0, "staff to be told")
        assert "settings.yaml" in one_sentence(kiosk.own_complaints)


def test_content_broken_while_running_leaves_the_last_good(
    clinic: Clinic, content: Path, texts: Library
) -> None:
    file = content / "en" / "2-symptoms.md"
    good = file.read_text()
    section = texts.sections[1]
    first = section.text[1].sentences[0].text
    with Kiosk(clinic, "--content", str(content)) as kiosk:
        kiosk.wait_until_usable()
        clinic.touch(f"Number 2: {section.title.text}")
        clinic.reader.wait_for("button", "Next page")
        file.write_text(good.replace("title: Symptoms", "titel: Symptoms"))
        wait_for(lambda: "2-symptoms.md, line" in kiosk.complaints, 10.0, "staff to be told file and line")
        assert TRACEBACK not in kiosk.complaints
        assert text_of(section.id, texts).sentences[0].text in " ".join(clinic.reader.all_text().split())

        file.write_text(good.replace(first, "People feel it."))
        wait_for(lambda: "People feel it." in clinic.reader.all_text(), 10.0, "the mended text on the screen")
        assert kiosk.is_running


def test_content_broken_before_the_start_is_named_and_the_rest_is_shown(
    clinic: Clinic, content: Path, texts: Library
) -> None:
    (content / "en" / "3-causes.md").write_text("---\ntitle: [\n---\nText.\n")
    environment = {**clinic.environment, "XDG_STATE_HOME": str(content.parent / "state")}
    with Kiosk(clinic, "--content", str(content), environment=environment) as kiosk:
        kiosk.wait_until_usable()
        wait_for(lambda: "3-causes.md, line" in kiosk.complaints, 5.0, "staff to be told file and line")
        assert TRACEBACK not in kiosk.complaints
        assert texts.sections[1].title.text in clinic.reader.all_text()


@pytest.mark.parametrize("place", ["file", "/proc/nowhere"])
def test_a_state_folder_that_cannot_be_written(clinic: Clinic, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("A file stands where the folder should be.")
    state = tmp_path / place
    with Kiosk(clinic, environment={**clinic.environment, "XDG_STATE_HOME": str(state)}) as kiosk:
        kiosk.wait_until_usable()
        wait_for(lambda: str(state) in kiosk.complaints, 5.0, "staff to be told")
        assert TRACEBACK not in kiosk.complaints
        assert kiosk.is_running


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_state_folder_without_the_right_to_write(clinic: Clinic, tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o500)
    with Kiosk(clinic, environment={**clinic.environment, "XDG_STATE_HOME": str(state)}) as kiosk:
        kiosk.wait_until_usable()
        wait_for(lambda: str(state) in kiosk.complaints, 5.0, "staff to be told")
        assert TRACEBACK not in kiosk.complaints
