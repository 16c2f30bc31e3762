"""The whole chain from sound to decisions, on one thread: what the microphone feeds, recordings feed too."""

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.effects import Listen
from kiosk.core.ports import SpeechDecision
from kiosk.hearing.decision import Floors, Match, decide
from kiosk.hearing.grammar import Grammar, Weights, build_grammar
from kiosk.hearing.recogniser import Decoding, Recogniser, VoskRecogniser
from kiosk.hearing.segments import Cut, CutKind, CutPoint, UtteranceCutter
from kiosk.hearing.voice_activity import BLOCK_BYTES, ActivityPoint, VoiceActivity


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Every number of the chain."""

    activity: ActivityPoint = field(default_factory=ActivityPoint)
    cut: CutPoint = field(default_factory=CutPoint)
    floors: Floors = field(default_factory=Floors)
    weights: Weights = field(default_factory=Weights)
    weights_over_own_voice: Weights = field(default_factory=lambda: Weights(unknown_share=2.0))
    """A few phrases against all that the kiosk itself says."""


class VoskHearing:
    """Fulfils `kiosk.core.ports.SoundHearing`. One thread at a time.

    Keeps the sound of the utterance under way inside Vosk, a lead of half a second, and nothing of either after
    the decision. Decodes while the person still speaks, so that the answer comes with the end of speech.
    """

    def __init__(self, recogniser: Recogniser, point: OperatingPoint | None = None) -> None:
        """Listen for nothing yet.

        Raises:
            OSError, RuntimeError: voice activity cannot be loaded.
        """
        self._recogniser = recogniser
        self._point = point or OperatingPoint()
        self._activity = VoiceActivity(self._point.activity)
        self._cutter = UtteranceCutter(self._point.cut)
        self._request = Listen(turn=-1, phrases=())
        self._grammar: Grammar | None = None
        self._decoding: Decoding | None = None
        self._rest = b""

    def listen(self, request: Listen) -> tuple[str, ...]:
        """Take over new phrases, drop an utterance half heard; returns the phrases that cannot be heard."""
        self._decoding = None
        self._cutter.drop()
        self._request = request
        weights = self._point.weights_over_own_voice if request.is_over_own_voice else self._point.weights
        grammar = build_grammar(request.phrases, self._recogniser.knows, weights=weights)
        if self._grammar is None:
            self._activity.forget()
        self._grammar = grammar if grammar.phrases else None
        return grammar.refused

    @property
    def is_within_speech(self) -> bool:
        """Whether somebody is speaking, as far as the sound taken in tells."""
        return self._cutter.is_within_speech

    def feed(self, block: bytes) -> list[SpeechDecision]:
        """Take sound (int16 little-endian, mono, 16 kHz, any length); returns the decisions within it.

        Raises:
            RecogniserError: the recogniser failed.
        """
        sound = self._rest + block
        whole = len(sound) - len(sound) % BLOCK_BYTES
        self._rest = sound[whole:]
        decisions = (self._take(sound[at : at + BLOCK_BYTES]) for at in range(0, whole, BLOCK_BYTES))
        return [decision for decision in decisions if decision is not None]

    def _take(self, block: bytes) -> SpeechDecision | None:
        is_over = self._request.is_over_own_voice
        if self._grammar is None:
            self._activity.watch(block, is_over_own_voice=is_over)
            self._cutter.skip()
            return None
        is_speech = self._activity.is_speech(
            block, is_within_speech=self._cutter.is_within_speech, is_over_own_voice=is_over
        )
        cut = self._cutter.take(block, is_speech=is_speech)
        return self._follow(cut, self._grammar) if cut is not None else None

    def _follow(self, cut: Cut, grammar: Grammar) -> SpeechDecision | None:
        match cut.kind:
            case CutKind.BEGAN:
                self._decoding = self._recogniser.decode(grammar.text)
                self._decoding.accept(cut.sound)
            case CutKind.WENT_ON if self._decoding is not None:
                self._decoding.accept(cut.sound)
            case CutKind.ENDED if self._decoding is not None:
                self._decoding.accept(cut.sound)
                return self._decided(self._match(self._decoding, grammar), cut)
            case CutKind.ENDED_LONG:
                return self._decided(Match(), cut)
            case CutKind.OVERRAN | CutKind.ENDED_SHORT:
                self._decoding = None
        return None

    def _match(self, decoding: Decoding, grammar: Grammar) -> Match:
        words = decoding.finish()
        return decide(words, grammar, self._point.floors, is_over_own_voice=self._request.is_over_own_voice)

    def _decided(self, match: Match, cut: Cut) -> SpeechDecision:
        self._decoding = None
        return SpeechDecision(match.phrase, match.confidence, cut.speech_end_s, self._cutter.taken_s)


def open_vosk_hearing(model: Path) -> VoskHearing:
    """Load everything from a model folder.

    Raises:
        OSError, RuntimeError: a part cannot be loaded.
    """
    return VoskHearing(VoskRecogniser(model))
