"""Pictures on the clipboard or under the mouse that come from another program."""

from __future__ import annotations

import re
from base64 import b64decode
from contextlib import suppress
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from briefer.memo.picture import LARGEST
from briefer.services import pictures
from briefer.ui.memo.composer.clipping import SVG, holds_own

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_OTHERS = (".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif")
_ENDS = frozenset({*pictures.ENDS, *_OTHERS})
"""Of files that are taken for pictures; those that cannot be printed are refused with a reason."""
_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_TAGS = re.compile(r"""<!--.*?-->|<(?:[^>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
_DATA = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/]+={0,2})")
_LONGEST = 4 * LARGEST // 3 + 10_000
"""Letters; of a page that is longer, more than a picture is held."""
_SIDE = 2_400
"""Dots; of a larger picture no more are kept, and it takes long to write them."""


def picture_files(data: QMimeData | None) -> tuple[Path, ...]:
    """Return the files that are held, where all of them are pictures."""
    if data is None or not data.hasUrls():
        return ()
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    are_all = len(files) == len(data.urls()) and all(f.suffix.lower() in _ENDS for f in files)
    return tuple(files) if are_all else ()


def holds_pictures(data: QMimeData | None) -> bool:
    """Say whether pictures are held, and no words of which they are but another look."""
    if data is None or holds_own(data):
        return False
    if picture_files(data):
        return True
    if any(url.isLocalFile() for url in data.urls()):
        return False  # the image is the icon of a file
    has_words = not data.hasUrls() and bool(data.text().strip()) and not _tag(data)
    return not has_words and (data.hasFormat(SVG) or data.hasImage() or bool(_written_out(data)))


def lies_on_the_web(data: QMimeData | None) -> bool:
    """Say whether all that is held of a picture is its address."""
    if data is None or holds_own(data) or holds_pictures(data):
        return False
    urls = data.urls()
    if any(url.isLocalFile() for url in urls):
        return False
    return bool(_tag(data)) or any(Path(url.path()).suffix.lower() in _ENDS for url in urls)


def picture_of(data: QMimeData) -> bytes:
    """Return the file of a picture that is held without one: a drawing as it is, dots as PNG."""
    if data.hasFormat(SVG):
        return bytes(data.data(SVG).data())
    if not data.hasImage():
        return _written_out(data)
    image = QImage(data.imageData())
    if max(image.width(), image.height()) > _SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
        image = image.scaled(_SIDE, _SIDE, keep, smooth.SmoothTransformation)
    made = _written(image, "PNG")
    # Photographs are far smaller as what they mostly were before they were copied.
    return made if len(made) <= LARGEST else _written(image, "JPEG")


def _tag(data: QMimeData) -> str:
    """Return the HTML of a page of which nothing is held but a picture, or nothing."""
    html = data.html() if data.hasHtml() else ""
    return html if len(html) <= _LONGEST and _shows_a_picture_alone(html) else ""


@lru_cache(maxsize=1)  # it is asked at each motion of the mouse
def _shows_a_picture_alone(html: str) -> bool:
    return bool(_IMAGE.search(html)) and not unescape(_TAGS.sub("", html)).strip()


def _written_out(data: QMimeData) -> bytes:
    """Return the file of a picture that is written out in its address, or nothing."""
    for place in (*(url.toString() for url in data.urls()), _tag(data)):
        if found := _DATA.search(place):
            with suppress(ValueError):  # half an address
                return b64decode(found[1])
    return b""


def _written(image: QImage, kind: str) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, 95 if kind == "JPEG" else -1)  # type: ignore[call-overload]
    return bytes(held.data())
