"""Virtual hardware: a sound card, a room with people in it, a screen, a finger, a screen reader; the kiosk amid them.

Everything lives in one private folder and ends with the ``with`` statement that began it; the machine's own sound,
screen and bus are never touched.
"""
