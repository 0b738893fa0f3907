"""What somebody dropped or pasted: a briefing, files, or words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

BRIEFING = ".briefing"


@dataclass(frozen=True, slots=True)
class Dropped:
    """At most one of the three holds something; `address` is that of a page on the web."""

    briefing: Path | None = None
    files: tuple[Path, ...] = ()
    text: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.briefing or self.files or self.text.strip() or self.address)


def dropped(data: QMimeData) -> Dropped:
    """Return what a drag or the clipboard holds."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if len(files) == 1 and files[0].suffix.lower() == BRIEFING:
        return Dropped(briefing=files[0])
    if files:
        return Dropped(files=files)
    addresses = [url.toString() for url in data.urls()]
    text = data.text()
    if addresses and (not text.strip() or text.strip() in addresses):
        return Dropped(address=addresses[0])
    return Dropped(text=text)
