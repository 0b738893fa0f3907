"""Passages as text to paste: the words as a memo prints them, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.draft import extract_block
from briefer.memo.extracts import extract
from briefer.memo.notes import source_note
from briefer.model.inline import plain_text
from briefer.services import evidence, templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.memo.wording import Wording
    from briefer.model.article import Article
    from briefer.store.workspace import Workspace

_LANGUAGE = "en"


def cite(ws: Workspace, passage_id: int) -> str:
    """Return a passage under its lead-in, its translation, and its source on a line each.

    Only a speaker's own words and official texts stand in quotation marks.
    """
    passage = ws.passages.get(passage_id)
    wording = templates.get(templates.DEFAULT).wording(_LANGUAGE)
    one = evidence.of_passages(ws, ws.who, [passage])
    said = extract(extract_block(passage), one, wording)
    lines = (
        plain_text(said.inlines),
        plain_text(said.translation),
        _source(one.article_of(passage), wording),
    )
    return "\n".join(line for line in lines if line)


def cited(ws: Workspace, parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return paragraphs with numbers after what they rest on, and the sources below them.

    Each part is a paragraph and the passages (guids) that it rests on. One source has one number.
    """
    ids = ws.passages.ids_by_guid()
    cited = ws.passages.many(ids[guid] for _, guids in parts for guid in guids if guid in ids)
    known = evidence.of_passages(ws, ws.who, cited)
    wording = templates.get(templates.DEFAULT).wording(_LANGUAGE)
    sources: dict[int, int] = {}
    lines = []
    for words, guids in parts:
        found = (known.passage_by_guid[guid].article_id for guid in guids if guid in ids)
        numbers = [sources.setdefault(key, len(sources) + 1) for key in dict.fromkeys(found)]
        lines.append(words + "".join(f" [{number}]" for number in numbers))
    notes = [
        f"[{number}] {_source(known.article_by_id[article_id], wording)}"
        for article_id, number in sources.items()
    ]
    return "\n".join([*lines, *(["", *notes] if notes else [])])


def _source(article: Article, wording: Wording) -> str:
    note = plain_text(source_note(article, wording, is_first=True))
    return f"{note} {article.url}" if article.url else note
