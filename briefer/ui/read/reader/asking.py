"""What is asked of the reader by keys, clicks and menus, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefer.ui.announcing import announce
from briefer.ui.read.reader.ends import Ends
from briefer.ui.read.reader.keys import (
    MODIFIER_KEYS,
    Command,
    Situation,
    command_for,
)
from briefer.ui.read.reader.offering import offer_keys, offer_kinds
from briefer.ui.read.reader.reshaping import Reshaping
from briefer.ui.read.reader.walking import Walking
from briefer.ui.read.typed_letters import typed_text
from briefer.ui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu

    from briefer.ui.read.reader.desk import ReaderDesk
    from briefer.ui.read.reader.finding import Finding
    from briefer.ui.read.reader.tagging import Tagging

_KEEPS_GROWN = frozenset({Command.GROW, Command.SHRINK})


class Asking(QObject):
    """Reads keys and clicks, and hands each to the part of the reader that it means."""

    def __init__(self, desk: ReaderDesk, tagging: Tagging, finding: Finding) -> None:
        super().__init__(desk)
        self._desk = desk
        self._tagging = tagging
        self._finding = finding
        self._walking = Walking(desk)
        self._ends = Ends(desk)
        self._reshaping = Reshaping(desk, tagging)
        self._commands = self._table()
        pane, pointer = desk.pane, desk.view.pointer
        desk.text.key_read.connect(self._read_key)
        pointer.passage_clicked.connect(self._choose)
        pointer.passage_turned.connect(self._turn)
        pointer.passages_reached.connect(self._reach)
        pointer.fact_clicked.connect(pane.fact_asked)
        pane.bar.find_asked.connect(finding.open)
        pane.bar.set_menu(self._fill_article_menu)
        desk.view.menu_asked.connect(self._fill_passage_menu)
        actions = desk.session.actions
        actions.bind("passage.split", pane, self._reshaping.split)
        actions.bind("passage.join", pane, self._reshaping.join)
        offer_keys(desk, self._commands)
        offer_kinds(desk, tagging.set_statement)

    def _table(self) -> dict[Command, Callable[[str], object]]:
        selection = self._desk.session.selection
        walking, ends, reshaping, tags = self._walking, self._ends, self._reshaping, self._tagging
        return {
            Command.TYPE: tags.type,
            Command.OPEN_PALETTE: lambda _text: tags.open_palette(),
            Command.TAG_PINNED: tags.tag_pinned,
            Command.REPEAT: lambda _text: tags.repeat(),
            Command.SECOND_STATEMENT: lambda _text: tags.second_statement(),
            Command.GROW: lambda _text: walking.grow(),
            Command.SHRINK: lambda _text: walking.shrink(),
            Command.NEXT_PASSAGE: lambda _text: walking.step(1),
            Command.PREVIOUS_PASSAGE: lambda _text: walking.step(-1),
            Command.NEXT_AS_WELL: lambda _text: self._walk_on(1),
            Command.PREVIOUS_AS_WELL: lambda _text: self._walk_on(-1),
            Command.NEXT_ARTICLE: lambda _text: selection.step_article(1),
            Command.PREVIOUS_ARTICLE: lambda _text: selection.step_article(-1),
            Command.END_LATER: lambda _text: ends.move_end(1),
            Command.END_EARLIER: lambda _text: ends.move_end(-1),
            Command.START_LATER: lambda _text: ends.move_start(1),
            Command.START_EARLIER: lambda _text: ends.move_start(-1),
            Command.COPY_TAGS: lambda _text: reshaping.copy(),
            Command.PASTE_TAGS: lambda _text: reshaping.paste(),
            Command.FIND: lambda _text: self._finding.open(),
            Command.FIND_NEXT: lambda _text: self._finding.step(1),
            Command.FIND_PREVIOUS: lambda _text: self._finding.step(-1),
            Command.REMOVE: lambda _text: reshaping.remove(),
            Command.CANCEL: lambda _text: self._cancel(),
            Command.PAGE_DOWN: lambda _text: walking.turn_page(1),
            Command.PAGE_UP: lambda _text: walking.turn_page(-1),
        }

    def _read_key(self, event: QKeyEvent) -> None:
        situation = Situation(
            selected=self._desk.selected_span() is not None,
            chosen=bool(self._desk.session.selection.passage_id),
            single_keys=self._desk.session.preferences.value.single_keys,
        )
        if event.key() in MODIFIER_KEYS:
            return
        command = command_for(event, situation)
        if command not in _KEEPS_GROWN:
            self._walking.forget()
        if command is None or self._desk.opened is None:
            QTimer.singleShot(0, self._desk.view, self._desk.view.follow_caret)
            return
        event.accept()
        self._commands[command](typed_text(event))

    def _cancel(self) -> None:
        desk = self._desk
        if desk.view.pointer.give_up():
            return
        if desk.pane.asking:
            desk.pane.drop_question()
        elif desk.text.textCursor().hasSelection():
            _, end = desk.text.selected_units()
            desk.text.select(end, end)
        else:
            desk.session.selection.choose_passage(0)

    # ---- choosing

    def _choose(self, passage_id: int) -> None:
        selection = self._desk.session.selection
        if passage_id == selection.passage_id and self._desk.chosen.also:
            self._desk.chosen.take([passage_id])
        selection.choose_passage(passage_id)

    def _turn(self, passage_id: int) -> None:
        self._desk.chosen.turn(passage_id)
        self._say_count()

    def _reach(self, passage_id: int) -> None:
        if self._desk.opened is not None:
            self._desk.chosen.reach(passage_id, self._desk.opened.marks)
            self._say_count()

    def _walk_on(self, by: int) -> None:
        self._walking.reach(by)
        self._say_count()

    def _say_count(self) -> None:
        count = len(self._desk.passage_ids)
        if count > 1:
            announce(self._desk.text, tr("{n} passages chosen").format(n=count))

    # ---- menus

    def _fill_article_menu(self, menu: QMenu) -> None:
        menu.addAction(tr("Find in this article"), self._finding.open)
        ask = self._desk.pane.fact_asked
        facts = menu.addAction(tr("Set its facts…"), lambda: ask.emit("title"))
        facts.setEnabled(self._desk.session.writable)
        menu.addSeparator()
        selection = self._desk.session.selection
        menu.addAction(tr("Next article"), lambda: selection.step_article(1))
        menu.addAction(tr("Article before"), lambda: selection.step_article(-1))

    def _fill_passage_menu(self, menu: QMenu) -> None:
        """What can be done with the selection, or with the chosen passages."""
        selected = self._desk.selected_span() is not None
        chosen = bool(self._desk.passage_ids)
        writable = self._desk.session.writable
        entries: tuple[tuple[str, str, Command, bool], ...] = (
            (tr("Tag…"), "Return", Command.OPEN_PALETTE, writable and (selected or chosen)),
            (tr("Second statement…"), "Ctrl+Shift+T", Command.SECOND_STATEMENT, writable),
            (tr("Give the last tags again"), ".", Command.REPEAT, writable),
            ("", "", Command.CANCEL, False),
            (tr("Copy words and tags"), "Ctrl+C", Command.COPY_TAGS, chosen and not selected),
            (tr("Paste tags"), "Ctrl+V", Command.PASTE_TAGS, writable and (selected or chosen)),
        )
        for words, keys, command, enabled in entries:
            if not words:
                menu.addSeparator()
                continue
            entry = menu.addAction(f"{words}\t{keys}")
            entry.setEnabled(enabled and (selected or chosen))
            entry.triggered.connect(
                lambda _checked=False, command=command: self._commands[command]("")
            )
        menu.addSeparator()
        menu.addAction(self._desk.session.actions.action("passage.split"))
        menu.addAction(self._desk.session.actions.action("passage.join"))
        menu.addSeparator()
        remove = menu.addAction(tr("Remove passage") + "\tDel", self._reshaping.remove)
        remove.setEnabled(chosen and writable)
