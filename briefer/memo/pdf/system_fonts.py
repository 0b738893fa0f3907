"""Fonts of the user's system for scripts that no shipped font has, such as Chinese or Thai.

They are looked for by their files' names, in the folders where systems keep fonts, and only when a
memo has a letter that needs one.
"""

from __future__ import annotations

import os
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
_NAMES: Final = (
    # Chinese, Japanese and Korean; the first that has a letter draws it.
    *("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf"),
    *("SourceHanSerif-Regular.ttc", "SourceHanSans-Regular.ttc", "NotoSansCJKjp-Regular.otf"),
    *("NotoSerifCJKjp-Regular.otf", "NotoSerifCJKsc-Regular.otf", "simsun.ttc", "msyh.ttc"),
    *("Songti.ttc", "PingFang.ttc", "STHeiti Light.ttc", "Hiragino Sans GB.ttc"),
    *("YuMincho.ttc", "yumin.ttf", "YuGothM.ttc", "msmincho.ttc", "ヒラギノ明朝 ProN.ttc"),
    *("batang.ttc", "malgun.ttf", "AppleMyungjo.ttf", "AppleSDGothicNeo.ttc"),
    *("wqy-microhei.ttc", "wqy-zenhei.ttc", "uming.ttc", "DroidSansFallbackFull.ttf"),
    # Other scripts.
    *("NotoSerifThai-Regular.ttf", "NotoSansThai-Regular.ttf", "leelawui.ttf", "Thonburi.ttc"),
    *("NotoSansBengali-Regular.ttf", "NotoSansTamil-Regular.ttf", "NotoSansTelugu-Regular.ttf"),
    *("NotoSansGurmukhi-Regular.ttf", "NotoSansGujarati-Regular.ttf", "Nirmala.ttc", "Nirmala.ttf"),
    *("NotoSerifEthiopic-Regular.ttf", "NotoSansEthiopic-Regular.ttf", "ebrima.ttf"),
    *("NotoSerifArmenian-Regular.ttf", "NotoSerifGeorgian-Regular.ttf", "sylfaen.ttf"),
    *("Arial Unicode.ttf", "arialuni.ttf", "unifont.ttf", "Symbola.ttf", "seguisym.ttf"),
)


def system_faces() -> Iterator[Face]:
    """Yield the fonts that the system has, each loaded when it is asked for."""
    for name in _NAMES:
        path = _files().get(name.lower())
        face = _face(path) if path else None
        if face:
            yield face


def _face(path: Path) -> Face | None:
    with _LOADING:
        return _loaded(path)


@cache
def _loaded(path: Path) -> Face | None:
    """Return the first font of a file, None where it cannot be read: then the next one is tried."""
    try:
        return Face(path)
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
