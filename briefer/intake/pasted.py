"""Text that was pasted: the same layout as a text file, or a whole HTML page."""

from __future__ import annotations

from briefer.intake.kinds import MEGABYTE, PAGE, PLAIN, is_whole_page
from briefer.intake.plain import NO_WORDS, read_text
from briefer.intake.source import PASTED, Source
from briefer.model.anchor import shorten
from briefer.model.article import ArticleDraft, Fact
from briefer.model.text import canonical_text, single_line

_TITLE_LENGTH = 60


def read(text: str) -> ArticleDraft:
    """Return the pasted article; its title is its first words where no line is one.

    Raises UnreadableError where there are no words in it, or too many.
    """
    source = Source(PASTED, text.encode("utf-8", "replace"))
    kind = PAGE if is_whole_page(text) else PLAIN
    if len(source.data) > kind.limit:
        raise source.refused(
            f"The text is too long; Briefer takes up to {kind.limit // MEGABYTE} MB of this kind."
        )
    if kind is PAGE:
        # What takes apart HTML is loaded only where there is some.
        from briefer.intake.web import page  # noqa: PLC0415 - see above

        return page.read(source, declared="utf-8")
    words = canonical_text(text)
    if not any(map(str.isalnum, words)):
        raise source.refused(NO_WORDS)
    first = shorten(single_line(words), _TITLE_LENGTH)
    named_by = Fact("title", set_by="source", found_in="first words", sure="possible")
    return read_text(words, source.original(PLAIN, "utf-8"), first, named_by)
