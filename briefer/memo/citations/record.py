"""What a citation says of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefer.memo.citations.person import Person, person

if TYPE_CHECKING:
    from briefer.memo.citations.locale import Locale
    from briefer.model.article import Article


@dataclass(frozen=True)
class Record:
    """An article as it is cited.

    `information` is the day of what is reported, as a stored date; `mark` the portion mark of the
    words that are cited; `suffix` tells an author's articles of one year apart in APA; `brief` is
    the title in later notes, which have the date beside it where it `needs_date` to be told apart.
    """

    article: Article
    information: str | None = None
    mark: str = "U"
    suffix: str = ""
    brief: str = ""
    needs_date: bool = False

    @cached_property
    def authors(self) -> tuple[Person, ...]:
        """The authors, their names taken apart."""
        return tuple(person(name, self.article.language) for name in self.article.authors)

    @property
    def title(self) -> str:
        """The title as the source has it."""
        return self.article.title

    @property
    def outlet(self) -> str:
        """The outlet's name, or nothing where the source names none."""
        return self.article.outlet or ""

    @property
    def url(self) -> str:
        """The address, or nothing."""
        return self.article.url or ""

    @property
    def published(self) -> str | None:
        """The date that the source itself gives."""
        return None if self.article.published_set_by == "analyst" else self.article.published

    @property
    def accessed(self) -> str | None:
        """The day on which it was captured."""
        return self.article.accessed[:10] if self.article.accessed else None

    def date(self, locale: Locale, *, short: bool = False) -> str:
        """Return the date in words; an undated source as `n.d. (about 27 December 2023)`."""
        if self.article.published is None:
            return locale.words["undated"]
        stored = self.article.published
        words = locale.short_date(stored) if short else locale.date(stored)
        if self.article.published_about:
            words = locale.about(stored, words)
        elif self.published is None:
            words = locale.words["dated"].format(date=words)
        return words if self.published else f"{locale.words['undated']} ({words})"
