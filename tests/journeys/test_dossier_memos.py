"""The tagged dossier on each template: every word verbatim, marks round own words alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefer.memo.document import Extract, Version
from briefer.model.inline import InlineExtract, plain_text
from briefer.services import articles, briefings, exporting, memos, tag_import
from tests.conftest import SAMPLES
from tests.journeys.conftest import folded, read_pdf, read_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefer.memo.document import Memo
    from briefer.store.workspace import Workspace

DOSSIER = SAMPLES / "corpus" / "seed_event_dossier"
SEED = SAMPLES.parent / "design" / "seed-tagging.jsonl"
OTHERS = Path(__file__).resolve().parent.parent / "data" / "dossier-tags.jsonl"
"""Forty-two passages by their places; the translations are ours."""
TEMPLATES = ("position", "action", "assessment", "brief", "digest", "submission")
DATE = "2024-02-08"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The dossier with its dates and addresses, tagged."""
    if not DOSSIER.is_dir():
        pytest.skip(f"no sample texts in {SAMPLES}")
    ws = briefings.create(tmp_path_factory.mktemp("dossier") / "dossier.briefing", who="Ana")
    articles.import_paths(ws, [DOSSIER])
    for article_id, facts in enumerate(_facts(), start=1):
        articles.set_facts(ws, article_id, **facts)
    for path, number in ((SEED, 30), (OTHERS, 42)):
        report = tag_import.import_tags(ws, path)
        assert (report.added, report.refused) == (number, ())
    yield ws
    ws.close()


def _facts() -> Iterator[dict[str, object]]:
    """Yield the date and the address of each text, as far as they are known."""
    yield {"published": "2023-12-27", "about": True}
    for entry in json.loads((DOSSIER / "index.json").read_text(encoding="utf-8")):
        if not entry["file"].startswith("00"):
            day = (entry["date"] or entry["file"][3:13]).rstrip("_")
            yield {"published": day} | ({"url": entry["url"]} if entry["url"] else {})


def _printed(memo: Memo) -> dict[InlineExtract, str]:
    """Return the words of passages that stand in blocks of their own, with the block's text."""
    blocks = [block for block in memo.blocks if isinstance(block, Extract)]
    return {
        item: plain_text(block.inlines)
        for block in blocks
        for item in block.inlines
        if isinstance(item, InlineExtract)
    }


def _stands(words: str, pages: str) -> bool:
    """Say whether the words stand there, in one piece or in two with the end of a page between."""
    gaps = [place for place, letter in enumerate(words) if letter == " "]
    return words in pages or any(words[:at] in pages and words[at + 1 :] in pages for at in gaps)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_prints_every_word_as_it_stands_and_in_the_right_voice(
    dossier: Workspace, template: str, language: str, tmp_path: Path
) -> None:
    passages = {passage.guid: passage for passage in dossier.passages.all()}
    kept = memos.add(dossier, template, {"language": language})
    for version in Version:
        rendering = exporting.preview(dossier, kept.id, DATE, version)
        assert not [finding for finding in rendering.findings if finding.blocks]
        word, pdf = tmp_path / f"{version}.docx", tmp_path / f"{version}.pdf"
        for path in (word, pdf):
            exporting.write(dossier, rendering, path)
        body, pages = folded(" ".join(read_word(word).body)), read_pdf(pdf)
        printed = _printed(rendering.composed.memo)
        assert len(printed) >= 6
        for item, text in printed.items():
            passage = passages[item.passage]
            assert folded(item.words) == folded(passage.quote)
            words = folded(passage.quote)
            assert words in body
            assert _stands(words, pages)
            in_marks = f"“{words}”" in folded(text)
            assert in_marks == passage.voice.in_marks
            if not in_marks:
                assert f"“{words}" not in body
                assert f"“{words}" not in pages
