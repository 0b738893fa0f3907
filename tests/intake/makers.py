"""The types of the fixtures that make sources and files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from briefer.intake.source import Source

SourceMaker: TypeAlias = Callable[[str, str | bytes], Source]
FileWriter: TypeAlias = Callable[[str, str | bytes], Path]
