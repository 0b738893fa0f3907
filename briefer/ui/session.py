"""What every pane of an open briefing is given: one `Session`, made by the composition root.

Panes never call each other. They meet in two places only: the `Selection` says what the analyst is
looking at, and `bridge.changed` says which rows were written, by whomever.

The panes and how they are made:

    briefer.ui.read.articles.pane.ArticlesPane(session)
    briefer.ui.read.reader.pane.ReaderPane(session)
    briefer.ui.read.inspector.pane.InspectorPane(session)
    briefer.ui.read.codebook.pane.CodebookPane(session)
    briefer.ui.evidence.workspace.EvidenceWorkspace(session)
    briefer.ui.memo.workspace.MemoWorkspace(session)

`InspectorPane` and `CodebookPane` stand under the tabs Passage and Codebook. Each has `counted:
Signal(str)`, the words beside its tab ("22 of 30"), and `corner: QWidget`, shown at the right end
of the strip while its tab is in front (the star; the menu).

`appearance` and `messages` outlive a pane: connect their signals to methods of a QObject, never to
a lambda, or the connection outlives the pane too.

A widget that has no parent yet is not to be shown (`setVisible(True)`): it would be a window of its
own for a moment, and take the focus away. Put it into its layout first.

Each takes an optional `parent: QWidget | None = None` after the session, and reads from it:

    session.workspace      the open briefing, handed to `briefer.services` functions
    session.bridge         `changed: Signal(ChangeSet)`, always on the UI thread
    session.vocabulary     the closed lists with their labels
    session.preferences    `.value` (Preferences), `changed: Signal(Preferences)`, `.change(value)`
    session.appearance     theme, fonts, icons, `px()` for scaled metrics, `changed: Signal()`
    session.jobs           `run(work, done=..., failed=...)` off the UI thread
    session.messages       message boxes and file dialogs; `failed(error)` for a BrieferError
    session.actions        `bind("id", widget, slot)` gives a row of `briefer.ui.actions` its effect
    session.selection      the chosen article and passage
    session.writable       False where the briefing is read-only or a long job is writing
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefer.model.changes import Place
from briefer.services.vocabulary import vocabulary
from briefer.ui.action_set import ActionSet
from briefer.ui.bridge import Bridge
from briefer.ui.jobs import Jobs
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from briefer.model.anchor import Span
    from briefer.model.vocabulary import Vocabulary
    from briefer.store.workspace import Workspace
    from briefer.ui.appearance import Appearance
    from briefer.ui.choices import Choices
    from briefer.ui.messages import Messages


class Selection(QObject):
    """The article, the passage and the memo that the analyst is looking at; 0 stands for none.

    `place_asked` carries a `Place` to bring to the front from anywhere (a search hit, an undone
    step, an extract of the memo): the main window shows its workspace, then the panes reveal it.
    `entry_asked("stakeholder" or "topic", id)` asks for an entry of the codebook, and
    `words_asked(words)` for the page that finds words everywhere.
    `finding_asked(finding)` asks the Memo workspace for what pre-flight found.
    `flush_asked` comes before undo, export and closing: a pane with typed text that is not written
    yet writes it, and calls `refuse` where it cannot. `order` is the articles as the list shows
    them, for "Article 1 of 18" and for next and previous.
    """

    article_chosen = Signal(int)
    passage_chosen = Signal(int)
    memo_chosen = Signal(int)
    order_changed = Signal()
    flush_asked = Signal()
    place_asked = Signal(object)
    entry_asked = Signal(str, int)
    words_asked = Signal(str)
    finding_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._article_id = 0
        self._passage_id = 0
        self._memo_id = 0
        self._order: tuple[int, ...] = ()
        self._refused = ""

    def flush(self) -> str:
        """Let every pane write what is typed; return why one could not, or nothing."""
        self._refused = ""
        self.flush_asked.emit()
        return self._refused

    def refuse(self, sentence: str) -> None:
        """Say why something that is typed could not be written."""
        self._refused = sentence

    @property
    def article_id(self) -> int:
        """The article in the reader, or 0."""
        return self._article_id

    @property
    def passage_id(self) -> int:
        """The chosen passage, or 0."""
        return self._passage_id

    @property
    def memo_id(self) -> int:
        """The memo on the desk, or 0; also while another workspace is in front."""
        return self._memo_id

    @property
    def order(self) -> tuple[int, ...]:
        """The ids of the articles in the list, from its top."""
        return self._order

    def set_order(self, order: tuple[int, ...]) -> None:
        """Take over the order of the list."""
        if order != self._order:
            self._order = order
            self.order_changed.emit()

    def step_article(self, by: int) -> None:
        """Choose the article `by` places further down the list, if there is one."""
        if self._article_id in self._order:
            place = self._order.index(self._article_id) + by
            if 0 <= place < len(self._order):
                self.choose_article(self._order[place])

    def choose_article(self, article_id: int) -> None:
        """Show an article, with no passage chosen; nothing happens where it is shown already."""
        if article_id == self._article_id:
            return
        self._article_id = article_id
        self.choose_passage(0)
        self.article_chosen.emit(article_id)

    def choose_passage(self, passage_id: int) -> None:
        """Choose a passage of the article that is shown, or none."""
        if passage_id == self._passage_id:
            return
        self._passage_id = passage_id
        self.passage_chosen.emit(passage_id)

    def choose_memo(self, memo_id: int) -> None:
        """Choose the memo that the Memo workspace shows and that an export writes."""
        if memo_id == self._memo_id:
            return
        self._memo_id = memo_id
        self.memo_chosen.emit(memo_id)

    def go_to_passage(self, article_id: int, passage_id: int, span: Span | None = None) -> None:
        """Bring a passage to the front: its article, then the passage, then its place."""
        self.choose_article(article_id)
        self.choose_passage(passage_id)
        self.place_asked.emit(Place(article_id, span))

    def go_to_place(self, place: Place) -> None:
        """Bring a place to the front: an article with a span, or a memo."""
        if place.article_id is not None:
            self.choose_article(place.article_id)
        self.place_asked.emit(place)


@dataclass(frozen=True, slots=True)
class Session:
    """One open briefing and everything that its panes share."""

    workspace: Workspace
    bridge: Bridge
    vocabulary: Vocabulary
    preferences: Choices
    appearance: Appearance
    jobs: Jobs
    messages: Messages
    actions: ActionSet
    selection: Selection

    def leave(self) -> None:
        """Stop the jobs and stop listening; the briefing stays open."""
        self.jobs.close()
        self.bridge.close()

    def close(self) -> None:
        """Stop the jobs, stop listening, and close the briefing."""
        self.leave()
        self.workspace.close()

    @property
    def writable(self) -> bool:
        """Whether changes may be made now."""
        return not self.refusal

    @property
    def refusal(self) -> str:
        """Why no change may be made now, or nothing."""
        if self.workspace.read_only:
            return tr("This briefing is open for reading only; nothing is written.")
        if self.jobs.writing:
            return tr("Something else is being written; try again when that is done.")
        return ""


def make_session(
    workspace: Workspace,
    *,
    preferences: Choices,
    appearance: Appearance,
    messages: Messages,
    parent: QObject,
) -> Session:
    """Put together what the panes of an open briefing share; its objects live with `parent`."""
    return Session(
        workspace=workspace,
        bridge=Bridge(workspace, parent),
        vocabulary=vocabulary(),
        preferences=preferences.for_session(parent),
        appearance=appearance,
        jobs=Jobs(parent),
        messages=messages,
        actions=ActionSet(parent),
        selection=Selection(parent),
    )
