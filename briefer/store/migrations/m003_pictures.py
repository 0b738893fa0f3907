"""The third schema: the pictures that memos print, each under the hash of its bytes.

A picture knows no memo and is never recorded, as the texts of articles: undo and redo of any step
find it again.
"""

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE picture (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        media_type TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER picture_is_frozen BEFORE UPDATE ON picture
    BEGIN SELECT RAISE(ABORT, 'picture is never changed'); END
    """,
    """
    CREATE TRIGGER picture_is_kept BEFORE INSERT ON picture
    WHEN EXISTS (SELECT 1 FROM picture WHERE sha256 = new.sha256)
    BEGIN SELECT RAISE(IGNORE); END
    """,
    """
    CREATE TRIGGER picture_stays BEFORE DELETE ON picture
    BEGIN SELECT RAISE(ABORT, 'picture is never removed'); END
    """,
)
"""Every statement of the third schema, in order."""
