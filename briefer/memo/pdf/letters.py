"""Words cut into stretches of one face, with what stands for a letter that no face has.

Such a letter is printed as `[U+12000]`, and copies out as itself.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.pdf.face import Face
    from briefer.memo.pdf.fonts import Chain

_RANGES: Final = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE0FFF),
)
_INVISIBLE: Final = frozenset(code for low, high in _RANGES for code in range(low, high + 1))
"""What steers the text around it and is itself not drawn: joiners, direction marks, selectors."""
_JOINING: Final = re.compile("[\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")
"""What makes one sign of several, or another look of one."""
CODE: Final = "[U+"
"""What stands for a letter that no font has begins like this."""
_JOINERS: Final = "\u200c\u200d"
_SHAPED: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u08ff\u0900-\u109f\u1780-\u18af\u1ab0-\u1aff\u1cd0-\u1cff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ua8e0-\ua8ff\ua980-\ua9df\uaa60-\uaa7f\ufb1d-\ufdff\ufe20-\ufe2f"
    "\ufe70-\ufefc\U00010a00-\U00011fff\U0001e800-\U0001e95f]"
)
"""Letters that change beside one another, and accents that are placed by the letter under them."""


_PARTS: Final = re.compile(
    f"{_SHAPED.pattern[:-1]}\u00ad\u034f\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
"""What belongs to the letter before it, or is not drawn."""


def is_shaped(text: str) -> bool:
    """Say whether the letters of a text take other forms or places beside one another."""
    return _SHAPED.search(text) is not None


class Cut(NamedTuple):
    """A stretch of one face, and what it draws.

    `meant` is the text where what is drawn would not copy out as it, and empty elsewhere.
    """

    face: Face
    drawn: str
    meant: str = ""


def cut(text: str, chain: Chain) -> list[Cut]:
    """Cut a text into stretches of one face."""
    if not _PARTS.search(text) and chain.first.covers.issuperset(map(ord, text)):
        return [Cut(chain.first, text)]
    stretches: list[tuple[Face, str, list[str]]] = []
    for cluster, source in _clusters(text):
        for face, drawn, meant in _faces(cluster, source, chain):
            if stretches and stretches[-1][0] is face and not meant and not stretches[-1][1]:
                stretches[-1][2].append(drawn)
            else:
                stretches.append((face, meant, [drawn]))
    return [Cut(face, "".join(drawn), meant) for face, meant, drawn in stretches]


def _clusters(text: str) -> Iterator[tuple[str, str]]:
    """Yield each letter with its accents: what is drawn of it, and all of it."""
    cluster = source = ""
    for char in text:
        if ord(char) in _INVISIBLE:
            source += char if cluster else ""
            continue
        if cluster and not _is_accent(char):
            yield cluster, source
            cluster = source = ""
        cluster += char
        source += char
    if cluster:
        yield cluster, source


def _is_accent(char: str) -> bool:
    return bool(unicodedata.combining(char)) or unicodedata.category(char) in {"Me", "Mc", "Mn"}


def _faces(cluster: str, source: str, chain: Chain) -> Iterator[Cut]:
    """Yield what draws a letter and its accents."""
    if _JOINING.search(source) and not cluster[0].isalpha():
        face = chain.face(cluster[0]) or chain.first
        yield Cut(face, _spelled(cluster, face), source)
        return
    if whole := chain.face(cluster):
        joined = is_shaped(cluster) and any(char in source for char in _JOINERS)
        yield Cut(whole, source if joined else cluster)
        return
    parts = [(chain.face(char), char) for char in cluster]
    if any(face is None for face, _ in parts):
        first = next((face for face, _ in parts if face), chain.first)
        yield Cut(first, _spelled(cluster, first), source)
        return
    yield from (Cut(face, char) for face, char in parts if face)


def _spelled(cluster: str, face: Face) -> str:
    """Return what one face draws of a letter and its accents."""
    return "".join(
        char if ord(char) in face.covers else f"{CODE}{ord(char):04X}]" for char in cluster
    )
