"""The image of a figure as an address that holds it all, for formats without files of their own."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from briefer.memo.picture import Picture
from briefer.memo.svg import writing as svg

if TYPE_CHECKING:
    from briefer.memo.shapes import Drawing

_KINDS: Final = {".png": "image/png", ".jpg": "image/jpeg"}


def data_address(image: Picture | Drawing) -> str:
    """Return the image as a `data:` address."""
    if isinstance(image, Picture):
        kind, data = _KINDS[image.suffix], image.data
    else:
        kind, data = "image/svg+xml", svg.written(image)
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"
