"""The whole chain from sound to decisions, on one thread: what the microphone feeds, recordings feed too."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.core.effects import Listen
from kiosk.core.ports import SpeechDecision
from kiosk.hearing.decision import Match, match_phrase
from kiosk.hearing.grammar import Grammar, Weights, build_grammar
from kiosk.hearing.levels import SILENCE_DB, level_db
from kiosk.hearing.noise import SteadyNoise
from kiosk.hearing.recogniser import Decoding, Recogniser, VoskRecogniser
from kiosk.hearing.segments import Cut, CutKind, CutPoint, UtteranceCutter
from kiosk.hearing.silence import VoicesBefore, silence_s
from kiosk.hearing.voice_activity import BLOCK_BYTES, BLOCK_S, ActivityPoint, VoiceActivity


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Every number of the chain; how sure it must be of a phrase is the core's (`kiosk.core.trust`)."""

    activity: ActivityPoint = field(default_factory=ActivityPoint)
    cut: CutPoint = field(default_factory=CutPoint)
    weights: Weights = field(default_factory=Weights)
    noise_level: int = 1
    """How much steady noise is taken out (`SteadyNoise`)."""
    farther_db: float = 8.0
    """Words before and after a phrase that are fainter by so much are somebody else's."""


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
        self._refused: tuple[str, ...] = ()
        self._decoding: Decoding | None = None
        self._levels_db: list[float] = []
        """Of the blocks that the decoding was given."""
        self._voices = VoicesBefore()
        self._before_db: tuple[float, ...] = ()
        """The voices before the utterance under way."""
        self._noise = SteadyNoise(self._point.noise_level)
        self._rest = b""

    def listen(self, request: Listen) -> tuple[str, ...]:
        """Take over new phrases; returns those that cannot be heard.

        An utterance half heard is dropped, unless the request is the same but for its turn.
        """
        if replace(request, turn=self._request.turn) == self._request:
            return self._refused
        self._drop()
        self._request = request
        grammar = build_grammar(
            request.phrases,
            self._recogniser.knows,
            competitors=request.competitors,
            weights=self._point.weights,
        )
        if self._grammar is None:
            self._activity.forget()
        self._grammar = grammar if grammar.phrases else None
        self._refused = grammar.refused
        return grammar.refused

    def forget(self) -> None:
        """Drop an utterance half heard, and all sound: it broke off, and what comes next does not follow on it."""
        self._drop()
        self._cutter.forget()
        self._activity.forget()
        self._voices = VoicesBefore()
        self._rest = b""

    @property
    def is_within_speech(self) -> bool:
        """Whether somebody is speaking, as far as the sound taken in tells."""
        return self._cutter.is_within_speech

    def _drop(self) -> None:
        self._decoding = None
        self._cutter.drop()

    def feed(self, block: bytes) -> list[SpeechDecision]:
        """Take sound (int16 little-endian, mono, 16 kHz, any length); returns the decisions within it.

        Raises:
            RecogniserError: the recogniser failed.
        """
        sound = self._rest + self._noise.without(block)
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
        if is_speech and not self._cutter.is_within_speech:
            self._before_db = self._voices.so_far()
        self._voices.take(self._activity.level_db, is_voice=self._activity.is_voice)
        cut = self._cutter.take(block, is_speech=is_speech)
        return self._follow(cut, self._grammar) if cut is not None else None

    def _follow(self, cut: Cut, grammar: Grammar) -> SpeechDecision | None:
        match cut.kind:
            case CutKind.BEGAN:
                self._decoding = self._recogniser.decode(grammar.text)
                self._levels_db = []
                self._accept(self._decoding, cut.sound)
            case CutKind.WENT_ON if self._decoding is not None:
                self._accept(self._decoding, cut.sound)
            case CutKind.ENDED if self._decoding is not None:
                self._accept(self._decoding, cut.sound)
                words = self._decoding.finish()
                return self._decided(
                    match_phrase(words, grammar.phrases, self._level_db, self._point.farther_db), cut
                )
            case CutKind.ENDED_LONG:
                return self._decided(Match(), cut)
            case CutKind.OVERRAN | CutKind.ENDED_SHORT:
                self._decoding = None
        return None

    def _accept(self, decoding: Decoding, sound: bytes) -> None:
        decoding.accept(sound)
        self._levels_db += [
            level_db(sound[at : at + BLOCK_BYTES]) for at in range(0, len(sound), BLOCK_BYTES)
        ]

    def _level_db(self, from_s: float, to_s: float) -> float:
        """How loud the loudest third of some of the utterance is."""
        part = self._levels_db[int(from_s / BLOCK_S) : int(to_s / BLOCK_S) + 1]
        return sorted(part)[-(len(part) // 3 + 1)] if part else SILENCE_DB

    def _decided(self, found: Match, cut: Cut) -> SpeechDecision:
        self._decoding = None
        loud_db = self._level_db(0.0, len(self._levels_db) * BLOCK_S)
        silence_before_s = silence_s(self._before_db, loud_db, self._point.farther_db)
        return SpeechDecision(
            phrase=found.phrase,
            confidence=found.confidence,
            silence_before_s=min(silence_before_s, cut.silence_before_s),
            is_long=cut.kind is CutKind.ENDED_LONG,
            speech_end_s=cut.speech_end_s,
            decided_s=self._cutter.taken_s,
        )


def open_vosk_hearing(model: Path) -> VoskHearing:
    """Load everything from a model folder.

    Raises:
        OSError, RuntimeError: a part cannot be loaded.
    """
    return VoskHearing(VoskRecogniser(model))
