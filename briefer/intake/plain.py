"""Plain text in the layout title, outlet, byline, date, paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.intake.decode import decode_source
from briefer.intake.kinds import PLAIN
from briefer.intake.language import detect
from briefer.intake.layout import number_lines, read_head
from briefer.intake.source import FROM_NAME
from briefer.model.article import ArticleDraft, Fact
from briefer.model.text import canonical_body, canonical_text

if TYPE_CHECKING:
    from briefer.intake.source import Source
    from briefer.model.article import Original

NO_WORDS = "There are no words in it."


def read(source: Source) -> ArticleDraft:
    """Return the article in a text file; its title is the file's name where no line is one."""
    text, encoding = decoded(source)
    return read_text(text, source.original(PLAIN, encoding), source.title, FROM_NAME)


def decoded(source: Source) -> tuple[str, str]:
    """Return the canonical text of the source and its encoding; refuse one without words."""
    found = decode_source(source)
    text = canonical_text(found.text)
    if not any(map(str.isalnum, text)):
        raise source.refused(NO_WORDS)
    return text, found.encoding


def read_text(text: str, original: Original, name: str, named_by: Fact) -> ArticleDraft:
    """Return the article in a canonical text; `name` is its title where no line is one."""
    lines = number_lines(text)
    head = read_head(lines)
    body = canonical_body("\n".join(line.text for line in lines[head.taken :]))
    language, spoken = language_of(body)
    return ArticleDraft(
        title=head.title or name,
        body=body,
        original=original,
        outlet=head.outlet,
        authors=head.authors,
        published=head.published,
        language=language,
        facts=(*(() if head.title else (named_by,)), *head.facts, *spoken),
    )


def language_of(body: str) -> tuple[str | None, tuple[Fact, ...]]:
    """Return the language of the words themselves, and the fact that says so."""
    language = detect(body)
    if language is None:
        return None, ()
    return language, (Fact("language", set_by="source", found_in="the words", sure="probable"),)
