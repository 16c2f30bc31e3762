"""A finger on the glass and a hand on the keys: XTest, spoken to directly so that the moment of each press is known."""

import ctypes
import time
from types import TracebackType
from typing import Any, Self

KEYSYMS = {
    "escape": "Escape", "space": "space", "page_down": "Next", "page_up": "Prior", "home": "Home", "tab": "Tab",
    "backspace": "BackSpace", "enter": "Return", "f1": "F1", "f2": "F2", "f8": "F8", "f9": "F9", "f10": "F10",
    "up": "Up", "down": "Down", "left": "Left", "right": "Right", "control": "Control_L", "shift": "Shift_L",
}  # fmt: skip
"""Names of the kiosk's keys that X calls otherwise."""


class Finger:
    """Connected to one display while entered."""

    def __init__(self, display: str) -> None:
        self._name = display

    def __enter__(self) -> Self:
        self._x: Any = ctypes.CDLL("libX11.so.6")
        self._xtest: Any = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._x.XKeysymToKeycode.restype = ctypes.c_ubyte
        opened = self._x.XOpenDisplay(self._name.encode())
        if not opened:
            raise OSError(f"No display {self._name}.")
        self._display = ctypes.c_void_p(opened)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._x.XCloseDisplay(self._display)

    def touch(self, x_px: int, y_px: int) -> float:
        """Touch and let go; returns the moment of letting go (monotonic seconds), which is what counts for a button."""
        self._xtest.XTestFakeMotionEvent(self._display, -1, x_px, y_px, ctypes.c_ulong(0))
        self._xtest.XTestFakeButtonEvent(self._display, 1, 1, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)
        return self._let_go()

    def _let_go(self) -> float:
        let_go_s = time.monotonic()
        self._xtest.XTestFakeButtonEvent(self._display, 1, 0, ctypes.c_ulong(0))
        self._x.XFlush(self._display)
        return let_go_s

    def press(self, key: str, *held: str) -> float:
        """Press a key by the kiosk's name for it, while others are held down.

        Returns:
            The moment of the press (monotonic seconds).
        """
        codes = [self._code(name) for name in (*held, key)]
        pressed_s = time.monotonic()
        for code in codes:
            self._xtest.XTestFakeKeyEvent(self._display, code, 1, ctypes.c_ulong(0))
        for code in reversed(codes):
            self._xtest.XTestFakeKeyEvent(self._display, code, 0, ctypes.c_ulong(0))
        self._x.XFlush(self._display)
        return pressed_s

    def _code(self, key: str) -> int:
        keysym = self._x.XStringToKeysym(KEYSYMS.get(key, key).encode())
        code = int(self._x.XKeysymToKeycode(self._display, keysym))
        if not code:
            raise ValueError(f"The keyboard of {self._name} has no key {key}.")
        return code
