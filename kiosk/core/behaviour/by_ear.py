"""For who only listens: where they are, what the ring stands on, what to press. Nobody needs to see the screen."""

from dataclasses import replace

from kiosk.core.actions import ActionId
from kiosk.core.behaviour import reading
from kiosk.core.behaviour.answers import note_text
from kiosk.core.behaviour.places import first_sentences, page_label, title_at
from kiosk.core.behaviour.staff_door import pad_message
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Device, Event, FocusMoved, FocusRole, TimePassed, Touched
from kiosk.core.labels import Label
from kiosk.core.state import KioskState, Screen
from kiosk.core.told import Announcement, Focus

_OF_ROLE = {
    FocusRole.BUTTON: Label.FOCUS_BUTTON,
    FocusRole.TILE: Label.FOCUS_TILE,
    FocusRole.TEXT: Label.FOCUS_TEXT,
}
_NOT_TOLD = {Label.NOT_UNDERSTOOD, Label.NOT_UNDERSTOOD_AGAIN}
"""`answers` itself says them, and not each time."""
_TOLD_WAYS = (ActionId.HELP_ME, ActionId.WHAT_CAN_I_SAY)


def focus_noted(step: Step, event: Event, _library: Library) -> Step:
    """Notes where the ring stands."""
    if not isinstance(event, FocusMoved):
        return step
    return step.change(focus=Focus(event.name, event.role, event.number, event.count, event.is_offered))


def focus_moved(step: Step, library: Library) -> Step:
    """Somebody moved the ring: no step through the text any more; who goes by ear is told what it stands on."""
    step = step.change(steps=None)
    if step.state.focus is None or not step.state.comfort.is_by_ear:
        return step
    return tell(reading.stop(step), focus_text(step.state.focus, library))


def finger_used(step: Step, event: Event) -> Step:
    """Who touches the glass sees it, and needs no telling."""
    if not isinstance(event, Touched) or not event.is_by_finger or not step.state.comfort.is_by_ear:
        return step
    return step.change(comfort=replace(step.state.comfort, is_by_ear=False))


def wake(step: Step, library: Library) -> Step:
    """The first key on a sleeping kiosk: says where the person is, and what to press."""
    step = step.change(comfort=replace(step.state.comfort, is_by_ear=True))
    return _guide(step, library.voice.labels[Label.GUIDE_WELCOME].format(title=library.title), library)


def guide(step: Step, library: Library) -> Step:
    """Somebody in the middle of a visit wants to go by ear: as `wake`, for the page that is shown."""
    return _guide(reading.stop(step), _page_text(step.state, library), library)


def follow(step: Step, event: Event, before: KioskState, library: Library) -> Step:
    """After everything else: says a page that has just come, and reads it; or what became of a press."""
    state = step.state
    if not state.comfort.is_by_ear or not state.is_visit_open:
        return step
    if state.reading.is_on or state.announcement or state.question:
        return step.change(is_page_untold=False)
    if state.is_page_untold or (before.comfort.is_by_ear and _has_moved(before, state, library)):
        return _tell_page(step, event, before, library)
    if before.question:
        return tell(step, _page_text(state, library), caption="")
    text = _news(before, state, library)
    return tell(step, text, caption="") if text else step


def tell(step: Step, text: str, *, caption: str | None = None, is_read_on_after: bool = False) -> Step:
    """Says something of itself in place of what it was saying.

    Args:
        step: So far.
        text: What is said.
        caption: What of it stands nowhere on the screen; None: all of it.
        is_read_on_after: The page is read after it.
    """
    words = tuple(text.split())
    step = step.be_silent().say(words)
    caption = " ".join(words) if caption is None else caption
    spoken = Announcement(
        step.state.utterance, words, step.state.now_s, caption, is_read_on_after, is_answer=False
    )
    return step.change(announcement=spoken)


def focus_text(focus: Focus, library: Library) -> str:
    """What the ring stands on: its name, what it is, and its place."""
    labels = library.voice.labels
    text = labels[_OF_ROLE[focus.role]].format(name=focus.name, number=focus.number, count=focus.count)
    return text if focus.is_offered else f"{text} {labels[Label.FOCUS_OFF]}"


def _guide(step: Step, where: str, library: Library) -> Step:
    keys = library.voice.labels[Label.GUIDE_KEYS]
    return tell(step, f"{where} {keys} {_voice_text(step.state, library)}")


def _voice_text(state: KioskState, library: Library) -> str:
    """That the kiosk can also be spoken to, if it can."""
    is_open = state.is_microphone_wanted and all(
        state.doors[device].is_working for device in (Device.MICROPHONE, Device.RECOGNISER)
    )
    ways = [library.voice.actions[action].phrases[0] for action in _TOLD_WAYS]
    return library.voice.labels[Label.GUIDE_VOICE].format(phrases=", ".join(ways)) if is_open else ""


def _tell_page(step: Step, event: Event, before: KioskState, library: Library) -> Step:
    """Says which page it is as soon as that is known, which the screen tells at once; else by the next tick."""
    if first_sentences(step.state, library) is None and not isinstance(event, TimePassed):
        return step.change(is_page_untold=True)
    step = step.change(is_page_untold=False)
    text = f"{_news(before, step.state, library)} {_page_text(step.state, library)}"
    return tell(step, text, caption="", is_read_on_after=step.state.place.screen is not Screen.PIN)


def _news(before: KioskState, state: KioskState, library: Library) -> str:
    """What a line of the screen has just said; empty for nothing."""
    note = state.note
    is_new = note is not before.note or before.is_page_untold
    if note is not None and is_new and note.label and note.label not in _NOT_TOLD:
        return note_text(note, library)
    if state.place.screen is not Screen.PIN or before.place.screen is not Screen.PIN:
        return ""
    labels, typed = library.voice.labels, len(state.staff.digits)
    if typed and typed != len(before.staff.digits):
        return labels[Label.PIN_TYPED].format(count=typed)
    is_answered = before.staff.is_checking and not state.staff.is_checking
    is_new = is_answered or pad_message(before) is not pad_message(state)
    return labels[pad_message(state)] if is_new else ""


def _has_moved(before: KioskState, state: KioskState, library: Library) -> bool:
    if not before.place.is_same_screen(state.place):
        return True
    return page_label(before, library) != page_label(state, library) and before.pages == state.pages


def _page_text(state: KioskState, library: Library) -> str:
    text = f"{title_at(state, library)}. {page_label(state, library)}".strip()
    is_pin = state.place.screen is Screen.PIN
    return f"{text} {library.voice.labels[pad_message(state)]}" if is_pin else text
