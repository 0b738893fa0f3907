"""The objects of a PDF file: numbered, packed into streams, and listed at the end.

The page engine gives objects as text in the file's own notation; reportlab's `pdfdoc` puts the file
together and writes the dictionaries of its streams. Small objects are packed two hundred at a time
and compressed together, which `pdfdoc` by itself does not do and which makes a tagged file three
times smaller; a reader finds them by the table at the end (PDF 1.5 and later).
"""

from __future__ import annotations

import re
import struct
import zlib
from hashlib import md5
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfdoc import DummyDoc, PDFArray, PDFDictionary, PDFFile, PDFName

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION: Final = (1, 7)
_PACKED: Final = 200
_LEVEL: Final = 4
"""How hard to compress: more would take twice the time for 5 % of the size."""
_PACKED_AS: Final[dict[str, object]] = {"Filter": PDFName("FlateDecode")}
_ESCAPES: Final = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_NOT_IN_A_TAG: Final = re.compile("[^A-Za-z0-9-]")
_ROW: Final = struct.Struct(">BIH")


def text(words: str) -> str:
    """Return words as a file writes a text; plain letters are written as they are."""
    if words.isascii() and words.isprintable():
        return f"({words.translate(_ESCAPES)})"
    return f"<feff{words.encode('utf-16-be', 'replace').hex()}>"


def language(tag: str) -> str:
    """Return the tag of a language as a file writes it, without what no tag may hold."""
    return f"({_NOT_IN_A_TAG.sub('', tag)})"


class PdfFile:
    """A file that is being put together. Objects are numbered from 1, and written once each."""

    def __init__(self) -> None:
        self._file = PDFFile(_VERSION)
        self._small: dict[int, str] = {}
        self._count = 0
        self._digest = md5(usedforsecurity=False)
        self._rows: dict[int, bytes] = {}
        """Where each object is, as the table at the end has it."""

    def reserve(self) -> int:
        """Return the number of an object that is written later, by `put`."""
        self._count += 1
        return self._count

    def put(self, number: int, content: str) -> None:
        """Write the object of a number."""
        self._small[number] = content
        if len(self._small) == _PACKED:
            self._pack()

    def add(self, content: str) -> int:
        """Write an object, and return its number."""
        number = self.reserve()
        self.put(number, content)
        return number

    def stream(
        self, data: bytes, entries: Mapping[str, object] | None = None, *, packed: bool = True
    ) -> int:
        """Write a stream of bytes, and return its number; it may be left unpacked."""
        number, given = self.reserve(), entries or {}
        if packed:
            self._object(number, {**given, **_PACKED_AS}, zlib.compress(data, _LEVEL))
        else:
            self._object(number, given, data)
        return number

    def finish(self, catalog: int, info: int) -> bytes:
        """Return the file."""
        self._pack()
        self._table(catalog, info)
        return bytes(self._file.format(DummyDoc()))

    def _object(self, number: int, entries: Mapping[str, object], data: bytes) -> None:
        head = PDFDictionary({**entries, "Length": len(data)}).format(DummyDoc())
        # A lone line feed would be taken together with a carriage return at the end of the data.
        parts = (b"%d 0 obj\n" % number, head, b"\nstream\n", data, b"\r\nendstream\nendobj\n")
        written = b"".join(parts)
        self._digest.update(written)
        self._rows[number] = _ROW.pack(1, self._file.add(written), 0)

    def _pack(self) -> None:
        """Write the small objects that wait, so that they are kept no longer than they must."""
        if not self._small:
            return
        container = self.reserve()
        heads, place = [], 0
        for order, (number, content) in enumerate(self._small.items()):
            heads.append(f"{number} {place}")
            place += len(content) + 1  # each letter is a byte
            self._rows[number] = _ROW.pack(2, container, order)
        head = (" ".join(heads) + "\n").encode()
        data = zlib.compress(head + "\n".join(self._small.values()).encode("latin-1"), _LEVEL)
        entries = {"Type": PDFName("ObjStm"), "N": len(self._small), "First": len(head)}
        self._small.clear()
        self._object(container, entries | _PACKED_AS, data)

    def _table(self, catalog: int, info: int) -> None:
        self._count += 1
        start, size = self._file.offset, self._count + 1
        self._rows[self._count] = _ROW.pack(1, start, 0)
        free = _ROW.pack(0, 0, 65535)
        rows = b"".join(self._rows.get(number, free) for number in range(size))
        name = f"<{self._digest.hexdigest()}>"
        entries: dict[str, object] = {
            "Type": PDFName("XRef"),
            "Size": size,
            "W": PDFArray([1, 4, 2]),
            "Root": f"{catalog} 0 R",
            "Info": f"{info} 0 R",
            "ID": PDFArray([name, name]),
        }
        self._object(self._count, entries | _PACKED_AS, zlib.compress(rows, _LEVEL))
        self._file.add(b"startxref\n%d\n%%%%EOF\n" % start)
