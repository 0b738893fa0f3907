"""Web addresses that may be kept as a fact of an article."""

from __future__ import annotations

from urllib.parse import urlsplit

_LONGEST = 2000


def web_address(words: str | None) -> str | None:
    """Return the words where they are a whole http or https address, else None."""
    address = (words or "").strip()
    if not address or len(address) > _LONGEST or any(c.isspace() or c < " " for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and parts.hostname else None
