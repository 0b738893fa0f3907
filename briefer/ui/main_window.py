"""The window: the start screen, the form for a new briefing, or an open briefing.

What a page or a dialog needs is loaded when it is asked for, so that the start screen is there at
once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QPushButton, QStackedWidget, QToolButton

from briefer import paths
from briefer.errors import BrieferError
from briefer.services import preferences, recents
from briefer.ui.accessible import named
from briefer.ui.action_set import ActionSet
from briefer.ui.after_painting import AfterPainting
from briefer.ui.briefing import menus
from briefer.ui.briefing.standing import begin_at, go_back_to, standing_in
from briefer.ui.dropping import Dropped, dropped
from briefer.ui.messages import Messages
from briefer.ui.openings import Openings
from briefer.ui.overriding import override
from briefer.ui.roles import be_told
from briefer.ui.sheets import Sheets
from briefer.ui.start.page import StartPage
from briefer.ui.tab_order import go_on
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from briefer.model.settings import Preferences
    from briefer.services.articles import ImportReport
    from briefer.store.workspace import Workspace
    from briefer.ui.appearance import Appearance
    from briefer.ui.briefing.page import BriefingPage
    from briefer.ui.choices import Choices
    from briefer.ui.start.new_form import NewBriefing
    from briefer.ui.window_state import WindowState
    from briefer.ui.workspaces import Workspaces

_SIZE = (1440, 900)
_FRAME = (16, 48)
"""About what a window manager puts around a window."""
_LEAST = (900, 560)
_TEXT_STEP = 10


class MainWindow(QMainWindow):
    """Shows one page at a time."""

    def __init__(
        self,
        appearance: Appearance,
        choices: Choices,
        state: WindowState,
        workspaces: Workspaces,
    ) -> None:
        super().__init__()
        named(self, "window")
        be_told()
        self.messages = Messages(appearance, lambda: self, self)
        self.openings = Openings(self.messages, self)
        self.sheets = Sheets(appearance, choices, self)
        self._appearance = appearance
        self._choices = choices
        self._state = state
        self._workspaces = workspaces
        self._page: BriefingPage | None = None
        self._owner: QObject | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        if not state.restore_window(self):
            self.resize(self._first_size())
        self._start = self._make_start()
        # With no time to wait: it comes after all keys that were pressed meanwhile.
        self._resizing = QTimer(self, singleShot=True, interval=0)
        self._resizing.timeout.connect(self._resize_text)
        self._renewing = AfterPainting(self._remake_start, self)
        choices.changed.connect(self._follow_choices)
        choices.refused.connect(self.messages.failed)
        self.openings.opened.connect(self._show_opened)
        self.show_start()

    @property
    def page(self) -> BriefingPage | None:
        """The open briefing, if one is open."""
        return self._page

    def _first_size(self) -> QSize:
        """Return the usual size, or less where the screen has no room for that and a frame."""
        usual, least = QSize(*_SIZE), QSize(*_LEAST)
        room = self.screen().availableSize() - QSize(*_FRAME)
        fits = room.boundedTo(least) == least
        return usual.boundedTo(room) if fits else usual

    def show_start(self) -> None:
        """Close what is open and show the start screen."""
        self._drop_page()
        self._start.reload()
        self._stack.setCurrentWidget(self._start)
        self.setWindowTitle("Briefer")
        self._start.recents.focus_first()
        self._show_menu_bar(self._start_actions)

    def open_briefing(self, path: Path) -> None:
        """Open a briefing in place of the one that is open."""
        page = self._page
        is_open = page is not None and page.session.workspace.path.resolve() == path.resolve()
        if not is_open and self._may_leave():
            self.openings.open(path)

    def new_briefing(self) -> None:
        """Show the form for a new briefing."""
        from briefer.ui.start.new_briefing import NewBriefingPage  # noqa: PLC0415 - see above

        page = NewBriefingPage(self._appearance, self.messages, preferences.who())

        def submit(asked: NewBriefing) -> None:
            if not self._may_leave():
                return
            fault = self.openings.create(asked)
            if fault:
                page.form.show_fault(fault)
            else:
                page.deleteLater()

        def leave() -> None:
            self._stack.setCurrentWidget(self._page or self._start)
            page.deleteLater()

        page.submitted.connect(submit)
        page.cancelled.connect(leave)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.begin()

    def take(self, what: Dropped) -> None:
        """Open, import or begin with what was dropped or pasted."""
        page = self._page if self._stack.currentWidget() is self._page else None
        if what.briefing:
            self.open_briefing(what.briefing)
        elif what.address:
            words = tr("Pages of the web are not fetched yet: save the page, then drop the file.")
            self.messages.tell(words)
        elif what.files and page:
            page.import_paths(what.files)
        elif what.files:
            self.openings.begin_with_files(what.files)
        elif page:
            page.paste_text(what.text)
        elif what.text.strip():
            self.openings.begin_with_text(what.text)

    def _make_start(self) -> StartPage:
        start = StartPage(self._appearance)
        start.new_asked.connect(self.new_briefing)
        start.open_asked.connect(self._ask_for_briefing)
        start.sample_asked.connect(self.openings.open_sample)
        start.keys_asked.connect(self.sheets.show_keys)
        start.preferences_asked.connect(self.sheets.show_preferences)
        start.recents.opened.connect(lambda path: self.open_briefing(Path(path)))
        start.recents.opened_to_read.connect(self._open_to_read)
        start.recents.locate_asked.connect(self._locate)
        start.recents.remove_asked.connect(self._remove)
        self.openings.busy.connect(start.show_busy)
        actions = ActionSet(start)
        actions.allow({"writable"})
        self._bind(actions, start)
        actions.bind("articles.paste", start, self._take_clipboard)
        self._start_actions = actions
        self._stack.addWidget(start)
        return start

    def _bind(self, actions: ActionSet, widget: QWidget) -> None:
        """Bind what can be done on every page."""
        slots: dict[str, Callable[[], object]] = {
            "file.new": self.new_briefing,
            "file.open": self._ask_for_briefing,
            "file.preferences": self.sheets.show_preferences,
            "file.quit": self.close,
            "view.larger": lambda: self._choices.scale_text(_TEXT_STEP),
            "view.smaller": lambda: self._choices.scale_text(-_TEXT_STEP),
            "view.normal": lambda: self._choices.scale_text(0),
            "help.keys": self.sheets.show_keys,
            "help.about": self.sheets.show_about,
        }
        for action_id, slot in slots.items():
            actions.bind(action_id, widget, slot)

    def _show_menu_bar(self, actions: ActionSet) -> None:
        if menus.IN_THE_SYSTEM_S_BAR:
            self.setMenuBar(menus.menu_bar_of(actions, lambda path: self.open_briefing(Path(path))))

    def _show_opened(self, workspace: Workspace, report: ImportReport | None) -> None:
        self._drop_page()
        with self._appearance.undressed():
            page = self._show_workspace(workspace)
        page.keep_on_the_list()
        if report is not None and (report.refused or report.duplicates):
            page.show_import_report(report)

    def _show_workspace(self, workspace: Workspace) -> BriefingPage:
        from briefer.ui.briefing.page import BriefingPage  # noqa: PLC0415 - see above
        from briefer.ui.session import make_session  # noqa: PLC0415 - see above

        self._owner = QObject(self)
        session = make_session(
            workspace,
            preferences=self._choices,
            appearance=self._appearance,
            messages=self.messages,
            parent=self._owner,
        )
        page = BriefingPage(session, self._state, self._workspaces)
        self._page = page
        page.export_asked.connect(lambda: self.sheets.show_export(session))
        page.details_asked.connect(lambda: self.sheets.show_details(session))
        page.again_asked.connect(self._try_again)
        page.move_asked.connect(self._move)
        page.rename_asked.connect(lambda: self._ask_for_name(session.workspace.path))
        page.recent_asked.connect(lambda path: self.open_briefing(Path(path)))
        page.title_changed.connect(self._show_title)
        self._bind(session.actions, page)
        session.actions.bind("file.close", page, self._close_briefing)
        self._show_menu_bar(session.actions)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.show_conditions()
        page.stack.show_workspace(page.stack.shown)
        self._show_title(workspace.project.get().title)
        return page

    def _close_briefing(self) -> None:
        if self._may_leave():
            self.show_start()

    def _may_leave(self) -> bool:
        """Write what is typed; where that cannot be done, ask whether to go on without it."""
        fault = self._page.session.selection.flush() if self._page is not None else ""
        return not fault or self.messages.ask(
            fault, tr("Go on without it"), tr("What you typed last would be lost."), danger=True
        )

    def _drop_page(self, *, keep_open: bool = False) -> Workspace | None:
        """Take the open briefing off the window; close its file unless it is to be kept open."""
        page, self._page = self._page, None
        if page is None or self._owner is None:
            return None
        workspace = page.session.workspace
        page.leave()
        self._stack.removeWidget(page)  # a pane that goes out of sight writes what is typed
        page.deleteLater()
        if not keep_open:
            page.keep_on_the_list()
            workspace.close()
        self._owner.deleteLater()
        self._owner = None
        return workspace

    def _show_title(self, title: str) -> None:
        self.setWindowTitle(f"{title} – Briefer")

    def _ask_for_briefing(self) -> None:
        path = self.messages.open_briefing(paths.briefings())
        if path is not None:
            self.open_briefing(path)

    def _open_to_read(self, path: str) -> None:
        self.openings.open(Path(path), read_only=True)

    def _try_again(self) -> None:
        """Open the briefing that was read-only once more."""
        if self._page is not None:
            path = self._page.session.workspace.path
            self.show_start()
            self.openings.open(path)

    def _ask_for_name(self, path: Path) -> None:
        self.sheets.show_rename(path).renamed.connect(self._move)

    def _move(self, path: Path) -> None:
        """Put the open briefing's file elsewhere and go on with it there, or where it was."""
        if not self._may_leave():
            return
        workspace = self._drop_page(keep_open=True)
        if workspace is None:
            return
        from briefer.services import briefings  # noqa: PLC0415 - see above

        old, new = workspace.path, briefings.with_suffix(path)
        fault: BrieferError | None = None
        try:
            briefings.move(workspace, new)
        except BrieferError as error:
            fault = error
            workspace.close()
        self._stack.setCurrentWidget(self._start)
        if fault is None:
            self._forget(str(old))
        self.openings.open(old if fault else new)
        if fault is not None:
            self.messages.failed(fault)

    def _locate(self, old: str) -> None:
        path = self.messages.open_briefing(Path(old).parent)
        if path is not None:
            self._forget(old)
            self.open_briefing(path)

    def _remove(self, path: str) -> None:
        self._forget(path)
        self._start.recents.reload()
        self._start.recents.focus_first()

    def _forget(self, path: str) -> None:
        """Take a briefing off the list of recent ones."""
        try:
            recents.remove(path)
        except BrieferError as error:
            self.messages.failed(error)

    def _take_clipboard(self) -> None:
        self.take(dropped(QGuiApplication.clipboard().mimeData()))

    def _follow_choices(self, value: Preferences) -> None:
        """Take over the theme at once, and a new text size when no further key waits."""
        if value.text_size == self._appearance.text_size:
            self._appearance.choose(value.theme, value.text_size)
        else:
            self._resizing.start()

    def _resize_text(self) -> None:
        """Take over the text size; it needs new metrics, so everything is made anew."""
        value, look = self._choices.value, self._appearance
        if value.text_size == look.text_size:
            return
        page = self._page
        shows_start = self._stack.currentWidget() is self._start
        stays = page is None or shows_start or page.session.jobs.writing or not self._may_leave()
        if page is None or stays:
            look.choose(value.theme, value.text_size)
            self._remake_start()
        else:
            self._remake_page(page, value)
            self._renewing.start()

    def _remake_page(self, page: BriefingPage, value: Preferences) -> None:
        """Take the page away, and make it anew under another look with everything in its place."""
        standing = standing_in(page)
        workspace = self._drop_page(keep_open=True)
        if workspace is None:
            return
        # At once: what goes need not follow the new look first.
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)

        def remake() -> None:
            begin_at(self._show_workspace(workspace), standing)

        self._appearance.choose(value.theme, value.text_size, remake)
        if self._page is not None:
            go_back_to(self._page, standing)

    def _remake_start(self) -> None:
        old, self._start = self._start, self._make_start()
        self._start.reload()
        if self._stack.currentWidget() is old:
            self._stack.setCurrentWidget(self._start)
        old.deleteLater()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, where no pane has its own use for it."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(
            focused, QPushButton | QToolButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()
            self._start.frame.light(lit=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._start.frame.light(lit=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._start.frame.light(lit=False)
        event.acceptProposedAction()
        self.take(dropped(event.mimeData()))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        self._state.keep_window(self)
        self.openings.close()
        self._drop_page()
        super().closeEvent(event)
