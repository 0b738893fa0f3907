"""What a block of a kept memo holds, and what a section is bound to, as JSON in their rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefer.errors import InputError
from briefer.model import inline, partial
from briefer.model.memo import AS_BASIS, KeptFigure, KeptTable, MemoBlock

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefer.model.binding import Data

_LOST = "lost"
"""What a block's content lists as gone: passages (guids) that its text rested on."""


@lru_cache(maxsize=8_000)
def read(content: str) -> MemoBlock:
    """Return a block of which only the content is known; a memo is read again at every change."""
    data = json.loads(content)
    if data["v"] > inline.VERSION:
        raise InputError("This memo was written with a newer version of Briefer.")
    return MemoBlock(
        kind="",
        content=tuple(inline.from_data(run) for run in data["runs"]),
        passages=tuple((guid, AS_BASIS) for guid in data.get(_LOST, ())),
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


def with_lost(content: str, guid: str) -> str:
    """Return the content with one more passage listed as gone."""
    data = json.loads(content)
    data[_LOST] = [*data.get(_LOST, ()), guid]
    return json.dumps(data, ensure_ascii=False)


def read_binding(text: str) -> Data:
    """Return what a section is bound to."""
    data = json.loads(text)
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def written_binding(binding: Data) -> str:
    """Return what the row of a section keeps of its binding."""
    return json.dumps(dict(binding), ensure_ascii=False)


def columns(block: MemoBlock, known: Collection[str]) -> dict[str, Any]:
    """Return what the row of a block keeps of it; `known` are the passages (guids) there are."""
    data: dict[str, Any] = {
        "v": inline.VERSION,
        "runs": [inline.to_data(run) for run in block.content],
    }
    said_of = {key: getattr(block, key) for key in ("portion", "confidence", "drafted")}
    data |= {key: words for key, words in said_of.items() if words}
    if lost := [g for g, role in block.passages if role == AS_BASIS and g not in known]:
        data[_LOST] = lost
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
