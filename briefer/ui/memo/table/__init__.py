"""A table of the memo, written cell by cell."""
