"""Articles: importing them, their facts, their state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefer.errors import InputError, UnreadableError
from briefer.intake import registry
from briefer.intake.sandbox import Sandbox
from briefer.model.anchor import shorten
from briefer.model.article import Fact
from briefer.model.changes import Place
from briefer.model.dates import parse_date
from briefer.model.text import counted, single_line
from briefer.services import duplicates
from briefer.store.history import READING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from briefer.model.article import Article, ArticleDraft
    from briefer.store.transaction import Transaction
    from briefer.store.workspace import Workspace

IMPORTED = "imported"
DUPLICATE = "duplicate"
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportItem:
    """What became of one path: imported, duplicate or refused, with the articles it is or was."""

    path: str
    result: str
    articles: tuple[int, ...] = ()
    reason: str | None = None


@dataclass(slots=True)
class ImportReport:
    """What became of every path of an import."""

    items: list[ImportItem] = field(default_factory=list)

    def count(self, result: str) -> int:
        """Return how many items ended so."""
        return sum(item.result == result for item in self.items)

    @property
    def imported(self) -> int:
        """How many articles are new."""
        return self.count(IMPORTED)

    @property
    def duplicates(self) -> int:
        """How many were there already."""
        return self.count(DUPLICATE)

    @property
    def refused(self) -> int:
        """How many could not be read."""
        return self.count(REFUSED)


def import_paths(
    ws: Workspace,
    paths: Iterable[Path],
    *,
    progress: Callable[[int, int, str], bool] | None = None,
) -> ImportReport:
    """Read files, and folders with all that is below, into the briefing in one step.

    A file that cannot be read is one refused item; one that is named twice is a duplicate of
    itself. `progress(done, total, name)` may return False to stop: what was read by then is kept.
    """
    files = [file for path in paths for file in registry.files_under([path])]
    read: list[ImportItem | _Read] = []
    with Sandbox() as sandbox:
        for number, path in enumerate(files):
            if progress and not progress(number, len(files), path.name):
                break
            try:
                read.append(_Read(str(path), sandbox.read(path)))
            except UnreadableError as error:
                read.append(ImportItem(str(path), REFUSED, reason=error.reason))
    return _keep(ws, read)


@dataclass(frozen=True, slots=True)
class _Read:
    path: str
    draft: ArticleDraft


def paste(ws: Workspace, text: str) -> int:
    """Keep pasted text as an article; return its id, or that of the article it already is."""
    return keep(ws, read_pasted(text))


def read_pasted(text: str) -> ArticleDraft:
    """Return pasted text as an article; raise UnreadableError where there is none in it."""
    with Sandbox() as sandbox:
        return sandbox.paste(text)


def keep(ws: Workspace, draft: ArticleDraft) -> int:
    """Keep an article that was read; return its id, or that of the article it already is."""
    return _keep(ws, [_Read("pasted text", draft)]).items[0].articles[0]


def _keep(ws: Workspace, read: Sequence[ImportItem | _Read]) -> ImportReport:
    """Keep the articles that are new, in one step; return what became of all."""
    new = duplicates.without(ws, [entry.draft for entry in read if isinstance(entry, _Read)])
    ids: dict[int, int] = {}
    if new:
        with ws.change(_import_label(new)) as tx:
            ids = {id(draft): tx.articles.add(draft) for draft in new}
    items = (e if isinstance(e, ImportItem) else _kept(ws, e, ids.get(id(e.draft))) for e in read)
    return ImportReport(list(items))


def _kept(ws: Workspace, entry: _Read, article_id: int | None) -> ImportItem:
    if article_id is not None:
        return ImportItem(entry.path, IMPORTED, (article_id,))
    there = duplicates.of(ws, entry.draft)[0]
    reason = f"the same text is there as article {there.id}"
    return ImportItem(entry.path, DUPLICATE, (there.id,), reason)


def _import_label(drafts: Sequence[ArticleDraft]) -> str:
    if len(drafts) == 1:
        return f"Import “{shorten(drafts[0].title, 40)}”"
    return f"Import {len(drafts)} articles"


def set_facts(ws: Workspace, article_id: int, **facts: Any) -> Article:  # noqa: ANN401 - facts have several types
    """Set facts of an article; each is marked as set by the analyst.

    `facts`: title, outlet, authors (a sequence), published, about (with or without published), url,
    language, note. An empty value or None removes the fact. Raises InputError for a date or an
    address that is none.
    """
    article = ws.articles.get(article_id)
    columns = _checked(facts)
    _check_about(article, facts, columns)
    with ws.change(f"Set facts of “{shorten(article.title, 40)}”", at=Place(article_id)) as tx:
        _set_in(tx, article, facts, columns)
    return ws.articles.get(article_id)


def set_facts_of_several(
    ws: Workspace,
    ids: Sequence[int],
    **facts: Any,  # noqa: ANN401 - facts have several types
) -> None:
    """Set the same facts of several articles in one step; all of them or, on an error, none."""
    chosen = ws.articles.many(ids)
    if not chosen:
        raise InputError("Choose an article first.")
    columns = _checked(facts)
    for article in chosen:
        _check_about(article, facts, columns)
    with ws.change(f"Set facts of {counted(len(chosen), 'article')}", at=Place(chosen[0].id)) as tx:
        for article in chosen:
            _set_in(tx, article, facts, columns)


def _check_about(article: Article, facts: dict[str, Any], columns: dict[str, Any]) -> None:
    if facts.get("about") and not columns.get("published", article.published):
        raise InputError("There is no date that could be marked as about; set one.")


def _set_in(
    tx: Transaction, article: Article, facts: dict[str, Any], checked: dict[str, Any]
) -> None:
    columns = dict(checked)
    if "outlet" in facts:
        name = single_line(facts["outlet"] or "")
        columns["outlet_id"] = tx.articles.outlet_id(name) if name else None
    if "authors" in facts:
        tx.articles.set_authors(article.id, _lines(facts["authors"]))
    tx.articles.change(article.id, columns)
    for name in _marked(facts):
        _mark(tx, article, name, facts)


def _checked(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of the article that these facts set."""
    unknown = facts.keys() - {
        "title",
        "outlet",
        "authors",
        "published",
        "about",
        "url",
        "language",
        "note",
    }
    if unknown:
        raise InputError(f"An article has no {', '.join(sorted(unknown))}.")
    columns: dict[str, Any] = {}
    for name in ("language", "note"):
        if name in facts:
            columns[name] = facts[name] or None
    if "title" in facts:
        columns["title"] = single_line(facts["title"] or "")
        if not columns["title"]:
            raise InputError("An article needs a title.")
    if "published" in facts:
        columns["published"] = parse_date(facts["published"]) if facts["published"] else None
    if "url" in facts:
        columns["url"] = _checked_url(facts["url"])
    return columns


def _checked_url(url: str | None) -> str | None:
    line = (url or "").strip()
    if not line:
        return None
    if not line.lower().startswith(("http://", "https://")) or any(c.isspace() for c in line):
        raise InputError(f"“{shorten(line)}” is not a web address; it begins with https://.")
    return line


def _lines(names: Sequence[str] | None) -> list[str]:
    return [line for line in (single_line(name) for name in names or ()) if line]


def _marked(facts: dict[str, Any]) -> list[str]:
    """Return the facts whose origin is kept; a changed "about" is a changed date."""
    names = [name for name in facts if name not in {"about", "note"}]
    if "about" in facts and "published" not in facts:
        names.append("published")
    return names


def _mark(tx: Transaction, article: Article, name: str, facts: dict[str, Any]) -> None:
    has_value = facts.get(name, article.published if name == "published" else None)
    if not has_value:
        tx.articles.drop_fact(article.id, name)
        return
    about = name == "published" and bool(facts.get("about", _keeps_about(article, facts)))
    tx.articles.set_fact(article.id, Fact(name, set_by="analyst", about=about))


def _keeps_about(article: Article, facts: dict[str, Any]) -> bool:
    """A new exact date is exact; the same one stays about."""
    return article.published_about and facts.get("published") == article.published


def set_state(ws: Workspace, ids: Sequence[int], state: str) -> None:
    """Mark articles as read or unread."""
    with ws.change(f"Mark as {state}") as tx:
        for article_id in ids:
            tx.articles.change(article_id, {"state": state})


def note_reading(ws: Workspace, article_id: int) -> None:
    """Note that an article has been read; undo passes over it."""
    with ws.change("Read an article", kind=READING) as tx:
        tx.articles.change(article_id, {"state": "read"})


def remove(ws: Workspace, ids: Sequence[int]) -> None:
    """Take articles out of the briefing, with their passages; undo brings them back."""
    titles = [ws.articles.get(article_id).title for article_id in ids]
    label = f"Remove “{shorten(titles[0], 40)}”" if len(ids) == 1 else f"Remove {len(ids)} articles"
    with ws.change(label) as tx:
        for article_id in ids:
            tx.articles.change(article_id, {"removed": 1})
