"""What a crawl found, in a line; and what it did not."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.lab.crawl.universe import Universe, Way


@dataclass(frozen=True)
class Crawled:
    """One door of one panel."""

    way: Way
    panel: str
    asked: Universe
    missing: Universe
    steps: int
    took_s: float
    """Of processor time."""
    remarks: tuple[str, ...]
    """What could not be got at, was not understood, or went by in silence."""

    @property
    def is_whole(self) -> bool:
        """Whether everything was reached."""
        return not any(counted for counted, _ in self._counts(self.missing, self.missing))

    def line(self) -> str:
        """Reached / all."""
        counts = self._counts(self.asked, self.missing)
        named = zip(("actions", "targets", "pages"), counts, strict=True)
        reached = ", ".join(f"{name} {every - missing} / {every}" for name, (every, missing) in named)
        return f"{self.panel:8} {self.way:7} {reached}; {self.steps} steps in {self.took_s:.0f} s"

    def notes(self) -> Iterator[str]:
        """What was not reached, by name, and what was remarkable."""
        for name in (*self.missing.actions, *self.missing.targets, *self.missing.pages):
            yield f"not reached by {self.way}: {name}"
        yield from self.remarks

    @staticmethod
    def _counts(every: Universe, missing: Universe) -> tuple[tuple[int, int], ...]:
        pairs = (
            (every.actions, missing.actions),
            (every.targets, missing.targets),
            (every.pages, missing.pages),
        )
        return tuple((len(all_of_them), len(left)) for all_of_them, left in pairs)
