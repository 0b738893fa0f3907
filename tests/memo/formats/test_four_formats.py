"""Word, PDF, Markdown and HTML, each read back by another program, say what the outline says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.memo import html, markdown
from briefer.memo import template as memo_template
from briefer.memo.document import NotesAt, Version
from briefer.memo.pdf import writer as pdf
from briefer.memo.pdf.rendering import drawings
from briefer.memo.word import writer as word
from briefer.paths import templates
from briefer.services import briefings, exporting, memos
from tests.memo.formats import hostile, sound_pdf, sound_word
from tests.memo.formats.active import active
from tests.memo.formats.lines import (
    FORMS,
    HTML,
    MARKDOWN,
    PDF,
    WORD,
    Form,
    controlled,
    differences,
    expected,
    folded,
)
from tests.memo.formats.reading import read
from tests.memo.formats.reading_html import lost_links
from tests.memo.formats.reading_word import on_each_page
from tests.memo.pdf.test_hostile import MEMOS

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.memo.document import Memo
    from briefer.memo.template import Template
    from briefer.store.workspace import Workspace

NAMES = list(memo_template.places([templates()]))
SUFFIXES = [form.suffix for form in FORMS]


def written(memo: Memo, template: Template, form: Form) -> bytes:
    assert template.base_docx
    return {
        WORD: lambda: word.write(
            memo,
            template.style,
            template.base_docx or b"",
            told=word.FromPages(drawings=drawings(memo, template.style)),
        ),
        PDF: lambda: pdf.write(memo, template.style),
        MARKDOWN: lambda: markdown.write(memo),
        HTML: lambda: html.write(memo),
    }[form]()


def held(memo: Memo, data: bytes, form: Form) -> list[str]:
    return differences(expected(memo, form), read(data, form), form)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_template_says_the_same_in_each_format_however_hostile_the_words(
    hostile_briefing: Workspace, name: str, language: str, tmp_path: Path
) -> None:
    marks = {"banner": "CUI", "controlled-by": hostile.ACTIVE[3], "cui-contact": hostile.ACTIVE[13]}
    told = marks if language == "es" else {"banner": "TLP:AMBER"}
    kept = hostile.add_memo(hostile_briefing, name, language, translations="both", **told)
    for version in Version:
        rendering = exporting.preview(hostile_briefing, kept.id, "2023-12-29", version)
        for form in FORMS:
            out = tmp_path / f"{version}{form.suffix}"
            exporting.write(hostile_briefing, rendering, out)
            memo = rendering.composed.memo
            assert held(memo, out.read_bytes(), form) == [], out.name
            assert form is not HTML or not lost_links(out.read_bytes())
            if form is WORD:
                head, foot = map(folded, on_each_page(out.read_bytes()))
                assert head == memo.meta.banner
                assert foot == folded(" ".join([*controlled(memo), memo.meta.banner]))


@pytest.mark.parametrize("name", NAMES)
def test_a_briefing_of_nothing_gives_a_memo_of_nothing_in_each_format(
    name: str, tmp_path: Path
) -> None:
    ws = briefings.create(tmp_path / "empty.briefing", who="", codebook="none")
    for language in ("en", "es"):
        kept = memos.add(ws, name, {"language": language, "contents": "yes"})
        rendering = exporting.preview(ws, kept.id, "2023-12-29")
        for form in FORMS:
            out = tmp_path / f"memo{form.suffix}"
            exporting.write(ws, rendering, out)
            data = out.read_bytes()
            assert held(rendering.composed.memo, data, form) == []
            assert active(data, form) == []
            assert form is not WORD or sound_word.faults(data) == []
            assert form is not PDF or sound_pdf.faults(data) == []
    ws.close()


@pytest.mark.parametrize("form", FORMS, ids=SUFFIXES)
@pytest.mark.parametrize("at", [NotesAt.END, NotesAt.FOOT])
@pytest.mark.parametrize("name", ["page_memo", "hard_memo"])
def test_a_memo_says_the_same_with_its_notes_in_either_place(
    name: str, at: NotesAt, form: Form, request: pytest.FixtureRequest, plain_template: Template
) -> None:
    memo: Memo = request.getfixturevalue(name)
    memo = replace(memo, meta=replace(memo.meta, notes_at=at, contents_title="Contents"))
    assert held(memo, written(memo, plain_template, form), form) == []


@pytest.mark.parametrize("form", FORMS, ids=SUFFIXES)
@pytest.mark.parametrize("name", list(MEMOS))
def test_a_memo_that_nobody_would_write_says_the_same(
    name: str, form: Form, plain_template: Template
) -> None:
    assert held(MEMOS[name], written(MEMOS[name], plain_template, form), form) == []


def test_a_link_of_a_page_that_leads_nowhere_is_found(plain_template: Template) -> None:
    data = written(MEMOS["of marks alone"], plain_template, HTML)
    assert lost_links(data) == set()
    assert lost_links(data.replace(b'id="note-7"', b'id="note-8"')) == {"#note-7", "#note-8"}
