"""The posts of a stakeholder, each with the dates between which it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from briefer.model.codebook import Role
from briefer.model.text import single_line
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.translation import tr
from briefer.ui.widgets.icon_button import IconButton
from briefer.ui.widgets.looks import tight
from briefer.ui.widgets.part_head import PartHead
from briefer.ui.widgets.rows import Rows
from briefer.ui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from briefer.ui.appearance import Appearance

_DATE, _LEAST_DATE = 96, 110


class PostLine(QWidget):
    """A title and two dates; `written` comes with Enter and on leaving, if one was changed.

    `removed` comes with the cross.
    """

    written = Signal()
    removed = Signal()

    def __init__(self, appearance: Appearance, name: str, *, roomy: bool) -> None:
        """All in one row where `roomy`, else the dates below the title."""
        super().__init__()
        named(self, name)
        px = appearance.px
        self.title = TypedLine(f"{name}.title", tr("Post"), hint=tr("post"))
        self.since = TypedLine(f"{name}.since", tr("Since, as 2018-12-01"), hint=tr("since"))
        self.until = TypedLine(f"{name}.until", tr("Until, as 2024-09-30"), hint=tr("until"))
        self.gone = IconButton(
            appearance, "close", f"{name}.remove", tr("Remove post"), role="muted", size=11
        )
        column = tight(QVBoxLayout(self), (0, px(2), 0, px(2)), px(3))
        row, dates = tight(QHBoxLayout(), gap=px(6)), tight(QHBoxLayout(), gap=px(6))
        row.addWidget(self.title, 1)
        for date in (self.since, self.until):
            date.setMaximumWidth(px(_DATE))
            date.setMinimumWidth(min(px(_DATE), _LEAST_DATE))
            (row if roomy else dates).addWidget(date)
        dates.addStretch(1)
        row.addWidget(self.gone)
        column.addLayout(row)
        column.addLayout(dates)
        self.setFocusProxy(self.title)
        self._shown = Role("")
        for field in self.fields:
            field.written.connect(self._settle)
            field.editingFinished.connect(self._settle)
        self.gone.clicked.connect(self.removed)

    @property
    def fields(self) -> tuple[TypedLine, TypedLine, TypedLine]:
        """Title, since, until."""
        return self.title, self.since, self.until

    @property
    def role(self) -> Role:
        """What is typed."""
        title, since, until = (single_line(field.text()) for field in self.fields)
        return Role(title, since or None, until or None)

    def show_role(self, role: Role) -> None:
        """Show a post."""
        self._shown = role
        for field, text in zip(self.fields, (role.title, role.since, role.until), strict=True):
            field.set_value(text or "")
        self.title.setToolTip(role.title)

    def allow(self, *, writable: bool) -> None:
        """Let the user change it, or read only."""
        self.gone.setVisible(writable)
        for field in self.fields:
            field.setReadOnly(not writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        if self.role != self._shown and not self.title.isReadOnly():
            self.written.emit()

    def _settle(self) -> None:
        """Write the post as a whole, when one goes on to none of its fields."""
        focused = QApplication.focusWidget()
        if focused is self.sender() or focused not in self.fields:
            self.flush()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_delete = event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if is_delete and self.gone.hasFocus():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class PostLines(QWidget):
    """`changed(roles)` comes with all of them when one was added, changed or taken away."""

    changed = Signal(object)

    def __init__(self, appearance: Appearance, *, roomy: bool = False) -> None:
        super().__init__()
        named(self, "codebook.posts", tr("Posts"))
        self._appearance = appearance
        self._roles: tuple[Role, ...] = ()
        self._roomy = roomy
        self._is_new = False
        self._writable = True
        column = tight(QVBoxLayout(self), gap=appearance.px(2))
        self.head = PartHead(appearance, "codebook.posts", tr("Posts"), tr("Add a post"))
        lines = tight(QVBoxLayout())
        if roomy:
            self.head.show_link_alone()
            column.addLayout(lines)
            column.addWidget(self.head)
        else:
            column.addWidget(self.head)
            column.addLayout(lines)
        self.lines = Rows(lines, self._make_line, self.head.add)
        self.head.add_asked.connect(self.begin)

    def show_roles(self, roles: Sequence[Role]) -> None:
        """Show posts; one that is being added stays."""
        if len(roles) > len(self._roles):
            self._is_new = False
        self._roles = tuple(roles)
        self._show()

    def begin(self) -> None:
        """Offer a line for one more."""
        self._is_new = True
        self._show()
        self.lines[len(self._roles)].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_new(self) -> None:
        """Take the line for one more away."""
        if self._is_new:
            self._is_new = False
            self._show()

    def allow(self, *, writable: bool) -> None:
        """Let the user change them, or read only."""
        self._writable = writable
        self.head.allow(writable=writable)
        for line in self.lines:
            line.allow(writable=writable)

    def flush(self) -> None:
        """Write what is typed and not written yet."""
        for line in list(self.lines):
            line.flush()

    def _show(self) -> None:
        self.lines.keep(len(self._roles) + self._is_new)
        shown = (*self._roles, Role("")) if self._is_new else self._roles
        for line, role in zip(self.lines, shown, strict=True):
            line.show_role(role)

    def _make_line(self, number: int) -> PostLine:
        line = PostLine(self._appearance, f"codebook.post.{number}", roomy=self._roomy)
        line.written.connect(lambda: self._write(number))
        line.removed.connect(lambda: self._remove(number))
        line.allow(writable=self._writable)
        return line

    def _write(self, number: int) -> None:
        """Tell all posts with the changed one; a new one waits for its title.

        They are kept by their dates, so that the focus may have to follow its post.
        """
        line = self.lines[number]
        role = line.role
        if not role.title and number == len(self._roles):
            return
        focused = [place for place, field in enumerate(line.fields) if field.hasFocus()]
        self.changed.emit((*self._roles[:number], role, *self._roles[number + 1 :]))
        if focused and role in self._roles:
            there = self.lines[self._roles.index(role)]
            there.fields[focused[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, number: int) -> None:
        if number == len(self._roles):
            for field in self.lines[number].fields:
                field.clear()
            self.drop_new()
        else:
            self.changed.emit((*self._roles[:number], *self._roles[number + 1 :]))
