"""Passages as text to paste: the words as a memo prints them, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.memo.draft import extract_block
from briefer.memo.evidence import Evidence
from briefer.memo.extracts import extract
from briefer.memo.notes import source_note
from briefer.model.inline import plain_text
from briefer.services import evidence, templates
from briefer.services.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefer.store.workspace import Workspace

_LANGUAGE = "en"


def cite(ws: Workspace, passage_id: int) -> str:
    """Return a passage under its lead-in, its translation, and its source on a line each.

    Only a speaker's own words and official texts stand in quotation marks.
    """
    passage = ws.passages.get(passage_id)
    article = ws.articles.get(passage.article_id)
    wording = templates.get(templates.DEFAULT).wording(_LANGUAGE)
    one = Evidence(
        project=ws.project.get(),
        articles=(article,),
        passages=(passage,),
        codebook=ws.codebook.load(),
        texts={},
        vocabulary=vocabulary(),
        who=ws.who,
        date=evidence.today(),
        outlets=ws.articles.outlets(),
    )
    said = extract(extract_block(passage), one, wording)
    note = plain_text(source_note(article, wording, is_first=True))
    source = f"{note} {article.url}" if article.url else note
    lines = (plain_text(said.inlines), plain_text(said.translation), source)
    return "\n".join(line for line in lines if line)


def cited(ws: Workspace, parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return paragraphs with numbers after what they rest on, and the sources below them.

    Each part is a paragraph and the passages (guids) that it rests on. One source has one number.
    """
    ids = ws.passages.ids_by_guid()
    wording = templates.get(templates.DEFAULT).wording(_LANGUAGE)
    sources: dict[int, int] = {}
    lines = []
    for words, guids in parts:
        articles = [ws.passages.get(ids[guid]).article_id for guid in guids if guid in ids]
        numbers = [sources.setdefault(key, len(sources) + 1) for key in dict.fromkeys(articles)]
        lines.append(words + "".join(f" [{number}]" for number in numbers))
    notes = []
    for article_id, number in sources.items():
        article = ws.articles.get(article_id)
        note = plain_text(source_note(article, wording, is_first=True))
        notes.append(f"[{number}] {note} {article.url}" if article.url else f"[{number}] {note}")
    return "\n".join([*lines, *(["", *notes] if notes else [])])
