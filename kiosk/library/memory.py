"""What has been worked out before: a file that has not changed is not read as Markdown or YAML again."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from kiosk.library.problems import Problem, StaffFileError

Part = TypeVar("Part")
_MOST = 500
"""More than a kiosk has files, broken ones and their last good versions included."""


@dataclass
class Memory:
    """Remembers what came of a text, be it good or wrong. One thread."""

    _known: dict[Hashable, tuple[object, Any]] = field(default_factory=dict, init=False)

    def recall(self, key: Hashable, wording: object, make: Callable[[], Part]) -> Part:
        """What `make` gives; it is called only if the key is new, or was made with another wording.

        Raises:
            StaffFileError: `make` did.
        """
        known = self._known.get(key)
        if known is None or known[0] != wording:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = (wording, _outcome(make))
        part, problems = known[1]
        if problems:
            raise StaffFileError(problems)
        return cast(Part, part)


def _outcome(make: Callable[[], Part]) -> tuple[Part | None, tuple[Problem, ...]]:
    """What is made, or what is wrong; not the error itself, which would hold on to all that led to it."""
    try:
        return make(), ()
    except StaffFileError as error:
        return None, error.problems
