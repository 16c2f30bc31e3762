"""Ten commands, counted: with ears that hear what they are told, and no clock."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kiosk.core.content import Library
from kiosk.core.events import MicrophoneFault
from kiosk.core.ports import SpeechDecision
from kiosk.core.settings import Caution, Settings
from kiosk.core.trust import Attention
from kiosk.staff.microphone import Opening
from kiosk.staff.situation import situation
from kiosk.staff.voice_check import ROOM_S, STUMBLE_S, VoiceCheck
from tests.staff.stand_ins import BLOCK_S, Ears, Levels, at, sound

SECONDS = 4.0
OPENING = Opening("USB", (48_000, 2))
Script = Sequence[SpeechDecision | None]
NOTHING: Script = [None] * round(SECONDS / BLOCK_S)


@pytest.fixture
def commands(texts: Library) -> list[str]:
    """Those that are shown."""
    check = checked(texts, [], Levels(), Settings())
    return list(check._commands)


def checked(texts: Library, decisions: Script, levels: Levels, settings: Settings) -> VoiceCheck:
    ears = Ears([*([None] * round(ROOM_S / BLOCK_S)), *decisions], refused=("kiosk",))
    moment = situation(texts.sections[0].id, Attention.RECENT, settings, texts)
    return VoiceCheck(moment, ears, levels, Path("settings.yaml"), SECONDS)


def answers(commands: Sequence[str], *instead: Script) -> list[SpeechDecision | None]:
    """The first commands get something else than what was said."""
    right: list[Script] = [[at(command, 0.98)] for command in commands[len(instead) :]]
    return [decision for script in (*instead, *right) for decision in script]


def run(
    texts: Library,
    decisions: Script,
    capsys: pytest.CaptureFixture[str],
    levels: Levels | None = None,
    settings: Settings | None = None,
    blocks: Iterator[bytes] | None = None,
) -> tuple[int, dict[str, object], str]:
    """Do a check; returns the exit code, the report, and what people read."""
    check = checked(texts, decisions, levels or Levels(), settings or Settings())
    code = check.run(OPENING, blocks or sound(200.0), as_json=True)
    written = capsys.readouterr()
    return code, json.loads(written.out), written.err


def test_ten_different_commands_of_several_kinds_are_shown(
    texts: Library, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(set(commands)) == 10
    assert "next page" in commands
    assert any(name in commands for section in texts.sections for name in section.names)
    _, _, read = run(texts, answers(commands), capsys)
    assert [
        line.partition("Say: ")[2].partition("  ")[0] for line in read.splitlines() if "Say:" in line
    ] == (commands)


def test_nine_of_ten_are_enough(
    texts: Library, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, report, read = run(texts, answers(commands, NOTHING), capsys)
    assert (code, report["right"], report["silent"], report["ending"]) == (0, 9, 1, "complete")
    assert "Of 10 commands, 9 were heard right, 0 wrong, and 1 were not heard." in read
    assert "The room is at -60 dB, the voice at -25 dB: 35 dB above it." in read
    assert report["signal_to_noise_db"] == 35.0
    code, report, _ = run(texts, answers(commands, NOTHING, NOTHING), capsys)
    assert (code, report["right"]) == (1, 8)


def test_what_became_of_each_command_is_told(
    texts: Library, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    stumbled = [at(None), *([None] * round(STUMBLE_S / BLOCK_S))]
    script = answers(
        commands,
        [at(commands[5], 0.99)],
        [at(commands[1], 0.0)],
        stumbled,
        NOTHING,
        [at(commands[5], 0.0), *stumbled],
    )
    _, report, read = run(texts, script, capsys)
    found = report["commands"]
    assert isinstance(found, list)
    outcomes = [attempt["outcome"] for attempt in found]
    assert outcomes[:5] == ["wrong", "unsure", "not_understood", "silent", "not_understood"]
    assert outcomes[5:] == ["right"] * 5
    lines = [line for line in read.splitlines() if "Say:" in line]
    assert f'WRONG, heard as "{commands[5]}" (sure 0.99)' in lines[0]
    assert "NOT heard surely enough (0.00, 0." in lines[1]
    assert "you spoke, but it understood no command" in lines[2]
    assert "it noticed nobody speaking" in lines[3]


def test_a_cough_before_the_command_and_talk_of_others_are_passed_over(
    texts: Library, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    coughed = [at(None), None, None, at(commands[0], 0.99)]
    talked = [at(None, is_long=True), *NOTHING[:-5], at(commands[1], 0.99)]
    code, report, _ = run(texts, answers(commands, coughed, talked), capsys)
    assert (code, report["right"]) == (0, 10)


@pytest.mark.parametrize(
    ("levels", "instead", "settings", "advice"),
    [
        (Levels(), 0, Settings(), "It hears well here"),
        (Levels(-30.0, -24.0), 0, Settings(), "The room is nearly as loud as the voice"),
        (Levels(-40.0, -28.0), 1, Settings(), "The room is rather loud"),
        (Levels(-60.0, -55.0, MicrophoneFault.TOO_QUIET), 0, Settings(), "It is far too quiet"),
        (Levels(-20.0, -5.0, MicrophoneFault.TOO_LOUD), 0, Settings(), "It is far too loud"),
        (Levels(), 2, Settings(), "It often noticed nobody"),
        (Levels(), 1, Settings(), "Try again, and let another person try"),
    ],
)
def test_advice(
    texts: Library,
    commands: list[str],
    capsys: pytest.CaptureFixture[str],
    levels: Levels,
    instead: int,
    settings: Settings,
    advice: str,
) -> None:
    _, report, read = run(texts, answers(commands, *[NOTHING] * instead), capsys, levels, settings)
    told = report["advice"]
    assert isinstance(told, list)
    assert told[0].startswith(advice)
    assert advice in read


@pytest.mark.parametrize(
    ("caution", "is_wrong", "advice"),
    [
        (Caution.BALANCED, False, ["It is often not sure enough: write `caution: eager` in settings.yaml."]),
        (Caution.BALANCED, True, ["Commands are mixed up: write `caution: careful` in settings.yaml."]),
    ],
)
def test_the_setting_that_would_help_is_named(
    texts: Library,
    commands: list[str],
    capsys: pytest.CaptureFixture[str],
    caution: Caution,
    is_wrong: bool,
    advice: list[str],
) -> None:
    instead = [
        [at(commands[5] if is_wrong else command, 0.99 if is_wrong else 0.0)] for command in commands[:3]
    ]
    script = answers(commands, *instead)
    _, report, _ = run(texts, script, capsys, settings=Settings(caution=caution))
    assert report["advice"] == advice


def test_a_microphone_that_gives_no_sound_ends_it_with_what_to_do(
    texts: Library, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, report, read = run(texts, answers(commands), capsys, blocks=sound(ROOM_S + 0.3))
    assert (code, report["ending"], report["right"]) == (1, "lost", 3)
    assert "No sound comes from it: pull it out and plug it in again" in read
    muted = Levels(-120.0, None, MicrophoneFault.MUTED)
    code, report, read = run(texts, answers(commands), capsys, muted)
    assert (code, report["ending"], report["commands"]) == (1, "muted", [])
    assert "Only dead silence comes" in read


def test_control_c_ends_it_with_what_was_counted(
    texts: Library, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> Iterator[bytes]:
        yield from sound(ROOM_S + 0.2)
        raise KeyboardInterrupt

    code, report, read = run(texts, answers(commands), capsys, blocks=interrupted())
    assert (code, report["ending"], report["right"], report["advice"]) == (1, "interrupted", 2, [])
    assert "Of 10 commands, 2 were heard right" in read


def test_what_people_read_goes_to_the_terminal_unless_json_does(
    texts: Library, commands: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    check = checked(texts, answers(commands), Levels(), Settings())
    assert check.run(OPENING, sound(200.0), as_json=False) == 0
    written = capsys.readouterr()
    assert written.err == ""
    assert written.out.startswith(
        "USB was opened with 48000 Hz and 2 channels; the kiosk converts this to 16000 Hz and 1 channel. "
        "No sound is stored.\n"
    )
