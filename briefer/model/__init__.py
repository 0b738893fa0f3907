"""The nouns of Briefer, without input or output."""
