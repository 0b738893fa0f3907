"""Ways to mend what the checks found, for a window or a program that offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from typing_extensions import override

RESTORE: Final = "restore"
"""Put the words of the source back."""
PARAPHRASE: Final = "paraphrase"
"""Print it as a paraphrase: words of the analyst's own, without marks, with their note."""
ATTRIBUTE: Final = "attribute"
"""Name the outlet `target` before the words."""
REPLACE: Final = "replace"
"""Print the passage `target` instead."""
ADD: Final = "add"
"""Put the passage `target` into the memo."""
MOVE: Final = "move"
"""Move the block to the section `target`."""
REMOVE: Final = "remove"
"""Take the block out of the memo."""
BANNER: Final = "banner"
"""Set the handling mark `target`."""
FOOTNOTES: Final = "footnotes"
"""Print the notes at the foot of their pages."""
UNSTAR: Final = "unstar"
"""Take the star of the passage `target` away."""
TAG: Final = "tag"
"""Tag the passage with the topic `target`."""
KEEP: Final = "keep"
"""Let the text stand without the passages that are gone."""
FOLLOW: Final = "follow"
"""Let the typed numbers of sections and tables follow what they name."""
WRITE: Final = "write"
"""Go to the block or the section `target` and write."""
FIELD: Final = "field"
"""Fill in the header field `target`."""
ARTICLE: Final = "article"
"""Set what is missing of the article `target`."""
GOING: Final = frozenset({WRITE, FIELD, ARTICLE})
"""What only leads to the place where the analyst mends it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: what to do, and the guid, key or mark to do it with, if any."""

    action: str
    target: str = ""

    @override
    def __str__(self) -> str:
        """Return it as text: `replace:<passage>`, `paraphrase`."""
        return f"{self.action}:{self.target}" if self.target else self.action
