"""The program: a window when no command is given, else the command."""

import gc
import sys
from pathlib import Path

from desk.app import Start, run_window, set_up_log

_WINDOW_OPTIONS = {"--shop": "shop", "--as": "person", "--language": "language"}


def main(argv: list[str] | None = None) -> int:
    """Open the window, or carry out the command that the arguments name; the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["photo-child"]:
        # The packaged program has no other Python to decode a photo apart from it: desk.exchange.photos.
        from desk.exchange import photo_child

        return photo_child.main()
    options = _window_options(arguments)
    if options is None:
        from desk.cli import commands

        start = Start()
        set_up_log(start.data)
        return commands.main(arguments, start)
    # What a start makes stays: collecting it again and again takes a tenth of the time to the first page.
    gc.disable()
    start = Start()
    shop = Path(options["shop"]) if "shop" in options else None
    if "sample" in options:
        shop = start.sample_shop()
    return run_window(start, shop, options.get("person", ""), options.get("language", ""))


def _window_options(arguments: list[str]) -> dict[str, str] | None:
    options: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        if word == "sample":
            options["sample"] = "yes"
        elif word in _WINDOW_OPTIONS and (value := next(words, None)) is not None:
            options[_WINDOW_OPTIONS[word]] = value
        else:
            return None
    return options


if __name__ == "__main__":
    sys.exit(main())
