"""Compile the catalogues: ``python -m desk.words``."""

from desk.words.sentences import compile_catalogues

compile_catalogues()
