"""What an import found out of each article, and what not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.model.dates import about, short_date
from briefer.services.articles import DUPLICATE, IMPORTED, REFUSED
from briefer.ui.read.articles.facts_panel import BETWEEN_AUTHORS
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.article import Article
    from briefer.services.articles import ImportItem, ImportReport

TITLE, OUTLET, PUBLISHED, AUTHORS, LANGUAGE, ORIGIN = (
    "title",
    "outlet",
    "published",
    "authors",
    "language",
    "origin",
)
COLUMNS = (TITLE, OUTLET, PUBLISHED, AUTHORS, LANGUAGE, ORIGIN)

NOT_JUDGED = "F"


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact: how it reads, how it is edited, and where it comes from."""

    text: str
    value: str = ""
    note: str = ""
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One article of an import; `source` is the name of its file."""

    article: Article
    source: str
    cells: tuple[Cell, ...]

    @property
    def needs_a_look(self) -> bool:
        """Whether something was not found that can be set."""
        return any(cell.is_missing for cell in self.cells)


def titles() -> dict[str, str]:
    """Return what the columns are called."""
    return {
        TITLE: tr("Title"),
        OUTLET: tr("Outlet"),
        PUBLISHED: tr("Published"),
        AUTHORS: tr("Authors"),
        LANGUAGE: tr("Language"),
        ORIGIN: tr("Origin"),
    }


def proof_rows(
    report: ImportReport, articles: Mapping[int, Article], reliability: Mapping[int, str]
) -> list[ProofRow]:
    """Return a row for each imported article that is still there; `reliability` by outlet id."""
    rows = []
    for item in report.items:
        if item.result != IMPORTED:
            continue
        for article_id in item.articles:
            article = articles.get(article_id)
            if article is not None:
                source = Path(item.path).name
                rows.append(ProofRow(article, source, _cells(article, source, reliability)))
    return rows


def left_out(report: ImportReport, result: str) -> list[tuple[str, str]]:
    """Return the names of duplicate or refused files, each with the reason."""
    items: list[ImportItem] = [item for item in report.items if item.result == result]
    return [(Path(item.path).name, item.reason or "") for item in items]


def counts(report: ImportReport) -> dict[str, int]:
    """Return how many were imported, there already, and refused."""
    return {result: report.count(result) for result in (IMPORTED, DUPLICATE, REFUSED)}


def _cells(article: Article, source: str, reliability: Mapping[int, str]) -> tuple[Cell, ...]:
    date = article.published or ""
    shown = about(short_date(date), is_about=article.published_about) if date else ""
    authors = BETWEEN_AUTHORS.join(article.authors)
    outlet = article.outlet or ""
    rating = reliability.get(article.outlet_id or 0, NOT_JUDGED)
    judged = tr("F not judged") if rating == NOT_JUDGED else rating
    return (
        Cell(article.title, article.title, _note(article, TITLE, source)),
        _fact(article, OUTLET, outlet, outlet, judged),
        _fact(article, PUBLISHED, shown, date),
        _fact(article, AUTHORS, authors, authors),
        _fact(article, LANGUAGE, article.language or "", article.language or ""),
        Cell(article.origin or tr("not established")),
    )


def _fact(article: Article, name: str, shown: str, value: str, more: str = "") -> Cell:
    if not shown:
        return Cell(tr("not found"), "", "", is_missing=True)
    return Cell(shown, value, _note(article, name, more))


def _note(article: Article, name: str, more: str) -> str:
    """Return who said a fact, or where it was found."""
    fact = article.fact(name)
    origin = ""
    if fact is not None:
        origin = tr("set by you") if fact.set_by == "analyst" else fact.found_in or ""
    return " · ".join(filter(None, (more, origin)))
