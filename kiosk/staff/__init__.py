"""The commands for staff."""
