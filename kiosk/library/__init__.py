"""Content and voices on disk: read, checked, watched, the last good version kept."""
