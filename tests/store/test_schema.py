"""What the tables promise by themselves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from briefer.store.migrations import APPLICATION_ID, VERSION
from tests.store.making import recorded_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.model.changes import ChangeSet
    from briefer.store.workspace import Workspace


@pytest.fixture
def file(briefing: Workspace) -> Iterator[sqlite3.Connection]:
    """A briefing as any program sees it."""
    with closing(sqlite3.connect(briefing.path)) as connection:
        yield connection


def test_a_briefing_is_marked_as_one(file: sqlite3.Connection) -> None:
    assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert APPLICATION_ID.to_bytes(4, "big") == b"BRIF"
    assert file.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_every_group_of_tables_is_there(file: sqlite3.Connection) -> None:
    assert set(recorded_tables(file)) == {
        "project",
        "outlet",
        "article",
        "article_author",
        "article_fact",
        "article_revision",
        "stakeholder",
        "alias",
        "role",
        "topic",
        "keyword",
        "proposition",
        "passage",
        "passage_stakeholder",
        "passage_topic",
        "passage_link",
        "passage_translation",
        "figure",
        "suggestion",
        "memo",
        "memo_field",
        "memo_section",
        "memo_block",
        "memo_block_passage",
        "edition",
        "edition_file",
    }


def test_no_id_is_ever_given_twice(file: sqlite3.Connection) -> None:
    tables = file.execute(
        "SELECT t.name, t.wr, m.sql FROM pragma_table_list AS t JOIN sqlite_master AS m "
        "ON m.name = t.name WHERE t.schema = 'main' AND t.type = 'table' AND t.name <> 'project' "
        "AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT LIKE '!_%' ESCAPE '!'"
    ).fetchall()
    assert tables
    assert [name for name, keyed, sql in tables if not keyed and "AUTOINCREMENT" not in sql] == []


def test_what_can_be_exchanged_has_a_guid(file: sqlite3.Connection) -> None:
    with_guid = {
        table
        for table in recorded_tables(file)
        if file.execute(
            "SELECT 1 FROM pragma_table_info(?) WHERE name = 'guid' AND \"notnull\"", (table,)
        ).fetchone()
    }
    assert with_guid >= {
        "project",
        "outlet",
        "article",
        "stakeholder",
        "topic",
        "proposition",
        "passage",
        "memo",
        "memo_section",
        "memo_block",
        "edition",
    }


@pytest.mark.parametrize(
    "query",
    [
        "SELECT passage_id FROM passage_stakeholder WHERE stakeholder_id = 1",
        "SELECT passage_id FROM passage_topic WHERE topic_id = 1",
        "SELECT * FROM passage WHERE article_id = 1",
        "SELECT count(*) FROM passage WHERE article_id = 1",
        "SELECT 1 FROM passage WHERE revision_id = 1",
        "SELECT 1 FROM passage_topic WHERE proposition_id = 1 AND topic_id = 1",
        "SELECT * FROM passage_link WHERE other_id = 1",
        "SELECT * FROM memo_block WHERE section_id = 1",
        "SELECT * FROM memo_block_passage WHERE passage_id = 1",
        "SELECT * FROM article WHERE text_sha256 = 'x'",
        "SELECT * FROM step WHERE state = 'undone' ORDER BY id",
        "UPDATE step SET state = 'closed' WHERE state = 'undone'",
    ],
)
def test_what_is_asked_all_the_time_has_an_index(file: sqlite3.Connection, query: str) -> None:
    plan = [row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert all("USING" in line for line in plan), plan


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE passage SET end_at = start_at",
        "UPDATE passage SET start_at = -1",
        "UPDATE passage SET start_at = 'two'",
        "UPDATE passage SET quote = NULL",
        "UPDATE project SET settings = '{'",
        "UPDATE project SET id = 2",
        "UPDATE step SET state = 'lost'",
        "INSERT INTO project (id, guid, title, created_by, created_at) VALUES (2, '', '', '', '')",
        "DELETE FROM article",
        "DELETE FROM stakeholder",
        "DELETE FROM topic",
        "DELETE FROM passage",
        # A proposition of another topic.
        "UPDATE passage_topic SET proposition_id = 1",
    ],
)
def test_what_cannot_be_true_is_refused(briefing: Workspace, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), briefing.change("Break it") as tx:
        tx.recorder.rows.connection.execute(sql)
    assert briefing.faults() == ()


def test_a_change_of_many_rows_is_marked_as_such(briefing: Workspace) -> None:
    told: list[ChangeSet] = []
    briefing.subscribe(told.append)
    with briefing.change("Grow") as tx:
        for n in range(501):
            tx.codebook.add_stakeholder(f"Number {n}")
    briefing.undo()
    assert [changes.many for changes in told] == [True, True]
