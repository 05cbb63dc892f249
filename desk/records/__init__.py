"""Frozen records and their arithmetic; nothing here reads a clock, a disk or a window."""
