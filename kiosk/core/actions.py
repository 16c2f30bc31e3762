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
    BEGIN = "begin"
    MAKE_EASIER = "make_easier"
    BIGGER_TEXT = "bigger_text"
    SMALLER_TEXT = "smaller_text"
    DAY_COLOURS = "day_colours"
    NIGHT_COLOURS = "night_colours"
    STRONG_COLOURS = "strong_colours"
    SPEAK_SLOWER = "speak_slower"
    SPEAK_FASTER = "speak_faster"
    SPEAK_LOUDER = "speak_louder"
    SPEAK_SOFTER = "speak_softer"
    KEEP_STILL = "keep_still"
    STEADY_HANDS = "steady_hands"
    LOW_CONTROLS = "low_controls"
    ONE_SWITCH = "one_switch"
    GUIDE_ME = "guide_me"
    MORE = "more"
    STEP_THROUGH = "step_through"
    NEXT_STEP = "next_step"
    STEP_BEFORE = "step_before"
    FINER_STEPS = "finer_steps"
    END_STEPS = "end_steps"
    ENTER_DIGIT = "enter_digit"
    TAKE_DIGIT_BACK = "take_digit_back"
    STAFF_CONTENT = "staff_content"
    STAFF_DEVICES = "staff_devices"
    TEST_SENTENCE = "test_sentence"
    CALIBRATE = "calibrate"
    BAR_WIDER = "bar_wider"
    BAR_NARROWER = "bar_narrower"
    EYES_FARTHER = "eyes_farther"
    EYES_NEARER = "eyes_nearer"
    KEEP_MEASURES = "keep_measures"
    LOUDEST_UP = "loudest_up"
    LOUDEST_DOWN = "loudest_down"
    RESTART = "restart"
    LEAVE = "leave"


class Kind(StrEnum):
    """What an action does to the visit."""

    GOES_ELSEWHERE = "goes_elsewhere"
    """Shows another page or screen; reading stops."""
    READING = "reading"
    COMFORT = "comfort"
    """Makes the kiosk easier to see, hear or press; the place is kept."""
    VISIT = "visit"
    """Is about being there, about what was heard and about what is kept."""
    STAFF = "staff"
    """Only for the staff, behind their PIN: never by voice, so that nobody calls it across the room."""


class Way(StrEnum):
    """How a person gets to an action, or comes to know of it without seeing the screen."""

    TOUCH = "touch"
    """A target on some screen."""
    KEYS = "keys"
    """A key of its own, or the ring on a target and Enter."""
    VOICE = "voice"
    EAR = "ear"
    """Some text that can be read aloud tells of it."""


_STAFF_LACK = ((Way.VOICE, "Anybody could call it across the room."),)
_DOOR_LACKS = (*_STAFF_LACK, (Way.EAR, "No patient is told of it; at the pad, the kiosk says what it is."))
_STEP_LACKS = (
    (Way.TOUCH, "Whoever points at the words hears them from there, by a touch on the sentence."),
    (Way.VOICE, "Each step would have to be said, and heard above the kiosk's own voice."),
    (Way.EAR, "Its key is told when stepping begins."),
)


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table."""

    id: ActionId
    icon: str
    """File name without ending in ``kiosk/screen/icons``; empty where no button shows it."""
    key: str
    """The key that does it wherever it is offered, in the names of `events.KeyPressed`; empty for none."""
    kind: Kind
    is_undoable: bool = False
    is_on_bar: bool = False
    """Its button stands in the frame wherever it is offered, not only on a screen of its own."""
    lacks: tuple[tuple[Way, str], ...] = ()
    """Which ways do not lead to it, each with the reason. All others do: ``tests/core/test_table.py``."""


ACTIONS: dict[ActionId, Action] = {
    action.id: action
    for action in (
        Action(ActionId.GO_HOME, "home", "home", Kind.GOES_ELSEWHERE, is_undoable=True, is_on_bar=True),
        Action(ActionId.GO_BACK, "back", "escape", Kind.GOES_ELSEWHERE, is_undoable=True, is_on_bar=True),
        Action(
            ActionId.NEXT_PAGE, "next", "page_down", Kind.GOES_ELSEWHERE, is_undoable=True, is_on_bar=True
        ),
        Action(ActionId.READ_ALOUD, "read", "space", Kind.READING, is_undoable=True, is_on_bar=True),
        Action(ActionId.STOP_READING, "stop", "space", Kind.READING, is_undoable=True, is_on_bar=True),
        Action(ActionId.GO_ON, "read", "space", Kind.READING, is_undoable=True, is_on_bar=True),
        Action(ActionId.REPEAT, "repeat", "r", Kind.READING, is_undoable=True, is_on_bar=True),
        Action(ActionId.HELP_ME, "help", "f1", Kind.GOES_ELSEWHERE, is_undoable=True, is_on_bar=True),
        Action(ActionId.WHAT_CAN_I_SAY, "say", "f2", Kind.GOES_ELSEWHERE, is_undoable=True, is_on_bar=True),
        Action(ActionId.FINISHED, "finished", "f10", Kind.VISIT, is_on_bar=True),
        Action(ActionId.UNDO, "undo", "backspace", Kind.VISIT, is_on_bar=True),
        Action(ActionId.STILL_HERE, "here", "", Kind.VISIT),
        Action(
            ActionId.GREET,
            "",
            "",
            Kind.VISIT,
            lacks=((Way.TOUCH, "Any touch begins a visit."), (Way.KEYS, "Any key begins a visit.")),
        ),
        Action(ActionId.QUESTIONS, "questions", "f3", Kind.GOES_ELSEWHERE, is_undoable=True),
        Action(ActionId.HARD_WORDS, "words", "f4", Kind.GOES_ELSEWHERE, is_undoable=True, is_on_bar=True),
        Action(ActionId.SPELL_IT, "spell", "s", Kind.READING, is_undoable=True),
        Action(ActionId.MY_QUESTIONS, "kept", "f5", Kind.GOES_ELSEWHERE, is_undoable=True),
        Action(ActionId.TAKE_ALONG, "code", "f6", Kind.GOES_ELSEWHERE, is_undoable=True),
        Action(ActionId.SOURCES, "sources", "f7", Kind.GOES_ELSEWHERE, is_undoable=True),
        Action(ActionId.OPEN_SECTION, "", "", Kind.GOES_ELSEWHERE, is_undoable=True),
        Action(ActionId.OPEN_WORD, "words", "", Kind.GOES_ELSEWHERE, is_undoable=True),
        Action(ActionId.KEEP_QUESTION, "ask", "", Kind.VISIT, is_undoable=True),
        Action(ActionId.DROP_QUESTION, "take_away", "", Kind.VISIT, is_undoable=True),
        Action(
            ActionId.READ_FROM,
            "",
            "",
            Kind.READING,
            is_undoable=True,
            lacks=(
                (Way.VOICE, "A sentence has no name; stepping leads to it."),
                (Way.EAR, "Its key is told when stepping begins."),
            ),
        ),
        Action(ActionId.STAFF_PAGE, "staff", "staff", Kind.STAFF, lacks=_DOOR_LACKS),
        Action(
            ActionId.SPEAK,
            "microphone",
            "f8",
            Kind.VISIT,
            is_on_bar=True,
            lacks=((Way.VOICE, "It is what opens the ears."),),
        ),
        Action(ActionId.MICROPHONE_OFF, "microphone_off", "f9", Kind.VISIT),
        Action(
            ActionId.BEGIN,
            "next",
            "",
            Kind.VISIT,
            lacks=(
                (Way.VOICE, "Calling the kiosk by its name begins a visit."),
                (Way.EAR, "Any key begins, and then all is told."),
            ),
        ),
        Action(ActionId.MAKE_EASIER, "easier", "f11", Kind.GOES_ELSEWHERE, is_undoable=True, is_on_bar=True),
        Action(ActionId.BIGGER_TEXT, "bigger", "plus", Kind.COMFORT, is_undoable=True),
        Action(ActionId.SMALLER_TEXT, "smaller", "minus", Kind.COMFORT, is_undoable=True),
        Action(ActionId.DAY_COLOURS, "day", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.NIGHT_COLOURS, "night", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.STRONG_COLOURS, "strong", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.SPEAK_SLOWER, "slower", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.SPEAK_FASTER, "faster", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.SPEAK_LOUDER, "louder", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.SPEAK_SOFTER, "softer", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.KEEP_STILL, "still", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.STEADY_HANDS, "steady", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.LOW_CONTROLS, "low", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.ONE_SWITCH, "switch", "", Kind.COMFORT, is_undoable=True),
        Action(ActionId.GUIDE_ME, "guide", "", Kind.COMFORT, is_undoable=True),
        Action(
            ActionId.MORE,
            "more",
            "",
            Kind.GOES_ELSEWHERE,
            is_undoable=True,
            is_on_bar=True,
            lacks=((Way.EAR, "It is there on small panels only, where the ring tells its name."),),
        ),
        Action(ActionId.STEP_THROUGH, "step", "", Kind.READING, lacks=_STEP_LACKS),
        Action(ActionId.NEXT_STEP, "next", "", Kind.READING, lacks=_STEP_LACKS),
        Action(ActionId.STEP_BEFORE, "back", "", Kind.READING, lacks=_STEP_LACKS),
        Action(ActionId.FINER_STEPS, "finer", "", Kind.READING, lacks=_STEP_LACKS),
        Action(ActionId.END_STEPS, "stop", "", Kind.READING, lacks=_STEP_LACKS),
        Action(ActionId.ENTER_DIGIT, "", "", Kind.STAFF, lacks=_DOOR_LACKS),
        Action(ActionId.TAKE_DIGIT_BACK, "take_back", "backspace", Kind.STAFF, lacks=_DOOR_LACKS),
        Action(ActionId.STAFF_CONTENT, "page", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.STAFF_DEVICES, "microphone", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.TEST_SENTENCE, "read", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.CALIBRATE, "ruler", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.BAR_WIDER, "wider", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.BAR_NARROWER, "narrower", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.EYES_FARTHER, "farther", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.EYES_NEARER, "nearer", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.KEEP_MEASURES, "finished", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.LOUDEST_UP, "louder", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.LOUDEST_DOWN, "softer", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.RESTART, "restart", "", Kind.STAFF, lacks=_STAFF_LACK),
        Action(ActionId.LEAVE, "leave", "", Kind.STAFF, lacks=_STAFF_LACK),
    )
}


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing a person asks for, whichever door it came through."""

    action: ActionId
    section: str = ""
    """Section id, for `ActionId.OPEN_SECTION` and `ActionId.KEEP_QUESTION`."""
    sentence: int = 0
    """The digit, for `ActionId.ENTER_DIGIT`. Number from 0: of the sentence, for `ActionId.READ_FROM` (in the text of
    the screen) and
    `ActionId.OPEN_SECTION` (in the section); of the question, for `ActionId.KEEP_QUESTION` (among those of its
    section) and `ActionId.DROP_QUESTION` (among the kept ones)."""
    term: str = ""
    """Term id, for `ActionId.OPEN_WORD`."""
