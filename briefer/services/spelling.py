"""Spelling by the dictionaries that are on this machine; where there is none, nothing is wrong."""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

try:
    import hunspell
except ImportError:  # there is no wheel for this machine
    hunspell = None  # type: ignore[assignment]  # asked before it is used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_TOKEN: Final = re.compile(r"\S+")
_NO_WORDS: Final = re.compile(r"[@/\\_\d]|\w\.\w")
"""In a number, an address or the name of a file."""
_LONGEST: Final = 64
"""No word of a language is longer; some engines take minutes over what is."""
_SUGGESTED: Final = 6
_PREFERRED: Final = {"en": ("en_US", "en_GB"), "es": ("es_ES", "es_MX", "es")}


def folders() -> tuple[Path, ...]:
    """Return where this system, LibreOffice and the browser keep dictionaries."""
    home = Path.home()
    found = [Path(part) for part in os.environ.get("DICPATH", "").split(os.pathsep) if part]
    if sys.platform == "win32":
        programs = Path(os.environ.get("PROGRAMFILES", "C:/Program Files"))
        found += sorted(programs.glob("LibreOffice*/share/extensions/dict-*"))
    elif sys.platform == "darwin":
        found += [home / "Library/Spelling", Path("/Library/Spelling")]
        office = Path("/Applications/LibreOffice.app/Contents/Resources/extensions")
        found += sorted(office.glob("dict-*"))
    else:
        found += [home / ".local/share/hunspell", home / ".hunspell"]
        found += [Path("/usr/local/share/hunspell"), Path("/usr/share/hunspell")]
        found += [Path("/usr/share/myspell"), Path("/usr/share/myspell/dicts")]
        found += sorted(Path("/usr/lib/libreoffice/share/extensions").glob("dict-*"))
        found += sorted(Path("/opt").glob("libreoffice*/share/extensions/dict-*"))
    return tuple(folder for folder in found if folder.is_dir())


def dictionary(language: str, where: Iterable[Path] | None = None) -> Path | None:
    """Return the dictionary of a language (its `.dic`), or None where the machine has none."""
    found: dict[str, Path] = {}
    for folder in folders() if where is None else where:
        for path in sorted(folder.glob(f"{language}*.dic")):
            name = path.stem.replace("-", "_")
            is_language = name == language or name.startswith(f"{language}_")
            if is_language and path.with_suffix(".aff").is_file():
                found.setdefault(name, path)
    for name in (*_PREFERRED.get(language, ()), *sorted(found)):
        if name in found:
            return found[name]
    return None


def words_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text are, in code points; numbers and addresses are none."""
    for token in _TOKEN.finditer(text):
        if _NO_WORDS.search(token.group()):
            continue
        for found in _WORD.finditer(text, *token.span()):
            yield found.span()


class Speller:
    """One dictionary; it can be asked in any thread, one at a time."""

    def __init__(self, path: Path) -> None:
        """Read the dictionary; raise OSError where it cannot be read."""
        if hunspell is None:
            raise OSError("there is no engine for dictionaries on this machine")
        self._engine = hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent))
        self._knows = lru_cache(maxsize=50_000)(self._ask)

    def knows(self, word: str) -> bool:
        """Say whether the dictionary has a word, or a form that it comes from."""
        return self._knows(word)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that may be meant; this takes a tenth of a second."""
        try:
            return tuple(self._engine.suggest(word)[:_SUGGESTED])
        except UnicodeEncodeError:
            return ()

    def _ask(self, word: str) -> bool:
        if len(word) > _LONGEST or (len(word) > 1 and word.isupper()):
            return True
        try:
            return self._engine.spell(word) or self._engine.spell(word.replace("’", "'"))
        except UnicodeEncodeError:  # the dictionary is in an older encoding, which lacks a letter
            return False


@lru_cache(maxsize=4)
def speller(path: Path) -> Speller:
    """Return the speller of a dictionary; the last few stay in memory."""
    return Speller(path)
