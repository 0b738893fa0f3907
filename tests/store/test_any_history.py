"""Any sequence of steps, undo, redo and reopening: the file is always what the history says."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from briefer.store.history import EXPORT
from briefer.store.workspace import open_workspace
from tests.store.making import WHO, dump, new_briefing
from tests.store.operations import OPERATIONS, Draws, keep_edition
from tests.store.oracle import Oracle, indexes_are_true

if TYPE_CHECKING:
    from pathlib import Path

    from briefer.model.changes import ChangeSet
    from briefer.store.workspace import Workspace
    from tests.store.making import Dump
    from tests.store.operations import Operation

EDITIONS = ("edition", "edition_file")
"""An export is never undone."""


def _fail(*_: object) -> None:
    raise ArithmeticError("on purpose")


class History(RuleBasedStateMachine):
    """Holds beside the file what it must hold: a state for each step, done and undone."""

    folder: ClassVar[Path]
    ws: Workspace

    @initialize(kinds=st.sets(st.sampled_from(OPERATIONS), min_size=2, max_size=8))
    def open_first(self, kinds: set[Operation]) -> None:
        # A few kinds for each example, so that they meet on the same rows.
        self.operations = st.sampled_from([o for o in OPERATIONS if o in kinds])
        path = self.folder / f"{len(list(self.folder.iterdir()))}.briefing"
        self.ws = new_briefing(path)
        while self.ws.history.undoable():
            self.ws.undo()
        self.done = [self._dump()]
        while self.ws.history.redoable():
            self.ws.redo()
            self.done.append(self._dump())
        self.undone: list[Dump] = []
        self.join: str | None = None
        self._look_on()

    def _look_on(self) -> None:
        self.oracle = Oracle(self.ws)
        self.told: list[ChangeSet] = []
        self.ws.subscribe(self.told.append)

    def _dump(self) -> Dump:
        return dump(self.ws.path, *EDITIONS)

    @rule(data=st.data(), join=st.sampled_from([None, "a", "a", "b"]))
    def change(self, data: st.DataObject, join: str | None) -> None:
        with self.ws.change("Something", join=join) as tx:
            for _ in range(data.draw(st.integers(1, 4))):
                data.draw(self.operations)(Draws(tx, data))
        seen = self.oracle.take()
        after = self._dump()
        goes_on = join is not None and join == self.join
        if goes_on:
            if seen:
                self.done[-1] = after
                self._was_told("do", seen)
            if self.done[-1] == self.done[-2]:
                self.done.pop()
                self.join = None
        elif after != self.done[-1]:
            self.done.append(after)
            self.undone.clear()
            self.join = join
            self._was_told("do", seen)
        assert self.told == []

    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        before = self.ws.codebook.load()
        with suppress(ArithmeticError), self.ws.change("Something that fails") as tx:
            data.draw(self.operations)(Draws(tx, data))
            _fail(tx.read.codebook.load())
        assert self.oracle.take() == {}
        assert self.ws.codebook.load() == before

    @rule()
    def export(self) -> None:
        with self.ws.change("Export", kind=EXPORT) as tx:
            keep_edition(tx)
        self.join = None
        self._was_told("do", self.oracle.take())

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def undo(self) -> None:
        self.ws.undo()
        self.undone.append(self.done.pop())
        self.join = None
        self._was_told("undo", self.oracle.take())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.ws.redo()
        self.done.append(self.undone.pop())
        self.join = None
        self._was_told("redo", self.oracle.take())

    @rule()
    def reopen(self) -> None:
        path = self.ws.path
        self.ws.close()
        self.ws = open_workspace(path, WHO)
        self.join = None
        self._look_on()

    def _was_told(self, way: str, seen: dict[str, Any]) -> None:
        changes = self.told.pop()
        assert changes.way == way
        assert dict(changes.rows) == seen

    @invariant()
    def the_file_is_what_the_history_says(self) -> None:
        assert self._dump() == self.done[-1]
        assert (self.ws.history.redoable() is not None) == bool(self.undone)
        assert (self.ws.history.undoable() is not None) == (len(self.done) > 1)

    @invariant()
    def every_figure_has_its_picture(self) -> None:
        blocks = [block for memo in self.ws.memos.all() for block in memo.blocks()]
        named = {block.figure.picture for block in blocks if block.figure}
        assert self.ws.pictures.many(named).keys() == named

    @override
    def teardown(self) -> None:
        if not hasattr(self, "oracle"):
            return
        try:
            assert self.ws.faults() == ()
            assert indexes_are_true(self.ws)
            while len(self.done) > 1:
                self.undo()
                assert self._dump() == self.done[-1]
            assert indexes_are_true(self.ws)
            while self.undone:
                self.redo()
                assert self._dump() == self.done[-1]
            assert indexes_are_true(self.ws)
        finally:
            self.ws.close()


def test_whatever_is_done_and_undone_leaves_what_the_history_says(folder: Path) -> None:
    here = type("HistoryHere", (History,), {"folder": folder})
    run_state_machine_as_test(
        here,
        settings=settings(
            max_examples=50,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # Making a failure smaller takes longer than a run may last.
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
            print_blob=True,
        ),
    )
