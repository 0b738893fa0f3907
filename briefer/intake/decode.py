"""From bytes to text: in which encoding, and how that is known."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

if TYPE_CHECKING:
    from briefer.intake.source import Source

# UTF-32 comes first: it begins like UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages declare and what browsers take it for. A declaration that could be read byte by byte
# was never in UTF-16.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}
# These are codecs of Python, not encodings of documents.
_NEVER = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}
_ONE_BYTE = re.compile(r"cp12\d\d|iso8859-\d+|koi8-[rut]|mac-\w+")

# The letters and signs that Western news texts use. A text of a neighbouring code page, read as
# Western, is full of others (¥ for Ą, ¹ for ą, þ for ş).
_NOT_WESTERN = re.compile(
    "[^\x00-\x7f\xa0ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüŒœ"
    "¡¿«»‹›‘’‚“”„–—…•·°ºª€£§©®™]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW_IN_A_HUNDRED = 3
_LOOKED_AT = 1_000_000
"""Characters that show what kind of file it is."""

_BAD = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and where its encoding is known from.

    `known_by` is "byte order mark", "declaration", "trial" (the bytes are valid UTF-8) or "guess";
    `replaced` counts the places where bytes were no text and U+FFFD stands instead.
    """

    text: str
    encoding: str
    known_by: str
    replaced: int = 0


def decode_source(source: Source, declared: str | None = None) -> Decoded:
    """Return the text of the source; raise UnreadableError where its bytes are no text."""
    found = decode(source.data, declared)
    text = found.text if found else source.data.decode("latin-1")
    if _is_binary(text):
        raise source.refused("The file is no text, whatever its name says.")
    if found is None:
        raise source.refused("The text is in an encoding that Briefer does not know.")
    return found


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Return the text of `data`, or None where no encoding makes text of it.

    A byte order mark counts most, then what the source declares, then strict UTF-8, then a guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.removeprefix(mark).decode(encoding, "replace")
            return Decoded(text, encoding, "byte order mark", text.count(_BAD))
    named = _named(declared) if declared else None
    if (
        named
        and _ONE_BYTE.fullmatch(named)
        and not data.isascii()
        and _strict(data, "utf-8") is not None
    ):
        # Letters of one byte hardly ever make valid UTF-8: the page was saved in another encoding
        # than it declares.
        named = None
    zeros = _utf16_by_zeros(data)
    tried = ((named, "declaration"), (zeros, "guess"), ("utf-8", "trial"))
    for name, known_by in tried:
        if name and (found := _strict(data, name)) is not None:
            return Decoded(found, name, known_by)
    return _damaged(data, named) or _guessed(data)


def _is_binary(text: str) -> bool:
    """Say whether there are more control characters than strayed into a text."""
    controls = len(_CONTROLS.findall(text, 0, _LOOKED_AT))
    length = min(len(text), _LOOKED_AT)
    return controls > _FEW_IN_A_HUNDRED * length / 100 and (controls > 7 or controls * 2 > length)


def _named(declared: str) -> str | None:
    """Return the codec that a declaration means, or None where there is none."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return None if name in _NEVER else _MEANT.get(name, name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        # A codec that makes no text of bytes (zlib, rot13) is a LookupError.
        return None


def _utf16_by_zeros(data: bytes) -> str | None:
    """Return which UTF-16 has its zero bytes where these are: Latin letters, every other byte."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) // 2 * 0.4
    if odd > most and even * 20 < odd:
        return "utf-16-le"
    if even > most and odd * 20 < even:
        return "utf-16-be"
    return None


def _damaged(data: bytes, named: str | None) -> Decoded | None:
    """Read text with a few bad bytes in it, where most of what is not ASCII is good."""
    for encoding, known_by in ((named, "declaration"), ("utf-8", "trial")):
        if encoding is None:
            continue
        try:
            text = data.decode(encoding, "replace")
        except LookupError:
            continue
        replaced = text.count(_BAD)
        good = sum(1 for c in text if c > "\x7f") - replaced
        if replaced < good:
            return Decoded(text, encoding, known_by, replaced)
    return None


def _guessed(data: bytes) -> Decoded | None:
    western = _strict(data, "cp1252")
    if western is not None and _reads_as_western(western):
        # The guess below often takes a neighbouring code page for it.
        return Decoded(western, "cp1252", "guess")
    best = from_bytes(data).best()
    return Decoded(str(best), best.encoding.replace("_", "-"), "guess") if best else None


def _reads_as_western(text: str) -> bool:
    """Say whether the letters are those of Western languages, and mostly plain ones."""
    if _NOT_WESTERN.search(text):
        return False
    accented = sum(1 for c in text if c > "\xbf" and c.isalpha())
    return accented * 3 < sum(1 for c in text if c.isalpha())
