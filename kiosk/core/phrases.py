"""Which words mean which action on this page, and back: a transcript to exactly one intent, or none."""

import re
from dataclasses import dataclass

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.offers import offered_actions
from kiosk.core.content import Library, Section, VoicePack
from kiosk.core.state import KioskState, Screen

_NOT_SPOKEN = re.compile(r"[^\w' ]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for one thing."""

    text: str
    intent: Intent


def spoken_form(text: str) -> str:
    """Text as a recogniser writes it: lower case, words and single spaces only."""
    return " ".join(_NOT_SPOKEN.sub(" ", text.lower().replace("’", "'")).split())


def phrases(state: KioskState, library: Library) -> tuple[Phrase, ...]:
    """What can be said now, the most useful first; no text stands twice with different meanings."""
    return _without_ambiguous(_candidates(state, library))


def understand(transcript: str, live: tuple[Phrase, ...]) -> Phrase | None:
    """The phrase that the whole transcript is, or None."""
    return next((phrase for phrase in live if phrase.text == transcript), None)


def _candidates(state: KioskState, library: Library) -> list[Phrase]:
    voice = library.voice
    if state.is_speaking:
        return _stop_phrases(voice)
    found: list[Phrase] = []
    if state.question:
        found += _action_phrases(ActionId.STILL_HERE, voice, is_framed=False)
    actions = offered_actions(state, library) if state.is_visit_open else ()
    offers = [phrase for action in actions for phrase in _action_phrases(action, voice, is_framed=True)]
    sections = _section_phrases(state, library)
    found += sections + offers if state.place.screen is Screen.HOME else offers + sections
    return found + _action_phrases(ActionId.GREET, voice, is_framed=False)


def _stop_phrases(voice: VoicePack) -> list[Phrase]:
    """Two words or more: a single one is too easily heard in what the kiosk itself is saying ("start early")."""
    ways = _action_phrases(ActionId.STOP_READING, voice, is_framed=False)
    return [phrase for phrase in ways if " " in phrase.text] or ways


def _action_phrases(action: ActionId, voice: VoicePack, *, is_framed: bool) -> list[Phrase]:
    intent = Intent(action)
    ways = voice.actions[action].phrases
    plain = [Phrase(way, intent) for way in ways]
    frames = voice.polite_frames if is_framed else ()
    return plain + [Phrase(frame.format(phrase=ways[0]), intent) for frame in frames if ways]


def _section_phrases(state: KioskState, library: Library) -> list[Phrase]:
    found: list[Phrase] = []
    is_numbered = state.place.screen is Screen.HOME
    for number, section in enumerate(library.sections):
        if state.place.section == section.id:
            continue
        found += _ways_to_section(section, number if is_numbered else None, library.voice)
    return found


def _ways_to_section(section: Section, number: int | None, voice: VoicePack) -> list[Phrase]:
    intent = Intent(ActionId.OPEN_SECTION, section=section.id)
    named = [frame for frame in voice.section_frames if "{name}" in frame]
    ways = [*section.names, *(frame.format(name=section.names[0]) for frame in named)]
    if number is not None and number < len(voice.numbers):
        numbered = [frame for frame in voice.section_frames if "{number}" in frame]
        ways += [frame.format(number=voice.numbers[number]) for frame in numbered]
    return [Phrase(way, intent) for way in ways]


def _without_ambiguous(candidates: list[Phrase]) -> tuple[Phrase, ...]:
    meanings: dict[str, set[Intent]] = {}
    for phrase in candidates:
        meanings.setdefault(phrase.text, set()).add(phrase.intent)
    kept = {phrase.text: phrase for phrase in reversed(candidates) if len(meanings[phrase.text]) == 1}
    return tuple(phrase for phrase in candidates if kept.get(phrase.text) is phrase)
