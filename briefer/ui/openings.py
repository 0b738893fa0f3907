"""Every way that leads to an open briefing.

What these ways need is loaded when one is taken, so that the start screen is there at once.
"""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.errors import BrieferError, HeldElsewhereError
from briefer.services import preferences
from briefer.ui.jobs import Jobs
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from briefer.services.articles import ImportReport
    from briefer.store.workspace import Workspace
    from briefer.ui.jobs import Job
    from briefer.ui.messages import Messages
    from briefer.ui.start.new_form import NewBriefing

_SAMPLE_TITLE = "Sample: Border talks"


class Openings(QObject):
    """Opens, creates and begins briefings.

    `opened(Workspace, ImportReport or None)` comes with each one. `busy(words)` says what is being
    done meanwhile, and nothing when it is over. What cannot be opened is told in a message.
    """

    opened = Signal(object, object)
    busy = Signal(str)

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._jobs = Jobs(self)

    def close(self) -> None:
        """Stop what is under way."""
        self._jobs.close()

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a briefing; where somebody else holds it, offer to read it."""
        from briefer.services import briefings  # noqa: PLC0415 - see above

        try:
            workspace = briefings.open_briefing(path, who=preferences.who(), read_only=read_only)
        except HeldElsewhereError as error:
            self._offer_reading(path, error)
        except BrieferError as error:
            self._messages.failed(error)
        else:
            self.opened.emit(workspace, None)

    def create(self, form: NewBriefing) -> str:
        """Make the briefing that a form asks for; return what is wrong, or nothing."""
        from briefer.services import briefings  # noqa: PLC0415 - see above

        try:
            workspace = briefings.create(
                form.path,
                who=preferences.who(),
                title=form.title,
                codebook=form.codebook,
                codebook_from=form.codebook_from,
                question=form.question,
                reader=form.reader,
                due=form.due,
            )
        except BrieferError as error:
            return str(error)
        self.opened.emit(workspace, None)
        return ""

    def begin_with_files(self, files: Sequence[Path]) -> None:
        """Start a briefing from articles."""
        from briefer.services import beginning  # noqa: PLC0415 - see above

        who = preferences.who()

        def work(job: Job) -> tuple[Workspace, ImportReport]:
            return beginning.begin_with_files(files, who=who, progress=job.report)

        self._run(work, lambda begun: self.opened.emit(*begun), tr("Reading…"))

    def begin_with_text(self, text: str) -> None:
        """Start a briefing from pasted text."""
        from briefer.services import beginning  # noqa: PLC0415 - see above

        who = preferences.who()

        def work(_job: Job) -> Workspace:
            return beginning.begin_with_text(text, who=who)

        self._run(work, self._tell, tr("Reading…"))

    def open_sample(self) -> None:
        """Open a new copy of the sample."""
        from briefer.services import briefings, sample  # noqa: PLC0415 - see above

        path, who = briefings.free_path(_SAMPLE_TITLE), preferences.who()

        def work(_job: Job) -> Workspace:
            return sample.build(path, who=who)

        self._run(work, self._tell, tr("Copying the sample…"))

    def _tell(self, workspace: Workspace) -> None:
        self.opened.emit(workspace, None)

    def _run(self, work: Callable[[Job], Any], done: Callable[[Any], None], words: str) -> None:
        self.busy.emit(words)

        def end(result: object) -> None:
            self.busy.emit("")
            done(result)

        def fail(error: Exception) -> None:
            self.busy.emit("")
            self._messages.failed(error)

        self._jobs.run(work, done=end, failed=fail)

    def _offer_reading(self, path: Path, error: HeldElsewhereError) -> None:
        options = [("read", tr("Open read-only"))]
        if error.host and error.host != platform.node():
            options.append(("take", tr("Take it over")))
        detail = tr("Read-only, you can read, search, compare and export; nothing is written.")
        chosen = self._messages.choose(str(error), options, detail)
        if chosen == "read":
            self.open(path, read_only=True)
        elif chosen == "take":
            self._take_over(path)

    def _take_over(self, path: Path) -> None:
        from briefer.services import briefings  # noqa: PLC0415 - see above

        try:
            workspace = briefings.open_briefing(path, who=preferences.who(), take_over=True)
        except BrieferError as error:
            self._messages.failed(error)
        else:
            self.opened.emit(workspace, None)
