"""The reading process: it takes sources in, parses them, and gives drafts back.

It is started by `briefer.intake.sandbox` and ends when its input does. It opens no files.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from briefer.errors import UnreadableError
from briefer.intake import pasted, registry, sandbox, wire
from briefer.intake.source import Source

_TOO_MUCH = "It needs more memory than Briefer gives to one article."


def main(arguments: list[str]) -> int:
    """Serve until the input ends; the arguments are bytes of memory and seconds for one source."""
    memory, seconds = int(arguments[0]), int(arguments[1])
    # Ctrl+C in a terminal is meant for the program that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb") as answers:
        _silence()
        _limit_memory(memory)
        while True:
            try:
                message, data = wire.receive(requests)
            except wire.WireError:
                return 0
            _limit_time(seconds)
            try:
                answer = _answer(message, data)
            except MemoryError:
                # The next source gets a process with all its memory.
                wire.send(answers, {"refused": _TOO_MUCH})
                return 1
            wire.send(answers, answer)


def _silence() -> None:
    """Keep what libraries print away from the answers."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.close(nothing)


def _limit_memory(size: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - it exists on no other system that counts

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _limit_time(seconds: int) -> None:
    """Let the system end this process if nobody else does: the limit counts from its start."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - it exists on no other system that counts

        usage = resource.getrusage(resource.RUSAGE_SELF)
        used = int(usage.ru_utime + usage.ru_stime)
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = used + 2 * seconds + 1
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _answer(message: dict[str, object], data: bytes) -> dict[str, object]:
    path = message.get("path")
    try:
        if isinstance(path, str):
            draft = registry.parse(Source(Path(path), data))
        else:
            draft = pasted.read(data.decode("utf-8", "replace"))
    except UnreadableError as refusal:
        return {"refused": refusal.reason}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a fault of a parser is the fault of one source
        return {"refused": sandbox.DAMAGED}
    return {"draft": wire.draft_to_json(draft)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
