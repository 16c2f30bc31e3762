"""Starts the kiosk, or one of the commands for staff. `python main.py --help` lists them."""

import signal

if __name__ == "__main__":
    # Ctrl-C ends it on the spot, without a traceback, until the kiosk has taken over ending in good order.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse
import sys
from pathlib import Path

from kiosk import app, commands, tour
from kiosk.options import Options

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    """Runs what the command line asks for; returns the exit code."""
    given = _parser().parse_args(arguments)
    options = Options(
        content=given.content,
        voices=HERE / "voices",
        settings=given.settings or given.content / "settings.yaml",
        is_windowed=given.windowed,
        size_px=given.size,
        mm_per_pixel=given.mm_per_pixel,
        trace=given.trace,
    )
    match given.command:
        case "hear":
            return commands.hear(options, given.screen, given.files, as_json=given.json)
        case "say":
            return commands.say(options, given.text, given.wav, given.words)
        case "tour":
            return tour.tour(options, given.folder)
        case "devices":
            return commands.devices(options)
        case _:
            return app.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="main.py", description="The nerve pain kiosk. Without a command it starts."
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
    commands_of = parser.add_subparsers(dest="command", title="commands")
    _add_hear(commands_of.add_parser("hear", help="what the kiosk would do on hearing recordings"))
    _add_say(commands_of.add_parser("say", help="the kiosk's voice into a sound file"))
    tour_of = commands_of.add_parser("tour", help="a picture of every page and state")
    tour_of.add_argument("folder", type=Path, metavar="DIR", help="where the pictures go")
    _add_screen_options(tour_of, default=argparse.SUPPRESS)
    commands_of.add_parser("devices", help="microphones, loudspeakers, voices and models, and which are used")
    return parser


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


def _add_hear(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--screen", default="home", metavar="ID", help="home, help, sayable or the name of a section"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.wav")


def _add_say(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--wav", type=Path, required=True, metavar="FILE", help="where the sound goes")
    parser.add_argument("--words", type=Path, metavar="FILE.json", help="where the words and their times go")


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 320 and int(height) >= 240):
        raise argparse.ArgumentTypeError(f"{text!r} is no size of at least 320x240; write it like 1280x800")
    return int(width), int(height)


def _mm_per_pixel(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.05 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not between 0.05 and 1 millimetre")
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
