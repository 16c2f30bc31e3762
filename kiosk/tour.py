"""The command ``tour``: the real screen and the real engine go through every page and state, without sound."""

from collections import deque
from dataclasses import replace
from pathlib import Path

from kiosk.app import first_state, make_application, make_display
from kiosk.core.effects import Effect
from kiosk.core.events import Event
from kiosk.core.model import ScreenModel
from kiosk.engine import Engine
from kiosk.guide import Guide, Quiet
from kiosk.options import Options
from kiosk.staff.tour import tour as take_pictures
from kiosk.startup import CannotStartError, begin, guarded


def tour(options: Options, folder: Path) -> int:
    """Writes the pictures; returns the exit code."""
    return guarded(lambda: _tour(options, folder))


def _tour(options: Options, folder: Path) -> int:
    beginning = begin(options)
    application = make_application()
    events: deque[Event] = deque()
    display = make_display(beginning, events.append, is_full_screen=options.size_px is None)
    state = replace(first_state(beginning), now_s=0.0, last_input_s=0.0)
    engine = Engine(state, beginning.library, display, Quiet(), Quiet(), _watch_nothing)
    guide = Guide(engine, events, application.processEvents)
    display.open()
    try:
        files = take_pictures(folder, guide.views(), display.save_picture)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotStartError(f"{folder}: {reason}. Name a folder that can be written.") from None
    print(f"{len(files)} pictures are in {folder}.")
    return 0


def _watch_nothing(_thing: Event | Effect | ScreenModel) -> None:
    """What passes is not looked at."""
