"""What a setting of a memo can be, in the words of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefer.memo.settings import CHOICES, NOTES, TRANSLATIONS
from briefer.memo.template import CITATIONS, LANGUAGE
from briefer.ui.setting_words import (
    form_words,
    language_words,
    notes_words,
    switch_words,
    translation_words,
)
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.template import Template

MARKS: Final = (
    ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
    ("UNCLASSIFIED", "CUI", "CONFIDENTIAL", "SECRET", "TOP SECRET"),
    ("OFFICIAL", "OFFICIAL-SENSITIVE", "UK SECRET", "UK TOP SECRET"),
)
"""The handling marks that are offered, scheme by scheme, the lowest first.

Two that CUI has taken the place of are known, and no longer offered.
"""


def closed_choices(key: str, template: Template) -> tuple[tuple[str, str], ...]:
    """Return the values of a setting with their words, what the template says first.

    Nothing for a field that can have other values, too.
    """
    words = _words(key, template)
    if not words:
        return ()
    said = words.get(_default(key, template), "")
    return ("", tr("{said} (as the template says)").format(said=said)), *words.items()


def _words(key: str, template: Template) -> Mapping[str, str]:
    if key == LANGUAGE:
        return {code: language_words(code) for code in template.wordings}
    if key == CITATIONS:
        return form_words()
    if key == NOTES:
        return {place.value: words for place, words in notes_words().items()}
    if key == TRANSLATIONS:
        return {printed.value: words for printed, words in translation_words().items()}
    return switch_words() if key in CHOICES else {}


def _default(key: str, template: Template) -> str:
    given = {LANGUAGE: template.language, CITATIONS: template.citations}
    return given[key] if key in given else template.default(key)
