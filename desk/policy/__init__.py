"""A shop's written policy as data, and the pure functions that apply it: no clock, no disk, no words."""
