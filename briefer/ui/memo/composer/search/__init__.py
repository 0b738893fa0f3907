"""Finding words in the memo, and replacing those that are the analyst's."""
