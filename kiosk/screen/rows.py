"""A list of frozen rows that Qt Quick shows; only what differs is told, so nothing is built anew without need."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class Rows(QAbstractListModel):
    """Rows of one dataclass; each field is a role of the same name. Main thread only."""

    def __init__(self, row_type: type, parent: QObject) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(row_type)]
        self._rows: list[Any] = []

    def replace(self, rows: Sequence[Any]) -> None:
        """Show these rows from now on."""
        shared = min(len(rows), len(self._rows))
        if len(self._rows) > shared:
            self.beginRemoveRows(QModelIndex(), shared, len(self._rows) - 1)
            del self._rows[shared:]
            self.endRemoveRows()
        for number in range(shared):
            if self._rows[number] != rows[number]:
                self._rows[number] = rows[number]
                self.dataChanged.emit(self.index(number), self.index(number))
        if len(rows) > shared:
            self.beginInsertRows(QModelIndex(), shared, len(rows) - 1)
            self._rows.extend(rows[shared:])
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Number of rows; a row has none below it."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """One field of one row."""
        number = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= number < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[number])

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 (Qt's name)
        """Role numbers and the fields they stand for."""
        return {_FIRST_ROLE + number: QByteArray(name.encode()) for number, name in enumerate(self._names)}


@dataclass(frozen=True)
class BandRow:
    """A band behind words."""

    place: QRectF


@dataclass(frozen=True)
class WordRow:
    """A word on a band of its own."""

    place: QRectF
    letters: str
    textPx: int  # noqa: N815 (a name of QML)
    isBold: bool  # noqa: N815 (a name of QML)
    besidePx: float  # noqa: N815 (a name of QML)
    basePx: float  # noqa: N815 (a name of QML)


@dataclass(frozen=True)
class PictureRow:
    """A picture between words."""

    key: str
    """In `drawings.Drawings`."""
    words: str
    """What it shows."""
    place: QRectF


@dataclass(frozen=True)
class ControlRow:
    """A control at the foot."""

    words: str
    """Set in the lines they are painted in."""
    spoken: str
    picture: str
    isOffered: bool  # noqa: N815 (a name of QML)
    isMain: bool  # noqa: N815 (a name of QML)
    isPictureAfter: bool  # noqa: N815 (a name of QML)
    """The picture stands to the right of the words, where it points."""
    place: QRectF


@dataclass(frozen=True)
class TileRow:
    """A numbered target."""

    number: int
    title: str
    line: str
    picture: str
    described: str
    """What the picture shows."""
    spoken: str
    isMarked: bool  # noqa: N815 (a name of QML)
    canBeChosen: bool  # noqa: N815 (a name of QML)
    isChosen: bool  # noqa: N815 (a name of QML)
    place: QRectF
