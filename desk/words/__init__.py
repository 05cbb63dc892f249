"""The only room that makes sentences: of ids and values, in the reader's language."""

from desk.words.sentences import FOLDER, LANGUAGES, Words, compile_catalogues

__all__ = ["FOLDER", "LANGUAGES", "Words", "compile_catalogues"]
