"""Starts the kiosk, or one of the commands for staff. `--help` lists them."""

import signal

if __name__ == "__main__":
    # Ctrl-C ends it on the spot, without a traceback, until the kiosk has taken over ending in good order.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from kiosk import app, commands, sound_commands, tour
from kiosk.core.trust import RECENT_S, Attention
from kiosk.office import RESTART, begin_again
from kiosk.options import Options
from kiosk.staff.command import KIOSK
from kiosk.staff.hear import SILENCE_BEFORE_S
from kiosk.staff.situation import ATTENTIONS, SCREENS

HERE = Path(__file__).resolve().parent
_EXIT_CODES = "Exit codes: 0 done, 1 not done, 2 could not begin."
_NOBODY_READS = 128 + signal.SIGPIPE
"""Exit code when what reads the output, such as `head`, has ended before."""
_HEAR_CODES = "Exit codes: 0 done, 1 a file could not be read, 2 could not begin."
_DEVICES_CODES = (
    "Exit codes: 0 all can be used, 1 something is missing or the microphone is no use, 2 could not begin."
)
_VOICE_CHECK_CODES = (
    "Exit codes: 0 nine of ten or more were heard right, 1 fewer, or it was ended, 2 could not begin."
)
_CHECK_CODES = "Exit codes: 0 no errors, advice perhaps; 1 errors; 2 could not begin."


def quietly(arguments: list[str]) -> int:
    """As `main`, but without a word when nobody reads the output to its end."""
    try:
        try:
            return main(arguments)
        finally:
            _flush()
    except BrokenPipeError:
        # Python tries again at the end of the process, and would complain.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        return _NOBODY_READS


def main(arguments: list[str]) -> int:
    """Runs what the command line asks for; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Where the window has no letters for a title, a question mark will do.
            stream.reconfigure(errors="replace")
    given = _parser().parse_args(arguments)
    content = given.texts or given.content
    options = Options(
        content=content,
        voices=HERE / "voices",
        settings=given.settings or content / "settings.yaml",
        is_windowed=given.windowed,
        size_px=given.size,
        mm_per_pixel=given.mm_per_pixel,
        trace=given.trace,
    )
    match given.command:
        case "hear":
            return sound_commands.hear(
                options, given.screen, given.attention, given.files, as_json=given.json
            )
        case "say":
            return commands.say(options, given.text, given.wav, given.words)
        case "tour":
            return tour.tour(options, given.folder)
        case "devices":
            return sound_commands.devices(options, is_listening=given.listen)
        case "voice-check":
            return sound_commands.voice_check(options, given.seconds, as_json=given.json)
        case "check":
            return commands.check(options, as_json=given.json)
        case "new":
            return commands.new(options, given.title)
        case "staff-pin":
            return commands.staff_pin()
        case "restore":
            return commands.restore(options, given.file, given.version)
        case _:
            return app.run(options)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=KIOSK,
        description="The nerve pain kiosk. Without a command it starts.",
        epilog=f"{_EXIT_CODES} {KIOSK} COMMAND --help tells more.",
    )
    parser.add_argument("--windowed", action="store_true", help="in a window instead of on the full screen")
    parser.add_argument(
        "--content", type=Path, default=HERE / "content", metavar="DIR", help="folder of the texts"
    )
    parser.add_argument(
        "--settings", type=Path, metavar="FILE", help="settings file (default: settings.yaml in DIR)"
    )
    parser.add_argument(
        "--trace", type=Path, metavar="FILE", help="write times of events and painted frames there"
    )
    _add_screen_options(parser, default=None)
    parser.set_defaults(texts=None)
    commands_of = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    _add_check(
        commands_of.add_parser(
            "check", help="what is wrong or could be better in the texts", epilog=_CHECK_CODES
        )
    )
    _add_new(commands_of.add_parser("new", help="a new section of the texts", epilog=_EXIT_CODES))
    _add_restore(commands_of.add_parser("restore", help="earlier versions of the texts", epilog=_EXIT_CODES))
    _add_staff_pin(commands_of.add_parser("staff-pin", help="sets the PIN of the staff", epilog=_EXIT_CODES))
    _add_hear(
        commands_of.add_parser(
            "hear", help="what the kiosk would do on hearing recordings, and why", epilog=_HEAR_CODES
        )
    )
    _add_say(commands_of.add_parser("say", help="the kiosk's voice into a sound file"))
    tour_of = commands_of.add_parser("tour", help="a picture of every page and state")
    tour_of.add_argument("folder", type=Path, metavar="DIR", help="where the pictures go")
    _add_screen_options(tour_of, default=argparse.SUPPRESS)
    _add_devices(
        commands_of.add_parser(
            "devices",
            help="microphones, loudspeakers, voices and models, which are used, and whether the microphone hears",
            epilog=_DEVICES_CODES,
        )
    )
    _add_voice_check(
        commands_of.add_parser(
            "voice-check",
            help="say ten commands: how many are heard, and what would help",
            epilog=_VOICE_CHECK_CODES,
        )
    )
    return parser


def _add_staff_pin(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Asks twice for the six digits that let the staff in at the kiosk, and keeps them so that nobody can read "
        "them. A running kiosk takes the new ones at once. Works on the kiosk's own computer and in the account that "
        "the kiosk runs in. Who has forgotten the PIN sets a new one."
    )


def _add_screen_options(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--size", type=_size, default=default, metavar="WxH", help="size in pixels, such as 1280x800"
    )
    parser.add_argument(
        "--mm-per-pixel",
        type=_mm_per_pixel,
        default=default,
        metavar="X",
        help="millimetres of one pixel, 0.05 to 1",
    )


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Reads every file of the texts and tells all that is wrong, then what could be better, then how hard each "
        "section is to read. Changes nothing."
    )
    parser.add_argument("--json", action="store_true", help="one JSON object: problems and sections")
    parser.add_argument("texts", type=Path, nargs="?", metavar="DIR", help="folder of the texts")


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.description = "Writes a new section without text; no patient sees it before it has some."
    parser.add_argument("title", metavar="TITLE", help='such as "Sleeping well"')


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Lists the earlier good versions of the texts, or puts one back. What was there is kept beside it. Works on "
        "the kiosk's own computer and in the account that the kiosk runs in: there the versions are kept."
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="put this file back; without it, list all")
    parser.add_argument(
        "--version",
        type=int,
        metavar="N",
        help="the one with this number (default: the newest that is different)",
    )


def _add_hear(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Puts recordings through the ears of the kiosk, each by itself, and tells in one line for each thing said: "
        "where it ended, what was heard, how sure that is (0 to 1), how much silence was before it, who is believed "
        f"to be there, what that asks for, and what is done. {SILENCE_BEFORE_S:g} s of silence are put before each "
        "recording."
    )
    parser.add_argument(
        "--screen",
        default="home",
        metavar="ID",
        help=f"{', '.join(SCREENS)}, or the name of a section, such as symptoms (default: home)",
    )
    parser.add_argument(
        "--attention",
        default=Attention.RECENT.value,
        choices=ATTENTIONS,
        help="who the kiosk believes to be there: nobody; open: a visit is open; recent: and somebody did something "
        f"within {RECENT_S:g} s (default); pushed: the speak button was pressed; over_own_voice: the kiosk is "
        "speaking",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.wav")


def _add_devices(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Lists what there is and what the kiosk would use, then opens that microphone for three seconds and tells "
        "what it hears. No sound is stored."
    )
    parser.add_argument(
        "--no-listen", dest="listen", action="store_false", help="leave the microphone closed"
    )


def _add_voice_check(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Shows ten commands, one after the other. Say each one when it is shown, from where patients will be. Tells "
        "how many were heard, how loud the room and your voice are, and what would help. Ctrl-C ends it. No sound is "
        "stored."
    )
    parser.add_argument(
        "--seconds",
        type=_seconds,
        default=8.0,
        metavar="N",
        help="how long it waits for a command, 2 to 60 (default: 8)",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object at the end")


def _add_say(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--wav", type=Path, required=True, metavar="FILE", help="where the sound goes")
    parser.add_argument("--words", type=Path, metavar="FILE.json", help="where the words and their times go")


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 320 and int(height) >= 240):
        raise argparse.ArgumentTypeError(f"{text!r} is no size of at least 320x240; write it like 1280x800")
    return int(width), int(height)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 2.0 <= value <= 60.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not between 2 and 60 seconds")
    return value


def _mm_per_pixel(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.05 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not between 0.05 and 1 millimetre")
    return value


if __name__ == "__main__":
    code = quietly(sys.argv[1:])
    sys.exit(begin_again() if code == RESTART else code)
