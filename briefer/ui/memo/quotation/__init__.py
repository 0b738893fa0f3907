"""Which words of a passage a memo prints, and which passages a sentence cites."""
