"""The menu of passages that a sentence of the analyst's own can cite."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefer.model.anchor import shorten
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu

    from briefer.memo.evidence import Evidence
    from briefer.model.passage import Passage

_QUOTE = 52
_MOST = 40
"""So many passages of one speaker are offered; more are found in Evidence."""


def fill_citing(
    menu: QMenu, evidence: Evidence, near: Iterable[Passage], cite: Callable[[str], object]
) -> None:
    """Offer passages to cite: those near the sentence, then each speaker's in a menu of its own.

    `cite` is called with the guid of the one that is taken.
    """
    for passage in near:
        menu.addAction(_words(passage), partial(cite, passage.guid))
    menu.addSeparator()
    for who in evidence.codebook.stakeholders:
        said = [p for p in evidence.passages if who.id in (*p.speakers, *p.actors)]
        if said:
            below = menu.addMenu(_shown(who.short))
            for passage in said[:_MOST]:
                below.addAction(_words(passage), partial(cite, passage.guid))
    loose = [p for p in evidence.passages if not p.speakers and not p.actors]
    if loose:
        below = menu.addMenu(tr("Nobody"))
        for passage in loose[:_MOST]:
            below.addAction(_words(passage), partial(cite, passage.guid))


def _words(passage: Passage) -> str:
    said = shorten(passage.quote, _QUOTE)
    return _shown(f"“{said}”" if passage.voice.in_marks else said)


def _shown(words: str) -> str:
    """Return words as a menu shows them: an ampersand is no access key."""
    return words.replace("&", "&&")
