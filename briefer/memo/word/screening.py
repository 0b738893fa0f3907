"""A Word file from anywhere, looked at as a zip before anything in it is opened."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from briefer.errors import InputError

LARGEST: Final = 24 * 1024 * 1024
"""Bytes of the file."""
_MEMBERS: Final = 2_000
_WHOLE: Final = 36 * 1024 * 1024
"""Bytes of what is in it, unpacked."""
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_TYPES: Final = "[Content_Types].xml"
_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT: Final = b"wordprocessingml.document.main+xml"


def screened(data: bytes, name: str) -> bytes:
    """Return a Word file as a document, also where it is a template of Word.

    Raises InputError, with its name, where it has a password or macros, is of an older Word or too
    large, and one of UNREADABLE where it is no zip.
    """
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise InputError(f"{name} has a password. Take it off in Word, and choose it again.")
        raise InputError(f"{name} is of an older Word. Save it there as .docx, and choose that.")
    if len(data) > LARGEST:
        raise InputError(f"{name} is too large to be a letterhead.")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > _MEMBERS or sum(entry.file_size for entry in entries) > _WHOLE:
            raise InputError(f"{name} is too large to be a letterhead.")
        has_macros = any("vba" in entry.filename.lower() for entry in entries)
        types = b"" if has_macros else archive.read(_TYPES)
        if has_macros or b"macroEnabled" in types:
            raise InputError(f"{name} carries macros. Save it in Word as .docx, and choose that.")
        return _as_document(archive, types) if _TEMPLATE in types else data


def _as_document(archive: zipfile.ZipFile, types: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for entry in archive.infolist():
            if entry.filename != _TYPES:
                target.writestr(entry.filename, archive.read(entry))
        target.writestr(_TYPES, types.replace(_TEMPLATE, _DOCUMENT))
    return made.getvalue()
