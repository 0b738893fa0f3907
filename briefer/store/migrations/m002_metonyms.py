"""The second schema: an alias can be a metonym, a name that stands for an institution."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE alias ADD COLUMN metonym INTEGER NOT NULL DEFAULT 0 CHECK (metonym IN (0, 1))",
)
"""Every statement of the second schema, in order."""
