"""The one list of statement types, modalities, parts and kinds."""

from __future__ import annotations

from functools import cache

from briefer import paths
from briefer.model.vocabulary import Vocabulary, parse_vocabulary


@cache
def vocabulary() -> Vocabulary:
    """Return the list that Briefer ships, read once."""
    return parse_vocabulary((paths.resources() / "vocabulary.toml").read_text(encoding="utf-8"))
