"""Writing kept memos, their sections and blocks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

from briefer.model.dates import utc_now
from briefer.store.tables import memo_content

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.model.binding import Data
    from briefer.model.memo import KeptMemo, MemoBlock, MemoSection
    from briefer.store.recorder import Recorder


class MemoWriter:
    """Adds and changes memos."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._rows = recorder.rows

    def add(self, memo: KeptMemo) -> int:
        """Keep a whole memo; return its id."""
        memo_id = self._recorder.insert(
            "memo",
            {
                "guid": str(uuid4()),
                "title": memo.title,
                "template": memo.template,
                "changed_at": utc_now(),
            },
        )
        for key, value in memo.fields.items():
            self.set_field(memo_id, key, value)
        for position, section in enumerate(memo.sections):
            self.add_section(memo_id, None, section, position)
        return memo_id

    def touch(self, memo_id: int, **columns: str) -> None:
        """Set columns of a memo, and that it changed now."""
        self._recorder.update("memo", (memo_id,), {**columns, "changed_at": utc_now()})

    def set_field(self, memo_id: int, key: str, value: str) -> None:
        """Set one header field; an empty value removes it."""
        there = self._rows.one(
            "SELECT 1 FROM memo_field WHERE memo_id = ? AND key = ?", (memo_id, key)
        )
        if there and value:
            self._recorder.update("memo_field", (memo_id, key), {"value": value})
        elif there:
            self._recorder.delete("memo_field", (memo_id, key))
        elif value:
            self._recorder.insert("memo_field", {"memo_id": memo_id, "key": key, "value": value})

    def add_section(
        self, memo_id: int, parent_id: int | None, section: MemoSection, position: int
    ) -> int:
        """Keep a section with its blocks and subsections; return its id.

        Like a block it keeps its guid where nothing has that yet.
        """
        section_id = self._recorder.insert(
            "memo_section",
            {
                "guid": self._free("memo_section", section.guid),
                "memo_id": memo_id,
                "parent_id": parent_id,
                "key": section.key,
                "title": section.title,
                "binding": memo_content.written_binding(section.binding),
                "position": position,
            },
        )
        for place, block in enumerate(section.blocks):
            self.add_block(section_id, block, place)
        for place, child in enumerate(section.children):
            self.add_section(memo_id, section_id, child, place)
        return section_id

    def change_section(self, section_id: int, **columns: str | int | None) -> None:
        """Set columns of a section."""
        self._recorder.update("memo_section", (section_id,), columns)

    def bind(self, section_id: int, binding: Data) -> None:
        """Bind a section to this and nothing else."""
        self._recorder.update(
            "memo_section", (section_id,), {"binding": memo_content.written_binding(binding)}
        )

    def rebind(self, old: str, new: str) -> None:
        """Bind every section that is bound to the entry `old` to the entry `new` (guids)."""
        rows = self._rows.all(
            "SELECT id, binding FROM memo_section WHERE instr(binding, ?)", (json.dumps(old),)
        )
        for row in rows:
            binding = row["binding"].replace(json.dumps(old), json.dumps(new))
            self._recorder.update("memo_section", (row["id"],), {"binding": binding})

    def remove_section(self, section_id: int) -> None:
        """Delete a section with its blocks and subsections."""
        for row in self._rows.all("SELECT id FROM memo_section WHERE parent_id = ?", (section_id,)):
            self.remove_section(row["id"])
        for row in self._rows.all("SELECT id FROM memo_block WHERE section_id = ?", (section_id,)):
            self.remove_block(row["id"])
        self._recorder.delete("memo_section", (section_id,))

    def remove(self, memo_id: int) -> None:
        """Delete a memo."""
        for row in self._rows.all(
            "SELECT id FROM memo_section WHERE memo_id = ? AND parent_id IS NULL", (memo_id,)
        ):
            self.remove_section(row["id"])
        self._recorder.delete_where("memo_field", "memo_id = ?", (memo_id,))
        self._recorder.delete("memo", (memo_id,))

    def add_block(self, section_id: int, block: MemoBlock, position: int) -> int:
        """Keep a block at `position`; return its id.

        It keeps its guid where no block has that yet, as one that was cut and is pasted.
        """
        known = self._known(block)
        block_id = self._recorder.insert(
            "memo_block",
            {
                "guid": self._free("memo_block", block.guid),
                "section_id": section_id,
                **memo_content.columns(block, known),
                "position": position,
            },
        )
        self._set_passages(block_id, block, known)
        return block_id

    def set_block(self, block_id: int, block: MemoBlock) -> None:
        """Put this content in place of what the block holds."""
        known = self._known(block)
        self._recorder.update("memo_block", (block_id,), memo_content.columns(block, known))
        self._set_passages(block_id, block, known)

    def remove_block(self, block_id: int) -> None:
        """Delete a block."""
        self._recorder.delete_where("memo_block_passage", "block_id = ?", (block_id,))
        self._recorder.delete("memo_block", (block_id,))

    def order_blocks(self, section_id: int, ids: Sequence[int]) -> None:
        """Put these blocks into the section, in this order."""
        rows = self._rows.all(
            "SELECT id, section_id, position FROM memo_block "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        there = {row["id"]: (row["section_id"], row["position"]) for row in rows}
        for position, block_id in enumerate(ids):
            if there.get(block_id) != (section_id, position):
                self._recorder.update(
                    "memo_block", (block_id,), {"section_id": section_id, "position": position}
                )

    def _free(self, table: str, guid: str) -> str:
        """Return the guid, or a new one where there is none or a row of the table has it."""
        taken = self._rows.one(f"SELECT 1 FROM {table} WHERE guid = ?", (guid,))
        return guid if guid and taken is None else str(uuid4())

    def _known(self, block: MemoBlock) -> dict[str, int]:
        """Return the ids of the passages, by guid, that the block rests on and that are there."""
        guids = json.dumps([guid for guid, _ in block.passages])
        rows = self._rows.all(
            "SELECT guid, id FROM passage WHERE guid IN (SELECT value FROM json_each(?))", (guids,)
        )
        return {row["guid"]: row["id"] for row in rows}

    def _set_passages(self, block_id: int, block: MemoBlock, ids: Mapping[str, int]) -> None:
        """Set what the block rests on; `ids` are those of the passages that are there."""
        wanted = {
            (block_id, ids[guid], role): position
            for position, (guid, role) in enumerate(block.passages)
            if guid in ids
        }
        there = {
            tuple(row)
            for row in self._rows.all(
                "SELECT block_id, passage_id, role FROM memo_block_passage WHERE block_id = ?",
                (block_id,),
            )
        }
        for key in there - wanted.keys():
            self._recorder.delete("memo_block_passage", key)
        for (_, passage_id, role), position in wanted.items():
            if (block_id, passage_id, role) in there:
                self._recorder.update(
                    "memo_block_passage", (block_id, passage_id, role), {"position": position}
                )
            else:
                self._recorder.insert(
                    "memo_block_passage",
                    {
                        "block_id": block_id,
                        "passage_id": passage_id,
                        "role": role,
                        "position": position,
                    },
                )
