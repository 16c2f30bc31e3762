"""Which words mean which action on this page, and back: a transcript to exactly one intent, or none."""

from dataclasses import dataclass, replace

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.offers import COMFORTS, is_last_page, offered_actions
from kiosk.core.behaviour.places import choices_on_page
from kiosk.core.content import Library, Section, VoicePack
from kiosk.core.memory import remembered
from kiosk.core.state import BEHIND_THE_PIN, KioskState, Place, Screen

_FOR_CHOOSING = {Screen.HOME, Screen.QUESTIONS, Screen.WORDS, Screen.EASIER, Screen.MORE}
"""There the targets are what people want first."""
SILENT = {Screen.PIN, *BEHIND_THE_PIN}
"""The screens of the staff obey no voice: it may be anybody's."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask for one thing."""

    text: str
    intent: Intent


def phrases(state: KioskState, library: Library) -> tuple[Phrase, ...]:
    """What can be said now, the most useful first; no text stands twice with different meanings."""
    return _without_ambiguous(_candidates(state, library))


def sayable(state: KioskState, library: Library) -> tuple[str, ...]:
    """For each thing that would do something now, the first way to say it that can be heard."""
    ways: dict[Intent, str] = {}
    for phrase in phrases(state, library):
        if phrase.text not in state.refused:
            ways.setdefault(phrase.intent, phrase.text)
    if is_last_page(state, library):
        ways.pop(Intent(ActionId.NEXT_PAGE), None)
    return tuple(ways.values())


def understand(transcript: str, live: tuple[Phrase, ...]) -> Phrase | None:
    """The phrase that the whole transcript is, or None."""
    return next((phrase for phrase in live if phrase.text == transcript), None)


def competitors(texts: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """What may have been said instead of phrases: the rivals of their words, in that order, then frequent words."""
    return remembered(library, ("competitors", texts), lambda: _competitors(texts, library))


def _competitors(texts: tuple[str, ...], library: Library) -> tuple[str, ...]:
    words = dict.fromkeys(word for text in texts for word in text.split())
    rivals = [rival for word in words for rival in library.rivals.get(word, ())]
    every = dict.fromkeys([*rivals, *library.voice.frequent_words])
    said = set(texts)
    return tuple(text for text in every if text not in said)


def _candidates(state: KioskState, library: Library) -> list[Phrase]:
    if state.place.screen in SILENT:
        return []
    if state.place.screen is Screen.WELCOME:
        # Whoever says something there is at home.
        state = replace(state, place=Place())
    if state.is_stop_only:
        return _stop_phrases(library.voice)
    if state.is_visit_open:
        return _for_visitor(state, library) + (_stop_phrases(library.voice) if state.is_speaking else [])
    return _for_newcomer(state, library)


def _stop_phrases(voice: VoicePack) -> list[Phrase]:
    """Two words or more: a single one is too easily heard in what the kiosk itself is saying ("start early")."""
    ways = _action_phrases(ActionId.STOP_READING, voice, is_framed=False)
    return [phrase for phrase in ways if " " in phrase.text]


def _for_visitor(state: KioskState, library: Library) -> list[Phrase]:
    voice = library.voice
    here = _action_phrases(ActionId.STILL_HERE, voice, is_framed=False) if state.question else []
    actions = offered_actions(state, library)
    offers = [
        phrase
        for action in actions
        for phrase in _action_phrases(action, voice, is_framed=action not in COMFORTS)
    ]
    choices, sections = _choice_phrases(state, library), _section_phrases(state, library)
    is_for_choosing = state.place.screen in _FOR_CHOOSING
    asked = [*choices, *offers, *sections] if is_for_choosing else [*offers, *choices, *sections]
    return here + asked + _action_phrases(ActionId.GREET, voice, is_framed=False)


def _for_newcomer(state: KioskState, library: Library) -> list[Phrase]:
    """With nobody there: names of sections, and what calls the kiosk by its name."""
    voice = library.voice
    greetings = _action_phrases(ActionId.GREET, voice, is_framed=False)
    unasked = set(COMFORTS) - {ActionId.GUIDE_ME}
    actions = [action for action in offered_actions(state, library) if action not in unasked]
    asked = [phrase for action in actions for phrase in _action_phrases(action, voice, is_framed=False)[:1]]
    asked += [Phrase(name, _to_open(section)) for section in library.sections for name in section.names]
    called = [Phrase(f"{name.text} {way.text}", way.intent) for name in greetings[:1] for way in asked]
    return _section_phrases(state, library) + greetings + called


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
    named = [frame for frame in voice.section_frames if "{name}" in frame]
    ways = [*section.names, *(frame.format(name=section.names[0]) for frame in named)]
    return [Phrase(way, _to_open(section)) for way in ways]


def _to_open(section: Section) -> Intent:
    return Intent(ActionId.OPEN_SECTION, section=section.id)


def _without_ambiguous(candidates: list[Phrase]) -> tuple[Phrase, ...]:
    meanings: dict[str, set[Intent]] = {}
    for phrase in candidates:
        meanings.setdefault(phrase.text, set()).add(phrase.intent)
    kept = {phrase.text: phrase for phrase in reversed(candidates) if len(meanings[phrase.text]) == 1}
    return tuple(phrase for phrase in candidates if kept.get(phrase.text) is phrase)
