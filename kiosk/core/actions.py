"""Every thing a person can do, in one table: buttons, keys, phrases, help and tests all come from here."""

from dataclasses import dataclass
from enum import StrEnum


class ActionId(StrEnum):
    """Names of the actions; the same names stand in ``voices/<language>/voice.yaml``."""

    GO_HOME = "go_home"
    GO_BACK = "go_back"
    NEXT_PAGE = "next_page"
    READ_ALOUD = "read_aloud"
    STOP_READING = "stop_reading"
    GO_ON = "go_on"
    REPEAT = "repeat"
    HELP_ME = "help_me"
    WHAT_CAN_I_SAY = "what_can_i_say"
    FINISHED = "finished"
    UNDO = "undo"
    STILL_HERE = "still_here"
    GREET = "greet"
    OPEN_SECTION = "open_section"
    READ_FROM = "read_from"


class Kind(StrEnum):
    """What an action does to the visit."""

    ELSEWHERE = "elsewhere"
    """Shows another place."""
    READING = "reading"
    """Starts, stops or moves the reading aloud."""
    VISIT = "visit"
    """Begins, holds or ends the visit."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table."""

    id: ActionId
    kind: Kind
    icon: str
    """File name without ending in ``kiosk/screen/icons``; empty where no button shows it."""
    key: str
    """The key that does it wherever it is offered, in the names of `events.KeyPressed`; empty for none."""
    is_undoable: bool


ACTIONS: dict[ActionId, Action] = {
    action.id: action
    for action in (
        Action(ActionId.GO_HOME, Kind.ELSEWHERE, "home", "home", is_undoable=True),
        Action(ActionId.GO_BACK, Kind.ELSEWHERE, "back", "escape", is_undoable=True),
        Action(ActionId.NEXT_PAGE, Kind.ELSEWHERE, "next", "page_down", is_undoable=True),
        Action(ActionId.READ_ALOUD, Kind.READING, "read", "space", is_undoable=True),
        Action(ActionId.STOP_READING, Kind.READING, "stop", "space", is_undoable=True),
        Action(ActionId.GO_ON, Kind.READING, "read", "space", is_undoable=True),
        Action(ActionId.REPEAT, Kind.READING, "repeat", "r", is_undoable=True),
        Action(ActionId.HELP_ME, Kind.ELSEWHERE, "help", "f1", is_undoable=True),
        Action(ActionId.WHAT_CAN_I_SAY, Kind.ELSEWHERE, "say", "f2", is_undoable=True),
        Action(ActionId.FINISHED, Kind.VISIT, "finished", "f10", is_undoable=False),
        Action(ActionId.UNDO, Kind.ELSEWHERE, "undo", "backspace", is_undoable=False),
        Action(ActionId.STILL_HERE, Kind.VISIT, "here", "", is_undoable=False),
        Action(ActionId.GREET, Kind.VISIT, "", "", is_undoable=False),
        Action(ActionId.OPEN_SECTION, Kind.ELSEWHERE, "", "", is_undoable=True),
        Action(ActionId.READ_FROM, Kind.READING, "", "", is_undoable=True),
    )
}


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing a person asks for, whichever door it came through."""

    action: ActionId
    section: str = ""
    """Section id, for `ActionId.OPEN_SECTION`."""
    sentence: int = 0
    """Sentence number from 0 in the text of the screen, for `ActionId.READ_FROM`."""
