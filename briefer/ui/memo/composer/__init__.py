"""The memo as it is written: one column of headings, paragraphs and extracts."""
