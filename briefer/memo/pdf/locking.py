"""A PDF behind a password: encrypted with AES-256, readable by screen readers all the same."""

from __future__ import annotations

from io import BytesIO
from typing import Final

MOST_LETTERS: Final = 127
"""Of a password; the format counts bytes, of which a letter with an accent has two."""


def is_too_long(password: str) -> bool:
    """Say whether a password is longer than the format takes: readers would not open the file."""
    return len(password.encode("utf-8", "replace")) > MOST_LETTERS


def locked(data: bytes, password: str) -> bytes:
    """Return a PDF that opens with a password only. It is another one each time."""
    # Few files have a password, and every start of the program would load it.
    from pikepdf import Encryption, Pdf  # noqa: PLC0415 - see above

    out = BytesIO()
    with Pdf.open(BytesIO(data)) as file:
        file.save(out, encryption=Encryption(owner=password, user=password, R=6))
    return out.getvalue()
