"""Nobody there: the idle question, and the clean start after it."""

from dataclasses import replace

from kiosk.core.actions import Intent
from kiosk.core.behaviour import by_ear, reading
from kiosk.core.behaviour.places import words_on_page
from kiosk.core.behaviour.staff_door import kept_panel
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import StopSpeaking
from kiosk.core.events import Event, TimePassed, UtteranceEnded
from kiosk.core.labels import Label
from kiosk.core.staff import StaffEntry
from kiosk.core.state import KioskState, Note, Question

READING_TIME_S_PER_WORD = 1.0
"""Slow readers take 60 words a minute (W3C Understanding 2.2.1)."""
GOODBYE_S = 10.0
"""How long the home screen says that the visit is over."""
LONGEST_QUESTION_S = 30.0
"""The question counts as spoken after this, even if the mouth never says so."""
MOST_ASKED = 2
"""So often in a row the question is asked aloud into a room that does not answer; then it is only shown (ours)."""


def time_passed(step: Step, event: Event, library: Library) -> Step:
    """Keeps the time; asks when nobody did anything for long, and goes back to the start when nobody answers."""
    if not isinstance(event, TimePassed):
        return step
    step = step.change(now_s=event.now_s)
    state = step.state
    if not state.is_visit_open:
        is_said = event.now_s - state.last_input_s >= GOODBYE_S
        return step.change(note=None) if state.note and is_said else step
    if state.reading.is_on or state.announcement:
        return step
    if state.question:
        return _nobody_answered(step) if event.now_s >= _answer_due_s(state, state.question) else step
    patience_s = max(
        state.settings.idle_question_after_s, words_on_page(state, library) * READING_TIME_S_PER_WORD
    )
    return _ask(step, library) if event.now_s - state.last_input_s >= patience_s else step


def question_spoken(step: Step, event: Event, _library: Library) -> Step:
    """The time to answer begins when the question has been heard to its end."""
    question = step.state.question
    if question is None or event != UtteranceEnded(question.utterance):
        return step
    return step.change(question=replace(question, spoken_at_s=step.state.now_s))


def answer(step: Step) -> Step:
    """Somebody is there: the question goes away, and everything is as it was."""
    return step.be_silent().change(question=None, empty_questions=0) if step.state.question else step


def finished(step: Step, _intent: Intent, library: Library) -> Step:
    """The visit is over, and the screen says so; aloud to who goes by ear."""
    is_by_ear = step.state.comfort.is_by_ear
    step = reset(step).change(note=Note(label=Label.GOODBYE))
    return by_ear.tell(step, library.voice.labels[Label.GOODBYE], caption="") if is_by_ear else step


def reset(step: Step) -> Step:
    """A clean start: nothing of the visit is left."""
    return replace(step, state=clean_start(reading.stop(step).state)).do(StopSpeaking())


def _nobody_answered(step: Step) -> Step:
    # What was pressed last is long over, and may be of the visit.
    return reset(step).change(last_press=None)


def clean_start(state: KioskState) -> KioskState:
    """The state without the visit; what is known of the machine, and what it was told, stays."""
    return KioskState(
        settings=state.settings,
        doors=state.doors,
        pages=state.pages,
        now_s=state.now_s,
        last_input_s=state.now_s,
        last_press=state.last_press,
        utterance=state.utterance,
        turn=state.turn,
        listening=state.listening,
        competitors=state.competitors,
        is_over_own_voice=state.is_over_own_voice,
        confirmed_turn=state.confirmed_turn,
        refused=state.refused,
        is_microphone_open=state.is_microphone_open,
        gain_db=state.gain_db,
        panel=kept_panel(state.panel),
        staff=StaffEntry(wait_until_s=state.staff.wait_until_s),
        version=state.version,
        minute_of_day=state.minute_of_day,
        empty_questions=state.empty_questions,
        level=state.level,
        microphone_fault=state.microphone_fault,
        is_spoken_to=state.is_spoken_to,
        duck_until_s=state.duck_until_s,
    )


def _ask(step: Step, library: Library) -> Step:
    now_s, asked = step.state.now_s, step.state.empty_questions
    if asked >= MOST_ASKED:
        return step.change(question=Question(0, asked_at_s=now_s, spoken_at_s=now_s), note=None)
    step = step.say(library.voice.sentences[Label.IDLE_SPOKEN].spoken)
    question = Question(step.state.utterance, asked_at_s=now_s)
    return step.change(question=question, note=None, empty_questions=asked + 1)


def _answer_due_s(state: KioskState, question: Question) -> float:
    spoken_at_s = question.spoken_at_s
    if spoken_at_s is None:
        spoken_at_s = question.asked_at_s + LONGEST_QUESTION_S
    return spoken_at_s + state.settings.idle_answer_s
