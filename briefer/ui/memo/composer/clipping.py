"""Text of a memo on the clipboard: as plain words for others, as its blocks for ourselves."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocumentFragment

from briefer.errors import InputError
from briefer.memo.cross_refs import adopted
from briefer.model import partial
from briefer.model.inline import InlineExtract, NoteRef, Text, from_data, plain_text, to_data
from briefer.model.memo import (
    EXTRACT,
    FIGURE,
    NARROWEST,
    PAGE_BREAK,
    TABLE,
    WIDEST,
    KeptFigure,
    KeptTable,
    MemoBlock,
)
from briefer.model.text import canonical_text, single_line
from briefer.ui.memo.composer.picture_images import read_dots

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefer.model.inline import Inline

_CLIPS = "application/x-briefer-memo"
_VERSION = 1
_KINDS = {EXTRACT, PAGE_BREAK, TABLE, FIGURE}
SVG = "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Clip:
    """A paragraph or a bullet, whole or a part; or a block that is taken as a whole."""

    run: tuple[Inline, ...] = ()
    is_bullet: bool = False
    block: MemoBlock | None = None
    said: str = ""
    """How it reads, for others; a block or a text with references reads otherwise than its data."""
    picture: bytes = b""
    """The file of a figure's picture, for another briefing."""

    @property
    def words(self) -> str:
        """The plain words."""
        return self.said if self.block is not None or self.said else plain_text(self.run)


def rests_on(clip: Clip) -> tuple[str, ...]:
    """Return the passages (guids) that a clip quotes or cites."""
    runs = clip.block.content if clip.block is not None else (clip.run,)
    named = [
        item.passage for run in runs for item in run if isinstance(item, NoteRef | InlineExtract)
    ]
    block = [guid for guid, _ in clip.block.passages] if clip.block is not None else []
    return tuple(dict.fromkeys((*block, *named)))


def at_home(clip: Clip, names: Mapping[str, str]) -> Clip:
    """Return a clip for a memo in which these are called so: its references lead there."""
    block = clip.block
    if block is not None:
        block = replace(block, content=tuple(adopted(run, names) for run in block.content))
    return replace(clip, run=adopted(clip.run, names), block=block)


def clipped(clips: Sequence[Clip], words: str = "") -> QMimeData:
    """Return clips as they go to the clipboard, with other plain words than their own if given."""
    data = QMimeData()
    if len(clips) == 1 and clips[0].picture and not words:
        _show_to_others(data, clips[0].picture)
    else:
        data.setText(words or "\n".join(clip.words for clip in clips))
    own = {"v": _VERSION, "clips": [_to_data(clip) for clip in clips]}
    data.setData(_CLIPS, json.dumps(own, ensure_ascii=False).encode())
    return data


def _show_to_others(data: QMimeData, picture: bytes) -> None:
    """Let another program paste a picture as one."""
    image = read_dots(picture)
    if image.isNull():
        data.setData(SVG, picture)
    else:
        data.setImageData(image)


def unclipped(data: QMimeData | None) -> tuple[Clip, ...]:
    """Return what the clipboard holds; of another program's text the words, without blank lines."""
    if data is None:
        return ()
    if (own := _own(data)) is not None:
        return own
    text = data.text()
    if not text and data.hasHtml():
        text = QTextDocumentFragment.fromHtml(data.html()).toPlainText()
    lines = canonical_text(text.replace("\ufffc", "")).split("\n")
    return tuple(Clip((Text(line),)) for line in lines if line.strip())


def holds_clips(data: QMimeData | None) -> bool:
    """Say whether there is anything that can be pasted."""
    if data is None:
        return False
    return data.hasText() or data.hasHtml() or holds_own(data)


def holds_own(data: QMimeData) -> bool:
    """Say whether a memo put it there."""
    return data.hasFormat(_CLIPS)


def _to_data(clip: Clip) -> dict[str, Any]:
    if clip.block is None:
        return {"run": to_data(clip.run), "bullet": clip.is_bullet}
    return {
        "kind": clip.block.kind,
        "guid": clip.block.guid,
        "content": [to_data(run) for run in clip.block.content],
        "words": clip.block.words,
        "passages": clip.block.passages,
        "parts": partial.to_data(clip.block.parts),
        "table": asdict(clip.block.table) if clip.block.table is not None else None,
        "figure": asdict(clip.block.figure) if clip.block.figure is not None else None,
        "picture": b64encode(clip.picture).decode("ascii"),
        "said": clip.said,
    }


def _own(data: QMimeData) -> tuple[Clip, ...] | None:
    """Return what a memo put there, or None; of what another version put there, its words do."""
    if not holds_own(data):
        return None
    try:
        own = json.loads(bytes(data.data(_CLIPS).data()))
        if own["v"] != _VERSION:
            return None
        return tuple(map(_from_data, own["clips"]))
    except (ValueError, TypeError, KeyError, InputError):
        return None


def _from_data(data: dict[str, Any]) -> Clip:
    if "run" in data:
        return Clip(from_data(data["run"]), is_bullet=bool(data["bullet"]))
    if data["kind"] not in _KINDS:
        raise ValueError(data["kind"])
    block = MemoBlock(
        kind=data["kind"],
        guid=str(UUID(data["guid"])) if data.get("guid") else "",
        content=tuple(from_data(run) for run in data["content"]),
        words=str(data["words"]),
        passages=tuple((str(guid), str(role)) for guid, role in data["passages"]),
        parts=partial.from_data(data["parts"]),
        table=_table(data["table"]) if data["table"] is not None else None,
        figure=_figure(data["figure"]) if data.get("figure") is not None else None,
    )
    if (block.kind == FIGURE) != (block.figure is not None):
        raise ValueError(block.kind)
    picture = b64decode(data.get("picture", ""), validate=True)
    return Clip(block=block, said=str(data["said"]), picture=picture)


def _figure(data: dict[str, Any]) -> KeptFigure:
    width = int(data["width"])
    if not NARROWEST <= width <= WIDEST:
        raise ValueError(width)
    alt, caption = single_line(str(data["alt"])), single_line(str(data["caption"]))
    return KeptFigure(str(data["picture"]), alt, caption, width)


def _table(data: dict[str, Any]) -> KeptTable:
    table = KeptTable(
        header=tuple(map(str, data["header"])),
        rows=tuple(tuple(map(str, row)) for row in data["rows"]),
        caption=str(data["caption"]),
    )
    if not table.is_even:
        raise ValueError("uneven")
    return table
