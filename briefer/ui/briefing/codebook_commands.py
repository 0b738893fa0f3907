"""What is done to the codebook on its page, as commands of the finder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.services.codebook_files import Part
from briefer.ui.action_set import Runnable
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.ui.codebook.page import CodebookPage
    from briefer.ui.session import Session


def offer_codebook(session: Session, opened: Callable[[], CodebookPage]) -> None:
    """Offer them; `opened` brings the page to the front."""

    def turning(words: str, begin: Callable[[CodebookPage], object]) -> Sequence[Runnable]:
        return [Runnable(words, "", lambda: begin(opened()), enabled=session.writable)]

    def going(words: str, form: str, part: Part | None) -> Runnable:
        def export() -> None:
            transfer = opened().transfer
            transfer.export_table(part) if part else transfer.export_whole()

        return Runnable(words, "", export, short=form)

    actions = session.actions
    actions.offer(
        "codebook.merge", lambda: turning(tr("Merge codebook entries…"), lambda p: p.begin_merge())
    )
    actions.offer(
        "codebook.split", lambda: turning(tr("Split codebook entry…"), lambda p: p.begin_split())
    )
    actions.offer(
        "codebook.import",
        lambda: turning(tr("Import codebook…"), lambda p: p.transfer.ask_for_file()),
    )
    actions.offer(
        "codebook.export",
        lambda: [
            going(tr("Export codebook…"), "TOML", None),
            going(tr("Export topics of the codebook…"), "CSV", Part.TOPICS),
            going(tr("Export stakeholders of the codebook…"), "CSV", Part.STAKEHOLDERS),
        ],
    )
