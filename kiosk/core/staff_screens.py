"""The screens behind the PIN of the staff."""

from collections.abc import Iterator

from kiosk.core.actions import ActionId
from kiosk.core.choices import ScreenText, chosen_from, of_action, paragraph, plain
from kiosk.core.content import Block, BlockKind, Document, Library, Sentence
from kiosk.core.faults import DeviceFault
from kiosk.core.labels import Label
from kiosk.core.situation import Situation
from kiosk.core.state import Screen

_ACTIONS = {
    Screen.STAFF: (
        ActionId.STAFF_CONTENT,
        ActionId.STAFF_DEVICES,
        ActionId.CALIBRATE,
        ActionId.RESTART,
        ActionId.LEAVE,
    ),
    Screen.STAFF_DEVICES: (
        ActionId.TEST_SENTENCE,
        ActionId.LOUDEST_UP,
        ActionId.LOUDEST_DOWN,
        ActionId.KEEP_MEASURES,
    ),
    Screen.CALIBRATION: (
        ActionId.BAR_WIDER,
        ActionId.BAR_NARROWER,
        ActionId.EYES_FARTHER,
        ActionId.EYES_NEARER,
        ActionId.KEEP_MEASURES,
    ),
}


def staff_text(screen: Screen, situation: Situation, library: Library) -> ScreenText:
    """The text and the targets of one of them."""
    if screen is Screen.STAFF_CONTENT:
        return ScreenText(_content(situation.faults, library))
    choices = tuple(of_action(action, library) for action in _ACTIONS[screen])
    introduction = tuple(_introduction(screen, situation, library))
    return chosen_from(library, screen, (), introduction, choices)


def _introduction(screen: Screen, situation: Situation, library: Library) -> Iterator[Block]:
    labels, sentences = library.voice.labels, library.voice.sentences
    match screen:
        case Screen.STAFF:
            yield paragraph(sentences[Label.STAFF_MENU])
            yield paragraph(plain(labels[Label.STAFF_VERSION].format(version=situation.version)))
        case Screen.STAFF_DEVICES:
            # First, for it is what the test speaks.
            yield paragraph(sentences[Label.STAFF_TEST])
            yield from _devices(situation, library)
            percent = situation.panel.volume_percent
            yield paragraph(plain(labels[Label.STAFF_LOUDEST].format(percent=percent)))
            yield paragraph(sentences[Label.STAFF_METER])
        case Screen.CALIBRATION:
            yield paragraph(sentences[Label.CALIBRATION_HINT])
            distance_cm = situation.panel.viewing_distance_mm // 10
            yield paragraph(plain(labels[Label.CALIBRATION_EYES].format(distance=distance_cm)))


def _devices(situation: Situation, library: Library) -> Iterator[Block]:
    works = library.voice.labels[Label.STAFF_DEVICE_WORKS]
    for _, door in situation.doors:
        if door.is_working and door.detail:
            yield Block(BlockKind.ITEM, (plain(works.format(detail=door.detail)),))
    yield from _faults(situation.faults, library)


def _content(faults: tuple[DeviceFault, ...], library: Library) -> Document:
    """What is wrong with the devices, then with the files."""
    items = tuple(_faults(faults, library))
    devices = (paragraph(library.voice.sentences[Label.STAFF_DEVICES]), *items) if items else ()
    return Document.named("staff", devices + library.problems)


def _faults(faults: tuple[DeviceFault, ...], library: Library) -> Iterator[Block]:
    for fault in faults:
        told: tuple[Sentence, ...] = (plain(fault.detail),) if fault.detail else ()
        yield Block(BlockKind.ITEM, (library.voice.sentences[fault.label], *told))
