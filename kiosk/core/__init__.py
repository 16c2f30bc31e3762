"""What the kiosk knows and decides. Pure: no Qt, no audio, no files, no clock, no threads."""
