"""Many photos for one child: the same answers under the same limits, without a start of Python for each.

Run as a program it is the child: a length and a photo come in, a length, the processor's milliseconds and the
answer go out. The program's own path stays one child a photo.
"""

import runpy
import selectors
import struct
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

CHILD = Path(__file__).parents[2] / "desk" / "exchange" / "photo_child.py"
SECONDS = 30
_HEAD = struct.Struct(">I")
_TOLD = struct.Struct(">II")
# What a hole in a decoder would do, by what a photo holds: only a planted child does it.
TRAPS = (b"trap:crash", b"trap:hang", b"trap:memory")


class Batch:
    """A child that answers for one photo after the other; one that dies or hangs is replaced."""

    def __init__(self, *words: str, seconds: float = SECONDS) -> None:
        self._words, self._seconds = words, seconds
        self._child: subprocess.Popen[bytes] | None = None
        self.started = self.died = self.slowest = 0

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def answer(self, data: bytes) -> bytes:
        """What the child says of a photo; nothing if it died of it, or took too long."""
        child = self._child or self._start()
        assert child.stdin and child.stdout
        try:
            child.stdin.write(_HEAD.pack(len(data)) + data)
            child.stdin.flush()
            end = time.monotonic() + self._seconds
            length, took = _TOLD.unpack(self._read(child.stdout, _TOLD.size, end))
            answer = self._read(child.stdout, length, end)
        except (OSError, EOFError, TimeoutError):
            self.died += 1
            self._end()
            return b""
        self.slowest = max(self.slowest, took)
        return answer

    def _start(self) -> "subprocess.Popen[bytes]":
        self.started += 1
        command = [sys.executable, "-P", __file__, *self._words]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            with self._child as child:
                child.kill()
        self._child = None

    def _read(self, stream: BinaryIO, length: int, end: float) -> bytes:
        """So many bytes; raises EOFError where the child is gone, TimeoutError where it is silent."""
        found = b""
        with selectors.DefaultSelector() as ready:
            ready.register(stream, selectors.EVENT_READ)
            while len(found) < length:
                if not ready.select(max(0.0, end - time.monotonic())):
                    raise TimeoutError
                piece = stream.read(length - len(found))
                if not piece:
                    raise EOFError
                found += piece
        return found


def main(planted: bool) -> None:
    """Answer for the photos on standard input until it ends."""
    import resource

    child = runpy.run_path(str(CHILD))
    child["limit"]()
    source, told = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(_HEAD.size):
        data = source.read(_HEAD.unpack(head)[0])
        used = _processor(resource)
        # The limit counts from the child's start; each photo has its own seconds.
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        most = used // 1000 + child["PROCESSOR_SECONDS"] + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
        if planted:
            _spring(data)
        answer = child["answer"](data)
        told.write(_TOLD.pack(len(answer), _processor(resource) - used) + answer)
        told.flush()


def _processor(resource: object) -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)  # type: ignore[attr-defined]
    return int(1000 * (used.ru_utime + used.ru_stime))


def _spring(data: bytes) -> None:
    import os
    import signal

    if TRAPS[0] in data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if TRAPS[1] in data:
        signal.pause()
    kept = []
    while TRAPS[2] in data:
        kept.append(bytearray(2**20))


if __name__ == "__main__":
    main("planted" in sys.argv)
