"""A picture that a memo prints: read with limits, and made ready once, when it is chosen.

What is chosen comes from anywhere. What is kept of it is its dots alone: upright, on white, in the
colours of the web, with nothing of what cameras and programs write into such files.
"""

from __future__ import annotations

import struct
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageCms, ImageOps

from briefer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a file that may be chosen; what is kept of it is far smaller."""
_MOST_DOTS: Final = 40_000_000
_SIDE: Final = 2_400
"""Dots of the longer side that are kept: eight inches, as fine as a printer draws."""
_LEAST_SIDE: Final = 8
_KINDS: Final = {"PNG": ".png", "JPEG": ".jpg"}
_TOO_MANY: Final = "The picture has too many dots. Save a smaller copy and choose that."
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_NOT_ONE: Final = "The file is no picture that Briefer can read. Choose a PNG or a JPEG file."


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG file; width and height are in dots. `suffix` says which of the two it is."""

    data: bytes
    suffix: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots of a picture, row by row, in one byte (grey) or three (red, green, blue) each.

    `packed` where the data is the JPEG file itself.
    """

    data: bytes
    channels: int
    packed: bool


def read(data: bytes) -> Picture:
    """Read the head of a picture; raise InputError where it is none, or too large."""
    with _opened(data) as image:
        return Picture(data, _KINDS[str(image.format)], image.width, image.height)


def prepared(data: bytes) -> Picture:
    """Return a chosen picture as it is kept; raise InputError where it is none, or too large."""
    with _opened(data) as image:
        kind = str(image.format)
        shown = _flat(_in_web_colours(ImageOps.exif_transpose(image)))
        shown.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
        shown.info.clear()  # else comments and profiles are written again
        made = BytesIO()
        if kind == "PNG":
            shown.save(made, "PNG", optimize=True)
        else:
            shown.save(made, "JPEG", quality=92, subsampling=0)
        return Picture(made.getvalue(), _KINDS[kind], shown.width, shown.height)


def dots(picture: Picture) -> Dots:
    """Return the dots of a picture, as a page draws them."""
    with _opened(picture.data) as image:
        if image.format == "JPEG" and image.mode in {"L", "RGB"}:
            return Dots(picture.data, len(image.getbands()), packed=True)
        flat = _flat(image)
        return Dots(flat.tobytes(), len(flat.getbands()), packed=False)


def png_rows(picture: Picture) -> bytes | None:
    """Return the packed rows of a PNG that `dots` has read, None where they are not plain dots.

    Plain are eight bits for each of one colour or three, row by row, as `prepared` keeps them.
    """
    data = picture.data
    if picture.suffix != ".png" or data[24:26] not in {b"\x08\x00", b"\x08\x02"} or data[28]:
        return None
    rows, place = [], len(_PNG)
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kind = data[place + 4 : place + 8]
        if kind == b"tRNS":
            return None
        if kind == b"IEND":
            break
        if kind == b"IDAT":
            rows.append(data[place + 8 : place + 8 + length])
        place += length + 12
    return b"".join(rows)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Yield a picture; what is wrong with it is said in one sentence, whenever it shows."""
    if len(data) > LARGEST:
        raise InputError("The picture is larger than 8 MB. Save a smaller copy and choose that.")
    try:
        with Image.open(BytesIO(data), formats=tuple(_KINDS)) as image:
            if image.width * image.height > _MOST_DOTS:
                raise InputError(_TOO_MANY)
            if min(image.size) < _LEAST_SIDE:
                raise InputError("The picture is too small to be printed.")
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputError(_TOO_MANY) from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error) as error:
        raise InputError(_NOT_ONE) from error


def _in_web_colours(image: Image.Image) -> Image.Image:
    """Return a picture in the colours that screens and Word take for granted."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        web = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(image, own, web, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image  # a profile that fits no picture is as good as none
    return made or image


def _flat(image: Image.Image) -> Image.Image:
    """Return a picture on white paper, in grey or in red, green and blue."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image.convert("L" if image.mode in {"1", "L", "I;16"} else "RGB")
