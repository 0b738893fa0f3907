"""What tests of the store make: articles, passages, memos; and what a file holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from briefer.model.anchor import Span, make_anchor
from briefer.model.article import ArticleDraft, Original
from briefer.model.inline import Text
from briefer.model.memo import AS_EXTRACT, EXTRACT, PARAGRAPH, KeptMemo, MemoBlock, MemoSection
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.model.project import Project
from briefer.model.text import canonical_body
from briefer.store.workspace import Workspace, create, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.store.reading import Reading
    from briefer.store.rows import Rows
    from briefer.store.transaction import Transaction

WHO = "Ana"
TEXTS = (
    "The harbour stays open, the minister said.\n\nThe union asked for two more cranes.",
    "La ministra dijo: «El puerto queda abierto».\nNadie más habló.",
)
UNRECORDED = ("article_text", "article_original", "picture", "step", "row_change")
NOTHING_SAID = Statement()

Dump = dict[str, list[tuple[Any, ...]]]


def draft(text: str, title: str = "Harbour talks") -> ArticleDraft:
    """An article as the intake hands it over."""
    return ArticleDraft(
        title, canonical_body(text), Original(text.encode(), "talks.txt", "text/plain"), "Gazette"
    )


def tag(tx: Transaction, article_id: int, span: Span, statement: Statement = NOTHING_SAID) -> int:
    """Add a passage inside a step."""
    article = tx.read.articles.get(article_id)
    anchor = make_anchor(tx.read.articles.text(article_id), span)
    return tx.passages.add(article_id, article.revision_id, anchor, statement)


def memo_on(guid: str, words: str) -> KeptMemo:
    """A memo with one paragraph, and one extract of the passage `guid`."""
    blocks = (
        MemoBlock(PARAGRAPH, ((Text("What they want."),),)),
        MemoBlock(EXTRACT, ((),), words, ((guid, AS_EXTRACT),)),
    )
    child = MemoSection("positions", "The union", {"stakeholder": "union"}, blocks)
    section = MemoSection("positions", "Positions", {}, blocks[:1], (child,))
    return KeptMemo("position", "The harbour", {"to": "The mayor"}, (section,))


def begin(tx: Transaction) -> None:
    tx.project.add(Project(str(uuid4()), "Harbour", created_by=WHO, created_at="2024-01-02"))


def fill(ws: Workspace) -> None:
    with ws.change("Import 2 articles") as tx:
        articles = [tx.articles.add(draft(text)) for text in TEXTS]
    with ws.change("Set up the codebook") as tx:
        union = tx.codebook.add_stakeholder("The dockers' union", kind="organisation")
        tx.codebook.set_aliases(union, ["the union", "dockers"])
        harbour = tx.codebook.add_topic("Harbour")
        cranes = tx.codebook.add_topic("Cranes", parent_id=harbour)
        more = tx.codebook.add_proposition(cranes, "Buy cranes", "Cranes", is_default=True)
    with ws.change("Tag passage") as tx:
        passage = tag(tx, articles[0], Span(44, 80), Statement(type="demand", note="two"))
        tx.passages.set_parties(passage, [PartyTag(union)])
        tx.passages.set_topics(passage, [TopicTag(cranes, more, 2), TopicTag(harbour)])
    kept = ws.passages.get(passage)
    with ws.change("Add memo") as tx:
        tx.memos.add(memo_on(kept.guid, kept.quote))


def new_briefing(path: Path) -> Workspace:
    """Make a briefing of two articles, one passage and one memo; return it open."""
    create(path, WHO, begin)
    ws = open_workspace(path, WHO)
    fill(ws)
    return ws


def recorded_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the tables that the recorder writes to."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '!_%' ESCAPE '!' ORDER BY name"
    )
    return [row[0] for row in rows if row[0] not in UNRECORDED]


def dump(path: Path, *without: str) -> Dump:
    """Return every row of every recorded table."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in recorded_tables(connection)
            if table not in without
        }


def rows_of(reading: Reading) -> Rows:
    """Return the connection that a reading uses, for SQL that no reader has."""
    return reading._rows  # noqa: SLF001 - only tests run SQL of their own
