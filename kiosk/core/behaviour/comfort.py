"""Easier to see, hear and press: letters, colours, speech, targets. The place in the text is kept."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour import by_ear, reading
from kiosk.core.behaviour.step import Step
from kiosk.core.comfort import LOUDNESSES_DB, Comfort, Theme
from kiosk.core.comfort_screen import step_line
from kiosk.core.content import Library
from kiosk.core.effects import SetLoudness
from kiosk.core.labels import Label
from kiosk.core.situation import Situation
from kiosk.core.state import KioskState, Note, Screen

Change = Callable[[KioskState], Comfort]


def changing(change: Change, *, is_heard: bool = True) -> Callable[[Step, Intent, Library], Step]:
    """What changes the comfort of the visit.

    Args:
        change: The new comfort of a state.
        is_heard: The sentence being read begins again, so that it is heard or seen anew (EN 301 549 5.1.3.4).
    """

    def obeyed(step: Step, intent: Intent, library: Library) -> Step:
        before, after = step.state.comfort, change(step.state)
        if after == before:
            return step.change(note=Note(label=Label.NO_FURTHER))
        step = step.change(comfort=after)
        kept = step.state.reading
        if not kept.is_on or kept.place is None:
            return _told(step, intent.action, library) if before.is_by_ear else step
        return reading.read_from(step, kept.place.sentence, library, end=kept.end) if is_heard else step

    return obeyed


def resize(steps: int) -> Change:
    """Larger or smaller letters."""
    return lambda state: state.comfort.resized(steps)


def colour(theme: Theme) -> Change:
    """Other colours."""
    return lambda state: replace(state.comfort, theme=theme)


def pace(steps: int) -> Change:
    """Faster or slower speech."""
    return lambda state: state.comfort.paced(steps, state.settings.rate_wpm)


def louder(steps: int) -> Change:
    """Louder or softer speech."""
    return lambda state: state.comfort.louder(steps)


def switch(name: str) -> Change:
    """Turns one of the yes-or-no choices of `Comfort` over."""
    return lambda state: state.comfort.switched(name)


def guide_me(step: Step, intent: Intent, library: Library) -> Step:
    """Guides by ear from now on, and begins with it at once; or does not any more."""
    step = changing(switch("is_by_ear"), is_heard=False)(step, intent, library)
    return by_ear.guide(step, library) if step.state.comfort.is_by_ear else step


def follow(step: Step) -> Step:
    """After everything else: the mouth speaks as loud as this patient wants it; to staff, as loud as patients may."""
    is_tried_out = step.state.place.screen is Screen.STAFF_DEVICES
    wanted_db = max(LOUDNESSES_DB) if is_tried_out else step.state.comfort.loudness_db
    if wanted_db == step.state.gain_db:
        return step
    return step.change(gain_db=wanted_db).do(SetLoudness(wanted_db))


def _told(step: Step, action: ActionId, library: Library) -> Step:
    """Who goes by ear hears what became of it."""
    voice = library.voice
    line = step_line(action, Situation.of(step.state), library) or voice.labels[Label.NOT_IN_USE]
    return by_ear.tell(step, f"{voice.actions[action].label}. {line}.")
