"""The user's preferences, one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

READER_SIZES = (80, 160)
"""The smallest and the largest text of an article, in per cent of all other text."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user chose on the preferences page.

    `theme` is "system", "light" or "dark"; `text_size` a percentage, 80 to 250; `reader_size` the
    size of an article's text in per cent of that, 80 to 160; `reader_width` the characters of a
    line, 50 to 90; `single_keys` lets letters and digits tag without a modifier. `find_...` is what
    counts when words are looked for in an article, `spelling` underlines unknown words in memos,
    but not those of `spelling_words`; `export_...` what the export dialog offers: as it was last.
    """

    who: str = ""
    theme: str = "system"
    text_size: int = 100
    reader_size: int = 100
    reader_width: int = 66
    single_keys: bool = True
    find_whole_words: bool = False
    find_case: bool = False
    find_accents: bool = False
    spelling: bool = True
    spelling_words: str = ""
    export_format: str = ".docx"
    export_version: str = "sourced"
    export_opens: bool = False
