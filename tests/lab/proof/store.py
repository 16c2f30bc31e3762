"""Results on disk: what was heard once is not heard again until the sound, the grammar or the ears change."""

import sqlite3
from pathlib import Path


class Store:
    """Texts by key. One process writes."""

    def __init__(self, file: Path) -> None:
        """Open it, or begin a new one."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(file)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("CREATE TABLE IF NOT EXISTS heard (key TEXT PRIMARY KEY, answer TEXT NOT NULL)")

    def get(self, key: str) -> str | None:
        """What was heard, or None."""
        row = self._base.execute("SELECT answer FROM heard WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def put(self, key: str, answer: str) -> None:
        """Keep it; an interruption loses at most this one."""
        with self._base:
            self._base.execute("INSERT OR REPLACE INTO heard VALUES (?, ?)", (key, answer))

    def close(self) -> None:
        """Give the file back."""
        self._base.close()
