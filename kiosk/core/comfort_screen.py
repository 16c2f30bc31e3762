"""The screen "make it easier", and on a small panel the screen "more"."""

from dataclasses import replace

from kiosk.core.actions import ActionId
from kiosk.core.choices import Choice, ScreenText, chosen_from, of_action, paragraph
from kiosk.core.comfort import LOUDNESSES_DB, RATES_WPM, SIZES, Comfort, Theme
from kiosk.core.content import Library
from kiosk.core.labels import Label
from kiosk.core.situation import Situation

_COLOURS = {
    ActionId.DAY_COLOURS: Theme.DAY,
    ActionId.NIGHT_COLOURS: Theme.NIGHT,
    ActionId.STRONG_COLOURS: Theme.STRONG,
}
_SWITCHES = {
    ActionId.KEEP_STILL: "is_still",
    ActionId.STEADY_HANDS: "has_steady_hands",
    ActionId.LOW_CONTROLS: "has_low_controls",
    ActionId.ONE_SWITCH: "is_by_switch",
    ActionId.GUIDE_ME: "is_by_ear",
}
EASIER_ACTIONS = (
    ActionId.BIGGER_TEXT,
    ActionId.SMALLER_TEXT,
    ActionId.SPEAK_LOUDER,
    ActionId.SPEAK_SOFTER,
    ActionId.SPEAK_SLOWER,
    ActionId.SPEAK_FASTER,
    *_COLOURS,
    *_SWITCHES,
)
"""In the order of the screen, which sets two side by side: what has steps, then what is in use or not."""
_MORE_ACTIONS = (
    ActionId.GO_HOME,
    ActionId.HARD_WORDS,
    ActionId.MAKE_EASIER,
    ActionId.WHAT_CAN_I_SAY,
    ActionId.MY_QUESTIONS,
)


def easier(library: Library) -> ScreenText:
    """Every choice."""
    hint = paragraph(library.voice.sentences[Label.EASIER_HINT])
    choices = tuple(of_action(action, library) for action in EASIER_ACTIONS)
    return chosen_from(library, "easier", (), (hint,), choices)


def with_lines(text: ScreenText, situation: Situation, library: Library) -> ScreenText:
    """The same, with what this visit uses now; not to be remembered with the content."""
    return replace(text, choices=tuple(_with_line(choice, situation, library) for choice in text.choices))


def more(library: Library, *, has_words: bool) -> ScreenText:
    """What the bar of a small panel has no room for."""
    actions = [action for action in _MORE_ACTIONS if has_words or action is not ActionId.HARD_WORDS]
    return chosen_from(library, "more", (), (), tuple(of_action(action, library) for action in actions))


def _with_line(choice: Choice, situation: Situation, library: Library) -> Choice:
    action = choice.intent.action
    line, is_chosen = step_line(action, situation, library), _is_chosen(action, situation.comfort)
    return replace(choice, line=line, is_chosen=is_chosen, has_state=True)


def step_line(action: ActionId, situation: Situation, library: Library) -> str:
    """That a choice is in use, or how far it is turned up; empty for one that is not in use."""
    is_chosen = _is_chosen(action, situation.comfort)
    return library.voice.labels[Label.IS_IN_USE] if is_chosen else _turned_up(action, situation, library)


def _is_chosen(action: ActionId, comfort: Comfort) -> bool:
    if action in _COLOURS:
        return comfort.theme is _COLOURS[action]
    return action in _SWITCHES and bool(getattr(comfort, _SWITCHES[action]))


def _turned_up(action: ActionId, situation: Situation, library: Library) -> str:
    comfort = situation.comfort
    wpm = comfort.rate_wpm or situation.usual_wpm
    match action:
        case ActionId.BIGGER_TEXT | ActionId.SMALLER_TEXT:
            step, steps = SIZES.index(comfort.text_size), len(SIZES)
        case ActionId.SPEAK_LOUDER | ActionId.SPEAK_SOFTER:
            step, steps = LOUDNESSES_DB.index(comfort.loudness_db), len(LOUDNESSES_DB)
        case ActionId.SPEAK_SLOWER | ActionId.SPEAK_FASTER:
            step = min(range(len(RATES_WPM)), key=lambda place: abs(RATES_WPM[place] - wpm))
            steps = len(RATES_WPM)
        case _:
            return ""
    return library.voice.labels[Label.STEP_OF].format(step=step + 1, steps=steps)
