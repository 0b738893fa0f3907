"""What a memo on any template can be told beside its header fields, each with what it may say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefer.errors import InputError
from briefer.memo.document import NotesAt
from briefer.memo.translations import Printed

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTES: Final = "notes"
"""The setting of a memo that says where its notes stand."""
CONTENTS: Final = "contents"
"""The setting that says whether the headings are listed in front, with their pages."""
PORTIONS: Final = "portions"
"""The setting that says whether portion marks are printed."""
TRANSLATIONS: Final = "translations"
"""The setting that says what is printed of a passage in another language."""
SOURCE_LIST: Final = "source-list"
"""The setting that says whether the memo ends with a list of its sources."""

CONTROLLED_BY: Final = "controlled-by"
DESIGNATION: Final = {
    CONTROLLED_BY: "CUI controlled by",
    "cui-category": "CUI category",
    "dissemination": "CUI dissemination",
    "cui-contact": "CUI contact",
}
"""What a memo marked CUI says on its first page, each with the window's word for it."""

YES: Final = "yes"
NO: Final = "no"


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting with the values that it can have; `name` is the window's word for it."""

    name: str
    values: tuple[str, ...]

    def check(self, value: str) -> None:
        """Raise InputError where the setting cannot have the value."""
        if value not in self.values:
            known = ", ".join(self.values)
            raise InputError(f"“{self.name}” cannot be “{value}”; it can be: {known}.")


CHOICES: Final = {
    NOTES: Choice("Place of notes", tuple(NotesAt)),
    TRANSLATIONS: Choice("Translations", tuple(Printed)),
    SOURCE_LIST: Choice("List of sources", (YES, NO)),
    PORTIONS: Choice("Portion marks", (YES, NO)),
    CONTENTS: Choice("Contents", (YES, NO)),
}
"""The settings by their keys."""


def chosen(fields: Mapping[str, str], key: str, default: str) -> str:
    """Return what a memo's fields say of a setting, `default` where they say nothing known."""
    asked = fields.get(key, "")
    return asked if asked in CHOICES[key].values else default
