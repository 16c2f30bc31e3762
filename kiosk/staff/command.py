"""How staff type a command of the kiosk."""

KIOSK = ".venv/bin/python main.py"
"""In the kiosk's own folder, with its own Python: the system's has none of the packages, or another name."""
