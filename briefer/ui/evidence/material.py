"""What the Evidence workspace is made from, kept in step with the briefing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.article import Article
    from briefer.model.changes import ChangeSet
    from briefer.model.codebook import Codebook
    from briefer.model.passage import Passage
    from briefer.store.reading import Reading

_PASSAGES = (
    "passage",
    "passage_stakeholder",
    "passage_topic",
    "passage_link",
    "passage_translation",
    "figure",
)
_ARTICLES = ("article", "article_author", "article_fact", "article_revision")
_CODEBOOK = ("stakeholder", "alias", "role", "topic", "keyword", "proposition")
_MEMOS = ("memo", "memo_section", "memo_block", "memo_block_passage")


@dataclass(frozen=True, slots=True)
class Material:
    """All passages by id, the articles that they stand in, and where memos print them.

    `printed` has, by a passage's guid, the titles of the sections in which it is an extract.
    """

    codebook: Codebook
    passages: Mapping[int, Passage]
    articles: Mapping[int, Article]
    printed: Mapping[str, tuple[str, ...]]

    def article_of(self, passage: Passage) -> Article:
        """Return the article in which a passage stands."""
        return self.articles[passage.article_id]

    def date_of(self, passage: Passage) -> str:
        """Return a passage's event date, else its article's date, else nothing."""
        return passage.statement.event_date or self.article_of(passage).published or ""


def read_material(read: Reading) -> Material:
    """Read everything, of one state of the briefing."""
    return Material(
        codebook=read.codebook.load(),
        passages={passage.id: passage for passage in read.passages.all()},
        articles={article.id: article for article in read.articles.all()},
        printed=_printed(read),
    )


def patched(material: Material, changes: ChangeSet, read: Reading) -> Material | None:
    """Return the material after a change; None where it must be read as a whole."""
    if changes.many or changes.touches("outlet"):
        return None
    if changes.touches(*_PASSAGES):
        material = _with_passages(material, changes, read)
    if changes.touches(*_ARTICLES):
        material = _with_articles(material, changes, read)
    if changes.touches(*_CODEBOOK):
        material = replace(material, codebook=read.codebook.load())
    if changes.touches(*_MEMOS):
        material = replace(material, printed=_printed(read))
    return material


def _with_passages(material: Material, changes: ChangeSet, read: Reading) -> Material:
    ids = read.passages.touched(dict(changes.rows))
    passages = {key: value for key, value in material.passages.items() if key not in ids}
    fresh = read.passages.many(ids)
    passages |= {passage.id: passage for passage in fresh}
    ordered = sorted(passages.values(), key=lambda passage: passage.id)
    unknown = {passage.article_id for passage in fresh} - set(material.articles)
    articles = {**material.articles, **{a.id: a for a in read.articles.many(unknown)}}
    return replace(
        material, passages={passage.id: passage for passage in ordered}, articles=articles
    )


def _with_articles(material: Material, changes: ChangeSet, read: Reading) -> Material:
    ids = {int(key[0]) for table in _ARTICLES[:3] for key in changes.rows.get(table, ())}
    kept = {key: value for key, value in material.articles.items() if key not in ids}
    found: dict[int, Article] = {}
    for article_id in ids:
        try:
            found[article_id] = read.articles.get(article_id)
        except InputError:
            continue  # it was removed, and its passages with it
    return replace(material, articles={**kept, **found})


def _printed(read: Reading) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for memo in read.memos.all():
        for section in memo.walk():
            for block in section.blocks:
                if block.extract:
                    found.setdefault(block.extract, []).append(section.title)
    return {guid: tuple(titles) for guid, titles in found.items()}
