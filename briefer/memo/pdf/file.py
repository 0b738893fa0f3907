"""The objects of a PDF file: numbered, packed into streams, and listed at the end.

Objects are written as text in the file's own notation. Small ones are packed two hundred at a time
and compressed together; a reader finds them by the table at the end (PDF 1.5 and later).
"""

from __future__ import annotations

import struct
import zlib
from hashlib import md5
from typing import Final

_PACKED: Final = 200
_LEVEL: Final = 4
"""How hard to compress: more would take twice the time for 5 % of the size."""
_ROW: Final = struct.Struct(">BIH")


def text(words: str) -> str:
    """Return words as a file writes a text."""
    return f"<feff{words.encode('utf-16-be').hex()}>"


class PdfFile:
    """A file that is being put together. Objects are numbered from 1."""

    def __init__(self) -> None:
        self._small: dict[int, str] = {}
        self._streams: dict[int, tuple[str, bytes]] = {}
        self._count = 0

    def reserve(self) -> int:
        """Return the number of an object that is written later, by `put`."""
        self._count += 1
        return self._count

    def put(self, number: int, content: str) -> None:
        """Write the object of a number."""
        self._small[number] = content

    def add(self, content: str) -> int:
        """Write an object, and return its number."""
        number = self.reserve()
        self._small[number] = content
        return number

    def stream(self, data: bytes, entries: str = "", *, packed: bool = True) -> int:
        """Write a stream of bytes, and return its number; it may be left as it is."""
        number = self.reserve()
        if packed:
            data = zlib.compress(data, _LEVEL)
            entries += "/Filter/FlateDecode"
        self._streams[number] = (f"<<{entries}/Length {len(data)}>>", data)
        return number

    def finish(self, catalog: int, info: int) -> bytes:
        """Return the file."""
        return _Output(self._small, self._streams, self._count).finish(catalog, info)


class _Output:
    """The bytes of the file, with the place of each object in it."""

    def __init__(
        self, small: dict[int, str], streams: dict[int, tuple[str, bytes]], count: int
    ) -> None:
        self._small = small
        self._streams = streams
        self._count = count
        self._parts: list[bytes] = []
        self._size = 0
        self._rows: dict[int, bytes] = {}

    def finish(self, catalog: int, info: int) -> bytes:
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        for number, (entries, data) in self._streams.items():
            self._object(number, entries, data)
        numbers = sorted(self._small)
        for start in range(0, len(numbers), _PACKED):
            self._pack(numbers[start : start + _PACKED])
        self._table(catalog, info)
        return b"".join(self._parts)

    def _write(self, data: bytes) -> None:
        self._parts.append(data)
        self._size += len(data)

    def _object(self, number: int, entries: str, data: bytes) -> None:
        self._rows[number] = _ROW.pack(1, self._size, 0)
        self._write(f"{number} 0 obj\n{entries}\nstream\n".encode("latin-1"))
        self._write(data)
        # A lone line feed would be taken together with a carriage return at the end of the data.
        self._write(b"\r\nendstream\nendobj\n")

    def _pack(self, numbers: list[int]) -> None:
        self._count += 1
        heads, bodies, place = [], [], 0
        for order, number in enumerate(numbers):
            body = self._small[number].encode("latin-1")
            heads.append(f"{number} {place}")
            bodies.append(body)
            place += len(body) + 1
            self._rows[number] = _ROW.pack(2, self._count, order)
        head = (" ".join(heads) + "\n").encode()
        data = zlib.compress(head + b"\n".join(bodies), _LEVEL)
        entries = f"<</Type/ObjStm/N {len(numbers)}/First {len(head)}"
        self._object(self._count, f"{entries}/Filter/FlateDecode/Length {len(data)}>>", data)

    def _table(self, catalog: int, info: int) -> None:
        self._count += 1
        start, size = self._size, self._count + 1
        self._rows[self._count] = _ROW.pack(1, start, 0)
        free = _ROW.pack(0, 0, 65535)
        rows = b"".join(self._rows.get(number, free) for number in range(size))
        data = zlib.compress(rows, _LEVEL)
        digest = md5(usedforsecurity=False)
        for part in self._parts:
            digest.update(part)
        name = digest.hexdigest()
        entries = (
            f"<</Type/XRef/Size {size}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R"
            f"/ID[<{name}><{name}>]/Filter/FlateDecode/Length {len(data)}>>"
        )
        self._object(self._count, entries, data)
        self._write(f"startxref\n{start}\n%%EOF\n".encode())
