"""The page of keys, and what program this is."""
