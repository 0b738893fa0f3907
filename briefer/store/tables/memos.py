"""Kept memos: header fields, the tree of sections, blocks and the passages they rest on."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from briefer.errors import InputError
from briefer.model import inline, partial
from briefer.model.dates import utc_now
from briefer.model.memo import AS_BASIS, KeptFigure, KeptMemo, KeptTable, MemoBlock, MemoSection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

    from briefer.store.recorder import Recorder
    from briefer.store.rows import Rows

TABLES = ("memo", "memo_field", "memo_section", "memo_block", "memo_block_passage")
"""What a memo is read from."""


LOST = "lost"
"""What a block's content lists as gone: passages (guids) that its text rested on."""


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
                    binding=_binding(row["binding"]),
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
    said = _said(row["content"])
    return replace(
        said,
        kind=row["kind"],
        words=row["words"],
        passages=(*passages, *said.passages),
        id=row["id"],
        guid=row["guid"],
    )


@lru_cache(maxsize=8_000)
def _said(content: str) -> MemoBlock:
    """Return a block of which only the content is known; a memo is read again at every change."""
    data = json.loads(content)
    if data["v"] > inline.VERSION:
        raise InputError("This memo was written with a newer version of Briefer.")
    return MemoBlock(
        kind="",
        content=tuple(inline.from_data(run) for run in data["runs"]),
        passages=tuple((guid, AS_BASIS) for guid in data.get(LOST, ())),
        parts=partial.from_data(data.get("parts", [])),
        table=_table(data.get("table")),
        figure=_figure(data.get("figure")),
        portion=data.get("portion", ""),
        confidence=data.get("confidence", ""),
        drafted=data.get("drafted", ""),
    )


def _table(data: dict[str, Any] | None) -> KeptTable | None:
    if data is None:
        return None
    return KeptTable(tuple(data["header"]), tuple(map(tuple, data["rows"])), data["caption"])


def _figure(data: dict[str, Any] | None) -> KeptFigure | None:
    if data is None:
        return None
    return KeptFigure(data["picture"], data["alt"], data["caption"], data["width"])


def _binding(text: str) -> dict[str, str | bool | tuple[str, ...]]:
    data = json.loads(text)
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def _written(binding: Mapping[str, str | bool | tuple[str, ...]]) -> str:
    return json.dumps(dict(binding), ensure_ascii=False)


def _content(block: MemoBlock, known: Collection[str]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "v": inline.VERSION,
        "runs": [inline.to_data(run) for run in block.content],
    }
    said_of = {key: getattr(block, key) for key in ("portion", "confidence", "drafted")}
    data |= {key: words for key, words in said_of.items() if words}
    if lost := [g for g, role in block.passages if role == AS_BASIS and g not in known]:
        data[LOST] = lost
    if block.parts:
        data["parts"] = partial.to_data(block.parts)
    if block.table:
        data["table"] = asdict(block.table)
    if block.figure:
        data["figure"] = asdict(block.figure)
    said = [*map(inline.plain_text, block.content), block.words]
    said += block.table.cells if block.table else ()
    said += block.figure.words if block.figure else ()
    return {
        "kind": block.kind,
        "content": json.dumps(data, ensure_ascii=False),
        "words": block.words,
        "plain": "\n".join(filter(None, said)),
    }


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
                "binding": _written(section.binding),
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

    def bind(self, section_id: int, binding: Mapping[str, str | bool | tuple[str, ...]]) -> None:
        """Bind a section to this and nothing else."""
        self._recorder.update("memo_section", (section_id,), {"binding": _written(binding)})

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
        block_id = self._recorder.insert(
            "memo_block",
            {
                "guid": self._free("memo_block", block.guid),
                "section_id": section_id,
                **_content(block, self._known(block)),
                "position": position,
            },
        )
        self._set_passages(block_id, block)
        return block_id

    def set_block(self, block_id: int, block: MemoBlock) -> None:
        """Put this content in place of what the block holds."""
        self._recorder.update("memo_block", (block_id,), _content(block, self._known(block)))
        self._set_passages(block_id, block)

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

    def _set_passages(self, block_id: int, block: MemoBlock) -> None:
        ids = self._known(block)
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
