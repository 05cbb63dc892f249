"""Desk: a desktop order desk that applies a small shop's own written policy."""
