"""Questions for the doctor: kept and taken away again; they are gone with the visit."""

from kiosk.core.actions import Intent
from kiosk.core.behaviour import reading
from kiosk.core.behaviour.places import within_text
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.labels import Label
from kiosk.core.state import Note, Reading, Screen


def keep_question(step: Step, intent: Intent, library: Library) -> Step:
    """Keeps a question of a section, or takes it away if it is kept already."""
    section = library.sections_by_id.get(intent.section)
    if section is None or not 0 <= intent.sentence < len(section.ask):
        return step
    question, kept = section.ask[intent.sentence], step.state.kept
    if question in kept:
        return drop_question(step, Intent(intent.action, sentence=kept.index(question)), library)
    return reading.stop(step).change(kept=(*kept, question), note=Note(label=Label.KEPT_NOTE))


def drop_question(step: Step, intent: Intent, library: Library) -> Step:
    """Takes away a question that was kept."""
    kept = step.state.kept
    if not 0 <= intent.sentence < len(kept):
        return step
    left = kept[: intent.sentence] + kept[intent.sentence + 1 :]
    step = reading.stop(step).change(kept=left, note=Note(label=Label.DROPPED_NOTE))
    if step.state.place.screen is not Screen.KEPT:
        return step
    return step.change(place=within_text(step.state, library), reading=Reading())
