"""Where things are: what Briefer ships, and the user's own folders.

This is the only module that joins such paths.
"""

from __future__ import annotations

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """Return the packaged folder if it is there (a wheel), else the one of the checkout."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Return the folder of icons, themes, fonts, codebooks, word lists and the sample."""
    return _shipped("resources")


def templates() -> Path:
    """Return the folder of the built-in memo templates, one folder each."""
    return _shipped("templates")


def user_config() -> Path:
    """Return the folder of the user's preferences and window state."""
    return Path(platformdirs.user_config_dir("briefer", appauthor=False))


def user_data() -> Path:
    """Return the folder of the user's own templates and codebooks."""
    return Path(platformdirs.user_data_dir("briefer", appauthor=False))


def user_log() -> Path:
    """Return the folder of the log, which never holds article text."""
    return Path(platformdirs.user_log_dir("briefer", appauthor=False))


def briefings() -> Path:
    """Return the folder in which new briefings are kept unless the user says otherwise."""
    return Path(platformdirs.user_documents_dir()) / "Briefings"
