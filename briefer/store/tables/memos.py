"""Reading kept memos: header fields, the tree of sections, blocks and the passages they rest on."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.errors import InputError
from briefer.model.memo import KeptMemo, MemoBlock, MemoSection
from briefer.store.tables import memo_content

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from briefer.store.rows import Rows

TABLES = ("memo", "memo_field", "memo_section", "memo_block", "memo_block_passage")
"""What a memo is read from."""


class MemoReader:
    """Reads kept memos."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> tuple[KeptMemo, ...]:
        """Return every memo, the latest changed first."""
        with self._rows.steady():
            ids = self._rows.all("SELECT id FROM memo ORDER BY changed_at DESC, id DESC")
            return tuple(self.get(row["id"]) for row in ids)

    def get(self, memo_id: int) -> KeptMemo:
        """Return one memo; raise InputError where there is none of that id."""
        with self._rows.steady():
            return self._get(memo_id)

    def _get(self, memo_id: int) -> KeptMemo:
        row = self._rows.one("SELECT * FROM memo WHERE id = ?", (memo_id,))
        if row is None:
            raise InputError(f"There is no memo {memo_id} in this briefing.")
        fields = self._rows.all(
            "SELECT key, value FROM memo_field WHERE memo_id = ? ORDER BY key", (memo_id,)
        )
        return KeptMemo(
            template=row["template"],
            title=row["title"],
            fields={field["key"]: field["value"] for field in fields},
            sections=self._sections(memo_id),
            id=row["id"],
            guid=row["guid"],
            changed=row["changed_at"],
        )

    def memo_of_section(self, section_id: int) -> int:
        """Return the id of the memo that the section is in."""
        found = self._rows.value("SELECT memo_id FROM memo_section WHERE id = ?", (section_id,))
        if found is None:
            raise InputError(f"There is no section {section_id} in this briefing.")
        return int(found)

    def section_of_block(self, block_id: int) -> int:
        """Return the id of the section that the block is in."""
        found = self._rows.value("SELECT section_id FROM memo_block WHERE id = ?", (block_id,))
        if found is None:
            raise InputError(f"There is no block {block_id} in this briefing.")
        return int(found)

    def block_ids(self, memo_id: int) -> dict[int, tuple[int, ...]]:
        """Return the ids of the blocks of each section of a memo, in order."""
        rows = self._rows.all(
            """
            SELECT memo_section.id AS section_id, memo_block.id AS block_id
            FROM memo_section LEFT JOIN memo_block ON section_id = memo_section.id
            WHERE memo_id = ? ORDER BY memo_section.id, memo_block.position, memo_block.id
            """,
            (memo_id,),
        )
        found: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            found[row["section_id"]] += [row["block_id"]] if row["block_id"] is not None else []
        return {section_id: tuple(ids) for section_id, ids in found.items()}

    def uses(self, passage_ids: Sequence[int]) -> tuple[tuple[int, str, str], ...]:
        """Return where memos rest on these passages: passage id, memo title, section title."""
        rows = self._rows.all(
            """
            SELECT DISTINCT passage_id, memo.title, memo_section.title
            FROM memo_block_passage
            JOIN memo_block ON memo_block.id = block_id
            JOIN memo_section ON memo_section.id = section_id
            JOIN memo ON memo.id = memo_id
            WHERE passage_id IN (SELECT value FROM json_each(?)) ORDER BY 1, memo.id
            """,
            (json.dumps(list(passage_ids)),),
        )
        return tuple((row[0], row[1], row[2]) for row in rows)

    def sections_with(self, passage_id: int) -> tuple[tuple[int, str, str], ...]:
        """Return the sections that rest on a passage: memo id, memo title, section title."""
        rows = self._rows.all(
            """
            SELECT DISTINCT memo.id, memo.title, memo_section.title
            FROM memo_block_passage
            JOIN memo_block ON memo_block.id = block_id
            JOIN memo_section ON memo_section.id = section_id
            JOIN memo ON memo.id = memo_id
            WHERE passage_id = ? ORDER BY memo.id, memo_section.position, memo_section.id
            """,
            (passage_id,),
        )
        return tuple((row[0], row[1], row[2]) for row in rows)

    def bound_to(self, guid: str) -> tuple[str, ...]:
        """Return the titles of the sections that are bound to an entry of the codebook."""
        rows = self._rows.all(
            "SELECT title FROM memo_section WHERE instr(binding, ?) ORDER BY memo_id, position, id",
            (json.dumps(guid),),
        )
        return tuple(row["title"] for row in rows)

    def _sections(self, memo_id: int) -> tuple[MemoSection, ...]:
        by_parent: dict[int | None, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows.all(
            "SELECT * FROM memo_section WHERE memo_id = ? ORDER BY position, id", (memo_id,)
        ):
            by_parent[row["parent_id"]].append(row)
        blocks = self._blocks(memo_id)

        def below(parent: int | None) -> tuple[MemoSection, ...]:
            return tuple(
                MemoSection(
                    key=row["key"],
                    title=row["title"],
                    binding=memo_content.read_binding(row["binding"]),
                    blocks=tuple(blocks.get(row["id"], ())),
                    children=below(row["id"]),
                    id=row["id"],
                    guid=row["guid"],
                )
                for row in by_parent[parent]
            )

        return below(None)

    def _blocks(self, memo_id: int) -> dict[int, list[MemoBlock]]:
        passages: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for row in self._rows.all(
            """
            SELECT block_id, passage.guid, role FROM memo_block_passage
            JOIN passage ON passage.id = passage_id
            JOIN memo_block ON memo_block.id = block_id
            JOIN memo_section ON memo_section.id = section_id
            WHERE memo_id = ? ORDER BY block_id, memo_block_passage.position
            """,
            (memo_id,),
        ):
            passages[row["block_id"]].append((row["guid"], row["role"]))
        blocks: dict[int, list[MemoBlock]] = defaultdict(list)
        for row in self._rows.all(
            "SELECT memo_block.* FROM memo_block "
            "JOIN memo_section ON memo_section.id = section_id "
            "WHERE memo_id = ? ORDER BY section_id, memo_block.position, memo_block.id",
            (memo_id,),
        ):
            blocks[row["section_id"]].append(_block(row, tuple(passages[row["id"]])))
        return blocks


def _block(row: sqlite3.Row, passages: tuple[tuple[str, str], ...]) -> MemoBlock:
    said = memo_content.read(row["content"])
    return replace(
        said,
        kind=row["kind"],
        words=row["words"],
        passages=(*passages, *said.passages),
        id=row["id"],
        guid=row["guid"],
    )
