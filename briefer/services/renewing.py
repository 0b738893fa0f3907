"""Starting a memo from an earlier one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.memo.renewal import free_title, renewed
from briefer.model.anchor import shorten
from briefer.services import evidence, templates

if TYPE_CHECKING:
    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace


def start_from(ws: Workspace, memo_id: int, *, with_text: bool) -> KeptMemo:
    """Keep a new memo like another one, with the extracts of today's tags; return it.

    `with_text` takes over what the analyst wrote. The earlier memo and its editions stay as they
    are. Raises InputError where its template is missing.
    """
    earlier = ws.memos.get(memo_id)
    gathered = evidence.gather(ws, ws.who)
    made = renewed(earlier, templates.get(earlier.template), gathered, with_text=with_text)
    title = free_title(earlier.title, (memo.title for memo in ws.memos.all()))
    with ws.change(f"New memo from “{shorten(earlier.title, 40)}”") as tx:
        new_id = tx.memos.add(replace(made, title=title))
    return ws.memos.get(new_id)
