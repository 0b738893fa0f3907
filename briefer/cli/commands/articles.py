"""`new`, `import`, `articles` and `articles set`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefer.cli import records
from briefer.cli.briefing import reading, writing
from briefer.cli.output import Output, columns
from briefer.cli.parser import Commands, number, path
from briefer.errors import EXPECTED_ERROR, InputError
from briefer.model.dates import about
from briefer.model.text import counted
from briefer.services import articles, briefings, codebook_files, codebooks, preferences

if TYPE_CHECKING:
    from argparse import Namespace

    from briefer.model.article import Article
    from briefer.services.articles import ImportItem, ImportReport


def add(commands: Commands) -> None:
    """Put the commands on the parser."""
    new = commands.add("new", _new, "make a briefing")
    new.add_argument("--title", metavar="T", help="its title (otherwise the file's name)")
    new.add_argument(
        "--codebook",
        metavar="NAME",
        default=codebooks.STARTER,
        help="the codebook to begin with (otherwise the starter; none for an empty one), or a file",
    )

    read = commands.add("import", _import, "read articles into the briefing")
    read.add_argument(
        "paths", type=path, metavar="PATH", nargs="+", help="files, and folders with all below"
    )

    listing = commands.add("articles", _articles, "list the articles")
    listing.add_argument("--id", type=number, metavar="ID", help="only this one")
    listing.add_argument("--with-text", action="store_true", help="with the canonical text")

    facts = commands.add("articles set", _set, "set facts of an article")
    facts.add_argument("id", type=number, metavar="ID", help="the article's number")
    facts.add_argument("--title", metavar="T", help="its title; an empty value takes a fact away")
    facts.add_argument("--outlet", metavar="O", help="who published it")
    facts.add_argument(
        "--author",
        metavar="A",
        action="append",
        dest="authors",
        help="who wrote it; once for each author",
    )
    facts.add_argument("--published", metavar="D", help="2023-12-27, 2023-12 or 2023")
    facts.add_argument(
        "--about", action="store_true", default=None, help="the date is not an exact one"
    )
    facts.add_argument("--url", metavar="U", help="its address on the web")


def _new(args: Namespace, output: Output) -> int:
    new = Path(args.file)
    shared = Path(args.codebook)
    is_file = shared.suffix.lower() in codebook_files.SUFFIXES
    briefings.create(
        new,
        who=preferences.who(),
        title=args.title,
        codebook=codebooks.NONE if is_file else args.codebook,
        codebook_from=shared if is_file else None,
    ).close()
    output.answer({"path": str(new)}, [f"Made {new}."])
    left_out = codebook_files.read_file(shared).refused if is_file else ()
    for where, why in left_out:
        output.aside(f"{shared.name}, {where}: {why}")
    return 1 if left_out else 0


def _import(args: Namespace, output: Output) -> int:
    with writing(args.file) as ws:
        report = articles.import_paths(ws, [Path(name) for name in args.paths])
    output.answer(_report(report), [_import_line(item) for item in report.items])
    if not report.refused:
        return 0
    if report.imported or report.duplicates:
        return 1
    output.aside(f"Nothing could be read. {report.items[0].path}: {report.items[0].reason}")
    return EXPECTED_ERROR


def _report(report: ImportReport) -> dict[str, Any]:
    return {
        "items": [
            {
                "path": item.path,
                "result": item.result,
                "articles": list(item.articles),
                "reason": item.reason,
            }
            for item in report.items
        ],
        "imported": report.imported,
        "duplicates": report.duplicates,
        "refused": report.refused,
    }


def _import_line(item: ImportItem) -> str:
    what = f"article {item.articles[0]}" if item.articles else "refused"
    return f"{what}: {item.path}" + (f" ({item.reason})" if item.reason else "")


def _articles(args: Namespace, output: Output) -> int:
    with reading(args.file) as ws:
        found = ws.articles.all() if args.id is None else (ws.articles.get(args.id),)
        entries = [records.article(article) for article in found]
        if args.with_text:
            for entry in entries:
                entry["text"] = ws.articles.text(entry["id"])
    lines = columns([_article_row(article) for article in found])
    if args.with_text:
        lines = [f"{line}\n\n{e['text']}\n" for line, e in zip(lines, entries, strict=True)]
    output.answer({"articles": entries}, lines)
    return 0


def _article_row(article: Article) -> tuple[object, ...]:
    date = about(article.published or "no date", is_about=article.published_about)
    outlet = article.outlet or "no outlet"
    return (article.id, date, outlet, counted(article.passages, "passage"), article.title)


def _set(args: Namespace, output: Output) -> int:
    names = ("title", "outlet", "authors", "published", "about", "url")
    given = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    if not given:
        raise InputError("Nothing was given to set, so nothing was changed.")
    if args.published:
        given.setdefault("about", False)
    with writing(args.file) as ws:
        article = articles.set_facts(ws, args.id, **given)
    output.answer({"articles": [records.article(article)]}, columns([_article_row(article)]))
    return 0
