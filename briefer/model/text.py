"""The canonical text: what an article's words are, once and for all.

Anchors are offsets into it, so it is made in one place, once, and never changed.
"""

from __future__ import annotations

import hashlib
import re

NORMALISER_VERSION = 1
"""Stored beside each text; a change of the rules below needs a new number."""

_BOM = "\ufeff"
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
    return _LINE_ENDS.sub("\n", _FORBIDDEN.sub("", raw).lstrip(_BOM))


def canonical_body(raw: str) -> str:
    """Return the canonical text without blank lines at either end."""
    lines = canonical_text(raw).split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    start = 0
    while start < len(lines) and not lines[start].lstrip(_BOM).strip():
        start += 1
    return "\n".join(lines[start:]).lstrip(_BOM)


def text_hash(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def single_line(text: str) -> str:
    """Return the text on one line: canonical, every run of white space one space, ends stripped."""
    return " ".join(canonical_text(text).split())
