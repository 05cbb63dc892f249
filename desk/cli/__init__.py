"""The same operations without a window: commands, their words, and their answers as text or JSON."""
