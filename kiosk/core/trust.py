"""How sure the ears must be before the kiosk obeys: the less reason there is to be spoken to, the surer."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.actions import ActionId
from kiosk.core.content import Library, VoicePack
from kiosk.core.settings import Caution
from kiosk.core.state import KioskState


class Attention(StrEnum):
    """Who the kiosk believes to be there when speech ends."""

    NOBODY = "nobody"
    """No visit is open."""
    OPEN = "open"
    """A visit is open, and the person has been reading or gone."""
    RECENT = "recent"
    """Somebody did something, or was told aloud what can be said, within the last `RECENT_S`."""
    PUSHED = "pushed"
    """The speak button was pressed for this."""
    OVER_OWN_VOICE = "over_own_voice"
    """The kiosk itself is speaking."""


RECENT_S = 10.0
"""Seconds after a touch, key, obeyed phrase or spoken answer in which single words count as easily as longer phrases.

The answer alone takes six: without it, who then tries what they were told to say is left without a word."""


ANSWERED_AFTER_S = 0.5
"""Who is not understood is told so after this silence at least: within talk, nobody speaks to the kiosk."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the ears know of one phrase."""

    words: int
    """How many words it has."""
    confidence: float
    """0 to 1, of its least sure word."""
    silence_before_s: float
    """Seconds in which nobody had spoken before it."""
    is_address: bool = False
    """It calls the kiosk by its name."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a phrase must reach."""

    confidence: float
    silence_before_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a phrase counts, and what was asked of it."""

    is_meant: bool
    attention: Attention
    floor: Floor


_NEVER = Floor(1.01)
"""Surer than sure."""


def attention(state: KioskState) -> Attention:
    """Who the kiosk believes to be there now."""
    if state.is_speaking:
        return Attention.OVER_OWN_VOICE
    if state.speak_until_s is not None:
        return Attention.PUSHED
    if not state.is_visit_open:
        return Attention.NOBODY
    last_s = max(state.last_input_s, state.last_told_s or state.last_input_s)
    return Attention.RECENT if state.now_s - last_s <= RECENT_S else Attention.OPEN


def judge_heard(
    state: KioskState, library: Library, phrase: str, confidence: float, silence_before_s: float
) -> Verdict:
    """Whether a phrase that was heard counts, in the words of `events.Heard`."""
    is_address = calls_kiosk(phrase, library.voice)
    evidence = Evidence(len(phrase.split()), confidence, silence_before_s, is_address)
    return judge(evidence, attention(state), state.settings.caution)


def calls_kiosk(phrase: str, voice: VoicePack) -> bool:
    """Whether a phrase is a greeting, or begins with one."""
    greetings = voice.actions[ActionId.GREET].phrases
    return any(f"{phrase} ".startswith(f"{greeting} ") for greeting in greetings)


def is_answered(state: KioskState, silence_before_s: float) -> bool:
    """Whether speech that was not understood came to the kiosk, so that it should say so."""
    match attention(state):
        case Attention.PUSHED:
            return True
        case Attention.RECENT:
            return silence_before_s >= ANSWERED_AFTER_S
    return False


def judge(evidence: Evidence, attention: Attention, caution: Caution) -> Verdict:
    """Whether a phrase was meant for the kiosk."""
    floor = _floor(evidence, attention, caution)
    is_sure = evidence.confidence >= floor.confidence
    is_alone = evidence.silence_before_s >= floor.silence_before_s
    return Verdict(is_sure and is_alone, attention, floor)


def _floor(evidence: Evidence, attention: Attention, caution: Caution) -> Floor:
    kind = "single" if evidence.words == 1 and not evidence.is_address else "phrase"
    return _FLOORS[caution][attention, kind]


_FLOORS = {
    Caution.CAREFUL: {
        (Attention.NOBODY, "phrase"): Floor(0.8, 0.5),
        (Attention.NOBODY, "single"): Floor(0.95, 0.8),
        (Attention.OPEN, "phrase"): Floor(0.6, 0.3),
        (Attention.OPEN, "single"): Floor(0.95, 0.5),
        (Attention.RECENT, "phrase"): Floor(0.5),
        (Attention.RECENT, "single"): Floor(0.8, 0.3),
        (Attention.PUSHED, "phrase"): Floor(0.3),
        (Attention.PUSHED, "single"): Floor(0.5),
        (Attention.OVER_OWN_VOICE, "phrase"): Floor(0.9),
        (Attention.OVER_OWN_VOICE, "single"): _NEVER,
    },
    Caution.BALANCED: {
        (Attention.NOBODY, "phrase"): Floor(0.5, 0.3),
        (Attention.NOBODY, "single"): Floor(0.8, 0.5),
        (Attention.OPEN, "phrase"): Floor(0.3),
        (Attention.OPEN, "single"): Floor(0.8, 0.3),
        (Attention.RECENT, "phrase"): Floor(0.3),
        (Attention.RECENT, "single"): Floor(0.5),
        (Attention.PUSHED, "phrase"): Floor(0.0),
        (Attention.PUSHED, "single"): Floor(0.3),
        (Attention.OVER_OWN_VOICE, "phrase"): Floor(0.75),
        (Attention.OVER_OWN_VOICE, "single"): _NEVER,
    },
    Caution.EAGER: {
        (Attention.NOBODY, "phrase"): Floor(0.3),
        (Attention.NOBODY, "single"): Floor(0.5, 0.3),
        (Attention.OPEN, "phrase"): Floor(0.0),
        (Attention.OPEN, "single"): Floor(0.5),
        (Attention.RECENT, "phrase"): Floor(0.0),
        (Attention.RECENT, "single"): Floor(0.3),
        (Attention.PUSHED, "phrase"): Floor(0.0),
        (Attention.PUSHED, "single"): Floor(0.0),
        (Attention.OVER_OWN_VOICE, "phrase"): Floor(0.5),
        (Attention.OVER_OWN_VOICE, "single"): _NEVER,
    },
}
"""They sort out commands taken for others, in noise; with competitors in the grammar, talk is hardly ever taken for a
command, and then a higher floor changes little (the curve that ``make proof`` prints)."""
