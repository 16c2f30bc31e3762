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
    QUESTIONS = "questions"
    HARD_WORDS = "hard_words"
    SPELL_IT = "spell_it"
    MY_QUESTIONS = "my_questions"
    TAKE_ALONG = "take_along"
    SOURCES = "sources"
    OPEN_SECTION = "open_section"
    OPEN_WORD = "open_word"
    KEEP_QUESTION = "keep_question"
    DROP_QUESTION = "drop_question"
    READ_FROM = "read_from"
    STAFF_PAGE = "staff_page"


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
        Action(ActionId.QUESTIONS, Kind.ELSEWHERE, "questions", "f3", is_undoable=True),
        Action(ActionId.HARD_WORDS, Kind.ELSEWHERE, "words", "f4", is_undoable=True),
        Action(ActionId.SPELL_IT, Kind.READING, "spell", "s", is_undoable=True),
        Action(ActionId.MY_QUESTIONS, Kind.ELSEWHERE, "kept", "f5", is_undoable=True),
        Action(ActionId.TAKE_ALONG, Kind.ELSEWHERE, "code", "f6", is_undoable=True),
        Action(ActionId.SOURCES, Kind.ELSEWHERE, "sources", "f7", is_undoable=True),
        Action(ActionId.OPEN_SECTION, Kind.ELSEWHERE, "", "", is_undoable=True),
        Action(ActionId.OPEN_WORD, Kind.ELSEWHERE, "words", "", is_undoable=True),
        Action(ActionId.KEEP_QUESTION, Kind.VISIT, "ask", "", is_undoable=True),
        Action(ActionId.DROP_QUESTION, Kind.VISIT, "take_away", "", is_undoable=True),
        Action(ActionId.READ_FROM, Kind.READING, "", "", is_undoable=True),
        Action(ActionId.STAFF_PAGE, Kind.ELSEWHERE, "staff", "staff", is_undoable=False),
    )
}


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing a person asks for, whichever door it came through."""

    action: ActionId
    section: str = ""
    """Section id, for `ActionId.OPEN_SECTION` and `ActionId.KEEP_QUESTION`."""
    sentence: int = 0
    """Number from 0: of the sentence, for `ActionId.READ_FROM` (in the text of the screen) and
    `ActionId.OPEN_SECTION` (in the section); of the question, for `ActionId.KEEP_QUESTION` (among those of its
    section) and `ActionId.DROP_QUESTION` (among the kept ones)."""
    term: str = ""
    """Term id, for `ActionId.OPEN_WORD`."""
