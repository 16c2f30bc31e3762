"""The command `check`: what is printed, and the exit code."""

import json
from pathlib import Path

import pytest

from kiosk.library.problems import Problem
from kiosk.staff.check import HAS_ERRORS, SectionRow, check

ERROR = Problem(Path("/texts/en/2-a.md"), 4, "`titel` is unknown", "Did you mean `title`")
ADVICE = Problem(Path("/texts/en/1-b.md"), 0, "it is hard", "Use short words", is_error=False)
ROW = SectionRow(
    "a",
    "2026-03-01, Dr. Ana Silva",
    words=310,
    mean_words=9.04,
    longest=17,
    flesch_kincaid=4.94,
    smog=7.12,
    left_out_percent=3.21,
    terms_percent=6.54,
    flesch_kincaid_with_terms=5.8,
)


def test_errors_then_advice_then_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([ERROR, ADVICE], [ROW, SectionRow("longer-name", "")], as_json=False) == HAS_ERRORS
    lines = capsys.readouterr().out.splitlines()
    assert lines[:6] == [
        "To mend:",
        "  /texts/en/2-a.md, line 4: `titel` is unknown. Did you mean `title`.",
        "",
        "To make better:",
        "  /texts/en/1-b.md: it is hard. Use short words.",
        "",
    ]
    assert lines[7].split() == [
        "a", "310", "9.0", "17", "4.9", "7.1", "3.2", "%", "6.5", "%", "5.8", "2026-03-01,", "Dr.", "Ana", "Silva",
    ]  # fmt: skip
    assert lines[8].split() == ["longer-name", "?", "?", "?", "?", "?", "?", "%", "?", "%", "?", "none"]
    assert {line.index(end) for line, end in zip(lines[6:9], ("reviewed", "2026", "none"), strict=True)} == {
        lines[6].index("reviewed")
    }
    assert lines[-1] == "2 sections, 1 error, 1 times advice."


def test_advice_alone_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([ADVICE], [ROW], as_json=False) == 0
    assert "To mend:" not in capsys.readouterr().out


def test_nothing_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([], [], as_json=False) == 0
    assert capsys.readouterr().out == "no sections, no errors, 0 times advice.\n"


def test_files_are_named_as_they_would_be_typed_here(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    problem = Problem(tmp_path / "en" / "a.md", 1, "it is hard", "Use short words", is_error=False)
    check([problem], [], as_json=False)
    assert "  en/a.md, line 1: it is hard." in capsys.readouterr().out


def test_json_is_one_object_with_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([ERROR, ADVICE], [ROW], as_json=True) == HAS_ERRORS
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == [
        {
            "file": "/texts/en/2-a.md",
            "line": 4,
            "what": "`titel` is unknown",
            "mend": "Did you mean `title`",
            "is_error": True,
        },
        {
            "file": "/texts/en/1-b.md",
            "line": 0,
            "what": "it is hard",
            "mend": "Use short words",
            "is_error": False,
        },
    ]
    assert told["sections"] == [
        {
            "section": "a",
            "reviewed": "2026-03-01, Dr. Ana Silva",
            "words": 310,
            "mean_words": 9.04,
            "longest": 17,
            "flesch_kincaid": 4.94,
            "smog": 7.12,
            "left_out_percent": 3.21,
            "terms_percent": 6.54,
            "flesch_kincaid_with_terms": 5.8,
        }
    ]


def test_a_file_name_that_is_no_text_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem(Path("en/\udcff.md"), 0, "its name has letters that cannot be read", "Rename it")
    check([problem], [], as_json=True)
    check([problem], [], as_json=False)
    told = capsys.readouterr().out
    assert told.encode("utf-8").count(b"en/?.md") == 2
