"""One recent briefing on the start screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.ui.accessible import Role, named
from briefer.ui.dates import ago_words, due_words, since_words
from briefer.ui.file_names import short_path
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.badge import Badge
from briefer.ui.widgets.elided_label import ElidedLabel
from briefer.ui.widgets.icon_label import IconLabel
from briefer.ui.widgets.looks import look, surface, tight

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QEvent, SignalInstance
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from briefer.services.recents import Recent
    from briefer.ui.appearance import Appearance

_RADIUS = 9


class RecentRow(QWidget):
    """Title, where it is and what is in it; what can be done where it is not free.

    `opened` comes with Enter or a click, `opened_to_read`, `locate_asked` and `removed` with its
    links, `moved(by)` with the arrow keys.
    """

    opened = Signal(str)
    opened_to_read = Signal(str)
    locate_asked = Signal(str)
    removed = Signal(str)
    moved = Signal(int)

    def __init__(self, appearance: Appearance, recent: Recent, now: datetime) -> None:
        super().__init__()
        named(self, "recent", recent.title, recent.path, role=Role.ListItem)
        self._appearance = appearance
        self._recent = recent
        self._hovered = False
        self.is_first = self.is_last = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        surface(self, "row")
        px = appearance.px
        row = tight(QHBoxLayout(self), (px(18), px(11), px(18), px(12)), px(16))
        words = tight(QVBoxLayout(), gap=px(1))
        words.addLayout(self._title_line())
        words.addLayout(self._detail_line(now))
        row.addLayout(words, 1)
        when = look(QLabel(ago_words(recent.opened, now)), tone="muted", scale="small")
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def recent(self) -> Recent:
        """The entry that it shows."""
        return self._recent

    def _title_line(self) -> QHBoxLayout:
        px = self._appearance.px
        line = tight(QHBoxLayout(), gap=px(9))
        title = look(ElidedLabel(self._recent.title), kind="recent")
        line.addWidget(title)
        if not self._recent.is_there:
            look(title, tone="muted")
        elif self._recent.held_by is not None:
            line.addWidget(Badge(self._appearance, tr("open elsewhere"), icon="lock"))
        if self._recent.is_sample:
            line.addWidget(Badge(self._appearance, tr("sample")))
        line.addStretch(1)
        return line

    def _detail_line(self, now: datetime) -> QHBoxLayout:
        line = tight(QHBoxLayout(), gap=self._appearance.px(3))
        path = Path(self._recent.path)
        owner = self._recent.held_by
        if not self._recent.is_there:
            line.addWidget(IconLabel(self._appearance, "warning", role="warn", size=13))
            self._say(line, tr("Moved or deleted") + " ·", "warn")
            self._link(line, "locate", tr("Locate…"), self.locate_asked)
            self._say(line, "·", "muted")
            self._link(line, "remove", tr("Remove from the list"), self.removed)
        elif owner is not None:
            held = tr("held by {who} on {host} since {since}").format(
                who=owner.who, host=owner.host, since=since_words(owner.since, now)
            )
            self._say(line, f"{short_path(path)} · {held} ·", "muted")
            self._link(line, "read-only", tr("Open read-only"), self.opened_to_read)
        else:
            self._say(line, self._summary(path, now), "muted")
        line.addStretch(1)
        return line

    def _summary(self, path: Path, now: datetime) -> str:
        recent = self._recent
        where = tr("A copy that is yours to change") if recent.is_sample else short_path(path)
        one = recent.articles == 1
        counts = tr("1 article") if one else tr("{n} articles").format(n=f"{recent.articles:,}")
        if recent.passages:
            one = recent.passages == 1
            few = tr("{n} passages").format(n=f"{recent.passages:,}")
            passages = tr("1 passage") if one else few
            counts = f"{counts}, {passages}"
        parts = [where, counts]
        if recent.due:
            due = due_words(recent.due, now.date())
            parts.append(tr("memo due {due}").format(due=due))
        return " · ".join(parts)

    def _say(self, line: QHBoxLayout, words: str, tone: str) -> None:
        line.addWidget(look(ElidedLabel(words), tone=tone, scale="small"))

    def _link(self, line: QHBoxLayout, name: str, words: str, signal: SignalInstance) -> None:
        button = look(named(QPushButton(words), f"recent.{name}"), kind="link", scale="small")
        button.clicked.connect(lambda: signal.emit(self._recent.path))
        line.addWidget(button)

    def press(self) -> None:
        """Do what Enter does."""
        self._open()

    def _open(self) -> None:
        if not self._recent.is_there:
            self.locate_asked.emit(self._recent.path)
        elif self._recent.held_by is not None:
            self.opened_to_read.emit(self._recent.path)
        else:
            self.opened.emit(self._recent.path)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self._recent.path)
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._appearance.colour
        if self.hasFocus():
            painter.setClipPath(self._outline())
            painter.fillRect(self.rect(), colour("accent-soft"))
            mark = QRectF(0, 0, self._appearance.px(3), self.height())
            painter.fillRect(mark, colour("accent"))
            painter.setClipping(False)
        elif self._hovered:
            painter.setClipPath(self._outline())
            painter.fillRect(self.rect(), colour("hover"))
            painter.setClipping(False)
        if not self.is_last:
            foot = QRectF(0, self.height() - 1, self.width(), 1)
            painter.fillRect(foot, colour("line"))

    def _outline(self) -> QPainterPath:
        """Return the row, round where the card is round."""
        radius = self._appearance.px(_RADIUS)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, radius, radius)
        if not self.is_first:
            path.addRect(QRectF(0, 0, box.width(), box.height() / 2))
        if not self.is_last:
            path.addRect(QRectF(0, box.height() / 2, box.width(), box.height() / 2))
        return path
