"""The canonical text: what an article's words are, once and for all.

Anchors are offsets into it, so it is made in one place, once, and never changed.
"""

from __future__ import annotations

import hashlib
import re

NORMALISER_VERSION = 1
"""Stored beside each text; a change of the rules below needs a new number."""

_BOM = "\ufeff"
_SPACE_OR_BOM = re.compile(rf"[\s{_BOM}]*")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# NUL and the other characters that XML 1.0 forbids, lone surrogates, and the noncharacters
# (U+FDD0..U+FDEF are also Qt's own frame marks).
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def canonical_text(raw: str) -> str:
    """Return `raw` with leading BOMs dropped, line ends as LF and forbidden characters gone.

    NBSP, bidi marks, ZWJ and soft hyphens stay, and nothing is composed: composition moves offsets.
    The result is a fixed point: making it canonical again changes nothing. That is why every BOM at
    the start goes; Qt would drop one there, too, and move all offsets.
    """
    if raw.isprintable():  # what is to be dropped or changed is not, and most text is
        return raw
    return _LINE_ENDS.sub("\n", _FORBIDDEN.sub("", raw).lstrip(_BOM))


def canonical_body(raw: str) -> str:
    """Return the canonical text without blank lines at either end."""
    text = canonical_text(raw)
    last = len(text.rstrip())
    if not last:
        return ""
    first = _SPACE_OR_BOM.match(text)
    start = text.rfind("\n", 0, first.end() if first else 0) + 1
    end = text.find("\n", last)
    return text[start : end if end >= 0 else len(text)].lstrip(_BOM)


def text_hash(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def readable(name: str) -> str:
    """Return a file's name as text; what is no text in it stands as a question mark."""
    return name.encode("utf-8", "replace").decode("utf-8")


def single_line(text: str) -> str:
    """Return the text on one line: canonical, every run of white space one space, ends stripped."""
    return " ".join(canonical_text(text).split())


def counted(number: float, one: str) -> str:
    """Return a number with its noun in English, of which `one` is the form for a single thing."""
    return f"{number:.15g} {one if number == 1 else f'{one}s'}"
