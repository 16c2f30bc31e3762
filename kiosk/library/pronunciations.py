"""How words are said that the voice would get wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[\w]+(?:['’-][\w]+)*")


@dataclass(frozen=True)
class Pronunciations:
    """Respellings, by the word in lower case."""

    respellings: Mapping[str, str]

    def spoken(self, shown: str) -> str:
        """The spoken form of one shown word; punctuation stays, because it makes the pauses."""
        return _WORD.sub(lambda found: self.respellings.get(found[0].lower(), found[0]), shown)
