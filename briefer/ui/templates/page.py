"""The page of templates: the list, the parts of the chosen one, and its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.services import template_file, templates
from briefer.services.template_editing import TemplateEditing
from briefer.ui.accessible import named
from briefer.ui.overriding import override
from briefer.ui.setting_words import language_words
from briefer.ui.templates.head_form import HeadForm
from briefer.ui.templates.letterhead_form import LetterheadForm
from briefer.ui.templates.look_form import LookForm
from briefer.ui.templates.rules_form import RulesForm
from briefer.ui.templates.sample_pages import SamplePages
from briefer.ui.templates.sections_form import SectionsForm
from briefer.ui.templates.template_list import TemplateList
from briefer.ui.translation import tr
from briefer.ui.widgets.banner import Banner
from briefer.ui.widgets.inline_edit import InlineEdit
from briefer.ui.widgets.looks import look, surface, tight
from briefer.ui.widgets.segmented import SegmentedControl
from briefer.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from briefer.memo.template import Template
    from briefer.ui.session import Session
    from briefer.ui.templates.form import Change, Form

_LEFT, _RIGHT, _NARROW = 270, 480, 1200
_NARROW_LEFT, _NARROW_RIGHT = 226, 324
_LEAST = 760
"""A page narrower than this has no room for the pages of the draft."""


class TemplatesPage(QWidget):
    """`left` comes with Esc and the cross, `changed` when a template is another one than before.

    Changes here are no part of the briefing, so undo on this page takes back its own steps.
    """

    left = Signal()
    changed = Signal()
    status = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        named(self, "templates", tr("Templates"))
        self._session = session
        self._editing: TemplateEditing | None = None
        self._kept: dict[str, TemplateEditing] = {}
        appearance = session.appearance
        self.side = TemplateList(appearance)
        self.sample = SamplePages(session)
        self.title = InlineEdit("templates.title", tr("Title of the template"))
        self.summary = InlineEdit("templates.summary", tr("What the template is for"))
        self.shipped = Banner(
            appearance,
            "templates.shipped",
            tr("This template comes with Briefer. Duplicate it to change it."),
            icon="lock",
            tone="tip",
        )
        self.shipped.add_button("templates.shipped.duplicate", tr("Duplicate"), self._duplicate)
        self.fault = Banner(appearance, "templates.fault", "", tone="danger", closable=True)
        self.fault.hide()
        self.undo = look(named(QPushButton(), "templates.undo"), kind="link", scale="small")
        self.languages = SegmentedControl(
            "templates.language",
            [(code, language_words(code)) for code in ("en", "es")],
            accessible=tr("Language of the words"),
        )
        self.forms: dict[str, Form] = {
            "sections": SectionsForm(appearance),
            "head": HeadForm(appearance),
            "look": LookForm(appearance),
            "letterhead": LetterheadForm(appearance, self._choose_file),
            "rules": RulesForm(appearance),
        }
        words = [
            tr("Sections"),
            tr("Head"),
            tr("Look"),
            tr("Letterhead"),
            tr("Notes and length"),
        ]
        self.tabs = TabStrip(
            appearance, "templates.tabs", list(zip(self.forms, words, strict=True))
        )
        icons = ("document-lines", "document", "settings", "letterhead", "note")
        self.tabs.set_icons(dict(zip(self.forms, icons, strict=True)))
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The panes, from left to right."""
        return self.side, self._middle, self.sample

    def begin(self, name: str = "") -> None:
        """Show the templates as they are now, and one of them."""
        templates.refresh()
        self._list(name or self.side.name)
        self.side.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- building

    def _build(self) -> None:
        px = self._session.appearance.px
        row = tight(QHBoxLayout(self))
        self._middle = surface(QWidget(), "canvas")
        column = tight(QVBoxLayout(self._middle))
        head = tight(QVBoxLayout(), (px(18), px(12), px(18), px(8)), px(2))
        look(self.title.label, scale="big", weight="semibold")
        look(self.summary.label, tone="muted")
        head.addWidget(self.title)
        head.addWidget(self.summary)
        line = tight(QHBoxLayout(), gap=px(8))
        line.addWidget(self.languages)
        line.addStretch(1)
        line.addWidget(self.undo)
        head.addSpacing(px(6))
        head.addLayout(line)
        column.addLayout(head)
        notes = tight(QVBoxLayout(), (px(18), 0, px(18), px(6)))
        notes.addWidget(self.shipped)
        notes.addWidget(self.fault)
        column.addLayout(notes)
        column.addWidget(self.tabs)
        for form in self.forms.values():
            self._stack.addWidget(form)
        column.addWidget(self._stack, 1)
        row.addWidget(self.side)
        row.addWidget(self._middle, 1)
        row.addWidget(self.sample)

    def _connect(self) -> None:
        side = self.side
        side.chosen.connect(self._show)
        side.close_button.clicked.connect(self.left)
        side.duplicate.clicked.connect(self._duplicate)
        side.delete.clicked.connect(self._delete)
        side.share.clicked.connect(self._share)
        side.add.clicked.connect(self._add)
        self.title.committed.connect(lambda words: self._change(lambda t: t.set_title(words)))
        self.summary.committed.connect(lambda words: self._change(lambda t: t.set_summary(words)))
        self.tabs.chosen.connect(lambda key: self._stack.setCurrentWidget(self.forms[key]))
        self.languages.chosen.connect(lambda _: self._show_parts())
        self.undo.clicked.connect(lambda: self._change(_undo))
        for form in self.forms.values():
            form.change_asked.connect(self._change)

    # ---- which template

    def _list(self, name: str) -> None:
        found = templates.available()
        self.side.show_templates([(one, templates.is_own(one.name)) for one in found], name)
        self._show(self.side.name)

    def _show(self, name: str) -> None:
        self._editing = None
        self.fault.hide()
        if templates.is_own(name):
            # Its steps can be taken back as long as the page lives.
            self._editing = self._kept.get(name) or TemplateEditing(name)
            self._kept[name] = self._editing
        self._show_parts()

    def _show_parts(self) -> None:
        template, own = templates.get(self.side.name), self._editing is not None
        known = [code for code in ("en", "es") if code in template.wordings]
        language = self.languages.value if self.languages.value in known else template.language
        self.title.set_value(template.title)
        self.summary.set_value(template.summary)
        if own:
            self.side.retitle(template.title)
        self.title.setEnabled(own)
        self.summary.setEnabled(own)
        self.shipped.setVisible(not own)
        self.side.delete.setEnabled(own)
        for code in ("en", "es"):
            self.languages.button(code).setEnabled(code in known)
        for form in self.forms.values():
            form.show_template(template, language, own=own)
        undo = self._editing.history.undo_words if self._editing else ""
        self.undo.setVisible(bool(undo))
        self.undo.setText(tr("Undo: {step}").format(step=undo))
        self.sample.show_template(template.name)
        self._say(template)

    def _say(self, template: Template) -> None:
        count = len(template.sections)
        words = tr("{title} · {n} sections").format(title=template.title, n=count)
        self.status.emit(words)

    # ---- changes

    def _change(self, change: Change) -> None:
        """Change the template, show it, and say where that cannot be."""
        if self._editing is None:
            return
        is_done = self._try(lambda: change(self._editing))  # type: ignore[arg-type]  # checked above
        self._show_parts()
        if is_done:
            self.changed.emit()

    def _duplicate(self) -> None:
        of = templates.get(self.side.name)
        self._put(lambda: templates.duplicate(of.name, tr("{title}, copy").format(title=of.title)))
        self.title.edit()

    def _add(self) -> None:
        kinds = f"{tr('Templates')} (*{template_file.SUFFIX})"
        path = self._session.messages.open_file(tr("Add a template"), Path.home(), kinds)
        if path is not None:
            self._put(lambda: templates.add_shared(path))

    def _choose_file(self, title: str, kinds: str) -> Path | None:
        return self._session.messages.open_file(title, Path.home(), kinds)

    def _put(self, make: Callable[[], Template]) -> None:
        """Add a template to the list and show it."""
        made: list[Template] = []
        if self._try(lambda: made.append(make())):
            self._list(made[0].name)
            self.changed.emit()

    def _share(self) -> None:
        name = self.side.name
        suggested = Path.home() / f"{name}{template_file.SUFFIX}"
        kinds = f"{tr('Templates')} (*{template_file.SUFFIX})"
        path = self._session.messages.save_as(tr("Share the template"), suggested, kinds)
        if path is not None and self._try(lambda: templates.share(name, path)):
            self._session.messages.note(tr("Written to {name}.").format(name=path.name))

    def _delete(self) -> None:
        """Delete the user's template, with a way to have it back while the line is shown."""
        name, editing = self.side.name, self._editing
        if editing is None:
            return
        title = templates.get(name).title
        if not self._try(lambda: templates.delete(name)):
            return
        self._kept.pop(name, None)
        self._list("")
        self.changed.emit()

        def restore() -> None:
            self._put(editing.history.restore)

        words = tr("The template “{title}” was deleted.").format(title=title)
        self._session.messages.note(words, tr("Undo"), restore)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something with files; say in a line why it cannot be done."""
        self.fault.hide()
        try:
            act()
        except BrieferError as error:
            self.fault.say(str(error))
            self.fault.show()
            return False
        return True

    # ---- keys and room

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys of undo and redo, which elsewhere are the briefing's."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and _step_of(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step is not None:
            self._change(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, width = self._session.appearance.px, self.width()
        narrow = width < px(_NARROW)
        self.side.setFixedWidth(min(px(_NARROW_LEFT if narrow else _LEFT), width // 4))
        self.sample.setFixedWidth(min(px(_NARROW_RIGHT if narrow else _RIGHT), width // 3))
        self.sample.setVisible(width >= px(_LEAST))


def _undo(template: TemplateEditing) -> None:
    template.history.undo()


def _redo(template: TemplateEditing) -> None:
    template.history.redo()


def _step_of(event: QKeyEvent) -> Change | None:
    """Return what the key takes back or makes again, None for another key."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return _undo
    is_ctrl_y = event.key() == Qt.Key.Key_Y and event.modifiers() == _CTRL
    if event.matches(QKeySequence.StandardKey.Redo) or is_ctrl_y:
        return _redo
    return None


_CTRL = Qt.KeyboardModifier.ControlModifier
