"""One table: each action can be reached by touch, by keys and by voice, and is told to who only listens.

Which ways there are is found by looking at screens, pressing keys and asking what can be said; nothing is listed here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from kiosk.core.actions import ACTIONS, ActionId, Intent, Kind, Way
from kiosk.core.actions import ActionId as A
from kiosk.core.behaviour import attention
from kiosk.core.behaviour.decide import decide
from kiosk.core.behaviour.places import choices_at, document_at
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import CornerHeld, KeyPressed, PagesMeasured, PanelKnown
from kiosk.core.keys import NAMED
from kiosk.core.labels import Label
from kiosk.core.model import Control, ScreenModel
from kiosk.core.phrases import phrases
from kiosk.core.state import KioskState
from kiosk.core.wording import spoken_form
from tests.core.script import Visit
from tests.lab.texts import load_texts


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The kiosk's own texts and words."""
    return load_texts(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def visits(library: Library) -> list[Visit]:
    """Moments that show every screen."""
    return [*_at_rest(library), *_busy(library), *_of_staff(library)]


def _at_rest(library: Library) -> Iterator[Visit]:
    section = next(section for section in library.sections if section.ask)
    for action in (A.GO_HOME, A.HELP_ME, A.WHAT_CAN_I_SAY, A.QUESTIONS, A.MAKE_EASIER):
        yield Visit(library).touch(action)
    yield in_two_pages(Visit(library).touch(A.OPEN_SECTION, section.id))
    yield in_two_pages(Visit(library).touch(A.OPEN_SECTION, section.id)).touch(A.NEXT_PAGE)
    yield Visit(library).touch(A.OPEN_SECTION, section.id).touch(A.SOURCES)
    yield Visit(library).touch(A.OPEN_SECTION, section.id).touch(A.HARD_WORDS)
    yield Visit(library).touch(A.OPEN_WORD, term=library.terms[0].id).touch(A.STOP_READING)
    yield Visit(library).touch(A.KEEP_QUESTION, section.id).touch(A.MY_QUESTIONS)
    small = Visit(library).happens(PanelKnown(0.2, is_compact=True)).touch(A.OPEN_SECTION, section.id)
    yield small
    yield replace(small).touch(A.MORE)


def _busy(library: Library) -> Iterator[Visit]:
    yield Visit(library).wait(60)
    yield Visit(library).touch(A.HELP_ME).touch(A.READ_ALOUD)
    yield Visit(library).touch(A.HELP_ME).touch(A.READ_ALOUD).hears_word(1).touch(A.STOP_READING)
    yield Visit(library).touch(A.HELP_ME).hear("go home")
    yield Visit(library).touch(A.HELP_ME).touch(A.STEP_THROUGH)
    question = Visit(library).touch(A.MAKE_EASIER).wait(600)
    assert question.state.question
    question.state = replace(
        question.state, question=replace(question.state.question, spoken_at_s=question.clock_s)
    )
    yield question


def _of_staff(library: Library) -> Iterator[Visit]:
    yield Visit(library).key("staff").key("1")
    yield Visit(library).enter_as_staff()
    for action in (A.STAFF_DEVICES, A.CALIBRATE):
        yield Visit(library).enter_as_staff().touch(action)


def in_two_pages(visit: Visit) -> Visit:
    """The text, and the targets."""
    document = visit.screen.document
    return visit.happens(PagesMeasured(document.id, (0, document.text_end)))


def touched(model: ScreenModel) -> Iterator[ActionId]:
    """What a finger can press."""
    pin, question = model.pin, model.question
    controls: list[Control | None] = [*model.controls, model.speak, model.undo, model.what_can_i_say]
    controls += [*pin.digits, pin.take_back] if pin else []
    controls += [question.yes, question.finish] if question else []
    yield from (control.intent.action for control in controls if control and control.is_enabled)
    page = range(model.first_sentence or 0, model.end_sentence or 0)
    yield from (tile.intent.action for tile in model.tiles if tile.sentence in page)
    # The screen itself makes these two of a touch: on a sentence, and anywhere on an empty room's page.
    yield from [A.READ_FROM] if model.document.text_end and not model.welcome else []
    yield from [A.BEGIN] if model.welcome else []


def by_the_corner(library: Library) -> set[ActionId]:
    """What holding the corner of the glass does."""
    held, asked = Visit(library).happens(CornerHeld()), Visit(library).touch(A.STAFF_PAGE)
    return {A.STAFF_PAGE} if held.place == asked.place else set()


def keyed(state: KioskState, library: Library, patch: pytest.MonkeyPatch) -> set[ActionId]:
    """What a key alone does."""
    asked: set[ActionId] = set()

    # Only what is asked for, and not what follows.
    def noted(step: Step, intent: Intent, _library: Library) -> Step:
        asked.add(intent.action)
        return step

    patch.setattr(attention, "obey", noted)
    for key in (*NAMED, "staff"):
        decide(state, KeyPressed(key, state.now_s + 1.0), library)
    patch.undo()
    return asked


def heard_of(visits: Iterable[Visit], library: Library) -> set[ActionId]:
    """What the texts that can be read aloud tell of: as a target, or in words that name it."""
    found = {choice.intent.action for visit in visits for choice in choices_at(visit.state, library)}
    texts = {sentence.text for visit in visits for sentence in document_at(visit.state, library).sentences}
    texts |= {library.voice.labels[label] for label in (Label.IDLE_SPOKEN, Label.GUIDE_WELCOME)}
    spoken = [f" {spoken_form(text)} " for text in texts]
    for action, words in library.voice.actions.items():
        names = [name for name in map(spoken_form, (words.label, *words.phrases)) if " " in name]
        names += [] if action is A.MORE else [spoken_form(words.label)] if words.label else []
        names += words.phrases[:1] if action is A.GREET else []
        if any(f" {name} " in text for name in names for text in spoken):
            found.add(action)
    return found


@pytest.fixture(scope="module")
def ways(visits: list[Visit], library: Library) -> dict[Way, set[ActionId]]:
    """By which way which action was found."""
    patch = pytest.MonkeyPatch()
    touch = {action for visit in visits for action in touched(visit.screen)} | by_the_corner(library)
    own_keys = {action for visit in visits for action in keyed(visit.state, library, patch)}
    on_words = {visit.screen.step_through.intent.action for visit in visits if visit.screen.step_through}
    voice = {phrase.intent.action for visit in visits for phrase in phrases(visit.state, library)}
    return {
        Way.TOUCH: touch,
        Way.KEYS: own_keys | touch | on_words,
        Way.VOICE: voice,
        Way.EAR: heard_of(visits, library),
    }


@pytest.mark.parametrize("action", ActionId)
def test_every_way_leads_to_an_action_or_the_table_says_why_not(
    action: ActionId, ways: dict[Way, set[ActionId]]
) -> None:
    lacking = {way for way in Way if action not in ways[way]}
    assert lacking == {way for way, reason in ACTIONS[action].lacks if reason}


def test_every_action_has_a_row_and_words(library: Library) -> None:
    assert set(ACTIONS) == set(ActionId) == set(library.voice.actions)
    for action, row in ACTIONS.items():
        words = library.voice.actions[action]
        is_spoken = Way.VOICE not in {way for way, _ in row.lacks}
        assert (
            not is_spoken
            or words.phrases
            or action in {A.OPEN_SECTION, A.OPEN_WORD, A.KEEP_QUESTION, A.DROP_QUESTION}
        )
        assert is_spoken or not words.phrases
        assert row.kind is not Kind.COMFORT or row.is_undoable


def test_what_a_button_says_is_the_first_thing_to_say(library: Library) -> None:
    """What you can say is what you can see."""
    for action, words in library.voice.actions.items():
        if words.label and words.phrases:
            shown = spoken_form(words.label)
            assert shown in words.phrases or action in {A.REPEAT, A.UNDO, A.STILL_HERE, A.SOURCES, A.MORE}, (
                action
            )
