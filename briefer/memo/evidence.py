"""What a memo is made from: one frozen value, so that composing needs no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefer.memo.labels import running_labels
from briefer.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.memo.picture import Picture
    from briefer.memo.shapes import Drawing
    from briefer.model.article import Article, Outlet
    from briefer.model.codebook import Codebook, Stakeholder
    from briefer.model.passage import Passage
    from briefer.model.positions import ColumnKey
    from briefer.model.project import Project
    from briefer.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Evidence:
    """Everything that a memo may say.

    `texts` holds the frozen texts by hash, `who` is the analyst, `date` the day of the export
    (`2023-12-29`). `outlets` adds their aliases and ratings, where they are known; `marked` the
    passages (guids) that a memo marks as new or changed (see `memo.since`), `images` the pictures
    that a memo prints, by their hashes.
    """

    project: Project
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    codebook: Codebook
    texts: Mapping[str, str]
    vocabulary: Vocabulary
    who: str
    date: str
    outlets: tuple[Outlet, ...] = ()
    marked: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, Picture | Drawing] = field(default_factory=dict)

    @cached_property
    def article_by_id(self) -> dict[int, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def passage_by_id(self) -> dict[int, Passage]:
        """Passages by id."""
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def passage_by_guid(self) -> dict[str, Passage]:
        """Passages by guid."""
        return {passage.guid: passage for passage in self.passages}

    @cached_property
    def said_by(self) -> dict[int, tuple[Passage, ...]]:
        """The passages that each stakeholder (by id) says, in order."""
        found: dict[int, list[Passage]] = {}
        for passage in self.passages:
            for speaker in dict.fromkeys(passage.speakers):
                found.setdefault(speaker, []).append(passage)
        return {speaker: tuple(passages) for speaker, passages in found.items()}

    @cached_property
    def in_article(self) -> dict[int, tuple[Passage, ...]]:
        """The passages of each article (by id) that has any, in order."""
        found: dict[int, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.article_id, []).append(passage)
        return {article: tuple(passages) for article, passages in found.items()}

    @cached_property
    def stakeholder_by_guid(self) -> dict[str, Stakeholder]:
        """Stakeholders by guid."""
        return {entry.guid: entry for entry in self.codebook.stakeholders}

    @cached_property
    def stakeholder_by_name(self) -> dict[str, Stakeholder]:
        """Stakeholders by each name and alias, folded; of several with one name the first."""
        found: dict[str, Stakeholder] = {}
        for entry in self.codebook.stakeholders:
            for name in (entry.name, *entry.aliases):
                found.setdefault(fold(name), entry)
        return found

    @cached_property
    def outlet_names(self) -> dict[str, tuple[str, ...]]:
        """Every name of each outlet that an article names, the article's own first."""
        aliases = {outlet.name: outlet.aliases for outlet in self.outlets}
        return {a.outlet: (a.outlet, *aliases.get(a.outlet, ())) for a in self.articles if a.outlet}

    @cached_property
    def labels(self) -> dict[ColumnKey, str]:
        """What each proposition, or topic without one, is called in the middle of a sentence."""
        return running_labels(self.codebook)

    def article_of(self, passage: Passage) -> Article:
        """Return the article in which the passage stands."""
        return self.article_by_id[passage.article_id]

    def tagged_articles(self) -> tuple[Article, ...]:
        """Return the articles that have a passage."""
        return tuple(article for article in self.articles if article.id in self.in_article)

    def date_of(self, passage: Passage) -> str | None:
        """Return the passage's event date, else its article's date."""
        return passage.statement.event_date or self.article_of(passage).published

    def frozen_words(self, passage: Passage) -> str | None:
        """Return what stands at the passage's place in its article's text, None without a text."""
        text = self.texts.get(self.article_of(passage).text_hash)
        return None if text is None else text[passage.span.start : passage.span.end]
