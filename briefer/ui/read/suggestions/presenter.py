"""The review of suggestions: which one is looked at, and what the analyst decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from briefer.errors import BrieferError
from briefer.services import stakeholders, suggesting, topics
from briefer.ui.announcing import announce
from briefer.ui.read.inspector.shown import Shown
from briefer.ui.read.palette.catalogue import Group
from briefer.ui.read.suggestions.draft import Draft
from briefer.ui.read.suggestions.keys import Command
from briefer.ui.read.suggestions.pane import open_words
from briefer.ui.read.suggestions.words import ALL, alike, fits
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefer.model.changes import ChangeSet
    from briefer.model.passage import PartyTag
    from briefer.model.suggestion import Suggestion
    from briefer.ui.read.suggestions.open_suggestions import OpenSuggestions
    from briefer.ui.read.suggestions.pane import SuggestionsPane
    from briefer.ui.read.suggestions.panel import SuggestionPanel
    from briefer.ui.session import Session


_RECOUNT = 200
"""Milliseconds: while articles come in, the list is not shown anew for each of them."""


class Review(QObject):
    """Leads through the open suggestions, in the list, the pane beside the text, and the text.

    `looked_at(Suggestion or None)` says which one is outlined in the text, `left()` that the
    review is to be put away.
    """

    looked_at = Signal(object)
    left = Signal()

    def __init__(
        self,
        session: Session,
        opened: OpenSuggestions,
        pane: SuggestionsPane,
        panel: SuggestionPanel,
    ) -> None:
        super().__init__(pane)
        self._session = session
        self._open = opened
        self._pane = pane
        self._panel = panel
        self._draft: Draft | None = None
        self._under_way = False
        self._late: set[int] = set()
        self._recount = QTimer(self, singleShot=True, interval=_RECOUNT)
        self._recount.timeout.connect(self._show_progress)
        self._commands: dict[Command, Callable[[], object]] = {
            Command.ACCEPT: self.accept,
            Command.CHANGE: self._change,
            Command.SKIP: lambda: self._step(1),
            Command.BACK: lambda: self._step(-1),
            Command.DISMISS: self.dismiss,
            Command.LEAVE: self._leave,
        }
        self._connect()
        self._show_writable()

    @property
    def is_under_way(self) -> bool:
        """Whether the suggestions are being reviewed."""
        return self._under_way

    @property
    def current(self) -> Suggestion | None:
        """The suggestion that is looked at."""
        return self._draft.suggestion if self._draft else None

    def begin(self, suggestion: Suggestion | None = None) -> None:
        """Show the list, at this suggestion, else at the first one of the shown article."""
        self._open.catch_up()
        if not self._under_way:
            self._under_way = True
            self._fill()
            self._open.want_all()
        if suggestion is not None and not fits(suggestion, self._pane.model.narrowed):
            self._pane.filter.choose(ALL)
            self._pane.model.narrow(ALL)
        self._choose(suggestion or self._first())
        self._show_progress()
        self._pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Go on reading; what was not looked through yet waits for the next time."""
        self._under_way = False
        self._recount.stop()
        self._open.stop()
        self._choose(None)

    def close(self) -> None:
        """Read nothing more: the briefing is going to be closed."""
        self._under_way = False
        self._recount.stop()

    def accept(self) -> None:
        """Tag what is shown, exactly as it is shown, and go on to the next suggestion."""
        draft = self._draft
        if draft is None or not self._may_write():
            return
        self._decide(
            lambda: suggesting.accept(
                self._session.workspace, draft.suggestion, changed=draft.passage
            ),
            tr("Accepted"),
        )

    def dismiss(self) -> None:
        """Keep the suggestion away for good, and go on to the next one."""
        draft = self._draft
        if draft is None or not self._may_write():
            return
        self._decide(
            lambda: suggesting.dismiss(self._session.workspace, draft.suggestion),
            tr("Dismissed"),
        )

    # ---- what is shown

    def _connect(self) -> None:
        pane, panel, session = self._pane, self._panel, self._session
        pane.list.chosen.connect(self._choose)
        pane.list.asked.connect(self._ask)
        pane.left.connect(self.left)
        pane.stopped.connect(self._stop)
        pane.filter.chosen.connect(self._narrow)
        panel.asked.connect(self._ask)
        panel.alike_asked.connect(self._show_alike)
        panel.who.part_set.connect(lambda old, new: self._edit(lambda d: d.set_party(old, new)))
        panel.who.removed.connect(self._remove_party)
        panel.who.add_asked.connect(self._find_stakeholder)
        panel.about.changed.connect(lambda tag: self._edit(lambda d: d.set_topic(tag)))
        panel.about.removed.connect(self._remove_topic)
        panel.about.add_asked.connect(self._find_topic)
        panel.kind.chosen.connect(self._set_field)
        panel.finder.taken.connect(self._add)
        panel.finder.created.connect(self._create)
        self._open.changed.connect(self._follow_article)
        self._open.progressed.connect(self._count_soon)
        session.bridge.changed.connect(self._follow)
        session.jobs.started.connect(self._show_writable)
        session.jobs.ended.connect(self._show_writable)

    def _fill(self) -> None:
        workspace = self._session.workspace
        titles = workspace.articles.titles()
        listed = [one for one in self._session.selection.order if one in titles]
        order = dict.fromkeys((*listed, *titles))
        model = self._pane.model
        groups = {one: self._open.of(one) for one in order}
        model.begin({one: titles[one] for one in order}, workspace.codebook.load(), groups)

    def _first(self) -> Suggestion | None:
        """Return the first suggestion of the shown article, else of the list."""
        shown = self._pane.model.suggestions
        article_id = self._session.selection.article_id
        here = (one for one in shown if one.article_id == article_id)
        return next(here, shown[0] if shown else None)

    def _choose(self, suggestion: Suggestion | None) -> None:
        """Look at a suggestion, in the list, in the pane and in the text."""
        self._panel.begin()
        self._draft = Draft(suggestion) if suggestion else None
        self._pane.list.choose(suggestion)
        if suggestion is not None:
            self._session.selection.choose_article(suggestion.article_id)
            self._session.selection.choose_passage(0)
        self.looked_at.emit(suggestion)
        self._show_draft()

    def _show_draft(self) -> None:
        """Show what accepting would write, and where in the list this is."""
        panel, draft = self._panel, self._draft
        if draft is None:
            panel.show_nothing()
            return
        workspace, suggestions = self._session.workspace, self._pane.model.suggestions
        articles = workspace.articles.many([draft.suggestion.article_id])
        if not articles:
            return
        there = draft.suggestion in suggestions
        number = suggestions.index(draft.suggestion) + 1 if there else 0
        shown = Shown(
            draft.passage,
            articles[0],
            workspace.codebook.load(),
            number,
            len(suggestions),
        )
        panel.show_draft(draft, shown, number, len(suggestions))
        panel.show_alike(len(self._alike()))

    def _alike(self) -> list[Suggestion]:
        current = self.current
        if current is None:
            return []
        return alike(current, self._pane.model.suggestions)

    def _show_alike(self) -> None:
        """Go on to the next suggestion like this one, and after the last to the first."""
        like, current = self._alike(), self.current
        if not like or current is None:
            return
        order = self._pane.model.suggestions
        place = order.index(current) if current in order else -1
        after = (one for one in like if order.index(one) > place)
        self._choose(next(after, like[0]))

    def _narrow(self, narrowed: str) -> None:
        self._pane.model.narrow(narrowed)
        current = self.current
        stays = current if current in self._pane.model.suggestions else self._first()
        self._choose(stays)
        self._show_progress()

    def _show_progress(self) -> None:
        if self._under_way:
            self._take_late()
            self._pane.show_counts(*self._open.counts)
            self._pane.show_progress(*self._open.progress)
            self._show_place()

    def _show_place(self) -> None:
        """Say where in the list this is; look at the first suggestion as soon as there is one."""
        if self._draft is not None:
            self._show_draft()
        elif self._pane.model.suggestions:
            self._choose(self._first())

    def _stop(self) -> None:
        self._open.stop()
        self._pane.hide_progress()

    def _show_writable(self) -> None:
        self._panel.allow(writable=self._session.writable)

    # ---- what changes

    def _follow_article(self, article_id: int) -> None:
        """Other suggestions are open in an article: the one that is looked at stays."""
        self._late.add(article_id)
        current = self.current
        if self._under_way and current is not None and current.article_id == article_id:
            self._take_late()
            self._choose_again(current, self._open.of(article_id))
        self._count_soon()

    def _take_late(self) -> None:
        """Show what has come in since the list was shown."""
        late, self._late = self._late, set()
        for article_id in late if self._under_way else ():
            self._pane.model.show_group(article_id, self._open.of(article_id))

    def _count_soon(self) -> None:
        if self._under_way and not self._recount.isActive():
            self._recount.start()

    def _choose_again(self, current: Suggestion, now: Sequence[Suggestion]) -> None:
        """Stay at a suggestion, at the one on its words, or at the next one below."""
        if current in now:
            self._pane.list.choose(current)
            self._show_draft()
            return
        same = next((one for one in now if one.span == current.span), None)
        below = (one for one in now if one.span > current.span)
        self._choose(same or next(below, None) or self._first())

    def _follow(self, changes: ChangeSet) -> None:
        """Show a suggestion that comes back by undo, and other names and colours."""
        if not self._under_way:
            return
        if changes.many or changes.touches("stakeholder", "topic", "proposition", "alias"):
            self._pane.model.take_codebook(self._session.workspace.codebook.load())
            self._drop_what_is_gone()
        if changes.way != "do" and changes.touches("suggestion"):
            self._open.catch_up()
            self._take_late()
            place = changes.step.place
            back = (one for one in self._open.of(place.article_id or 0) if one.span == place.span)
            found = next(back, None)
            if found is not None:
                self._choose(found)

    def _drop_what_is_gone(self) -> None:
        """Let the draft do without entries that are not in the codebook any more."""
        codebook, draft = self._session.workspace.codebook.load(), self._draft
        if draft is None:
            return
        for party in draft.passage.parties:
            if party.stakeholder_id not in codebook.stakeholder_by_id:
                draft.remove_party(party)
        for tag in draft.passage.topics:
            if tag.topic_id not in codebook.topic_by_id:
                draft.remove_topic(tag.topic_id)
        self._show_draft()

    # ---- what is asked

    def _ask(self, command: Command) -> None:
        self._commands[command]()

    def _leave(self) -> None:
        """Go from the pane back to the list, and from the list back to the articles."""
        if self._panel.has_focus:
            self._pane.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _may_write(self) -> bool:
        if refusal := self._session.refusal:
            self._panel.show_fault(refusal)
        return not refusal

    def _decide(self, write: Callable[[], object], done: str) -> None:
        """Write a decision; then the next suggestion is looked at, or the one before the last."""
        order = self._pane.model.suggestions
        current = self.current
        place = order.index(current) if current in order else 0
        following = [*order[place + 1 :], *reversed(order[:place])]
        try:
            write()
        except BrieferError as error:
            self._panel.show_fault(str(error))
            return
        self._draft = None
        self._open.catch_up()
        self._take_late()
        there = self._pane.model.suggestions
        after = next((one for one in following if one in there), None)
        self._choose(after)
        self._pane.show_counts(*self._open.counts)
        self._pane.list.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._pane.list, f"{done}, {open_words(*self._open.counts)}")

    def _step(self, by: int) -> None:
        order, current = self._pane.model.suggestions, self.current
        if not order:
            return
        place = order.index(current) + by if current in order else 0
        self._choose(order[min(max(place, 0), len(order) - 1)])
        self._pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        if self._draft is not None and self._may_write():
            self._panel.begin_change()

    def _edit(self, change: Callable[[Draft], object]) -> None:
        if self._draft is not None and self._may_write():
            change(self._draft)
        self._show_draft()

    def _remove_party(self, party: PartyTag) -> None:
        self._edit(lambda draft: draft.remove_party(party))

    def _remove_topic(self, topic_id: int) -> None:
        self._edit(lambda draft: draft.remove_topic(topic_id))

    def _set_field(self, field: str, value: str | None) -> None:
        self._edit(lambda draft: draft.set_field(field, value))

    def _find_stakeholder(self) -> None:
        if self._draft is not None:
            self._panel.open_finder(Group.WHO, frozenset())

    def _find_topic(self) -> None:
        if self._draft is not None:
            tags = self._draft.passage.topics
            self._panel.open_finder(Group.ABOUT, frozenset((Group.ABOUT, t.topic_id) for t in tags))

    def _add(self, group: Group, entry_id: int) -> None:
        if group is Group.WHO:
            self._edit(lambda draft: draft.add_party(entry_id))
        else:
            self._edit(lambda draft: draft.add_topic(entry_id))

    def _create(self, group: Group, name: str) -> None:
        """Make a new entry of the codebook, and add it."""
        if not self._may_write():
            return
        workspace = self._session.workspace
        try:
            made = (
                stakeholders.add(workspace, name).id
                if group is Group.WHO
                else topics.add(workspace, name).id
            )
        except BrieferError as error:
            self._panel.show_fault(str(error))
            return
        self._add(group, made)
