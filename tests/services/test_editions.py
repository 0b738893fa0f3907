"""What editions keep, what became of their files, and what a memo says since that it did not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.errors import InputError
from briefer.memo import markdown
from briefer.memo.draft import extract_block
from briefer.memo.outline import outline
from briefer.model.anchor import locate
from briefer.model.inline import NoteRef
from briefer.model.passage import PartyTag, Statement, TopicTag
from briefer.services import editions, exporting, history, memos, tagging
from briefer.services.editions import CHANGED, GONE, THERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefer.memo.since import Since
    from briefer.model.memo import KeptMemo
    from briefer.model.passage import Passage
    from briefer.store.tables.editions import Edition
    from briefer.store.workspace import Workspace

DATE = "2023-12-29"


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    return memos.add(ws)


def keep(ws: Workspace, memo: KeptMemo, folder: Path) -> Edition:
    """Export the memo; return the edition that was kept."""
    exporting.export(ws, folder / "memo.pdf", memo_id=memo.id, date=DATE)
    return editions.editions(ws, memo.id)[0].edition


def compare(ws: Workspace, memo: KeptMemo, edition: Edition) -> Since:
    """Compare the memo with an edition."""
    now = exporting.preview(ws, memo.id, DATE)
    return editions.since_edition(edition, now.composed.memo, now.evidence)


def say(ws: Workspace) -> Passage:
    """Tag words that nobody has tagged, as a stance that nobody has."""
    article, codebook = ws.articles.all()[0], ws.codebook.load()
    spoken = {speaker for passage in ws.passages.all() for speaker in passage.speakers}
    who = next(s for s in codebook.stakeholders if s.id not in spoken)
    what = next(t.default_proposition for t in codebook.topics if t.default_proposition)
    span = locate(ws.articles.text(article.id), "the line the two countries share")
    return tagging.tag(
        ws,
        article.id,
        span,
        statement=Statement(modality="paraphrase"),
        parties=[PartyTag(who.id)],
        topics=[TopicTag(what.topic_id, what.id, 2)],
    )


def taken(ws: Workspace) -> Passage:
    """A passage whose speaker takes a stance."""
    return next(
        p for p in ws.passages.all() if p.speakers and any(t.stance in {1, 2} for t in p.topics)
    )


def test_an_unchanged_memo_says_nothing_new(ws: Workspace, memo: KeptMemo, tmp_path: Path) -> None:
    edition = keep(ws, memo, tmp_path)
    assert compare(ws, memo, edition).count == 0


def test_an_edition_holds_what_was_printed(ws: Workspace, memo: KeptMemo, tmp_path: Path) -> None:
    printed = markdown.write(exporting.preview(ws, memo.id, DATE).composed.memo).decode("utf-8")
    edition = keep(ws, memo, tmp_path)
    memos.remove(ws, memo.id)
    (kept,) = editions.editions(ws)
    assert editions.held(ws, kept.edition) == printed
    assert (kept.memo_id, kept.title) == (0, "Stakeholder position memo")
    assert kept.edition.who == "Ana"
    assert kept.edition == edition
    assert editions.editions(ws, memo.id) == ()


def test_one_that_cannot_be_read_here_holds_nothing(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    edition = keep(ws, memo, tmp_path)
    assert editions.held(ws, replace(edition, snapshot='{"memo": {"is": "Song"}}')) == ""


def test_what_became_of_a_file_is_told(ws: Workspace, memo: KeptMemo, tmp_path: Path) -> None:
    keep(ws, memo, tmp_path)
    ((file,),) = [kept.files for kept in editions.editions(ws)]
    assert editions.state(file) == THERE
    (tmp_path / "memo.pdf").write_text("another", encoding="utf-8")
    assert editions.state(file) == CHANGED
    (tmp_path / "memo.pdf").unlink()
    assert editions.state(file) == GONE


def test_without_an_edition_the_export_is_a_step_all_the_same(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    rendering = exporting.preview(ws, memo.id, DATE)
    result = exporting.write(ws, rendering, tmp_path / "memo.pdf", keep=False)
    assert result.edition is None
    assert result.why_no_edition == ""
    assert (tmp_path / "memo.pdf").stat().st_size > 1000
    assert editions.editions(ws) == ()
    assert ws.history.steps()[-1].label == "Export “memo.pdf”"


@pytest.mark.parametrize("suffix", exporting.FORMATS)
def test_only_a_pdf_is_drawn_and_its_pages_are_laid_out_once(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    memo = memos.add(ws)
    done: list[str] = []

    def counting(name: str) -> Callable[..., object]:
        real = getattr(exporting, name)

        def count(*given: object) -> object:
            done.append(name)
            return real(*given)

        return count

    for name in ("typeset", "laid_out"):
        monkeypatch.setattr(exporting, name, counting(name))
    exporting.export(ws, tmp_path / f"memo{suffix}", memo_id=memo.id)
    assert done == ["typeset" if suffix == ".pdf" else "laid_out"]


def test_a_position_that_was_tagged_since_is_new_in_the_memo_or_not(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    edition = keep(ws, memo, tmp_path)
    passage = say(ws)
    (change,) = compare(ws, memo, edition).new
    speaker = ws.codebook.load().stakeholder_by_id[passage.speakers[0]]
    assert (change.position.name, change.position.stances) == (speaker.short, ("for",))
    assert change.position.passages == (passage.guid,)
    assert not change.is_printed
    place = next(s for s in memo.walk() if s.key == "outlook")
    memos.add_block(ws, place.id, extract_block(passage))
    assert compare(ws, memo, edition).new[0].is_printed


def test_another_stance_is_a_change(ws: Workspace, memo: KeptMemo, tmp_path: Path) -> None:
    edition = keep(ws, memo, tmp_path)
    passage = taken(ws)
    tag = next(t for t in passage.topics if t.stance in {1, 2})
    tagging.set_topic(ws, passage.id, replace(tag, stance=-2))
    found = compare(ws, memo, edition)
    changes = {c.position.passages: (c.before, c.position.stances) for c in found.changed}
    assert (("for",), ("against",)) in changes.values()
    assert (found.new, found.dropped) == ((), ())


def test_what_the_memo_no_longer_prints_is_dropped(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    edition = keep(ws, memo, tmp_path)
    passage = taken(ws)
    tagging.remove(ws, [passage.id])
    found = compare(ws, memo, edition)
    gone = {guid for position in found.dropped for guid in position.passages}
    changed = {guid for change in found.changed for guid in change.position.passages}
    assert passage.guid in gone
    assert passage.guid not in changed


def test_an_edition_of_an_older_version_is_read_by_its_passages(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    edition = keep(ws, memo, tmp_path)
    old = replace(edition, snapshot=edition.snapshot.replace('"positions"', '"others"'))
    assert compare(ws, memo, old).count == 0


@pytest.mark.parametrize(("language", "word"), [("en", "New: "), ("es", "Nuevo: ")])
def test_what_is_new_is_marked_in_the_next_memo(
    ws: Workspace, tmp_path: Path, language: str, word: str
) -> None:
    memo = memos.add(ws, fields={"language": language})
    edition = keep(ws, memo, tmp_path)
    passage = say(ws)
    place = next(s for s in memo.walk() if s.key == "outlook")
    memos.add_block(ws, place.id, extract_block(passage))
    before = outline(exporting.preview(ws, memo.id, DATE).composed.memo)
    assert word not in before
    editions.mark_since(ws, memo.id, edition.guid)
    rendering = exporting.preview(ws, memo.id, DATE)
    after = outline(rendering.composed.memo)
    assert after.replace(word, "") == before
    assert after.count(word) == 1
    assert not [finding for finding in rendering.findings if finding.blocks]
    assert history.undo(ws).label == "Mark what is new"
    assert outline(exporting.preview(ws, memo.id, DATE).composed.memo) == before
    with pytest.raises(InputError):
        editions.mark_since(ws, memo.id, "no such edition")


def test_word_and_pdf_with_marks_share_an_edition(
    ws: Workspace, memo: KeptMemo, tmp_path: Path
) -> None:
    edition = keep(ws, memo, tmp_path)
    passage = say(ws)
    place = next(s for s in memo.walk() if s.key == "outlook")
    memos.add_block(ws, place.id, extract_block(passage))
    editions.mark_since(ws, memo.id, edition.guid)
    word = exporting.export(ws, tmp_path / "next.docx", memo_id=memo.id, date=DATE)
    pdf = exporting.export(ws, tmp_path / "next.pdf", memo_id=memo.id, date=DATE)
    assert word.edition == pdf.edition != edition.id


@pytest.mark.parametrize(("language", "word"), [("en", " (new)"), ("es", " (nuevo)")])
def test_a_position_that_no_extract_tells_is_marked_in_its_sentence(
    ws: Workspace, tmp_path: Path, language: str, word: str
) -> None:
    first = memos.add(ws, fields={"language": language})
    edition = keep(ws, first, tmp_path)
    passage = say(ws)
    memo = memos.add(ws, fields={"language": language})
    (block_id,) = [b.id for b in memo.blocks() if b.extract == passage.guid]
    sentence = next(b for b in memo.blocks() if passage.guid in dict(b.passages) and not b.extract)
    run = (*sentence.content[0], NoteRef(passage.guid))
    memos.set_block(ws, sentence.id, replace(sentence, content=(run,)))
    memos.remove_block(ws, block_id)
    before = outline(exporting.preview(ws, memo.id, DATE).composed.memo)
    editions.mark_since(ws, memo.id, edition.guid)
    after = outline(exporting.preview(ws, memo.id, DATE).composed.memo)
    assert after.count(word) == 1
    assert after.replace(word, "") == before
