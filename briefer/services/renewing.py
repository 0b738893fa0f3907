"""Starting a memo from an earlier one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from briefer.memo.cross_refs import afresh
from briefer.memo.renewal import free_title, renewed
from briefer.model.anchor import shorten
from briefer.model.text import canonical_text
from briefer.services import evidence, templates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefer.model.memo import KeptMemo
    from briefer.store.workspace import Workspace


def start_from(
    ws: Workspace, memo_id: int, *, with_text: bool, fields: Mapping[str, str] | None = None
) -> KeptMemo:
    """Keep a new memo like another one, with the extracts of today's tags; return it.

    `with_text` takes over what the analyst wrote, `fields` sets header fields. The earlier memo and
    its editions stay as they are. Raises InputError where its template is missing, and for a field
    that the template lacks.
    """
    earlier = ws.memos.get(memo_id)
    used = templates.get(earlier.template)
    language = evidence.language_of(used, {**earlier.fields, **(fields or {})})
    gathered = evidence.gather(ws, ws.who, language=language)
    like = renewed(earlier, used, gathered, with_text=with_text)
    made = afresh(like, lambda: str(uuid4()))
    given = {key: canonical_text(value).strip() for key, value in (fields or {}).items()}
    for key, value in given.items():
        used.check_field(key, value)
    made = replace(made, fields={**made.fields, **{k: v for k, v in given.items() if v}})
    title = given.get("subject") or earlier.title
    title = free_title(title, (memo.title for memo in ws.memos.all()))
    with ws.change(f"New memo from “{shorten(earlier.title, 40)}”") as tx:
        new_id = tx.memos.add(replace(made, title=title))
    return ws.memos.get(new_id)
