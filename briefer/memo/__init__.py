"""From evidence to a memo: one tree, many writers."""
