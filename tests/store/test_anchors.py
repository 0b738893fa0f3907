"""A passage stands where it was tagged, whatever signs the text is made of."""

from __future__ import annotations

import sqlite3
import tracemalloc
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.model.anchor import Span, make_anchor
from briefer.model.kept_picture import KeptPicture
from briefer.model.memo import FIGURE, KeptFigure, MemoBlock
from briefer.model.passage import Statement
from briefer.store.workspace import create, open_workspace
from tests.store.making import WHO, begin, draft, tag

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.store.workspace import Workspace

SIGNS = {
    "emoji": "Port 👩‍👩‍👧‍👦 open 🇲🇽, they said 🦊🦊.",
    "combining marks": "Un cafe\u0301 y an\u0303os, Z\u0335a\u0322l\u0321go\u0301.",
    "right to left": "He said: \u202bהנמל פתוח\u202c and (مرحبا) \u200fthen left.",
    "CRLF": "One line.\r\nAnother line.\r\n\r\nA third\rone.",
    "line separator": "One line.\u2028Another.\u2029A third.\u0085A fourth.",
    "no-break space": "10\u00a0000 people, 50\u202f% of\u00a0them, a soft\u00adhyphen.",
    "byte order mark": "\ufeffThe port \ufeff stays open.",
    "noncharacters": "The \ufdd0port\uffff is\x00 open\x0c still.",
    "beyond the first plane": "𝔗𝔥𝔢 𝔭𝔬𝔯𝔱 𐎠𐎡 𠀋 stays.",
}


@pytest.mark.parametrize("kind", SIGNS)
def test_every_span_holds_through_save_and_reopen(
    briefing: Workspace, folder: Path, kind: str
) -> None:
    with briefing.change("Import") as tx:
        article = tx.articles.add(draft(SIGNS[kind]))
    text = briefing.articles.text(article)
    spans = [Span(a, b) for a in range(0, len(text), 3) for b in range(a + 1, len(text) + 1, 4)]
    with briefing.change("Tag everything") as tx:
        for span in spans:
            tag(tx, article, span)
    briefing.copy_to(folder / "copy.briefing")
    briefing.close()
    for path in (briefing.path, folder / "copy.briefing"):
        again = open_workspace(path, WHO)
        assert again.articles.text(article) == text
        passages = again.passages.of_article(article)
        assert {passage.span for passage in passages} == set(spans)
        for passage in passages:
            start, end = passage.span.start, passage.span.end
            assert text[start:end] == passage.quote
            assert text.startswith(
                passage.prefix + passage.quote + passage.suffix, start - 32 if start >= 32 else 0
            )
        assert again.faults() == ()
        again.close()


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(raw=st.text(min_size=1, max_size=60), ends=st.tuples(st.integers(0), st.integers(0)))
def test_any_text_comes_back_as_it_was_kept(folder: Path, raw: str, ends: tuple[int, int]) -> None:
    made = draft(f"({raw})")
    path = folder / f"{len(list(folder.iterdir()))}.briefing"
    create(path, WHO, begin)
    ws = open_workspace(path, WHO)
    with ws.change("Import and tag") as tx:
        article = tx.articles.add(made)
        start = ends[0] % len(made.body)
        passage = tag(tx, article, Span(start, start + 1 + ends[1] % (len(made.body) - start)))
    ws.close()
    again = open_workspace(path, WHO, read_only=True)
    assert again.articles.text(article) == made.body
    found = again.passages.get(passage)
    assert made.body[found.span.start : found.span.end] == found.quote
    assert again.faults() == ()
    again.close()


@pytest.fixture
def picture(briefing: Workspace) -> str:
    """The hash of a picture that a figure of the memo shows."""
    section = next(briefing.memos.get(1).walk())
    with briefing.change("Add a picture") as tx:
        kept = tx.pictures.keep(KeptPicture(b"\x89PNG\x00\xff", "image/png"))
        tx.memos.add_block(section.id, MemoBlock(FIGURE, figure=KeptFigure(kept)), 9)
    return kept


STATEMENTS = (
    "UPDATE article_text SET text = 'altered'",
    "UPDATE article_text SET sha256 = 'altered' WHERE id = 1",
    "UPDATE OR IGNORE article_text SET text = 'altered'",
    "UPDATE OR REPLACE article_text SET text = 'altered'",
    "UPDATE article_original SET data = NULL",
    "DELETE FROM article_text",
    "DELETE FROM article_original",
    "UPDATE picture SET data = x'00'",
    "UPDATE OR REPLACE picture SET sha256 = 'altered'",
    "DELETE FROM picture",
)


@pytest.mark.usefixtures("picture")
@pytest.mark.parametrize("sql", STATEMENTS)
def test_frozen_texts_are_not_changed_by_hand(briefing: Workspace, sql: str) -> None:
    before = briefing.articles.text(1)
    with pytest.raises(sqlite3.IntegrityError), briefing.change("Alter") as tx:
        tx.recorder.rows.connection.execute(sql)
    assert briefing.articles.text(1) == before
    assert briefing.faults() == ()


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "INSERT OR IGNORE"])
def test_frozen_texts_are_not_replaced_by_hand(briefing: Workspace, verb: str) -> None:
    before = briefing.articles.text(1)
    with briefing.change("Alter") as tx:
        tx.recorder.rows.connection.execute(
            f"{verb} INTO article_text (sha256, text, characters, normaliser) "
            "SELECT sha256, 'altered', 7, 1 FROM article_text"
        )
        tx.recorder.rows.connection.execute(
            f"{verb} INTO article_original (sha256, name, media_type, size) "
            "SELECT sha256, 'altered', 'text/plain', 7 FROM article_original"
        )
    assert briefing.articles.text(1) == before
    assert briefing.faults() == ()


def test_the_same_words_are_kept_once(briefing: Workspace) -> None:
    with briefing.change("Import again") as tx:
        again = tx.articles.add(draft(briefing.articles.text(1), "Another title"))
    assert briefing.articles.get(again).text_hash == briefing.articles.get(1).text_hash
    with closing(sqlite3.connect(briefing.path)) as file:
        assert file.execute("SELECT count(*) FROM article_text").fetchone() == (2,)


def test_texts_stay_when_their_import_is_undone(briefing: Workspace) -> None:
    with briefing.change("Import") as tx:
        article = tx.articles.add(draft("Only here."))
    briefing.undo()
    briefing.close()
    again = open_workspace(briefing.path, WHO)
    again.redo()
    assert again.articles.text(article) == "Only here."
    again.close()


def test_a_text_altered_with_force_is_found(briefing: Workspace) -> None:
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as file:
        file.execute("DROP TRIGGER article_text_is_frozen")
        file.execute("UPDATE article_text SET text = replace(text, 'open', 'shut') WHERE id = 1")
        file.commit()
    again = open_workspace(briefing.path, WHO)
    assert {fault.kind for fault in again.faults()} == {"hash"}
    assert again.faults()[0].where == "article 1, Harbour talks"
    again.close()


def test_an_original_altered_with_force_is_found(briefing: Workspace) -> None:
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as file:
        file.execute("DROP TRIGGER article_original_is_frozen")
        file.execute("UPDATE article_original SET data = x'00' WHERE id = 1")
        file.commit()
    again = open_workspace(briefing.path, WHO)
    assert [(f.kind, f.where) for f in again.faults()] == [("hash", "original talks.txt")]
    again.close()


def test_an_original_that_unpacks_to_far_more_than_it_was_is_not_unpacked_whole(
    briefing: Workspace,
) -> None:
    packed, whole = zlib.compress(bytes(100_000_000)), 100_000_000
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as file:
        file.execute("DROP TRIGGER article_original_is_frozen")
        file.execute("UPDATE article_original SET data = ?, compression = 'zlib'", (packed,))
        file.commit()
    again = open_workspace(briefing.path, WHO)
    tracemalloc.start()
    faults = again.faults()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    again.close()
    assert {fault.kind for fault in faults} == {"hash"}
    assert peak < whole / 10


def test_a_passage_that_does_not_stand_where_it_says_is_found(briefing: Workspace) -> None:
    with briefing.change("Tag") as tx:
        wrong = make_anchor("Another text altogether", Span(0, 12))
        passage = tx.passages.add(1, 1, wrong, Statement())
    (fault,) = briefing.anchor_faults()
    assert (fault.kind, fault.where) == ("anchor", f"article 1, passage {passage}")
    assert fault.message == "“Another text” does not stand where it was tagged."


def test_a_tie_that_leads_nowhere_is_found(briefing: Workspace) -> None:
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as file:
        file.execute("UPDATE article SET outlet_id = 77 WHERE id = 1")
        file.commit()
    again = open_workspace(briefing.path, WHO)
    (fault,) = again.faults()
    assert (fault.kind, fault.where) == ("file", "table article")
    again.close()


def test_a_damaged_file_is_one_fault(briefing: Workspace) -> None:
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as file:
        (page,) = file.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'passage'"
        ).fetchone()
    with briefing.path.open("r+b") as raw:
        raw.seek((page - 1) * 4096)
        raw.write(b"\xff" * 4096)
    again = open_workspace(briefing.path, WHO)
    (fault,) = again.faults()
    assert fault.kind == "file"
    assert "damaged" in fault.message
    again.close()


def test_the_same_picture_is_kept_once_whoever_replaces_it(
    briefing: Workspace, picture: str
) -> None:
    with briefing.change("Again") as tx:
        assert tx.pictures.keep(KeptPicture(b"\x89PNG\x00\xff", "image/png")) == picture
        tx.recorder.rows.connection.execute(
            "INSERT OR REPLACE INTO picture (sha256, media_type, data) "
            "SELECT sha256, 'image/jpeg', x'00' FROM picture"
        )
    assert briefing.pictures.many([picture, "gone"]) == {
        picture: KeptPicture(b"\x89PNG\x00\xff", "image/png")
    }
    with closing(sqlite3.connect(briefing.path)) as file:
        assert file.execute("SELECT count(*) FROM picture").fetchone() == (1,)


def test_a_picture_stays_when_its_figure_is_undone(briefing: Workspace, picture: str) -> None:
    briefing.undo()
    briefing.close()
    again = open_workspace(briefing.path, WHO)
    again.redo()
    block = next(b for b in again.memos.get(1).blocks() if b.kind == FIGURE)
    assert block.figure == KeptFigure(picture)
    assert again.pictures.many([picture])[picture].data == b"\x89PNG\x00\xff"
    assert again.faults() == ()
    again.close()


def test_a_copy_of_the_briefing_has_its_pictures(briefing: Workspace, picture: str) -> None:
    path = briefing.path.with_name("copy.briefing")
    briefing.copy_to(path)
    copied = open_workspace(path, WHO, read_only=True)
    assert copied.pictures.many([picture]).keys() == {picture}
    copied.close()


def test_a_picture_altered_or_removed_with_force_is_found(
    briefing: Workspace, picture: str
) -> None:
    briefing.close()
    with closing(sqlite3.connect(briefing.path)) as file:
        file.execute("DROP TRIGGER picture_is_frozen")
        file.execute("UPDATE picture SET data = x'00' WHERE sha256 = ?", (picture,))
        file.commit()
    again = open_workspace(briefing.path, WHO)
    assert [(f.kind, f.where) for f in again.faults()] == [("hash", "picture 1")]
    again.close()
    with closing(sqlite3.connect(briefing.path)) as file:
        file.execute("DROP TRIGGER picture_stays")
        file.execute("DELETE FROM picture")
        file.commit()
    again = open_workspace(briefing.path, WHO)
    assert [(f.kind, f.where) for f in again.faults()] == [("hash", "section Positions")]
    again.close()
