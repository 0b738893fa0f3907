"""The list of sources at the end of a memo: a bibliography, references, or sources as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.citations.record import Record
from briefer.memo.document import Para, ParaRole
from briefer.memo.settings import NO, SOURCE_LIST, YES, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefer.memo.citations.style import CitationForm
    from briefer.memo.document import Block
    from briefer.memo.template import Template
    from briefer.model.article import Article
    from briefer.model.memo import KeptMemo


def is_listed(kept: KeptMemo, template: Template) -> bool:
    """Say whether the memo has a list of its sources: as it asks itself, else as its template."""
    return chosen(kept.fields, SOURCE_LIST, YES if template.source_list else NO) == YES


def list_title(form: CitationForm) -> str:
    """Return what the form calls the list."""
    return form.wording.say(f"source_list.{form.name}")


def source_list(articles: Iterable[Article], form: CitationForm) -> tuple[Block, ...]:
    """Return an entry for each article, in the order of the form."""
    records = [Record(article) for article in articles]
    return tuple(Para(entry, ParaRole.REFERENCE) for entry in form.entries(records))
