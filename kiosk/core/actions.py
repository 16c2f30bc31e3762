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
    SPEAK = "speak"
    MICROPHONE_OFF = "microphone_off"


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table."""

    id: ActionId
    icon: str
    """File name without ending in ``kiosk/screen/icons``; empty where no button shows it."""
    key: str
    """The key that does it wherever it is offered, in the names of `events.KeyPressed`; empty for none."""
    is_undoable: bool


ACTIONS: dict[ActionId, Action] = {
    action.id: action
    for action in (
        Action(ActionId.GO_HOME, "home", "home", is_undoable=True),
        Action(ActionId.GO_BACK, "back", "escape", is_undoable=True),
        Action(ActionId.NEXT_PAGE, "next", "page_down", is_undoable=True),
        Action(ActionId.READ_ALOUD, "read", "space", is_undoable=True),
        Action(ActionId.STOP_READING, "stop", "space", is_undoable=True),
        Action(ActionId.GO_ON, "read", "space", is_undoable=True),
        Action(ActionId.REPEAT, "repeat", "r", is_undoable=True),
        Action(ActionId.HELP_ME, "help", "f1", is_undoable=True),
        Action(ActionId.WHAT_CAN_I_SAY, "say", "f2", is_undoable=True),
        Action(ActionId.FINISHED, "finished", "f10", is_undoable=False),
        Action(ActionId.UNDO, "undo", "backspace", is_undoable=False),
        Action(ActionId.STILL_HERE, "here", "", is_undoable=False),
        Action(ActionId.GREET, "", "", is_undoable=False),
        Action(ActionId.QUESTIONS, "questions", "f3", is_undoable=True),
        Action(ActionId.HARD_WORDS, "words", "f4", is_undoable=True),
        Action(ActionId.SPELL_IT, "spell", "s", is_undoable=True),
        Action(ActionId.MY_QUESTIONS, "kept", "f5", is_undoable=True),
        Action(ActionId.TAKE_ALONG, "code", "f6", is_undoable=True),
        Action(ActionId.SOURCES, "sources", "f7", is_undoable=True),
        Action(ActionId.OPEN_SECTION, "", "", is_undoable=True),
        Action(ActionId.OPEN_WORD, "words", "", is_undoable=True),
        Action(ActionId.KEEP_QUESTION, "ask", "", is_undoable=True),
        Action(ActionId.DROP_QUESTION, "take_away", "", is_undoable=True),
        Action(ActionId.READ_FROM, "", "", is_undoable=True),
        Action(ActionId.STAFF_PAGE, "staff", "staff", is_undoable=False),
        Action(ActionId.SPEAK, "microphone", "f8", is_undoable=False),
        Action(ActionId.MICROPHONE_OFF, "microphone_off", "f9", is_undoable=False),
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
