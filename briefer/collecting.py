"""Python's garbage collector, held off where thousands of things are made that are all kept."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Collector:
    """Knows how many threads hold the collector off; the last of them lets it go on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._holders = 0
        self._was_on = True

    @contextmanager
    def held_off(self) -> Iterator[None]:
        """Hold it off in the block, which makes no cycles: it would look at all that is kept."""
        with self._lock:
            if not self._holders:
                self._was_on = gc.isenabled()
            self._holders += 1
            gc.disable()
        try:
            yield
        finally:
            with self._lock:
                self._holders -= 1
                if self._was_on and not self._holders:
                    gc.enable()


no_collecting: Final = _Collector().held_off
