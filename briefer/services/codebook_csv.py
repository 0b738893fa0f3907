"""A codebook as two tables for a spreadsheet: topics, and stakeholders.

A cell with several things has one on each line. A topic has a row for each of its propositions;
only the first one needs the topic's other columns. A cell that a spreadsheet would take for a
formula begins with an apostrophe, which is taken away again when the table is read.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.anchor import shorten
from briefer.model.codebook import COLOURS, Keyword, Role
from briefer.services.codebook_draft import CodebookDraft, names_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefer.model.codebook import Codebook, Stakeholder, Topic

TOPIC_COLUMNS = (
    "path",
    "full name",
    "definition",
    "colour",
    "key",
    "keywords",
    "not beside",
    "proposition",
    "label",
    "default",
)
STAKEHOLDER_COLUMNS = (
    "name",
    "short name",
    "kind",
    "side",
    "part of",
    "aliases",
    "metonyms",
    "posts",
)
_YES = "yes"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
_PARTS_OF_A_POST = 3


def dump_topics(codebook: Codebook) -> str:
    """Return the topics and their propositions as a table."""
    rows = [row for topic in codebook.topics for row in _topic_rows(topic, codebook)]
    return _table(TOPIC_COLUMNS, rows)


def dump_stakeholders(codebook: Codebook) -> str:
    """Return the stakeholders as a table."""
    rows = [_stakeholder_row(entry, codebook) for entry in codebook.stakeholders]
    return _table(STAKEHOLDER_COLUMNS, rows)


def _topic_rows(topic: Topic, codebook: Codebook) -> Iterator[Sequence[str]]:
    facts = (
        topic.full_name or "",
        topic.definition or "",
        str(topic.colour),
        topic.shortcut or "",
        _lines(f"{k.language}: {k.word}" for k in topic.keywords if not k.excludes),
        _lines(f"{k.language}: {k.word}" for k in topic.keywords if k.excludes),
    )
    said = [(p.text, p.label, _YES if p.is_default else "") for p in topic.propositions]
    path = codebook.path(topic.id)
    yield (path, *facts, *(said[0] if said else ("", "", "")))
    for proposition in said[1:]:
        yield (path, *("" for _ in facts), *proposition)


def _stakeholder_row(entry: Stakeholder, codebook: Codebook) -> Sequence[str]:
    parent = codebook.stakeholder_by_id.get(entry.parent_id or 0)
    aliases, metonyms = names_apart(entry)
    return (
        entry.name,
        entry.short_name or "",
        entry.kind or "",
        entry.side or "",
        parent.name if parent else "",
        _lines(aliases),
        _lines(metonyms),
        _lines(f"{role.title} | {role.since or ''} | {role.until or ''}" for role in entry.roles),
    )


def _lines(items: Iterable[str]) -> str:
    return "\n".join(items)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def _as_meant(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_RISKY) else cell


def parse(text: str) -> tuple[Codebook, tuple[tuple[str, str], ...]]:
    """Return the codebook of either table, and what was left out of it: the line and why.

    Comma and semicolon both part cells. Raises InputError where it is neither table.
    """
    head = text.split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    draft = CodebookDraft()
    try:
        columns = [cell.strip().casefold() for cell in next(reader, [])]
        if "path" in columns:
            refused = tuple(_read_topics(draft, columns, reader))
        elif "name" in columns:
            refused = tuple(_read_stakeholders(draft, columns, reader))
        else:
            raise InputError("Its first row names no column “path” and no column “name”.")
    except csv.Error as error:
        raise InputError(f"It is not a table: {error}.") from error
    return draft.codebook(), refused


def _rows(columns: Sequence[str], reader: Iterable[list[str]]) -> Iterator[dict[str, str]]:
    for cells in reader:
        row = dict(zip(columns, map(_as_meant, cells), strict=False))
        yield {column: row.get(column, "") for column in columns}


def _read_topics(
    draft: CodebookDraft, columns: Sequence[str], reader: Iterable[list[str]]
) -> Iterator[tuple[str, str]]:
    before = ""
    for number, row in enumerate(_rows(columns, reader), start=2):
        if not any(row.values()):
            continue
        try:
            if row["path"] != before:
                _read_topic(draft, row)
                before = row["path"]
            if row.get("proposition"):
                draft.add_proposition(
                    row["path"],
                    row["proposition"],
                    row.get("label", ""),
                    default=row.get("default", "").strip().casefold() == _YES,
                )
        except InputError as error:
            yield f"row {number}", str(error)


def _read_topic(draft: CodebookDraft, row: Mapping[str, str]) -> None:
    colour = row.get("colour", "").strip()
    if colour and colour not in map(str, COLOURS):
        raise InputError(f"“{shorten(colour, 20)}” is no colour; there are 1 to 8.")
    draft.add_topic(
        row["path"],
        full_name=row.get("full name", ""),
        definition=row.get("definition", ""),
        colour=int(colour) if colour else None,
        shortcut=row.get("key", "").strip(),
        keywords=[
            *_keywords(row.get("keywords", ""), excludes=False),
            *_keywords(row.get("not beside", ""), excludes=True),
        ],
    )


def _keywords(cell: str, *, excludes: bool) -> Iterator[Keyword]:
    for line in _items(cell):
        language, colon, word = line.partition(": ")
        yield Keyword(word, language, excludes) if colon else Keyword(line, excludes=excludes)


def _read_stakeholders(
    draft: CodebookDraft, columns: Sequence[str], reader: Iterable[list[str]]
) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(_rows(columns, reader), start=2):
        if not any(row.values()):
            continue
        try:
            draft.add_stakeholder(
                row["name"],
                short_name=row.get("short name", ""),
                kind=row.get("kind", "").strip(),
                side=row.get("side", ""),
                parent=row.get("part of", ""),
                aliases=_items(row.get("aliases", "")),
                metonyms=_items(row.get("metonyms", "")),
                roles=[_role(line) for line in _items(row.get("posts", ""))],
            )
        except InputError as error:
            yield f"row {number}", str(error)
    yield from draft.loose_parents()


def _role(line: str) -> Role:
    title, *dates = (part.strip() for part in line.rsplit("|", _PARTS_OF_A_POST - 1))
    since, until, *_ = (*dates, "", "")
    return Role(title, since or None, until or None)


def _items(cell: str) -> list[str]:
    return [line for line in cell.splitlines() if line.strip()]
