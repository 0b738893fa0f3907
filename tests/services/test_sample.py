"""The sample briefing: what its memo says of a speaker has a source in the memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import StorageError
from briefer.memo.position_line import clauses
from briefer.model.inline import NoteRef
from briefer.services import exporting, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefer.services.exporting import Rendering


@pytest.fixture
def memo(tmp_path: Path) -> Iterator[Rendering]:
    ws = sample.build(tmp_path / "sample.briefing", who="Ana")
    yield exporting.rendering(ws, date=sample.DATE)
    ws.close()


def test_every_position_is_printed_below_or_has_a_note(memo: Rendering) -> None:
    evidence, template = memo.evidence, memo.template
    wording = template.wording("en")
    lines = 0
    for section in memo.kept.walk():
        speaker = evidence.stakeholder_by_guid.get(str(section.binding.get("stakeholder")))
        if speaker is None or section.blocks[0].extract:
            continue
        said = [p for p in evidence.passages if speaker.id in p.speakers]
        printed = {block.extract for block in section.blocks}
        line = section.blocks[0].content[0]
        noted = {item.passage for item in line if isinstance(item, NoteRef)}
        for clause in clauses(said, evidence, wording, template.leading):
            for item in clause.items:
                lines += 1
                sources = set(item.passages)
                assert sources & printed or sources & noted, (speaker.name, item.words)
    assert lines > 20


def test_a_demo_without_a_place_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    for place in ("file", "file/below"):
        with pytest.raises(StorageError):
            sample.demo(tmp_path / place, who="Ana")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
