"""One module a table group: what is read from it, and what a transaction writes to it."""
