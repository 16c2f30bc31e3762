"""Which words mean which action on this page, and back: a transcript to exactly one intent, or none."""

from dataclasses import dataclass

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.offers import offered_actions
from kiosk.core.behaviour.places import choices_on_page
from kiosk.core.content import Library, Section, VoicePack
from kiosk.core.state import KioskState, Screen

_FOR_CHOOSING = {Screen.HOME, Screen.QUESTIONS, Screen.WORDS}
"""There the targets are what people want first."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for one thing."""

    text: str
    intent: Intent


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
    choices, sections = _choice_phrases(state, library), _section_phrases(state, library)
    is_for_choosing = state.place.screen in _FOR_CHOOSING
    found += choices + offers + sections if is_for_choosing else offers + choices + sections
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


def _choice_phrases(state: KioskState, library: Library) -> list[Phrase]:
    """For the targets that are shown: their names, and their numbers."""
    found: list[Phrase] = []
    frames = [frame for frame in library.voice.section_frames if "{number}" in frame]
    numbers = library.voice.numbers
    for number, choice in choices_on_page(state, library).items():
        counted = [frame.format(number=numbers[number - 1]) for frame in frames if number <= len(numbers)]
        found += [Phrase(way, choice.intent) for way in (*choice.names, *counted)]
    return found


def _section_phrases(state: KioskState, library: Library) -> list[Phrase]:
    """For every section but the one that is shown."""
    others = [section for section in library.sections if section.id != state.place.section]
    return [phrase for section in others for phrase in _ways_to_section(section, library.voice)]


def _ways_to_section(section: Section, voice: VoicePack) -> list[Phrase]:
    intent = Intent(ActionId.OPEN_SECTION, section=section.id)
    named = [frame for frame in voice.section_frames if "{name}" in frame]
    ways = [*section.names, *(frame.format(name=section.names[0]) for frame in named)]
    return [Phrase(way, intent) for way in ways]


def _without_ambiguous(candidates: list[Phrase]) -> tuple[Phrase, ...]:
    meanings: dict[str, set[Intent]] = {}
    for phrase in candidates:
        meanings.setdefault(phrase.text, set()).add(phrase.intent)
    kept = {phrase.text: phrase for phrase in reversed(candidates) if len(meanings[phrase.text]) == 1}
    return tuple(phrase for phrase in candidates if kept.get(phrase.text) is phrase)
