"""The reader: one article as a page of text, with its passages painted under the words."""
