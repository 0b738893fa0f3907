"""What a step is: when it begins, when it is joined, and what undo and redo take next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefer.errors import HistoryError, InputError, ReadOnlyError
from briefer.model.anchor import Span
from briefer.model.changes import Place
from briefer.model.passage import Statement
from briefer.store.history import CREATE, EXPORT, READING
from briefer.store.workspace import open_workspace
from tests.store.making import WHO, dump, tag
from tests.store.operations import keep_edition

if TYPE_CHECKING:
    from briefer.model.changes import ChangeSet
    from briefer.store.workspace import Workspace


def _write_note(ws: Workspace, words: str | None, join: str | None = None) -> None:
    with ws.change(f"Note {words}", join=join) as tx:
        tx.passages.set_statement(1, Statement(note=words))


def _note(ws: Workspace) -> str | None:
    return ws.passages.get(1).statement.note


def _labels(ws: Workspace) -> list[str]:
    return [step.label for step in ws.history.steps()]


def test_a_new_action_closes_redo(briefing: Workspace) -> None:
    _write_note(briefing, "one")
    briefing.undo()
    _write_note(briefing, "two")
    assert briefing.history.redoable() is None
    with pytest.raises(HistoryError, match="nothing to redo"):
        briefing.redo()


def test_every_change_undo_and_redo_makes_another_version(briefing: Workspace) -> None:
    versions = [briefing.version]
    _write_note(briefing, "one")
    versions.append(briefing.version)
    briefing.undo()
    versions.append(briefing.version)
    briefing.redo()
    versions.append(briefing.version)
    assert versions == sorted(set(versions))
    _write_note(briefing, "one")  # changes nothing
    assert briefing.version == versions[-1]


def test_undone_steps_stay_in_the_history(briefing: Workspace) -> None:
    _write_note(briefing, "one")
    briefing.undo()
    _write_note(briefing, "two")
    *_, undone, last = briefing.history.steps()
    assert (undone.label, undone.undone) == ("Note one", True)
    assert (last.label, last.undone) == ("Note two", False)


def test_a_step_closed_by_another_is_never_redone(briefing: Workspace) -> None:
    _write_note(briefing, "one")
    briefing.undo()
    _write_note(briefing, "two")
    briefing.undo()
    assert briefing.redo().label == "Note two"
    with pytest.raises(HistoryError):
        briefing.redo()


def test_undo_stops_at_the_beginning(briefing: Workspace) -> None:
    while briefing.history.undoable():
        briefing.undo()
    with pytest.raises(HistoryError, match="nothing to undo"):
        briefing.undo()
    assert briefing.history.steps()[0].kind == CREATE
    assert briefing.project.get().title == "Harbour"


def test_exports_are_skipped_and_leave_redo_open(briefing: Workspace) -> None:
    _write_note(briefing, "one")
    briefing.undo()
    with briefing.change("Export", kind=EXPORT) as tx:
        keep_edition(tx)
    assert briefing.redo().label == "Note one"
    assert briefing.undo().label == "Note one"
    assert briefing.undo().label == "Add memo"
    assert briefing.editions.latest("memo") is not None


def test_a_kept_export_is_in_the_history_although_it_wrote_nothing(briefing: Workspace) -> None:
    with briefing.change("Export again", kind=EXPORT):
        pass
    assert briefing.history.steps()[-1].label == "Export again"


def test_the_same_key_goes_on_with_the_newest_step(briefing: Workspace) -> None:
    before = len(briefing.history.steps())
    for words in ("a", "ab", "abc"):
        _write_note(briefing, words, join="typing")
    assert _labels(briefing)[before:] == ["Note abc"]
    briefing.undo()
    assert _note(briefing) == "two"
    briefing.redo()
    assert _note(briefing) == "abc"


def test_another_key_begins_another_step(briefing: Workspace) -> None:
    _write_note(briefing, "a", join="typing")
    _write_note(briefing, "b", join="typing elsewhere")
    assert _labels(briefing)[-2:] == ["Note a", "Note b"]


@pytest.mark.parametrize("kind", ["change", EXPORT])
def test_another_action_ends_a_join(briefing: Workspace, kind: str) -> None:
    _write_note(briefing, "a", join="typing")
    with briefing.change("Something else", kind=kind) as tx:
        tx.project.change({"title": "Docks"})
    _write_note(briefing, "b", join="typing")
    assert _labels(briefing)[-3:] == ["Note a", "Something else", "Note b"]


def test_what_is_noted_of_reading_does_not_cut_a_step_in_two(briefing: Workspace) -> None:
    before = len(briefing.history.steps())
    _write_note(briefing, "a", join="typing")
    with briefing.change("Read an article", kind=READING) as tx:
        tx.articles.change(1, {"state": "read"})
    _write_note(briefing, "ab", join="typing")
    assert _labels(briefing)[before:] == ["Note ab", "Read an article"]
    briefing.undo()
    assert (_note(briefing), briefing.articles.get(1).state) == ("two", "read")
    briefing.redo()
    assert (_note(briefing), briefing.articles.get(1).state) == ("ab", "read")


def test_a_block_that_writes_nothing_does_not_end_a_join(briefing: Workspace) -> None:
    _write_note(briefing, "a", join="typing")
    with briefing.change("Nothing"):
        pass
    _write_note(briefing, "b", join="typing")
    assert _labels(briefing)[-1] == "Note b"
    assert "Note a" not in _labels(briefing)


def test_a_join_after_undo_is_a_step_of_its_own(briefing: Workspace) -> None:
    _write_note(briefing, "a", join="typing")
    briefing.undo()
    _write_note(briefing, "b", join="typing")
    assert briefing.history.redoable() is None
    briefing.undo()
    assert _note(briefing) == "two"
    assert briefing.redo().label == "Note b"


def test_a_join_after_redo_is_a_step_of_its_own(briefing: Workspace) -> None:
    _write_note(briefing, "a", join="typing")
    briefing.undo()
    briefing.redo()
    _write_note(briefing, "b", join="typing")
    briefing.undo()
    assert _note(briefing) == "a"


def test_reopening_ends_a_join(briefing: Workspace) -> None:
    _write_note(briefing, "a", join="typing")
    briefing.close()
    again = open_workspace(briefing.path, WHO)
    _write_note(again, "b", join="typing")
    again.undo()
    assert _note(again) == "a"
    again.close()


def test_a_joined_step_that_comes_to_nothing_goes(briefing: Workspace) -> None:
    before = dump(briefing.path), briefing.history.steps()
    with briefing.change("Tag", join="palette") as tx:
        passage = tag(tx, 1, Span(0, 3))
    told: list[ChangeSet] = []
    briefing.subscribe(told.append)
    with briefing.change("Untag", join="palette") as tx:
        tx.passages.remove(passage)
    assert (dump(briefing.path), briefing.history.steps()) == before
    assert [dict(changes.rows) for changes in told] == [{"passage": frozenset({(passage,)})}]
    _write_note(briefing, "a", join="palette")
    assert briefing.undo().label == "Note a"


def test_listeners_hear_of_what_a_joined_step_wrote_this_time(briefing: Workspace) -> None:
    with briefing.change("Tag", join="palette") as tx:
        passage = tag(tx, 1, Span(0, 3))
    told: list[ChangeSet] = []
    briefing.subscribe(told.append)
    _write_note(briefing, "a", join="palette")
    assert [dict(changes.rows) for changes in told] == [{"passage": frozenset({(1,)})}]
    assert passage != 1


def test_a_block_that_writes_nothing_leaves_no_step(briefing: Workspace) -> None:
    before = briefing.history.steps()
    told: list[ChangeSet] = []
    briefing.subscribe(told.append)
    with briefing.change("Nothing"):
        pass
    _write_note(briefing, "two")  # what it was
    with briefing.change("There and back") as tx:
        tx.project.change({"title": "Docks"})
        tx.project.change({"title": "Harbour"})
    with briefing.change("Come and go") as tx:
        tx.passages.remove(tag(tx, 1, Span(0, 3)))
    assert [step.label for step in briefing.history.steps() if step not in before] == [
        "Note two"  # the type went
    ]
    assert [changes.step.label for changes in told] == ["Note two"]


def test_a_block_that_writes_nothing_leaves_redo_open(briefing: Workspace) -> None:
    _write_note(briefing, "one")
    briefing.undo()
    with briefing.change("Nothing"):
        pass
    assert briefing.redo().label == "Note one"


def _write_and_fail(ws: Workspace) -> None:
    with ws.change("Fails") as tx:
        tx.codebook.add_stakeholder("The port")
        assert "The port" in [s.name for s in tx.read.codebook.load().stakeholders]
        tx.passages.remove(1)
        raise ArithmeticError


def test_an_exception_takes_everything_back(briefing: Workspace) -> None:
    before = dump(briefing.path), briefing.history.steps(), briefing.codebook.load()
    told: list[ChangeSet] = []
    briefing.subscribe(told.append)
    with pytest.raises(ArithmeticError):
        _write_and_fail(briefing)
    assert (dump(briefing.path), briefing.history.steps(), briefing.codebook.load()) == before
    assert told == []


def test_the_codebook_read_inside_a_step_is_as_it_was_written(briefing: Workspace) -> None:
    briefing.codebook.load()
    with briefing.change("Add") as tx:
        tx.read.codebook.load()
        added = tx.codebook.add_topic("Tugs")
        assert added in briefing.codebook.load().topic_by_id
    assert added in briefing.codebook.load().topic_by_id
    briefing.undo()
    assert added not in briefing.codebook.load().topic_by_id


def _write_inside_a_change(ws: Workspace) -> None:
    with ws.change("Outer") as tx:
        tx.project.change({"title": "Docks"})
        _write_note(ws, "inner")


def test_a_change_inside_a_change_is_refused(briefing: Workspace) -> None:
    before = dump(briefing.path)
    with pytest.raises(RuntimeError, match="a change inside a change"):
        _write_inside_a_change(briefing)
    assert dump(briefing.path) == before
    _write_note(briefing, "after")


def test_a_change_that_is_over_writes_no_more(briefing: Workspace) -> None:
    before = dump(briefing.path)
    with briefing.change("Nothing") as tx:
        pass
    with pytest.raises(RuntimeError, match="outside of a change"):
        tx.project.change({"title": "Docks"})
    assert dump(briefing.path) == before


@pytest.mark.parametrize("call", ["undo", "close"])
def test_undo_and_close_inside_a_change_are_refused(briefing: Workspace, call: str) -> None:
    with pytest.raises(RuntimeError, match="inside a change"), briefing.change("Outer"):
        getattr(briefing, call)()
    assert not briefing.read_only
    _write_note(briefing, "after")


def test_reading_only_refuses_every_write(briefing: Workspace) -> None:
    briefing.close()
    reader = open_workspace(briefing.path, WHO, read_only=True)
    with pytest.raises(ReadOnlyError, match="open for reading only"), reader.change("Write") as tx:
        tx.project.change({"title": "Docks"})
    with pytest.raises(ReadOnlyError):
        reader.undo()
    with pytest.raises(ReadOnlyError):
        reader.redo()
    reader.close()


def test_a_step_says_who_where_and_when(briefing: Workspace) -> None:
    with briefing.change("Tag", at=Place(1, Span(0, 3), None)) as tx:
        tag(tx, 1, Span(0, 3))
    step = briefing.history.steps()[-1]
    assert (step.who, step.place) == (WHO, Place(1, Span(0, 3)))
    assert step.at.endswith("Z")


def test_the_history_of_a_passage_names_every_step_that_wrote_it(briefing: Workspace) -> None:
    _write_note(briefing, "a")
    with briefing.change("Other") as tx:
        tag(tx, 1, Span(0, 3))
    with briefing.change("Untag") as tx:
        tx.passages.set_parties(1, ())
    labels = [step.label for step in briefing.history.of_passage(1)]
    assert labels == ["Tag passage", "Note a", "Untag"]


@pytest.mark.parametrize("words", ["a\0b", "half a character: \ud83d"])
def test_text_that_the_history_could_not_bring_back_is_refused(
    briefing: Workspace, words: str
) -> None:
    before = dump(briefing.path)
    with pytest.raises(InputError, match="cannot be kept"):
        _write_note(briefing, words)
    assert dump(briefing.path) == before


def test_a_listener_may_write_and_stop_listening(briefing: Workspace) -> None:
    told: list[str] = []

    def listen(changes: ChangeSet) -> None:
        told.append(changes.step.label)
        stop()
        with briefing.change("Answer") as tx:
            tx.project.change({"title": "Answered"})

    stop = briefing.subscribe(listen)
    _write_note(briefing, "a")
    assert told == ["Note a"]
    stop()
    assert briefing.project.get().title == "Answered"


def test_redo_gives_back_the_same_ids(briefing: Workspace) -> None:
    with briefing.change("Tag") as tx:
        passage = tag(tx, 1, Span(0, 3))
    guid = briefing.passages.get(passage).guid
    briefing.undo()
    briefing.redo()
    assert briefing.passages.get(passage).guid == guid
    briefing.undo()
    with briefing.change("Tag again") as tx:
        assert tag(tx, 1, Span(0, 3)) > passage
