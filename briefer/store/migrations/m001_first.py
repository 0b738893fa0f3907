"""The first schema.

Recorded tables have stable keys (AUTOINCREMENT, never reused) and keys into other tables that wait
for the commit (DEFERRABLE) and never cascade: the recorder must see every row that goes.
"""

_PROJECT = (
    """
    CREATE TABLE project (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        guid TEXT NOT NULL,
        title TEXT NOT NULL,
        question TEXT,
        reader TEXT,
        due TEXT,
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL,
        settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings))
    ) STRICT
    """,
)


def _frozen(table: str) -> tuple[str, str]:
    """Return triggers by which no row of `table` is changed, nor replaced by one of its hash."""
    return (
        f"""
        CREATE TRIGGER {table}_is_frozen BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END
        """,
        f"""
        CREATE TRIGGER {table}_is_kept BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE sha256 = new.sha256)
        BEGIN SELECT RAISE(IGNORE); END
        """,
    )


# Texts and originals are keyed by their hash and know no article, so undo of an import leaves them.
_ARTICLES = (
    """
    CREATE TABLE article_text (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        characters INTEGER NOT NULL,
        normaliser INTEGER NOT NULL
    ) STRICT
    """,
    *_frozen("article_text"),
    """
    CREATE TABLE article_original (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        compression TEXT,
        data BLOB
    ) STRICT
    """,
    *_frozen("article_original"),
    """
    CREATE TABLE outlet (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT,
        owner TEXT,
        reliability TEXT NOT NULL DEFAULT 'F',
        reliability_reason TEXT,
        aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases))
    ) STRICT
    """,
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        outlet_id INTEGER REFERENCES outlet (id) DEFERRABLE INITIALLY DEFERRED,
        published TEXT,
        accessed TEXT,
        url TEXT,
        language TEXT,
        credibility INTEGER NOT NULL DEFAULT 6,
        origin TEXT,
        state TEXT NOT NULL DEFAULT 'unread',
        note TEXT,
        text_sha256 TEXT NOT NULL REFERENCES article_text (sha256) DEFERRABLE INITIALLY DEFERRED,
        removed INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX article_by_text ON article (text_sha256)",
    """
    CREATE TABLE article_author (
        article_id INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (article_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE article_revision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL,
        text_sha256 TEXT NOT NULL REFERENCES article_text (sha256) DEFERRABLE INITIALLY DEFERRED,
        original_sha256 TEXT REFERENCES article_original (sha256) DEFERRABLE INITIALLY DEFERRED,
        created_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX article_revision_by_article ON article_revision (article_id)",
    """
    CREATE TABLE article_fact (
        article_id INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
        field TEXT NOT NULL,
        set_by TEXT NOT NULL,
        found_in TEXT,
        sure TEXT,
        about INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (article_id, field)
    ) STRICT, WITHOUT ROWID
    """,
)

_CODEBOOK = (
    """
    CREATE TABLE stakeholder (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        short_name TEXT,
        kind TEXT,
        side TEXT,
        parent_id INTEGER REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE alias (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        stakeholder_id INTEGER NOT NULL
            REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX alias_by_stakeholder ON alias (stakeholder_id)",
    """
    CREATE TABLE role (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        stakeholder_id INTEGER NOT NULL
            REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        since TEXT,
        until TEXT
    ) STRICT
    """,
    "CREATE INDEX role_by_stakeholder ON role (stakeholder_id)",
    """
    CREATE TABLE topic (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        parent_id INTEGER REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        full_name TEXT,
        definition TEXT,
        colour INTEGER NOT NULL DEFAULT 1,
        shortcut TEXT,
        position INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE keyword (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        topic_id INTEGER NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
        word TEXT NOT NULL,
        language TEXT NOT NULL DEFAULT 'en',
        excludes INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX keyword_by_topic ON keyword (topic_id)",
    """
    CREATE TABLE proposition (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        topic_id INTEGER NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        is_default INTEGER NOT NULL DEFAULT 0,
        UNIQUE (id, topic_id)
    ) STRICT
    """,
    "CREATE INDEX proposition_by_topic ON proposition (topic_id)",
)

_PASSAGES = (
    """
    CREATE TABLE passage (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
        revision_id INTEGER NOT NULL
            REFERENCES article_revision (id) DEFERRABLE INITIALLY DEFERRED,
        start_at INTEGER NOT NULL CHECK (start_at >= 0),
        end_at INTEGER NOT NULL CHECK (end_at > start_at),
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        anchor_state TEXT NOT NULL DEFAULT 'exact',
        type TEXT,
        modality TEXT,
        event_date TEXT,
        event_date_inferred INTEGER NOT NULL DEFAULT 0,
        certainty TEXT,
        via TEXT,
        note TEXT,
        starred INTEGER NOT NULL DEFAULT 0,
        tagged_by TEXT NOT NULL,
        tagged_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX passage_by_place ON passage (article_id, start_at, end_at)",
    "CREATE INDEX passage_by_revision ON passage (revision_id)",
    """
    CREATE TABLE passage_stakeholder (
        passage_id INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        stakeholder_id INTEGER NOT NULL
            REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
        part TEXT NOT NULL,
        inferred INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL,
        PRIMARY KEY (passage_id, stakeholder_id, part)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX passage_stakeholder_by_stakeholder
    ON passage_stakeholder (stakeholder_id, part, passage_id)
    """,
    """
    CREATE TABLE passage_topic (
        passage_id INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        topic_id INTEGER NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
        proposition_id INTEGER,
        stance TEXT,
        condition TEXT,
        condition_inferred INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL,
        PRIMARY KEY (passage_id, topic_id),
        -- A proposition of that topic, of no other.
        FOREIGN KEY (proposition_id, topic_id) REFERENCES proposition (id, topic_id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX passage_topic_by_topic
    ON passage_topic (topic_id, passage_id, proposition_id, stance)
    """,
    """
    CREATE TABLE passage_link (
        passage_id INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        other_id INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        ruling TEXT,
        reason TEXT,
        PRIMARY KEY (passage_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX passage_link_by_other ON passage_link (other_id)",
    """
    CREATE TABLE passage_translation (
        passage_id INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        language TEXT NOT NULL,
        text TEXT NOT NULL,
        made_by TEXT,
        kind TEXT NOT NULL,
        PRIMARY KEY (passage_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    # Numbers are kept as they were written: SQLite's JSON would round them in the history.
    """
    CREATE TABLE figure (
        passage_id INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        low TEXT,
        high TEXT,
        qualifier TEXT,
        measure TEXT,
        place TEXT,
        period TEXT,
        PRIMARY KEY (passage_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE suggestion (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
        start_at INTEGER NOT NULL CHECK (start_at >= 0),
        end_at INTEGER NOT NULL CHECK (end_at > start_at),
        quote TEXT NOT NULL,
        what TEXT NOT NULL CHECK (json_valid(what)),
        why TEXT NOT NULL CHECK (json_valid(why)),
        state TEXT NOT NULL DEFAULT 'open'
    ) STRICT
    """,
    "CREATE INDEX suggestion_by_article ON suggestion (article_id)",
)

_MEMOS = (
    """
    CREATE TABLE memo (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        template TEXT NOT NULL,
        changed_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE memo_field (
        memo_id INTEGER NOT NULL REFERENCES memo (id) DEFERRABLE INITIALLY DEFERRED,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (memo_id, key)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE memo_section (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        memo_id INTEGER NOT NULL REFERENCES memo (id) DEFERRABLE INITIALLY DEFERRED,
        parent_id INTEGER REFERENCES memo_section (id) DEFERRABLE INITIALLY DEFERRED,
        key TEXT NOT NULL,
        title TEXT NOT NULL,
        binding TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(binding)),
        position INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX memo_section_by_memo ON memo_section (memo_id)",
    """
    CREATE TABLE memo_block (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        section_id INTEGER NOT NULL REFERENCES memo_section (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        words TEXT NOT NULL DEFAULT '',
        plain TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX memo_block_by_section ON memo_block (section_id)",
    """
    CREATE TABLE memo_block_passage (
        block_id INTEGER NOT NULL REFERENCES memo_block (id) DEFERRABLE INITIALLY DEFERRED,
        passage_id INTEGER NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        role TEXT NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (block_id, passage_id, role)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX memo_block_passage_by_passage ON memo_block_passage (passage_id)",
    # Editions name memo and passages by guid: undo of a new memo must not fail on its edition.
    """
    CREATE TABLE edition (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guid TEXT NOT NULL UNIQUE,
        memo_guid TEXT NOT NULL,
        rendering TEXT NOT NULL,
        memo_date TEXT NOT NULL,
        snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
        snapshot_sha256 TEXT NOT NULL,
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX edition_by_memo ON edition (memo_guid, snapshot_sha256)",
    """
    CREATE TABLE edition_file (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        edition_guid TEXT NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        written_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX edition_file_by_edition ON edition_file (edition_guid)",
)

# `state` of a step: done, undone (can be redone), closed (undone, and a later action closed redo).
_HISTORY = (
    """
    CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'closed')),
        article_id INTEGER,
        start_at INTEGER,
        end_at INTEGER,
        memo_id INTEGER
    ) STRICT
    """,
    "CREATE INDEX step_undone ON step (id) WHERE state = 'undone'",
    """
    CREATE TABLE row_change (
        step_id INTEGER NOT NULL REFERENCES step (id),
        table_name TEXT NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
        key TEXT NOT NULL CHECK (json_valid(key)),
        before TEXT,
        after TEXT,
        PRIMARY KEY (step_id, table_name, key)
    ) STRICT, WITHOUT ROWID
    """,
)


def _full_text(name: str, table: str, columns: tuple[str, ...], *, frozen: bool) -> tuple[str, ...]:
    """Return an index over `columns` of `table` with the triggers that keep it true."""
    listed = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    add = f"INSERT INTO {name} (rowid, {listed}) VALUES (new.id, {new});"
    drop = f"INSERT INTO {name} ({name}, rowid, {listed}) VALUES ('delete', old.id, {old});"
    statements = [
        f"""
        CREATE VIRTUAL TABLE {name} USING fts5 (
            {listed}, content = '{table}', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2'
        )
        """,
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {drop} END",
    ]
    if not frozen:
        statements.append(
            f"CREATE TRIGGER {name}_update AFTER UPDATE OF {listed} ON {table} "
            f"BEGIN {drop} {add} END"
        )
    return tuple(statements)


STATEMENTS: tuple[str, ...] = (
    *_PROJECT,
    *_ARTICLES,
    *_CODEBOOK,
    *_PASSAGES,
    *_MEMOS,
    *_HISTORY,
    *_full_text("article_text_fts", "article_text", ("text",), frozen=True),
    *_full_text("article_fts", "article", ("title",), frozen=False),
    *_full_text("passage_fts", "passage", ("quote", "note"), frozen=False),
    *_full_text("memo_block_fts", "memo_block", ("plain",), frozen=False),
)
"""Every statement of the first schema, in order."""
