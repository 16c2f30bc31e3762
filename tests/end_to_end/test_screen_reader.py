"""Somebody who does not see the screen finds, reads and presses what is on it; somebody with a keyboard too."""

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.texts import text_of
from tests.lab.waiting import wait_for

TILES_A_PAGE = 4
"""Of the home screen at 1280x800."""


def words_on_screen(clinic: Clinic) -> str:
    return " ".join(clinic.reader.all_text().split())


def test_a_screen_reader_opens_a_section_and_reads_its_page(
    clinic: Clinic, at_home: Kiosk, texts: Library
) -> None:
    section = texts.sections[1]
    clinic.reader.press_called(f"Number 2: {section.title.text}")
    first = text_of(section.id, texts).sentences[1].text
    wait_for(lambda: first in words_on_screen(clinic), 5.0, f'"{first}" to be readable')
    assert section.title.text in words_on_screen(clinic)
    assert text_of(texts.sections[2].id, texts).sentences[1].text not in words_on_screen(clinic)


def test_a_screen_reader_turns_the_page(clinic: Clinic, at_home: Kiosk, texts: Library) -> None:
    section = texts.sections[1]
    clinic.reader.press_called(f"Number 2: {section.title.text}")
    opened = at_home.wait_for_frame(
        lambda frame: frame.title == section.title.text and frame.first_sentence == 0, 0.0, "the first page"
    )
    clinic.reader.press_called("Next page")
    turned = at_home.wait_for_frame(lambda frame: bool(frame.first_sentence), opened.at_s, "the second page")
    assert turned.first_sentence is not None
    second = text_of(section.id, texts).sentences[turned.first_sentence].text
    wait_for(lambda: second in words_on_screen(clinic), 5.0, f'"{second}" to be readable')
    assert text_of(section.id, texts).sentences[0].text not in words_on_screen(clinic)


def test_every_control_has_a_name_and_can_be_pressed(clinic: Clinic, at_home: Kiosk, texts: Library) -> None:
    buttons = [
        thing
        for thing in clinic.reader.things()
        if thing.role == "button" and clinic.reader.is_showing(thing)
    ]
    names = {button.name for button in buttons}
    assert "" not in names
    labels = {"Read aloud", "Help me", "I am finished"}
    tiles = {
        f"Number {number}: {section.title.text}"
        for number, section in enumerate(texts.sections[:TILES_A_PAGE], start=1)
    }
    assert labels | tiles <= names


def test_the_keyboard_alone_is_enough(clinic: Clinic, at_home: Kiosk, texts: Library) -> None:
    wait_for(
        clinic.reader.has_keyboard, 5.0, "the kiosk to have the keyboard, with no window manager to give it"
    )
    pressed_s = clinic.finger.press("2")
    at_home.wait_for_frame(
        lambda frame: frame.title == texts.sections[1].title.text, pressed_s, "the section"
    )
    pressed_s = clinic.finger.press("page_down")
    at_home.wait_for_frame(lambda frame: bool(frame.first_sentence), pressed_s, "the second page")
    pressed_s = clinic.finger.press("f1")
    at_home.wait_for_frame(lambda frame: frame.screen == "help", pressed_s, "the help screen")
    pressed_s = clinic.finger.press("escape")
    at_home.wait_for_frame(lambda frame: frame.screen == "section", pressed_s, "the section again")
    pressed_s = clinic.finger.press("home")
    at_home.wait_for_frame(lambda frame: frame.screen == "home", pressed_s, "the home screen")


def test_the_focus_walks_and_enter_presses(clinic: Clinic, at_home: Kiosk) -> None:
    wait_for(clinic.reader.has_keyboard, 5.0, "the kiosk to have the keyboard")
    clinic.finger.press("tab")
    focused = wait_for(clinic.reader.focused, 5.0, "something to have the focus")
    assert focused.role == "button"
    assert focused.name


def test_what_was_heard_is_said_and_can_be_undone(clinic: Clinic, at_home: Kiosk, texts: Library) -> None:
    with clinic.record_room() as room:
        said_until_s = clinic.say("treatments", room)
        at_home.wait_for_frame(lambda frame: frame.title == "Treatments", said_until_s - 0.5, "the section")
    wait_for(lambda: "I heard: treatments" in words_on_screen(clinic), 5.0, "what was heard")
    clinic.reader.press_called("Undo")
    at_home.wait_for_frame(lambda frame: frame.screen == "home", said_until_s, "the home screen again")
