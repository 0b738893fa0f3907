"""Sources written on the spot, and one reading process for the tests that need no fresh one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefer.intake.sandbox import Sandbox
from briefer.intake.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.intake.makers import FileWriter, SourceMaker

DATA = Path(__file__).resolve().parent.parent / "data" / "intake"


@pytest.fixture
def data() -> Path:
    """The folder of sources that were written for these tests."""
    return DATA


@pytest.fixture
def source() -> SourceMaker:
    """Make a source of a file name and its content."""

    def make(name: str, content: str | bytes) -> Source:
        written = content.encode("utf-8") if isinstance(content, str) else content
        return Source(Path(name), written)

    return make


@pytest.fixture
def write(tmp_path: Path) -> FileWriter:
    """Write a file into the test's own folder."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return make


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One reading process for all tests of a module."""
    with Sandbox() as shared:
        yield shared
