"""One item on the glass."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem


@dataclass(frozen=True)
class Thing:
    """An item that is painted and not covered by a later one as large as the glass."""

    item: QQuickItem
    kinds: frozenset[str]
    """Names of its class and of those it is made from."""
    place: QRectF
    seen: QRectF
    """The part of its place that no item around it cuts off."""
    above: tuple["Thing", ...]
    """The items that it lies in, the nearest last."""

    def get(self, name: str) -> object:
        """A property of QML."""
        return self.item.property(name)

    def number(self, name: str) -> float:
        """A property that is a number."""
        return float(str(self.get(name)))

    def lies_in(self, kinds: set[str]) -> bool:
        """Whether it is part of something of one of these kinds."""
        return any(kinds & one.kinds for one in self.above)

    @cached_property
    def is_target(self) -> bool:
        """Whether it can be pressed by a finger: it is seen to be a button."""
        return "QQuickAbstractButton" in self.kinds and self.get("background") is not None

    @cached_property
    def target(self) -> "Thing | None":
        """The target that it is part of."""
        return next((one for one in reversed(self.above) if one.is_target), None)

    @cached_property
    def name(self) -> str:
        """For the table: its words, or what kind of thing it is."""
        words = next((str(self.get(name)) for name in ("title", "text") if self.get(name)), "")
        if words and "QQuickTextEdit" not in self.kinds:
            return quoted(words)
        kinds = sorted(kind for kind in self.kinds if not kind.startswith("Q"))
        own = f"{next(iter(kinds), 'something')} {self.get('name') or self.get('key') or ''}".strip()
        return f"{own} in {self.target.name}" if self.target else own

    @property
    def owner(self) -> str:
        """The name of the part of the screen that it belongs to."""
        made = (kind for one in (self, *reversed(self.above)) for kind in sorted(one.kinds) if kind[0] != "Q")
        return next(made, "something")

    def ask(self, expression: str) -> object:
        """What an expression of QML says of it."""
        context = QQmlEngine.contextForObject(self.item)
        answer, _is_undefined = QQmlExpression(context, self.item, expression).evaluate()
        return answer


def quoted(words: str) -> str:
    """The beginning of words, for the table."""
    return f"“{' '.join(words.split())[:40]}”"
