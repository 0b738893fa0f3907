"""Strips onto pages: as many on each as fit, and nothing parted that must stand together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefer.memo.pdf.strips import Strip


@dataclass(slots=True)
class Page:
    """The strips of one page, each with how far under the top margin it begins."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0
    owed: float = 0
    """The room that the last strip wants under it."""

    def top(self, strip: Strip) -> float:
        """Return where a strip would begin."""
        return self.used + (max(self.owed, strip.before) if self.strips else 0)

    def add(self, strip: Strip) -> None:
        """Put a strip under the others."""
        top = self.top(strip)
        self.strips.append((top, strip))
        self.used = top + strip.height
        self.owed = strip.after


def paginate(strips: Iterable[Strip], height: float) -> list[Page]:
    """Return the pages of a memo, at least one; `height` is the room between the margins.

    What must stand together is parted only where it is taller than a page.
    """
    pages = [Page()]
    for group in _groups(strips):
        if pages[-1].strips and (group[0].breaks or _bottom(pages[-1], group) > height):
            fresh = _fresh(group[0])
            if group[0].breaks or _bottom(fresh, group) <= height:
                pages.append(fresh)
        for strip in group:
            page = pages[-1]
            if page.strips and page.top(strip) + strip.height > height:
                page = _fresh(strip)
                pages.append(page)
            page.add(strip)
    return pages


def _fresh(first: Strip) -> Page:
    """Return a new page that begins with what `first` wants repeated above it."""
    page = Page()
    for strip in first.head:
        page.add(strip)
    return page


def _bottom(page: Page, group: list[Strip]) -> float:
    trial = Page(list(page.strips[-1:]), page.used, page.owed)
    for strip in group:
        trial.add(strip)
    return trial.used


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Yield the strips in runs that must stand together; a new page parts them all the same."""
    group: list[Strip] = []
    for strip in strips:
        if strip.breaks and group:
            yield group
            group = []
        group.append(strip)
        if not strip.keeps:
            yield group
            group = []
    if group:
        yield group
