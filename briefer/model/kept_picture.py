"""A picture as a briefing keeps it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """The bytes of a picture that were made ready once, and their kind, `image/png`."""

    data: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """The hash under which it is kept."""
        return hashlib.sha256(self.data).hexdigest()
