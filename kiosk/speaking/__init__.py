"""Text to sound with the times of its words, and reading along with what is heard."""
