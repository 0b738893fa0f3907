"""Zip files from anywhere, which Word files and shared templates are."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import Final

UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError,  # damaged
    RuntimeError,  # packed in a way that is not known, or with a password
    KeyError, ValueError,  # without the part that was asked for, or with a name that is no text
)  # fmt: skip
"""What reading one may raise."""
