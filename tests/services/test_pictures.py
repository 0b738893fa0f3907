"""Pictures in a memo: put in, described, sized, replaced, copied and taken back."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefer.errors import InputError
from briefer.memo.document import Figure, Para
from briefer.memo.finding import LOST_PICTURE
from briefer.memo.fix import REMOVE, Fix
from briefer.model.inline import plain_text
from briefer.model.memo import FIGURE, KeptFigure, KeptMemo, MemoBlock, MemoSection
from briefer.services import (
    briefings,
    checking,
    editions,
    exporting,
    history,
    memo_writing,
    memos,
    mending,
    pictures,
    renewing,
)

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.store.workspace import Workspace

DATE = "2023-12-29"


def png(width: int = 208, height: int = 100, colour: str = "navy") -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "PNG")
    return made.getvalue()


def put(ws: Workspace, here: MemoSection, data: bytes, position: int | None = None) -> int:
    (new,) = pictures.add(ws, here.id, [pictures.keep(ws, data)], position)
    return new


@pytest.fixture
def memo(ws: Workspace) -> KeptMemo:
    return memos.add(ws)


@pytest.fixture
def here(memo: KeptMemo) -> MemoSection:
    return next(section for section in memo.walk() if section.key == "outlook")


def figure(ws: Workspace, block_id: int) -> KeptFigure:
    memo = ws.memos.get(ws.memos.memo_of_section(ws.memos.section_of_block(block_id)))
    found = next(block for block in memo.blocks() if block.id == block_id).figure
    assert found is not None
    return found


def figures(ws: Workspace, memo: KeptMemo) -> list[KeptFigure]:
    return [b.figure for b in ws.memos.get(memo.id).blocks() if b.figure is not None]


def test_a_picture_is_put_in_where_it_is_asked_for(ws: Workspace, here: MemoSection) -> None:
    last = put(ws, here, png())
    first = put(ws, here, png(colour="red"), 0)
    memo = ws.memos.get(ws.memos.memo_of_section(here.id))
    blocks = next(s for s in memo.walk() if s.id == here.id).blocks
    assert [block.id for block in blocks if block.kind == FIGURE] == [first, last]
    assert history.undo(ws).label == "Add a picture"
    assert ws.history.undoable() is not None
    history.redo(ws)
    assert figure(ws, first).picture != figure(ws, last).picture
    assert ws.faults() == ()


@pytest.mark.parametrize(("dots", "percent"), [(208, 33), (20, 10), (3000, 100)])
def test_a_new_picture_is_as_wide_as_it_is_by_itself(
    ws: Workspace, here: MemoSection, dots: int, percent: int
) -> None:
    assert figure(ws, put(ws, here, png(dots))).width == percent


def test_the_same_picture_is_kept_once_however_often_it_is_put_in(
    ws: Workspace, memo: KeptMemo, here: MemoSection
) -> None:
    for _ in range(3):
        put(ws, here, png())
    assert len({one.picture for one in figures(ws, memo)}) == 1
    assert len(ws.pictures.many({one.picture for one in figures(ws, memo)})) == 1


def test_words_and_width_are_one_step_each(ws: Workspace, here: MemoSection) -> None:
    new = put(ws, here, png())
    picture, width = figure(ws, new).picture, figure(ws, new).width
    pictures.describe(ws, new, "  A harbour\nwith cranes ")
    pictures.caption(ws, new, "The harbour in 2023")
    pictures.widen(ws, new, 60)
    assert figure(ws, new) == KeptFigure(
        picture, "A harbour with cranes", "The harbour in 2023", 60
    )
    assert [history.undo(ws).label for _ in range(3)] == [
        "Set the width of the picture",
        "Caption the picture",
        "Describe the picture",
    ]
    assert figure(ws, new) == KeptFigure(picture, width=width)


def test_what_is_done_in_one_visit_is_one_step(ws: Workspace, here: MemoSection) -> None:
    new = put(ws, here, png())
    before = figure(ws, new)
    pictures.describe(ws, new, "A harbour", join="visit 1")
    pictures.widen(ws, new, 50, join="visit 1")
    history.undo(ws)
    assert figure(ws, new) == before


def test_another_picture_takes_the_place_of_one_and_undo_brings_it_back(
    ws: Workspace, here: MemoSection
) -> None:
    new = put(ws, here, png())
    pictures.describe(ws, new, "A harbour")
    before = figure(ws, new)
    pictures.exchange(ws, new, png(colour="green"))
    after = figure(ws, new)
    assert after.picture != before.picture
    assert (after.alt, after.width) == (before.alt, before.width)
    assert history.undo(ws).label == "Replace the picture"
    assert figure(ws, new) == before
    assert set(pictures.shown(ws, [before.picture, after.picture])) == {
        before.picture,
        after.picture,
    }


@pytest.mark.parametrize("data", [b"", b"no picture", png()[:60], b"GIF89a"])
def test_what_is_no_picture_is_refused_and_nothing_is_written(
    ws: Workspace, memo: KeptMemo, here: MemoSection, data: bytes
) -> None:
    new = put(ws, here, png())
    steps, kept = ws.history.steps(), figures(ws, memo)
    with pytest.raises(InputError, match="picture"):
        put(ws, here, data)
    with pytest.raises(InputError, match="picture"):
        pictures.exchange(ws, new, data)
    assert (ws.history.steps(), figures(ws, memo)) == (steps, kept)


@pytest.mark.parametrize("percent", [-1, 0, 9, 101])
def test_a_width_that_there_is_not_is_refused(
    ws: Workspace, here: MemoSection, percent: int
) -> None:
    new = put(ws, here, png())
    with pytest.raises(InputError, match="between 10 and 100 percent"):
        pictures.widen(ws, new, percent)
    with pytest.raises(InputError, match="between 10 and 100 percent"):
        memos.add_block(ws, here.id, MemoBlock(FIGURE, figure=KeptFigure("a", width=percent)))


def test_a_figure_without_a_picture_and_words_for_other_blocks_are_refused(
    ws: Workspace, memo: KeptMemo, here: MemoSection
) -> None:
    with pytest.raises(InputError, match="needs a picture"):
        memos.add_block(ws, here.id, MemoBlock(FIGURE))
    other = next(block for block in memo.blocks() if block.kind != FIGURE)
    with pytest.raises(InputError, match="no picture"):
        pictures.describe(ws, other.id, "words")


def test_a_file_is_read_with_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    with pytest.raises(InputError, match=r"“map\.png” cannot be read"):
        pictures.read_file(path)
    path.write_bytes(png())
    assert pictures.read_file(path) == png()
    with path.open("wb") as file:
        file.truncate(8 * 1024 * 1024 + 1)
    with pytest.raises(InputError, match="larger than 8 MB"):
        pictures.read_file(path)


def test_a_memo_from_an_earlier_one_has_its_pictures(
    ws: Workspace, memo: KeptMemo, here: MemoSection
) -> None:
    pictures.describe(ws, put(ws, here, png()), "A harbour")
    again = renewing.start_from(ws, memo.id, with_text=True)
    assert figures(ws, again) == figures(ws, memo)
    assert figures(ws, renewing.start_from(ws, memo.id, with_text=False)) == []
    memos.remove(ws, memo.id)
    assert len(pictures.shown(ws, {one.picture for one in figures(ws, again)})) == 1


def test_what_is_put_in_is_printed_in_every_format(
    ws: Workspace, memo: KeptMemo, here: MemoSection, tmp_path: Path
) -> None:
    new = put(ws, here, png())
    pictures.describe(ws, new, "A harbour with cranes")
    pictures.caption(ws, new, "The harbour in 2023")
    pictures.widen(ws, new, 50)
    rendering = exporting.preview(ws, memo.id, DATE)
    (printed,) = [b for b in rendering.composed.memo.blocks if isinstance(b, Figure)]
    assert (printed.alt, printed.width) == ("A harbour with cranes", 0.5)
    assert plain_text(printed.caption) == "Figure 1. The harbour in 2023"
    assert printed.picture == figure(ws, new).picture
    for end in exporting.FORMATS:
        exporting.write(ws, rendering, tmp_path / f"memo{end}")
    with zipfile.ZipFile(tmp_path / "memo.docx") as word:
        assert [name for name in word.namelist() if name.endswith(".png")]
        assert "A harbour with cranes" in word.read("word/document.xml").decode()
    assert b"A harbour with cranes" in (tmp_path / "memo.html").read_bytes()
    assert b"![A harbour with cranes]" in (tmp_path / "memo.md").read_bytes()


def test_an_edition_is_written_again_as_it_was_and_names_the_picture_by_its_hash(
    ws: Workspace, memo: KeptMemo, here: MemoSection, tmp_path: Path
) -> None:
    new = put(ws, here, png())
    paths = [tmp_path / f"{number}{end}" for number in "ab" for end in exporting.FORMATS]
    kept = {exporting.export(ws, path, memo_id=memo.id, date=DATE).edition for path in paths}
    assert len(kept) == 1
    for end in exporting.FORMATS:
        assert (tmp_path / f"a{end}").read_bytes() == (tmp_path / f"b{end}").read_bytes()
    edition = ws.editions.latest(memo.guid)
    assert edition is not None
    assert figure(ws, new).picture in edition.snapshot
    assert '"bytes"' not in edition.snapshot
    before = (tmp_path / "a.md").read_text(encoding="utf-8")
    pictures.exchange(ws, new, png(colour="red"))
    memos.remove(ws, memo.id)
    assert editions.held(ws, edition) == before


def test_another_picture_is_another_edition(
    ws: Workspace, memo: KeptMemo, here: MemoSection, tmp_path: Path
) -> None:
    new = put(ws, here, png())
    first = exporting.export(ws, tmp_path / "memo.md", memo_id=memo.id, date=DATE).edition
    pictures.exchange(ws, new, png(colour="red"))
    second = exporting.export(ws, tmp_path / "memo.md", memo_id=memo.id, date=DATE).edition
    assert first != second


@pytest.mark.parametrize("altered", ["x'00'", "substr(data, 1, length(data) - 30)"])
def test_one_that_was_altered_outside_is_not_shown_and_the_memo_is(
    ws: Workspace, memo: KeptMemo, here: MemoSection, altered: str
) -> None:
    new = put(ws, here, png())
    pictures.caption(ws, new, "The harbour")
    with ws.change("Alter by force") as tx:
        tx.recorder.rows.connection.execute("DROP TRIGGER picture_is_frozen")
        tx.recorder.rows.connection.execute(f"UPDATE picture SET data = {altered}")
    tree = exporting.preview(ws, memo.id, DATE)
    assert tree.typeset.page_count
    assert not [b for b in tree.composed.memo.blocks if isinstance(b, Figure)]
    assert {p.kind for p in checking.check(ws, "Ana").problems} == {"hash"}


def test_where_a_picture_is_lost_its_caption_stays_and_the_check_tells(
    ws: Workspace, memo: KeptMemo, here: MemoSection
) -> None:
    memos.add_block(ws, here.id, MemoBlock(FIGURE, figure=KeptFigure("0" * 64, "", "The harbour")))
    tree = exporting.preview(ws, memo.id, DATE).composed.memo
    assert "The harbour" in [plain_text(b.inlines) for b in tree.blocks if isinstance(b, Para)]
    report = checking.check(ws, "Ana")
    assert [(p.kind, p.where) for p in report.problems] == [("hash", f"section {here.title}")]


def test_a_picture_that_is_pasted_is_a_step_of_that_name(ws: Workspace, here: MemoSection) -> None:
    memo_id = ws.memos.memo_of_section(here.id)
    block = MemoBlock(FIGURE, figure=pictures.keep(ws, png()))
    ids = [kept.id for kept in here.blocks]
    memo_writing.write(ws, memo_id, {here.id: [*ids, block]})
    assert history.undo(ws).label == "Add a picture"


def test_a_figure_whose_picture_is_lost_can_be_taken_out(tmp_path: Path) -> None:
    ws = briefings.create(tmp_path / "x.briefing", who="Ana Ruiz", codebook="none")
    kept = memos.add(ws, "brief", {"subject": "Ports"})
    block = MemoBlock(FIGURE, figure=KeptFigure("0" * 64, "A ramp", "Exports"))
    memos.add_block(ws, kept.sections[0].id, block)
    rendering = exporting.preview(ws, kept.id, "2023-12-29")
    (found,) = [f for f in rendering.findings if f.kind == LOST_PICTURE]
    mending.mend_finding(ws, kept.id, found, Fix(REMOVE))
    assert [b for b in ws.memos.get(kept.id).blocks() if b.kind == FIGURE] == []
    ws.close()
