"""The visit of ``make demo``: somebody who is not the kiosk speaks, and the kiosk obeys."""

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.demo import LEAST_RECALL, read_words
from tests.lab.kiosk import SPEECH_MODEL, Kiosk
from tests.lab.listener import plain_words, recall, words_heard
from tests.lab.texts import text_of
from tests.lab.visit import SENTENCES_READ, Visitor, steps

NEXT_TO_NOTHING = 0.35


def test_a_visit_by_voice(clinic: Clinic, kiosk: Kiosk, texts: Library) -> None:
    titles = {section.id: section.title.text for section in texts.sections}
    with clinic.record_room() as room, clinic.record_loudspeaker() as loudspeaker:
        outcomes = list(Visitor(clinic, kiosk, room).visit(steps(titles, texts.sections[2].title.text)))
    wrong = [outcome for outcome in outcomes if not outcome.is_right]
    assert not wrong

    marked = read_words(texts, "symptoms", kiosk.trace)
    heard = words_heard(loudspeaker.samples(), loudspeaker.rate_hz, SPEECH_MODEL)
    assert len(marked) > 3 * SENTENCES_READ
    assert recall(marked, heard) >= LEAST_RECALL
    causes = [sentence.text for sentence in text_of("causes", texts).sentences]
    assert recall(plain_words(causes)[: len(marked)], heard) < NEXT_TO_NOTHING, "This text was not read."


def test_nothing_of_the_visit_is_left(clinic: Clinic, at_home: Kiosk) -> None:
    assert clinic.reader.find("button", "Undo") is None
    assert not clinic.reader.is_enabled(clinic.reader.wait_for("button", "Go back"))
