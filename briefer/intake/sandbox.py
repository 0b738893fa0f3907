"""What strangers wrote is parsed in a process that can be killed, and nowhere else.

A source that crashes it, hangs it or eats its memory is one UnreadableError; the next source gets a
new process. On Linux the process has limits of its own; everywhere the clock is held here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from briefer.errors import UnreadableError
from briefer.intake import wire
from briefer.intake.reading_process import ReadingProcess, TookTooLongError
from briefer.intake.source import PASTED, load

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from briefer.model.article import ArticleDraft

DAMAGED = "It could not be taken apart; it may be damaged."


class Sandbox:
    """Reads sources one after the other in a process of its own; for one thread at a time.

    `seconds` is how long one source may take, `memory` how many bytes the process may have.
    """

    def __init__(self, *, seconds: float = 20, memory: int = 1_500_000_000) -> None:
        """Start nothing yet: the process starts with the first source."""
        self._seconds = seconds
        self._memory = memory
        self._process: ReadingProcess | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    @property
    def process_id(self) -> int | None:
        """The id of the process that reads, or None while there is none."""
        return self._process.id if self._process else None

    def read(self, path: Path) -> ArticleDraft:
        """Return the article in the file; raise UnreadableError where there is none to be read."""
        source = load(path)
        return self._draft(path, {"path": str(path)}, source.data)

    def paste(self, text: str) -> ArticleDraft:
        """Return the article in pasted text; raise UnreadableError where there is none."""
        return self._draft(PASTED, {}, text.encode("utf-8", "replace"))

    def close(self) -> None:
        """End the process; another source would start a new one."""
        if self._process:
            self._process.end()
        self._process = None

    def _draft(self, path: Path, message: dict[str, object], data: bytes) -> ArticleDraft:
        answer = self._ask(path, message, data)
        refused = answer.get("refused")
        if isinstance(refused, str):
            raise UnreadableError(path, refused)
        try:
            return wire.draft_from_json(answer.get("draft"), data)
        except wire.WireError:
            self.close()
            raise UnreadableError(path, DAMAGED) from None

    def _ask(self, path: Path, message: dict[str, object], data: bytes) -> dict[str, object]:
        """Return the answer to one source.

        A process that has read others before may be worn out or killed without this one's fault;
        then a new process gets a second chance.
        """
        chances = 2 if self._process else 1
        for _ in range(chances):
            try:
                return self._exchange(message, data)
            except TookTooLongError:
                reason = f"It took more than {self._seconds:g} seconds and was given up."
                raise UnreadableError(path, reason) from None
            except (wire.WireError, OSError):
                continue
        raise UnreadableError(path, DAMAGED)

    def _exchange(self, message: dict[str, object], data: bytes) -> dict[str, object]:
        """Ask the process, started anew where it has ended; whatever goes wrong ends it."""
        if self._process and not self._process.lives:
            self.close()
        process = self._process or ReadingProcess(seconds=self._seconds, memory=self._memory)
        self._process = process
        try:
            return process.ask(message, data)
        except BaseException:
            # An answer that comes later must not be taken for that of the next source.
            self.close()
            raise
