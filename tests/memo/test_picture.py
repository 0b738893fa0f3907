"""Pictures come from anywhere, and are kept as their dots alone."""

from __future__ import annotations

import random
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms

from briefer.errors import InputError
from briefer.memo import picture

if TYPE_CHECKING:
    from collections.abc import Callable


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def shown(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_picture_is_kept_upright_and_without_what_a_camera_wrote() -> None:
    taken = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "A camera"
    kept = picture.prepared(saved(taken, "JPEG", exif=exif.tobytes(), comment=b"A camera"))
    assert (kept.width, kept.height, kept.suffix) == (20, 40, ".jpg")
    assert b"A camera" not in kept.data
    assert not shown(kept.data).getexif()


def test_what_is_seen_through_is_white() -> None:
    clear = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    kept = picture.prepared(saved(clear, "PNG"))
    assert shown(kept.data).mode == "RGB"
    assert shown(kept.data).getpixel((3, 3)) == (255, 255, 255)
    listed = Image.new("P", (20, 10), 0)
    drawn = picture.dots(picture.read(saved(listed, "PNG", transparency=0)))
    assert (drawn.channels, set(drawn.data)) == (3, {255})


def test_the_colours_of_a_press_become_those_of_a_screen() -> None:
    press = Image.new("CMYK", (20, 10), (0, 255, 255, 0))
    read = picture.read(saved(press, "JPEG"))
    assert picture.dots(read).channels == 3
    assert not picture.dots(read).packed
    assert shown(picture.prepared(saved(press, "JPEG")).data).mode == "RGB"


def test_a_profile_is_applied_and_not_kept() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given in (profile, b"no profile"):
        kept = picture.prepared(saved(Image.new("RGB", (9, 9), "red"), "PNG", icc_profile=given))
        assert "icc_profile" not in shown(kept.data).info
        assert shown(kept.data).getpixel((2, 2)) == pytest.approx((255, 0, 0), abs=2)


def test_a_fine_picture_is_kept_as_fine_as_a_printer_draws() -> None:
    kept = picture.prepared(saved(Image.new("L", (4800, 300)), "PNG"))
    assert (kept.width, kept.height) == (2400, 150)


def test_dots_are_drawn_as_they_are() -> None:
    image = Image.new("RGB", (8, 9), (1, 2, 3))
    drawn = picture.dots(picture.read(saved(image, "PNG")))
    assert drawn == picture.Dots(bytes((1, 2, 3)) * 72, 3, packed=False)
    jpeg = saved(image.convert("L"), "JPEG")
    assert picture.dots(picture.read(jpeg)) == picture.Dots(jpeg, 1, packed=True)


def _huge() -> bytes:
    """Return a PNG that says it has more dots than any memory holds."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(99))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"", "no picture"),
        (lambda: b"GIF89a" + bytes(40), "no picture"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (_huge, "too many dots"),
        (lambda: bytes(picture.LARGEST + 1), "larger than 8 MB"),
        (lambda: saved(Image.new("L", (7, 90)), "PNG"), "too small"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(
    make: Callable[[], bytes], words: str
) -> None:
    for use in (picture.read, picture.prepared):
        with pytest.raises(InputError, match=words):
            use(make())


def test_a_damaged_picture_is_refused_or_read_but_never_a_crash() -> None:
    image = Image.effect_noise((60, 40), 80)
    rng = random.Random(7)
    for kind in ("PNG", "JPEG"):
        whole = saved(image, kind)
        for _ in range(120):
            data = bytearray(whole[: rng.randrange(10, len(whole))])
            for _ in range(rng.randrange(4)):
                data[rng.randrange(len(data))] = rng.randrange(256)
            for use in (picture.read, picture.prepared):
                with suppress(InputError):
                    assert use(bytes(data)).width
