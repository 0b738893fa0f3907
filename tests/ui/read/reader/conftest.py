"""What every test of the reader leaves behind as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QGuiApplication) -> Iterator[None]:
    """Let go of what was copied: Qt would delete it after Python has ended, and crash."""
    yield
    QGuiApplication.clipboard().clear()
