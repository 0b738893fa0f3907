"""A file that is packed as a zip and was damaged on its way is refused in one sentence."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo.word import reading
from briefer.services import template_file, templates
from tests.memo.word.letterheads import house, saved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

METHODS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def damaged(file: bytes, method: int) -> Iterator[bytes]:
    """Yield a zip many times over, packed that way, with bytes lost in it and in its list."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as source, zipfile.ZipFile(out, "w", method) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    whole = out.getvalue()
    for seed in range(150):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            among = len(data) if chance.random() < 0.6 else 1_500
            data[-1 - chance.randrange(among)] = chance.randrange(256)
        yield bytes(data)


@pytest.mark.parametrize("method", METHODS)
def test_an_edited_memo(method: int) -> None:
    refused = 0
    for data in damaged(saved(house()), method):
        try:
            reading.read(data)
        except InputError:
            refused += 1
    assert refused > 10


@pytest.mark.parametrize("method", METHODS)
def test_a_shared_template(method: int, tmp_path: Path) -> None:
    shared = tmp_path / "brief.briefer-template"
    templates.share("brief", shared)
    for number, data in enumerate(damaged(shared.read_bytes(), method)):
        shared.write_bytes(data)
        folder = tmp_path / str(number)
        with suppress(InputError):
            template_file.unpack(shared, folder)
            continue
        assert not folder.exists()
