"""Fonts of the user's system for scripts that no shipped font has, such as Chinese or Thai.

They are looked for by their files' names, in the folders where systems keep fonts, and only when a
memo has a letter that needs one.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from uharfbuzz import HarfBuzzError

from briefer.memo.pdf.face import Face

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADING: Final = Lock()
_HAN: Final = (
    *("NotoSerifCJK-Regular.ttc", "SourceHanSerif-Regular.ttc"),
    *("NotoSansCJK-Regular.ttc", "SourceHanSans-Regular.ttc"),
)
"""Collections with a font each for the forms that a Chinese character has in four countries."""
_NUMBERS: Final = {"ja": 0, "ko": 1, "zh": 2}
_BY_LANGUAGE: Final = {
    "zh": (
        *("NotoSerifCJKsc-Regular.otf", "NotoSansCJKsc-Regular.otf", "Songti.ttc", "simsun.ttc"),
        *("PingFang.ttc", "msyh.ttc", "STHeiti Light.ttc", "Hiragino Sans GB.ttc", "uming.ttc"),
        *("wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf"),
    ),
    "ja": (
        *("NotoSerifCJKjp-Regular.otf", "NotoSansCJKjp-Regular.otf", "ヒラギノ明朝 ProN.ttc"),
        *("YuMincho.ttc", "yumin.ttf", "YuGothM.ttc", "msmincho.ttc"),
    ),
    "ko": ("AppleMyungjo.ttf", "batang.ttc", "malgun.ttf", "AppleSDGothicNeo.ttc"),
}
_OTHERS: Final = (
    *("NotoSerifThai-Regular.ttf", "NotoSansThai-Regular.ttf", "leelawui.ttf", "Thonburi.ttc"),
    *("NotoSansBengali-Regular.ttf", "NotoSansTamil-Regular.ttf", "NotoSansTelugu-Regular.ttf"),
    *("NotoSansGurmukhi-Regular.ttf", "NotoSansGujarati-Regular.ttf", "Nirmala.ttc", "Nirmala.ttf"),
    *("NotoSerifEthiopic-Regular.ttf", "NotoSansEthiopic-Regular.ttf", "ebrima.ttf"),
    *("NotoSerifArmenian-Regular.ttf", "NotoSerifGeorgian-Regular.ttf", "sylfaen.ttf"),
    *("Arial Unicode.ttf", "arialuni.ttf", "unifont.ttf", "Symbola.ttf", "seguisym.ttf"),
)
_RARER: Final = (
    *("seguiemj.ttf", "seguihis.ttf", "gadugi.ttf", "mmrtext.ttf", "himalaya.ttf", "LaoUI.ttf"),
    *("KhmerUI.ttf", "mvboli.ttf", "monbaiti.ttf", "estre.ttf", "Apple Symbols.ttf"),
    *("Kannada MN.ttc", "Malayalam MN.ttc", "Sinhala MN.ttc", "Khmer MN.ttc", "Myanmar MN.ttc"),
    *("Lao MN.ttc", "Kailasa.ttc", "Bangla MN.ttc", "Tamil MN.ttc", "Telugu MN.ttc"),
    *("Gujarati Sangam MN.ttc", "Gurmukhi MN.ttc", "Kefa.ttc", "Mshtakan.ttc"),
    "Plantagenet Cherokee.ttf",
)
"""What Windows and macOS have for scripts and signs that are asked for less."""
_NOTO: Final = re.compile(r"noto(?!sansmono)[a-z0-9]*-regular\.(?:ttf|otf)")
"""The family with a font for nearly every script, as Linux and its applications bring it."""
USUAL: Final = "zh"
"""The language whose forms a Chinese character has where nothing says which."""


def system_faces(language: str = "") -> Iterator[Face]:
    """Yield the fonts that the system has, those for the language first.

    Each is loaded when it is asked for.
    """
    first = language.split("-", maxsplit=1)[0]
    first = first if first in _BY_LANGUAGE else USUAL
    named = [(name, _NUMBERS[first]) for name in _HAN]
    named += [(name, 0) for name in _BY_LANGUAGE[first]]
    for other in (each for each in _BY_LANGUAGE if each != first):
        named += [(name, 0) for name in _BY_LANGUAGE[other]]
    named += [(name, 0) for name in (*_OTHERS, *_RARER, *_noto(tuple(_files())))]
    for name, number in named:
        path = _files().get(name.lower())
        face = _face(path, number) if path else None
        if face:
            yield face


@cache
def _noto(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the Noto fonts among the names of files, those with serifs first."""
    found = (name for name in names if _NOTO.fullmatch(name))
    return tuple(sorted(found, key=lambda name: (not name.startswith("notoserif"), name)))


def _face(path: Path, number: int) -> Face | None:
    with _LOADING:
        return _loaded(path, number)


@cache
def _loaded(path: Path, number: int) -> Face | None:
    """Return a font of a file, None where it cannot be read: then the next one is tried."""
    try:
        return Face(path, number)
    except (OSError, HarfBuzzError):
        return None


@cache
def _files() -> dict[str, Path]:
    """Return the font files of the system by their names in small letters."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for parent, _, names in sorted(os.walk(folder)):
            for name in names:
                found.setdefault(name.lower(), Path(parent, name))
    return found


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        return windows, home / "AppData/Local/Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        system = Path("/System/Library")
        return home / "Library/Fonts", Path("/Library/Fonts"), system / "Fonts", system / "AssetsV2"
    shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
    return home / ".local/share/fonts", home / ".fonts", *shared
